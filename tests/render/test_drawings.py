"""Bars along an axis, as numbers: what they say of what is known, and that they fit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.model.money import Amount
from siyaq.model.spans import Span
from siyaq.model.tenure import Tenure
from siyaq.render.drawings.bars import NARROWEST, Axis, Segment, Tick, amount_bar
from siyaq.render.drawings.lettering import WORD, length
from siyaq.render.wording.words import Wording
from tests.render.test_wording import wording

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 4000).map(lambda days: FIRST + timedelta(days)) | st.just(date.max)
SPANS = st.tuples(DAYS, DAYS).map(lambda days: Span(min(days), max(days)))
TENURES = st.builds(
    lambda begun, ended, current, checked: Tenure(
        begun, None if current else ended, current, checked if current and checked != date.max else None
    ),
    st.none() | SPANS, st.none() | SPANS, st.booleans(), st.none() | DAYS,
)  # fmt: skip
ROUNDED = 0.011  # per cent by which two numbers of two decimals may be off together


@cache
def words(tag: str) -> Wording:
    return wording(tag)


def span(first: str, last: str = "") -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last or first))


def tenure(begun: Span | None, ended: Span | None = None, *, current: bool = False, checked: str = "") -> Tenure:
    return Tenure(begun, ended, current, date.fromisoformat(checked) if checked else None)


def axis(*tenures: Tenure, tag: str = "en") -> Axis:
    found = Axis.of(tenures, words(tag))
    assert found is not None
    return found


def drawn(segments: tuple[Segment, ...]) -> list[tuple[float, float, str]]:
    """(start, end, shade) of each segment, in per cent."""
    return [(start := float(one.x[:-1]), start + float(one.width[:-1]), one.shade) for one in segments]


APRIL, JULY = span("2025-04-01", "2025-04-30"), span("2025-07-01", "2025-07-31")
HUNDRED = Tenure(span("2025-01-01"), span("2025-04-10"), False, None)  # 1 January to 30 April: 120 days


# --- axes


def test_an_axis_runs_over_whole_months_from_the_first_day_to_the_last() -> None:
    found = axis(tenure(span("2025-04-10")), tenure(None, JULY))
    assert (found.first, found.last) == (date(2025, 4, 1), date(2025, 7, 31))


@pytest.mark.parametrize(
    ("one", "tail"),
    [
        (tenure(APRIL, JULY), 0.0),
        (tenure(None, span("2025-04-01", "2025-07-31")), 0.0),
        (tenure(span("2025-04-01", "2025-07-31")), 8.0),
        (tenure(APRIL, current=True, checked="2025-09-16"), 8.0),
    ],
)
def test_an_axis_leaves_room_for_what_goes_on(one: Tenure, tail: float) -> None:
    assert axis(one).tail == tail


@pytest.mark.parametrize(
    "tenures",
    [
        [],
        [tenure(None)],
        [tenure(None, current=True, checked="2025-09-16")],
        [tenure(span("2025-04-01", "2025-04-30"), current=True)],
        [tenure(Span(date(2025, 4, 1), date.max), current=True)],  # at some time since: one day is known
    ],
)
def test_there_is_no_axis_where_the_days_are_too_few(tenures: list[Tenure]) -> None:
    assert Axis.of(tenures, words("en")) is None


@pytest.mark.parametrize(
    ("tenures", "labels"),
    [
        ([tenure(APRIL, JULY)], ["May 2025", "July 2025"]),
        ([tenure(APRIL, span("2025-05-31"))], ["April 2025", "May 2025"]),
        ([tenure(APRIL, span("2025-12-31"))], ["April 2025", "December 2025"]),
        ([tenure(APRIL, span("2026-12-31"))], ["April 2025", "December 2026"]),
        ([tenure(span("2015-06-01"), JULY)], ["2020", "2025"]),
    ],
)
def test_ticks_are_months_or_years_few_enough_to_read(tenures: list[Tenure], labels: list[str]) -> None:
    assert [one.label for one in axis(*tenures).ticks(words("en"))] == labels


# --- bars


def bar(one: Tenure, *others: Tenure) -> list[tuple[float, float, str]]:
    """The bar of a tenure, on an axis of 120 days that nothing goes on beyond unless it does."""
    return drawn(axis(HUNDRED, one, *others).bar(one))


def near(found: list[tuple[float, float, str]], wanted: list[tuple[float, float, str]]) -> bool:
    return [shade for *_, shade in found] == [shade for *_, shade in wanted] and all(
        abs(a - b) < ROUNDED
        for one, two in zip(found, wanted, strict=True)
        for a, b in zip(one[:2], two[:2], strict=True)
    )


DAY = 100 / 120
SHORT = 92 / 120  # the length of a day where there is a tail


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (tenure(span("2025-01-01"), span("2025-04-30")), [(0, 119 * DAY, "sure")]),
        (
            tenure(span("2025-01-01", "2025-01-31"), span("2025-04-01", "2025-04-30")),
            [(0, 31 * DAY, "soft"), (31 * DAY, 90 * DAY, "sure"), (90 * DAY, 100, "soft")],
        ),
        # began and ended within one month
        (tenure(span("2025-01-01", "2025-01-31"), span("2025-01-01", "2025-01-31")), [(0, 31 * DAY, "soft")]),
        # began in March, ended within the half year: not before it began
        (tenure(span("2025-03-01"), span("2025-01-01", "2025-04-30")), [(59 * DAY, 100, "soft")]),
        (
            tenure(span("2025-01-01", "2025-04-30"), span("2025-02-01", "2025-02-28")),
            [(0, 31 * DAY, "soft"), (31 * DAY, 59 * DAY, "soft")],
        ),
        (tenure(None, span("2025-02-01", "2025-02-28")), [(0, 31 * DAY, "open"), (31 * DAY, 59 * DAY, "soft")]),
        (tenure(None, span("2025-02-01")), [(0, 31 * DAY, "open")]),
        (
            tenure(span("2025-02-01", "2025-02-28")),  # until when nobody says
            [(31 * SHORT, 59 * SHORT, "soft"), (59 * SHORT, 100, "open")],
        ),
        (
            tenure(span("2025-02-01"), current=True, checked="2025-03-01"),
            [(31 * SHORT, 59 * SHORT, "sure"), (59 * SHORT, 100, "open")],
        ),
        (tenure(span("2025-02-01"), current=True), [(31 * SHORT, 100, "open")]),
        (tenure(None, current=True, checked="2025-03-01"), [(0, 100, "open")]),
        (tenure(None), []),
    ],
)
def test_a_bar_is_sure_where_both_ends_leave_no_doubt(one: Tenure, wanted: list[tuple[float, float, str]]) -> None:
    found = bar(one)
    assert near(found, wanted), found


@given(TENURES, st.lists(TENURES, max_size=3))
def test_bars_lie_on_the_axis_and_their_segments_apart(one: Tenure, others: list[Tenure]) -> None:
    found = Axis.of([one, *others], words("en"))
    if found is None:
        return
    segments = drawn(found.bar(one))
    for start, end, _ in segments:
        assert 0 <= start <= end <= 100 + ROUNDED
    for (_, end, _), (start, _, _) in pairwise(segments):
        assert start >= end - ROUNDED


@given(TENURES, st.lists(TENURES, max_size=3))
def test_from_right_to_left_is_the_mirror_image(one: Tenure, others: list[Tenure]) -> None:
    there, here = (Axis.of([one, *others], words(tag)) for tag in ("en", "ar"))
    assert (there is None) == (here is None)
    if there is None or here is None:
        return
    left = [(start, end, shade) for start, end, shade in drawn(there.bar(one))]
    right = [(100 - end, 100 - start, shade) for start, end, shade in drawn(here.bar(one))]
    assert near(left, right), (left, right)
    ticks = zip(there.ticks(words("en")), here.ticks(words("en")), strict=True)
    for one_tick, other in ticks:
        assert abs(float(one_tick.x[:-1]) - (100 - float(other.x[:-1]))) < ROUNDED
        assert one_tick.anchor == other.anchor  # which runs with the direction by itself


def reach(tick: Tick) -> tuple[float, float]:
    """From where to where the label of a tick reaches on a narrow axis, in pixels."""
    at, wide = float(tick.x[:-1]) * NARROWEST / 100, length(tick.label, WORD)
    begin = {"start": at, "middle": at - wide / 2, "end": at - wide}[tick.anchor]
    return begin, begin + wide


@given(st.lists(TENURES, min_size=1, max_size=4))
def test_ticks_stand_on_the_axis_in_order_with_room_for_their_labels(tenures: list[Tenure]) -> None:
    found = Axis.of(tenures, words("en"))
    if found is None:
        return
    ticks = found.ticks(words("en"))
    places = [float(one.x[:-1]) for one in ticks]
    assert places
    assert places == sorted(set(places))
    assert all(0 <= place <= 100 for place in places)
    assert all(reach(one)[1] < reach(other)[0] for one, other in pairwise(ticks))


# --- amounts


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        ("100bn USD", [(0, 100 / 1.2, "sure")]),
        ("50bn USD", [(0, 50 / 1.2, "sure")]),
        ("50bn..100bn USD", [(0, 50 / 1.2, "sure"), (50 / 1.2, 100 / 1.2, "soft")]),
        ("~50bn USD", [(0, 45 / 1.2, "sure"), (45 / 1.2, 55 / 1.2, "soft")]),
        (">50bn USD", [(0, 50 / 1.2, "sure"), (50 / 1.2, 50 / 1.2 + 8, "open")]),
        ("<50bn USD", [(0, 50 / 1.2, "open")]),
        ("0 USD", []),
    ],
)
def test_the_bar_of_an_amount(amount: str, wanted: list[tuple[float, float, str]]) -> None:
    found = drawn(amount_bar(Amount.parse(amount), Decimal(100 * 10**9), mirrored=False))
    assert near(found, wanted), found


AMOUNTS = st.builds(
    lambda mark, low, more: Amount.parse(f"{mark}{low}m..{low + more}m USD" if more else f"{mark}{low}m USD"),
    st.sampled_from(["", "~", ">", "<"]), st.integers(1, 10**6), st.integers(0, 10**6),
)  # fmt: skip


@given(AMOUNTS, st.integers(0, 10**6))
def test_bars_of_amounts_fit_and_mirror(amount: Amount, more: int) -> None:
    most = amount.high + more
    found = drawn(amount_bar(amount, most, mirrored=False))
    for start, end, _ in found:
        assert 0 <= start <= end <= 100 + ROUNDED
    for (_, end, _), (start, _, _) in pairwise(found):
        assert abs(start - end) < ROUNDED
    mirrored = drawn(amount_bar(amount, most, mirrored=True))
    assert near([(100 - end, 100 - start, shade) for start, end, shade in mirrored], found)


@given(st.lists(AMOUNTS, min_size=2, max_size=4))
def test_the_greater_amount_has_the_longer_bar(amounts: list[Amount]) -> None:
    most = max(one.high for one in amounts)
    exact = sorted((one for one in amounts if one.comparator == "exact"), key=lambda one: one.high)
    ends = [max([end for _, end, _ in drawn(amount_bar(one, most, mirrored=False))], default=0.0) for one in exact]
    assert all(one <= two + ROUNDED for one, two in pairwise(ends))


def test_nothing_is_drawn_where_all_is_nothing() -> None:
    assert amount_bar(Amount.parse("0 USD"), Decimal(0), mirrored=True) == ()
