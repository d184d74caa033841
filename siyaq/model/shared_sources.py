"""content/sources.yaml: reports that several entries rest on, by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from siyaq.diagnostics import Diagnostic
from siyaq.model.facts import CitedSource
from siyaq.model.schema import decode_yaml
from siyaq.read.content import Source
from siyaq.read.yaml_nodes import LocatedYaml, Path, Place, read_yaml


def decode_sources(
    source: Source, languages: tuple[str, ...]
) -> tuple[Mapping[str, CitedSource], tuple[Diagnostic, ...]]:
    """The shared sources; a plain text in them is in the site's first language."""
    yaml, diagnostics = read_yaml(source.text, source.path)
    if yaml is None:
        return {}, diagnostics
    found: dict[str, CitedSource] = {}
    mistakes = list(diagnostics)
    for name in yaml.value:
        cited, wrong = decode_yaml(CitedSource, _one(yaml, name), source.path, languages, languages[0])
        mistakes += wrong
        if cited:
            found[name] = cited
    return found, tuple(mistakes)


def _one(yaml: LocatedYaml, name: str) -> LocatedYaml:
    """The mapping under one key, with its key as its id, and the places of its nodes."""
    value: Any = yaml.value[name]
    below: dict[Path, Place] = {path[1:]: place for path, place in yaml.places.items() if path[0:1] == (name,)}
    below[("id",)] = yaml.places[(name, "[key]")]
    return LocatedYaml({**value, "id": name} if isinstance(value, dict) else {"id": name, "?": value}, below)
