"""Parallel reading in a real Chromium, without a script: two columns on a desk, rows in turn on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ARTICLE = "articles/xai-exits/"
PARALLEL = ARTICLE + "parallel/"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 375, "height": 740}
# (left, top, right, bottom, direction) of both cells of each row
CELLS = """() => [...document.querySelectorAll('.pair[id]')].map(row => [...row.querySelectorAll('.prose')].map(cell => {
  const box = cell.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom, getComputedStyle(cell).direction];
}))"""


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    """A page on a desk."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone's page, with scripts off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("language", "directions"), [("ar", ["rtl", "ltr"]), ("en", ["ltr", "rtl"])])
def test_on_a_desk_each_row_has_both_texts_at_one_height(
    language: str, directions: list[str], wide: Page, site: str
) -> None:
    wide.goto(f"{site}{language}/{PARALLEL}")
    rows = wide.evaluate(CELLS)
    assert len(rows) == 14
    for own, other in rows:
        assert own[1] == pytest.approx(other[1])
        first, last = (other, own) if language == "ar" else (own, other)
        assert first[2] < last[0], "the page's own text is where its lines begin"
        assert [own[4], other[4]] == directions


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_phone_the_texts_come_in_turn(language: str, phone: Page, site: str) -> None:
    phone.goto(f"{site}{language}/{PARALLEL}")
    bottom = 0.0
    for row in phone.evaluate(CELLS):
        for _, top, _, end, _ in row:
            assert top >= bottom
            bottom = end


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [320, 375, 800, 1280])
@pytest.mark.parametrize("path", [ARTICLE, PARALLEL])
def test_nothing_scrolls_sideways(path: str, width: int, language: str, browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{site}{language}/{path}#p3")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_article_leads_to_both_languages_and_back(phone: Page, site: str) -> None:
    phone.goto(f"{site}ar/{ARTICLE}")
    phone.get_by_role("link", name="اقرأ باللغتين").click()
    expect(phone).to_have_url(f"{site}ar/{PARALLEL}")
    phone.locator(".heads").get_by_role("link", name="Mass resignations").click()
    expect(phone).to_have_url(f"{site}en/{ARTICLE}")
    phone.get_by_role("link", name="Read in both languages").click()
    expect(phone).to_have_url(f"{site}en/{PARALLEL}")
    phone.get_by_role("navigation", name="language").get_by_role("link").click()
    expect(phone).to_have_url(f"{site}ar/{PARALLEL}")


def test_a_paragraph_that_is_pointed_at_shows_its_links_and_leads_to_its_counterpart(wide: Page, site: str) -> None:
    wide.goto(f"{site}ar/{ARTICLE}")
    marks = wide.locator("#p3 > .marks")
    assert marks.evaluate("e => getComputedStyle(e).opacity") == "0"
    wide.locator("#p3").hover()
    assert marks.evaluate("e => getComputedStyle(e).opacity") == "1"
    box, text = marks.bounding_box(), wide.locator("#p3").bounding_box()
    assert box
    assert text
    assert box["x"] >= text["x"] + text["width"] - 1, "beside the text, where its lines begin"
    marks.locator("a").first.click()
    expect(wide).to_have_url(f"{site}ar/{ARTICLE}#p3")
    marks.locator(".across").click()
    expect(wide).to_have_url(f"{site}ar/{PARALLEL}#p3")
    row = wide.locator("#p3")
    expect(row).to_be_in_viewport()
    grounds = wide.evaluate(
        "[...document.querySelectorAll('#p3, #p4')].map(e => getComputedStyle(e).backgroundColor)"
    )
    assert grounds[0] != grounds[1]
    expect(row).to_contain_text("Mike Liberatore")


def test_the_links_of_blocks_are_out_of_the_way_of_keyboards_and_listeners(wide: Page, site: str) -> None:
    wide.goto(f"{site}en/{ARTICLE}")
    assert wide.locator(".marks a").count() > 20
    assert wide.locator(".marks a:not([tabindex='-1'])").count() == 0
    assert wide.locator(".marks:not([aria-hidden='true'])").count() == 0
    assert "¶" not in wide.locator(".prose").inner_text()
    assert "¶" not in wide.locator("article.sheet").aria_snapshot()


def test_on_a_phone_a_paragraph_that_is_led_to_shows_its_links_without_moving_the_text(
    phone: Page, site: str
) -> None:
    phone.goto(f"{site}en/{ARTICLE}")
    before = phone.locator("#p4").bounding_box()
    assert before
    height = before["height"]
    expect(phone.locator("#p4 > .marks")).not_to_be_visible()
    phone.goto(f"{site}en/{ARTICLE}#p4")
    expect(phone.locator("#p4 > .marks")).to_be_visible()
    after = phone.locator("#p4").bounding_box()
    assert after
    assert after["height"] == height


def test_the_contents_lead_to_each_heading(phone: Page, site: str) -> None:
    phone.goto(f"{site}ar/{ARTICLE}")
    contents = phone.locator(".contents")
    expect(contents.get_by_role("link").first).not_to_be_visible()
    contents.locator("summary").click()
    expect(contents.get_by_role("link")).to_have_count(4)
    contents.get_by_role("link", name="إدارة الظل").click()
    expect(phone.locator("#section-2")).to_be_in_viewport()


def test_on_paper_there_is_the_text_alone(wide: Page, site: str) -> None:
    wide.emulate_media(media="print")
    wide.goto(f"{site}ar/{ARTICLE}#p3")
    for name in (".marks", ".in-parallel", ".contents"):
        assert wide.locator(name).count() > 0
        for one in wide.locator(name).all():
            expect(one).not_to_be_visible()
