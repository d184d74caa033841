"""A reader of built pages: what they link to, and what of it is not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Reading:
    """What one page says of itself."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    attributes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.reading.attributes.append((tag, found))
        self.reading.ids += [found["id"]] if "id" in found else []
        self.reading.links += [found[name] for name in ("href", "src") if name in found]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.stack:
            top = self.stack.pop()
            if top == tag:
                return
            self.reading.unclosed.append(top)
        self.reading.unclosed.append(f"/{tag}")


def read_page(text: str) -> Reading:
    """The ids, links and attributes of a page, and the tags that do not pair."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.reading.unclosed += reader.stack
    return reader.reading


def broken_links(output: Path, base_url: str) -> list[str]:
    """Every link of every page that leads below `base_url` and to nothing, as `page -> link`."""
    readings = {
        file.relative_to(output).as_posix(): read_page(file.read_text("utf-8")) for file in output.rglob("*.html")
    }
    broken = []
    for page, reading in readings.items():
        for link in reading.links:
            target = urljoin(base_url + page, link)
            if link.startswith("/") and not target.startswith(base_url):
                broken.append(f"{page} -> {link} (outside the base path)")
            elif target.startswith(base_url) and not _there(target, base_url, output, readings):
                broken.append(f"{page} -> {link}")
    return broken


def _there(target: str, base_url: str, output: Path, readings: dict[str, Reading]) -> bool:
    parts = urlsplit(target)
    path = unquote(parts.path)[len(urlsplit(base_url).path) :]
    name = path + "index.html" if path == "" or path.endswith("/") else path
    if not (output / name).is_file():
        return False
    return not parts.fragment or parts.fragment in readings[name].ids


def stylesheet_links(output: Path) -> list[str]:
    """Addresses in stylesheets that lead to no file."""
    import re

    broken = []
    for sheet in output.rglob("*.css"):
        for link in re.findall(r"url\([\"']?([^)\"']+)", sheet.read_text("utf-8")):
            if not link.startswith("data:") and not (sheet.parent / link.partition("?")[0]).is_file():
                broken.append(f"{sheet.name} -> {link}")
    return broken
