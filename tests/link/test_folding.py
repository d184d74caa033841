"""Text as names are compared in it, and the way back to the text as given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from siyaq.link.names import folding
from siyaq.link.names.folding import fold, fold_word, is_mark, without_marks

SPECIAL = (
    "أإآٱىةیکئؤءاويبـ\u064b\u0651\u0670\u0640\u0653\u0654\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202e\u2066\u2069"
    "\ufeff\u00a0\u202f\u2009\t\n\r  ٠٩۰۹éÉñçŵǣßﻻﷲﷺﺍﺏﻼﺎﺄﷻﬁ\u0301\u0308\ufe70\ufe8e’\u2011'-.\"«»aZ0"
)
TEXTS = st.text(st.sampled_from(SPECIAL), max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد إيلون آدم ٱلله", "احمد ايلون ادم الله"),
        ("على مصطفى", "علي مصطفي"),
        ("شركة", "شركه"),
        ("ایران بانک", "ايران بانك"),
        ("\ufee3\ufe8e\ufeb3\ufeda", "ماسك"),
        ("ﻻ ﻷ ﻹ ﻵ", "لا لا لا لا"),
        ("ﷲ ﷴ", "الله محمد"),
        ("مـاسـك لـ", "ماسك ل"),
        ("مَاسْك تمسّك ميتًا هٰذا", "ماسك تمسك ميتا هذا"),
        ("ا\u0653دم ا\u0655يلون", "ادم ايلون"),
        ("a\u00a0b\u202fc\u2009d\te", "a b c d e"),
        ("\u200fماسك\u200e \u202bتسلا\u202c \u2067x\u2069 \u061c", "ماسك تسلا x "),
        ("ما\u200cسك ما\u200dسك ما\u200bسك \ufeffMusk", "ماسك ماسك ماسك Musk"),
        ("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "0123456789 0123456789"),
        ("Beyoncé Škoda ÉCOLE Zoë", "Beyonce Skoda ECOLE Zoe"),
        ("Beyonce\u0301", "Beyonce"),
        ("O’Brien Al\u2011Falih", "O'Brien Al-Falih"),
        ("a  b   c", "a b c"),
        ("a\u00a0 b", "a b"),
        ("a\n b\r\nc", "a\n b\nc"),
    ],
)
def test_variants_of_a_letter_are_one(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize("text", ["رئيس", "مؤسسة"[:-1], "سماء", "Musk", "MUSK", "xAI", "AT&T", "«»\"'", "ß", "Æ"])
def test_what_tells_words_apart_stays(text: str) -> None:
    assert fold(text).text == text


def test_spaces_are_one_where_a_mark_parts_them() -> None:
    assert fold("إيلون \u200f ماسك").text == "ايلون ماسك"


def test_case_stays() -> None:
    assert fold("Musk").text != fold("musk").text


def test_a_name_is_folded_without_spaces_around_it() -> None:
    assert fold_word("  إيلون\u00a0ماسك ") == "ايلون ماسك"


def test_marks_go_and_letters_stay_as_they_are_written() -> None:
    assert without_marks("عَلَى مـيتًا\u200f") == "على ميتا"


@pytest.mark.parametrize(("character", "expected"), [("\u064b", True), ("\u0301", True), ("ا", False), ("ـ", False)])
def test_a_mark_belongs_to_the_letter_before_it(character: str, expected: bool) -> None:
    assert is_mark(character) is expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("abc", [0, 1, 2]),
        ("مَاسْك", [0, 2, 3, 5]),
        ("a  b", [0, 2, 3]),
        ("ﷲ.", [0, 0, 0, 0, 1]),
        ("xﻻـﻻy", [0, 1, 1, 3, 3, 4]),
        ("\u200fﻻ  ﷲ\u064fz", [1, 1, 3, 4, 4, 4, 4, 6]),
    ],
)
def test_each_character_knows_where_it_came_from(text: str, places: list[int]) -> None:
    folded = fold(text)
    assert [folded.place(index) for index in range(len(folded.text))] == places


def plain(character: str) -> str:
    """What may have become of a character, said in another way: its letters under NFKD, without what is no letter."""
    return unicodedata.normalize("NFKD", character)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
@example(text="\ufe70\ufe71\ufe7f")
@example(text="ﷺ" * 3 + " " * 3)
def test_every_character_comes_from_one_of_the_text(text: str) -> None:
    folded = fold(text)
    places = [folded.place(index) for index in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    for character, place in zip(folded.text, places, strict=True):
        given_there = text[place]
        same = character in plain(given_there) or character in fold(given_there).text
        assert same, (character, given_there)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_to_fold_twice_is_to_fold_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤabcXYZ0189.,!?«»\"'-\n،؛؟", min_size=1), max_size=12))
def test_plain_text_folds_to_itself(words: list[str]) -> None:
    text = " ".join(words)
    folded = fold(text)
    assert folded.text == text
    assert [folded.place(index) for index in range(len(text))] == list(range(len(text)))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, tail=st.text(st.sampled_from("ab \nﻻـ"), max_size=5))
def test_a_text_folds_alike_wherever_it_stands(text: str, tail: str) -> None:
    """Nothing after a character changes what becomes of it; a line before it neither."""
    alone = fold(text)
    after = fold("ﷲ \n" + text + "\n" + tail)
    first = len("الله \n")
    assert after.text[first:].startswith(alone.text + "\n")
    assert [after.place(first + index) - 3 for index in range(len(alone.text))] == [
        alone.place(index) for index in range(len(alone.text))
    ]


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.sampled_from("أإآىةابت ـ\u064bx\n.«»") | st.sampled_from(SPECIAL), max_size=40))
def test_the_quick_path_and_the_table_agree(text: str) -> None:
    """A character that is not usual, put at the end, sends the whole text through the table."""
    slow = fold(text + "\nٱ")
    quick = fold(text + "\n.")
    assert slow.text[:-1] == quick.text[:-1]
    assert slow.gone == quick.gone
    assert slow.grown == quick.grown


def test_both_paths_are_there_to_agree() -> None:
    """The test above means something only while ordinary text does not need the table, and ٱ does."""
    assert not folding._UNUSUAL.search("أحمد إلى آخر شركة، مَاسْك «قال» 2025 Musk")
    assert folding._UNUSUAL.search("ٱ")
