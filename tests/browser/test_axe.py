"""No page has a fault that axe-core can see: every kind of page in each language, on a phone and a desk, light and dark."""

from __future__ import annotations

import os
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Demo

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"
# Every scheme at every width takes long: `make audit` sets the variable, other runs look at each scheme once.
BOTH: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SCHEMES = {375: BOTH, 1280: BOTH} if os.environ.get("SIYAQ_AUDIT") else {375: BOTH[1:], 1280: BOTH[:1]}


def violations(page: Page) -> list[str]:
    """The rules that the page breaks, each with the places where it does."""
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run({resultTypes: ['violations']}).then(said => said.violations)"
    )
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]


@pytest.mark.parametrize("width", [375, 1280])
def test_no_kind_of_page_breaks_a_rule_of_accessibility(width: int, browser: Browser, demo: Demo) -> None:
    # French is none of the site's languages, so that the root page stays where it is.
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="fr-FR", reduced_motion="reduce")
    page = context.new_page()
    broken = []
    for address in demo.pages:
        page.goto(demo.address + address)
        page.evaluate(AXE)
        page.evaluate(OPEN_ALL)
        for scheme in SCHEMES[width]:
            page.emulate_media(color_scheme=scheme)
            broken += [(address, scheme, rule) for rule in violations(page)]
    context.close()
    assert broken == []


def test_a_fault_is_seen(browser: Browser, demo: Demo) -> None:
    context = browser.new_context(bypass_csp=True)  # for the style of the fault
    page = context.new_page()
    page.goto(f"{demo.address}ar/")
    page.evaluate(AXE)
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x><p style=\"color:#eee\">باهت</p>')"
    )
    assert [rule.split(":")[0] for rule in violations(page)] == ["color-contrast", "image-alt"]
    context.close()
