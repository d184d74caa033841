"""What is known of the words around names, language by language: lists, kept as data beside this module."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The lists of one language; lexicons/ar.yaml says above each what it is for."""

    prefixes: tuple[tuple[str, ...], ...] = ()
    article: str = ""
    contraction: str = ""
    conjunction: str = ""
    beginnings: tuple[tuple[str, ...], ...] = ()
    endings: tuple[tuple[str, ...], ...] = ()
    organization_cues: Words = frozenset()
    organization_tails: Words = frozenset()
    person_cues: Words = frozenset()
    titles: Words = frozenset()
    openers: Words = frozenset()
    name_heads: Words = frozenset()
    patronyms: Words = frozenset()
    generations: Words = frozenset()
    name_tails: Words = frozenset()
    joined_heads: Words = frozenset()
    joined_tails: Words = frozenset()
    landmarks_before: Words = frozenset()
    landmarks_after: Words = frozenset()
    given_names: Words = frozenset()
    exclusive_titles: Words = frozenset()
    board_titles: Words = frozenset()
    scales: Words = frozenset()
    comparators: Words = frozenset()
    ranges: Words = frozenset()
    vague_comparators: Words = frozenset()
    cardinals: Words = frozenset()
    fractions: Words = frozenset()
    decades: Words = frozenset()
    units: Words = frozenset()
    vague_units: Words = frozenset()
    unsure_times: Words = frozenset()
    time_cues: Words = frozenset()
    function_words: Words = frozenset()
    common_words: Words = frozenset()
    loose_endings: Words = frozenset()
    same_words: Words = frozenset()


@cache
def read_lexicons() -> MappingProxyType[str, Lexicon]:
    """The packaged lexicons by language tag."""
    found = (file for file in files(__package__).joinpath("lexicons").iterdir() if file.name.endswith(".yaml"))
    return MappingProxyType(
        {
            file.name.removesuffix(".yaml"): _lexicon(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))
            for file in sorted(found, key=lambda file: file.name)
        }
    )


def _lexicon(raw: dict[str, Any]) -> Lexicon:
    """Lists of words are one block of text; an underscore joins the words of an item."""
    plain: dict[str, Any] = {
        "prefixes": tuple(map(tuple, raw["prefixes"])),
        "article": raw["article"],
        "contraction": raw["contraction"],
        "conjunction": raw["conjunction"],
        "beginnings": tuple(tuple(group.split(", ")) for group in raw["beginnings"]),
        "endings": tuple(tuple(group.split(", ")) for group in raw["endings"]),
    }
    lists = (field.name for field in fields(Lexicon) if field.name not in plain)
    return Lexicon(**plain | {name: frozenset(map(_spaced, raw[name].split())) for name in lists})


def _spaced(item: str) -> str:
    return item.replace("_", " ")
