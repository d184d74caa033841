"""What a reader points at, focuses and taps, in a real Chromium: dates of phrases, cards of names, who held a post."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

ARTICLE = "articles/openai-liberatore/"
WEEK = {"ar": ("الأسبوع الماضي", "من 8 إلى 14 سبتمبر 2025"), "en": ("last week", "September 8–14, 2025")}
NAMES = {"ar": "مايك ليبيراتور", "en": "Mike Liberatore"}
PHONE = {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["320", "1280"])
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page in a context of its own."""
    context = browser.new_context(reduced_motion="reduce", **options)  # so that nothing is measured on its way
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    yield page
    context.close()


# --- dates of phrases

# Whether a reader can see the words of an element: it is painted, and so is the middle of its box.
SEEN = """element => {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  const clip = getComputedStyle(element.closest('.absolute')).clipPath;
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return clip === 'none' && width > 20 && height > 8 && (at === element || element.contains(at));
}"""


def phrase(page: Page, language: str) -> tuple[Locator, Locator]:
    """The words for a time, and the date that they stand for."""
    words, when = WEEK[language]
    said = page.locator(".prose .dated", has=page.locator("time", has_text=words))
    date = said.locator(".absolute > span")
    expect(date).to_have_text(when)
    said.scroll_into_view_if_needed()
    return said, date


def inside(page: Page, element: Locator) -> bool:
    box, size = element.bounding_box(), page.viewport_size
    assert box is not None
    assert size is not None
    across = box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    return across and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


@LANGUAGES
@SCREENS
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_date_is_seen_while_its_phrase_is_focused(
    language: str, screen: dict[str, Any], script: bool, browser: Browser, site: str
) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", java_script_enabled=script, **screen) as page:
        said, date = phrase(page, language)
        assert not date.evaluate(SEEN)
        said.focus()
        assert date.evaluate(SEEN)
        assert inside(page, date)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["viewport"]["width"]
        page.locator("h1").click()
        assert not date.evaluate(SEEN)


@LANGUAGES
def test_a_date_is_seen_while_its_phrase_is_pointed_at(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", **DESKTOP) as page:
        said, date = phrase(page, language)
        said.locator("time").hover()
        assert date.evaluate(SEEN)
        assert inside(page, date)
        page.mouse.move(1, 1)
        assert not date.evaluate(SEEN)


@LANGUAGES
def test_a_date_is_seen_after_a_tap_and_gone_after_the_next(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", **PHONE) as page:
        said, date = phrase(page, language)
        said.locator("time").tap()
        assert date.evaluate(SEEN)
        assert inside(page, date)
        page.locator(".prose p").last.tap()
        assert not date.evaluate(SEEN)


@LANGUAGES
@SCREENS
@pytest.mark.parametrize("slug", ["openai-liberatore", "xai-exits"])
def test_every_date_has_room_wherever_its_phrase_stands(
    slug: str, language: str, screen: dict[str, Any], browser: Browser, site: str
) -> None:
    with opened(browser, f"{site}{language}/articles/{slug}/", **screen) as page:
        phrases = page.locator(".prose .dated").all()
        assert len(phrases) == 3
        for said in phrases:
            said.evaluate("said => said.scrollIntoView({ block: 'center' })")
            said.focus()
            date = said.locator(".absolute > span")
            assert date.evaluate(SEEN), date.inner_text()
            assert inside(page, date), date.inner_text()


def test_escape_puts_a_date_away(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/{ARTICLE}", **DESKTOP) as page:
        said, date = phrase(page, "en")
        said.focus()
        assert date.evaluate(SEEN)
        page.keyboard.press("Escape")
        assert not date.evaluate(SEEN)


@LANGUAGES
def test_the_keyboard_reaches_a_dated_phrase(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}#text", **DESKTOP) as page:
        said, date = phrase(page, language)
        for _ in range(80):
            page.keyboard.press("Tab")
            if said.evaluate("said => said === document.activeElement"):
                break
        expect(said).to_be_focused()
        expect(card(page)).to_be_hidden()  # that of the name before it
        assert date.evaluate(SEEN)
        assert inside(page, date)


@LANGUAGES
def test_on_paper_the_date_stands_in_brackets(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", **DESKTOP) as page:
        page.emulate_media(media="print")
        said, date = phrase(page, language)
        words, when = WEEK[language]
        assert " ".join(said.inner_text().split()) == f"{words} ({when})"
        assert date.evaluate("date => getComputedStyle(date.closest('.absolute')).clipPath") == "none"
        assert date.evaluate("date => parseFloat(getComputedStyle(date).fontSize)") > 8
        line, beside = said.locator("time").bounding_box(), date.bounding_box()
        assert line is not None
        assert beside is not None
        assert beside["y"] < line["y"] + 3 * line["height"], "in the running text"


@LANGUAGES
def test_whoever_hears_the_page_hears_the_date(language: str, browser: Browser, site: str) -> None:
    """It is in the accessibility tree though nobody points at it."""
    with opened(browser, f"{site}{language}/{ARTICLE}", **DESKTOP) as page:
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
        texts = [
            node["name"]["value"]
            for node in tree["nodes"]
            if node.get("role", {}).get("value") == "StaticText" and not node["ignored"]
        ]
        assert WEEK[language][1] in texts


# --- cards of names


def name(page: Page, language: str) -> Locator:
    """The first link to Mike Liberatore in the text."""
    return page.locator(".prose a.ref", has_text=NAMES[language]).first


def card(page: Page) -> Locator:
    return page.locator("#hovercard")


TITLE = {"ar": "مسؤول الشؤون المالية للأعمال، أوبن إيه آي", "en": "Business finance officer, OpenAI"}


@LANGUAGES
def test_a_card_opens_under_the_mouse_and_stays_while_it_is_on_it(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", **DESKTOP) as page:
        expect(card(page)).to_be_hidden()
        name(page, language).hover()
        expect(card(page)).to_be_visible()
        expect(card(page)).to_contain_text(NAMES[language])
        expect(card(page)).to_contain_text(TITLE[language])
        assert inside(page, card(page))
        expect(name(page, language)).to_have_attribute("aria-describedby", "hovercard")
        card(page).hover()
        page.wait_for_timeout(500)
        expect(card(page)).to_be_visible()
        page.mouse.move(1, 1)
        expect(card(page)).to_be_hidden()
        assert name(page, language).get_attribute("aria-describedby") is None


def test_a_mouse_that_passes_by_opens_nothing(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/{ARTICLE}", **DESKTOP) as page:
        name(page, "en").hover()
        page.mouse.move(1, 1)
        page.wait_for_timeout(400)
        expect(card(page)).to_be_hidden()


@LANGUAGES
def test_a_card_opens_with_focus_and_escape_closes_it(language: str, browser: Browser, site: str) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", **DESKTOP) as page:
        name(page, language).focus()
        expect(card(page)).to_be_visible()
        assert inside(page, card(page))
        page.keyboard.press("Escape")
        expect(card(page)).to_be_hidden()
        expect(name(page, language)).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(card(page)).to_be_visible()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{site}{language}/people/mike-liberatore/")


def test_a_card_closes_with_focus_and_the_next_has_its_own(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/{ARTICLE}", **DESKTOP) as page:
        links = page.locator(".prose a.ref")
        links.nth(0).focus()
        expect(card(page).locator(".who")).to_contain_text("OpenAI")
        links.nth(1).focus()
        expect(card(page).locator(".who")).to_contain_text("Mike Liberatore")
        assert links.nth(0).get_attribute("aria-describedby") is None
        page.locator(".masthead .brand").focus()
        expect(card(page)).to_be_hidden()


@LANGUAGES
def test_the_first_tap_opens_a_card_whose_link_leads_to_the_profile(
    language: str, browser: Browser, site: str
) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", **PHONE) as page:
        name(page, language).tap()
        expect(card(page)).to_be_visible()
        assert inside(page, card(page))
        expect(page).to_have_url(f"{site}{language}/{ARTICLE}")
        page.wait_for_timeout(400)
        expect(card(page)).to_be_visible()
        card(page).locator(".who a").tap()
        expect(page).to_have_url(f"{site}{language}/people/mike-liberatore/")


def test_the_second_tap_on_a_name_leads_there_too(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/{ARTICLE}", **PHONE) as page:
        name(page, "en").tap()
        expect(card(page)).to_be_visible()
        name(page, "en").tap()
        expect(page).to_have_url(f"{site}en/people/mike-liberatore/")


def test_a_tap_elsewhere_closes_a_card(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/{ARTICLE}", **PHONE) as page:
        name(page, "en").tap()
        expect(card(page)).to_be_visible()
        page.locator("h1").tap()
        expect(card(page)).to_be_hidden()


@LANGUAGES
@SCREENS
def test_every_card_has_room_wherever_its_name_stands(
    language: str, screen: dict[str, Any], browser: Browser, site: str
) -> None:
    with opened(browser, f"{site}{language}/{ARTICLE}", **screen) as page:
        for link in page.locator(".prose a.ref").all():
            link.evaluate("link => link.scrollIntoView({ block: 'center' })")
            link.focus()
            expect(card(page)).to_be_visible()
            assert inside(page, card(page)), link.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["viewport"]["width"]


def test_without_a_script_a_name_is_a_link_and_nothing_else(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/{ARTICLE}", java_script_enabled=False, **PHONE) as page:
        assert card(page).count() == 0
        name(page, "en").tap()
        expect(page).to_have_url(f"{site}en/people/mike-liberatore/")


# --- who held a post


def asked(page: Page, month: str) -> str:
    """The answer to who held the posts of the company in a month."""
    page.locator(".held input").fill(month)
    return page.locator(".held output").inner_text()


def rows(page: Page, kind: str) -> list[str]:
    return page.locator(f".roles tr.{kind} .role-other").all_inner_texts()


def test_who_held_the_posts_of_xai_in_a_month(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/companies/xai/", **DESKTOP) as page:
        may = asked(page, "2025-05").split(", ")
        assert "Mike Liberatore" in may
        assert "Jared Birchall (perhaps)" in may
        assert rows(page, "apart") == []
        october = asked(page, "2024-10")
        assert october != ""
        assert all(one.endswith(" (perhaps)") for one in october.split(", "))
        assert "Liberatore" not in october
        assert rows(page, "apart") == ["Mike Liberatore"]
        assert asked(page, "2025-09").split(", ")[:2] == ["Jared Birchall", "John Hering"]
        assert asked(page, "") == ""
        assert rows(page, "apart") == rows(page, "held-then") == []


def test_in_arabic_the_answer_is_arabic(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}ar/companies/xai/", **PHONE) as page:
        may = asked(page, "2025-05").split("، ")
        assert "مايك ليبيراتور" in may
        assert "جاريد بيرشال (ربما)" in may


def test_a_month_that_is_none_is_not_answered(browser: Browser, site: str) -> None:
    """Where a browser has no field for months, a reader may type anything."""
    with opened(browser, f"{site}en/companies/xai/", **DESKTOP) as page:
        page.locator(".held input").evaluate("field => { field.type = 'text'; }")
        assert asked(page, "2025-05") != ""
        assert asked(page, "May") == ""
        assert rows(page, "apart") == rows(page, "held-then") == []


def test_where_nobody_can_have_held_any_that_is_said(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/companies/xai/", **DESKTOP) as page:
        page.locator(".roles > tbody > tr").evaluate_all(
            "rows => rows.forEach(row => { row.dataset.held = '2025-04-01 2025-04-30 2025-07-01 2025-07-31'; })"
        )
        assert asked(page, "2024-10") == "nobody that we know of"


def test_without_a_script_nobody_is_asked_for_a_month(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}en/companies/xai/", java_script_enabled=False, **DESKTOP) as page:
        expect(page.locator(".held")).to_be_hidden()
        expect(page.locator(".roles")).to_be_visible()
