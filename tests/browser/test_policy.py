"""The policy of pages in a browser: nothing of ours breaks it, and what a stranger smuggles in is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import Demo

WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
"""
SMUGGLED = """
<script type="application/ld+json">{"@type": "NewsArticle"}</script>
<script>window.ran = "script"</script>
<script src="https://evil.example/x.js"></script>
<img src="https://evil.example/x.png" onerror="window.ran = 'attribute'" alt="">
<p style="color: red">x</p>
<style>p { color: red }</style>
<base href="https://evil.example/">
<form action="https://evil.example/"><button>x</button></form>
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # French is none of the site's languages, so that the root page stays where it is.
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def test_no_kind_of_page_breaks_its_policy_or_asks_another_host(page: Page, demo: Demo) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for address in demo.pages:
        page.goto(demo.address + address, wait_until="load")
        policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert page.locator("meta[name=referrer]").get_attribute("content") == "strict-origin-when-cross-origin"
        assert page.evaluate("broken") == [], address
    assert said == []
    assert [url for url in asked if not url.startswith((demo.address, "data:"))] == []


def test_what_is_smuggled_into_a_page_is_refused(page: Page, demo: Demo) -> None:
    came: list[str] = []

    def smuggle(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('<main id="text"', SMUGGLED + '<main id="text"'))

    def arrive(route: Route) -> None:
        came.append(route.request.url)
        route.fulfill(body="")

    page.route("**/ar/", smuggle)
    page.route("https://evil.example/**", arrive)
    page.goto(f"{demo.address}ar/", wait_until="load")
    page.evaluate("document.querySelector('form[action]').requestSubmit()")
    page.wait_for_function("broken.length >= 8")
    broken: Any = page.evaluate("broken")
    assert sorted(broken) == [
        "base-uri", "form-action", "img-src", "script-src-attr", "script-src-elem", "script-src-elem", "style-src-attr",
        "style-src-elem",
    ]  # fmt: skip
    assert page.evaluate("window.ran") is None
    assert came == []
