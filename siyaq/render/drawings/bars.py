"""Drawings in SVG, as numbers: bars along an axis, in per cent of its length, so that they fit any width.

All places run with the reading direction: where it is from right to left they are mirrored here, and templates only
write them down.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from siyaq.model.dates import PartialDate
from siyaq.model.money import Amount
from siyaq.model.spans import Span
from siyaq.model.tenure import Tenure
from siyaq.render.drawings.lettering import WORD, length
from siyaq.render.wording.words import Wording

Shade = Literal["sure", "soft", "open"]
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months from one tick to the next
MOST_TICKS = 12
NARROWEST, AIR = 240, 4  # pixels: the column of the bars beside others, and between two labels
SHORTEST = 31  # days that an axis has at the least
TAIL = 8.0  # per cent of an axis for what goes on past its last day
ROUGHLY = Decimal("0.1")  # the share by which a bar of an approximate amount is soft on each side


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar: `sure`, `soft` where only its limits are known, `open` where nobody says how far."""

    x: str
    width: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis; `anchor` is SVG's text-anchor."""

    x: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class _Label:
    """Words at a place along an axis, in per cent; near the ends of the axis they lie within it."""

    place: float
    words: str

    @property
    def anchor(self) -> str:
        return "start" if self.place < 15 else "end" if self.place > 85 else "middle"

    def reach(self) -> tuple[float, float]:
        """From where to where the words reach, in pixels of a narrow axis."""
        at, wide = self.place * NARROWEST / 100, length(self.words, WORD)
        begin = at - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        return begin, begin + wide

    def tick(self, *, mirrored: bool) -> Tick:
        return Tick(_percent(100 - self.place if mirrored else self.place), self.anchor, self.words)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days along a line, from the first day of a month to the last of another; `tail` is left for what goes on."""

    first: date
    last: date
    tail: float
    mirrored: bool

    @classmethod
    def of(cls, tenures: Iterable[Tenure], wording: Wording) -> Axis | None:
        """The axis that holds all these tenures; None where the days that are known lie too close to tell a story."""
        known = list(tenures)
        days = [day for tenure in known for day in tenure.days()]
        if not days or (max(days) - min(days)).days < SHORTEST:
            return None
        last = max(days)
        end = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        goes_on = any(tenure.current or (tenure.begun and not tenure.ended) for tenure in known)
        mirrored = wording.language.direction == "rtl"
        return cls(min(days).replace(day=1), end, TAIL if goes_on else 0.0, mirrored)

    def place(self, day: date) -> float:
        """How far along the axis a day is, in per cent; what lies beyond it stands at its end."""
        return self._within((day.toordinal() - self.first.toordinal()) * self.day_length())

    def _within(self, place: float) -> float:
        return min(max(place, 0.0), 100 - self.tail)

    def ticks(self, wording: Wording) -> tuple[Tick, ...]:
        """The marks of months or years along the axis, as many as their labels leave room for."""
        start, end = self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month - 1
        for step in STEPS:
            months = range(start + -start % step, end + 1, step)
            labels = [self._label(month, step, wording) for month in months] if len(months) <= MOST_TICKS else []
            if len(labels) > 1 and _apart(labels):
                return tuple(one.tick(mirrored=self.mirrored) for one in labels)
        ends = [self._label(month, 1, wording) for month in (start, end)]
        return tuple(one.tick(mirrored=self.mirrored) for one in (ends if _apart(ends) else ends[:1]))

    def _label(self, month: int, step: int, wording: Wording) -> _Label:
        year, index = divmod(month, 12)
        words = wording.date(PartialDate.parse(f"{year:04}" if step >= 12 else f"{year:04}-{index + 1:02}")).text
        return _Label(self.place(date(year, index + 1, 1)), words)

    def bar(self, tenure: Tenure) -> tuple[Segment, ...]:
        """The bar of a tenure; none where no day of it is known."""
        return tuple(_segment(*one, self.mirrored) for one in self._stretches(tenure) if one[0] < one[1])

    def _stretches(self, tenure: Tenure) -> Iterator[tuple[float, float, Shade]]:
        begun, ended = self._limits(tenure.begun), self._limits(tenure.ended)
        if begun and ended:
            yield begun[0], min(begun[1], ended[0]), "soft"
            yield begun[1], ended[0], "sure"
            yield max(begun[0], ended[0]), ended[1], "soft"
        elif begun:
            until = self.place(tenure.checked) if tenure.current and tenure.checked else begun[1]
            yield begun[0], begun[1], "soft"
            yield begun[1], until, "sure"
            yield max(begun[1], until), 100.0, "open"
        elif ended:
            yield 0.0, ended[0], "open"
            yield ended[0], ended[1], "soft"
        elif tenure.current:
            yield 0.0, 100.0, "open"

    def _limits(self, span: Span | None) -> tuple[float, float] | None:
        """From the beginning of a span's first day to the end of its last; a single day is a point."""
        if span is None:
            return None
        single = span.earliest == span.latest
        end = self.place(span.latest) + (0 if single else self.day_length())
        return self.place(span.earliest), self._within(end)

    def day_length(self) -> float:
        """The length of one day."""
        return (100 - self.tail) / max(1, self.last.toordinal() - self.first.toordinal() + 1)


def _apart(labels: Sequence[_Label]) -> bool:
    """Whether there is air between each label and the next."""
    return all(one.reach()[1] + AIR <= other.reach()[0] for one, other in pairwise(labels))


def amount_bar(amount: Amount, most: Decimal, mirrored: bool) -> tuple[Segment, ...]:
    """The bar of an amount beside others that come to `most`; what is not certain of it is soft or open."""
    length = most * (1 + 2 * ROUGHLY)
    low, high = amount.low, amount.high
    if amount.comparator == "about":
        low, high = low * (1 - ROUGHLY), high * (1 + ROUGHLY)
    places = [float(value * 100 / length) if length else 0.0 for value in (low, high)]
    stretches: list[tuple[float, float, Shade]] = [(0.0, places[0], "sure"), (places[0], places[1], "soft")]
    if amount.comparator == "over":
        stretches.append((places[1], min(100.0, places[1] + TAIL), "open"))
    if amount.comparator == "under":
        stretches = [(0.0, places[1], "open")]
    return tuple(_segment(*one, mirrored) for one in stretches if one[0] < one[1])


def _segment(start: float, end: float, shade: Shade, mirrored: bool) -> Segment:
    first = 100 - end if mirrored else start
    return Segment(_percent(first), _percent(end - start), shade)


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
