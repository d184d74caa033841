"""Partial dates and durations: the subset of EDTF (ISO 8601-2:2019, level 1) that editors type."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from siyaq.model.entered import Entered

Precision = Literal["day", "month", "year", "interval", "present", "unknown"]
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate(Entered):
    """A date known to some precision: always an interval of days, both ends included.

    `text` is the date as entered. `~` is approximate, `?` uncertain, `%` both. `present` and `unknown`
    are the two words that may stand for the end of something.
    """

    code: ClassVar[str] = "bad-date"
    text: str
    earliest: date
    latest: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date that the text writes; ValueError, with a reason, where it writes none."""
        if text in ("present", "unknown"):
            return cls(text, date.min, date.max, text)  # type: ignore[arg-type]
        if "/" in text:
            return cls._interval(text)
        return cls._point(text)

    @classmethod
    def _point(cls, text: str) -> Self:
        match = _POINT.fullmatch(text)
        if not match:
            raise ValueError("not a date")
        year, month, day, mark = match.groups()
        y, m, d = int(year), int(month or 0), int(day or 0)
        if not y >= 1:
            raise ValueError("no such year")
        if month and not 1 <= m <= 12:
            raise ValueError("no such month")
        if day and not 1 <= d <= calendar.monthrange(y, m)[1]:
            raise ValueError("no such day")
        earliest = date(y, m or 1, d or 1)
        latest = date(y, m or 12, d or calendar.monthrange(y, m or 12)[1])
        precision: Precision = "day" if day else "month" if month else "year"
        return cls(text, earliest, latest, precision, mark in ("~", "%"), mark in ("?", "%"))

    @classmethod
    def _interval(cls, text: str) -> Self:
        first, _, last = text.partition("/")
        start = cls._point(first)
        end = start if last == ".." else cls._point(last)
        latest = date.max if last == ".." else end.latest
        if latest < start.earliest:
            raise ValueError("the interval ends before it starts")
        marks = (start, end)
        return cls(
            text,
            start.earliest,
            latest,
            "interval",
            any(d.approximate for d in marks),
            any(d.uncertain for d in marks),
        )

    def ends(self) -> tuple[PartialDate, PartialDate | None]:
        """Both ends of an interval, as points; the second is None where it is open. A point is its own two ends."""
        if self.precision != "interval":
            return self, self
        first, _, last = self.text.partition("/")
        return self._point(first), None if last == ".." else self._point(last)


def _dated(value: PartialDate) -> PartialDate:
    if value.precision in ("present", "unknown"):
        reason = "only the end of something may say so"
        raise PydanticCustomError("bad-date", "{reason}", {"reason": reason, "text": value.text})
    return value


def _whole(value: PartialDate) -> PartialDate:
    if value.precision != "day" or value.approximate or value.uncertain:
        told = {"reason": "not one certain day", "text": value.text, "example": "write a whole day: 2025-07-16"}
        raise PydanticCustomError("bad-date", "{reason}", told)
    return value


# A date proper: not one of the two words for an end.
KnownDate = Annotated[PartialDate, AfterValidator(_dated)]
# A date on which something is to be done: neither a month nor about that time.
Day = Annotated[PartialDate, AfterValidator(_whole)]


@dataclass(frozen=True, slots=True)
class Duration(Entered):
    """How long something lasted, as entered: `3 months`, `~9 years`."""

    code: ClassVar[str] = "bad-duration"
    text: str
    count: int
    unit: Literal["day", "week", "month", "year"]
    approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """The duration that the text writes; ValueError where it writes none."""
        match = re.fullmatch(r"(~?)(\d{1,4}) (day|week|month|year)s?", text, re.ASCII)
        if not match:
            raise ValueError("not a duration")
        mark, count, unit = match.groups()
        return cls(text, int(count), unit, mark == "~")  # type: ignore[arg-type]
