"""A built page, read by the standard library's parser of HTML."""

from __future__ import annotations

import json
import zlib
from html.parser import HTMLParser

from siyaq.desk.built.reading import Errand, Flaw, Pointer, Reading
from siyaq.desk.built.sheets import sheet_addresses
from siyaq.diagnostics import Severity

# Attributes with the address of what is fetched with the page, by element; any other `href` or `src` is led to.
LOADED = {
    "script": ("src",), "img": ("src",), "source": ("src",), "video": ("src", "poster"), "audio": ("src",),
    "track": ("src",), "iframe": ("src",), "embed": ("src",), "input": ("src",), "object": ("data",),
    "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
}  # fmt: skip
LED = {"a": ("href", "xlink:href"), "area": ("href",), "form": ("action",), "blockquote": ("cite",), "q": ("cite",)}
FETCHED = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload", "manifest"}
SHARED = {"og:image", "og:url", "og:audio", "og:video", "twitter:image"}
AS_WRITTEN = ("script", "style", "code", "pre", "kbd", "samp")
LINKED_DATA = "application/ld+json"

Attributes = dict[str, str]


def read_page(path: str, raw: bytes) -> Reading:
    """What a page says of itself."""
    reader = PageReader()
    reader.feed(raw.decode("utf-8", "replace"))
    reader.close()
    return Reading(
        path,
        tuple(reader.pointers),
        (*reader.flaws, *_missing(reader)),
        len(zlib.compress(raw)),
        frozenset(reader.ids),
        reader.root.get("lang", ""),
        tuple(reader.alternates),
        None if reader.forwards else reader.canonical,  # of a page that forwards it is where it leads
    )


def _missing(reader: PageReader) -> list[Flaw]:
    """What every page has to have and this one lacks."""
    has = {
        "title": reader.title.strip(),
        "lang": reader.root.get("lang"),
        "dir": reader.root.get("dir"),
        "h1": reader.headed,
    }
    lacking = [name for name, there in has.items() if not there]
    hint = "a page has a <title>, an <h1>, and `lang` and `dir` on its <html>"
    return [Flaw("incomplete-page", f"the page has no {', no '.join(lacking)}", hint)] if lacking else []


class PageReader(HTMLParser):
    """The parser with what it has met so far."""

    def __init__(self) -> None:
        super().__init__()
        self.pointers: list[Pointer] = []
        self.flaws: list[Flaw] = []
        self.ids: set[str] = set()
        self.root: Attributes = {}
        self.alternates: list[tuple[str, Pointer]] = []
        self.canonical: Pointer | None = None
        self.forwards = False
        self.title = ""
        self.headed = False
        self._open: list[str] = []  # of the elements whose text is special
        self._linked_data = False
        self._written = ""  # in a script or style, so far

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in an element."""
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self._identify(found["id"])
        if tag in LOADED:
            self._point("load", *(found.get(name, "") for name in LOADED[tag]))
            self._point("load", *(row.split()[0] for row in found.get("srcset", "").split(",") if row.strip()))
        elif tag in LED:
            self._point("lead", *(found.get(name, "") for name in LED[tag]))
        elif tag == "link":
            self._link(found)
        elif tag == "meta" and found.get("property", found.get("name")) in SHARED:
            self._point("lead", found.get("content", ""))
        elif tag == "meta" and found.get("http-equiv", "").lower() == "refresh":
            self.forwards = True
            self._point("lead", found.get("content", "").partition("url=")[2])
        elif tag == "html":
            self.root = found
        elif tag == "h1":
            self.headed = True
        if "style" in found:
            self._point("load", *(url for url, _ in sheet_addresses(found["style"])))
        if tag in AS_WRITTEN or tag == "title":
            self._open.append(tag)
            self._linked_data = tag == "script" and found.get("type") == LINKED_DATA
            self._written = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in an element of SVG that closes itself."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element whose text was special."""
        if not self._open or self._open[-1] != tag:
            return
        self._open.pop()
        if tag == "style":
            self._point("load", *(url for url, _ in sheet_addresses(self._written)))
        elif tag == "script" and self._linked_data:
            self._check_linked_data()

    def handle_data(self, data: str) -> None:
        """Take in text."""
        within = self._open[-1] if self._open else ""
        if within == "title":
            self.title += data
        elif within in ("script", "style"):
            self._written += data
        if within not in AS_WRITTEN and ("{{" in data or "{%" in data):
            hint = "see the template that draws it"  # a warning, since words of an article may look like one
            self._blame("template-left", "the text holds a piece of a template", hint, "warning")

    def _here(self) -> tuple[int, int]:
        line, offset = self.getpos()
        return line, offset + 1

    def _point(self, errand: Errand, *urls: str) -> None:
        self.pointers += [Pointer(url.strip(), *self._here(), errand) for url in urls if url.strip()]

    def _blame(self, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        self.flaws.append(Flaw(code, message, hint, *self._here(), severity))

    def _identify(self, name: str) -> None:
        if name in self.ids:
            self._blame("repeated-id", f'two elements have the id "{name}"', "a link to it leads to the first alone")
        self.ids.add(name)

    def _link(self, found: Attributes) -> None:
        """A `<link>`; an alternate with a type is another form of the page, not another language."""
        rels = set(found.get("rel", "").lower().split())
        self._point("load" if rels & FETCHED else "lead", found.get("href", ""))
        if "canonical" in rels and self.pointers:
            self.canonical = self.pointers[-1]
        if "alternate" in rels and found.get("hreflang") and "type" not in found and found.get("href"):
            self.alternates.append((found["hreflang"], self.pointers[-1]))

    def _check_linked_data(self) -> None:
        try:
            json.loads(self._written)
        except (ValueError, RecursionError) as error:
            self._blame("linked-data", f"the JSON-LD cannot be read: {error}", "search engines pass it over")
