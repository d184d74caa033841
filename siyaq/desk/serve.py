"""The local preview: livereload's server and its socket to the page, with our own builds, watch and checks."""

from __future__ import annotations

import asyncio
import errno
import signal
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from urllib.parse import quote, unquote

import click
from livereload import Server  # type: ignore[import-untyped]
from livereload.handlers import LiveReloadHandler  # type: ignore[import-untyped]
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from watchfiles import Change, awatch

from siyaq.desk.inspection import Inspection, new_revision
from siyaq.desk.overlay import Showing
from siyaq.desk.pages import DESK, Stand, application, reload_outdated
from siyaq.diagnostics import Diagnostic, Location, Report
from siyaq.model.site import decode_site
from siyaq.pipeline import Built, Kept, Order, build, check
from siyaq.read.content import read_text
from siyaq.read.files import SITE_FILE, read_files
from siyaq.read.theme import packaged_templates

FOLDERS = ("content", "templates")
DEBOUNCE_MS, STEP_MS = 100, 30


def serve(site_dir: Path, host: str, port: int, today: Callable[[], date], *, open_browser: bool) -> int:
    """Show the site on this machine until told to stop; the exit status."""
    if not _is_loopback(host):
        click.echo(f"error: {host} is not an address of this machine alone: try --host 127.0.0.1", err=True)
        return 2
    if not (site_dir / SITE_FILE).is_file():
        for found in read_files(site_dir)[1]:
            click.echo(str(found), err=True)
        return 1
    try:
        sockets = bind_sockets(port, host)
    except OSError as error:
        click.echo(f"error: {_refusal(error, host, port)}", err=True)
        return 1
    with TemporaryDirectory(prefix="siyaq-preview-", ignore_cleanup_errors=True) as folder:
        name = f"[{host}]" if ":" in host else host
        port = sockets[0].getsockname()[1]
        stand = Stand(Path(folder).resolve() / "pages", name, port, Showing(new_revision()))
        with suppress(KeyboardInterrupt):
            asyncio.run(Preview(site_dir.resolve(), stand, today).run(sockets, open_browser=open_browser))
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _refusal(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use: try --port {port + 1 if port < 65535 else 0}"
    return f"cannot listen on {host}, port {port}: {error.strerror}"


class _StoppedError(Exception):
    """Raised within a build that nobody waits for any more."""


class Preview(Server):  # type: ignore[misc]
    """One site being previewed: its pages in a temporary folder, built anew at each save."""

    def __init__(self, site_dir: Path, stand: Stand, today: Callable[[], date]) -> None:
        super().__init__()
        self.site_dir, self.stand, self.today = site_dir, stand, today
        self.saved, self.moved = asyncio.Event(), asyncio.Event()
        self.inspection = Inspection(self._inspect)
        self.building = self.stopping = False
        self.kept = Kept()
        LiveReloadHandler.watcher, LiveReloadHandler.live_css = self.watcher, False

    async def run(self, sockets: list[socket], *, open_browser: bool) -> None:
        """Watch, build and serve until a signal comes."""
        stop = asyncio.Event()
        _on_signals(stop.set)
        keep_built = self._keep_built(sockets, open_browser=open_browser)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one) for one in (self._watch_site(), self._watch_folders(), keep_built)]
            await stop.wait()
            self.stopping = True
            for task in tasks:
                task.cancel()

    def application(self, sockets: list[socket]) -> None:
        """Answer on these sockets from now on."""
        HTTPServer(application(self.stand, self.inspection)).add_sockets(sockets)

    # Watching

    async def _watch_site(self) -> None:
        """Notice saves of site.yaml, and folders that come, go or are exchanged."""
        async for changes in awatch(
            self.site_dir, watch_filter=_is_ours, debounce=DEBOUNCE_MS, step=STEP_MS, recursive=False
        ):
            if any(Path(path).name in FOLDERS for _change, path in changes):
                self.moved.set()
            self.saved.set()

    async def _watch_folders(self) -> None:
        """Notice saves below the site's folders and in the packaged theme."""
        while True:
            self.moved.clear()
            folders = {(self.site_dir / name).resolve() for name in FOLDERS} | {packaged_templates().resolve()}
            # Called once the watch below is in place, so that no save falls between watch and build.
            asyncio.get_running_loop().call_soon(self.saved.set)
            with suppress(FileNotFoundError):
                async for _changes in awatch(
                    *filter(Path.is_dir, folders), watch_filter=_is_saved,
                    debounce=DEBOUNCE_MS, step=STEP_MS, stop_event=self.moved,
                ):  # fmt: skip
                    self.saved.set()

    # Building

    async def _keep_built(self, sockets: list[socket], *, open_browser: bool) -> None:
        """Build, begin to serve, and build anew whenever something was saved."""
        await self._rebuild()
        self.application(sockets)
        address = self.stand.origin + quote(self.stand.showing.base_path)
        click.echo(f"serving {address} (the editor's desk: {self.stand.origin}{DESK}; Ctrl-C stops)")
        if open_browser:
            # In a thread of its own: a text browser comes back only when it is closed.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        while True:
            await self._rebuild()

    async def _rebuild(self) -> None:
        await self.saved.wait()
        self.saved.clear()
        started, self.building = time.perf_counter(), True
        built = await asyncio.to_thread(self._build)
        self.building = False
        _print_built(built, time.perf_counter() - started)
        self._take(built)
        self.inspection.renew()
        reload_outdated()

    def _build(self) -> Built:
        try:
            return self._keep(build(self._order(), self._go_on, self.kept))
        except _StoppedError:
            raise
        except Exception as error:  # whatever went wrong, the preview has to outlive it
            return _broken_off("build", error)

    def _inspect(self) -> Built | None:
        """What `siyaq check` finds; None where a build wants the machine for itself."""
        try:
            order = Order(self.site_dir, self.site_dir / "output", self.today())
            return self._keep(check(order, partial(self._give_way, self.inspection.revision), self.kept))
        except _StoppedError:
            return None
        except Exception as error:  # as above
            return _broken_off("check", error)

    def _keep(self, built: Built) -> Built:
        """Remember what makes the next run quicker."""
        self.kept = built.kept
        return built

    def _order(self) -> Order:
        """Everything, drafts included, for our address and the site's own base path; no images for links to it."""
        source = read_text(self.site_dir / SITE_FILE, SITE_FILE)
        site = None if isinstance(source, Diagnostic) else decode_site(source)[0]
        base_url = self.stand.origin + (site.base_path if site else "/")
        return Order(self.site_dir, self.stand.folder, self.today(), base_url, drafts=True, future=True, social=False)

    def _go_on(self, _stage: str, _done: int, _total: int) -> None:
        if self.stopping:
            raise _StoppedError

    def _give_way(self, revision: str, _stage: str, _done: int, _total: int) -> None:
        """Break off a check that began at this revision where it is in the way, or out of date."""
        if self.stopping or self.building or self.saved.is_set() or revision != self.inspection.revision:
            raise _StoppedError

    def _take(self, built: Built) -> None:
        """Show this build from now on, under a new revision where it differs from what was shown."""
        did, before = built.written, self.stand.showing
        if did is None or built.site is None:
            now = replace(before, report=built.report)
        else:
            base_path = unquote(built.site.base_path)
            now = replace(before, report=Report(), has_pages=True, base_path=base_path)
        if now != before or (did and (did.written or did.pruned)):
            self.stand.showing = replace(now, revision=new_revision())


def _broken_off(work: str, error: Exception) -> Built:
    hint = f"this is a mistake of Siyaq itself, please report it; `siyaq {work}` shows where it happened"
    message = f"the {work} broke off: {type(error).__name__}: {error}"
    return Built(Report((Diagnostic(Location(SITE_FILE), "error", message, "internal", hint),)))


def _on_signals(stop: Callable[[], None]) -> None:
    """Have Ctrl-C, `kill` and the closing of the terminal end the preview in good order."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None or signal.getsignal(number) is signal.SIG_IGN:
            continue
        with suppress(NotImplementedError):  # Windows, where Ctrl-C is a KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(number, stop)


def _is_ours(_change: Change, path: str) -> bool:
    return Path(path).name in (SITE_FILE, *FOLDERS)


def _is_saved(_change: Change, path: str) -> bool:
    """Whether the file is not one that an editor makes for itself; 4913 is Vim's."""
    name = Path(path).name
    return not (name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", "___")) or name == "4913")


def _print_built(built: Built, seconds: float) -> None:
    for found in built.report.diagnostics:
        click.echo(str(found), err=True)
    did = built.written
    if did is None:
        count = built.report.count("error")
        click.echo(f"not rebuilt: {count} error{'' if count == 1 else 's'}")
        return
    counts = [f"{len(did.written)} written"] + ([f"{len(did.pruned)} pruned"] if did.pruned else [])
    click.echo(f"rebuilt: {', '.join(counts)}, {seconds:.2f} s")
