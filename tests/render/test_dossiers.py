"""Dossiers: one file for an entry in all its languages, that asks for nothing and breaks off nowhere."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from tests.crawl import read_page
from tests.newsroom import article, dom, words
from tests.tinysite import TinySite, pages, write_tiny

STORYLINE, PERSON = "dossiers/storyline-moves.html", "dossiers/person-jane-doe.html"
FETCHING = {"img", "script", "link", "iframe", "source", "object", "embed", "video", "audio"}
LATER = """\
storylines: [moves]
corrections:
  - {date: 2025-09-25, what: {ar: التاريخ, en: The date}, was: {ar: السبت}, now: {ar: الأحد}}
"""
PICTURE = "غادرت جين دو. ![صورة «المبنى»](../media/tower.png)\n\n## قسم\n\nانظر [القسم](#section-1)، و[تقريرًا](https://wire.example/?a=1&b=2)."


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The tiny site below a path, with a second article in Arabic alone, and a person whom nobody names."""
    site = write_tiny(tmp_path_factory.mktemp("sent"))
    site.edit("site.yaml", "https://example.org/", "https://example.org/repo/")
    site.write("content/storylines/moves.en.md", TRANSLATED)
    site.write("content/articles/exit.ar.md", article(PICTURE, LATER, "2025-09-20", "خروج"))
    site.write("content/people/nobody.ar.md", "---\nname: {ar: لا أحد}\ngender: m\n---\n")
    (site.folder / "content/media").mkdir()
    Image.new("RGB", (1000, 600), "grey").save(site.folder / "content/media/tower.png")
    assert site.build().written is not None
    return site


TRANSLATED = """\
---
title: Moves
summary: Who goes where
translation: {of: "0000000000000000"}
---

What happened.
"""


def _file(site: TinySite, path: str) -> str:
    return (site.output / path).read_text("utf-8")


def _part(site: TinySite, path: str, language: str) -> Element:
    found = dom(_file(site, path)).find(f".//section[@id='{language}']")
    assert found is not None
    return found


def test_it_asks_for_nothing_and_leads_within_itself_or_by_whole_addresses(sent: TinySite) -> None:
    for file in sorted((sent.output / "dossiers").iterdir()):
        text = file.read_text("utf-8")
        page = read_page(text)
        assert page.unclosed == [], file
        assert len(page.ids) == len(set(page.ids)), file
        assert not FETCHING & {tag for tag, _ in page.attributes}, file
        inner = {link[1:] for link in page.links if link.startswith("#")}
        assert inner <= set(page.ids), file
        outer = {link for link in page.links if not link.startswith(("#", "https://example.org/repo/"))}
        assert outer <= {"https://wire.example/?a=1&b=2"}, file
        labelled = {a["aria-labelledby"] for _, a in page.attributes if "aria-labelledby" in a}
        assert labelled <= set(page.ids), file
        assert "@font-face" not in text
        assert {found for found in re.findall(r"url\(([^)]*)\)", text) if "data:" not in found} == set()


def test_its_policy_allows_its_own_style_alone(sent: TinySite) -> None:
    text = _file(sent, PERSON)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(styles) == 1
    allowed = b64encode(sha256(styles[0].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{allowed}'; " in text
    assert '<meta name="robots" content="noindex">' in text


def test_each_language_has_a_whole_part_with_the_articles_from_the_oldest(sent: TinySite) -> None:
    arabic, english = (_part(sent, STORYLINE, language) for language in ("ar", "en"))
    assert [(one.get("lang"), one.get("dir")) for one in (arabic, english)] == [("ar", "rtl"), ("en", "ltr")]
    assert [one.get("id") for one in arabic.findall("div[@class='told']")] == ["ar_hire", "ar_exit"]
    assert [words(one) for one in arabic.iter("h1")] == ["تنقلات"]
    assert [words(one) for one in arabic.findall("div[@class='told']//h2")] == ["تعيين جديد", "خروج"]
    assert [one.get("id") for one in english.findall("div[@class='told']")] == ["en_hire"]
    assert "She joined" in words(english)
    assert "Another sentence." in words(english)
    assert "التاريخ" in words(arabic)
    # what English lacks is told in the Arabic part
    cards = english.findall(".//article[@class='card story']//a")
    assert [(one.get("href"), words(one)) for one in cards] == [("#ar_exit", "خروج")]


def test_a_picture_leaves_its_description(sent: TinySite) -> None:
    shown = [words(one) for one in _part(sent, STORYLINE, "ar").iter("span") if one.get("class") == "described"]
    assert shown == ["صورة «المبنى»"]


def test_it_says_where_it_is_from_and_its_newest_date(sent: TinySite) -> None:
    foot = _part(sent, STORYLINE, "en").find("footer")
    assert foot is not None
    assert words(foot) == (
        "Site This page on the site: https://example.org/repo/en/storylines/moves/ Newest date of its texts: September 25, 2025"
    )
    other = _part(sent, PERSON, "ar").find("footer")
    assert other is not None
    assert words(other).endswith("أحدث تاريخ في نصوصه: 25 سبتمبر 2025")


def test_pages_offer_it_with_its_size(sent: TinySite) -> None:
    for path, page, unit in ((PERSON, "ar/people/jane-doe", "كيلوبايت"), (STORYLINE, "en/storylines/moves", "kB")):
        size = round((sent.output / path).stat().st_size / 5000) * 5
        offer = dom(sent.page(page)).find(".//p[@class='to-send']")
        assert offer is not None
        assert f"({size} {unit}" in words(offer)
        link = offer.find("a")
        assert link is not None
        assert (link.get("href"), "download" in link.attrib) == (f"/repo/{path}", True)
        assert 'class="to-send"' not in _file(sent, path)


def test_next_to_nothing_is_no_dossier(sent: TinySite) -> None:
    assert not (sent.output / "dossiers/person-nobody.html").exists()
    assert "to-send" not in sent.page("ar/people/nobody")


def test_one_that_is_lost_is_made_again_and_no_page_besides(sent: TinySite) -> None:
    before = _file(sent, PERSON)
    (sent.output / PERSON).unlink()
    assert pages(sent.build()) == {PERSON}
    assert _file(sent, PERSON) == before


def test_of_many_articles_a_profiles_dossier_has_the_newest_twenty_and_its_page_all(tmp_path: Path) -> None:
    site = write_tiny(tmp_path)
    for number in range(1, 24):
        named = article("قالت [جين](person:jane-doe).", "", f"2025-08-{number:02}", f"عنوان {number}")
        site.write(f"content/articles/a{number}.ar.md", named)
    assert site.build().written is not None
    listed = [words(one) for one in _part(site, PERSON, "ar").iterfind(".//ul[@class='referrals']/li/h3")]
    assert listed == ["تعيين جديد", *(f"عنوان {number}" for number in range(23, 4, -1))]
    assert len(dom(site.page("ar/people/jane-doe")).findall(".//ul[@class='referrals']/li")) == 24


def test_what_a_theme_would_fetch_stays_out(tmp_path: Path) -> None:
    site = write_tiny(tmp_path)
    site.write(
        "templates/static/dossier.css", '@import "x.css"; p { background: url(x.png) } q { content: "</style>" }'
    )
    site.build()
    text = _file(site, PERSON)
    assert "x.css" not in text
    assert "x.png" not in text
    assert text.count("</style") == 1
