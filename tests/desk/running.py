"""A preview running as its users run it: a process of its own, over HTTP."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from tests.tinysite import TinySite

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0

T = TypeVar("T")


def until(ask: Callable[[], T], patience: float = PATIENCE) -> T:
    """The first true answer; fails if there is none in time."""
    end = time.monotonic() + patience
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < end, f"still {answer!r} after {patience:.0f} s"
        time.sleep(0.02)


@dataclass(frozen=True)
class Answer:
    """What came over HTTP."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Running:
    """A preview of a site: its process, what it said, and its own folder for temporary files."""

    site: TinySite
    process: subprocess.Popen[bytes]
    temporary: Path
    out: Path
    err: Path

    @property
    def address(self) -> str:
        """Where it serves, by its own word."""
        line = until(self._serving)
        return line.split()[1]

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port
        return port

    def said(self) -> str:
        return self.out.read_text("utf-8")

    def complained(self) -> str:
        return self.err.read_text("utf-8")

    def get(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        """The answer for a path from the root of the host, sent as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            response = connection.getresponse()
            text = "" if response.status == 101 else response.read().decode("utf-8", "replace")
            return Answer(response.status, dict(response.getheaders()), text)
        finally:
            connection.close()

    def shows(self, path: str, text: str) -> bool:
        return text in self.get(path).text

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def _serving(self) -> str:
        assert self.process.poll() is None, self.complained()
        return next((line for line in self.said().splitlines() if line.startswith("serving ")), "")


@contextmanager
def running(site: TinySite, *options: str) -> Iterator[Running]:
    """A preview of the site on a free port, ended when the test is."""
    beside = site.folder.parent
    temporary = beside / "temporary"
    temporary.mkdir(exist_ok=True)
    out, err = beside / "out.txt", beside / "err.txt"
    command = [sys.executable, "-m", "siyaq", "serve", "--site", str(site.folder), "--port", "0", *options]
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONWARNINGS": "default"}
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=stdout, stderr=stderr)
    try:
        yield Running(site, process, temporary, out, err)
    finally:
        process.kill()
        process.wait(PATIENCE)
