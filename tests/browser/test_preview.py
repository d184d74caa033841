"""The preview in a browser: what is saved shows without a touch, what is broken is said on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.running import PATIENCE, Running, running, until
from tests.newsroom import article
from tests.tinysite import FILES, TinySite

ARTICLE = "content/articles/hire.en.md"
PACKAGED = Path(__file__).parents[2] / "templates"
SUMMARY = "#siyaq-errors summary"


@pytest.fixture
def preview(tiny: TinySite) -> Iterator[Running]:
    tiny.edit("site.yaml", "https://example.org/", "https://example.org/repo/")
    tiny.write("templates/static/style.css", "h1 { color: rgb(1, 1, 1) }\n")
    with running(tiny) as process:
        yield process


@pytest.fixture
def page(browser: Browser, preview: Running) -> Iterator[Page]:
    """The article in the browser; from here on the tests only save."""
    context = browser.new_context(viewport={"width": 800, "height": 600})
    context.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    opened = context.new_page()
    opened.goto(f"{preview.address}en/articles/hire/")
    expect(opened.locator("h1")).to_have_text("A new hire")
    yield opened
    context.close()
    expect.set_options(timeout=5000)


def test_a_save_of_content_shows_and_so_does_the_next(page: Page, preview: Running) -> None:
    for title in ("First save", "Second save", "Third save"):
        preview.site.write(ARTICLE, FILES[ARTICLE].replace("A new hire", title))
        expect(page.locator("h1")).to_have_text(title)


def test_a_save_while_the_page_reloads_is_not_lost(page: Page, preview: Running) -> None:
    before = preview.said()
    preview.site.write(ARTICLE, FILES[ARTICLE].replace("A new hire", "First save"))
    until(lambda: preview.said() != before)
    preview.site.write(ARTICLE, FILES[ARTICLE].replace("A new hire", "Second save"))
    expect(page.locator("h1")).to_have_text("Second save")


def test_a_save_of_style_strings_template_and_site_shows(page: Page, preview: Running) -> None:
    site = preview.site
    site.edit("templates/static/style.css", "rgb(1, 1, 1)", "rgb(2, 2, 2)")
    expect(page.locator("h1")).to_have_css("color", "rgb(2, 2, 2)")

    site.write("templates/strings/en.yaml", "nav: {skip: Jump over it all}\n")
    expect(page.get_by_text("Jump over it all")).to_be_attached()

    template = (PACKAGED / "base.html").read_text("utf-8")
    site.write("templates/base.html", template.replace("</body>", "<p>From the template</p></body>"))
    expect(page.get_by_text("From the template")).to_be_visible()

    site.edit("site.yaml", "en: Site}", "en: Renamed}")
    expect(page).to_have_title("A new hire · Renamed")


def test_a_broken_save_is_laid_over_the_page_until_mended(page: Page, preview: Running) -> None:
    preview.site.edit(ARTICLE, "summary: Summary", "sumary: Summary")
    overlay, summary = page.locator("#siyaq-errors details"), page.locator(SUMMARY)
    expect(overlay).to_be_visible()
    expect(overlay).to_contain_text("content/articles/hire.en.md:3:1")
    expect(page.locator("h1")).to_have_text("A new hire")

    page.reload()
    expect(overlay).to_be_visible()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(overlay.locator("li").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(overlay.locator("li").first).to_be_visible()
    box = overlay.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 800, 600)

    preview.site.edit(ARTICLE, "sumary: Summary", "summary: Summary")
    expect(overlay).to_have_count(0)
    expect(page.locator("h1")).to_have_text("A new hire")


def test_the_overlay_leaves_the_page_its_language_and_direction(page: Page, preview: Running) -> None:
    page.goto(f"{preview.address}ar/articles/hire/")
    preview.site.edit("content/articles/hire.ar.md", "title: تعيين جديد", "titl: تعيين جديد")
    expect(page.locator(SUMMARY)).to_be_visible()
    root = page.locator("html")
    expect(root).to_have_attribute("lang", "ar")
    expect(root).to_have_attribute("dir", "rtl")
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    expect(page.locator("#siyaq-errors pre").first).to_have_css("direction", "ltr")
    expect(page.locator("#siyaq-errors")).to_have_css("direction", "ltr")


def test_a_page_cut_off_by_its_template_still_comes_back(page: Page, preview: Running) -> None:
    template = (PACKAGED / "base.html").read_text("utf-8")
    preview.site.write("templates/base.html", template.replace("<body", "<!-- <body"))
    expect(page.locator("h1")).to_have_count(0)
    preview.site.write("templates/base.html", template)
    expect(page.locator("h1")).to_have_text("A new hire")


def test_a_page_left_open_meets_the_next_run(page: Page, preview: Running) -> None:
    """What changed while nothing was serving shows once something does."""
    port = str(preview.port)
    preview.stop()
    preview.site.edit(ARTICLE, "A new hire", "Meanwhile")
    with running(preview.site, "--port", port):
        expect(page.locator("h1")).to_have_text("Meanwhile")


# The desk page

CLAIMING = "content/articles/claiming.ar.md"
CLAIM = "claims:\n  - {about: jane-doe/editor, from: 2025-03, quote: q}\n"
YEAR_FIRST = """(date) => {
  const left = (from, to) => {
    const range = new Range();
    range.setStart(date.firstChild, from);
    range.setEnd(date.firstChild, to);
    return range.getBoundingClientRect().left;
  };
  return left(0, 4) < left(5, 7);
}"""


@pytest.mark.parametrize(
    ("tag", "direction", "count", "none"),
    [
        ("ar", "rtl", "روايات متعارضة (1)", "لا تعارض بين الروايات."),
        ("en", "ltr", "Accounts that disagree (1)", "No accounts disagree."),
    ],
)
def test_a_conflict_comes_and_goes_on_the_open_desk(
    page: Page, preview: Running, tag: str, direction: str, count: str, none: str
) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}/.desk/?lang={tag}")
    conflicts = page.locator("#conflicts")
    expect(conflicts).to_contain_text(none)
    expect(page.locator("html")).to_have_attribute("dir", direction)

    preview.site.write(CLAIMING, article("نص.", CLAIM))
    expect(conflicts.locator("h2")).to_have_text(count)
    expect(conflicts.locator("mark")).to_have_text("2025-03")
    expect(conflicts.locator("pre")).to_have_css("direction", "ltr")
    expect(conflicts).to_have_css("direction", direction)
    assert conflicts.locator("bdi", has_text="2025-03").evaluate(YEAR_FIRST), "the date is turned round"

    preview.site.edit(CLAIMING, "2025-03", "2025-09")
    expect(conflicts).to_contain_text(none)
    expect(page).to_have_url(f"http://127.0.0.1:{preview.port}/.desk/?lang={tag}")


def test_the_desk_changes_its_language_and_leads_to_the_page_of_a_finding(page: Page, preview: Running) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}/.desk/")
    preview.site.write(CLAIMING, article("نص.", CLAIM))
    expect(page.locator("#conflicts")).to_contain_text(CLAIMING)
    expect(page.locator("h1")).to_contain_text("مكتب التحرير")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_contain_text("The desk")
    page.get_by_role("navigation", name="Lists").get_by_role("link", name="Accounts that disagree").click()
    page.get_by_role("region", name="Accounts that disagree").get_by_role("link", name="Open the page").click()
    expect(page).to_have_url(f"{preview.address}ar/articles/claiming/")


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_desk_fits_its_window(page: Page, preview: Running, tag: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"http://127.0.0.1:{preview.port}/.desk/?lang={tag}")
    preview.site.write(CLAIMING, article("نص.", CLAIM + f"related: [{{wanted: {'x' * 300}}}]\n"))
    expect(page.locator("#wanted mark")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
