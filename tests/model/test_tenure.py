"""When a role was held: surely, perhaps or not, by what is known of its ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.model.dates import PartialDate
from siyaq.model.facts import Role
from siyaq.model.schema import adapter
from siyaq.model.spans import Span
from siyaq.model.tenure import Held, Tenure, tenure_of

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 60).map(lambda days: FIRST + timedelta(days))
SPANS = st.tuples(DAYS, DAYS).map(lambda days: Span(min(days), max(days)))
TENURES = st.builds(
    lambda begun, ended, current, checked: Tenure(
        begun, None if current else ended, current, checked if current else None
    ),
    st.none() | SPANS, st.none() | SPANS, st.booleans(), st.none() | DAYS,
)  # fmt: skip


def tenure(start: str = "", end: str = "", lasted: str = "", checked: str = "") -> Tenure:
    known = {"from": start, "to": end, "lasted": lasted, "checked": checked}
    written = {name: words for name, words in known.items() if words}
    return tenure_of(adapter(Role).validate_python({"id": "x", "org": "acme", **written}))


def at(text: str) -> Span:
    when = PartialDate.parse(text)
    return Span(when.earliest, when.latest)


def span(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last))


CASES: list[tuple[tuple[str, ...], str, Held]] = [
    (("2025-04", "2025-07"), "2025-03", "no"),
    (("2025-04", "2025-07"), "2025-04-10", "perhaps"),  # it may have begun on the 30th
    (("2025-04", "2025-07"), "2025-04", "surely"),  # at some time in April
    (("2025-04", "2025-07"), "2025-05-01", "surely"),
    (("2025-04", "2025-07"), "2025-07-01", "surely"),
    (("2025-04", "2025-07"), "2025-07-02", "perhaps"),
    (("2025-04", "2025-07"), "2025-08-01", "no"),
    (("2025-04", "2025-07"), "2025", "surely"),
    (("2025-04-10", "2025-04-10"), "2025-04-10", "surely"),
    (("2025-04~", "2025-07"), "2025-04", "perhaps"),  # about April is not April
    (("2025-04?", "2025-07"), "2025-03", "perhaps"),
    (("2025-04~", "2025-07"), "2025-06-01", "surely"),
    (("2025-04", "present", "", "2025-09-16"), "2025-03-31", "no"),
    (("2025-04", "present", "", "2025-09-16"), "2025-09-16", "surely"),
    (("2025-04", "present"), "2025-05", "perhaps"),
    (("", "present", "", "2025-09-16"), "2025-05", "perhaps"),  # nobody says since when
    (("", "present", "", "2025-09-16"), "2025-09-16", "surely"),
    (("", "present"), "2025-05", "perhaps"),
    (("2025-04", "unknown"), "2025-03", "no"),
    (("2025-04", "unknown"), "2025-05", "perhaps"),
    (("2025-04",), "2025-05", "perhaps"),
    (("", "2025-07"), "2025-07-31", "perhaps"),
    (("", "2025-07"), "2025-08", "no"),
    (("", "unknown"), "2025", "perhaps"),
    ((), "2025", "perhaps"),
    (("2025-04/..", "present"), "2025-03", "no"),
    (("2025-04/..", "present"), "2026", "perhaps"),
]


@pytest.mark.parametrize(("known", "when", "held"), CASES)
def test_whether_a_role_was_held(known: tuple[str, ...], when: str, held: Held) -> None:
    start, end, lasted, checked = (*known, "", "", "", "")[:4]
    assert tenure(start, end, lasted, checked).held(at(when)) == held


@pytest.mark.parametrize(
    ("known", "begun", "ended"),
    [
        (("2025-04", "", "3 months"), span("2025-04-01", "2025-04-30"), span("2025-07-01", "2025-07-31")),
        (("", "2025-07", "3 months"), span("2025-04-01", "2025-04-30"), span("2025-07-01", "2025-07-31")),
        (("2025-04", "2025-08", "3 months"), span("2025-04-01", "2025-04-30"), span("2025-08-01", "2025-08-31")),
        (("2025-04", "unknown", "3 months"), span("2025-04-01", "2025-04-30"), span("2025-07-01", "2025-07-31")),
        (("2025-04", "present", "3 months"), span("2025-04-01", "2025-04-30"), None),  # the length so far
        (("", "", "9 years"), None, None),
        (("2025-04-10~", ""), span("2025-04-03", "2025-04-17"), None),
    ],
)
def test_an_end_that_is_not_told_follows_from_the_other_and_the_length(
    known: tuple[str, ...], begun: Span | None, ended: Span | None
) -> None:
    found = tenure(*known)
    assert (found.begun, found.ended) == (begun, ended)


def test_a_day_of_checking_counts_only_where_a_role_goes_on() -> None:
    assert tenure("2025", "present", "", "2025-09").checked == date(2025, 9, 30)
    assert tenure("2025", "2026", "", "2025-09").checked is None


@pytest.mark.parametrize(
    ("known", "days"),
    [
        (("2025-04", "2025-07-16"), ["2025-04-01", "2025-04-30", "2025-07-16", "2025-07-16"]),
        (("2025-04-10", "present", "", "2025-09-16"), ["2025-04-10", "2025-04-10", "2025-09-16"]),
        (("", "present", "", "2025-09-16"), []),  # when it was checked says nothing of how long it went on
        (("2025-04/..", "present"), ["2025-04-01"]),
    ],
)
def test_the_days_that_an_account_names(known: tuple[str, ...], days: list[str]) -> None:
    assert [day.isoformat() for day in tenure(*known).days()] == days


@given(TENURES, SPANS, SPANS)
def test_a_longer_time_holds_what_a_part_of_it_does(one: Tenure, part: Span, other: Span) -> None:
    whole = Span(min(part.earliest, other.earliest), max(part.latest, other.latest))
    if one.held(part) == "surely":
        assert one.held(whole) == "surely"
    if one.held(whole) == "no":
        assert one.held(part) == "no"


@given(TENURES, DAYS, st.integers(0, 60))
def test_who_surely_held_it_on_two_days_never_lacked_it_between(one: Tenure, day: date, later: int) -> None:
    last = day + timedelta(later)
    if one.held(Span(day, day)) == one.held(Span(last, last)) == "surely":
        for between in range(later + 1):
            here = day + timedelta(between)
            assert one.held(Span(here, here)) == "surely"


@given(TENURES, SPANS, DAYS, DAYS)
def test_no_account_that_may_be_true_gainsays_what_is_sure(one: Tenure, when: Span, start: date, end: date) -> None:
    """Whenever it began and ended in truth, if that fits what is known: `surely` was so, and `no` was not."""
    begun, ended = one.begun or Span(date.min, one.checked or date.max), one.ended or Span(date.min, date.max)
    end = date.max if one.current else end
    if not (begun.earliest <= start <= begun.latest and start <= end and ended.earliest <= end <= ended.latest):
        return
    was = start <= when.latest and when.earliest <= end
    assert one.held(when) in (("surely", "perhaps") if was else ("no", "perhaps"))
