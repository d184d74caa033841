"""What the desk says of findings: in each of its languages, of each finding, and never as markup of a stranger's."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.desk.lists import LISTS
from siyaq.desk.words import cases_of, desk_language, marked_up, read_words, sentence, wording_of
from siyaq.diagnostics import Diagnostic, Location
from siyaq.model.site import Site, decode_site
from siyaq.model.strings import missing_words
from siyaq.read.content import Source
from tests.desk.findings import everything_wrong

LANGUAGES = tuple(read_words())
TOLD = {key.split(".")[1] for words in read_words().values() for key in words.words if key.startswith("finding.")}


def site(*tags: str) -> Site:
    languages = "".join(f"  - {{tag: {tag}, name: {tag}}}\n" for tag in tags)
    text = f"title: x\ndescription: x\nbase_url: https://example.org/\nlanguages:\n{languages}"
    found, _ = decode_site(Source("site.yaml", text))
    assert found
    return found


def said(found: Diagnostic, tag: str) -> tuple[str, str] | None:
    told = sentence(found, wording_of(tag, None))
    return told and (str(told[0]), str(told[1]))


def test_every_language_has_every_word() -> None:
    assert LANGUAGES == ("ar", "en")
    assert missing_words(read_words(), LANGUAGES) == ()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_code_of_a_list_has_words(tag: str) -> None:
    codes = {code for listed in LISTS.values() for code in listed}
    assert {code for code in codes if not list(cases_of(code, read_words()[tag]))} == set()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_findings_have_the_values_that_their_words_name_and_every_case_is_met(tag: str, tmp_path: Path) -> None:
    strings = read_words()[tag]
    found = [one for one in everything_wrong(tmp_path) if one.code in TOLD]
    assert [str(one) for one in found if said(one, tag) is None] == []
    assert {one.code for one in found} == TOLD
    met = {told for one in found if (told := said(one, tag))}
    shapes = {shape(" | ".join(told)) for told in met}
    cases = {shape(" | ".join(case)) for code in TOLD for case in cases_of(code, strings)}
    assert cases - shapes == set()


def shape(text: str) -> str:
    """A sentence without its values, in the words file and on the page."""
    text = re.sub(r'<code dir="ltr">.*?</code>|`[^`]*`', "#", text)
    return unescape(re.sub(r"<bdi>.*?</bdi>|\{\w+\}", "#", text))


CONFLICT = Diagnostic(
    Location("content/articles/a.ar.md", 6, 36),
    "warning",
    "`from` of doe/post is 2025-07 here, and 2025-04 at x.md:1:1",
    "conflict",
    values=(
        ("field", "from"), ("slot", "doe/post"), ("here", "2025-07"), ("there", "2025-04"), ("place", "x.md:1:1"),
        ("article", "a"),
    ),
)  # fmt: skip


def test_a_conflict_in_arabic_and_in_english() -> None:
    assert said(CONFLICT, "ar") == (
        'في المنصب <bdi>doe/post</bdi> قيمة <code dir="ltr">from</code> هنا <bdi>2025-07</bdi>، وهي '
        "<bdi>2025-04</bdi> في <bdi>x.md:1:1</bdi>.",
        'صحّح إحدى القيمتين، أو سجّل رواية المقالة <bdi>a</bdi> تحت <code dir="ltr">disputed</code> في المنصب، مع '
        "حكم عليها.",
    )
    assert said(CONFLICT, "en") == (
        '<code dir="ltr">from</code> of <bdi>doe/post</bdi> is <bdi>2025-07</bdi> here, and <bdi>2025-04</bdi> at '
        "<bdi>x.md:1:1</bdi>.",
        'Mend one of them, or record the account of <bdi>a</bdi> under <code dir="ltr">disputed</code> of the role, '
        "with a verdict.",
    )


def test_a_language_is_named_in_the_language_of_the_page() -> None:
    values = (("language", "fr"), ("command", "siyaq new article a --lang fr"))
    found = Diagnostic(Location("a.md"), "note", "no fr translation", "untranslated", values=values)
    hint = '<code dir="ltr">siyaq new article a --lang fr</code>'
    assert said(found, "ar") == ("لا ترجمة إلى <bdi>الفرنسية</bdi>، ولا صفحة له بها.", hint)
    assert said(found, "en") == ("No <bdi>French</bdi> translation. It has no page there.", hint)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_without_words_or_values_there_is_no_sentence(tag: str) -> None:
    assert said(Diagnostic(Location("a.md"), "error", "wrong", "no-such-code"), tag) is None
    assert said(Diagnostic(Location("a.md"), "warning", "wrong", "conflict"), tag) is None


@pytest.mark.parametrize(
    ("asked", "tags", "spoken"),
    [
        ("", ("ar", "en"), "ar"),
        ("", ("en", "ar"), "en"),
        ("", ("fr", "en"), "en"),
        ("", ("fr",), "ar"),
        ("en", ("ar",), "en"),
        ("fr", ("fr", "en"), "en"),
        ("../x", ("en",), "en"),
    ],
)
def test_the_language_is_what_is_asked_for_or_the_first_of_the_site(
    asked: str, tags: tuple[str, ...], spoken: str
) -> None:
    assert desk_language(asked, site(*tags)) == spoken
    assert wording_of(spoken, site(*tags)).language.tag == spoken


def test_without_a_site_there_is_a_language_all_the_same() -> None:
    assert desk_language("", None) == LANGUAGES[0]


@given(st.text(), st.dictionaries(st.sampled_from("ab"), st.text(), max_size=2))
def test_whatever_the_words_and_values_no_markup_comes_of_them(text: str, values: dict[str, str]) -> None:
    html = str(marked_up(f"{text} {{a}} `{{b}}`", values))
    bare = re.sub(r'</?bdi>|<code dir="ltr">|</code>', "", html)
    assert not re.search(r"[<>\"']", bare)


def test_a_list_of_things_has_the_comma_of_the_page() -> None:
    values = (("count", "2"), ("total", "3"), ("facts", "editor\nrival-of acme"))
    found = Diagnostic(Location("a.md"), "note", "x", "single-source", values=values)
    told = {tag: said(found, tag) or ("", "") for tag in LANGUAGES}
    assert told["ar"][0].endswith(": <bdi>editor</bdi>، <bdi>rival-of acme</bdi>.")
    assert told["en"][0].endswith(": <bdi>editor</bdi>, <bdi>rival-of acme</bdi>.")


LINE = st.text(st.characters(exclude_characters="\n"))


@given(LINE, LINE)
def test_values_come_out_as_they_went_in(one: str, other: str) -> None:
    assert marked_up("x {a} y `z {b}`", {"a": one, "b": other}).unescape() == (
        f'x <bdi>{one}</bdi> y <code dir="ltr">z {other}</code>'
    )
