"""The files of the exports: tables, entities, an index of both; and beside each profile's page what it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from siyaq.link.graph import Graph
from siyaq.link.routes import entry_path
from siyaq.render.exports.catalogue import Catalogue
from siyaq.render.exports.cells import words
from siyaq.render.exports.facts import tables_of, values_of
from siyaq.render.exports.followthemoney import entity_lines
from siyaq.render.exports.tables import Row, Table, csv_text, encode, json_list, lines_of
from siyaq.render.page import Artifact

FOLDER = "data/"
ENTITIES = "entities.ftm.json"
PROFILE = "profile.json"  # templates/profile.html links it by this name
# By which columns a row belongs to a profile.
ENDS = {
    "roles": ("person", "organization", "reports_to"),
    "relations": ("from", "to"),
    "events": ("who",),
    "figures": ("about", "with"),
}
SHORT = ("id", "type", "name", "title", "date", "url")
Lines = Mapping[str, list[str]]


def export_artifacts(graph: Graph) -> Iterator[Artifact]:
    """Every file of the exports."""
    tags, catalogue = graph.site.tags, Catalogue.of(graph)
    tables = tables_of(catalogue)
    values = values_of(tables)
    lines = {table.name: lines_of(table.rows) for table in tables}
    for table in tables:
        yield _artifact(f"{FOLDER}{table.name}.json", json_list(lines[table.name]) + "\n")
        yield _artifact(f"{FOLDER}{table.name}.csv", csv_text(table, tags))
    yield _artifact(f"{FOLDER}values.csv", csv_text(values, tags))
    entities = list(entity_lines(catalogue))
    yield _artifact(f"{FOLDER}{ENTITIES}", "".join(f"{line}\n" for line in entities))
    yield _artifact(f"{FOLDER}index.json", _index(graph, tables, values, len(entities)))
    yield from _profiles(catalogue, tables, lines)


def _artifact(path: str, text: str) -> Artifact:
    content = text.encode()
    return Artifact(path, content, (("bytes", sha256(content).hexdigest()),))


def _index(graph: Graph, tables: tuple[Table, ...], values: Table, entities: int) -> str:
    """What there is: each file with its address, the number of its rows, and its columns."""
    site = graph.site
    files = [
        _listed(graph, f"{table.name}.json", len(table.rows), [one.name for one in table.columns]) for table in tables
    ]
    files += [_listed(graph, f"{one.name}.csv", len(one.rows), one.headings(site.tags)) for one in (*tables, values)]
    files.append(_listed(graph, ENTITIES, entities, ["id", "schema", "properties"]))
    head = {"title": words(site.title), "url": site.base_url, "languages": list(site.tags)}
    return f'{encode(head)[:-1]}, "files": {json_list(lines_of(files))}}}\n'


def _listed(graph: Graph, name: str, rows: int, columns: list[str]) -> Row:
    return {"file": name, "url": f"{graph.site.base_url}{FOLDER}{name}", "rows": rows, "columns": columns}


def _profiles(catalogue: Catalogue, tables: tuple[Table, ...], lines: Lines) -> Iterator[Artifact]:
    """Beside each profile's page, in each language, all that the site knows of it."""
    named = {table.name: table for table in tables}
    entities, articles = _short(named["entities"]), _short(named["articles"])
    own = {row["id"]: line for row, line in zip(named["entities"].rows, lines["entities"], strict=True)}
    grouped = {name: _by_profile(named[name], lines[name]) for name in ENDS}
    for slug, profile in catalogue.profiles.items():
        facts = {name: groups.get(slug, []) for name, groups in grouped.items()}
        others = {other for rows in facts.values() for _, ends in rows for other in ends} - {slug}
        naming = dict.fromkeys(referral.article.id.slug for referral in catalogue.graph.referrals.get(profile.id, ()))
        parts = {name: [line for line, _ in rows] for name, rows in facts.items()}
        parts |= {
            "articles": [articles[name] for name in naming],
            "profiles": [entities[other] for other in sorted(others)],
        }
        made = _artifact(PROFILE, _profile(own[slug], parts))
        for tag in catalogue.addresses[profile.id]:
            yield replace(made, path=entry_path(profile.id, tag) + PROFILE)


def _short(table: Table) -> dict[str, str]:
    """The rows of a table by id, as far as other rows need them."""
    return {row["id"]: encode({key: row[key] for key in SHORT if key in row}) for row in table.rows}


def _by_profile(table: Table, lines: Iterable[str]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The lines of a table by each profile that they name, each with all whom it names."""
    groups: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for row, line in zip(table.rows, lines, strict=True):
        values = (row[column] for column in ENDS[table.name])
        ends = [slug for value in values for slug in (value if isinstance(value, list) else [value]) if slug]
        for slug in dict.fromkeys(ends):
            groups[slug].append((line, tuple(ends)))
    return groups


def _profile(own: str, parts: Lines) -> str:
    """A profile's file: its own row, and under each heading the rows that name it."""
    body = ",\n".join(f"{encode(name)}: {json_list(lines)}" for name, lines in parts.items())
    return f'{{"profile": {own},\n{body}}}\n'
