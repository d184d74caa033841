"""Spaces at which no line may break: between a number, its scale and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from siyaq.read.lexicons import read_lexicons

NO_BREAK = "\u00a0"


def unbroken(text: str) -> str:
    """The text with no-break spaces within its amounts: «300 مليار دولار»."""
    return _amounts().sub(lambda match: match[0].replace(" ", NO_BREAK), text)


@cache
def _amounts() -> re.Pattern[str]:
    """What follows the digits of an amount: a scale, a unit, or both."""
    scales, units = "|".join(sorted(_scales())), "|".join(sorted(_units()))
    return re.compile(rf" (?<=\d )(?:(?:{scales})\b(?: (?:{units})\b)?|(?:{units})\b)")


def _scales() -> set[str]:
    rows = (row for lexicon in read_lexicons().values() for row in lexicon.scales)
    return {form for row in rows for form in row.split("|")[2:]}


def _units() -> set[str]:
    """The first words of all units, since those of several are few."""
    rows = (row for lexicon in read_lexicons().values() for row in _unit_forms(lexicon.units, lexicon.vague_units))
    return {form.partition(" ")[0] for form in rows if form[-1].isalpha()}


def _unit_forms(units: frozenset[str], vague: frozenset[str]) -> Iterator[str]:
    for row in units:
        yield from row.split("|")[2:]
    for row in vague:
        yield from row.split("|")[1:]
