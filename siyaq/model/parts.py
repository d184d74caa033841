"""A decoded body: parts of HTML with slots for what only the whole site knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from siyaq.diagnostics import Location
from siyaq.model.text import EntryId

PartKind = Literal[
    "html", "tag", "break", "prose", "code", "plain", "media", "picture", "word",
    "block", "paragraph", "section", "open", "close", "hold", "release", "unlinked", "dated", "undated",
]  # fmt: skip
MERGED: tuple[PartKind, ...] = ("html", "prose")
OPENING: tuple[PartKind, ...] = ("open", "hold", "dated")
CLOSING: tuple[PartKind, ...] = ("close", "release", "undated")
MARKS: tuple[PartKind, ...] = ("block", "paragraph", "section", "unlinked", *OPENING, *CLOSING)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a body, or a mark between two stretches.

    Stretches: `prose` is plain text, in which names may be found; `code` is text in which they may not; `tag` is
    markup within a line, such as `<em>`, that no name ends at, and `break` the end of a line; `html` is any other
    finished markup, `plain` the words of one of its attributes; `media` is a file below content/media/, to become a
    URL, `picture` one to become an element as far as its description, which follows; `word` is the key of an
    interface word.

    Marks: `block` begins a block of the top level, whose kind it carries, `paragraph` one of words, on a line of the
    file, `section` the text under a heading; `open` and `close` stand around the words of a reference, whose target
    `open` carries; `dated` and `undated` around those that stand for a date, which both carry; between `hold` and
    `release` names are not linked, as in headings, nor in dated words, nor right after `unlinked`.
    """

    kind: PartKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class BodyReference:
    """A reference in the prose: its target and its place."""

    target: EntryId
    location: Location


@dataclass(frozen=True, slots=True)
class MediaUse:
    """A file of content/media/ that a body shows or links to."""

    name: str
    location: Location


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """Words that the editor gave a date, as entered, and their place."""

    words: str
    when: str
    location: Location


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an entry in one language."""

    parts: tuple[Part, ...] = ()
    references: tuple[BodyReference, ...] = ()
    media: tuple[MediaUse, ...] = ()
    dated: tuple[DatedPhrase, ...] = ()
    words: int = 0


def joined(parts: list[Part]) -> tuple[Part, ...]:
    """The parts with neighbours of one kind made one, and empty ones left out."""
    found: list[Part] = []
    for part in parts:
        if found and found[-1].kind == part.kind and part.kind in MERGED:
            found[-1] = Part(part.kind, found[-1].text + part.text)
        elif part.text or part.kind in MARKS:
            found.append(part)
    return tuple(found)
