"""The desk page: what is on it, in whose language, and how it keeps up with saves."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from siyaq.desk.board import REST, board_page
from siyaq.desk.inspection import Inspection
from siyaq.desk.lists import LISTS
from siyaq.desk.overlay import Showing
from siyaq.desk.pages import Stand
from siyaq.desk.serve import Preview
from siyaq.diagnostics import Diagnostic, Location, Report
from siyaq.parallel import Progress
from siyaq.pipeline import Built, Kept, Order
from tests.crawl import VOID
from tests.desk.running import PATIENCE, Running, running, until
from tests.desk.test_serve import new_site, run_apart
from tests.newsroom import article, dom, newsroom, words
from tests.tinysite import TODAY, TinySite

DESK = "/.desk/"
CLAIM = "claims:\n  - {about: jane-doe/editor, from: 2025-03, quote: q}\n"
CLAIMING = "content/articles/claiming.ar.md"
DIFFERS = "2025-03"


def shown(site: TinySite, asked: str = "", pages: tuple[str, ...] = ()) -> str:
    return board_page(site.check(), asked, "/repo/", pages.__contains__)


def section(page: str, name: str) -> str:
    """The words of one list."""
    found = dom(page[page.index("<html") :]).find(f".//section[@id='{name}']")
    assert found is not None
    return words(found)


# What is on it


def test_each_list_has_its_findings_and_the_rest_has_the_others(tiny: TinySite) -> None:
    tiny.write(CLAIMING, article("نص.", CLAIM + "draft: true\n"))
    page = shown(tiny, "en")
    built = tiny.check()
    known = {code for listed in LISTS.values() for code in listed}
    for name, listed in (*LISTS.items(), (REST, ())):
        expected = [
            one for one in built.report.diagnostics if one.code in listed or (name == REST and one.code not in known)
        ]
        told = section(page, name)
        assert f"({len(expected)})" in told
        for found in expected:
            assert f"{found.location} [{found.code}]" in told
    assert f"{built.report.count('warning')} warnings" in page
    assert "from of jane-doe/editor is 2025-03 here, and 2025-09 at " in section(page, "conflicts")


def test_errors_come_before_warnings_and_notes() -> None:
    where = [Location(f"content/{name}.md", 1, 1) for name in "abc"]
    report = Report(
        (
            Diagnostic(where[0], "note", "a note", "x"),
            Diagnostic(where[1], "warning", "a warning", "x"),
            Diagnostic(where[2], "error", "an error", "x"),
        )
    )
    told = section(board_page(Built(report), "en", "/", lambda _path: False), REST)
    assert told.index("an error") < told.index("a warning") < told.index("a note")


@pytest.mark.parametrize(
    ("tag", "direction", "none", "nothing"),
    [
        ("ar", "rtl", "لا تعارض بين الروايات.", "طاب يومك."),
        ("en", "ltr", "No accounts disagree.", "Have a good day."),
    ],
)
def test_empty_lists_say_so(tag: str, direction: str, none: str, nothing: str) -> None:
    page = board_page(Built(Report()), tag, "/", lambda _path: False)
    assert f'<html lang="{tag}" dir="{direction}">' in page
    assert none in section(page, "conflicts")
    assert nothing in page


def test_the_quoted_line_has_its_fault_marked_and_the_place_leads_to_its_page(tiny: TinySite) -> None:
    tiny.write(CLAIMING, article("نص.", CLAIM))
    page = shown(tiny, "ar", ("ar/articles/claiming/",))
    assert '<pre dir="auto">  - {about: jane-doe/editor, from: <mark>2025-03</mark>, quote: q}</pre>' in page
    links = [link.get("href") for link in dom(page).iter("a")]
    assert "/repo/ar/articles/claiming/" in links
    assert "/repo/ar/people/jane-doe/" not in links, "there is no such page here"


def test_what_has_no_words_is_shown_as_the_engine_says_it() -> None:
    found = Diagnostic(Location("x.md", 1), "error", "wrong, see `x`", "no-such-code", "mend it")
    page = board_page(Built(Report((found,))), "ar", "/", lambda _path: False)
    assert '<span class="say foreign" lang="en" dir="ltr">wrong, see <code dir="ltr">x</code></span>' in page
    assert '<span class="hint foreign" lang="en" dir="ltr">mend it</span>' in page


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_strangers_text_stays_text(tag: str, tmp_path: Path) -> None:
    evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{slot}`'"
    quoted = json.dumps(evil)
    files = {
        "content/articles/a.ar.md": article(
            evil, f"related: [{{wanted: {quoted}}}]\nsources: [{{id: x, title: {quoted}}}]\n"
        ),
        "content/people/jane-doe.ar.md": f"---\nname: {{ar: {quoted}, en: {quoted}}}\ngender: f\nsumary: {quoted}\n---\n",
    }
    site = newsroom(tmp_path, files)
    site.edit("site.yaml", "en: Site}", f"en: {quoted}}}")
    site.edit("site.yaml", "ar: موقع", f"ar: {quoted}")
    page = shown(site, tag)
    assert "alert(1)" in page
    reader = _Tags()
    reader.feed(page)
    assert reader.open == []
    assert not {"script", "img"} & set(reader.tags)


def test_headings_landmarks_and_names_are_sound(tiny: TinySite) -> None:
    page = dom(shown(tiny, "en"))
    assert [heading.tag for heading in page.iter() if heading.tag in ("h1", "h2", "h3")] == ["h1", *["h2"] * 7]
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for one in page.iter("section"):
        assert one.get("aria-labelledby") in ids
    assert [nav.get("aria-label") for nav in page.iter("nav")] == ["Language of this page", "Lists"]
    assert [link.get("href") for link in page.findall(".//nav[@class='lists']//a")] == [
        f"#{name}" for name in (*LISTS, REST)
    ]
    current = page.findall(".//nav[@class='switch']//a[@aria-current='page']")
    assert [(link.get("href"), link.text) for link in current] == [("?lang=en", "English")]


# Over HTTP


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    site = new_site(tmp_path)
    site.write(CLAIMING, article("نص.", CLAIM))
    with running(site) as process:
        yield process


def test_the_desk_is_served_dressed_and_never_written(preview: Running) -> None:
    page = preview.get(DESK)
    assert page.status == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert page.text.lower().startswith('<!doctype html><script src="/livereload.js?')
    assert '<html lang="ar" dir="rtl">' in page.text
    assert "روايات متعارضة (1)" in section(page.text, "conflicts")
    assert 'href="/repo/ar/articles/claiming/"' in page.text
    assert f"(the editor's desk: http://127.0.0.1:{preview.port}{DESK}; Ctrl-C stops)" in preview.said()
    assert '<html lang="en" dir="ltr">' in preview.get(f"{DESK}?lang=en").text
    assert '<html lang="ar" dir="rtl">' in preview.get(f"{DESK}?lang=%3Cscript%3E").text
    assert preview.get("/.desk").status == 200
    assert preview.get(f"/repo{DESK}").status == 404
    assert not (preview.site.folder / "output").exists()
    written = {path.name for path in preview.temporary.rglob("*")}
    assert not [name for name in written if "desk" in name]
    assert preview.complained().count("error") == 0


def test_the_desk_is_for_this_machine_only(preview: Running) -> None:
    assert preview.get(DESK, {"Host": "example.org"}).status == 403
    assert preview.get(DESK, method="POST").status == 405


def test_drafts_lead_to_their_pages(preview: Running) -> None:
    preview.site.write("content/articles/held.ar.md", article("نص.", "draft: true\n"))
    until(lambda: preview.shows("/repo/ar/articles/held/", "نص"))
    told = preview.get(DESK).text
    assert "هذا المدخل (article:held) مسودة." in section(told, "drafts")
    assert 'href="/repo/ar/articles/held/"' in told


def test_each_save_shows_on_the_desk_even_where_no_page_changes(preview: Running) -> None:
    assert DIFFERS in section(preview.get(DESK).text, "conflicts")
    preview.site.edit(CLAIMING, "title: T", "# a comment\ntitle: T")
    until(lambda: f"{CLAIMING}:7:36" in section(preview.get(DESK).text, "conflicts"))
    preview.site.edit(CLAIMING, DIFFERS, "2025-09")
    until(lambda: DIFFERS not in section(preview.get(DESK).text, "conflicts"))
    preview.site.edit(CLAIMING, "title: T", "titel: T")
    until(lambda: "titel" in section(preview.get(DESK).text, REST))
    assert "siyaq-errors" not in preview.get(DESK).text, "the page itself has the errors"


def test_a_site_broken_from_the_start_has_its_desk(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    site.edit("site.yaml", "title:", "titel:")
    with running(site) as process:
        page = process.get(DESK)
        assert page.status == 200
        assert "site.yaml:1:1" in section(page.text, REST)
        site.edit("site.yaml", "titel:", "title:")
        until(lambda: "site.yaml:1:1" not in process.get(DESK).text)


def test_an_open_desk_is_told_of_each_save_and_other_pages_of_theirs_only(preview: Running) -> None:
    def revision(path: str) -> str:
        return preview.get(path).text.partition("revision=")[2].partition('"')[0]

    async def scenario() -> None:
        desk = await connected(preview.port, revision(DESK))
        page = await connected(preview.port, revision("/repo/ar/articles/claiming/"))
        preview.site.edit(CLAIMING, "title: T", "# a comment\ntitle: T")
        assert await heard(desk) == "reload"
        assert revision("/repo/ar/articles/claiming/") == before, "no page shows comments"
        preview.site.edit(CLAIMING, "title: T", "title: U")
        assert await heard(page) == "reload"
        for one in (desk, page):
            one.close()

    before = revision("/repo/ar/articles/claiming/")
    run_apart(scenario())


async def connected(port: int, revision: str) -> WebSocketClientConnection:
    """The socket of a page that shows a revision."""
    address = HTTPRequest(f"ws://localhost:{port}/livereload", headers={"Origin": f"http://localhost:{port}"})
    connection = await websocket_connect(address)
    plugins = {"siyaq": {"version": revision}}
    await connection.write_message(json.dumps({"command": "hello"}))
    await connection.write_message(json.dumps({"command": "info", "plugins": plugins, "url": "x"}))
    assert await heard(connection) == "hello"
    return connection


async def heard(connection: WebSocketClientConnection) -> str:
    async with asyncio.timeout(PATIENCE):
        answer = await connection.read_message()
    assert isinstance(answer, str)
    command: str = json.loads(answer)["command"]
    return command


# How often it looks


def test_the_findings_are_worked_out_once_for_each_state() -> None:
    runs: list[int] = []

    def work() -> Built:
        runs.append(1)
        return Built(Report())

    async def scenario() -> None:
        inspection = Inspection(work)
        one, two = await asyncio.gather(inspection.built(), inspection.built())
        assert one[1] is two[1]
        assert (await inspection.built())[0] == one[0]
        assert len(runs) == 1
        inspection.renew()
        assert len(runs) == 1, "nobody has asked"
        assert (await inspection.built())[0] != one[0]
        assert len(runs) == 2

    run_apart(scenario())


def test_who_asks_while_a_save_comes_gets_what_holds_after_it() -> None:
    begun, go_on = threading.Event(), threading.Event()
    results = [Built(Report()), None, Built(Report((Diagnostic(Location("x.md"), "note", "new", "x"),)))]

    def work() -> Built | None:
        begun.set()
        assert go_on.wait(PATIENCE)
        return results.pop(0)

    async def scenario() -> None:
        inspection = Inspection(work)
        asked = asyncio.create_task(inspection.built())
        assert await asyncio.to_thread(begun.wait, PATIENCE)
        inspection.renew()
        go_on.set()
        while len(results) > 1:  # the first was overtaken; the second breaks off, and waits for the build
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        assert not asked.done()
        inspection.renew()
        revision, built = await asyncio.wait_for(asked, PATIENCE)
        assert revision == inspection.revision
        assert [found.message for found in built.report.diagnostics] == ["new"]

    run_apart(scenario())


def test_checking_gives_way_to_building(tmp_path: Path) -> None:
    stand = Stand(tmp_path / "pages", "localhost", 8000, Showing("r"))
    preview = Preview(new_site(tmp_path).folder, stand, lambda: TODAY)
    assert preview._inspect() is not None
    preview.building = True
    assert preview._inspect() is None


def test_a_check_that_is_out_of_date_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = Stand(tmp_path / "pages", "localhost", 8000, Showing("r"))
    at_work = Preview(new_site(tmp_path).folder, stand, lambda: TODAY)

    def slow_check(_order: Order, progress: Progress, _kept: Kept) -> Built:
        progress("read", 1, 2)
        at_work.inspection.renew()
        progress("read", 2, 2)
        raise AssertionError("it went on")

    monkeypatch.setattr("siyaq.desk.serve.check", slow_check)
    assert at_work._inspect() is None


def test_a_check_that_breaks_off_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_check(*_given: object, **_named: object) -> Built:
        raise RuntimeError("no such luck")

    monkeypatch.setattr("siyaq.desk.serve.check", broken_check)
    stand = Stand(tmp_path / "pages", "localhost", 8000, Showing("r"))
    built = Preview(new_site(tmp_path).folder, stand, lambda: TODAY)._inspect()
    assert built
    assert built.report.diagnostics[0].message == "the check broke off: RuntimeError: no such luck"
