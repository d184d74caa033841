"""On paper: the text without the ways about the site, whole dates, and the addresses of sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.newsroom import article, newsroom, translation
from tests.tinysite import TinySite

FACTS = """\
entities: [openai]
sources: [{id: wire, publisher: khaleej, title: {ar: تقرير, en: Report}, url: "https://wire.example/a?b=1"}]
dates:
  - {id: move, when: 2025-09-09, said: الثلاثاء الماضي, what: {ar: رحل, en: He left}, who: [elon-musk], source: wire}
"""
ROLES = "roles:\n  - {id: head, org: openai, title: {ar: رئيس, en: Head}, from: 2025-09, sources: [move#wire]}\n"
PLACES = (
    "articles/move/",
    "people/elon-musk/",
    "companies/openai/",
    "storylines/exits/",
    "articles/move/parallel/",
    "map/",
)
CHROME = ".skip, .languages, .sections, .marks, .in-parallel, .to-send, .contents, .on-site, .choices, .held, .to-more, input, select, button"
DATES = {"ar": "9 سبتمبر 2025", "en": "September 9, 2025"}
# The words on paper, those that the style sheet adds included.
ADDED = """() => [...document.querySelectorAll('main a, main summary, .brand')].filter(e => e.checkVisibility())
  .map(e => getComputedStyle(e, '::after').content).filter(words => words.includes('http'))"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """A site with a dated phrase, and a source that has an address."""
    site = newsroom(tmp_path_factory.mktemp("printed"))
    site.write(
        "content/articles/move.ar.md",
        article("رحل إيلون ماسك الثلاثاء الماضي.", FACTS + "storylines: [exits]\n"),
    )
    site.write("content/articles/move.en.md", translation("Elon Musk left [last Tuesday]{when=2025-09-09}."))
    site.edit("content/people/elon-musk.ar.md", "gender: m\n", f"gender: m\n{ROLES}")
    for language, title in (("ar", "رحيل"), ("en", "Exits")):
        of = "" if language == "ar" else 'translation: {of: "0000000000000000"}\n'
        site.write(f"content/storylines/exits.{language}.md", f"---\ntitle: {title}\nsummary: S\n{of}---\n\nT.\n")
    built = site.build()
    assert built.written is not None, built.report
    return site


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page of A4 paper within its margins."""
    context = browser.new_context(viewport={"width": 628, "height": 970}, java_script_enabled=True)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def _open(page: Page, site: TinySite, path: str) -> None:
    """Open a page of the site from its files, which pages name from the root."""
    root = Path(site.output)
    page.route(
        "https://example.org/**", lambda route: route.fulfill(path=root / route.request.url[20:].partition("?")[0])
    )
    page.goto(f"https://example.org/{path}index.html")


@pytest.mark.parametrize("language", DATES)
def test_paper_has_the_text_whole_dates_and_the_addresses_of_sources(
    language: str, paper: Page, printed: TinySite
) -> None:
    address = '" \u2066<https://wire.example/a?b=1>\u2069"'
    for place in PLACES:
        _open(paper, printed, f"{language}/{place}")
        shown = paper.locator(CHROME).evaluate_all(
            "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML)"
        )
        assert shown == [], place
        added = paper.evaluate(ADDED)
        assert f'"\u2066https://example.org/{language}/{place}\u2069"' in added, place
        if place in ("articles/move/", "people/elon-musk/", "storylines/exits/"):
            assert address in [one.replace("\\", "") for one in added], place
            assert DATES[language] in paper.locator("main").inner_text(), place
    _open(paper, printed, f"{language}/articles/move/")
    assert f"({DATES[language]})" in " ".join(paper.locator(".prose").inner_text().split())
