"""How search reads words; the browser is held to the same vectors in tests/browser/test_search.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from siyaq.link.names.stems import stemming
from siyaq.link.names.wordforms import Wordforms, function_words
from siyaq.link.names.words import fold_words, words_of

VECTORS = json.loads((Path(__file__).parents[1] / "search-vectors.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "words", "stems"), VECTORS, ids=[row[0] for row in VECTORS])
def test_words_and_stems_are_those_of_the_vectors(text: str, words: list[str], stems: list[str]) -> None:
    found = words_of(fold_words(text))
    assert found == words
    assert list(map(stemming().stem, found)) == stems


SITE = "ماسك لماسك تماسك الوزير وزير للجنة اللجنة موظفي الموظفين أعلنت أعلن وبمايكروسوفت لبنان لبن التقارير"
FORMS = Wordforms.of(words_of(fold_words(SITE)))


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("لماسك", {"لماسك", "ماسك"}),
        ("تماسك", {"تماسك"}),
        ("وزير", {"وزير", "وزرا"}),  # «زير» is no word of the site, and «الوزير» shows that the و is its own
        ("للجنه", {"جن", "لجن", "لجان"}),
        ("موظفي", {"موظفي", "موظف"}),
        ("اعلنت", {"اعلنت", "اعلن"}),
        ("وبمايكروسوفت", {"وبمايكروسوفت", "بمايكروسوفت", "مايكروسوفت"}),
        ("لبنان", {"لبنان"}),
        ("التقارير", {"تقارير", "تقرير"}),
        ("resigned", {"resign", "resignation"}),
    ],
)
def test_a_word_is_found_by_what_it_may_be_made_of(word: str, keys: set[str]) -> None:
    assert set(FORMS.keys(word)) == keys


def test_words_that_are_everywhere_are_known() -> None:
    assert {"في", "th", "her"} <= function_words()
    assert not {"ماسك", "شرك", "musk"} & function_words()
