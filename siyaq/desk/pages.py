"""The web side of the preview: built pages, the desk page, livereload and its socket, and who may ask for them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler  # type: ignore[import-untyped]
from tornado import httputil, web
from tornado.escape import json_decode, json_encode
from tornado.routing import Matcher, Rule

from siyaq.desk.board import board_page
from siyaq.desk.inspection import Inspection
from siyaq.desk.overlay import SHEET, STYLE, Showing, bare_page, dress

NOT_FOUND_PAGE = "404.html"
DESK = "/.desk/"  # no page is published at a path with a dot before it


@dataclass(slots=True)
class Stand:
    """The place where the pages are shown: their folder, our name and port, and what is being shown."""

    folder: Path
    name: str
    port: int
    showing: Showing

    @property
    def origin(self) -> str:
        """The address of the server, without a path."""
        return f"http://{self.name}:{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """The Host headers that mean us; with any other, a foreign page has pointed its own name at this machine."""
        names = {self.name, "localhost", "127.0.0.1", "[::1]"}
        return frozenset({f"{name}:{self.port}" for name in names} | (names if self.port == 80 else set()))

    def has_page(self, path: str) -> bool:
        """Whether a page is shown at a path below the base path."""
        return self.showing.has_pages and (self.folder / path / "index.html").is_file()


def application(stand: Stand, inspection: Inspection) -> web.Application:
    """The web application, with every route behind the check of the Host header."""
    routes = [
        (r"/livereload", Wire, {"stand": stand, "inspection": inspection}),
        (r"/livereload\.js", Script),
        (r"/\.desk/?", Desk, {"stand": stand, "inspection": inspection}),
        (SHEET.replace(".", r"\."), Sheet),
        (r"(/.*)", Pages, {"stand": stand}),
    ]
    rules = [Rule(_OurHost(stand.hosts), routes)]
    return web.Application(rules, default_handler_class=Refusal, log_function=lambda _request: None)


class _OurHost(Matcher):
    """Matches requests whose Host header names this server."""

    def __init__(self, hosts: frozenset[str]) -> None:
        self.hosts = hosts

    def match(self, request: httputil.HTTPServerRequest) -> dict[str, object] | None:
        """An empty match, or none."""
        return {} if request.headers.get("Host", "").lower() in self.hosts else None


class Refusal(web.RequestHandler):
    """The answer to requests that were not meant for this server."""

    def prepare(self) -> None:
        """Answer, whatever the method."""
        self.set_status(403)
        self.finish("403: the preview answers to its own address only\n")


class Wire(LiveReloadHandler):  # type: ignore[misc]
    """livereload's socket, for our own pages only; `seen` is the revision that the page at its other end shows."""

    def initialize(self, stand: Stand, inspection: Inspection) -> None:
        """Tornado's way of handing over what the route was given."""
        self.stand, self.inspection, self.seen = stand, inspection, ""

    def check_origin(self, origin: str) -> bool:
        """Whether the page that asks is one of ours."""
        return origin.lower() in {f"http://{host}" for host in self.stand.hosts}

    def on_message(self, message: str | bytes) -> None:
        """Greet the page; have it reload where it shows another revision than the latest."""
        try:
            sent = json_decode(message)
            super().on_message(message)
            if sent.get("command") != "info":
                return
            self.seen = sent.get("plugins", {}).get("siyaq", {}).get("version")
        except (ValueError, AttributeError):
            self.close()
            return
        self.catch_up()

    def catch_up(self) -> None:
        """Have the page reload where it shows what is no longer so."""
        if self.seen not in (self.stand.showing.revision, self.inspection.revision):
            self.send_message({"command": "reload", "path": "*", "liveCSS": False})


class Script(LiveReloadJSHandler):  # type: ignore[misc]
    """livereload.js, with a plugin through which it tells the socket what revision the page shows."""

    def get(self) -> None:
        """Send the script."""
        revision = json_encode(self.get_query_argument("revision", ""))
        plugin = f'class {{ static identifier = "siyaq"; static version = {revision} }}'
        self.set_header("Cache-Control", "no-store")
        self.write(f"window.LiveReloadPluginSiyaq = {plugin};\n")
        super().get()


class Sheet(web.RequestHandler):
    """The style of what is laid over pages."""

    def get(self) -> None:
        """Send the style sheet."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(STYLE)


def reload_outdated() -> None:
    """Have every open page reload that shows what is no longer so."""
    for wire in LiveReloadHandler.waiters.copy():
        wire.catch_up()


class Desk(web.RequestHandler):
    """The desk page, in the language that `lang` asks for; made anew for each request, and never written down."""

    def initialize(self, stand: Stand, inspection: Inspection) -> None:
        """Tornado's way of handing over what the route was given."""
        self.stand, self.inspection = stand, inspection

    async def get(self) -> None:
        """Send the page once the findings are there."""
        revision, built = await self.inspection.built()
        language, base_path = self.get_query_argument("lang", ""), self.stand.showing.base_path
        page = await asyncio.to_thread(board_page, built, language, base_path, self.stand.has_page)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        # No overlay: the page itself has all errors.
        self.finish(dress(page.encode(), Showing(revision), _host_name(self.request), self.stand.port))

    async def head(self) -> None:
        """Send what `get` would, of which only the headers leave."""
        await self.get()


class Pages(web.StaticFileHandler):
    """The built pages below the site's base path; HTML is dressed on its way out, files on disk stay as they are."""

    def initialize(self, stand: Stand) -> None:  # type: ignore[override]
        """Tornado's way of handing over what the route was given."""
        super().initialize(str(stand.folder))
        self.stand, self.showing = stand, stand.showing

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send a file, the index of a folder, or the way to either."""
        base = self.showing.base_path
        if not self.showing.has_pages:
            self._send_page(bare_page(), 503)
        elif path in ("/", base.rstrip("/")) and path != base:
            self.redirect(quote(base))
        else:
            await self._send(path.removeprefix(base) if path.startswith(base) else None, include_body)

    async def _send(self, below: str | None, include_body: bool) -> None:
        file = None if below is None else self._find(below)
        if below is None or file is None:
            raise web.HTTPError(404)
        if file.is_dir() and below and not below.endswith("/"):
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"{self.request.path}/{query}")
            return
        file = file / "index.html" if file.is_dir() else file
        if file.suffix == ".html":
            self._send_page(_read(file))
        else:
            await super().get(str(file.relative_to(self.root)), include_body)

    def _find(self, below: str) -> Path | None:
        """The file or folder at a path below the base path, if there is one and it does not lead out of the tree."""
        try:
            file = (self.stand.folder / below).resolve()
            there = file.exists() and not (file.is_file() and below.endswith("/"))
        except (OSError, ValueError):  # a name too long, a zero byte
            return None
        return file if there and file.is_relative_to(self.stand.folder) else None

    def _send_page(self, page: bytes, status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(dress(page, self.showing, _host_name(self.request), self.stand.port))

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """The site's own page for what it does not have."""
        file = self.stand.folder / NOT_FOUND_PAGE
        if status_code == 404 and file.is_file():
            self._send_page(_read(file), 404)
        else:
            super().write_error(status_code, **kwargs)

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        """Tornado's last word on the headers of a file."""
        self.set_header("Cache-Control", "no-store")

    def set_default_headers(self) -> None:
        """What every answer says: a preview is not to be kept."""
        self.set_header("Cache-Control", "no-store")

    def get_content_type(self) -> str:
        """The type by the file's name; whatever is text is UTF-8."""
        kind = super().get_content_type()
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def should_return_304(self) -> bool:
        """Never: the browser keeps nothing."""
        return False

    def compute_etag(self) -> None:
        """None, for the same reason."""


def _host_name(request: httputil.HTTPServerRequest) -> str:
    return request.host.rpartition(":")[0] or request.host


def _read(file: Path) -> bytes:
    """The bytes of a page that a build may have removed a moment ago."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise web.HTTPError(404) from error
