"""A real Chromium, and the demo site served to it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from siyaq.pipeline import Order, build
from tests.audits.kinds import one_of_each

REPOSITORY = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


class _Quiet(SimpleHTTPRequestHandler):
    """Files of a folder below a path prefix, as GitHub Pages serves a project site, with its 404 page."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix("/repo")
        return super().translate_path(below if below != path else "/no/such/place")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert program, f"none of {', '.join(BROWSERS)} is on the PATH: `make test` installs one"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo site: where it is served, below /repo/, and one page of each kind in each language."""

    address: str
    pages: tuple[str, ...]


@contextmanager
def served(site_dir: Path, output: Path) -> Iterator[str]:
    """The address of a site that is built into a folder, and served below /repo/."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output)))
    address = f"http://127.0.0.1:{server.server_port}/repo/"
    built = build(Order(site_dir, output, date(2026, 1, 1), base_url=address))
    assert built.written is not None
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield address
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo site, built and served."""
    output = tmp_path_factory.mktemp("served") / "output"
    with served(REPOSITORY, output) as address:
        yield Demo(address, tuple(one_of_each(output)))


@pytest.fixture(scope="session")
def site(demo: Demo) -> str:
    """The address of the demo site."""
    return demo.address
