"""How one language says things: interface words, numbers, dates, amounts; all by Unicode CLDR and the house style."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal, get_currency_name

from siyaq.model.dates import Duration, PartialDate
from siyaq.model.money import SCALES, Amount
from siyaq.model.site import Language
from siyaq.model.strings import Strings

ZEROS = {"latn": "0", "arab": "٠", "arabext": "۰"}
MACHINE = {"year": 4, "month": 7, "day": 10}  # how much of an ISO date each precision shows
_SCALE_NAMES = {power: name for name, power in SCALES.items()}


class MissingWordError(KeyError):
    """An interface word that a template asks for and the strings lack."""

    def __init__(self, key: str, language: str) -> None:
        super().__init__(key)
        self.key, self.language = key, language

    def __str__(self) -> str:
        return f'no words for "{self.key}" in templates/strings/{self.language}.yaml'


@dataclass(frozen=True, slots=True)
class DateLabel:
    """A date for a reader: its words, and the machine's form where HTML's `time` element has one."""

    text: str
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Digits and names of months between which readers may choose."""

    digits: str
    gregorian: tuple[str, ...]
    levantine: tuple[str, ...]


def _week(value: PartialDate) -> str:
    """The interval as a week of ISO 8601, which is all that HTML has for more days than one: 2025-W37."""
    start, end = value.earliest, value.latest
    whole = start.isoweekday() == 1 and end.toordinal() - start.toordinal() == 6 and not value.approximate
    return "{}-W{:02}".format(*start.isocalendar()) if whole and not value.uncertain else ""


def _filled(words: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), words)


def _broken(counts: Iterable[Decimal]) -> bool:
    """Whether one of them has a fraction."""
    return any(count != int(count) for count in counts)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One language's words and its house style; compared by identity, so that what it says can be remembered."""

    language: Language
    strings: Strings

    def say(self, key: str, n: int | None = None, gender: str | None = None, **values: object) -> str:
        """The interface words of a key; with `n` in its plural category, with `gender` in agreement."""
        words = self._form(key, n, gender)
        if n is not None:
            values["n"] = self.number(n)
        return re.sub(r"\{(\w+)\}", lambda match: str(values.get(match[1], match[0])), words)

    @lru_cache(maxsize=4096)  # noqa: B019 (as for dates, below)
    def count(self, key: str, n: int) -> str:
        """The words of a key that say how many."""
        return self.say(key, n=n)

    def _form(self, key: str, n: int | None, gender: str | None) -> str:
        words = self.strings.words
        form = self.language.locale.plural_form(n) if n is not None else gender
        for name in (f"{key}/{form}", key, f"{key}/m"):
            if name in words:
                return words[name]
        raise MissingWordError(key, self.language.tag)

    def number(self, value: int | Decimal) -> str:
        """A number with this language's separators, in the digits of the house style."""
        locale, system = self.language.locale, self.language.digits
        return self.digits(format_decimal(value, locale=locale, decimal_quantization=False, numbering_system=system))

    def digits(self, text: str) -> str:
        """The text with its ASCII digits in the house style."""
        zero = ord(ZEROS[self.language.digits])
        return text.translate({ord("0") + digit: zero + digit for digit in range(10)})

    @lru_cache(maxsize=4096)  # noqa: B019 (a few thousand labels at the most outlive their edition)
    def date(self, value: PartialDate) -> DateLabel:
        """A partial date in words, as precise as it is and no more."""
        if value.precision in ("present", "unknown"):
            return DateLabel(self.say(f"date.{value.precision}"))
        if value.precision == "interval":
            return DateLabel(self._interval(value), _week(value))
        text = self._point(value)
        if value.approximate:
            text = self.say("date.about", date=text)
        if value.uncertain:
            text = self.say("date.perhaps", date=text)
        return DateLabel(text, value.earliest.isoformat()[: MACHINE[value.precision]])

    def moment(self, value: PartialDate) -> str:
        """The machine's form of a date; of an interval that has none, when it begins."""
        return self.date(value).machine or self.date(value.ends()[0]).machine

    def _interval(self, value: PartialDate) -> str:
        start, end = value.ends()
        if end is None:
            return self.say("date.since", start=self.date(start).text)
        return self.span(start, end)

    def span(self, start: PartialDate, end: PartialDate) -> str:
        """From one date to another in words; the month and the year that they share are said once."""
        if start == end:
            return self.date(start).text
        marked = any(one.approximate or one.uncertain for one in (start, end))
        together = start.precision == end.precision and start.earliest.year == end.earliest.year and not marked
        first, last, year = start.earliest, end.earliest, self.digits(str(start.earliest.year))
        if together and start.precision == "day" and first.month == last.month:
            days: dict[str, Any] = {"first": self.digits(str(first.day)), "last": self.digits(str(last.day))}
            return self.say("date.days", month=self._month(first, "format"), year=year, **days)
        if together and start.precision == "month":
            months: dict[str, Any] = {"first": self._month(first, "format"), "last": self._month(last, "format")}
            return self.say("date.months", year=year, **months)
        return self.say("date.range", start=self.date(start).text, end=self.date(end).text)

    def _point(self, value: PartialDate) -> str:
        locale = self.language.locale
        if value.precision == "year":
            return self.digits(str(value.earliest.year))
        pattern = (
            locale.date_formats["long"].pattern
            if value.precision == "day"
            else locale.datetime_skeletons["yMMMM"].pattern
        )
        alone = value.precision == "month" and "L" in pattern
        month = self._month(value.earliest, "stand-alone" if alone else "format").replace("'", "''")
        pattern = re.sub(r"[ML]{3,}", f"'{month}'", pattern)
        return self.digits(format_date(value.earliest, pattern, locale))

    def _month(self, day: datetime.date, context: Literal["format", "stand-alone"]) -> str:
        """The name of the month by the house style; names that CLDR lacks are in the strings."""
        gregorian: Mapping[int, str] = get_month_names("wide", context, self.language.locale)
        if self.language.months == "gregorian":
            return gregorian[day.month]
        other = self.say("months.levantine").split("\n")[day.month - 1]
        return other if self.language.months == "levantine" else f"{gregorian[day.month]}/{other}"

    def choices(self) -> Choices | None:
        """What readers may choose between: where CLDR gives a language digits of its own, these, and the months."""
        native = ZEROS.get(str(self.language.locale.other_numbering_systems.get("native", "latn")), "0")
        if native == ZEROS["latn"]:
            return None
        gregorian: Mapping[int, str] = get_month_names("wide", "format", self.language.locale)
        digits = "".join(chr(ord(native) + digit) for digit in range(10))
        return Choices(digits, tuple(gregorian.values()), tuple(self.say("months.levantine").split("\n")))

    def duration(self, value: Duration) -> str:
        """A length of time in words."""
        words = self.say(f"duration.{value.unit}", n=value.count)
        return self.say("date.about", date=words) if value.approximate else words

    def amount(self, value: Amount) -> str:
        """An amount in words: "about $500 billion", «نحو 500 مليار دولار»."""
        ends = tuple(dict.fromkeys((value.low, value.high)))
        counts = tuple(end.scaleb(-value.scale).normalize() for end in ends)
        # Thousands with a fraction are written out, as in print: 1,500 people.
        scale = "" if value.scale == SCALES["k"] and _broken(counts) else _SCALE_NAMES[value.scale]
        case = ".oblique" if value.comparator != "exact" or len(ends) == 2 else ""
        if scale:
            full = self._range(self.number(end.normalize()) for end in ends)
            shown = self._counted(f"amount{case}.{scale}", counts, full=full)
            words = self._with_unit(value.unit, case, (Decimal(100),), n=shown)  # as counted as a hundred of it
        else:
            words = self._with_unit(value.unit, case, tuple(end.normalize() for end in ends))
        return words if value.comparator == "exact" else self.say(f"amount.{value.comparator}", amount=words)

    def _range(self, ends: Iterable[str]) -> str:
        """From one end to the other, or the one amount that there is."""
        low, *rest = ends
        return self.say("amount.range", low=low, high=rest[0]) if rest else low

    def _with_unit(self, unit: str, case: str, counts: tuple[Decimal, ...], **values: str) -> str:
        """A count of a unit, or a range; a currency that the strings do not name goes by its name in CLDR."""
        for key in (f"unit{case}.{unit}", f"unit.{unit}"):
            if f"{key}/other" in self.strings.words:
                return self._counted(key, counts, **values)
        shown = values.get("n") or self._range(map(self.number, counts))
        return f"{shown} {get_currency_name(unit, counts[-1], self.language.locale)}"

    def _counted(self, key: str, counts: tuple[Decimal, ...], **values: str) -> str:
        """Words for a count, or for a range: each end in words of its own where the last is said without a number."""
        phrases = [self._plural(key, count) for count in counts]
        if "{" in phrases[-1]:
            return _filled(phrases[-1], {"n": self._range(map(self.number, counts)), **values})
        # «مليوني» has no number that a range could take the place of.
        pairs = zip(phrases, counts, strict=True)
        return self._range(_filled(phrase, {**values, "n": self.number(count)}) for phrase, count in pairs)

    def _plural(self, key: str, count: Decimal) -> str:
        """The words of a key in the category of a count; those for any other number where it is not whole."""
        form = self.language.locale.plural_form(int(count)) if count == int(count) else "other"
        return self.strings.words[f"{key}/{form}"]
