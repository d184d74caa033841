"""The addresses in feeds, sitemaps and descriptions of a search: in XML, in JSON Feed 1.1, in robots.txt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.parsers import expat

from siyaq.desk.built.pages import PageReader
from siyaq.desk.built.reading import Flaw, Pointer, Reading
from siyaq.desk.built.sheets import places_in

ATTRIBUTES = ("href", "src", "url", "template")
ELEMENTS = {"loc", "link", "url", "icon", "logo", "image", "uri", "content_loc", "thumbnail_loc"}
MARKUP = {"content", "summary", "description", "encoded"}
KEYS = {
    "home_page_url",
    "feed_url",
    "next_url",
    "url",
    "external_url",
    "icon",
    "favicon",
    "image",
    "banner_image",
    "avatar",
}
_SITEMAP = re.compile(r"^Sitemap:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


def read_xml(path: str, raw: bytes) -> Reading:
    """What a feed (RFC 4287, RSS 2.0), a sitemap (0.9) or an OpenSearch description (1.1) points at."""
    reader = _Reader()
    try:
        reader.parser.Parse(raw, True)
    except expat.ExpatError as error:
        flaw = Flaw("malformed", f"not XML: {expat.errors.messages[error.code]}", "", error.lineno, error.offset + 1)
        return Reading(path, flaws=(flaw,))
    return Reading(path, tuple(reader.pointers))


class _Reader:
    """The parser of XML with the addresses it has met."""

    def __init__(self) -> None:
        self.pointers: list[Pointer] = []
        self.text = ""
        self.begun = (1, 1)
        self.markup = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take

    def _start(self, _name: str, attributes: dict[str, str]) -> None:
        self.text = ""
        self.begun = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.markup = attributes.get("type", "html") == "html"
        for name in ATTRIBUTES:
            self._point(attributes.get(name, ""))

    def _take(self, text: str) -> None:
        self.text += text

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2].lower()
        if local in ELEMENTS:
            self._point(self.text)
        elif local in MARKUP and self.markup:
            self.pointers += [Pointer(url, *self.begun) for url in _addresses(self.text)]
        self.text = ""

    def _point(self, written: str) -> None:
        """An address; of a template of OpenSearch, what stands before its first parameter and its `?`."""
        url = written.strip().partition("{")[0]
        if url:
            self.pointers.append(Pointer(url, *self.begun))


def read_json_feed(path: str, raw: bytes) -> Reading:
    """What a JSON Feed points at."""
    text = raw.decode("utf-8", "replace")
    try:
        feed = json.loads(text)
        urls = tuple(_urls(feed))
    except json.JSONDecodeError as error:
        return Reading(path, flaws=(Flaw("malformed", f"not JSON: {error.msg}", "", error.lineno, error.colno),))
    except RecursionError:
        return Reading(path, flaws=(Flaw("malformed", "nested deeper than any feed", ""),))
    return Reading(path, tuple(_written(urls, text)))


def _urls(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _urls(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _urls(one, key)
    elif isinstance(value, str) and key in KEYS:
        yield value
    elif isinstance(value, str) and key == "content_html":
        yield from _addresses(value)


def _written(urls: Iterable[str], text: str) -> Iterator[Pointer]:
    """Addresses, in their order, with the place of each in the JSON; 0 where it is written with escapes."""
    place, at = places_in(text), 0
    for url in urls:
        start = text.find(f'"{url}"', at)
        at = max(at, start + 1)
        yield Pointer(url, *place(start)) if start >= 0 else Pointer(url, 0, 0)


def read_robots(path: str, raw: bytes) -> Reading:
    """The sitemaps that robots.txt (RFC 9309) names."""
    text = raw.decode("utf-8", "replace")
    place = places_in(text)
    return Reading(path, tuple(Pointer(match[1], *place(match.start())) for match in _SITEMAP.finditer(text)))


def _addresses(markup: str) -> list[str]:
    """The addresses in the HTML of an entry of a feed."""
    reader = PageReader()
    reader.feed(markup)
    reader.close()
    return [pointer.url for pointer in reader.pointers]
