"""What finders read: sitemaps by their schemas, robots.txt, the news of two days, the description of the search."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from siyaq.render.finders.sitemaps import sitemaps
from tests.crawl import read_page
from tests.tinysite import FILES, TinySite, tree

SCHEMAS = Path(__file__).parent / "fixtures/schemas"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
NEWS_FILES = ("news-sitemap.xml", "robots.txt", ".siyaq-manifest.json")


def _valid(text: bytes, schema: str) -> etree._Element:
    root = etree.fromstring(text)
    etree.XMLSchema(etree.parse(SCHEMAS / schema)).assertValid(root)
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The tiny site with a corrected article, one whose day is not known, a draft, and a storyline reviewed since."""
    made = TinySite(tmp_path_factory.mktemp("finders"))
    for path, text in FILES.items():
        made.write(path, text)
    made.write(
        "content/articles/old.ar.md",
        "---\ntitle: قديم\nsummary: م\ndate: 2024-03-01\ncorrections: [{date: 2024-04-05, what: خطأ}]\n---\n\nلا أحد.\n",
    )
    made.write("content/articles/vague.ar.md", "---\ntitle: مبهم\nsummary: م\ndate: 2024-02\n---\n\nلا أحد.\n")
    made.write(
        "content/articles/secret.ar.md", "---\ntitle: سر\nsummary: م\ndate: 2025-09-30\ndraft: true\n---\n\nسر.\n"
    )
    made.edit(
        "content/storylines/moves.ar.md", "summary:", "reviewed: 2025-09-20\nformerly: [people-moving]\nsummary:"
    )
    made.build()
    return made


@pytest.fixture(scope="module")
def sitemap(site: TinySite) -> etree._Element:
    return _valid((site.output / "sitemap.xml").read_bytes(), "sitemaps.xsd")


def test_the_sitemap_has_every_page_that_finders_may_list(site: TinySite, sitemap: etree._Element) -> None:
    listed = [one.text for one in sitemap.iterfind("s:url/s:loc", NAMES)]
    wanted = []
    for file in site.output.rglob("*.html"):
        metas = [a for tag, a in read_page(file.read_text("utf-8")).attributes if tag == "meta"]
        if not any(a.get("name") == "robots" and "noindex" in a["content"] for a in metas):
            path = file.relative_to(site.output).as_posix()
            wanted.append(f"https://example.org/{path.removesuffix('index.html')}")
    assert sorted(map(str, listed)) == sorted(wanted)
    for unlisted in ("ar/articles/hire/parallel", "ar/storylines/people-moving"):
        assert site.page(unlisted)
        assert f"https://example.org/{unlisted}/" not in listed


def test_each_page_tells_its_languages_as_its_head_does(site: TinySite, sitemap: etree._Element) -> None:
    for row in sitemap.iterfind("s:url", NAMES):
        url = row.findtext("s:loc", "", NAMES)
        told = [(one.get("hreflang"), one.get("href")) for one in row.iterfind("x:link", NAMES)]
        if url != "https://example.org/":
            links = read_page(site.page(url.removeprefix("https://example.org/"))).attributes
            own = [(a["hreflang"], a["href"]) for tag, a in links if tag == "link" and "hreflang" in a]
            assert told == (own if len(own) > 2 else []), url


def test_a_page_changed_when_it_tells_so_and_else_says_nothing(sitemap: etree._Element) -> None:
    told = {
        row.findtext("s:loc", "", NAMES).removeprefix("https://example.org/"): row.findtext("s:lastmod", None, NAMES)
        for row in sitemap.iterfind("s:url", NAMES)
    }
    assert {path: day for path, day in told.items() if path.startswith("ar/") and day} == {
        "ar/": "2025-09-16",
        "ar/articles/": "2025-09-16",
        "ar/articles/hire/": "2025-09-16",
        "ar/articles/old/": "2024-04-05",
        "ar/people/jane-doe/": "2025-09-16",
        "ar/companies/acme/": "2025-09-16",
        "ar/storylines/moves/": "2025-09-20",
        "ar/corrections/": "2024-04-05",
    }
    assert told["ar/articles/vague/"] is None


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40), st.integers(1, 9), st.integers(700, 1500))
def test_many_pages_are_parted_within_the_limits(sizes: list[int], most: int, largest: int) -> None:
    rows = [f"<url><loc>https://e.org/{number}{'a' * size}</loc></url>\n" for number, size in enumerate(sizes)]
    files = sitemaps(rows, "https://e.org/", most, largest)
    parts = [files[name] for name in files if name != "sitemap.xml"] or [files["sitemap.xml"]]
    assert "".join("".join(part.splitlines(keepends=True)[2:-1]) for part in parts) == "".join(rows)
    for part in parts:
        assert 1 <= part.count("<loc>") <= most
        assert len(part.encode()) <= largest
    assert all(
        one.count("<loc>") + two.count("<loc>") > most or len((one + two).encode()) > largest
        for one, two in pairwise(parts)
    )
    if len(parts) > 1:
        index = _valid(files["sitemap.xml"].encode(), "siteindex.xsd")
        assert [f"https://e.org/{name}" for name in files][1:] == [
            one.text for one in index.iterfind(".//s:loc", NAMES)
        ]


def test_the_news_are_those_of_two_days_and_another_day_changes_nothing_else(site: TinySite, tmp_path: Path) -> None:
    assert (
        site.output / "robots.txt"
    ).read_text() == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
    assert not (site.output / "news-sitemap.xml").exists()
    site.edit("content/articles/hire.ar.md", "summary:", "kind: news\nsummary:")
    site.build()
    for day, fresh in ((16, True), (18, True), (19, False)):
        site.build(output=tmp_path / "out", today=date(2025, 9, day))
        built = tree(tmp_path / "out")
        assert ("news-sitemap.xml" in built) == fresh
        assert (b"news-sitemap.xml" in built["robots.txt"]) == fresh
        if fresh:
            news = _valid(built["news-sitemap.xml"], "sitemaps.xsd")
    assert [[element.text for element in row.iter() if element.text] for row in news.iterfind("s:url", NAMES)] == [
        ["https://example.org/ar/articles/hire/", "موقع", "ar", "2025-09-16", "تعيين جديد"],
        ["https://example.org/en/articles/hire/", "Site", "en", "2025-09-16", "A new hire"],
    ]
    assert tree(tmp_path / "out") == tree(site.output)


def test_a_timeline_is_no_news(tiny: TinySite) -> None:
    tiny.edit("content/articles/hire.ar.md", "summary:", "kind: timeline\nsummary:")
    tiny.build(today=date(2025, 9, 16))
    assert not (tiny.output / "news-sitemap.xml").exists()


def test_a_browser_learns_how_to_ask_the_search(tiny: TinySite) -> None:
    tiny.edit("site.yaml", "en: Site", "en: The Gazette of Acme and Sons")
    tiny.build(base_url="https://example.org/repo/")
    found = _valid((tiny.output / "en/opensearch.xml").read_bytes(), "opensearch.xsd")
    name, _, asked, own, *_ = found
    assert name.text == "The Gazette of"
    assert asked.get("template") == "https://example.org/repo/en/search/?q={searchTerms}"
    assert own.get("template") == "https://example.org/repo/en/opensearch.xml"
    links = [a for tag, a in read_page(tiny.page("en/articles/hire")).attributes if a.get("rel") == "search"]
    assert [link["href"] for link in links] == ["/repo/en/opensearch.xml"]
