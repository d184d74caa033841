"""Values in running texts, for any text."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.link.names.passages import Paragraph, Passages
from siyaq.link.proof.quotations import quotations_in
from siyaq.link.proof.readings import Reading
from siyaq.link.proof.told import Stretch, Told, counted, number_words, numbers_in
from siyaq.link.proof.told_times import times_in


def reading(text: str) -> Reading:
    paragraphs = (Paragraph(0, len(text), 0, 1),)
    return Reading("a.md", Passages(text, text, (), (), paragraphs, frozenset()), (), (), text, (0,), ())


def values(text: str) -> list[Told]:
    stretch = Stretch.of(reading(text), 0, len(text))
    return [*numbers_in(stretch), *times_in(stretch)]


WORDS = (
    "في يوليو تموز / مارس 16 2025 و خمسة وعشرون مليارًا ملياري 200 مليون أشهر شهرين الاثنين « » ١٬٥٠٠ ألف "
    "July May , 3rd of - twenty five billion and months “ ” weekᵈ ﻻ\u200f"
)  # fmt: skip
TEXTS = st.text(max_size=30) | st.lists(st.sampled_from(WORDS.split(" ")), max_size=12).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_whatever_is_told_stands_in_the_text(text: str) -> None:
    for told in values(text):
        assert 0 <= told.start < told.end <= len(text)
        assert text[told.start : told.end].strip() == text[told.start : told.end]
    for quotation in quotations_in(reading(text), 0, len(text)):
        assert 0 <= quotation.start < quotation.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(
    number=st.integers(1, 999),
    power=st.sampled_from([("thousand", "ألف", 3), ("million", "مليون", 6), ("billion", "مليار", 9)]),
)
def test_a_number_in_words_is_that_in_figures(number: int, power: tuple[str, str, int]) -> None:
    english, arabic, exponent = power
    (told,) = values(f"{english_words(number)} {english}")
    (figures,) = values(f"{number} {arabic}")
    assert told.value == figures.value == Decimal(number).scaleb(exponent)


SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def english_words(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = SMALL.split()[rest - 1] if 0 < rest < 20 else ""
    large = "-".join([TENS.split()[tens - 2], *([SMALL.split()[ones - 1]] if ones else [])]) if rest >= 20 else ""
    return " and ".join(filter(None, [f"{SMALL.split()[hundreds - 1]} hundred" if hundreds else "", small or large]))


@pytest.mark.parametrize(
    ("words", "number"),
    [("خمسه وعشرون", 25), ("مئه وخمسون", 150), ("ثلاثه عشر", 13), ("two hundred and five", 205), ("ninety-nine", 99)],
)
def test_numbers_of_several_words(words: str, number: int) -> None:
    assert re.fullmatch(number_words(), words)
    assert counted(words) == number
