"""A body as one running text in which names are looked for, and the way back from its places to its parts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from siyaq.model.parts import Body, Part
from siyaq.model.text import EntryId

OPAQUE = "\ufffc"  # stands for code, a picture or other markup within a line: no name runs across it


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end] of a running text, which is the prose of one part; where it is `held` no name is linked."""

    part: int
    start: int
    end: int
    held: bool


@dataclass(frozen=True, slots=True)
class Pointed:
    """The words of a reference, text[start:end], and what it leads to."""

    target: EntryId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a running text: its span, the number of its section, and its line in the file."""

    start: int
    end: int
    section: int
    line: int


@dataclass(frozen=True, slots=True)
class Passages:
    """The running text of a body, a paragraph a line, and the same as `shown` to readers, place for place.

    Right after the places of `unlinked` no name is linked.
    """

    text: str
    shown: str
    stretches: tuple[Stretch, ...]
    references: tuple[Pointed, ...]
    paragraphs: tuple[Paragraph, ...]
    unlinked: frozenset[int]

    def paragraph_at(self, place: int) -> Paragraph:
        """The paragraph that holds a place of the text."""
        return self.paragraphs[bisect_right(self.paragraphs, place, key=attrgetter("start")) - 1]


def read_passages(body: Body) -> Passages:
    """The running text of a body."""
    reader = _Reader()
    for index, part in enumerate(body.parts):
        reader.take(index, part)
    reader.end_paragraph()
    return Passages(
        text="".join(reader.texts),
        shown="".join(reader.shown),
        stretches=tuple(reader.stretches),
        references=tuple(reader.references),
        paragraphs=tuple(reader.paragraphs),
        unlinked=frozenset(reader.unlinked),
    )


class _Reader:
    """What has been read of a body so far."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.shown: list[str] = []
        self.stretches: list[Stretch] = []
        self.references: list[Pointed] = []
        self.paragraphs: list[Paragraph] = []
        self.unlinked: list[int] = []
        self.at = 0
        self.section = 0
        self.begun: tuple[int, int, int] | None = None  # the start, section and line of the open paragraph
        self.around: list[tuple[str, int]] = []  # open references, and `hold` marks with an empty target

    def take(self, index: int, part: Part) -> None:
        """Read the next part."""
        match part.kind:
            case "prose":
                self.stretches.append(Stretch(index, self.at, self.at + len(part.text), held=bool(self.around)))
                self.add(part.text)
            case "break":
                self.add(" ")
            case "paragraph":
                self.end_paragraph()
                self.begun = (self.at, self.section, int(part.text))
            case "section":
                self.section += 1
            case "unlinked":
                self.unlinked.append(self.at)
            case "open" | "hold" | "dated":
                self.around.append((part.text if part.kind == "open" else "", self.at))
            case "close" | "release" | "undated":
                target, start = self.around.pop()
                if target:
                    self.references.append(Pointed(EntryId.parse(target), start, self.at))
                if start == self.at:
                    self.add(OPAQUE)  # a link without words parts those around it, too
            case "code":
                self.add(OPAQUE * len(part.text), part.text)
            case "html" | "plain" | "media" | "picture" | "word":
                self.add(OPAQUE)

    def add(self, text: str, shown: str = "") -> None:
        """Put text at the end; what stands outside of any paragraph is none."""
        if self.begun:
            self.texts.append(text)
            self.shown.append(shown or text)
            self.at += len(text)

    def end_paragraph(self) -> None:
        """Close the open paragraph."""
        if self.begun:
            start, section, line = self.begun
            self.paragraphs.append(Paragraph(start, self.at, section, line))
            self.add("\n")
        self.begun = None
