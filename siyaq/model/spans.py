"""Spans of days: what partial dates and durations come to, so that they can be compared."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from siyaq.model.dates import Duration, PartialDate

DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}
SLACK = {"day": 7, "month": 31, "year": 365, "interval": 31}  # days that `~` or `?` allows on each side
ROUNDED = {"day": 0, "week": 3, "month": 15, "year": 182}  # days that a spoken duration is off by: half its unit


@dataclass(frozen=True, slots=True)
class Span:
    """From the earliest day that is meant to the latest, both included."""

    earliest: date
    latest: date

    def meets(self, other: Span) -> bool:
        """Whether some day is in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def widened(self, days: int) -> Span:
        """The span with so many days more at each end."""
        return Span(_moved(self.earliest, -days), _moved(self.latest, days))

    def __str__(self) -> str:
        """The span as an editor types it: 2025, 2025-07, 2025-07-16, or 2025-07-16/2025-08-02."""
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04}"
        if first == last.replace(day=1) and last.day == calendar.monthrange(last.year, last.month)[1]:
            return first.isoformat()[:7]
        return f"{first}/{last}"


def span_of(value: PartialDate) -> Span:
    """The days of a partial date, with slack where it is approximate or uncertain; all days for `unknown`."""
    span = Span(value.earliest, value.latest)
    return span.widened(SLACK[value.precision]) if value.approximate or value.uncertain else span


def after(span: Span, duration: Duration) -> Span:
    """When something ends that began within the span and lasted so long."""
    low, high = _counts(duration)
    return Span(_shifted(span.earliest, low, duration.unit), _shifted(span.latest, high, duration.unit))


def before(span: Span, duration: Duration) -> Span:
    """When something began that ended within the span and lasted so long."""
    low, high = _counts(duration)
    return Span(_shifted(span.earliest, -high, duration.unit), _shifted(span.latest, -low, duration.unit))


def _counts(duration: Duration) -> tuple[int, int]:
    """The least and the most that a duration may be: a fifth less or more where it is approximate."""
    slack = max(1, duration.count // 5) if duration.approximate else 0
    return duration.count - slack, duration.count + slack


def _shifted(day: date, count: int, unit: str) -> date:
    if unit in DAYS:
        return _moved(day, count * DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * MONTHS[unit]
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if count > 0 else date.min
    last = calendar.monthrange(year, month + 1)[1]
    # The last day of a month stays one, so that whole months stay whole: 31 July and three months are 31 October.
    end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if end else min(day.day, last))


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min
