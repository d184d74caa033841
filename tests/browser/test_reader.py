"""What a reader sees, in a real Chromium: phone and desktop, both languages, light and dark, without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "",
    "articles/openai-liberatore/",
    "people/mike-liberatore/",
    "companies/xai/",
    "storylines/xai-departures/",
    "people/",
    "pages/about/",
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's page, with scripts off: the site needs none."""
    context = browser.new_context(viewport={"width": 375, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_reader_follows_a_name_and_changes_language_on_the_way(page: Page, site: str) -> None:
    page.goto(site + "ar/articles/openai-liberatore/")
    page.locator(".prose").get_by_role("link", name="مايك ليبيراتور").first.click()
    expect(page).to_have_url(site + "ar/people/mike-liberatore/")
    roles = page.locator(".roles")
    expect(roles).to_contain_text("المدير المالي")
    expect(roles).to_contain_text("من أبريل إلى يوليو 2025")
    expect(roles).to_contain_text("المصدر")
    expect(roles.get_by_role("link", name="أوبن إيه آي").first).to_be_visible()
    roles.get_by_role("link", name="إكس آيه آي").first.click()
    expect(page).to_have_url(site + "ar/companies/xai/")
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(site + "en/companies/xai/")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    page.locator("#articles, .referrals").get_by_role("link", name=re.compile("OpenAI")).first.click()
    expect(page).to_have_url(site + "en/articles/openai-liberatore/")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_page_scrolls_sideways_or_lacks_a_heading(language: str, width: int, browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{site}{language}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1, path
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
    context.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_fonts_are_ours_and_nothing_is_asked_of_another_host(language: str, browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.goto(f"{site}{language}/articles/openai-liberatore/", wait_until="networkidle")
    assert all(url.startswith((site, "data:")) for url in asked), asked
    assert failed == []
    fonts = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    assert fonts
    context.close()


def _luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2 of a computed `rgb(…)` colour."""
    channels = [int(float(number)) / 255 for number in re.findall(r"[\d.]+", colour)[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# The colour that an element stands on: its own, or that of the nearest ancestor that has one.
GROUND = """selector => {
  for (let e = document.querySelector(selector); e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)|transparent/.test(colour)) return colour;
  }
  return 'rgb(255, 255, 255)';
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_links_have_contrast(scheme: str, browser: Browser, site: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site}ar/articles/openai-liberatore/")
    assert (_luminance(page.evaluate(GROUND, "body")) < 0.2) == (scheme == "dark")
    for selector in (".prose p", ".prose a", ".summary", ".dateline", ".kicker"):
        colour = page.evaluate("s => getComputedStyle(document.querySelector(s)).color", selector)
        ground = page.evaluate(GROUND, selector)
        high, low = sorted((_luminance(colour), _luminance(ground)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (selector, colour, ground)
    context.close()


def test_the_keyboard_reaches_the_text_first(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}ar/articles/openai-liberatore/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#text"
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('text').contains(document.activeElement)")
    context.close()


def test_the_root_offers_both_languages_and_forwards_by_the_browsers(browser: Browser, page: Page, site: str) -> None:
    page.goto(site)
    expect(page.locator('a[href$="/repo/ar/"]').first).to_be_visible()
    expect(page.locator('a[href$="/repo/en/"]').first).to_be_visible()
    for locale, home in (("ar-SA", "ar/"), ("en-GB", "en/"), ("fr-FR", "")):
        context = browser.new_context(locale=locale)
        forwarded = context.new_page()
        forwarded.goto(site)
        expect(forwarded).to_have_url(site + home)
        context.close()


def test_an_unknown_address_gets_the_sites_own_page_at_any_depth(page: Page, site: str) -> None:
    for path in ("nope", "ar/people/nobody/", "a/b/c/d"):
        response = page.goto(site + path)
        assert response is not None
        assert response.status == 404
        expect(page.locator("body")).to_contain_text("الصفحة غير موجودة")
        expect(page.locator("body")).to_contain_text("Page not found")
        assert page.locator('a[href="/repo/ar/"]').count() >= 1


def test_letters_join_across_the_edge_of_a_link(browser: Browser, site: str) -> None:
    """«ل» before a linked name keeps its joined form: the two together are as wide as the word unlinked."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}ar/")
    width = """html => {
      const span = document.createElement('span');
      span.style.position = 'absolute';
      span.style.font = '40px "Noto Naskh Arabic"';
      span.innerHTML = html;
      document.body.append(span);
      return document.fonts.ready.then(() => span.getBoundingClientRect().width);
    }"""
    page.evaluate("document.fonts.load('40px \"Noto Naskh Arabic\"', 'ماسك')")
    joined = page.evaluate(width, "لماسك")
    linked = page.evaluate(width, 'ل<a href="#">ماسك</a>')
    apart = page.evaluate(width, 'ل&zwnj;<a href="#">ماسك</a>')
    assert abs(joined - linked) < 0.5
    assert abs(apart - linked) > 1
    context.close()


def test_a_name_that_is_tapped_leads_to_its_profile_without_a_script(browser: Browser, site: str) -> None:
    """A name with a prefix, written in Arabic, on a phone: «المملوكة لإيلون ماسك»."""
    context = browser.new_context(
        viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(site + "ar/articles/openai-liberatore/")
    name = page.locator(".prose a", has_text="إيلون ماسك").first
    expect(name).to_have_text("إيلون ماسك")
    name.tap()
    expect(page).to_have_url(site + "ar/people/elon-musk/")
    mark = page.locator(".referrals mark", has_text="إيلون ماسك").first
    expect(mark).to_be_visible()
    expect(mark).to_have_text("إيلون ماسك")
    page.locator(".referrals h3 a").first.tap()
    expect(page).to_have_url(re.compile("/ar/articles/[a-z-]+/$"))
    context.close()


@pytest.mark.parametrize(("language", "name"), [("ar", "أوبن إيه آي"), ("en", "OpenAI")])
def test_the_keyboard_reaches_the_names_in_order_without_a_script(
    language: str, name: str, page: Page, site: str
) -> None:
    page.goto(f"{site}{language}/articles/openai-liberatore/#text")
    links = page.locator(".prose a.ref")
    expect(links.first).to_have_text(name)
    for _ in range(30):
        page.keyboard.press("Tab")
        if links.first.evaluate("link => link === document.activeElement"):
            break
    expect(links.first).to_be_focused()
    assert links.first.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}{language}/people/mike-liberatore/")


# How wide the letter before a link and the link are on the page, as built and with the link taken away or torn off.
WIDTHS = """link => {
  const paragraph = link.closest('p');
  paragraph.style.whiteSpace = 'nowrap';
  const before = link.previousSibling, range = document.createRange();
  const width = (last, end) => {
    range.setStart(before, at);
    range.setEnd(last, end);
    return range.getBoundingClientRect().width;
  };
  const at = before.length - 1, words = link.textContent;
  const linked = width(link.firstChild, words.length);
  before.appendData('\\u200c');
  const torn = width(link.firstChild, words.length);
  before.deleteData(at + 1, 1);
  link.replaceWith(words);
  paragraph.normalize();
  return [before.data[at], words, linked, width(before, at + 1 + words.length), torn];
}"""


def test_the_prefix_of_a_linked_name_joins_it_on_the_built_page(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{site}ar/articles/xai-exits/", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    prefixed = page.locator("xpath=//div[@class='prose']//a[@class='ref person'][starts-with(., 'إيلون')]").first
    letter, words, linked, plain, torn = prefixed.evaluate(WIDTHS)
    assert (letter, words) == ("ل", "إيلون ماسك")
    assert abs(linked - plain) < 1, "shaped together"
    assert abs(torn - plain) > 1, "the measure tells a letter that does not join"
    context.close()
