"""A site for search: texts and queries from search-queries.yaml; and the index of a built site as browsers read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from playwright.sync_api import Browser, Page

from tests.newsroom import article
from tests.tinysite import SITE, TinySite

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "search-queries.yaml").read_text("utf-8"))
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'"
FIND = """async (queries) => {
  const said = document.querySelector("form.search").dataset;
  const { Index } = await import(said.engine);
  const index = new Index(new URL(said.index, location.href));
  const found = {};
  for (const query of queries) {
    const answer = await index.search(query, document.documentElement.lang);
    found[query] = await Promise.all(answer.found.map(async ({ page }) => (await index.card(page)).path));
  }
  return found;
}"""


class _Strict(SimpleHTTPRequestHandler):
    """Files under a policy that allows scripts, styles and requests of this host alone."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(output: Path) -> Iterator[str]:
    """The address of a built site, served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(output)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def search_site(folder: Path) -> TinySite:
    """The site of the table."""
    site = TinySite(folder)
    site.write("site.yaml", SITE)
    for kind in ("people", "companies"):
        for name, facts in TABLE[kind].items():
            gender = "gender: m\n" if kind == "people" else ""
            front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
            site.write(f"content/{kind}/{name}.ar.md", f"---\n{front}{gender}---\n")
    for tag in ("ar", "en"):
        for name, body in TABLE[tag].items():
            site.write(f"content/articles/{name}.{tag}.md", article(body))
    return site


def find(browser: Browser, address: str, queries: list[str]) -> dict[str, list[str]]:
    """The pages that each query finds, the best first: `en/articles/lawyer/`."""
    page = browser.new_page()
    page.goto(f"{address}ar/search/")
    found: dict[str, list[str]] = page.evaluate(FIND, queries)
    page.close()
    return found


def ready(page: Page, address: str) -> None:
    """Open a search page, and wait until its script has begun."""
    page.goto(address)
    page.wait_for_selector("form.search:not([hidden])")
