"""Phrases such as «الأسبوع الماضي» or "last July", and the dates they mean when told on a certain day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import permutations

from siyaq.model.dates import PartialDate
from siyaq.read.phrases import PhraseTable, Value, read_phrases

LEADERS = 3  # words such as "in early" that may stand before a phrase
TURN = timedelta(days=92)  # how near a day of another year must be, for it to be meant where no year is named
# A year is one of our era and our calendar: 1447 is likelier one of the Hijra.
_DIGITS = {"day": "[0-9]{1,2}", "number": "[1-9][0-9]{0,3}", "year": "(?:1[5-9]|2[0-9])[0-9]{2}"}
_ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The dates that a phrase may mean: none where no table has it, several where only an editor can tell."""

    dates: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Slots:
    """What the slots of a phrase hold."""

    held: Mapping[str, Value]

    def number(self, *names: str) -> int | None:
        """The number in the first of these slots that the phrase has."""
        return next((int(self.held[name]) for name in names if name in self.held), None)

    def turn(self) -> int | None:
        """-1 where it says last, 0 this, 1 next; None where it says none of them."""
        return self.number("turn")

    def month(self) -> int:
        """The month that is named, from 1."""
        return int(self.held["month"])

    def unit(self) -> str:
        """What is counted or named: day, week, month or year."""
        return str(next(self.held[name] for name in ("period", "one", "two", "many") if name in self.held))

    def count(self) -> int:
        """How many units: a number, or what the form of the noun says."""
        return self.number("number", "few") or (2 if "two" in self.held else 1)


Meaning = Callable[[date, _Slots], Iterable[str]]


@dataclass(frozen=True, slots=True)
class _Row:
    """One phrase of a table, as it is looked for in a folded text; `words` say what those in its slots stand for."""

    meaning: Meaning
    pattern: re.Pattern[str]
    words: Mapping[str, Mapping[str, Value]]

    def slots(self, match: re.Match[str]) -> _Slots:
        """What a text that matches has in the slots."""
        held = {slot: text for slot, text in match.groupdict().items() if text}
        return _Slots({slot: self.words.get(slot, {}).get(text, text) for slot, text in held.items()})


def resolve_phrase(said: str, language: str, told: date) -> Resolved:
    """What the phrase means in a text of that language, told on that day."""
    folded = fold_phrase(said) + " "
    for row in _rows(language):
        if match := row.pattern.fullmatch(folded):
            return Resolved(_parsed(row.meaning, told, row.slots(match)))
    return Resolved()


def fold_phrase(text: str) -> str:
    """The words of a phrase as they are compared: no case, marks or punctuation, one letter for its variants."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(_ALIKE)
    kept = (letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf"))
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in kept)
    return " ".join(re.sub(r"\s*/\s*", "/", re.sub(r"[^\w/]+", " ", plain)).split())


def _parsed(meaning: Meaning, told: date, slots: _Slots) -> tuple[PartialDate, ...]:
    try:
        return tuple(PartialDate.parse(text) for text in meaning(told, slots))
    except (OverflowError, ValueError):  # before the year 1, or after 9999
        return ()


# What the phrases of a table mean, by its key in phrases/*.yaml: dates as EDTF writes them.


def _near(told: date, slots: _Slots) -> Iterator[str]:
    yield from _on(slots, [told + timedelta(slots.number("near") or 0)])


def _weekday(told: date, slots: _Slots) -> Iterator[str]:
    """A weekday; named without last or next, it is the day of the telling or else one of the two around it."""
    week = [told + timedelta(days) for days in range(-7, 8)]
    days = [day for day in week if day.isoweekday() == slots.number("weekday")]
    if slots.turn():
        yield from _texts(_turned(days, told, slots))
    else:
        yield from _texts([told] if told in days else days)


def _period(told: date, slots: _Slots) -> Iterator[str]:
    yield _whole(told, slots.unit(), slots.turn() or 0)


def _ago(told: date, slots: _Slots) -> Iterator[str]:
    """So long ago: to the day where days are counted, and about where longer units are."""
    exact = slots.unit() == "day" and "about" not in slots.held
    yield _whole(told, slots.unit(), -slots.count(), "" if exact else "~")


def _over(told: date, slots: _Slots) -> Iterator[str]:
    """From about so long ago until the day of the telling, or its month or year."""
    unit = slots.unit()
    begun, _, _ = _whole(told, unit, -slots.count(), "~").partition("/")
    yield f"{begun}/{told if unit in ('day', 'week') else _whole(told, unit, 0)}"


def _year(told: date, slots: _Slots) -> Iterator[str]:
    yield f"{_year_named(told, slots):04}"


def _month(told: date, slots: _Slots) -> Iterator[str]:
    """A month without its year; said without last or next, it is the latest that is not to come."""
    month = slots.month()
    years = {-1: -(month >= told.month), 0: 0, 1: month <= told.month, None: -(month > told.month)}
    yield f"{told.year + years[slots.turn()]:04}-{month:02}"


def _month_of_year(told: date, slots: _Slots) -> Iterator[str]:
    yield f"{_year_named(told, slots):04}-{slots.month():02}"


def _date(told: date, slots: _Slots) -> Iterator[str]:
    """A day without its year: of this year, and of the years around it where it comes near enough."""
    around = [day for year in (-1, 0, 1) for day in _days(told.year + year, slots)]
    likely = [day for day in around if day.year == told.year or abs(day - told) <= TURN]
    match slots.turn():
        case None:
            yield from _on(slots, likely or around)  # 29 February may be in none of the likely years
        case 0:
            yield from _on(slots, _days(told.year, slots))
        case _:
            yield from _on(slots, _turned(around, told, slots))


def _date_of_year(told: date, slots: _Slots) -> Iterator[str]:
    yield from _on(slots, _days(_year_named(told, slots), slots))


MEANINGS: Mapping[str, Meaning] = {
    "near": _near,
    "weekday": _weekday,
    "period": _period,
    "ago": _ago,
    "over": _over,
    "year": _year,
    "month": _month,
    "month-of-year": _month_of_year,
    "date": _date,
    "date-of-year": _date_of_year,
}


def _whole(told: date, unit: str, steps: int, mark: str = "") -> str:
    """The day, week, month or year that lies so many steps from that of the telling; weeks begin on Monday."""
    match unit:
        case "day":
            return f"{told + timedelta(steps)}{mark}"
        case "week":
            monday = told + timedelta(weeks=steps) - timedelta(told.weekday())
            return f"{monday}{mark}/{monday + timedelta(6)}{mark}"
        case "month":
            year, month = divmod(told.year * 12 + told.month - 1 + steps, 12)
            return f"{year:04}-{month + 1:02}{mark}"
        case _:
            return f"{told.year + steps:04}{mark}"


def _year_named(told: date, slots: _Slots) -> int:
    """The year that a phrase names by its number, or as last, this or next."""
    return slots.number("year") or told.year + (slots.turn() or 0)


def _days(year: int, slots: _Slots) -> list[date]:
    """The day of that year that a phrase names by month and number, if the year has it."""
    try:
        return [date(year, slots.month(), slots.number("day") or 0)]
    except ValueError:
        return []


def _turned(days: Iterable[date], told: date, slots: _Slots) -> list[date]:
    """Of several days the last before the telling, or the next after it."""
    if slots.turn() == 1:
        return sorted(day for day in days if day > told)[:1]
    return sorted(day for day in days if day < told)[-1:]


def _on(slots: _Slots, days: Iterable[date]) -> Iterator[str]:
    """Those of the days that fall on the weekday that is said, if one is: «أمس الاثنين», "Tuesday, 16 September"."""
    weekday = slots.number("weekday")
    return _texts(day for day in days if weekday in (None, day.isoweekday()))


def _texts(days: Iterable[date]) -> Iterator[str]:
    return (day.isoformat() for day in days)


# The tables as patterns of folded text.


@cache
def _rows(language: str) -> tuple[_Row, ...]:
    """The phrases of a language; none where it has no table."""
    table = read_phrases().get(language)
    return tuple(_compiled(table)) if table else ()


def _compiled(table: PhraseTable) -> Iterator[_Row]:
    words = {slot: {fold_phrase(word): value for word, value in known.items()} for slot, known in table.slots.items()}
    words["month"] |= dict(_joined(words["month"]))
    slots = {slot: _slot(slot, (*words.get(slot, ()),), table.ordinals) for slot in (*words, *_DIGITS)}
    leaders = f"(?:{_any(map(fold_phrase, table.leaders))} ){{0,{LEADERS}}}"
    for meaning, pattern in table.phrases:
        steps = "".join(_step(word, slots) for word in pattern.split())
        yield _Row(MEANINGS[meaning], re.compile(leaders + steps), words)


def _joined(months: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Two names of one month, as texts for several countries write them."""
    for one, other in permutations(months, 2):
        if months[one] == months[other]:
            yield from ((f"{one}{mark}{other}", months[one]) for mark in ("/", " "))


def _slot(slot: str, words: tuple[str, ...], ordinals: tuple[str, ...]) -> str:
    choices = [*map(re.escape, words), *([_DIGITS[slot]] if slot in _DIGITS else [])]
    ending = f"(?:{_any(ordinals)})?" if slot == "day" and ordinals else ""
    return f"(?P<{slot}>{'|'.join(choices)}){ending}"


def _step(word: str, slots: Mapping[str, str]) -> str:
    """One word of a pattern: plain, a slot, or a slot with letters joined to it; in a question mark, it may lack."""
    pieces = re.split(r"\{(\w+)\}", word.removesuffix("?"))
    written = (slots[piece] if index % 2 else re.escape(fold_phrase(piece)) for index, piece in enumerate(pieces))
    return f"(?:{''.join(written)} )" + ("?" if word.endswith("?") else "")


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
