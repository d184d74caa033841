"""Feeds: Atom by RFC 4287 and what the W3C's validator asks besides, JSON Feed 1.1 by its schema; the page of feeds."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.crawl import broken_links, read_page
from tests.newsroom import dom, words
from tests.tinysite import FILES, TinySite, pages

SCHEMAS = Path(__file__).parent / "fixtures/schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
PAGE = "https://example.org/{}/articles/hire/"
RICH = """\
---
title: Acme تعيّن مديرًا
summary: ملخص عن Acme
date: 2025-09-20
updated: 2025-09-22
byline: {ar: سلمى, en: Salma}
entities: [acme, nobody-yet, jane-doe]
corrections: [{date: 2025-09-25, what: خطأ}]
---

قال [جين دو](person:jane-doe) **ذلك** في [تقرير](https://other.example/a?b=1&c=2)[^1] و[القسم](#section-1) و`a < b`.

## عنوان

![صورة](../media/a.png "شرح")

| س | ص |
|---|---|
| 1 | ]]> |

[^1]: حاشية.
"""
NOTE = '<a href="https://example.org/ar/articles/rich/#'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The tiny site with an article that has everything, one without date and names, a draft, one to come."""
    made = TinySite(tmp_path_factory.mktemp("feeds"))
    for path, text in FILES.items():
        made.write(path, text)
    made.write("content/articles/rich.ar.md", RICH.replace(", nobody-yet", ""))
    made.write("content/articles/old.ar.md", "---\ntitle: قديم\nsummary: م\ndate: 2024\n---\n\nلا أحد.\n")
    for name, field in (("secret", "draft: true\ndate: 2025-09-21"), ("later", "date: 2025-10-02")):
        text = f"---\ntitle: {name}\nsummary: م\n{field}\n---\n\n[جين](person:jane-doe)\n"
        made.write(f"content/articles/{name}.ar.md", text)
    made.write("content/people/lone.ar.md", "---\nname: وحيد\ngender: m\n---\n")
    (made.folder / "content/media").mkdir()
    Image.new("RGB", (600, 300)).save(made.folder / "content/media/a.png")
    made.build()
    return made


def _atom(site: TinySite, path: str) -> ET.Element:
    return ET.fromstring((site.output / path).read_bytes())


def _json(site: TinySite, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.output / path).read_text("utf-8"))
    return found


def _text(element: ET.Element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def _alternates(element: ET.Element) -> list[tuple[str, str]]:
    links = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
    return [(link.get("hreflang", ""), link.get("href", "")) for link in links]


def _ids(feed: ET.Element) -> list[str]:
    return [_text(entry, "id") for entry in feed.findall(f"{ATOM}entry")]


def _meets_the_standard(feed: ET.Element, address: str) -> None:
    """Sections 4.1 and 4.2 of RFC 4287, and that the text stands by itself."""
    assert feed.tag == f"{ATOM}feed"
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == [address]
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        assert urlsplit(_text(one, "id")).scheme == "https"
        assert _text(one, "title")
        assert _text(one, f"author/{ATOM}name")
        assert len(set(_alternates(one))) == len({tag for tag, _ in _alternates(one)}) > 0
        for name in ("updated", *(["published"] if one in entries else [])):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", _text(one, name))
            datetime.fromisoformat(_text(one, name))
    assert len(set(_ids(feed))) == len(entries)
    assert _text(feed, "updated") == max([_text(one, "updated") for one in entries])
    for entry in entries:
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "html"
        reading = read_page(content.text or "")
        assert reading.unclosed == []
        assert [link for link in reading.links if urlsplit(link).scheme not in ("http", "https", "mailto")] == []


def test_feeds_are_valid_and_each_says_the_same_in_both_forms(site: TinySite) -> None:
    schema = json.loads((SCHEMAS / "jsonfeed-1.1.json").read_text("utf-8"))
    feeds = [file for file in site.output.rglob("feed.xml") if file.parent.name != "corrections"]
    assert sorted(file.parent.relative_to(site.output).as_posix() for file in feeds) == [
        "ar", "ar/companies/acme", "ar/people/jane-doe", "ar/storylines/moves",
        "en", "en/companies/acme", "en/people/jane-doe",
    ]  # fmt: skip
    for file in feeds:
        path = file.relative_to(site.output).as_posix()
        feed, other = _atom(site, path), _json(site, path.replace(".xml", ".json"))
        _meets_the_standard(feed, f"https://example.org/{path}")
        jsonschema.validate(other, schema, cls=jsonschema.Draft7Validator)
        assert feed.get(f"{XML}lang") == other["language"]
        assert _text(feed, "title") == other["title"]
        for entry, item in zip(feed.findall(f"{ATOM}entry"), other["items"], strict=True):
            assert [_text(entry, name) for name in ("id", "title", "summary", "content", "published", "updated")] == [
                item[key] for key in ("id", "title", "summary", "content_html", "date_published", "date_modified")
            ]
            assert [one.get("label") for one in entry.findall(f"{ATOM}category")] == item["tags"]
            assert _text(entry, f"author/{ATOM}name") == item["authors"][0]["name"]


def test_a_language_has_its_newest_articles_and_no_draft_or_one_to_come(site: TinySite) -> None:
    names = [[urlsplit(one).path for one in _ids(_atom(site, f"{tag}/feed.xml"))] for tag in ("ar", "en")]
    assert names == [["/ar/articles/rich/", "/ar/articles/hire/", "/ar/articles/old/"], ["/en/articles/hire/"]]
    assert _ids(_atom(site, "ar/people/jane-doe/feed.xml")) == [
        "https://example.org/ar/articles/rich/", PAGE.format("ar"),
    ]  # fmt: skip
    assert _ids(_atom(site, "ar/storylines/moves/feed.xml")) == [PAGE.format("ar")]


def test_an_entry_says_what_its_article_says(site: TinySite) -> None:
    rich, hire, old = _atom(site, "ar/feed.xml").findall(f"{ATOM}entry")
    assert _text(rich, "title") == "\u2066Acme\u2069 تعيّن مديرًا"
    assert [_text(rich, name) for name in ("published", "updated")] == [
        "2025-09-20T00:00:00Z",
        "2025-09-25T00:00:00Z",
    ]
    assert [(one.get("term"), one.get("label")) for one in rich.findall(f"{ATOM}category")] == [
        ("acme", "أكمي"), ("jane-doe", "جين دو"),
    ]  # fmt: skip
    assert [_text(one, f"author/{ATOM}name") for one in (rich, hire)] == ["سلمى", "موقع"]
    assert _alternates(hire) == [("ar", PAGE.format("ar")), ("en", PAGE.format("en"))]
    assert _text(old, "updated") == "2024-01-01T00:00:00Z"


def test_the_text_stands_by_itself(site: TinySite) -> None:
    html = _text(_atom(site, "ar/feed.xml").findall(f"{ATOM}entry")[0], "content")
    assert html.startswith(
        '<div lang="ar" dir="rtl"><p>قال <a href="https://example.org/ar/people/jane-doe/">جين دو</a>'
    )
    assert '<a href="https://other.example/a?b=1&amp;c=2">تقرير</a>' in html
    assert f'{NOTE}section-1">القسم</a>' in html
    assert f"{NOTE}fn1" in html
    assert re.findall(r"<(?:img|source|svg|picture)[^>]*>", html) == [
        re.search(
            r'<img src="https://example\.org/media/a\.png\?v=\w{8}" width="600" height="300" alt="صورة">', html
        )[0]  # type: ignore[index]
    ]
    assert re.findall(r'(?:class|id|tabindex|role|aria-\w+|data-\w+)="', html) == []
    assert words(dom(html)).endswith("]]> حاشية. ↩︎")


def test_a_new_article_changes_the_feeds_that_have_it_alone(tiny: TinySite) -> None:
    tiny.build()
    tiny.edit("content/articles/hire.en.md", "Another sentence", "One more sentence")
    built = tiny.build()
    assert pages(built) == {"en/articles/hire/", "ar/articles/hire/parallel/", "en/articles/hire/parallel/"}
    assert built.written is not None
    assert {path: why for path, why in built.written.written.items() if "feed." in path} == {
        f"en/{folder}feed.{ending}": "view.entries"
        for folder in ("", "people/jane-doe/", "companies/acme/")
        for ending in ("xml", "json")
    }


def test_pages_name_their_own_feeds_first(site: TinySite) -> None:
    def feeds(path: str) -> list[str]:
        found = [a for tag, a in read_page(site.page(path)).attributes if tag == "link" and "title" in a]
        return [a["href"] for a in found if a["type"] in ("application/atom+xml", "application/feed+json")]

    everywhere = ["/ar/feed.xml", "/ar/feed.json", "/ar/corrections/feed.xml"]
    assert feeds("ar") == feeds("ar/articles/hire") == feeds("ar/people/lone") == everywhere
    own = ["/ar/people/jane-doe/feed.xml", "/ar/people/jane-doe/feed.json"]
    assert feeds("ar/people/jane-doe") == own + everywhere


def test_a_page_lists_the_feeds_in_words(site: TinySite) -> None:
    page = dom(site.page("ar/feeds"))
    assert [words(row) for row in page.findall(".//ul[@class='outlets']/li")] == [
        "أحدث المقالات Atom، JSON Feed", "التصويبات Atom", "تنقلات Atom، JSON Feed", "جين دو Atom، JSON Feed",
        "أكمي Atom، JSON Feed",
    ]  # fmt: skip
    assert 'href="/ar/feeds/"' in site.page("ar/articles/hire")
    assert broken_links(site.output, "https://example.org/") == []


def test_addresses_below_a_path_are_whole(site: TinySite, tmp_path: Path) -> None:
    site.build(output=tmp_path / "out", base_url="https://example.org/a&b/")
    feed = ET.fromstring((tmp_path / "out/ar/feed.xml").read_bytes())
    _meets_the_standard(feed, "https://example.org/a&b/ar/feed.xml")
    links = [link.partition("?v=")[0] for link in read_page(_text(feed.findall(f"{ATOM}entry")[0], "content")).links]
    assert {
        f"https://example.org/a&b/{path}"
        for path in ("media/a.png", "ar/people/jane-doe/", "ar/articles/rich/#section-1")
    } <= set(links)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("<>&\"';# /=:]\\`*ا1") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_no_words_break_a_feed(tiny: TinySite, text: str) -> None:
    body = text.translate({0xFFFE: " ", 0xFFFF: " ", 0x85: " "})
    tiny.write("templates/static/style.css", "")  # so that no fonts are cut to ever other letters
    codes = "".join(f"&#{ord(letter)};" for letter in f"\f\x01\ufffe{body}")
    tiny.write(
        "content/articles/exit.ar.md", RICH.split("entities", maxsplit=1)[0] + f"---\n\n{codes}\n\n`` {body} ``\n"
    )
    tiny.build()
    assert len(_ids(_atom(tiny, "ar/feed.xml"))) == len(_json(tiny, "ar/feed.json")["items"]) == 2
