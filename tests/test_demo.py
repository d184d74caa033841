"""The demo site, as `make site` builds it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from siyaq.desk.built.verification import verify
from siyaq.parallel import Crew
from siyaq.pipeline import Order, build, check
from tests.crawl import broken_links, read_page, stylesheet_links
from tests.newsroom import dom, links, prose, words

REPOSITORY = Path(__file__).parents[1]
LANGUAGES = {"ar": "rtl", "en": "ltr"}
PEOPLE = [
    "alex-spiro", "elon-musk", "greg-brockman", "jared-birchall", "john-hering", "mike-liberatore", "robert-keele",
    "sam-altman", "sarah-friar",
]  # fmt: skip
COMPANIES = [
    "airbnb", "anthropic", "cnbc", "deepmind", "ebay", "linkedin", "meta", "microsoft", "musk-foundation", "neuralink",
    "openai", "oracle", "paypal", "spacex", "squaretrade", "wall-street-journal", "xai",
]  # fmt: skip


@pytest.fixture(scope="module", params=["https://example.org/", "https://example.github.io/repo/"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """(output, base address) of the demo site at the root of a host, and below a path."""
    output = tmp_path_factory.mktemp("demo") / "output"
    built = build(Order(REPOSITORY, output, date(2026, 1, 1), base_url=request.param))
    assert [str(found) for found in built.report.diagnostics] == []
    return output, request.param


def test_the_site_has_every_entry_in_each_language(demo: tuple[Path, str]) -> None:
    output, _ = demo
    for language in LANGUAGES:
        there = {
            folder.name: sorted(path.name for path in folder.iterdir() if path.is_dir())
            for folder in (output / language).iterdir()
            if folder.is_dir()
        }
        assert there == {
            "articles": ["openai-liberatore", "xai-exits"],
            "people": PEOPLE,
            "companies": COMPANIES,
            "storylines": ["xai-departures"],
            "pages": ["about"],
            "sources": ["alex-spiro", "cnbc", "linkedin", "wall-street-journal", "xai"],
            "corrections": [],
            "map": [],
            "data": [],
            "feeds": [],
            "search": [],
        }
        assert (output / language / "index.html").is_file()


def test_every_link_anchor_and_file_is_there(demo: tuple[Path, str]) -> None:
    output, base_url = demo
    assert broken_links(output, base_url) == []
    assert stylesheet_links(output) == []


def test_the_built_site_has_no_findings(demo: tuple[Path, str]) -> None:
    output, base_url = demo
    verified = verify(output, "", Crew())
    # The description of the search names a page that is not there yet.
    assert [str(found) for found in verified.diagnostics if not found.message.endswith("/search/")] == []
    assert verified.ground is not None
    assert verified.ground.base_url == base_url


def test_every_page_is_well_formed_and_says_its_language(demo: tuple[Path, str]) -> None:
    output, base_url = demo
    files = sorted(output.rglob("*.html"))
    assert len(files) == 2 * (30 + 2 + 5 + 11) + 2 + 27  # a dossier of each profile and storyline
    for file in files:
        text = file.read_text("utf-8")
        page = read_page(text)
        assert page.unclosed == [], file
        assert not [
            tag for tag, a in page.attributes if "" in (a.get("hreflang"), a.get("href"), a.get("lang"), a.get("id"))
        ], file
        assert len(page.ids) == len(set(page.ids)), file
        path = file.relative_to(output).as_posix()
        language = path.split("/")[0]
        html = next(attributes for tag, attributes in page.attributes if tag == "html")
        if language in LANGUAGES:
            assert (html["lang"], html["dir"]) == (language, LANGUAGES[language])
            canonical = [a["href"] for tag, a in page.attributes if tag == "link" and a.get("rel") == "canonical"]
            assert canonical == [base_url + path.removesuffix("index.html")]
        titles = re.findall(r"<title>([^<]+)</title>", text)
        assert len(titles) == 1
        descriptions = [
            a["content"] for tag, a in page.attributes if tag == "meta" and a.get("name") == "description"
        ]
        assert [bool(words) for words in descriptions] == [True], file


def test_alternates_point_at_each_other(demo: tuple[Path, str]) -> None:
    output, base_url = demo
    alternates = {}
    for file in output.rglob("*.html"):
        page = read_page(file.read_text("utf-8"))
        url = base_url + file.relative_to(output).as_posix().removesuffix("index.html")
        alternates[url] = {
            a["hreflang"]: a["href"] for tag, a in page.attributes if tag == "link" and "hreflang" in a
        }
    for url, found in alternates.items():
        for language, other in found.items():
            assert other in alternates, f"{url} names {other}"
            if language in LANGUAGES and url != base_url:
                assert alternates[other] == found, f"{url} and {other} differ"


def test_a_reader_gets_from_an_article_to_everyone_in_it_and_back(demo: tuple[Path, str]) -> None:
    output, base_url = demo
    base_path = "/" + base_url.split("/", 3)[3]
    named = set()
    for slug in ("openai-liberatore", "xai-exits"):
        links = read_page((output / f"ar/articles/{slug}/index.html").read_text("utf-8")).links
        profiles = {link for link in links if re.search(r"/(people|companies)/.+/$", link)}
        named |= profiles
        for link in profiles:
            back = read_page((output / link.removeprefix(base_path) / "index.html").read_text("utf-8")).links
            assert f"{base_path}ar/articles/{slug}/" in back, link
    assert {link.rstrip("/").rsplit("/", 1)[1] for link in named} == {*PEOPLE, *COMPANIES}


BY_HAND = re.compile(r"\]\(\s*(?:person|company):|\\\\@|<a\b|^\[[^\]]+\]:", re.MULTILINE)
# Whom each article links, section by section: the names that a reader of it meets, found and not written.
LINKED = {
    "openai-liberatore": [
        ["openai", "mike-liberatore", "xai", "elon-musk", "cnbc", "sarah-friar", "greg-brockman"],
        ["mike-liberatore", "xai", "openai", "sam-altman", "elon-musk", "microsoft"],
        [
            "openai", "oracle", "mike-liberatore", "airbnb", "squaretrade", "ebay", "paypal", "xai", "spacex",
            "wall-street-journal", "elon-musk",
        ],
    ],
    "xai-exits": [
        ["xai", "elon-musk", "wall-street-journal"],
        ["mike-liberatore", "openai", "elon-musk", "sam-altman", "robert-keele", "linkedin"],
        ["elon-musk", "jared-birchall", "john-hering", "neuralink", "musk-foundation"],
        ["alex-spiro", "elon-musk", "xai", "openai", "sam-altman"],
        ["elon-musk", "meta", "anthropic", "openai", "deepmind"],
    ],
}  # fmt: skip


def test_no_text_refers_to_a_person_or_company_by_hand() -> None:
    files = sorted((REPOSITORY / "content").rglob("*.md"))
    assert len(files) == 2 * (2 + 26 + 1 + 1)
    assert [file.name for file in files if BY_HAND.search(file.read_text("utf-8").split("\n---\n", 1)[1])] == []
    assert [file.name for file in files if "no_link:" in file.read_text("utf-8")] == []


def _slugs(element: Element) -> list[str]:
    return [link.href.rstrip("/").rsplit("/", 1)[1] for link in links(element)]


def _sections(page: str) -> list[list[str]]:
    """The ids that the text of a page links, by section."""
    sections: list[list[str]] = [[]]
    for child in prose(page):
        if child.tag in ("h2", "h3"):
            sections.append([])
        sections[-1] += _slugs(child)
    return sections


@pytest.mark.parametrize("slug", LINKED)
def test_both_languages_have_the_same_paragraphs_and_links(slug: str, demo: tuple[Path, str]) -> None:
    """Block by block, an article links the same profiles in both languages, in the same order of blocks."""
    output, _ = demo
    blocks = {}
    for language in LANGUAGES:
        page = (output / f"{language}/articles/{slug}/index.html").read_text("utf-8")
        blocks[language] = [(block.tag, sorted(_slugs(block))) for block in prose(page)]
    assert blocks["ar"] == blocks["en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", LINKED)
def test_each_article_links_each_of_its_profiles(slug: str, language: str, demo: tuple[Path, str]) -> None:
    output, _ = demo
    page = (output / f"{language}/articles/{slug}/index.html").read_text("utf-8")
    found = _sections(page)
    assert [sorted(section) for section in found] == [sorted(section) for section in LINKED[slug]]
    for link in links(prose(page)):
        assert f"/{language}/" in link.href, "every profile is there in each language"
        assert link.words == link.words.strip(" «»“”،.’")


def test_the_profiles_of_the_demo_tell_who_names_them(demo: tuple[Path, str]) -> None:
    """Both languages list the articles that link a profile, and mark a name in one sentence of each."""
    output, _ = demo
    for folder, slugs in (("people", PEOPLE), ("companies", COMPANIES)):
        for slug in slugs:
            told = {}
            for language in LANGUAGES:
                page = dom((output / language / folder / slug / "index.html").read_text("utf-8"))
                rows = page.findall(".//ul[@class='referrals']/li")
                heads = [row.find("h3/a") for row in rows]
                told[language] = [head.get("href", "").rsplit("/", 2)[1] for head in heads if head is not None]
                for row in rows:
                    assert len(list(row.iter("mark"))) == 1, slug
                    assert words(next(row.iter("mark"))), slug
            assert told["ar"] == told["en"], slug
            assert set(told["ar"]) == {name for name, found in LINKED.items() if any(slug in one for one in found)}, (
                slug
            )


def test_the_editor_is_told_of_loose_ends_and_of_no_mistake() -> None:
    report = check(Order(REPOSITORY, REPOSITORY / "output", date(2026, 1, 1))).report
    assert {found.severity for found in report.diagnostics} == {"note"}
    assert {found.code for found in report.diagnostics} == {
        "wanted-article", "source-without-url", "single-source", "common-word", "said", "unchecked",
    }  # fmt: skip


def test_liberatore_shows_both_accounts_of_when_he_started(demo: tuple[Path, str]) -> None:
    output, _ = demo
    arabic = (output / "ar/people/mike-liberatore/index.html").read_text("utf-8")
    assert "من أبريل إلى يوليو 2025" in arabic
    assert "رواية أخرى" in arabic
    english = (output / "en/people/mike-liberatore/index.html").read_text("utf-8")
    assert "April–July 2025" in english
    assert "since September 16, 2025" in english
