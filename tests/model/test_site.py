"""site.yaml: what holds for the whole site."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from siyaq.diagnostics import Report
from siyaq.model.site import Language, Site, absolute_url, decode_site
from siyaq.model.text import Text
from siyaq.read.content import Source

TEXT = """\
title: {ar: موقع, en: Site}
description: {ar: وصف}
base_url: https://example.org/repo
languages:
  - {tag: ar, name: العربية, months: both, digits: arab}
  - {tag: en, name: English}
"""


def decoded(text: str) -> Site:
    """The site, where nothing is wrong with it."""
    site, diagnostics = decode_site(Source("site.yaml", text))
    assert diagnostics == ()
    assert site is not None
    return site


def findings(text: str) -> list[str]:
    """Every finding in a text that describes no site."""
    site, diagnostics = decode_site(Source("site.yaml", text))
    assert site is None
    return [str(found) for found in Report.of(diagnostics, {"site.yaml": text}).diagnostics]


def change(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new)


def test_a_site() -> None:
    site = decoded(TEXT)
    assert site.title == Text((("ar", "موقع"), ("en", "Site")))
    assert site.base_url == "https://example.org/repo/"
    assert site.base_path == "/repo/"
    assert site.tags == ("ar", "en")
    assert site.language("ar") == Language(tag="ar", name="العربية", months="both", digits="arab")
    assert site.language("en") == Language(tag="en", name="English", months="gregorian", digits="latn")
    assert site.footer is None
    assert site.mentions == "first-in-section"


def test_a_plain_text_is_in_the_first_language() -> None:
    assert decoded(change("{ar: موقع, en: Site}", "موقع")).title == Text((("ar", "موقع"),))


def test_the_best_words_for_a_language() -> None:
    site = decoded(TEXT)
    assert site.best(site.title, "en") == ("en", "Site")
    assert site.best(site.description, "en") == ("ar", "وصف")
    assert site.best(Text((("ar", "س"), ("en", "E"))), "fr") == ("ar", "س")


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("ar-EG", "rtl"), ("ckb", "rtl"), ("az-Arab", "rtl"),
     ("en", "ltr"), ("fr", "ltr"), ("ru", "ltr"), ("ja", "ltr"), ("pt-BR", "ltr"), ("zh-Hant", "ltr")],
)  # fmt: skip
def test_the_direction_of_a_language_is_that_of_unicode(tag: str, direction: str) -> None:
    assert Language(tag=tag, name="x").direction == direction


@pytest.mark.parametrize(
    ("url", "whole", "path"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("https://example.org/", "https://example.org/", "/"),
        ("https://example.org//", "https://example.org/", "/"),
        ("https://x.github.io/repo/", "https://x.github.io/repo/", "/repo/"),
        ("http://localhost:8000/a/b", "http://localhost:8000/a/b/", "/a/b/"),
    ],
)
def test_a_base_url_ends_with_a_stroke(url: str, whole: str, path: str) -> None:
    site = decoded(change("https://example.org/repo", url))
    assert (site.base_url, site.base_path) == (whole, path)
    assert absolute_url(url) == whole


@pytest.mark.parametrize("policy", ["first-in-section", "first-in-article", "all"])
def test_which_names_become_links(policy: str) -> None:
    assert decoded(TEXT + f"mentions: {policy}\n").mentions == policy


def test_a_policy_that_there_is_not() -> None:
    (mistake,) = findings(TEXT + "mentions: none\n")
    assert (
        mistake.splitlines()[0]
        == 'site.yaml:7:11: error: "none" is not one of the choices for mentions [unknown-choice]'
    )


def test_another_base_url_replaces_that_of_the_file() -> None:
    site = decoded(TEXT)
    for text in (TEXT, change("base_url: https://example.org/repo\n", "")):
        moved, diagnostics = decode_site(Source("site.yaml", text), "http://localhost:8000/x")
        assert diagnostics == ()
        assert moved is not None
        assert moved.base_url == "http://localhost:8000/x/"
        assert (moved.title, moved.description, moved.languages) == (site.title, site.description, site.languages)


BAD_URLS = [
    "example.org", "/repo/", "//example.org", "ftp://example.org", "https://", "https:///repo", "https:example.org",
    "https://example.org/?q=1", "https://example.org/#top", "javascript:alert(1)", "https://[", "https://example.org/a b",
    "https://example.org:99999/", "https://example.org:port/",
]  # fmt: skip


@pytest.mark.parametrize("url", BAD_URLS)
def test_a_base_url_is_a_whole_address(url: str) -> None:
    assert findings(change("https://example.org/repo", f"'{url}'")) == [
        'site.yaml:3:11: error: "base_url": not a whole address such as https://example.org/repo/ [bad-value]\n'
        f"    base_url: '{url}'\n"
        f"              {'^' * (len(url) + 2)}\n"
        f'  hint: given: "{url}"'
    ]


@pytest.mark.parametrize("url", BAD_URLS)
def test_another_base_url_is_a_whole_address_too(url: str) -> None:
    with pytest.raises(PydanticCustomError, match="not a whole address"):
        absolute_url(url)


@pytest.mark.parametrize("tag", ["xx", "qqq", "en-QQ1"])
def test_a_language_that_unicode_does_not_know(tag: str) -> None:
    mistakes = findings(change("tag: en", f"tag: {tag}").replace(", en: Site", ""))
    assert mistakes == [
        'site.yaml:6:11: error: "tag": not a language tag that Unicode CLDR knows [bad-value]\n'
        f"      - {{tag: {tag}, name: English}}\n"
        f"              {'^' * len(tag)}\n"
        f'  hint: given: "{tag}"'
    ]


@pytest.mark.parametrize("tag", ["Arabic", "AR", "a", "en_US", "english", "''"])
def test_what_is_no_language_tag(tag: str) -> None:
    (mistake,) = findings(change("tag: en", f"tag: {tag}").replace(", en: Site", ""))
    first, *_, hint = mistake.splitlines()
    assert first.startswith("site.yaml:6:11: error: ")
    assert first.endswith("[bad-value]")
    assert "ids are" not in hint  # a tag is no id


def test_a_language_listed_twice() -> None:
    assert findings(change("tag: en", "tag: ar").replace(", en: Site", "")) == [
        "site.yaml:5:3: error: a language is listed twice [repeated-language]\n"
        "      - {tag: ar, name: العربية, months: both, digits: arab}\n"
        "      ^\n"
        "  hint: keep one"
    ]


def test_a_text_in_a_language_that_is_not_listed() -> None:
    assert findings(change("{ar: وصف}", "{ar: وصف, fr: x}")) == [
        'site.yaml:2:24: error: unknown language "fr" [unknown-language]\n'
        "    description: {ar: وصف, fr: x}\n"
        "                           ^^\n"
        "  hint: the languages of site.yaml are: ar, en"
    ]


@pytest.mark.parametrize("name", ["title", "description"])
def test_a_site_has_words(name: str) -> None:
    lines = [f"{name}: {{}}" if line.startswith(name) else line for line in TEXT.splitlines()]
    (mistake,) = findings("\n".join(lines))
    assert mistake.splitlines()[0].endswith(f'error: "{name}" is empty [empty]')


@pytest.mark.parametrize("written", ["languages: []\n", "languages:\n", ""])
def test_a_site_has_languages(written: str) -> None:
    """One finding: in which language the texts may be is not known while there is none."""
    (mistake,) = findings(TEXT[: TEXT.index("languages")] + written)
    assert '"languages"' in mistake
    assert "tuple" not in mistake  # no editor knows Python


def test_each_mistake_is_reported() -> None:
    text = "titel: x\nbase_url: y\nlanguages: [{tag: ar, name: '', months: lunar, digits: roman}]\nfooter: []\n"
    assert [mistake.splitlines()[0] for mistake in findings(text)] == [
        'site.yaml:1:1: error: the field "description" is missing [missing-field]',
        'site.yaml:1:1: error: unknown field "titel" [unknown-field]',
        'site.yaml:2:11: error: "base_url": not a whole address such as https://example.org/repo/ [bad-value]',
        'site.yaml:3:29: error: "name" is empty [empty]',
        'site.yaml:3:41: error: "lunar" is not one of the choices for months [unknown-choice]',
        'site.yaml:3:56: error: "roman" is not one of the choices for digits [unknown-choice]',
        'site.yaml:4:9: error: "ar" should be words, not a list [wrong-shape]',
    ]


def test_a_repeated_key_is_enough_to_stop() -> None:
    assert [mistake.splitlines()[0] for mistake in findings(TEXT + "title: x\n")] == [
        'site.yaml:7:1: error: "title" is given twice [repeated-key]'
    ]


def test_what_is_no_yaml() -> None:
    assert [mistake.splitlines()[0].rpartition(" ")[2] for mistake in findings("title: [")] == ["[yaml-syntax]"]
