"""What pages say of an amount, read back as what an editor may type."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.model.money import Amount
from siyaq.model.site import Language
from siyaq.model.strings import decode_strings
from siyaq.read.content import Source
from siyaq.read.theme import packaged_templates
from siyaq.render.wording.words import Wording


def wording(tag: str, **style: str) -> Wording:
    path = packaged_templates() / "strings" / f"{tag}.yaml"
    strings, diagnostics = decode_strings(tag, (Source(path.name, path.read_text("utf-8")),))
    assert diagnostics == ()
    return Wording(Language(tag=tag, name=tag, **style), strings)  # type: ignore[arg-type]


ARABIC, EASTERN, ENGLISH = wording("ar"), wording("ar", digits="arab"), wording("en")
CODES = sorted(set(Locale.parse("ar").currencies) & set(Locale.parse("en").currencies))


@pytest.mark.parametrize(
    ("words", "arabic", "english"),
    [
        ("حوالي ٥٠٠ مليار دولار", "نحو 500 مليار دولار", "about $500 billion"),
        ("ما يزيد على 100 مليار دولار أمريكي", "أكثر من 100 مليار دولار", "more than $100 billion"),
        ("أقل من ثلاثة مليارات دولار", "أقل من 3 مليارات دولار", "less than $3 billion"),
        ("خمسة مليارات دولار", "5 مليارات دولار", "$5 billion"),
        ("11 مليارًا USD", "11 مليار دولار", "$11 billion"),
        ("two billion dollars", "مليارا دولار", "$2 billion"),
        ("قرابة ملياري دولار", "نحو ملياري دولار", "about $2 billion"),
        ("بين 4 و5 مليارات دولار", "4 إلى 5 مليارات دولار", "$4–5 billion"),
        ("26 موظفًا", "26 شخصًا", "26 people"),
        ("12 في المئة", "12%", "12%"),
        ("خمسة آلاف دولار", "5 آلاف دولار", "$5,000"),
    ],
)
def test_an_amount_in_words_reads_like_the_compact_one(words: str, arabic: str, english: str) -> None:
    amount = Amount.parse(words)
    assert (ARABIC.amount(amount), ENGLISH.amount(amount)) == (arabic, english)


@pytest.mark.parametrize(
    ("compact", "arabic", "english"),
    [
        ("1m..2m USD", "مليون إلى مليوني دولار", "$1–2 million"),
        ("0.5..1bn USD", "0.5 مليار إلى مليار دولار", "$0.5–1 billion"),
        ("2..3m USD", "2 إلى 3 ملايين دولار", "$2–3 million"),
        ("1..2 people", "شخص واحد إلى شخصين", "1–2 people"),
        (">1 people", "أكثر من شخص واحد", "more than 1 person"),
        ("~2 people", "نحو شخصين", "about 2 people"),
        ("2 people", "شخصان", "2 people"),
        ("0 people", "0 شخص", "0 people"),
        ("~2 SAR", "نحو ريالين سعوديين", "about SAR 2"),
        (">2 GBP", "أكثر من جنيهين إسترلينيين", "more than £2"),
        ("<2 shares", "أقل من سهمين", "less than 2 shares"),
        ("~2bn AED", "نحو ملياري درهم إماراتي", "about AED 2 billion"),
        ("~2 KWD", "نحو 2 دينار كويتي", "about 2 Kuwaiti dinars"),
        ("1.5k people", "1,500 شخص", "1,500 people"),
        ("1.5..2k people", "1,500 إلى 2,000 شخص", "1,500–2,000 people"),
        ("1.5m people", "1.5 مليون شخص", "1.5 million people"),
    ],
)
def test_one_and_two_behind_a_comparator_and_in_a_range(compact: str, arabic: str, english: str) -> None:
    amount = Amount.parse(compact)
    assert (ARABIC.amount(amount), ENGLISH.amount(amount)) == (arabic, english)


@settings(max_examples=300, deadline=None)
@given(
    ends=st.lists(st.decimals("0.01", 10**6, places=2), min_size=1, max_size=2).map(sorted),
    scale=st.sampled_from(["", "k", "m", "bn", "tn"]),
    mark=st.sampled_from(["", "~", ">", "<"]),
    unit=st.sampled_from(["USD", "EUR", "GBP", "SAR", "AED", "%", "people", "shares", *CODES]),
)
def test_what_a_page_says_is_the_amount_again(ends: list[Decimal], scale: str, mark: str, unit: str) -> None:
    amount = Amount.parse(f"{mark}{'..'.join(format(end, 'f') for end in ends)}{scale} {unit}")
    for words in (ARABIC, EASTERN, ENGLISH):
        again = Amount.parse(words.amount(amount))
        assert (again.comparator, again.low, again.high) == (amount.comparator, amount.low, amount.high)
        assert again.unit == amount.unit


@pytest.mark.parametrize("unit", ["USD", "EUR", "GBP", "SAR", "AED", "KWD", "people", "shares"])
def test_every_form_of_a_counted_noun_is_known(unit: str) -> None:
    for number in (*range(13), 99, 100, 101, 102, 103, 111):
        for start, scale in product(("", "~"), ("", "k", "m", "bn", "tn")):
            amount = Amount.parse(f"{start if number else ''}{number}{scale} {unit}")
            for words in (ARABIC, ENGLISH):
                again = Amount.parse(words.amount(amount))
                assert (again.high, again.unit, again.comparator) == (amount.high, unit, amount.comparator)
