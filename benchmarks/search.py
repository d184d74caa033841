"""The search index beside Pagefind’s, on the same pages: `python -m benchmarks.search`.

Sizes are compressed as a host sends them; a query is typed into a fresh page, and what it fetches is counted in the
browser. Two corpora: that of the builds, of few words, and one of many, whose words are as frequent as in a language.
"""

from __future__ import annotations

import gzip
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import ARTICLES, write_siyaq

REPOSITORY = Path(__file__).parents[1]
PAGEFIND = [str(REPOSITORY / ".venv/peers/bin/python"), "-m", "pagefind", "--site"]
WORDS = 30_000  # of the large vocabulary
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
OURS = """async ([address, query]) => {
  window.index ??= new (await import(address + "static/search-index.js")).Index(address + "search/index.json");
  const begun = performance.now();
  const { found } = await window.index.search(query, "ar");
  const cards = await Promise.all(found.slice(0, 8).map(({ page }) => window.index.card(page)));
  const taken = performance.now() - begun;
  await Promise.all(cards.slice(0, 2).map(async ({ path }) => (await fetch(address + path)).text()));
  return [found.length, taken];
}"""
THEIRS = """async ([address, query]) => {
  window.peer ??= await import(address + "pagefind/pagefind.js");
  await window.peer.init();
  const begun = performance.now();
  const { results } = await window.peer.search(query);
  await Promise.all(results.slice(0, 8).map((one) => one.data()));
  return [results.length, performance.now() - begun];
}"""


SENT: list[int] = []  # bytes of each answer: what workers of a page fetch is told nowhere else


class _Compressing(SimpleHTTPRequestHandler):
    """Files as a host sends them: compressed where that is of use."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        SENT.append(len(body))

    def log_message(self, *_: object) -> None:
        """No line for each request."""


@contextmanager
def served(output: Path) -> Iterator[str]:
    """The address of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(output))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Made-up words, and how often each and all before it stand in a text."""
    words = ["".join(chance.choices(LETTERS, k=chance.randint(3, 8))) for _ in range(WORDS)]
    return words, list(accumulate(1 / rank for rank in range(3, WORDS + 3)))


def enrich(site: Path) -> list[str]:
    """Give the articles of a site a large vocabulary; gives queries of two words that are in them."""
    chance = random.Random(2)  # noqa: S311
    words, weights = vocabulary(chance)
    for file in sorted((site / "content/articles").iterdir()):
        head = file.read_text("utf-8").rpartition("---")[0]
        rows = [" ".join(chance.choices(words, cum_weights=weights, k=25)) + "." for _ in range(20)]
        file.write_text(f"{head}---\n\n" + "\n\n".join(rows) + "\n", "utf-8")
    return [f"{words[one]} {words[one * 3]}" for one in (20, 60, 120, 200, 300)]


def sizes(folder: Path) -> tuple[int, float]:
    """How many files a folder has, and their compressed size in kB."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return len(files), sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000


def fetched(page: Page, script: str, address: str, query: str) -> tuple[float, float, int]:
    """KB that a query makes the browser fetch, ms that it takes, and how many pages it finds."""
    before = len(SENT)
    found, taken = page.evaluate(script, [address, query])
    return sum(SENT[before:]) / 1000, taken, found


def compare(output: Path, queries: list[str]) -> None:
    """Print a row for each of the two."""
    with served(output) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, folder, script in (("siyaq", "search", OURS), ("pagefind", "pagefind", THEIRS)):
            rows: list[Any] = []
            for query in queries:
                context = browser.new_context()
                page = context.new_page()
                page.goto(f"{address}404.html")
                start = fetched(page, script, address, "قققققق")[0]
                rows.append((start, *fetched(page, script, address, query), fetched(page, script, address, query)[1]))
                context.close()
            files, total = sizes(output / folder)
            start, kilobytes, first, found, again = map(statistics.median, zip(*rows, strict=True))
            print(
                f"  {name:9} {files:5} files {total:7.0f} kB   to start {start:6.1f} kB   "
                f"a query {kilobytes:6.1f} kB, {first:5.0f} ms, again {again:4.0f} ms, {found:.0f} pages"
            )
        browser.close()


def main() -> None:
    """Build both corpora, index both, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        write_siyaq(site)
        for title, make in (("few words", lambda _: ["الشركة استثمارات", "التقرير المنطقة"]), ("many words", enrich)):
            queries = make(site)
            build = [sys.executable, "build.py", "build", "--site", str(site)]
            subprocess.run(build, check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
            subprocess.run([*PAGEFIND, str(site / "output")], check=True, stdout=subprocess.DEVNULL)
            print(f"{ARTICLES} articles of 500 words, {title}; compressed, medians of {len(queries)} queries")
            compare(site / "output", queries)
            shutil.rmtree(site / "output")


if __name__ == "__main__":
    main()
