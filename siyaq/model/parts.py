"""A decoded body: parts of HTML with slots for what only the whole site knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from siyaq.diagnostics import Location
from siyaq.model.text import EntryId

PartKind = Literal["html", "prose", "open", "close", "media", "word"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a body.

    `html` is finished markup; `prose` is plain text, in which names may be found; `open` and `close` stand around
    the words of a reference, whose target `open` carries; `media` is a file below content/media/, to become a URL;
    `word` is the key of an interface word.
    """

    kind: PartKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class BodyReference:
    """A reference in the prose: its target, its place, and its sentence as (before, words, after)."""

    target: EntryId
    location: Location
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class MediaUse:
    """A file of content/media/ that a body shows or links to."""

    name: str
    location: Location


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an entry in one language."""

    parts: tuple[Part, ...] = ()
    references: tuple[BodyReference, ...] = ()
    media: tuple[MediaUse, ...] = ()
    words: int = 0


def joined(parts: list[Part]) -> tuple[Part, ...]:
    """The parts with neighbours of one kind made one, and empty ones left out."""
    found: list[Part] = []
    for part in parts:
        if found and found[-1].kind == part.kind and part.kind in ("html", "prose"):
            found[-1] = Part(part.kind, found[-1].text + part.text)
        elif part.text or part.kind == "close":
            found.append(part)
    return tuple(found)
