"""A tiny site whose articles name people and companies in plain words, and a reader of the links that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

from tests.crawl import VOID
from tests.tinysite import SITE, TinySite

MUSK = "---\nname: {ar: إيلون ماسك, en: Elon Musk}\ngender: m\naliases: {ar: [ماسك], en: [Musk]}\n---\n"
OPENAI = "---\nname: {ar: أوبن إيه آي, en: OpenAI}\n---\n"
KHALEEJ = "---\nname: {ar: برق الخليج}\nkind: media\n---\n"
PROFILES = {
    "content/people/elon-musk.ar.md": MUSK,
    "content/companies/openai.ar.md": OPENAI,
    "content/companies/khaleej.ar.md": KHALEEJ,
}


def newsroom(folder: Path, files: dict[str, str] | None = None, site: str = "") -> TinySite:
    """The site of three profiles, with these files besides; `site` is added to site.yaml."""
    made = TinySite(folder)
    for path, text in {"site.yaml": SITE + site, **PROFILES, **(files or {})}.items():
        made.write(path, text)
    return made


def article(body: str, front: str = "", day: str = "2025-09-16", title: str = "T") -> str:
    """The text of an original article."""
    return f"---\ntitle: {title}\nsummary: S\ndate: {day}\n{front}---\n\n{body}\n"


def translation(body: str) -> str:
    """The text of a translation."""
    return f'---\ntitle: T\nsummary: S\ntranslation: {{of: "{"0" * 16}"}}\n---\n\n{body}\n'


@dataclass(frozen=True)
class Link:
    """A link of a page: where it leads, its words, and the words right before it."""

    href: str
    words: str
    before: str
    attributes: dict[str, str]


class _Dom(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def dom(page: str) -> Element:
    """The page as a tree."""
    reader = _Dom()
    reader.feed(page)
    reader.close()
    return reader.builder.close()


def prose(page: str) -> Element:
    """The text of an entry on its page."""
    found = dom(page).find(".//div[@class='prose']")
    assert found is not None, "the page has no text"
    return found


def words(element: Element) -> str:
    """All words of an element, spaces made one."""
    return " ".join("".join(element.itertext()).split())


def links(element: Element) -> list[Link]:
    """The links to entries in an element, in order."""
    found = []
    for parent in element.iter():
        before = parent.text or ""
        for child in parent:
            if child.tag == "a" and "ref" in child.get("class", "").split():
                found.append(Link(child.get("href", ""), "".join(child.itertext()), before, dict(child.attrib)))
            before = child.tail or ""
    return found


def linked(page: str) -> list[tuple[str, str]]:
    """(id, words) of each link to an entry in the text of a page."""
    return [(link.href.rstrip("/").rsplit("/", 1)[1], link.words) for link in links(prose(page))]
