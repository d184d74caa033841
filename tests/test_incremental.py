"""A rebuild writes exactly what an edit changes, and ends where a clean build would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.newsroom import MUSK, article, newsroom, translation
from tests.tinysite import SITE, TinySite, pages, tree

ARTICLE = {"ar/articles/hire/"}
ARTICLE_EN = {"en/articles/hire/"}
PARALLEL = {"ar/articles/hire/parallel/", "en/articles/hire/parallel/"}
FEEDS = {  # nobody is named any more
    f"{path}/feed.{ending}"
    for path in (
        "ar/people/jane-doe", "en/people/jane-doe", "ar/companies/acme", "en/companies/acme", "ar/storylines/moves",
    )
    for ending in ("xml", "json")
}  # fmt: skip
MOVES = "dossiers/storyline-moves.html"
NAMED_IN_HIRE = {"dossiers/person-jane-doe.html", "dossiers/company-acme.html"}
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
    "ar/sources/", "en/sources/", "ar/sources/acme/", "en/sources/acme/", "ar/corrections/", "en/corrections/",
    "ar/data/", "en/data/", "ar/map/", "en/map/", "ar/feeds/", "en/feeds/", "ar/search/", "en/search/", *PARALLEL,
    MOVES, *NAMED_IN_HIRE,
}  # fmt: skip
ARABIC = {page for page in EVERY_PAGE if page.startswith("ar/")}
BILINGUAL = {"", "404.html"}

# fmt: off
EDITS = {
    "body typo": Edit(
        lambda site: site.edit("content/articles/hire.ar.md", "هذه جملة أخرى", "هذه جملة ثانية"),
        # the English page says that its original has changed already, since the digest of the tiny site is made up
        ARTICLE | PARALLEL | {MOVES},
    ),
    "sentence around a name": Edit(
        lambda site: site.edit("content/articles/hire.en.md", "said that she had", "said she had"),
        ARTICLE_EN | PARALLEL | {"en/people/jane-doe/", "en/companies/acme/"} | NAMED_IN_HIRE,
    ),
    "headline": Edit(
        lambda site: site.edit("content/articles/hire.en.md", "A new hire", "The new hire"),
        ARTICLE_EN | PARALLEL | NAMED_IN_HIRE
        | {"en/", "en/articles/", "en/people/jane-doe/", "en/companies/acme/", "en/sources/acme/"},
    ),
    "profile renamed": Edit(
        lambda site: site.edit("content/people/jane-doe.ar.md", "en: Jane Doe", "en: Janet Doe"),
        {
            "en/", "en/people/", "en/people/jane-doe/", "en/companies/acme/", "en/articles/hire/",
            "ar/", "ar/people/", "ar/people/jane-doe/", "ar/articles/hire/", "ar/storylines/moves/",
            "en/sources/acme/", "en/map/", "en/feeds/", "en/search/", MOVES, *NAMED_IN_HIRE,
        },
    ),
    "article deleted": Edit(
        _delete_article,
        {
            "ar/", "en/", "ar/articles/", "en/articles/", "ar/people/", "en/people/", "ar/companies/", "en/companies/",
            "ar/storylines/", "en/storylines/", "ar/people/jane-doe/", "en/people/jane-doe/", "ar/companies/acme/",
            "en/companies/acme/", "ar/storylines/moves/", "ar/sources/", "en/sources/",
            "ar/corrections/", "en/corrections/", "ar/data/", "en/data/", "ar/map/", "en/map/", "ar/feeds/", "en/feeds/",
            *NAMED_IN_HIRE,
            "ar/search/", "en/search/",
        },
        frozenset(ARTICLE | ARTICLE_EN | PARALLEL | FEEDS | {MOVES, "ar/sources/acme/", "en/sources/acme/"}),
    ),
    "translation added": Edit(
        lambda site: site.write("content/storylines/moves.en.md", TRANSLATION),
        {
            "en/storylines/moves/", "ar/storylines/moves/", "en/", "en/storylines/", "en/articles/hire/", "en/feeds/", MOVES,
        },
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
        ARABIC | {MOVES, *NAMED_IN_HIRE},
    ),
    "site.yaml": Edit(
        lambda site: site.edit("site.yaml", "ar: وصف", "ar: وصف آخر"),
        ARABIC | BILINGUAL,  # their card has it
    ),
    "base address": Edit(
        lambda site: site.edit("site.yaml", "https://example.org/", "https://example.org/repo/"),
        EVERY_PAGE,
        frozenset({"CNAME"}),
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
    pruned = {path.removesuffix("index.html") for path in built.written.pruned if not path.startswith("search/")}
    assert pruned == edit.pruned
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


NAMED = {
    # the alias alone; the alias after the full name; the full name only; nobody; the alias in English only
    "content/articles/alias.ar.md": article("قالت «أوبن إيه آي» ذلك. ثم رحل ماسك."),
    "content/articles/later.ar.md": article("قال إيلون ماسك ذلك.\n\n## قسم\n\nثم رحل ماسك."),
    "content/articles/full.ar.md": article("قال إيلون ماسك ذلك. ونفت «برق الخليج»."),
    "content/articles/nobody.ar.md": article("لم يقل أحد شيئًا."),
    "content/articles/english.ar.md": article("لا أحد هنا."),
    "content/articles/english.en.md": translation("Yesterday Musk left."),
}
PERSON = "content/people/elon-musk.ar.md"
PAGES = {"ar/people/elon-musk/", "en/people/elon-musk/"}
PROFILE = {*PAGES, "dossiers/person-elon-musk.html"}
BESIDE = {"ar/articles/english/parallel/", "en/articles/english/parallel/"}
COMPANION = {"ar/companies/openai/", "en/companies/openai/"}


@pytest.fixture
def named(tmp_path: Path) -> TinySite:
    """A site whose articles name people in plain words; the surname is not yet registered."""
    site = newsroom(tmp_path / "site", NAMED)
    site.write(PERSON, MUSK.replace("aliases: {ar: [ماسك], en: [Musk]}\n", ""))
    site.build()
    return site


def _rebuilt(site: TinySite, clean: Path) -> set[str]:
    """The pages that a rebuild wrote, of a tree that is that of a clean build."""
    built = pages(site.build())
    site.build(output=clean, clean=True)
    assert tree(site.output) == tree(clean)
    return built


@pytest.mark.parametrize(
    ("alias", "written"),
    [
        # the surname alone names him in one more article, and OpenAI, which it names too, is then named with him;
        # after the full name it is one mention more, and a link in the next section
        ("{ar: [ماسك]}", {"ar/articles/alias/", "ar/articles/later/", *PROFILE, *COMPANION}),
        ("{en: [Musk]}", {"en/articles/english/", *BESIDE, *PROFILE, "en/feeds/"}),
        # a spelling that no text has changes the profile, which shows it, and nothing else
        ("{ar: [إيلون ريف]}", PROFILE),
    ],
)  # fmt: skip
def test_an_alias_writes_the_pages_that_it_changes_and_none_besides(
    alias: str, written: set[str], named: TinySite, tmp_path: Path
) -> None:
    before = tree(named.output)
    named.edit(PERSON, "gender: m", f"gender: m\naliases: {alias}")
    assert _rebuilt(named, tmp_path / "clean") == written
    assert tree(named.output) != before
    named.edit(PERSON, f"\naliases: {alias}", "")
    assert _rebuilt(named, tmp_path / "clean") == written
    assert tree(named.output) == before


def test_a_flag_unlinks_what_has_no_evidence_and_writes_no_other_page(named: TinySite, tmp_path: Path) -> None:
    named.edit(PERSON, "gender: m", "gender: m\naliases: {ar: [ماسك]}")
    named.build()
    before = tree(named.output)
    named.edit(PERSON, "gender: m", "gender: m\nambiguous: [ماسك]")
    # after the full name the surname is he all the same: that article and what it says of him stay
    expected = {"ar/articles/alias/", *PROFILE, *COMPANION}
    assert _rebuilt(named, tmp_path / "clean") == expected
    assert tree(named.output)["ar/articles/later/index.html"] == before["ar/articles/later/index.html"]
    named.edit(PERSON, "\nambiguous: [ماسك]", "")
    assert _rebuilt(named, tmp_path / "clean") == expected
    assert tree(named.output) == before


@pytest.mark.parametrize(
    ("path", "old", "new", "written"),
    [
        ("content/articles/full.ar.md", "أحد", "أحدهم", set()),
        ("content/articles/nobody.ar.md", "أحد", "أحدهم", {"ar/articles/nobody/"}),
        ("content/articles/later.ar.md", "ثم رحل", "ثم غادر", {"ar/articles/later/"}),
        ("content/articles/later.ar.md", "قال إيلون ماسك ذلك", "قال إيلون ماسك هذا", {"ar/articles/later/", *PROFILE}),
        (
            "content/articles/full.ar.md", "ونفت «برق الخليج»", "ونفت الصحيفة",
            {"ar/articles/full/", *PAGES, "ar/companies/khaleej/", "ar/feeds/", "ar/", "en/", "ar/search/", "en/search/"},  # the front pages show those first who are named most
        ),
    ],
)  # fmt: skip
def test_a_change_of_a_text_writes_the_profiles_whose_sentences_or_rows_change(
    path: str, old: str, new: str, written: set[str], named: TinySite, tmp_path: Path
) -> None:
    text = (named.folder / path).read_text("utf-8")
    named.write(path, text.replace(old, new))
    assert _rebuilt(named, tmp_path / "clean") == written


def test_another_policy_writes_only_the_articles_whose_links_differ(named: TinySite, tmp_path: Path) -> None:
    named.write("content/articles/twice.ar.md", article("قال إيلون ماسك ذلك.\n\nونفى إيلون ماسك هذا."))
    named.build()
    named.write("site.yaml", SITE + "mentions: all\n")
    assert _rebuilt(named, tmp_path / "clean") == {"ar/articles/twice/"}


def test_a_profile_that_is_published_links_the_articles_that_named_it_before(named: TinySite, tmp_path: Path) -> None:
    named.edit("content/companies/openai.ar.md", "name:", "draft: true\nname:")
    assert "ar/articles/alias/" in _rebuilt(named, tmp_path / "clean")
    named.edit("content/companies/openai.ar.md", "draft: true\n", "")
    wrote = _rebuilt(named, tmp_path / "clean")
    assert wrote >= {"ar/articles/alias/", *COMPANION}
    assert not wrote & {"ar/articles/later/", "ar/articles/full/", "ar/articles/nobody/", "ar/companies/khaleej/"}
