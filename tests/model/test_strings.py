"""Interface words, by language, number and gender."""

from __future__ import annotations

import pytest

from siyaq.diagnostics import Report
from siyaq.model.strings import Strings, decode_strings, missing_words
from siyaq.read.content import Source
from siyaq.read.theme import packaged_templates


def decoded(tag: str, *layers: str) -> tuple[Strings, list[str]]:
    path = f"templates/strings/{tag}.yaml"
    strings, diagnostics = decode_strings(tag, tuple(Source(path, text) for text in layers))
    return strings, [str(found) for found in Report.of(diagnostics, {path: layers[0]}).diagnostics]


def test_words_are_known_by_their_path() -> None:
    strings, mistakes = decoded("en", "home: Front\nnav: {main: Sections, deep: {er: x}}\nempty: ''\n")
    assert mistakes == []
    assert strings.language == "en"
    assert strings.words == {"home": "Front", "nav.main": "Sections", "nav.deep.er": "x", "empty": ""}


def test_forms_stand_behind_a_stroke() -> None:
    strings, mistakes = decoded(
        "en", "count: {one: '{n} article', other: '{n} articles'}\nrel: {owns: {m: he owns, f: she owns}}\n"
    )
    assert mistakes == []
    assert strings.words == {
        "count/one": "{n} article", "count/other": "{n} articles", "rel.owns/m": "he owns", "rel.owns/f": "she owns"
    }  # fmt: skip


def test_a_list_is_one_word_to_a_line() -> None:
    assert decoded("en", "months: [January, February]\n")[0].words == {"months": "January\nFebruary"}


def test_a_later_layer_wins_word_by_word() -> None:
    strings, mistakes = decoded("en", "a: 1\nb: {c: 2, d: 3}\n", "b: {c: mine}\nown-words: new\n")
    assert mistakes == []
    assert strings.words == {"a": "1", "b.c": "mine", "b.d": "3", "own-words": "new"}


def test_a_later_layer_may_give_fewer_forms_and_is_told_so() -> None:
    strings, mistakes = decoded("en", "count: {one: 1 a, other: '{n} a'}\n", "count: {other: '{n} b'}\n")
    assert strings.words == {"count/other": "{n} b"}
    assert [mistake.splitlines()[0] for mistake in mistakes] == [
        'templates/strings/en.yaml:1:8: error: "count" lacks or exceeds the plural forms [plural-forms]'
    ]


ARABIC = "{zero: a, one: a, two: a, few: a, many: a, other: a}"


@pytest.mark.parametrize(
    ("tag", "text", "needed"),
    [
        ("ar", "x:\n  count: {one: a, other: a}\n", "few, many, one, other, two, zero"),
        ("ar", "x:\n  count: {zero: a, one: a, two: a, few: a, many: a}\n", "few, many, one, other, two, zero"),
        ("en", f"x:\n  count: {ARABIC}\n", "one, other"),
        ("en", "x:\n  count: {one: a}\n", "one, other"),
        ("en", "x:\n  count: {other: a}\n", "one, other"),
        ("en", "x:\n  count: {two: a, other: a}\n", "one, other"),
        ("ja", "x:\n  count: {one: a, other: a}\n", "other"),
        ("fr", "x:\n  count: {one: a, other: a}\n", "many, one, other"),
        ("pt-BR", "x:\n  count: {other: a}\n", "many, one, other"),
    ],
)
def test_wrong_plural_forms(tag: str, text: str, needed: str) -> None:
    _, (mistake,) = decoded(tag, text)
    assert mistake == (
        f'templates/strings/{tag}.yaml:2:10: error: "count" lacks or exceeds the plural forms [plural-forms]\n'
        f"    {text.splitlines()[1]}\n             ^\n"
        f"  hint: this language needs: {needed}"
    )


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", f"count: {ARABIC}\n"),
        ("en", "count: {one: a, other: a}\n"),
        ("ja", "count: {other: a}\n"),
        ("he", "count: {one: a, two: a, other: a}\n"),
        ("en", "verdict: {open: a, other: b}\n"),
        ("ar", "owns: {m: يملك, f: تملك}\n"),
    ],
)
def test_right_plural_forms(tag: str, text: str) -> None:
    assert decoded(tag, text)[1] == []


def test_a_broken_file_is_reported_and_the_other_layer_stands() -> None:
    strings, mistakes = decoded("en", "a: 1\n", "b: [")
    assert strings.words == {"a": "1"}
    assert [mistake.splitlines()[0].rpartition(" ")[2] for mistake in mistakes] == ["[yaml-syntax]"]


def test_a_repeated_word_is_reported() -> None:
    assert [mistake.splitlines()[0] for mistake in decoded("en", "a: 1\na: 2\n")[1]] == [
        'templates/strings/en.yaml:2:1: error: "a" is given twice [repeated-key]'
    ]


def test_a_large_file_of_words_is_read() -> None:
    text = "".join(f"key{number}: {'w' * 100}\n" for number in range(1000))
    assert len(decoded("en", text)[0].words) == 1000


def test_missing_words() -> None:
    known = {
        tag: decoded(tag, text)[0]
        for tag, text in {
            "ar": f"a: 1\nb: {{c: 2}}\nn: {ARABIC}\n",
            "en": "a: 1\nn: {one: x, other: x}\nd: 3\n",
            "fr": f"a: 1\nb: {{c: 2}}\nn: {ARABIC}\nd: 3\n",
        }.items()
    }
    assert [str(found) for found in missing_words(known, ("ar", "en", "fr"))] == [
        "templates/strings/ar.yaml: error: no words for d [missing-words]\n  hint: add each of them",
        "templates/strings/en.yaml: error: no words for b.c [missing-words]\n  hint: add each of them",
    ]
    assert missing_words({"ar": known["ar"]}, ("ar",)) == ()
    assert [found.location.path for found in missing_words(known, ("fr", "en"))] == ["templates/strings/en.yaml"]


def test_the_packaged_languages_say_all_the_same_things() -> None:
    folder = packaged_templates() / "strings"
    known = {}
    for file in sorted(folder.glob("*.yaml")):
        known[file.stem], mistakes = decoded(file.stem, file.read_text("utf-8"))
        assert mistakes == []
    assert {"ar", "en"} <= set(known)
    assert missing_words(known, tuple(known)) == ()


def test_a_misspelled_key_of_a_sites_own_words_is_told() -> None:
    _, mistakes = decoded("en", "nav: {article: Articles}\n", "nav:\n  artcle: Texts\n")
    assert [mistake.splitlines()[0] for mistake in mistakes] == [
        'templates/strings/en.yaml:2:11: warning: the theme has no words "nav.artcle" [unknown-words]'
    ]
