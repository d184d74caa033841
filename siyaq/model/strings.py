"""Interface words of one language: plain, by CLDR plural category, or by gender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale

from siyaq.diagnostics import Diagnostic, Location, did_you_mean
from siyaq.read.content import Source
from siyaq.read.yaml_nodes import LocatedYaml, Path, read_yaml

GENDERS = frozenset({"m", "f"})
MONTHS = 12
MAX_STRINGS = 1024 * 1024  # bytes; strings come with the theme, which is trusted
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


@dataclass(frozen=True, slots=True)
class Strings:
    """Words by dotted key (`article.sources`); a form after `/` is a plural category or a gender (`articles/few`)."""

    language: str
    words: Mapping[str, str]


def decode_strings(tag: str, layers: tuple[Source, ...]) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """The words of one language; a later layer's win."""
    words: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for source in layers:
        yaml, mistakes = read_yaml(source.text, source.path, limit=MAX_STRINGS, empty=True)
        diagnostics += mistakes
        if yaml:
            own = dict(_flat(yaml.value))
            diagnostics += _misspelled(own, words, yaml, source.path) if words else ()
            stems = {key.partition("/")[0] for key in own}
            words = {key: said for key, said in words.items() if key.partition("/")[0] not in stems} | own
            diagnostics += (*_wrong_forms(yaml, tag, source.path), *_wrong_months(yaml, source.path))
    return Strings(tag, words), tuple(diagnostics)


def _flat(value: Any) -> Iterator[tuple[str, str]]:
    for name, inner in value.items():
        if isinstance(inner, Mapping):
            separator = "/" if set(inner) <= PLURALS | GENDERS else "."
            for key, words in _flat(inner):
                yield f"{name}{separator}{key}", words
        elif inner is not None:
            yield name, inner if isinstance(inner, str) else "\n".join(map(str, inner))


def _wrong_forms(yaml: LocatedYaml, tag: str, source: str) -> Iterator[Diagnostic]:
    """Words by number that lack a category of this language, or have one that it does not use."""
    needed = Locale.parse(tag, sep="-").plural_form.tags | {"other"}
    for path, forms in _groups(yaml.value, ()):
        if set(forms) <= GENDERS or not set(forms) <= PLURALS or set(forms) == needed:
            continue
        place = yaml.place(path)
        where = Location(source, place.line, place.column)
        hint = f"this language needs: {', '.join(sorted(needed))}"
        yield Diagnostic(where, "error", f'"{path[-1]}" lacks or exceeds the plural forms', "plural-forms", hint)


def _misspelled(
    own: Mapping[str, str], known: Mapping[str, str], yaml: LocatedYaml, source: str
) -> Iterator[Diagnostic]:
    """Keys of a site's own words that the theme does not have and nearly has; others may be for own templates."""
    stems = {key.partition("/")[0] for key in known}
    for key in sorted({key.partition("/")[0] for key in own} - stems):
        hint = did_you_mean(key, stems)
        if hint:
            place = yaml.place(tuple(key.split(".")))
            where = Location(source, place.line, place.column)
            yield Diagnostic(where, "warning", f'the theme has no words "{key}"', "unknown-words", hint)


def _wrong_months(yaml: LocatedYaml, source: str) -> Iterator[Diagnostic]:
    """Lists of months that have not twelve."""
    months = yaml.value.get("months")
    for name, names in months.items() if isinstance(months, Mapping) else ():
        if not isinstance(names, list) or len(names) != MONTHS:
            place = yaml.place(("months", name))
            where = Location(source, place.line, place.column)
            hint = "write twelve names, from January to December"
            yield Diagnostic(where, "error", f'"{name}" is no list of twelve months', "months", hint)


def _groups(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for name, inner in value.items():
        if isinstance(inner, Mapping):
            yield (*path, name), inner
            yield from _groups(inner, (*path, name))


def missing_words(strings: Mapping[str, Strings], tags: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Keys that one language has and another of `tags` lacks, one finding for each; so with words by number."""
    stems = {tag: {key.partition("/")[0] for key in known.words} for tag, known in strings.items()}
    counted = {tag: set(_by_number(known)) for tag, known in strings.items()}
    every, every_counted = set[str]().union(*stems.values()), set[str]().union(*counted.values())
    lacking = {
        tag: [*sorted(every - stems[tag]), *(f"{key} (by number)" for key in sorted(every_counted - counted[tag]))]
        for tag in tags
    }
    return tuple(_lack(tag, keys) for tag, keys in lacking.items() if keys)


def _by_number(strings: Strings) -> Iterator[str]:
    """The keys whose words depend on a number."""
    for key in strings.words:
        stem, _, form = key.partition("/")
        if form in PLURALS:
            yield stem


def _lack(tag: str, keys: list[str]) -> Diagnostic:
    where = Location(f"templates/strings/{tag}.yaml")
    return Diagnostic(where, "error", f"no words for {', '.join(keys)}", "missing-words", "add each of them")
