"""Amounts as editors type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.model.money import Amount


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high", "scale", "unit"),
    [
        ("500 USD", "exact", "500", "500", 0, "USD"),
        ("500k USD", "exact", "500000", "500000", 3, "USD"),
        ("500m EUR", "exact", "500000000", "500000000", 6, "EUR"),
        ("~500bn USD", "about", "500000000000", "500000000000", 9, "USD"),
        (">100bn USD", "over", "100000000000", "100000000000", 9, "USD"),
        ("<1.5tn SAR", "under", "1500000000000", "1500000000000", 12, "SAR"),
        ("1.25bn USD", "exact", "1250000000", "1250000000", 9, "USD"),
        ("0.5m USD", "exact", "500000", "500000", 6, "USD"),
        ("0 USD", "exact", "0", "0", 0, "USD"),
        ("4bn..5bn USD", "exact", "4000000000", "5000000000", 9, "USD"),
        ("4..5bn USD", "exact", "4000000000", "5000000000", 9, "USD"),
        ("4bn..5 USD", "exact", "4000000000", "5000000000", 9, "USD"),
        ("5..5 USD", "exact", "5", "5", 0, "USD"),
        ("~4bn..5bn USD", "about", "4000000000", "5000000000", 9, "USD"),
        ("12 %", "exact", "12", "12", 0, "%"),
        ("12.5..13 %", "exact", "12.5", "13", 0, "%"),
        ("~1200 people", "about", "1200", "1200", 0, "people"),
        ("3m shares", "exact", "3000000", "3000000", 6, "shares"),
    ],
)
def test_amounts(text: str, comparator: str, low: str, high: str, scale: int, unit: str) -> None:
    found = Amount.parse(text)
    assert found == Amount(text, comparator, Decimal(low), Decimal(high), scale, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["", "500", "USD", "500 dollars", "$500", "500USD", "500  USD", "500 usd", "500 USDT", "500 US", " 500 USD",
     "500 USD ", "500 USD\n", "500 bn USD", "500BN USD", "500b USD", "1,000 USD", "-5 USD", "+5 USD", "5. USD",
     ".5 USD", "1.2.3 USD", "1e9 USD", "~~5 USD", "=5 USD", ">=5 USD", "5~ USD", "4-5bn USD", "4bn...5bn USD",
     "4bn.. USD", "..5bn USD", "4bn..~5bn USD", "4..5..6 USD", "12%", "5 cats", "NaN USD", "٥٠٠bn USD"],
)  # fmt: skip
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match=r"^not an amount$"):
        Amount.parse(text)


@pytest.mark.parametrize("text", ["5bn..4bn USD", "5..4bn USD", "5..4 %", "1..0.999 USD"])
def test_a_range_may_not_run_backwards(text: str) -> None:
    with pytest.raises(ValueError, match=r"^the range runs backwards$"):
        Amount.parse(text)


@pytest.mark.parametrize("text", ["500m..2bn USD", "2bn..500m USD", "1k..1m people"])
def test_a_range_has_one_scale(text: str) -> None:
    with pytest.raises(ValueError, match=r"^both ends of a range are written in one scale$"):
        Amount.parse(text)


@pytest.mark.parametrize("text", [f"{'9' * 40} USD", f"0.{'1' * 40}bn USD", f"1..{'9' * 40} USD"])
def test_a_number_past_all_reason_is_refused(text: str) -> None:
    """It would be rounded in silence, and no plural rule can be worked out for it."""
    with pytest.raises(ValueError, match=r"^not an amount$"):
        Amount.parse(text)


NUMBERS = st.decimals(0, 10**6, places=2).map(lambda number: format(number.normalize(), "f"))
SCALES = st.sampled_from(["", "k", "m", "bn", "tn"])
UNITS = st.sampled_from(["USD", "EUR", "SAR", "%", "people", "shares"])
MARKS = st.sampled_from(["", "~", ">", "<"])
POWERS = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}


@settings(max_examples=100, deadline=None)
@given(mark=MARKS, number=NUMBERS, scale=SCALES, unit=UNITS)
def test_an_amount_is_kept_as_entered_and_counted_in_full(mark: str, number: str, scale: str, unit: str) -> None:
    text = f"{mark}{number}{scale} {unit}"
    found = Amount.parse(text)
    assert found.text == text
    assert found.low == found.high == Decimal(number) * POWERS[scale]
    assert found.unit == unit
    assert Amount.parse(found.text) == found


@settings(max_examples=100, deadline=None)
@given(mark=MARKS, first=NUMBERS, last=NUMBERS, scale=SCALES, unit=UNITS)
def test_a_range_runs_from_low_to_high(mark: str, first: str, last: str, scale: str, unit: str) -> None:
    low, high = sorted((first, last), key=Decimal)
    found = Amount.parse(f"{mark}{low}{scale}..{high}{scale} {unit}")
    assert found.low == Decimal(low) * POWERS[scale]
    assert found.high == Decimal(high) * POWERS[scale]
    assert found == Amount.parse(f"{mark}{low}{scale}..{high}{scale} {unit}")
    shorter = Amount.parse(f"{mark}{low}..{high}{scale} {unit}")
    assert (shorter.low, shorter.high, shorter.scale) == (found.low, found.high, found.scale)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=16) | st.text("0123456789.~<>kmbnt USD%", max_size=24))
def test_any_text_is_an_amount_or_says_why_not(text: str) -> None:
    try:
        found = Amount.parse(text)
    except ValueError as error:
        assert str(error) in (
            "not an amount",
            "the range runs backwards",
            "both ends of a range are written in one scale",
        )
    else:
        assert (found.text, found.low <= found.high) == (text, True)
