"""Where addresses lead: to a file of the tree, to another host, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from siyaq.desk.built.reading import Errand, Pointer, Reading
from siyaq.diagnostics import Severity

INDEX = "index.html"
NOT_FOUND = "404.html"
WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an address is wrong: how bad, a code, a message, a hint."""

    severity: Severity
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What there is: the files below `base_url`, with the ids of the pages among them.

    `folded` has each path by its small letters.
    """

    base_url: str
    files: frozenset[str]
    folded: Mapping[str, str]
    ids: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, base_url: str, files: Iterable[str], readings: Iterable[Reading]) -> Ground:
        """The ground of a tree."""
        there = frozenset(files)
        ids = {reading.path: reading.ids for reading in readings if reading.is_page}
        return cls(base_url, there, {path.casefold(): path for path in sorted(there)}, ids)

    @property
    def origin(self) -> str:
        """The scheme and host of the site."""
        return self.base_url[: self.base_url.index("/", len("https://"))]

    def address(self, path: str) -> str:
        """The address of a file; of an index that of its folder."""
        name = path.rpartition("/")[2]
        return self.base_url + (path.removesuffix(INDEX) if name == INDEX else path)

    def find(self, url: str) -> str | None:
        """The file at a whole address; None where there is none."""
        below = self._below(url)
        name = None if below is None else _file_of(below)
        return name if name in self.files else None

    def _below(self, url: str) -> str | None:
        """The path of an address below the site's; None where it is not there."""
        place = urldefrag(url).url.partition("?")[0]
        return unquote(place[len(self.base_url) :]) if place.startswith(self.base_url) else None


def _file_of(below: str) -> str:
    return below + INDEX if not below or below.endswith("/") else below


def whole_address(pointer: Pointer, reading: Reading, ground: Ground) -> str:
    """The address that a pointer means, as a browser works it out; empty where it is none."""
    url = pointer.url
    if url.startswith("/") and not url.startswith("//") and "/." not in url:  # nearly all of them
        return ground.origin + url
    try:
        return urljoin(ground.address(reading.path), url)
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def whereabouts(url: str, ground: Ground) -> Literal["here", "beside", "elsewhere", "nowhere"]:
    """Where a whole address leads: below the site, beside it on its host, to another host; or to no place at all."""
    scheme, _, rest = url.partition(":")
    if scheme.lower() not in WEB:
        return "nowhere"
    if url.startswith(ground.base_url) or url == ground.base_url.rstrip("/"):
        return "here"
    host = urlsplit(ground.base_url).netloc
    return "beside" if rest.removeprefix("//").partition("/")[0].lower() == host else "elsewhere"


def judge(pointer: Pointer, reading: Reading, ground: Ground) -> Fault | None:
    """What is wrong with an address, if anything is."""
    url = whole_address(pointer, reading, ground)
    if not url:
        return Fault("error", "broken-link", f'"{pointer.url}" is no address')
    relative = not urlsplit(pointer.url).netloc and whereabouts(url, ground) != "nowhere"
    if reading.path == NOT_FOUND and relative and not pointer.url.startswith(("/", "#")):
        hint = "this page shows at any depth: begin its addresses with the path of the site"
        return Fault("error", "relative-link", f'"{pointer.url}" depends on the address that was not found', hint)
    return _verdict(url, pointer.errand, relative, ground)


@lru_cache(maxsize=1 << 16)  # most of what pages point at is the same for all of them
def _verdict(url: str, errand: Errand, relative: bool, ground: Ground) -> Fault | None:
    match whereabouts(url, ground):
        case "here":
            return _missing(url, errand, ground)
        case "beside" if relative:
            hint = f"the site's addresses begin with {urlsplit(ground.base_url).path}"
            return Fault("error", "outside-base", f"{urlsplit(url).path} is not of this site", hint)
        case "elsewhere" if errand == "load":
            hint = "keep the file with the site: another host learns who reads, and can change what is shown"
            return Fault("error", "third-party", f"the page asks another host for {url}", hint)
        case "beside" if errand == "load" and not url.startswith(urlsplit(ground.base_url).scheme + ":"):
            return Fault("error", "insecure", f"the page asks for {url} without encryption", "write https")
    return None


def _missing(url: str, errand: Errand, ground: Ground) -> Fault | None:
    """What is wrong with an address of our own."""
    if url == ground.base_url.rstrip("/"):
        return _redirected(url, url + "/")
    found = ground.find(url)
    if found is None:
        return _nothing_there(url, errand, ground)
    anchor = unquote(urldefrag(url).fragment)
    if anchor in ("", "top") or found not in ground.ids or anchor in ground.ids[found]:
        return None
    return Fault("error", "missing-anchor", f'{found} has nothing with the id "{anchor}"', "mend the link, or the id")


def _nothing_there(url: str, errand: Errand, ground: Ground) -> Fault:
    place = urldefrag(url).url.partition("?")[0]
    below = unquote(place[len(ground.base_url) :])
    if f"{below}/{INDEX}" in ground.files:
        return _redirected(place, place + "/")
    code = "missing-file" if errand == "load" else "broken-link"
    twin = ground.folded.get(_file_of(below).casefold())
    hint = f"there is {twin}: addresses tell capitals from small letters" if twin else ""
    return Fault("error", code, f"there is no {below}", hint)


def _redirected(written: str, real: str) -> Fault:
    message = f"{written} leads to the page only by way of a redirection"
    return Fault("warning", "redirected-link", message, f"write {real}")
