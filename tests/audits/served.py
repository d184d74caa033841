"""Sites, built and served from this machine as a host of static pages serves them: compressed, and kept for a while."""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from siyaq.pipeline import Order, build
from tests.test_pictures import pictured

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
CHECKERS = Path(sys.prefix) / "audits" / "node_modules"  # where `make audit` puts them
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv"}


@dataclass(frozen=True, slots=True)
class Served:
    """A built site: its files, and where they are served."""

    output: Path
    address: str


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


class _Host(SimpleHTTPRequestHandler):
    """Static files, the text among them compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        self._send(200, file) if file.is_file() else self._send(404, Path(self.directory) / "404.html")

    def _send(self, status: int, file: Path) -> None:
        packed = file.suffix in COMPRESSED
        body = _compressed(file) if packed else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(file))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        with suppress(ConnectionError):  # a page that is left takes no more
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site_dir: Path) -> Iterator[Served]:
    """A site, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="siyaq-audit-") as folder:
        output = Path(folder) / "output"
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(output))) as server:
            address = f"http://127.0.0.1:{server.server_port}/"
            built = build(Order(site_dir, output, date(2026, 1, 1), base_url=address))
            if built.written is None:
                sys.exit(f"{site_dir} does not build: see `make check`")
            Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield Served(output, address)
            finally:
                server.shutdown()


def served_demo() -> AbstractContextManager[Served]:
    """The demo."""
    return served(ROOT)


@contextmanager
def served_pictured() -> Iterator[Served]:
    """A small site with what the demo lacks: pictures, a film, and a page that forwards."""
    with tempfile.TemporaryDirectory(prefix="siyaq-audit-") as folder:
        site = pictured(Path(folder))
        site.edit("content/people/jane-doe.ar.md", "gender: f", "gender: f\nformerly: [jane]")
        with served(site.folder) as found:
            yield found


def browser_path() -> str:
    """The browser of this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or sys.exit("no Chromium or Chrome on the PATH: tests/browser/install.sh installs one")
