"""A reader's own digits and months, kept in her browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ARTICLE = "articles/openai-liberatore/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 375, "height": 812}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_a_readers_digits_and_months_follow_her_from_page_to_page(page: Page, site: str) -> None:
    page.goto(f"{site}ar/{ARTICLE}")
    published = page.locator(".dateline time").first
    expect(published).to_have_text("16 سبتمبر 2025")
    page.locator("select[name=digits]").select_option("native")
    expect(published).to_have_text("١٦ سبتمبر ٢٠٢٥")
    page.locator("select[name=months]").select_option("levantine")
    expect(published).to_have_text("١٦ أيلول ٢٠٢٥")
    expect(published).to_have_attribute("datetime", "2025-09-16")
    page.goto(f"{site}ar/people/mike-liberatore/")
    expect(page.locator(".roles .period").first).to_contain_text("أيلول ٢٠٢٥")
    page.locator("select[name=digits]").select_option("")
    page.locator("select[name=months]").select_option("")
    expect(page.locator(".roles .period").first).to_contain_text("سبتمبر 2025")


def test_words_of_other_languages_code_and_addresses_keep_their_digits(page: Page, site: str) -> None:
    page.goto(f"{site}ar/{ARTICLE}")
    page.evaluate("""() => document.querySelector(".prose p").insertAdjacentHTML("beforeend",
      '<bdi lang="en" id="foreign">GPT-4</bdi> <code id="code">x2</code> <a href="#p3" id="link">3</a>')""")
    page.locator("select[name=digits]").select_option("native")
    assert [page.locator(one).inner_text() for one in ("#foreign", "#code", "#link")] == ["GPT-4", "x2", "٣"]
    assert page.locator("#link").get_attribute("href") == "#p3"


def test_english_pages_offer_no_other_digits(page: Page, site: str) -> None:
    page.goto(f"{site}en/{ARTICLE}")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".choices").count() == 0


def test_without_javascript_no_choice_is_shown(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}ar/{ARTICLE}")
    expect(page.locator(".choices")).to_be_hidden()
    expect(page.locator(".dateline time").first).to_have_text("16 سبتمبر 2025")
    context.close()
