"""The tables: what is published, kind by kind, with ids as in the content and each row's sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from siyaq.link.accounts.ledger import slot_id
from siyaq.link.groups import grouped
from siyaq.model.entries import Article, Person, Profile
from siyaq.model.facts import REVERSES, Claim, Event, Figure, Relation, Role
from siyaq.model.front_matter import CompanyFacts, PersonFacts
from siyaq.model.text import EntryId
from siyaq.render.exports.catalogue import Catalogue
from siyaq.render.exports.cells import how_long, how_much, told, when, words
from siyaq.render.exports.sourcing import source_rows
from siyaq.render.exports.tables import Column, Row, Shape, Table
from siyaq.render.exports.values import Claimed, role_values, stated_values


def _columns(**shapes: Shape) -> tuple[Column, ...]:
    # A name that Python keeps for itself ends in an underscore.
    return tuple(Column(name.rstrip("_"), shape) for name, shape in shapes.items())


# fmt: off
ENTITIES = _columns(
    id="plain", type="plain", kind="plain", name="words", aliases="words", gender="plain", born="date", died="date",
    founded="date", summary="words", articles="plain", url="words",
)
ARTICLES = _columns(
    id="plain", kind="plain", title="words", summary="words", date="date", date_basis="plain", updated="date",
    entities="plain", storylines="plain", url="words",
)
ROLES = _columns(
    id="plain", person="plain", organization="plain", title="words", from_="date", to="date", lasted="plain",
    checked="date", reports_to="plain", note="words", sources="sources", values="values",
)
RELATIONS = _columns(
    id="plain", from_="plain", relation="plain", to="plain", reverse="plain", when="date", ended="plain",
    note="words", sources="sources",
)
EVENTS = _columns(
    id="plain", event="plain", article="plain", kind="plain", when="date", said="plain", what="words", who="plain",
    sources="sources", values="values",
)
FIGURES = _columns(
    id="plain", article="plain", about="plain", what="plain", with_="plain", amount="amount", as_of="date",
    note="words", sources="sources", values="values",
)
CLAIMS = _columns(
    id="plain", article="plain", about="plain", from_="date", to="date", lasted="plain", ended="plain",
    title="words", quote="plain", sources="sources",
)
VALUES = _columns(
    fact="plain", id="plain", field="plain", value="plain", earliest="plain", latest="plain", rank="plain",
    article="plain", verdict="plain", why="words",
)
# fmt: on


def tables_of(catalogue: Catalogue) -> tuple[Table, ...]:
    """Every table that has a JSON file and a CSV file, in the order of the index."""
    claims = tuple(_claims(catalogue))
    return (
        _table("entities", ENTITIES, (_entity(profile, catalogue) for profile in catalogue.profiles.values())),
        _table("articles", ARTICLES, (_article(article, catalogue) for article in catalogue.graph.articles)),
        _table("roles", ROLES, _roles(catalogue, claims)),
        _table("relations", RELATIONS, _relations(catalogue)),
        _table("events", EVENTS, _events(catalogue)),
        _table("figures", FIGURES, _figures(catalogue)),
        _table("claims", CLAIMS, (row for _, _, row in claims)),
    )


def values_of(tables: Iterable[Table]) -> Table:
    """The values of all disputed fields as a table of its own, since a row of CSV has room for one."""
    rows = (
        {"fact": table.name, "id": row["id"]} | value
        for table in tables
        for row in table.rows
        for value in row.get("values", ())
    )
    return Table("values", VALUES, tuple(rows))


def _table(name: str, columns: tuple[Column, ...], rows: Iterable[Row]) -> Table:
    return Table(name, columns, tuple(sorted(rows, key=lambda row: str(row["id"]))))


def _entity(profile: Profile, catalogue: Catalogue) -> Row:
    own = profile.facts
    person = own if isinstance(own, PersonFacts) else None
    company = own if isinstance(own, CompanyFacts) else None
    return {
        "id": profile.id.slug,
        "type": profile.id.kind,
        "kind": company.kind if company else None,
        "name": words(own.name),
        "aliases": words(own.aliases),
        "gender": person.gender if person else None,
        "born": when(person.born) if person else None,
        "died": when(person.died) if person else None,
        "founded": when(company.founded) if company else None,
        "summary": told(profile, "summary"),
        "articles": catalogue.graph.coverage.get(profile.id, 0),
        "url": catalogue.addresses[profile.id],
    }


def _article(article: Article, catalogue: Catalogue) -> Row:
    own = article.facts
    return {
        "id": article.id.slug,
        "kind": own.kind,
        "title": told(article, "title"),
        "summary": told(article, "summary"),
        "date": when(own.date),
        "date_basis": own.date_basis,
        "updated": when(own.updated),
        "entities": [slug for slug in own.entities if slug in catalogue.profiles],
        "storylines": [slug for slug in own.storylines if EntryId("storyline", slug) in catalogue.graph.by_id],
        "url": catalogue.addresses[article.id],
    }


def _roles(catalogue: Catalogue, claims: Iterable[tuple[Article, Claim, Row]]) -> Iterator[Row]:
    claimed = grouped((str(claim.about), (article, claim)) for article, claim, _ in claims)
    for person, role in catalogue.roles():
        yield _role(person, role, claimed, catalogue)


def _role(person: Person, role: Role, claimed: Mapping[str, tuple[Claimed, ...]], catalogue: Catalogue) -> Row:
    name = slot_id(person, role)
    return {
        "id": name,
        "person": person.id.slug,
        "organization": role.org,
        "title": words(role.title),
        "from": when(role.start),
        "to": when(role.end),
        "lasted": how_long(role.lasted),
        "checked": when(role.checked),
        "reports_to": catalogue.profile_id(role.reports_to),
        "note": words(role.note),
        "sources": source_rows(role.sources, catalogue),
        "values": role_values(person, role, claimed.get(name, ()), catalogue),
    }


def _relations(catalogue: Catalogue) -> Iterator[Row]:
    """Each relation once; of several that have one name, all but the first are numbered."""
    met: Counter[str] = Counter()
    for profile, relation in catalogue.relations():
        name = f"{profile.id.slug}/{relation.rel}/{relation.to}"
        met[name] += 1
        yield _relation(f"{name}/{met[name]}" if met[name] > 1 else name, profile, relation, catalogue)


def _relation(name: str, profile: Profile, relation: Relation, catalogue: Catalogue) -> Row:
    return {
        "id": name,
        "from": profile.id.slug,
        "relation": relation.rel,
        "to": relation.to,
        "reverse": REVERSES[relation.rel],
        "when": when(relation.when),
        "ended": relation.ended,
        "note": words(relation.note),
        "sources": source_rows(relation.sources, catalogue),
    }


def _events(catalogue: Catalogue) -> Iterator[Row]:
    for article in catalogue.graph.articles:
        for event in article.facts.dates:
            yield _event(event, article, catalogue)


def _event(event: Event, article: Article, catalogue: Catalogue) -> Row:
    return {
        "id": f"{article.id.slug}/{event.id}",
        "event": event.id,
        "article": article.id.slug,
        "kind": event.kind,
        "when": when(event.when),
        "said": event.said,
        "what": words(event.what),
        "who": [slug for slug in dict.fromkeys(event.who) if slug in catalogue.profiles],
        "sources": source_rows(event.sources, catalogue, article),
        "values": stated_values(event, "when", event.when.text, article, catalogue),
    }


def _figures(catalogue: Catalogue) -> Iterator[Row]:
    for article in catalogue.graph.articles:
        for number, figure in enumerate(article.facts.figures, 1):
            if figure.about in catalogue.profiles:
                yield _figure(number, figure, article, catalogue)


def _figure(number: int, figure: Figure, article: Article, catalogue: Catalogue) -> Row:
    return {
        "id": f"{article.id.slug}/{number}",
        "article": article.id.slug,
        "about": figure.about,
        "what": figure.what,
        "with": catalogue.profile_id(figure.between),
        "amount": how_much(figure.amount),
        "as_of": when(figure.as_of),
        "note": words(figure.note),
        "sources": source_rows(figure.sources, catalogue, article),
        "values": stated_values(figure, "amount", figure.amount.text, article, catalogue),
    }


def _claims(catalogue: Catalogue) -> Iterator[tuple[Article, Claim, Row]]:
    """What articles say of profiles and roles that readers may see."""
    roles = {slot_id(person, role) for person, role in catalogue.roles()}
    for article in catalogue.graph.articles:
        for number, claim in enumerate(article.facts.claims, 1):
            if claim.about in roles or claim.about in catalogue.profiles:
                yield article, claim, _claim(number, claim, article, catalogue)


def _claim(number: int, claim: Claim, article: Article, catalogue: Catalogue) -> Row:
    return {
        "id": f"{article.id.slug}/{number}",
        "article": article.id.slug,
        "about": claim.about,
        "from": when(claim.start),
        "to": when(claim.end),
        "lasted": how_long(claim.lasted),
        "ended": claim.ended,
        "title": words(claim.title),
        "quote": claim.quote,
        "sources": source_rows(claim.sources, catalogue, article),
    }
