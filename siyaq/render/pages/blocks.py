"""The blocks of a body, each with its address: `p3` is the third in every language, `section-2` a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

_HEADING = re.compile("h[1-6]")
_NAME = re.compile(r"<\w+")
# The tag within which a block's marks stand; a list has them in its first item.
_BEGINNING = re.compile(r"<(?:[uod]l[^>]*>\s*<)?\w+[^>]*>")
_SECTION = re.compile(r'<h\d id="([\w-]+)">')
_ADDRESSES = re.compile(r'(?<= )(id="|href="#)')
UNMARKED = ("table", "fence", "code_block", "hr", "footnote_block")  # what scrolls would cut marks off


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the top level: its number, its kind and HTML, its words, and the targets of the names in it."""

    number: int
    kind: str
    html: str
    words: str
    names: frozenset[str]

    @property
    def is_heading(self) -> bool:
        """Whether the block is a heading."""
        return _HEADING.fullmatch(self.kind) is not None

    @property
    def anchor(self) -> str:
        """The fragment that leads to the block on its entry's page: a heading has one of its own."""
        section = _SECTION.match(self.html)
        return section[1] if section else f"p{self.number}"

    def addressed(self, marks: str) -> str:
        """The HTML with the block's anchor, and with marks where it begins."""
        html = self.html
        if not _SECTION.match(html):
            html = _NAME.sub(rf'\g<0> id="{self.anchor}"', html, count=1)
        return html if self.kind in UNMARKED else _BEGINNING.sub(lambda tag: tag[0] + marks, html, count=1)

    def apart(self, prefix: str) -> str:
        """The HTML for a page where another text stands, too: the anchors within it are set apart by a prefix."""
        return _ADDRESSES.sub(rf"\g<0>{prefix}", self.html)


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A heading of an article's text, with the fragment that leads to it and its level."""

    anchor: str
    words: str
    level: int


@dataclass(frozen=True, slots=True)
class FacingText:
    """The head of one of the two texts of a parallel page, and the address of its own page."""

    language: str
    direction: str
    name: str
    url: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class FacingBlocks:
    """A row of a parallel page: a block of each text, or none where the other has no counterpart."""

    anchor: str
    number: str
    cells: tuple[Markup | None, Markup | None]
