"""content/sources.yaml: reports that several entries rest on, by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from siyaq.diagnostics import Diagnostic, Location
from siyaq.model.facts import CitedSource
from siyaq.model.schema import decode_yaml
from siyaq.read.content import Source
from siyaq.read.yaml_nodes import KEY, LocatedYaml, Path, Place, read_yaml

SHARED_SOURCES = "content/sources.yaml"


@dataclass(frozen=True, slots=True)
class SourceList:
    """The shared sources by id; `names` has also those that did not decode.

    `places` maps the path of each node of the file to its place.
    """

    by_id: Mapping[str, CitedSource] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    places: Mapping[Path, Place] = field(default_factory=dict)

    def place(self, where: Path) -> Place:
        """The place of a node of the file."""
        return LocatedYaml({}, self.places).place(where)

    def location(self, where: Path) -> Location:
        """The location of a node of the file."""
        place = self.place(where)
        return Location(SHARED_SOURCES, place.line, place.column)


def decode_sources(source: Source, languages: tuple[str, ...]) -> tuple[SourceList, tuple[Diagnostic, ...]]:
    """The shared sources; a plain text in them is in the site's first language."""
    yaml, diagnostics = read_yaml(source.text, source.path, empty=True)
    if yaml is None:
        return SourceList(), diagnostics
    found: dict[str, CitedSource] = {}
    mistakes = list(diagnostics)
    for name in yaml.value:
        cited, wrong = _decode_one(yaml, name, source.path, languages)
        mistakes += wrong
        if cited:
            found[name] = cited
    return SourceList(found, frozenset(yaml.value), yaml.places), tuple(mistakes)


def _decode_one(
    yaml: LocatedYaml, name: str, path: str, languages: tuple[str, ...]
) -> tuple[CitedSource | None, tuple[Diagnostic, ...]]:
    """The mapping under one key, which is its id."""
    value = yaml.value[name]
    below = {where[1:]: place for where, place in yaml.places.items() if where[:1] == (name,)}
    if not isinstance(value, Mapping):
        hint = "write {publisher: …, title: …, url: …}"
        where = Location(path, below[()].line, below[()].column)
        message = f'"{name}" should be a mapping'
        return None, (Diagnostic(where, "error", message, "wrong-shape", hint, below[()].length),)
    below[("id",)] = yaml.places[(name, KEY)]
    return decode_yaml(CitedSource, LocatedYaml({**value, "id": name}, below), path, languages, languages[0])
