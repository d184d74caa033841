"""Every kind of page bears what readers do to it: narrow, enlarged, spaced out, in forced colours, still, by keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.audits.kinds import kind_of
from tests.browser.conftest import Demo

# WCAG 2.2, 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
LARGE = "html { font-size: 200% }"

# What sticks out of the window sideways, or is cut off by its own box.
CUT_OFF = """() => {
  const width = document.documentElement.clientWidth;
  const name = (e) => e.tagName.toLowerCase() + (e.className && '.' + e.getAttribute('class')) + ': ' + e.textContent.trim().slice(0, 40);
  const found = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
  for (const e of document.body.querySelectorAll('*')) {
    if (!e.checkVisibility() || e.closest('svg, .scroll')) continue;
    const look = getComputedStyle(e), box = e.getBoundingClientRect();
    if (look.clipPath !== 'none' || e.closest('.absolute, .skip') || box.width <= 1) continue;
    if (box.left < -1 || box.right > width + 1) found.push('out: ' + name(e));
    if (/hidden|clip/.test(look.overflow) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) found.push('cut: ' + name(e));
  }
  return found;
}"""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"

# What the keyboard should reach, in the order of the text.
REACHABLE = """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true}))"""
FOCUS = f"""() => {{
  const e = document.activeElement, box = e.getBoundingClientRect(), drawn = e.querySelector(':scope > rect');
  const look = getComputedStyle(e), outlined = look.outlineStyle === 'none' ? 0 : parseFloat(look.outlineWidth);
  return {{
    at: e === document.body ? -1 : {REACHABLE}.indexOf(e),
    outline: drawn ? parseFloat(getComputedStyle(drawn).strokeWidth) : outlined,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    what: e.outerHTML.slice(0, 120),
  }};
}}"""


def by_turns(pages: Iterable[str]) -> list[str]:
    """A page of each kind in one of its languages, the languages by turns; without dossiers, which are made of the others."""
    kinds: dict[str, list[str]] = {}
    for address in pages:
        if not address.startswith("dossiers/"):
            kinds.setdefault(kind_of(address).partition("/")[2] or address, []).append(address)
    return [found[turn % len(found)] for turn, found in enumerate(kinds.values())]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that no script sends elsewhere: French is none of the site's languages."""
    context = browser.new_context(locale="fr-FR", bypass_csp=True)  # for the styles that tests add
    yield context.new_page()
    context.close()


SETTINGS = ((320, ""), (320, SPACED), (640, ""), (640, LARGE), (1280, SPACED))


def test_nothing_sticks_out_or_is_cut_off(page: Page, demo: Demo) -> None:
    found = {}
    for address in demo.pages:
        page.goto(demo.address + address)
        page.evaluate(OPEN_ALL)
        added = page.add_style_tag(content="/* empty */")
        for width, style in SETTINGS:
            page.set_viewport_size({"width": width, "height": 800})
            added.evaluate("(sheet, style) => { sheet.textContent = style; }", style)
            found[address, width, style] = page.evaluate(CUT_OFF)
    assert {setting: cut for setting, cut in found.items() if cut} == {}


def _tabbed(page: Page) -> list[dict[str, Any]]:
    """What each press of Tab focuses, from the top of the page to its end."""
    steps: list[dict[str, Any]] = []
    while not steps or steps[-1]["at"] >= 0:
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUS))
        assert len(steps) < 500, "the keyboard is caught"
    return steps[:-1]


def test_the_keyboard_goes_through_each_page_in_the_order_of_its_text_and_shows_where_it_is(
    page: Page, demo: Demo
) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    page.emulate_media(reduced_motion="reduce")  # so that a focused place has been scrolled to when it is looked at
    for address in by_turns(demo.pages):
        page.goto(demo.address + address)
        steps = _tabbed(page)
        reached = list(
            dict.fromkeys(step["at"] for step in steps)
        )  # a field for a month has several stops of its own
        assert reached == list(range(page.evaluate(f"{REACHABLE}.length"))), address
        shown = {step["at"] for step in steps if step["outline"] >= 2 and step["seen"]}
        assert [step["what"] for step in steps if step["at"] not in shown] == [], address


# Pairs of neighbours in the order of the text of which the second stands wholly above the first, in one column.
UPWARDS = f"""() => {{
  const boxes = {REACHABLE}.filter(e => !e.matches('.skip')).map(e => [e, e.getBoundingClientRect()]);
  return boxes.filter(([, box], at) => at && box.bottom <= boxes[at - 1][1].top).map(([e]) => e.outerHTML.slice(0, 120));
}}"""


def test_on_a_phone_each_page_runs_downwards_and_begins_with_a_link_past_its_masthead(page: Page, demo: Demo) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for address in demo.pages:
        page.goto(demo.address + address)
        assert page.evaluate(UPWARDS) == [], address
        if page.locator(".masthead").count() == 0:
            continue
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.skip')"), address
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, address
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "text", address


# In forced colours: links that look like text, and bars that can hardly be told from the ground.
FAINT = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => channels(colour).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [.2126, .7152, .0722][at], 0);
  const contrast = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const found = [];
  for (const e of document.querySelectorAll('.bar :is(rect, line), .axis text, .map :is(line, path, text)')) {
    const look = getComputedStyle(e), paint = look.fill === 'none' || e.matches('line, .wire') ? look.stroke : look.fill;
    if (contrast(paint, ground) < 3) found.push(`${e.outerHTML} ${paint} on ${ground}`);
  }
  const text = getComputedStyle(document.body).color;
  for (const e of document.querySelectorAll('.prose a'))
    if (getComputedStyle(e).color === text && getComputedStyle(e).textDecorationLine === 'none') found.push(e.outerHTML);
  return found;
}"""


def test_in_forced_colours_bars_links_and_focus_still_show(page: Page, demo: Demo) -> None:
    for address in by_turns(demo.pages):
        page.emulate_media(forced_colors="active", color_scheme="light")
        page.goto(demo.address + address)
        page.keyboard.press("Tab")
        for scheme in SCHEMES:
            page.emulate_media(forced_colors="active", color_scheme=scheme)
            assert page.evaluate(FAINT) == [], (address, scheme)
            assert page.evaluate(FOCUS)["outline"] >= 2, (address, scheme)


MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
  const look = getComputedStyle(e);
  return look.scrollBehavior !== 'auto' || look.animationName !== 'none' || !/^0s(, 0s)*$/.test(look.transitionDuration);
}).map(e => e.tagName)"""


def test_nothing_moves_for_readers_who_asked_for_stillness(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.address}ar/")
    assert page.evaluate(MOVING) == ["HTML"], "scrolling is smooth for the others"
    page.emulate_media(reduced_motion="reduce")
    for address in by_turns(demo.pages):
        page.goto(demo.address + address)
        assert page.evaluate(MOVING) == [], address
