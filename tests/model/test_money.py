"""Amounts as editors type them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.model.money import Amount
from siyaq.read.lexicons import read_lexicons


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
    ["", "500", "USD", "500 usd", "500 USDT", "500 US", "-5 USD", "+5 USD", "5. USD", ".5 USD", "1.2.3 USD",
     "1e9 USD", "~~5 USD", "=5 USD", ">=5 USD", "5~ USD", "4bn...5bn USD", "4bn.. USD", "..5bn USD",
     "4bn..~5bn USD", "4..5..6 USD", "5 cats", "NaN USD", "1,00 USD", "1,0000 USD", "1،500 USD", "5² USD", "½ USD",
     "five", "5 million", "dollars", "millions of dollars", "5 EUR USD", "$5 EUR", "$5 to €6", "5 to 6", "about", "5 about USD",
     "4 and 5 million dollars", "from 4 and 5 million dollars", "between 4 to 5 million dollars", "5 to dollars",
     "more 5 USD", "twenty five dollars", "twenty-five dollars", "five-hundred dollars", "five-six dollars",
     "5 5 USD", "million 5 dollars", "5 million million dollars",
     "300 مليار", "مليارات دولار", "دولارات", "4 و5 مليارات دولار", "من 5 مليارات دولار", "مليارًا دولار",
     "نحو نحو 5 دولارات", "5 قطط", "فايف دولار"],
)  # fmt: skip
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match=r"^not an amount$"):
        Amount.parse(text)


@pytest.mark.parametrize(
    "text", ["5bn..4bn USD", "5..4 %", "1..0.999 USD", "من 6 إلى 5 مليارات دولار", "$5–4 million"]
)
def test_a_range_may_not_run_backwards(text: str) -> None:
    with pytest.raises(ValueError, match=r"^the range runs backwards$"):
        Amount.parse(text)


@pytest.mark.parametrize(
    "text",
    ["500m..2bn USD", "2bn..500m USD", "1k..1m people", "500 million to 2 billion dollars",
     "ألف إلى 1500 دولار", "من 500 مليون إلى مليار دولار"],
)  # fmt: skip
def test_a_range_has_one_scale(text: str) -> None:
    with pytest.raises(ValueError, match=r"^both ends of a range are written in one scale$"):
        Amount.parse(text)


@pytest.mark.parametrize("text", [f"{'9' * 40} USD", f"0.{'1' * 40}bn USD", f"1..{'9' * 40} USD"])
def test_a_number_past_all_reason_is_refused(text: str) -> None:
    """It would be rounded in silence, and no plural rule can be worked out for it."""
    with pytest.raises(ValueError, match=r"^not an amount$"):
        Amount.parse(text)


# --- in words


@pytest.mark.parametrize(
    ("text", "compact"),
    [
        ("300 مليار دولار", "300bn USD"),
        ("٣٠٠ مليار دولار", "300bn USD"),
        ("۳۰۰ مليار دولار", "300bn USD"),
        ("300  مليار\u00a0دولار ", "300bn USD"),
        ("3 مِليارات دولار", "3bn USD"),
        ("11 مليار دولار", "11bn USD"),
        ("11 مليارًا يورو", "11bn EUR"),
        ("مليار دولار", "1bn USD"),
        ("مليارا دولار", "2bn USD"),
        ("نحو ملياري دولار", "~2bn USD"),
        ("خمسة مليارات دولار", "5bn USD"),
        ("مئة مليون دولار", "100m USD"),
        ("مائتا مليون دولار", "200m USD"),
        ("ثلاثمئة ألف ريال سعودي", "300k SAR"),
        ("خمسون مليون درهم إماراتي", "50m AED"),
        ("اثنا عشر مليون جنيه مصري", "12m EGP"),
        ("5 آلاف دينار كويتي", "5k KWD"),
        ("7 تريليونات دولار", "7tn USD"),
        ("عشرة دولارات", "10 USD"),
        ("11 دولارًا", "11 USD"),
        ("11 دولارًا أميركيًا", "11 USD"),
        ("دولاران", "2 USD"),
        ("دولار واحد", "1 USD"),
        ("ريالان سعوديان", "2 SAR"),
        ("5 مليارات جنيه إسترليني", "5bn GBP"),
        ("5 مليارات USD", "5bn USD"),
        ("حوالي 500 مليون يورو", "~500m EUR"),
        ("قرابة 500 مليون يورو", "~500m EUR"),
        ("ما يقارب 500 مليون يورو", "~500m EUR"),
        ("أكثر من 100 مليار دولار", ">100bn USD"),
        ("ما يزيد على 100 مليار دولار", ">100bn USD"),
        ("أقل من ٣ مليارات دولار", "<3bn USD"),
        ("من 4 إلى 5 مليارات دولار", "4..5bn USD"),
        ("بين 4 و5 مليارات دولار", "4..5bn USD"),
        ("4 إلى 5 مليارات دولار", "4..5bn USD"),
        ("نحو 4 مليارات إلى 5 مليارات دولار", "~4bn..5bn USD"),
        ("من مليار إلى ملياري دولار", "1bn..2bn USD"),
        ("من ثلاثة إلى خمسة ملايين موظف", "3..5m people"),
        ("12 في المئة", "12 %"),
        ("١٢٫٥٪", "12.5 %"),
        ("12 بالمائة", "12 %"),
        ("٪12", "12 %"),
        ("١٬٥٠٠٫٥ ريال سعودي", "1500.5 SAR"),
        ("26 شخصًا", "26 people"),
        ("200 موظف", "200 people"),
        ("ألفا موظف", "2k people"),
        ("3 ملايين سهم", "3m shares"),
        ("ثلاثة أسهم", "3 shares"),
        ("7 مليارات فرنك سويسري", "7bn CHF"),
        ("$4bn", "4bn USD"),
        ("US$4bn", "4bn USD"),
        ("$4.5 million", "4.5m USD"),
        ("€3 million", "3m EUR"),
        ("SAR 5 million", "5m SAR"),
        ("500 dollars", "500 USD"),
        ("five million dollars", "5m USD"),
        ("a billion dollars", "1bn USD"),
        ("two hundred thousand euros", "200k EUR"),
        ("1,500.5 USD", "1500.5 USD"),
        ("12,345,678 US dollars", "12345678 USD"),
        ("500 bn USD", "500bn USD"),
        ("500BN USD", "500bn USD"),
        ("500USD", "500 USD"),
        ("~ 500bn USD", "~500bn USD"),
        ("> 500bn USD", ">500bn USD"),
        ("<$5", "<5 USD"),
        ("About $500 billion", "~500bn USD"),
        ("around 500 shares", "~500 shares"),
        ("nearly 12%", "~12 %"),
        ("more than 5 million people", ">5m people"),
        ("over 5 million employees", ">5m people"),
        ("fewer than 200 employees", "<200 people"),
        ("under five percent", "<5 %"),
        ("4 to 5 billion dollars", "4..5bn USD"),
        ("from $4 billion to $5 billion", "4bn..5bn USD"),
        ("between 4 and 5 billion dollars", "4..5bn USD"),
        ("$4–5 billion", "4..5bn USD"),
        ("4-5bn USD", "4..5bn USD"),
        ("4 million dollars to 5 million dollars", "4m..5m USD"),
        ("7 billion Swiss francs", "7bn CHF"),
        ("5 million Saudi riyals", "5m SAR"),
        ("5 million pounds sterling", "5m GBP"),
        ("ما بين 4 و5 مليارات دولار", "4..5bn USD"),
        ("نصف مليار دولار", "500m USD"),
        ("نحو ربع مليون دولار", "~250k USD"),
        ("ثلاثة أرباع مليون دولار", "750k USD"),
        ("half a billion dollars", "500m USD"),
        ("a quarter of a million people", "250k people"),
        ("half a thousand dollars", "500 USD"),
        ("نصف مليون إلى مليون دولار", "0.5m..1m USD"),
        ("١٫٥٠٠ دولار", "1.5 USD"),
        ("0.125 USD", "0.1250 USD"),
        ("5.125 %", "5.1250 %"),
        ("5.125 million USD", "5.125m USD"),
    ],
)
def test_amounts_in_words(text: str, compact: str) -> None:
    assert Amount.parse(text) == replace(Amount.parse(compact), text=text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5 مليارات ريال", '"ريال" names several currencies: write ريال سعودي or ريال قطري or ريال عماني'),
        ("5 جنيهات", '"جنيهات" names several currencies: write جنيه مصري or جنيه إسترليني'),
        ("ديناران", '"ديناران" names several currencies: write دينار كويتي or دينار أردني or دينار عراقي'),
        ("5 million pounds", '"pounds" names several currencies: write pounds sterling or Egyptian pounds'),
        ("999999999999999 trillion dollars", "more than all there is"),
        ("5.000 dollars", '"5.000" may be thousands or a fraction: write 5000 or 5.0000'),
        ("12.500 USD", '"12.500" may be thousands or a fraction: write 12500 or 12.5000'),
        ("4..5.125 people", '"5.125" may be thousands or a fraction: write 5125 or 5.1250'),
        ("من 1.500 إلى 2 دولار", '"1.500" may be thousands or a fraction: write 1500 or 1.5000'),
        ("at least $5m", '"at least" includes the number itself, which no comparator does: write more than or about'),
        ("Up to 5 USD", '"up to" includes the number itself, which no comparator does: write less than or about'),
        (
            "ما لا يقل عن 5 دولارات",
            '"ما لا يقل عن" includes the number itself, which no comparator does: write أكثر من or نحو',
        ),
        (
            "5 دولارات على الأكثر",
            '"على الأكثر" includes the number itself, which no comparator does: write أقل من or نحو',
        ),
        ("11 XYZ", "no currency has the code XYZ"),
        ("XYZ 11 million", "no currency has the code XYZ"),
        ("~0 USD", "nothing is about nothing, or under it"),
        ("<0 USD", "nothing is about nothing, or under it"),
        ("أقل من 0 دولار", "nothing is about nothing, or under it"),
    ],
)
def test_why_words_are_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        Amount.parse(text)


def test_what_to_write_for_a_shared_name_is_an_amount() -> None:
    choices = [
        choice
        for lexicon in read_lexicons().values()
        for row in lexicon.vague_units
        for choice in row.split("|")[0].split("/")
    ]
    assert len(choices) > 20
    for choice in choices:
        assert re.fullmatch("[A-Z]{3}", Amount.parse(f"5 {choice}").unit)


def test_what_to_write_for_a_vague_comparator_is_one() -> None:
    rows = [row for lexicon in read_lexicons().values() for row in lexicon.vague_comparators]
    choices = [choice for row in rows for choice in row.split("|")[0].split("/")]
    assert len(choices) == 8
    for choice in choices:
        assert Amount.parse(f"{choice} 5 USD").comparator in ("about", "over", "under")


def test_rows_of_the_lexicons_are_well_formed_and_no_word_has_two_meanings() -> None:
    patterns = {
        "comparators": r"(about|over|under)(\|[^|]+)+",
        "ranges": r"[^|]*\|[^|]+",
        "vague_comparators": r"[^|/]+(/[^|/]+)+(\|[^|]+)+",
        "cardinals": r"\d{1,3}(\|[^|]+)+",
        "fractions": r"0\.\d+(\|[^|]+)+",
        "decades": r"[2-9]0(\|[^|]+)+",
        "units": r"([A-Z]{3}|%|people|shares)\|[012](\|[^|]+)+",
        "vague_units": r"[^|/]+(/[^|/]+)+(\|[^|]+)+",
    }
    seen: dict[str, str] = {}
    for lexicon in read_lexicons().values():
        for field, pattern in patterns.items():
            for row in getattr(lexicon, field):
                assert re.fullmatch(pattern, row), row
                meaning = ":".join([field, *row.split("|")[: 2 if field == "units" else 1]])
                for word in row.split("|")[2 if field == "units" else 1 :] if field != "ranges" else ():
                    assert seen.setdefault(word.casefold(), meaning) == meaning, word


# --- for every amount

NUMBERS = st.decimals("0.01", 10**6, places=2).map(lambda number: format(number.normalize(), "f"))
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


WORDED = st.lists(
    st.sampled_from(["نحو", "أكثر_من", "من", "إلى", "بين", "و", "5", "١٬٥٠٠", "خمسة", "مئة", "ألف", "مليارا", "مليارات", "دولار", "ريال", "%", "$", "-", "to", "4.5", "bn", "USD"]),
    max_size=7,
).map(lambda words: " ".join(words).replace("_", " "))  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=16) | st.text("0123456789.~<>kmbnt USD%", max_size=24) | WORDED)
def test_any_text_is_an_amount_or_says_why_not(text: str) -> None:
    try:
        found = Amount.parse(text)
    except ValueError as error:
        assert str(error) in (
            "not an amount",
            "the range runs backwards",
            "both ends of a range are written in one scale",
            "more than all there is",
            "nothing is about nothing, or under it",
        ) or re.fullmatch(
            r'".+" (names several currencies|may be thousands or a fraction): write .+|no currency has the code .+',
            str(error),
        )
    else:
        assert (found.text, found.low <= found.high) == (text, True)
