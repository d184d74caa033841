"""Relation maps in a real Chromium: words as they come out keep apart, and names can be reached."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from siyaq.render.drawings.lettering import NAME, WORD, length
from tests.browser.test_cards import DESKTOP, PHONE, opened

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
PROFILES = ["people/elon-musk/", "people/mike-liberatore/", "companies/xai/", "companies/openai/"]
SCREENS = [(DESKTOP, path) for path in ("map/", *PROFILES)] + [(PHONE, path) for path in PROFILES]
# The box on the screen of each line of words, and of the box around a name: [words, in a name, left, top, right, bottom].
WORDS = """async () => {
  await document.fonts.ready;
  return [...document.querySelectorAll('.map text')].map(text => {
    const { left, top, right, bottom } = text.getBoundingClientRect();
    return [text.textContent, !!text.closest('a'), left, top, right, bottom];
  });
}"""
BOXES = """() => [...document.querySelectorAll('.map rect')].map(box => {
  const { left, top, right, bottom } = box.getBoundingClientRect();
  return [box.parentNode.getAttribute('aria-label'), left, top, right, bottom];
})"""


def meet(one: list[float], other: list[float]) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def lines(page: Page) -> list[tuple[str, bool, list[float]]]:
    """Each line of words: what it says, whether it is of a name, its box without the room above and below letters."""
    found = page.evaluate(WORDS)
    assert found
    return [(text, named, [left, top + 3, right, bottom - 3]) for text, named, left, top, right, bottom in found]


@LANGUAGES
@pytest.mark.parametrize(("screen", "path"), SCREENS)
def test_no_words_lie_on_others_or_on_names(
    screen: dict[str, Any], path: str, language: str, browser: Browser, site: str
) -> None:
    with opened(browser, f"{site}{language}/{path}", **screen) as page:
        found = lines(page)
        for (one, _, box), (other, _, beside) in combinations(found, 2):
            assert not meet(box, beside), (one, other)
        boxes = [(name, box) for name, *box in page.evaluate(BOXES)]
        for (one, box), (other, beside) in combinations(boxes, 2):
            assert not meet(box, beside), (one, other)
        for text, named, box in found:
            around = [name for name, beside in boxes if meet(box, beside)]
            assert len(around) == (1 if named else 0), (text, around)


@LANGUAGES
@pytest.mark.parametrize("path", ["map/", *PROFILES])
def test_words_are_no_wider_than_reckoned(path: str, language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/{path}", **DESKTOP) as page:
        for text, named, (left, _, right, _) in lines(page):
            assert right - left <= length(text, NAME if named else WORD) + 0.5, text


@LANGUAGES
def test_a_profiles_map_fits_the_narrowest_phone(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/people/elon-musk/", **PHONE) as page:
        width = PHONE["viewport"]["width"]  # type: ignore[index]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for text, _, (left, _, right, _) in lines(page):
            assert left >= 0, text
            assert right <= width, text


@LANGUAGES
def test_the_map_of_the_site_is_a_table_on_a_phone(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/map/", **PHONE) as page:
        expect(page.locator(".map")).to_be_hidden()
        expect(page.locator(".bonds")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]  # type: ignore[index]


def test_the_keyboard_reaches_a_name_and_follows_it(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}ar/map/", **DESKTOP) as page:
        name = page.locator(".map").get_by_role("link", name="أليكس سبيرو")
        page.locator(".map .scroll").focus()
        page.keyboard.press("Tab")
        expect(name).to_be_focused()
        assert name.locator("rect").evaluate("box => getComputedStyle(box).strokeWidth") == "3px"
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{site}ar/people/alex-spiro/")


@LANGUAGES
def test_people_stand_where_reading_begins(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/map/", **DESKTOP) as page:
        people, companies = (
            page.locator(f".map a[href*='/{kind}/'] rect").first.bounding_box() for kind in ("people", "companies")
        )
        assert people is not None
        assert companies is not None
        assert (people["x"] < companies["x"]) == (language == "en")
