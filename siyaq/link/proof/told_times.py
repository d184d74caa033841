"""Months, their days, weekdays and lengths of time in a running text, by the tables of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from siyaq.link.names.finder import all_clues
from siyaq.link.names.folding import caseless
from siyaq.link.proof.told import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    PLAIN,
    Stretch,
    Told,
    any_of,
    counted,
    decades,
    number_words,
    prefixes,
)
from siyaq.read.lexicons import read_lexicons
from siyaq.read.phrases import read_phrases

DAYS, MONTHS = range(1, 32), range(1, 13)
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}")
_INTEGER = re.compile(r"(?<![\d.,])\d{1,2}(?![\d%]|[.,]\d)")
_BEFORE = re.compile(r"(\w+)[ ,]*$")
_DAY_BEFORE = re.compile(
    r"(?<![\d.,/-])(\d{1,2})[^\W\d_]{0,2} (?:[^\W\d_]{2,3} )?$"
)  # 16 July, 16 من يوليو, 16th of July
_DAY_AFTER = re.compile(r" (\d{1,2})(?!\d|[.,]\d)")
_BETWEEN = re.compile(r"[ /()-]{1,3}")  # between the two names of a month: «يوليو/تموز», «تموز (يوليو)»


def times_in(stretch: Stretch) -> Iterator[Told]:
    """What a text tells of time."""
    months = list(_months(stretch))
    yield from (told for told, _, _ in months)
    yield from _months_in_figures(stretch)
    yield from _days(stretch, months)
    yield from (told for told, _, _ in _named(stretch, "weekday"))
    yield from _lengths(stretch)
    yield from _decades(stretch)


_Named = tuple[Told, int, int]  # and where its name begins and ends in the folded text


def _named(stretch: Stretch, slot: str) -> Iterator[_Named]:
    """The months or weekdays that a text names, but for those within names of people and companies."""
    names = _names(slot)
    for match in names.pattern.finditer(stretch.text):
        word = match["name"]
        told = stretch.told(match.start("name"), match.end(), slot, names.values[word.casefold()])
        mention = stretch.reading.mention_before(told.end)
        inside = mention is not None and told.start < mention.end
        if word[0] == word[0].upper() and not inside:
            unsure = word.casefold() in names.unsure and not _confirmed(stretch.text, match)
            yield replace(told, unsure=unsure), match.start("name"), match.end()


def _confirmed(text: str, match: re.Match[str]) -> bool:
    """Whether a number or a cue beside a word shows that it is a month or a weekday."""
    before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
    word = before[1].casefold() if before else ""
    return (
        word[:1].isdigit() or word in _cues() or bool(re.match(r" \d|, \d{4}", text[match.end() : match.end() + 6]))
    )


def _months(stretch: Stretch) -> Iterator[_Named]:
    """The months that a text names; the two names of one beside each other are one."""
    last: _Named | None = None
    for told, start, end in _named(stretch, "month"):
        if last and last[0].value == told.value and _BETWEEN.fullmatch(stretch.text, last[2], start):
            both = replace(last[0], end=told.end, unsure=last[0].unsure and told.unsure)
            last = both, last[1], end
            continue
        if last:
            yield last
        last = told, start, end
    if last:
        yield last


def _months_in_figures(stretch: Stretch) -> Iterator[Told]:
    """Whatever may be the month of a date such as 16/7/2025."""
    for match in _DATE.finditer(stretch.text):
        for number in re.findall(r"\d+", match[0]):
            if int(number) in MONTHS:
                yield replace(stretch.told(match.start(), match.end(), "month", int(number)), unsure=True)


def _days(stretch: Stretch, months: list[_Named]) -> Iterator[Told]:
    """The days of these months in figures; other numbers of the text may be days of each of them, too."""
    numbers = list(_INTEGER.finditer(stretch.text))
    for told, start, end in months:
        day = _DAY_BEFORE.search(stretch.text, max(0, start - 12), start) or _DAY_AFTER.match(stretch.text, end)
        if day and int(day[1]) in DAYS:
            first, last = min(day.start(1), start), max(day.end(1), end)
            yield stretch.told(first, last, f"day of {told.value}", int(day[1]))
    for month in sorted({told.value for told, _, _ in months}):
        for number in numbers:
            told = stretch.told(number.start(), number.end(), f"day of {month}", int(number[0]))
            yield replace(told, unsure=True)


def _lengths(stretch: Stretch) -> Iterator[Told]:
    """How long something lasted: ثلاثة أشهر, شهرين, 3 months; one unit is never missed."""
    for match in _length().finditer(stretch.text):
        if match["two"]:
            count, unit = 2, _units()[match["two"].casefold()]
        else:
            count = int(match["figure"]) if match["figure"] else counted(match["count"])
            unit = _units()[match["unit"].casefold()]
        told = stretch.told(match.start("said"), match.end(), f"{unit}s", count)
        if count < PLAIN:
            yield replace(told, unsure=count == 1, spelled=True)


def _decades(stretch: Stretch) -> Iterator[Told]:
    """Decades by the tens of their years: التسعينيات, the 1990s, the nineties."""
    for match in _decade().finditer(stretch.text):
        yield stretch.told(match.start("name"), match.end(), "decade", decades()[match["name"].casefold()])


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of months or weekdays in all languages; those that are `unsure` are other words, too."""

    values: Mapping[str, int]
    unsure: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _names(slot: str) -> _Names:
    tables = read_phrases().values()
    values = {caseless(word): int(value) for table in tables for word, value in table.slots[slot].items()}
    unsure = frozenset(caseless(word) for row in read_lexicons().values() for word in row.unsure_times)
    pattern = f"{NO_LETTER_BEFORE}{prefixes()}(?P<name>{any_of(values)}){NO_LETTER_AFTER}"
    return _Names(values, unsure, re.compile(pattern, re.IGNORECASE))


@cache
def _cues() -> frozenset[str]:
    """The words before a month, with and without what may be joined to them: «وفي»."""
    cues = {caseless(word) for row in read_lexicons().values() for word in row.time_cues}
    return frozenset(joined + cue for cue in cues for joined in ("", *all_clues()[0].prefixes))


@cache
def _units(*slots: str) -> Mapping[str, str]:
    """Folded words for days, weeks, months and years; by default of all forms."""
    rows = [
        table.slots.get(slot, {}) for table in read_phrases().values() for slot in slots or ("one", "two", "many")
    ]
    return {caseless(word): str(unit) for row in rows for word, unit in row.items()}


@cache
def _length() -> re.Pattern[str]:
    number = rf"(?:(?<![\d.,])(?P<figure>\d{{1,3}})|(?P<count>{number_words()}))"
    told = f"{number}[ -](?P<unit>{any_of(_units('one', 'many'))})|(?P<two>{any_of(_units('two'))})"
    return re.compile(f"{NO_LETTER_BEFORE}{prefixes()}(?P<said>{told}){NO_LETTER_AFTER}", re.IGNORECASE)


@cache
def _decade() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){prefixes()}(?P<name>{any_of(decades())})(?!\w)", re.IGNORECASE)
