"""What a reader's first visit to an article costs: `python -m tests.audits.budgets` prints each figure beside its limit.

Pages come compressed over a simulated slow 4G to a phone four times slower than this machine. A kB is 1,000 bytes,
headers included. What is needed to paint ends before the JSON-LD: it is the last of the page, and no reader waits for it.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.audits.figures import Figure, print_figures
from tests.audits.kinds import addresses, kind_of
from tests.audits.served import FLAGS, Served, browser_path, served_demo

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4
# Taken several times, because other programs on this machine get in the way: the middle one counts.
VISITS = 3

OBSERVED = """
const seen = window.vitals = {lcp: 0, cls: 0};
new PerformanceObserver((list) => { seen.lcp = list.getEntries().at(-1).startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.cls += one.value; })
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass(slots=True)
class Visit:
    """What one visit asked for, and when it saw it."""

    kinds: dict[str, str] = field(default_factory=dict)  # of what kind each request is
    sizes: dict[str, float] = field(default_factory=dict)  # how many bytes came for it
    hosts: set[str] = field(default_factory=set)
    lcp: float = 0
    cls: float = 0

    def kilobytes(self, *kinds: str) -> float:
        """What came of these kinds, or all that came."""
        return sum(size for one, size in self.sizes.items() if not kinds or self.kinds[one] in kinds) / 1000


def _listen(page: Page, visit: Visit) -> None:
    network = page.context.new_cdp_session(page)

    def asked(event: dict[str, Any]) -> None:
        visit.kinds[event["requestId"]] = event["type"]
        visit.hosts.add("/".join(event["request"]["url"].split("/")[:3]))

    def came(event: dict[str, Any]) -> None:
        visit.sizes[event["requestId"]] = event["encodedDataLength"]

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.loadingFinished", came)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_4G)
    network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def first_visit(browser: Browser, url: str) -> Visit:
    """A visit with nothing kept from before, on a phone."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    visit = Visit()
    page = context.new_page()
    page.add_init_script(OBSERVED)
    _listen(page, visit)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    vitals = page.evaluate("window.vitals")
    visit.lcp, visit.cls = vitals["lcp"] / 1000, vitals["cls"]
    context.close()
    return visit


def _described(url: str) -> float:
    """The kB by which the JSON-LD at a page's end makes the page longer, compressed."""
    with urlopen(url) as answer:
        whole: bytes = gzip.decompress(answer.read())
    text, _, _ = whole.partition(b'<script type="application/ld+json">')
    return (len(gzip.compress(whole)) - len(gzip.compress(text))) / 1000


def _text(browser: Browser, url: str, *, scripted: bool) -> str:
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()
    page.goto(url, wait_until="load")
    text = page.locator("main").inner_text()
    context.close()
    return text


def article_figures(browser: Browser, site: Served, address: str) -> Iterator[Figure]:
    """The figures of one article."""
    url = site.address + address
    visits = [first_visit(browser, url) for _ in range(VISITS)]
    visit = visits[0]
    needed = visit.kilobytes("Document", "Stylesheet") - _described(url)
    yield Figure(address, "HTML and CSS to paint", needed, 14, "kB")
    yield Figure(address, "everything", visit.kilobytes(), 80, "kB")
    yield Figure(address, "fonts among it", visit.kilobytes("Font"), 80, "kB")
    yield Figure(address, "JavaScript among it", visit.kilobytes("Script"), 8, "kB")
    yield Figure(address, "requests", len(visit.kinds), 10)
    yield Figure(address, "other hosts asked", len(visit.hosts - {site.address.rstrip("/"), "data:"}), 0)
    bare, scripted = (_text(browser, url, scripted=flag) for flag in (False, True))
    yield Figure(address, "lines that need JavaScript", len(set(scripted.split("\n")) - set(bare.split("\n"))), 0)
    yield Figure(address, "layout shift (CLS)", max(one.cls for one in visits), 0)
    yield Figure(address, "largest paint (LCP)", sorted(one.lcp for one in visits)[VISITS // 2], 1.2, "s")


def budget_figures(site: Served) -> Iterator[Figure]:
    """The figures of every article."""
    articles = [one for one in addresses(site.output) if kind_of(one).endswith("/articles/*/")]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        for address in articles:
            yield from article_figures(browser, site, address)
        browser.close()


def main() -> None:
    """Print the figures; leave with 1 where one is over its limit."""
    with served_demo() as site:
        kept = print_figures(budget_figures(site))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
