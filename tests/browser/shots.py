"""Pictures of the built demo: `python -m tests.browser.shots [--out DIR]`.

Every kind of page in each language, on a phone and on a desk, in light and in dark: `person-ar-375-light.png`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
LANGUAGES = ("ar", "en")
WIDTHS = {375: 812, 1280: 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SHARED = {"root": "", "404": "404.html"}
PAGES = {
    "home": "",
    "article": "articles/openai-liberatore/",
    "article-exits": "articles/xai-exits/",
    "parallel": "articles/xai-exits/parallel/",
    "person": "people/mike-liberatore/",
    "person-musk": "people/elon-musk/",
    "company": "companies/xai/",
    "company-openai": "companies/openai/",
    "storyline": "storylines/xai-departures/",
    "people": "people/",
    "about": "pages/about/",
    "sources": "sources/",
    "outlet": "sources/wall-street-journal/",
    "corrections": "corrections/",
    "map": "map/",
    "search": "search/?q=OpenAI",
    "feeds": "feeds/",
}


class _QuietFiles(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        """No line for each request."""


@contextmanager
def built_site() -> Iterator[str]:
    """The address of the demo, built for a loopback port and served there."""
    with tempfile.TemporaryDirectory(prefix="siyaq-shots-") as folder:
        handler = partial(_QuietFiles, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            address = f"http://127.0.0.1:{server.server_port}/"
            build = [sys.executable, str(ROOT / "build.py"), "build", "--site", str(ROOT)]
            subprocess.run([*build, "--output", folder, "--base-url", address], check=True, stdout=subprocess.DEVNULL)
            Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield address
            finally:
                server.shutdown()


def places() -> dict[str, str]:
    """The name of each picture, and the path that it shows."""
    own = {f"{name}-{tag}": f"{tag}/{path}" for name, path in PAGES.items() for tag in LANGUAGES}
    return SHARED | own


def browser_path() -> str:
    """The browser of this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        sys.exit("no Chromium or Chrome on the PATH: tests/browser/install.sh installs one")
    return found


def take_pictures(browser: Browser, address: str, out: Path, only: str, *, whole: bool) -> int:
    """One picture of each place at each width in each scheme, whole or its first screen; how many there are."""
    taken = 0
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
                locale="fr",  # no language of the demo's, so that the root page forwards nowhere
            )
            page = context.new_page()
            page.goto(f"{address}{LANGUAGES[0]}/", wait_until="networkidle")  # brings the fonts
            for name, path in places().items():
                picture = f"{name}-{width}-{scheme}.png"
                if only not in picture:
                    continue
                page.goto(address + path, wait_until="networkidle")
                page.screenshot(path=out / picture, full_page=whole)
                taken += 1
            context.close()
    return taken


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description="Pictures of the built demo.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "shots", help="folder for the pictures")
    parser.add_argument("--only", default="", metavar="PART", help="only pictures whose name has this in it")
    parser.add_argument("--fold", action="store_true", help="only what the first screen shows")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with built_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        taken = take_pictures(browser, address, options.out, options.only, whole=not options.fold)
        browser.close()
    sys.stdout.write(f"{taken} pictures in {options.out}\n")


if __name__ == "__main__":
    main()
