"""Partial dates and durations as editors type them."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.model.dates import Duration, PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-07", date(2025, 7, 1), date(2025, 7, 31), "month"),
        ("2025-07-16", date(2025, 7, 16), date(2025, 7, 16), "day"),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), "month"),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29), "month"),
        ("2025-04", date(2025, 4, 1), date(2025, 4, 30), "month"),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), "month"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2000-02-29", date(2000, 2, 29), date(2000, 2, 29), "day"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "year"),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "day"),
        ("2025-07/2025-09", date(2025, 7, 1), date(2025, 9, 30), "interval"),
        ("2024/2025-02-03", date(2024, 1, 1), date(2025, 2, 3), "interval"),
        ("2025-07/2025-07", date(2025, 7, 1), date(2025, 7, 31), "interval"),
        ("2025-07-16/2025", date(2025, 7, 16), date(2025, 12, 31), "interval"),
        ("2025-07/..", date(2025, 7, 1), date.max, "interval"),
        ("2025/..", date(2025, 1, 1), date.max, "interval"),
        ("present", date.min, date.max, "present"),
        ("unknown", date.min, date.max, "unknown"),
    ],
)
def test_a_date_is_an_interval_of_days(text: str, earliest: date, latest: date, precision: str) -> None:
    found = PartialDate.parse(text)
    assert (found.text, found.earliest, found.latest, found.precision) == (text, earliest, latest, precision)
    assert (found.approximate, found.uncertain) == (False, False)


@pytest.mark.parametrize("base", ["2025", "2025-07", "2025-07-16"])
@pytest.mark.parametrize(
    ("mark", "approximate", "uncertain"), [("~", True, False), ("?", False, True), ("%", True, True)]
)
def test_marks(base: str, mark: str, approximate: bool, uncertain: bool) -> None:
    found = PartialDate.parse(base + mark)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)
    plain = PartialDate.parse(base)
    assert (found.earliest, found.latest, found.precision) == (plain.earliest, plain.latest, plain.precision)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2024~/2025", True, False),
        ("2024/2025?", False, True),
        ("2024~/2025?", True, True),
        ("2024%/..", True, True),
    ],
)
def test_an_interval_has_the_marks_of_its_ends(text: str, approximate: bool, uncertain: bool) -> None:
    found = PartialDate.parse(text)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


def test_the_ends_of_an_interval_are_points() -> None:
    start, end = PartialDate.parse("2024-05~/2025?").ends()
    assert start == PartialDate.parse("2024-05~")
    assert end == PartialDate.parse("2025?")


def test_an_open_interval_has_one_end() -> None:
    assert PartialDate.parse("2024-05/..").ends() == (PartialDate.parse("2024-05"), None)


@pytest.mark.parametrize("text", ["2025", "2025-07-16~", "present", "unknown"])
def test_a_point_is_its_own_two_ends(text: str) -> None:
    found = PartialDate.parse(text)
    assert found.ends() == (found, found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a date"),
        (" 2025", "not a date"),
        ("2025 ", "not a date"),
        ("2025\n", "not a date"),
        ("25", "not a date"),
        ("20256", "not a date"),
        ("-2025", "not a date"),
        ("2025-7", "not a date"),
        ("2025-07-1", "not a date"),
        ("2025/07/16", "not a date"),
        ("16-07-2025", "not a date"),
        ("2025-07-16T10:00", "not a date"),
        ("~2025", "not a date"),
        ("2025~~", "not a date"),
        ("2025~-07", "not a date"),
        ("201X", "not a date"),
        ("2025-XX", "not a date"),
        ("July 2025", "not a date"),
        ("يوليو 2025", "not a date"),
        ("٢٠٢٥-٠٧", "not a date"),
        ("Present", "not a date"),
        ("..", "not a date"),
        ("../2025", "not a date"),
        ("2025/", "not a date"),
        ("/2025", "not a date"),
        ("2025/present", "not a date"),
        ("2025/2026/2027", "not a date"),
        ("0000", "no such year"),
        ("2025-00", "no such month"),
        ("2025-13", "no such month"),
        ("2025-07-00", "no such day"),
        ("2025-07-32", "no such day"),
        ("2025-06-31", "no such day"),
        ("2025-02-29", "no such day"),
        ("1900-02-29", "no such day"),
        ("2025-13/2026", "no such month"),
        ("2025/2026-02-30", "no such day"),
        ("2025-09/2025-07", "the interval ends before it starts"),
        ("2025-07-16/2025-07-15", "the interval ends before it starts"),
        ("2026/2025", "the interval ends before it starts"),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=rf"^{reason}$"):
        PartialDate.parse(text)


DAYS = st.dates().map(date.isoformat)
POINTS = st.builds(
    lambda day, length, mark: day[:length] + mark,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?", "%"]),
)
PAIRS = st.tuples(POINTS, POINTS).map(
    lambda pair: "/".join(sorted(pair, key=lambda text: PartialDate.parse(text).earliest))
)
INTERVALS = PAIRS | POINTS.map(lambda point: f"{point}/..")
DATES = POINTS | INTERVALS | st.sampled_from(["present", "unknown"])


@settings(max_examples=100, deadline=None)
@given(text=DATES)
def test_a_date_is_kept_as_entered(text: str) -> None:
    found = PartialDate.parse(text)
    assert found.text == text
    assert found.earliest <= found.latest
    assert PartialDate.parse(found.text) == found


@settings(max_examples=100, deadline=None)
@given(day=st.dates())
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day: date) -> None:
    text = day.isoformat()
    of_day, of_month, of_year = (PartialDate.parse(text[:length]) for length in (10, 7, 4))
    assert of_day.earliest == of_day.latest == day
    assert of_year.earliest <= of_month.earliest <= day <= of_month.latest <= of_year.latest
    days = (of_month.latest - of_month.earliest).days + 1
    assert days == calendar.monthrange(day.year, day.month)[1]
    assert (of_year.latest - of_year.earliest).days + 1 == (366 if calendar.isleap(day.year) else 365)


@settings(max_examples=100, deadline=None)
@given(text=PAIRS)
def test_an_interval_runs_from_its_first_end_to_its_last(text: str) -> None:
    found = PartialDate.parse(text)
    start, end = found.ends()
    assert end is not None
    assert (found.earliest, found.latest) == (start.earliest, end.latest)
    assert f"{start.text}/{end.text}" == text


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=12) | st.text("0123456789-/.~?%", max_size=24))
def test_any_text_is_a_date_or_says_why_not(text: str) -> None:
    try:
        found = PartialDate.parse(text)
    except ValueError as error:
        assert str(error) in (
            "not a date", "no such year", "no such month", "no such day", "the interval ends before it starts"
        )  # fmt: skip
    else:
        assert (found.text, found.earliest <= found.latest) == (text, True)


@pytest.mark.parametrize(
    ("text", "count", "unit", "approximate"),
    [
        ("3 months", 3, "month", False),
        ("1 month", 1, "month", False),
        ("~9 years", 9, "year", True),
        ("10 days", 10, "day", False),
        ("6 weeks", 6, "week", False),
        ("0 days", 0, "day", False),
        ("9999 days", 9999, "day", False),
        ("~1 week", 1, "week", True),
    ],
)
def test_durations(text: str, count: int, unit: str, approximate: bool) -> None:
    found = Duration.parse(text)
    assert (found.text, found.count, found.unit, found.approximate) == (text, count, unit, approximate)


@pytest.mark.parametrize(
    "text",
    ["", "3", "months", "3months", "3  months", "three months", "3 Months", "3 hours", "-3 days", "1.5 years",
     "10000 days", "3 months ", " 3 months", "~ 3 months", "3 months\n", "3 monthss", "9 years~", "3 أشهر", "٣ months"],
)  # fmt: skip
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match=r"^not a duration$"):
        Duration.parse(text)


@settings(max_examples=100, deadline=None)
@given(
    mark=st.sampled_from(["", "~"]),
    count=st.integers(0, 9999),
    unit=st.sampled_from(["day", "week", "month", "year"]),
    plural=st.booleans(),
)
def test_a_duration_is_kept_as_entered(mark: str, count: int, unit: str, plural: bool) -> None:
    text = f"{mark}{count} {unit}{'s' if plural else ''}"
    found = Duration.parse(text)
    assert (found.text, found.count, found.unit, found.approximate) == (text, count, unit, mark == "~")
