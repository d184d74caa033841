"""The preview over HTTP: what it serves, to whom, and how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from siyaq.desk.overlay import Showing, bare_page, dress
from siyaq.desk.pages import Stand
from siyaq.desk.serve import Preview, serve
from siyaq.diagnostics import Diagnostic, Location, Report
from siyaq.parallel import Progress
from siyaq.pipeline import Built, Kept, Order
from tests.desk.running import PATIENCE, ROOT, Running, running, until
from tests.tinysite import FILES, TODAY, TinySite

ARTICLE = "content/articles/hire.en.md"
PAGE = "/repo/en/articles/hire/"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


T = TypeVar("T")


def run_apart(scenario: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine, in a thread of its own: Playwright leaves its loop running in the tests' thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, scenario).result()


def new_site(folder: Path) -> TinySite:
    site = TinySite(folder / "site")
    for path, text in FILES.items():
        site.write(path, text)
    site.edit("site.yaml", "https://example.org/", "https://example.org/repo/")
    return site


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    with running(new_site(tmp_path)) as process:
        yield process


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview that the tests only look at."""
    site = new_site(tmp_path_factory.mktemp("still"))
    (site.folder / "secret.txt").write_text("secret")
    with running(site) as process:
        yield process


# What it serves


def test_pages_come_with_the_script_and_nothing_is_built_into_output(still: Running) -> None:
    page = still.get(PAGE)
    assert page.status == 200
    assert page.text.lower().startswith("<!doctype html><script src=")
    assert "A new hire" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert still.address == f"http://127.0.0.1:{still.port}/repo/"
    assert not (still.site.folder / "output").exists()
    built = next(still.temporary.rglob("en/articles/hire/index.html"))
    assert "livereload" not in built.read_text("utf-8")


def test_the_script_is_livereloads_and_knows_the_revision(still: Running) -> None:
    script = still.get('/livereload.js?host=127.0.0.1&revision=a"</script>b')
    assert script.status == 200
    assert script.text.startswith("window.LiveReloadPluginSiyaq")
    assert r'"a\"<\/script>b"' in script.text
    assert "livereload.com/protocols/official-7" in script.text


def test_addresses_without_the_base_path_or_the_slash_are_sent_on(still: Running) -> None:
    assert still.get("/").headers["Location"] == "/repo/"
    assert still.get("/repo").headers["Location"] == "/repo/"
    assert still.get("/repo/en/articles/hire?a=1").headers["Location"] == "/repo/en/articles/hire/?a=1"


@pytest.mark.parametrize("path", ["/repo/none/", "/none", "/repo/404.html/", "/repo/static/", "/repo/%00"])
def test_what_is_not_there_gets_the_sites_own_page(still: Running, path: str) -> None:
    page = still.get(path)
    assert page.status == 404
    assert "livereload.js" in page.text
    assert 'lang="ar"' in page.text


def test_files_keep_their_type_and_parts_of_them_can_be_asked_for(still: Running) -> None:
    page = still.get(PAGE)
    style = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = still.get(style)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    icon = still.get("/repo/static/icon.svg", {"Range": "bytes=0-3"})
    assert (icon.status, len(icon.text)) == (206, 4)


def test_head_has_the_length_and_no_body(still: Running) -> None:
    whole, head = still.get(PAGE), still.get(PAGE, method="HEAD")
    assert head.text == ""
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    desk = still.get("/.desk/", method="HEAD")
    assert (desk.status, desk.text) == (200, "")
    assert int(desk.headers["Content-Length"]) > 1000


# To whom


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1.evil.example:{port}"]
)
@pytest.mark.parametrize("path", ["/repo/", "/livereload.js", "/livereload"])
def test_other_host_names_are_refused(still: Running, host: str, path: str) -> None:
    assert still.get(path, {"Host": host.format(port=still.port)}).status == 403


def test_all_names_of_this_machine_are_served(still: Running) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert still.get(PAGE, {"Host": f"{name}:{still.port}"}).status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "https://localhost:{port}", "http://localhost:1", "null"])
def test_pages_from_elsewhere_get_no_socket(still: Running, origin: str) -> None:
    assert still.get("/livereload", UPGRADE | {"Origin": origin.format(port=still.port)}).status == 403


def test_our_own_pages_get_the_socket(still: Running) -> None:
    origin = f"http://localhost:{still.port}"
    assert still.get("/livereload", UPGRADE | {"Origin": origin, "Host": f"localhost:{still.port}"}).status == 101


@pytest.mark.parametrize(
    "path",
    [
        "/repo/../../../site/secret.txt",
        "/repo/..%2f..%2f..%2fsite/secret.txt",
        "/repo/%2e%2e/%2e%2e/%2e%2e/site/secret.txt",
        "/repo/en/../../../../site/secret.txt",
        "/repo/..\\..\\..\\site\\secret.txt",
        "/repo/{absolute}",
        "/repo/%2F{absolute}",
        "//{absolute}",
        "/../secret.txt",
    ],
)
def test_no_path_leads_out_of_the_tree(still: Running, path: str) -> None:
    answer = still.get(path.format(absolute=still.site.folder / "secret.txt"))
    assert answer.status in (400, 403, 404)
    assert "secret" not in answer.text


def test_no_link_leads_out_of_the_tree(preview: Running) -> None:
    preview.get(PAGE)
    folder = next(preview.temporary.rglob("404.html")).parent
    preview.site.write("secret.txt", "secret")
    (folder / "link.txt").symlink_to(preview.site.folder / "secret.txt")
    (folder / "linked").symlink_to(preview.site.folder)
    assert preview.get("/repo/link.txt").status == 404
    assert preview.get("/repo/linked/secret.txt").status == 404


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_it_does_not_listen_to_the_world(tmp_path: Path, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(new_site(tmp_path).folder, host, 0, lambda: TODAY, open_browser=False) == 2
    assert "not an address of this machine" in capsys.readouterr().err


# As the editor saves


def test_a_broken_save_keeps_the_page_and_shows_what_is_wrong_until_mended(preview: Running) -> None:
    assert "siyaq-errors" not in preview.get(PAGE).text
    preview.site.edit(ARTICLE, "summary: Summary", "sumary: <b>Summary</b>")
    until(lambda: preview.shows(PAGE, "siyaq-errors"))
    for _again in range(2):
        page = preview.get(PAGE).text
        assert "A new hire" in page
        assert "content/articles/hire.en.md:3:1" in page
        assert "&quot;sumary&quot;" in page
        assert "&lt;b&gt;" in page
        assert "<b>" not in page
    assert "siyaq-errors" in preview.get("/repo/none/").text
    assert "content/articles/hire.en.md:3:1: error:" in preview.complained()
    preview.site.edit(ARTICLE, "sumary: <b>Summary</b>", "summary: Summary")
    until(lambda: not preview.shows(PAGE, "siyaq-errors"))
    assert preview.get(PAGE).status == 200


def test_two_saves_in_a_second_both_show(preview: Running) -> None:
    assert preview.shows(PAGE, "A new hire")
    preview.site.edit(ARTICLE, "A new hire", "First save")
    until(lambda: preview.shows(PAGE, "First save"))
    preview.site.edit(ARTICLE, "First save", "Second save")
    until(lambda: preview.shows(PAGE, "Second save"))


def test_a_burst_of_saves_ends_with_the_last(preview: Running) -> None:
    assert preview.shows(PAGE, "A new hire")
    for number in range(30):
        text = FILES[ARTICLE].replace("A new hire", f"Save {number};")
        preview.site.write(ARTICLE, text)
    until(lambda: preview.shows(PAGE, "Save 29;"))


def test_a_file_written_aside_and_moved_into_place_shows(preview: Running) -> None:
    assert preview.shows(PAGE, "A new hire")
    preview.site.write(ARTICLE + ".tmp", FILES[ARTICLE].replace("A new hire", "Moved"))
    (preview.site.folder / (ARTICLE + ".tmp")).replace(preview.site.folder / ARTICLE)
    until(lambda: preview.shows(PAGE, "Moved"))
    assert "error" not in preview.complained()


def test_site_yaml_moved_into_place_changes_the_base_path(preview: Running) -> None:
    assert preview.shows(PAGE, "A new hire")
    text = (preview.site.folder / "site.yaml").read_text("utf-8")
    preview.site.write("site.yaml.new", text.replace("org/repo/", "org/other/"))
    (preview.site.folder / "site.yaml.new").replace(preview.site.folder / "site.yaml")
    until(lambda: preview.get("/other/en/articles/hire/").status == 200)
    assert preview.get("/").headers["Location"] == "/other/"
    assert preview.get(PAGE).status == 404


def test_folders_made_while_it_runs_are_watched(preview: Running) -> None:
    assert preview.shows(PAGE, "A new hire")
    preview.site.write("templates/strings/en.yaml", "nav: {skip: Jump over it all}\n")
    until(lambda: preview.shows(PAGE, "Jump over it all"))
    preview.site.write("templates/404.html", "<!doctype html><title>x</title>Nothing at all")
    until(lambda: preview.shows("/repo/none/", "Nothing at all"))
    preview.site.write("templates/404.html", "<!doctype html><title>x</title>Nothing whatever")
    until(lambda: preview.shows("/repo/none/", "Nothing whatever"))


def test_content_exchanged_as_a_whole_is_still_watched(preview: Running) -> None:
    assert preview.shows(PAGE, "A new hire")
    content = preview.site.folder / "content"
    content.rename(preview.site.folder.parent / "old")
    until(lambda: preview.shows(PAGE, "no content"))
    for path, text in FILES.items():
        if path.startswith("content/"):
            preview.site.write(path, text)
    until(lambda: not preview.shows(PAGE, "siyaq-errors"))
    preview.site.edit(ARTICLE, "A new hire", "After the exchange")
    until(lambda: preview.shows(PAGE, "After the exchange"))


def test_drafts_and_articles_of_the_future_show(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    site.edit("content/articles/hire.ar.md", "date: 2025-09-16\n", "date: 2099-09-16\ndraft: true\n")
    with running(site) as preview:
        page = preview.get(PAGE)
        assert page.status == 200
        assert "Unpublished draft" in page.text


def test_a_site_broken_from_the_start_shows_what_is_wrong_and_then_itself(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    site.edit("site.yaml", "title:", "titel:")
    with running(site) as preview:
        assert preview.address == f"http://127.0.0.1:{preview.port}/"
        for path in ("/", PAGE, "/none.css"):
            page = preview.get(path)
            assert page.status == 503
            assert "site.yaml:1:1" in page.text
            assert "no good page" in page.text
        site.edit("site.yaml", "titel:", "title:")
        until(lambda: preview.shows(PAGE, "A new hire"))
        assert preview.get("/").headers["Location"] == "/repo/"


def test_saves_during_a_build_lead_to_one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Order] = []
    go_on = threading.Event()

    def slow_build(order: Order, _progress: Progress, _kept: Kept) -> Built:
        begun.append(order)
        assert go_on.wait(PATIENCE)
        return Built(Report())

    async def scenario() -> None:
        stand = Stand(tmp_path / "pages", "localhost", 8000, Showing("r"))
        preview = Preview(site.folder, stand, lambda: TODAY)
        run = asyncio.create_task(preview.run([], open_browser=False))
        await until_then(lambda: len(begun) == 1)
        for number in range(3):
            site.write(ARTICLE, FILES[ARTICLE] + f"Save {number}.")
            await until_then(preview.saved.is_set)
        go_on.set()
        await until_then(lambda: len(begun) == 2 and not preview.saved.is_set())
        run.cancel()
        await asyncio.wait([run])

    async def until_then(ask: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not ask():
                await asyncio.sleep(0.01)

    site = new_site(tmp_path)
    monkeypatch.setattr("siyaq.desk.serve.build", slow_build)
    monkeypatch.setattr("siyaq.desk.serve._on_signals", lambda _stop: None)  # they are the main thread's
    run_apart(scenario())
    assert begun[0] == begun[1]
    assert (begun[0].base_url, begun[0].drafts) == ("http://localhost:8000/repo/", True)


def test_a_build_that_breaks_off_is_a_finding_and_not_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_build(*_given: object) -> Built:
        raise RuntimeError("no such luck")

    monkeypatch.setattr("siyaq.desk.serve.build", broken_build)
    stand = Stand(tmp_path / "pages", "localhost", 8000, Showing("r"))
    built = Preview(new_site(tmp_path).folder, stand, lambda: TODAY)._build()
    assert "RuntimeError: no such luck" in built.report.diagnostics[0].message


def test_a_page_that_missed_a_build_is_told_when_it_connects(still: Running) -> None:
    current = still.get(PAGE).text.partition("revision=")[2].partition('"')[0]
    hello, info = '{"command": "hello"}', '{"command": "info", "plugins": {"siyaq": {"version": "%s"}}, "url": "x"}'
    assert [one["command"] for one in run_apart(talk(still.port, hello, info % "old"))] == ["hello", "reload"]
    assert [one["command"] for one in run_apart(talk(still.port, hello, info % current, hello))] == [
        "hello",
        "hello",
    ]
    for nonsense in ("nonsense", "[]", '{"command": "info", "plugins": []}'):
        assert run_apart(talk(still.port, nonsense)) == []
    assert still.complained() == ""


async def talk(port: int, *messages: str) -> list[dict[str, object]]:
    """What the socket answers to messages, until it has said two things or closes."""
    address = HTTPRequest(f"ws://localhost:{port}/livereload", headers={"Origin": f"http://localhost:{port}"})
    connection = await websocket_connect(address)
    for message in messages:
        await connection.write_message(message)
    answers: list[dict[str, object]] = []
    async with asyncio.timeout(PATIENCE):
        while (answer := await connection.read_message()) is not None:
            answers.append(json.loads(answer))
            if len(answers) == 2:
                connection.close()
    connection.close()
    return answers


# How it begins and ends


def test_a_busy_port_is_named_with_another_to_try(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "siyaq", "serve", "--site", str(site.folder), "--port", str(port)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)
    assert ended.returncode == 1
    assert f"port {port} is in use: try --port" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_folder_without_a_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(tmp_path, "127.0.0.1", 0, lambda: TODAY, open_browser=False) == 1
    assert "there is no site here" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_it_ends_cleanly(preview: Running, name: str) -> None:
    assert preview.get(PAGE).status == 200
    assert list(preview.temporary.iterdir())
    assert preview.stop(getattr(signal, name)) == 0
    assert preview.complained() == ""
    assert list(preview.temporary.iterdir()) == []
    assert preview.said().splitlines()[0].startswith("rebuilt: ")


# What is laid over pages


BROKEN = Showing("r", Report((Diagnostic(Location("a.md", 1, 3), "error", "wrong", "code", "mend it", 2, "ab<d"),)))
SHAPES = (
    b"",
    b"plain text",
    b"<p>a fragment",
    b"<!doctype html><title>no head</title>",
    b"<!-- a comment --> <!DOCTYPE html>\n<html lang=ar dir=rtl></HEAD><body></body></html>",
    b"\xef\xbb\xbf<!DOCTYPE html><!-- </head> never closed",
    b"<!DOCTYPE html><head>" + b" " * 200_000 + b"</head><body></body>",
)


@pytest.mark.parametrize("page", SHAPES, ids=range(len(SHAPES)))
def test_pages_of_any_shape_are_dressed_and_otherwise_kept(page: bytes) -> None:
    dressed = dress(page, BROKEN, "[::1]", 8000)
    assert dressed.count(b'<script src="/livereload.js?host=[::1]&amp;port=8000&amp;revision=r" async></script>') == 1
    assert dressed.count(b"siyaq-errors") == 1
    clean = dress(page, Showing("r"), "localhost", 8000)
    assert b"siyaq-errors" not in clean
    before, _script, after = clean.partition(b"<script src=")
    assert before + after.partition(b"</script>")[2] == page


def test_the_overlay_marks_the_fault_and_says_which_way_text_runs() -> None:
    page = dress(bare_page(), BROKEN, "localhost", 8000).decode()
    assert '<pre dir="auto">ab<mark>&lt;d</mark></pre>' in page
    assert '<p dir="ltr"><code>a.md:1:3</code>' in page
    assert "1 error. There is no good page to show yet." in page


def test_warnings_are_not_laid_over_pages() -> None:
    report = Report((Diagnostic(Location("a.md"), "warning", "doubtful", "code"),))
    assert b"siyaq-errors" not in dress(b"", Showing("r", report), "localhost", 8000)
