"""Spans of days: what dates and durations come to."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.model.dates import Duration, PartialDate
from siyaq.model.spans import Span, after, before, span_of

DATES = st.dates()
SPANS = st.tuples(DATES, DATES).map(lambda days: Span(min(days), max(days)))
UNITS = st.sampled_from(["day", "week", "month", "year"])
DURATIONS = st.builds(
    lambda mark, count, unit: Duration.parse(f"{mark}{count} {unit}s"),
    st.sampled_from(["", "~"]),
    st.integers(0, 9999),
    UNITS,
)
# Spans and durations of which no sum leaves the calendar.
NEAR = st.dates(date(1000, 1, 1), date(3000, 1, 1))
NEAR_SPANS = st.tuples(NEAR, st.integers(0, 800)).map(lambda both: Span(both[0], both[0] + timedelta(both[1])))
SHORT = st.builds(
    lambda mark, count, unit: Duration.parse(f"{mark}{count} {unit}s"),
    st.sampled_from(["", "~"]),
    st.integers(0, 500),
    UNITS,
)
WHOLE_MONTHS = st.tuples(st.integers(1000, 3000), st.integers(1, 12)).map(
    lambda both: span(f"{both[0]}-{both[1]:02}")
)


def span(text: str) -> Span:
    return span_of(PartialDate.parse(text))


def lasting(text: str) -> Duration:
    return Duration.parse(text)


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- the end and the beginning


@pytest.mark.parametrize(
    ("begun", "lasted", "ended"),
    [
        ("2025-07", "3 months", "2025-10"),
        ("2025-04", "3 months", "2025-07"),
        ("2025-11", "3 months", "2026-02"),
        ("2023-11", "3 months", "2024-02"),
        ("2024-02", "1 year", "2025-02"),
        ("2025", "1 year", "2026"),
        ("2025", "0 years", "2025"),
        ("2025-07-16", "2 weeks", "2025-07-30"),
        ("2025-12-31", "1 day", "2026-01-01"),
        ("2025-07", "10 days", "2025-07-11/2025-08-10"),
        ("2025-07-16/2025-08-02", "1 month", "2025-08-16/2025-09-02"),
    ],
)
def test_when_something_ends_and_when_it_began(begun: str, lasted: str, ended: str) -> None:
    assert after(span(begun), lasting(lasted)) == span(ended)
    assert before(span(ended), lasting(lasted)) == span(begun)


@pytest.mark.parametrize(
    ("from_", "lasted", "to"),
    [
        ("2025-01-31", "1 month", "2025-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2024-01-30", "1 month", "2024-02-29"),
        ("2025-01-29", "1 month", "2025-02-28"),
        ("2025-01-28", "1 month", "2025-02-28"),
        ("2024-01-28", "1 month", "2024-02-28"),
        ("2025-02-28", "1 month", "2025-03-31"),
        ("2024-02-28", "1 month", "2024-03-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2025-02-28", "3 years", "2028-02-29"),
        ("2025-07-31", "3 months", "2025-10-31"),
        ("2025-08-31", "1 month", "2025-09-30"),
        ("1900-01-31", "1 month", "1900-02-28"),
        ("2000-01-31", "1 month", "2000-02-29"),
    ],
)
def test_a_month_ends_where_its_days_do(from_: str, lasted: str, to: str) -> None:
    found = after(span(from_), lasting(lasted))
    assert found == Span(day(to), day(to))


@pytest.mark.parametrize(
    ("begun", "lasted", "ended"),
    [
        ("2025-07", "~3 months", Span(date(2025, 9, 1), date(2025, 11, 30))),
        ("2025-07", "~1 month", Span(date(2025, 7, 1), date(2025, 9, 30))),
        ("2016", "~9 years", Span(date(2024, 1, 1), date(2026, 12, 31))),
        ("2005-01-01", "~10 years", Span(date(2013, 1, 1), date(2017, 1, 1))),
        ("2005-01-01", "~50 weeks", Span(date(2005, 10, 8), date(2006, 2, 25))),
    ],
)
def test_a_duration_that_is_about_so_long_is_a_fifth_off_and_at_least_one(
    begun: str, lasted: str, ended: Span
) -> None:
    assert after(span(begun), lasting(lasted)) == ended


@given(WHOLE_MONTHS, st.integers(0, 500), st.sampled_from(["month", "year"]))
def test_whole_months_stay_whole_and_back_again(month: Span, count: int, unit: str) -> None:
    lasted = lasting(f"{count} {unit}s")
    ended = after(month, lasted)
    assert ended.earliest.day == 1
    assert ended.latest.day == calendar.monthrange(ended.latest.year, ended.latest.month)[1]
    assert ended.earliest.replace(day=1) == ended.latest.replace(day=1)
    assert before(ended, lasted) == month


@given(NEAR_SPANS, SHORT)
def test_what_ended_so_long_after_it_began_began_so_long_before_it_ended(one: Span, lasted: Duration) -> None:
    """Within the three days by which months differ: 29 January and a month are 28 February, the end of a month."""
    assert one.widened(3).meets(before(after(one, lasted), lasted))
    assert one.widened(3).meets(after(before(one, lasted), lasted))


@pytest.mark.parametrize("unit", ["day", "week"])
@given(one=NEAR_SPANS, count=st.integers(0, 500), mark=st.sampled_from(["", "~"]))
def test_days_and_weeks_turn_back_to_the_day(unit: str, one: Span, count: int, mark: str) -> None:
    lasted = lasting(f"{mark}{count} {unit}s")
    for back in (before(after(one, lasted), lasted), after(before(one, lasted), lasted)):
        assert back.earliest <= one.earliest <= one.latest <= back.latest
        assert mark or back == one


@pytest.mark.parametrize("begun", ["2025-01-29", "2025-01-30", "2024-01-30"])
def test_a_day_late_in_a_long_month_does_not_turn_back_to_itself(begun: str) -> None:
    """A limit: 29 January and a month are 28 February, and 28 February less a month is 31 January."""
    month = lasting("1 month")
    back = before(after(span(begun), month), month)
    assert back == span(f"{begun[:7]}-31")
    assert not back.meets(span(begun))


@given(SPANS, DURATIONS)
def test_no_sum_leaves_the_calendar(one: Span, lasted: Duration) -> None:
    for found in (after(one, lasted), before(one, lasted)):
        assert date.min <= found.earliest <= found.latest <= date.max


@given(SPANS, DURATIONS)
def test_an_end_is_no_earlier_than_its_beginning(one: Span, lasted: Duration) -> None:
    if lasted.count or not lasted.approximate:
        assert after(one, lasted).earliest >= one.earliest
        assert before(one, lasted).latest <= one.latest


@pytest.mark.parametrize(
    "lasted", ["9999 years", "~9999 years", "9999 months", "1 year", "1 month", "1 day", "2 weeks"]
)
def test_the_ends_of_the_calendar(lasted: str) -> None:
    last, first = Span(date(9999, 12, 31), date.max), Span(date.min, date(1, 1, 1))
    assert after(last, lasting(lasted)) == last
    assert before(first, lasting(lasted)) == first
    for text in ("0001", "0001-01-31", "9999", "9999-12", "2025/..", "0001~", "9999-12-31?", "unknown", "present"):
        found = span(text)
        assert after(found, lasting(lasted)).earliest >= date.min
        assert before(found, lasting(lasted)).latest <= date.max


# --- meeting

SMALL = st.dates(date(2024, 1, 1), date(2024, 4, 30))
SMALL_SPANS = st.tuples(SMALL, st.integers(0, 60)).map(lambda both: Span(both[0], both[0] + timedelta(both[1])))


def days(one: Span) -> set[date]:
    return {one.earliest + timedelta(number) for number in range((one.latest - one.earliest).days + 1)}


@given(SMALL_SPANS, SMALL_SPANS)
def test_spans_meet_where_they_share_a_day(one: Span, other: Span) -> None:
    assert one.meets(other) == bool(days(one) & days(other))
    assert one.meets(other) == other.meets(one)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2025-07", "2025-08", False),
        ("2025-07", "2025-07-31", True),
        ("2025", "2025-12-31", True),
        ("2024", "2025", False),
        ("2025-07", "2025-07-16/2025-09-01", True),
        ("2025-06/..", "2031", True),
        ("2025-06/..", "2025-05", False),
        ("2025-07~", "2025-08", True),
        ("2025-07~", "2025-09", False),
        ("2025-07?", "2025-09~", True),
        ("unknown", "0001", True),
        ("present", "9999", True),
    ],
)
def test_which_dates_meet(one: str, other: str, meet: bool) -> None:
    assert span(one).meets(span(other)) is meet
    assert span(other).meets(span(one)) is meet


# --- slack


@given(SPANS, st.integers(0, 400), st.integers(0, 400))
def test_widening_adds_days_at_both_ends(one: Span, few: int, more: int) -> None:
    wide = one.widened(few)
    assert wide.earliest <= one.earliest <= one.latest <= wide.latest
    if one.earliest.year > 1 and one.latest.year < 9999:
        assert (one.earliest - wide.earliest).days == few == (wide.latest - one.latest).days
    assert wide.widened(more) == one.widened(few + more)
    assert one.widened(0) == one


def test_widening_ends_with_the_calendar() -> None:
    assert Span(date.min, date.max).widened(31) == Span(date.min, date.max)
    assert Span(date(1, 1, 5), date(9999, 12, 25)).widened(366) == Span(date.min, date.max)


@pytest.mark.parametrize("mark", ["~", "?", "%"])
@pytest.mark.parametrize(("text", "slack"), [("2025-07-16", 7), ("2025-07", 31), ("2025", 365)])
def test_a_mark_allows_a_unit_on_each_side(mark: str, text: str, slack: int) -> None:
    assert span(text + mark) == span(text).widened(slack)


@pytest.mark.parametrize("text", ["2025-07~/2025-09", "2025-07/2025-09?", "2025-07%/2025-09~"])
def test_a_mark_within_an_interval_allows_a_month(text: str) -> None:
    assert span(text) == Span(date(2025, 5, 31), date(2025, 10, 31))


@pytest.mark.parametrize("text", ["2025-07-16", "2025-07", "2025", "2025-07/2025-09"])
def test_without_a_mark_a_date_is_its_days(text: str) -> None:
    value = PartialDate.parse(text)
    assert span_of(value) == Span(value.earliest, value.latest)


def test_unknown_and_open_ends_are_all_days_there_are() -> None:
    assert span("unknown") == Span(date.min, date.max)
    assert span("2025-07/..") == Span(date(2025, 7, 1), date.max)
    assert span("2025-07~/..") == Span(date(2025, 5, 31), date.max)


# --- as text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-07-01", "2025-07-31", "2025-07"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28"),
        ("2025-07-16", "2025-07-16", "2025-07-16"),
        ("2025-07-16", "2025-08-02", "2025-07-16/2025-08-02"),
        ("2025-01-01", "2026-12-31", "2025-01-01/2026-12-31"),
        ("2025-07-01", "2025-08-31", "2025-07-01/2025-08-31"),
        ("2024-07-01", "2025-07-31", "2024-07-01/2025-07-31"),
    ],
)
def test_a_span_reads_as_an_editor_types_it(first: str, last: str, text: str) -> None:
    assert str(Span(day(first), day(last))) == text


@given(st.one_of(NEAR_SPANS, WHOLE_MONTHS, NEAR.map(lambda one: span(f"{one.year}"))))
def test_the_text_of_a_span_is_a_date_of_its_days(one: Span) -> None:
    assert span(str(one)) == one


@pytest.mark.parametrize("text", ["0001", "0476", "0999"])
def test_a_year_has_four_figures(text: str) -> None:
    assert str(span(text)) == text
