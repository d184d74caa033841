"""Links to other hosts: asked for politely, remembered for a week, and never within a private network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from siyaq.desk.built.asking import Answer, Manner, ask, is_public
from siyaq.desk.built.verification import Verified, report_of, verify, with_outside
from siyaq.parallel import Crew
from tests.desk.test_built import WHOLE, lay

TODAY = date(2025, 10, 1)
STATUS = {
    "/gone": 410,
    "/none": 404,
    "/bare": 200,
    "/only-get": 200,
    "/locked": 403,
    "/moved": 301,
    "/now": 302,
    "/away": 308,
}
TARGETS = {"/moved": "/bare?x=1", "/now": "/bare", "/away": "/none", "/round": "/round"}


class Outside(ThreadingHTTPServer):
    """A host that remembers who asked it for what."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.asked: list[tuple[str, str, str]] = []


class _Answering(BaseHTTPRequestHandler):
    server: Outside

    def do_HEAD(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        path = self.path.partition("?")[0]
        status = 405 if (path, self.command) == ("/only-get", "HEAD") else STATUS.get(path, 301)
        self.send_response(status)
        if path in TARGETS:
            self.send_header("Location", TARGETS[path])
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def outside() -> Iterator[Outside]:
    with Outside() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


ANYBODY = Manner("Siyaq/test", pause=0, patience=5, admits=lambda _number: True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/bare", Answer("alive", "200")),
        ("/only-get", Answer("alive", "200")),
        ("/gone", Answer("dead", "410")),
        ("/none", Answer("dead", "404")),
        ("/away", Answer("dead", "404")),
        ("/locked", Answer("unclear", "403")),
        ("/now", Answer("alive", "200")),
        ("/moved", Answer("moved", "200", "{here}/bare?x=1")),
        ("/round", Answer("unclear", "redirected without end")),
    ],
)
def test_what_an_answer_means(path: str, expected: Answer, outside: Outside) -> None:
    here = f"http://127.0.0.1:{outside.server_port}"
    answer = ask(here + path, ANYBODY)
    assert answer == Answer(expected.state, expected.told, expected.target.format(here=here))


def test_what_cannot_be_asked_is_unclear_and_no_mistake(outside: Outside) -> None:
    port = outside.server_port
    outside.shutdown()
    outside.server_close()
    for url in (
        f"http://127.0.0.1:{port}/",
        "http://x:99999/",
        "http://[::1/",
        "http:///x",
        f"http://{'x' * 70}.org/",
    ):
        assert ask(url, ANYBODY).state == "unclear", url


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "ff02::1", "::127.0.0.1", "64:ff9b::a00:1", "::ffff:0:a00:1",
     "2002:a00:1::1", "fec0::1"],
)  # fmt: skip
def test_private_numbers_are_not_asked(number: str) -> None:
    assert not is_public(number)


def test_a_host_that_never_ends_its_answer_is_let_go() -> None:
    let_go = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                while not let_go.wait(0.02):  # each part is within the patience, and none is the answer
                    connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")

        host = threading.Thread(target=drip)
        host.start()
        answer = ask(f"http://127.0.0.1:{server.getsockname()[1]}/", replace(ANYBODY, patience=0.3))
        let_go.set()
        host.join()
    assert answer.state == "unclear"


def test_a_private_host_is_not_asked_by_its_name_either(outside: Outside) -> None:
    for host in ("localhost", "127.0.0.1", "0x7f000001", "2130706433"):
        answer = ask(f"http://{host}:{outside.server_port}/bare", Manner("x", pause=0))
        assert answer == Answer("private", f"{host} is in a private network")
    assert outside.asked == []


def test_a_redirection_into_a_private_network_is_not_followed(
    outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TARGETS, "/moved", f"http://127.0.0.2:{outside.server_port}/bare")
    manner = Manner("x", pause=0, admits=lambda number: number == "127.0.0.1")
    assert ask(f"http://127.0.0.1:{outside.server_port}/moved", manner).state == "private"
    assert [path for _, path, _ in outside.asked] == ["/moved"]


def told(verified: Verified, output: Path) -> list[str]:
    found = report_of(verified.diagnostics, output).diagnostics
    return [str(one).replace(f"\n    {one.excerpt}\n    ^", "") for one in found]


def test_links_of_pages_are_told_once_and_remembered_for_a_week(outside: Outside, tmp_path: Path) -> None:
    here = f"http://127.0.0.1:{outside.server_port}"
    links = "".join(f'\n<a href="{here}/{name}">x</a>' for name in ("gone", "bare", "moved#part", "locked"))
    pages = {
        path: WHOLE[path].replace("</body>", links.strip() + "\n</body>")
        for path in ("aa/index.html", "bb/index.html")
    }
    output = lay(tmp_path, WHOLE | pages)
    verified = verify(output, "", Crew())
    assert told(verified, output) == []

    def again(day: date) -> list[str]:
        outside.asked.clear()
        found = told(with_outside(verified, output, day, ANYBODY), output)
        assert found == [
            f"out/aa/index.html:14:1: warning: {here}/gone is gone: 410 [dead-link]\n"
            "  hint: find where it has gone, or a copy in an archive; it stands on 1 more page",
            f"out/aa/index.html:16:1: note: {here}/moved has moved to {here}/bare?x=1 [moved-link]\n"
            "  hint: write the new address; it stands on 1 more page",
        ]
        return [f"{verb} {path}" for verb, path, _ in outside.asked]

    first = again(TODAY)
    assert first == [
        "HEAD /bare",
        "HEAD /gone",
        "GET /gone",
        "HEAD /locked",
        "GET /locked",
        "HEAD /moved",
        "HEAD /bare?x=1",
    ]
    assert {agent for _, _, agent in outside.asked} == {"Siyaq/test"}
    assert again(TODAY + timedelta(days=6)) == ["HEAD /locked", "GET /locked"]
    assert again(TODAY + timedelta(days=7)) == first
    assert with_outside(verified, output, TODAY + timedelta(days=7), ANYBODY).outside == {
        "alive": 1, "dead": 1, "moved": 1, "unclear": 1,
    }  # fmt: skip


def test_by_default_it_says_who_it_is_and_asks_public_hosts_alone(outside: Outside, tmp_path: Path) -> None:
    link = f'<a href="http://127.0.0.1:{outside.server_port}/bare">x</a></body>'
    output = lay(tmp_path, WHOLE | {"aa/index.html": WHOLE["aa/index.html"].replace("</body>", link)})
    verified = with_outside(verify(output, "", Crew()), output, TODAY)
    assert [one.code for one in verified.diagnostics] == ["private-link"]
    assert outside.asked == []
