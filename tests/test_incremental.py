"""A rebuild writes exactly what an edit changes, and ends where a clean build would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.tinysite import SITE, TinySite, pages, tree

ARTICLE = {"ar/articles/hire/"}
ARTICLE_EN = {"en/articles/hire/"}
TRANSLATION = """\
---
title: Moves
summary: Who goes where
translation: {of: "0000000000000000"}
---

What happened.
"""


class Edit(NamedTuple):
    """A change to the site, and the pages that it must write anew or remove."""

    change: Callable[[TinySite], None]
    written: set[str]
    pruned: frozenset[str] = frozenset()


def _delete_article(site: TinySite) -> None:
    site.remove("content/articles/hire.ar.md")
    site.remove("content/articles/hire.en.md")
    site.edit("content/people/jane-doe.ar.md", ", sources: [hire#wire]", "")


EVERY_PAGE = {
    "", "404.html", "ar/", "en/", "ar/articles/", "en/articles/", "ar/people/", "en/people/", "ar/companies/",
    "en/companies/", "ar/storylines/", "en/storylines/", "ar/articles/hire/", "en/articles/hire/",
    "ar/people/jane-doe/", "en/people/jane-doe/", "ar/companies/acme/", "en/companies/acme/", "ar/storylines/moves/",
}  # fmt: skip
ARABIC = {page for page in EVERY_PAGE if page.startswith("ar/")}
BILINGUAL = {"", "404.html"}

# fmt: off
EDITS = {
    "body typo": Edit(
        lambda site: site.edit("content/articles/hire.ar.md", "هذه جملة أخرى", "هذه جملة ثانية"),
        # the English page says that its original has changed already, since the digest of the tiny site is made up
        ARTICLE,
    ),
    "sentence around a name": Edit(
        lambda site: site.edit("content/articles/hire.en.md", "said that she had", "said she had"),
        ARTICLE_EN | {"en/people/jane-doe/", "en/companies/acme/"},
    ),
    "headline": Edit(
        lambda site: site.edit("content/articles/hire.en.md", "A new hire", "The new hire"),
        ARTICLE_EN
        | {"en/", "en/articles/", "en/people/jane-doe/", "en/companies/acme/"},
    ),
    "profile renamed": Edit(
        lambda site: site.edit("content/people/jane-doe.ar.md", "en: Jane Doe", "en: Janet Doe"),
        {
            "en/", "en/people/", "en/people/jane-doe/", "en/companies/acme/", "en/articles/hire/",
            "ar/", "ar/people/", "ar/people/jane-doe/", "ar/articles/hire/", "ar/storylines/moves/",
        },
    ),
    "article deleted": Edit(
        _delete_article,
        {
            "ar/", "en/", "ar/articles/", "en/articles/", "ar/people/", "en/people/", "ar/companies/", "en/companies/",
            "ar/storylines/", "en/storylines/", "ar/people/jane-doe/", "en/people/jane-doe/", "ar/companies/acme/",
            "en/companies/acme/", "ar/storylines/moves/",
        },
        frozenset(ARTICLE | ARTICLE_EN),
    ),
    "translation added": Edit(
        lambda site: site.write("content/storylines/moves.en.md", TRANSLATION),
        {"en/storylines/moves/", "ar/storylines/moves/", "en/", "en/storylines/", "en/articles/hire/"},
    ),
    "template": Edit(
        lambda site: site.write("templates/404.html", "<!DOCTYPE html><title>{{ view.greetings[0].home }}</title>"),
        {"404.html"},
    ),
    "strings": Edit(
        lambda site: site.write("templates/strings/ar.yaml", "not-found: {title: لا شيء هنا}"),
        {"404.html"},
    ),
    "strings of every page": Edit(
        lambda site: site.write("templates/strings/ar.yaml", "nav: {skip: إلى النص}"),
        ARABIC,
    ),
    "site.yaml": Edit(
        lambda site: site.edit("site.yaml", "ar: وصف", "ar: وصف آخر"),
        {"ar/", "", "404.html"},
    ),
    "base address": Edit(
        lambda site: site.edit("site.yaml", "https://example.org/", "https://example.org/repo/"),
        EVERY_PAGE,
    ),
}
# fmt: on


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_writes_exactly_its_pages_and_ends_as_a_clean_build(
    name: str, tiny: TinySite, tmp_path: Path
) -> None:
    assert pages(tiny.build()) >= EVERY_PAGE
    edit = EDITS[name]
    edit.change(tiny)
    built = tiny.build()
    assert pages(built) == edit.written
    assert built.written is not None
    assert {path.removesuffix("index.html") for path in built.written.pruned} == edit.pruned
    tiny.build(output=tmp_path / "clean", clean=True)
    assert tree(tiny.output) == tree(tmp_path / "clean")


def test_nothing_changed_writes_nothing_and_touches_nothing(tiny: TinySite) -> None:
    tiny.build()
    before = {path: path.stat().st_mtime_ns for path in tiny.output.rglob("*")}
    inode = tiny.output.stat().st_ino
    assert pages(tiny.build()) == set()
    assert {path: path.stat().st_mtime_ns for path in tiny.output.rglob("*")} == before
    assert tiny.output.stat().st_ino == inode


def test_a_page_edited_in_output_is_mended(tiny: TinySite, tmp_path: Path) -> None:
    tiny.build()
    (tiny.output / "ar/index.html").write_text("tampered", "utf-8")
    (tiny.output / "en/index.html").unlink()
    assert pages(tiny.build()) == {"ar/", "en/"}
    tiny.build(output=tmp_path / "clean")
    assert tree(tiny.output) == tree(tmp_path / "clean")


def test_explain_names_the_first_field_of_the_view_that_differs(tiny: TinySite) -> None:
    tiny.build()
    tiny.edit("content/articles/hire.en.md", "A new hire", "The new hire")
    built = tiny.build()
    assert built.written is not None
    assert built.written.written["en/articles/hire/index.html"] == "view.frame.title"
    assert built.written.written["en/index.html"] == "view.articles"
    tiny.write("templates/404.html", "<!DOCTYPE html>")
    again = tiny.build()
    assert again.written is not None
    assert again.written.written == {"404.html": "template"}


def test_a_rename_of_the_site_reaches_every_page(tiny: TinySite) -> None:
    tiny.build()
    tiny.write("site.yaml", SITE.replace("ar: موقع", "ar: موقع جديد"))
    assert pages(tiny.build()) >= ARABIC | BILINGUAL


def test_a_memo_that_a_stranger_brings_is_not_read(tiny: TinySite) -> None:
    tiny.build()
    honest = tiny.page("en/articles/hire")
    memo = tiny.folder / ".siyaq/parsed.json"
    text = memo.read_text("utf-8")
    assert "Another sentence." in text
    memo.write_text(text.replace("Another sentence.", "<script>alert(1)</script>"), "utf-8")
    tiny.remove("output/en/articles/hire/index.html")
    tiny.build()
    assert tiny.page("en/articles/hire") == honest


def test_a_memo_of_our_own_spares_the_parsing(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.build()

    def parse(*_: object) -> None:
        raise AssertionError("a text was parsed again")

    monkeypatch.setattr("siyaq.model.model.decode_document", parse)
    assert pages(tiny.build()) == set()
    tiny.edit("content/articles/hire.en.md", "Another", "One more")
    with pytest.raises(AssertionError):
        tiny.build()
