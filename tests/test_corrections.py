"""Corrections: the note on the article, the page, and the feed by RFC 4287."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.crawl import broken_links
from tests.desk.running import running
from tests.newsroom import dom, words
from tests.tinysite import TinySite, pages

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TWO = """\
corrections:
  - {date: 2025-09-18, what: {ar: خطأ في الشهر, en: A wrong month}, was: {ar: يوليو, en: July}, now: {ar: أغسطس, en: August}}
  - {date: 2025-09, what: {ar: خطأ في الاسم}}
"""
OTHER = """\
---
title: خروج
summary: ملخص
date: 2025-09-20
corrections:
  - {date: 2025-09-25, what: {ar: خطأ في الرقم, en: A wrong number}}
---

نص.
"""
HIRE = "content/articles/hire.ar.md"
CHANGED = ("articles/hire/index.html", "corrections/index.html", "corrections/feed.xml")


def _correct(site: TinySite, corrections: str = TWO) -> None:
    site.edit(HIRE, "entities:", f"{corrections}entities:")


def _feed(site: TinySite, tag: str) -> ET.Element:
    return ET.fromstring((site.output / tag / "corrections/feed.xml").read_bytes())


def _text(element: ET.Element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def _links(element: ET.Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in element.findall(f"{ATOM}link")}


def _ids(feed: ET.Element) -> list[str]:
    return [_text(entry, "id") for entry in feed.findall(f"{ATOM}entry")]


def _meets_the_standard(feed: ET.Element) -> None:
    """What RFC 4287 says that a feed and its entries must have, in sections 4.1 and 4.2."""
    assert feed.tag == f"{ATOM}feed"
    assert [_text(author, "name") != "" for author in feed.findall(f"{ATOM}author")] == [True]
    assert set(_links(feed)) == {"self", "alternate"}
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        assert re.fullmatch(r"https://example\.org/\S+", _text(one, "id"))
        assert _text(one, "title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", _text(one, "updated"))
        datetime.fromisoformat(_text(one, "updated"))
        assert all(href.startswith("https://example.org/") for href in _links(one).values())
    assert len(set(_ids(feed))) == len(entries)
    for entry in entries:
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == [f"{XHTML}div"]


def test_a_site_without_corrections_says_so_and_has_a_feed(tiny: TinySite) -> None:
    tiny.build()
    assert "لم يستدعِ شيء في مقالاتنا تصويبًا حتى الآن." in tiny.page("ar/corrections")
    feed = _feed(tiny, "ar")
    _meets_the_standard(feed)
    assert _ids(feed) == []
    page = tiny.page("ar/articles/hire")
    assert 'id="correction' not in page
    assert 'href="#correction' not in page


def test_all_corrections_stand_on_one_page_from_the_newest(tiny: TinySite) -> None:
    _correct(tiny)
    tiny.write("content/articles/exit.ar.md", OTHER)
    tiny.build()
    rows = dom(tiny.page("en/corrections")).findall(".//ul[@class='corrections']/li")
    assert [words(row) for row in rows] == [
        "خروج September 25, 2025: A wrong number",
        "A new hire September 18, 2025: A wrong month Was: July Now: August",
        "A new hire September 2025: خطأ في الاسم",
    ]
    assert [row.find(".//a").get("href") for row in rows] == [  # type: ignore[union-attr]
        "/ar/articles/exit/#correction-1",
        "/en/articles/hire/#correction-2",
        "/en/articles/hire/#correction-1",
    ]
    assert broken_links(tiny.output, "https://example.org/") == []


def test_the_feed_meets_the_standard_and_tells_the_same(tiny: TinySite) -> None:
    _correct(tiny)
    tiny.write("content/articles/exit.ar.md", OTHER)
    tiny.build()
    for tag in ("ar", "en"):
        feed = _feed(tiny, tag)
        _meets_the_standard(feed)
        assert feed.get(f"{XML}lang") == tag
        assert _text(feed, "updated") == "2025-09-25T00:00:00Z"
        assert _links(feed) == {
            "self": f"https://example.org/{tag}/corrections/feed.xml",
            "alternate": f"https://example.org/{tag}/corrections/",
        }
    first, second, third = _feed(tiny, "en").findall(f"{ATOM}entry")
    assert (_text(first, "title"), _links(first)) == ("\u200e\u2067خروج\u2069", {"alternate": _text(first, "id")})
    assert _text(first, "id") == "https://example.org/ar/articles/exit/#correction-1"
    assert words(second.find(f"{ATOM}content")) == "September 18, 2025: A wrong month Was: July Now: August"  # type: ignore[arg-type]
    assert _text(third, "updated") == "2025-09-01T00:00:00Z"


def test_the_article_says_at_its_head_that_it_was_corrected(tiny: TinySite) -> None:
    _correct(tiny)
    tiny.build()
    page = tiny.page("en/articles/hire")
    note = dom(page).find(".//a[@href='#corrections']")
    assert note is not None
    assert words(note) == "Corrected September 18, 2025"
    assert page.index('href="#corrections"') < page.index('class="prose"') < page.index('id="correction-1"')
    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert 'href="/en/corrections/feed.xml"' in page


def test_a_correction_changes_its_article_and_what_lists_it_alone(tiny: TinySite) -> None:
    tiny.build()
    _correct(tiny)
    written = tiny.build().written
    assert written is not None
    changed = {path for path in written.written if not re.search(r"(?<!corrections)/feed\.", path)}
    dossiers = {f"dossiers/{name}.html" for name in ("storyline-moves", "person-jane-doe", "company-acme")}
    assert changed == {"sitemap.xml", *dossiers, *(f"{tag}/{name}" for tag in ("ar", "en") for name in CHANGED)}
    assert pages(tiny.build()) == set()


def test_a_new_correction_leaves_the_addresses_of_the_others(tiny: TinySite) -> None:
    _correct(tiny)
    tiny.build()
    before = _ids(_feed(tiny, "en"))
    tiny.edit(HIRE, "corrections:\n", "corrections:\n  - {date: 2025-09-30, what: {ar: خطأ آخر}}\n")
    tiny.build()
    assert _ids(_feed(tiny, "en")) == ["https://example.org/en/articles/hire/#correction-3", *before]


def test_a_draft_is_corrected_in_secret(tiny: TinySite) -> None:
    tiny.write("content/articles/exit.ar.md", OTHER.replace("title:", "draft: true\ntitle:"))
    tiny.build()
    written = [
        (tiny.output / path).read_text("utf-8") for path in ("ar/corrections/index.html", "ar/corrections/feed.xml")
    ]
    assert [text for text in written if "خروج" in text or "خطأ في الرقم" in text] == []
    assert _text(_feed(tiny, "ar"), "updated") == "1970-01-01T00:00:00Z"


def test_the_addresses_of_a_site_below_a_path_are_whole(tiny: TinySite) -> None:
    _correct(tiny)
    tiny.build(base_url="https://example.org/repo/")
    feed = _feed(tiny, "en")
    _meets_the_standard(feed)
    assert _ids(feed)[0] == "https://example.org/repo/en/articles/hire/#correction-2"
    assert broken_links(tiny.output, "https://example.org/repo/") == []


def test_the_preview_serves_the_feed_as_it_is(tiny: TinySite) -> None:
    _correct(tiny)
    with running(tiny) as preview:
        answer = preview.get("/en/corrections/feed.xml")
    assert answer.status == 200
    assert "xml" in answer.headers["Content-Type"]
    assert len(_ids(ET.fromstring(answer.text.encode()))) == 2


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30))
def test_no_words_break_the_feed(tiny: TinySite, text: str) -> None:
    said = f"<b>&]]>{text}."
    quoted = "".join(f"\\U{ord(letter):08x}" for letter in said)
    tiny.write("content/articles/exit.ar.md", OTHER.replace("{ar: خطأ في الرقم, en: A wrong number}", f'"{quoted}"'))
    tiny.build()
    feed = _feed(tiny, "ar")
    _meets_the_standard(feed)
    (content,) = feed.iter(f"{XHTML}p")
    assert "".join(content.itertext()) == f"25 سبتمبر 2025: {said}"


def test_a_correction_out_of_time_is_a_warning(tiny: TinySite) -> None:
    _correct(
        tiny, "corrections: [{date: 2025-10-02, what: w}, {date: 2025-09-15, what: w}, {date: 2025-07~, what: w}]\n"
    )
    assert [str(one).split("\n")[0] for one in tiny.check().report.diagnostics if one.code == "correction-date"] == [
        f"{HIRE}:5:22: warning: this correction is dated after today, 2025-10-01 [correction-date]",
        f"{HIRE}:5:51: warning: this correction is dated before its article, 2025-09-16 [correction-date]",
        f"{HIRE}:5:80: warning: this correction is dated before its article, 2025-09-16 [correction-date]",
    ]


@pytest.mark.parametrize("day", ["2025-09-16", "2025-10-01", "2025-09", "2025", "2025-10", "2025-09~"])
def test_a_correction_that_may_be_in_time_is_none(day: str, tiny: TinySite) -> None:
    _correct(tiny, f"corrections: [{{date: {day}, what: w}}]\n")
    assert "correction-date" not in [one.code for one in tiny.check().report.diagnostics]
