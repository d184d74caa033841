"""Pictures in a browser: which file it chooses, what is seen before that has come, and that nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.audits.budgets import OBSERVED
from tests.browser.conftest import served
from tests.photographs import photograph
from tests.tinysite import FILES, TinySite

CHOSEN = "() => [...document.images].map((one) => one.currentSrc.split('/pictures/')[1].split('?')[0])"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An article with a picture under its headline and one in its text."""
    site = TinySite(tmp_path_factory.mktemp("pictured"))
    for path, text in FILES.items():
        site.write(path, text)
    site.write_bytes("content/media/a.jpg", photograph(1000, 600))
    hire = "content/articles/hire.ar.md"
    site.edit(hire, "summary: ملخص", "summary: ملخص\nimage: {file: a.jpg, alt: صورة}")
    site.edit(hire, "قالت", "![صورة](../media/a.jpg)\n\nقالت")
    site.write_bytes("content/media/tall.jpg", photograph(600, 1800))
    site.edit("content/people/jane-doe.ar.md", "محررة في [أكمي]", "![برج](../media/tall.jpg)\n\nمحررة في [أكمي]")
    with served(site.folder, site.output) as address:
        yield f"{address}ar/articles/hire/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 375, "height": 1600})
    context.add_init_script(OBSERVED)
    yield context.new_page()
    context.close()


def test_a_phone_fetches_the_width_that_it_has_a_use_for_and_nothing_moves(phone: Page, address: str) -> None:
    phone.goto(address, wait_until="networkidle")
    assert phone.evaluate(CHOSEN) == ["a.jpg/480.avif", "a.jpg/480.avif"]
    assert phone.evaluate("[...document.images].every((one) => one.complete && one.naturalWidth > 0)")
    assert phone.evaluate("window.vitals.cls") == 0


def test_before_a_picture_has_come_its_colours_are_seen_and_it_has_its_room(phone: Page, address: str) -> None:
    phone.route("**/pictures/**", lambda _: None)
    phone.goto(address, wait_until="domcontentloaded")
    for selector in (".lead-picture .picture", ".prose .picture"):
        drawn = phone.locator(selector)
        box = drawn.bounding_box()
        assert box is not None
        assert (round(box["width"]), round(box["height"])) == (339, 203)
        seen = Image.open(BytesIO(drawn.screenshot())).convert("RGB")
        start, end = (seen.getpixel((x, 180)) for x in (20, 318))
        assert isinstance(start, tuple)
        assert isinstance(end, tuple)
        assert end[0] - start[0] > 80  # red grows across


def test_a_tall_picture_in_a_text_is_whole_and_no_taller_than_a_screen(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address.replace("articles/hire", "people/jane-doe"), wait_until="networkidle")
    image = page.locator(".prose .picture img")
    box = image.bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (600, 704)
    assert image.evaluate("(one) => getComputedStyle(one).objectFit") == "contain"
    page.close()
