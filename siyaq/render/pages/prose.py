"""A document's body as HTML: its slots filled, and its words set apart by script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from siyaq.model.dates import PartialDate
from siyaq.model.documents import Document
from siyaq.model.parts import Part
from siyaq.model.text import EntryId
from siyaq.render.edition import Edition
from siyaq.render.images.illustrations import picture_opening
from siyaq.render.pages.blocks import Block


def prose_html(document: Document, edition: Edition) -> Markup:
    """The body of a document as its page shows it."""
    return addressed(blocks_of(document, edition), edition)


def addressed(blocks: Sequence[Block], edition: Edition, parallel: str = "") -> Markup:
    """The blocks with a link to each, and to its counterpart on the `parallel` page, for those who point at it."""
    link, across = escape(edition.wording.say("block.link")), escape(edition.wording.say("block.across"))
    html = []
    for block in blocks:
        marks = f'<a href="#{block.anchor}" title="{link}" tabindex="-1"></a>'
        if parallel:
            marks += f'<a class="across" href="{parallel}#p{block.number}" title="{across}" tabindex="-1"></a>'
        html.append(block.addressed(f'<span class="marks" aria-hidden="true">{marks}</span>'))
    return Markup("".join(html))  # noqa: S704 (every part is escaped below, or finished markup of the parser)


def blocks_of(document: Document, edition: Edition) -> tuple[Block, ...]:
    """The blocks of a body, each as it is shown."""
    if document.path not in edition.blocks:
        rows = _rows(edition.graph.texts[document.path].body.parts)
        edition.blocks[document.path] = tuple(_block(number, row, edition) for number, row in enumerate(rows, 1))
    return edition.blocks[document.path]


def _rows(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The parts of each block."""
    starts = [index for index, part in enumerate(parts) if part.kind == "block"]
    for start, end in pairwise([*starts, len(parts)]):
        yield parts[start:end]


def _block(number: int, row: Sequence[Part], edition: Edition) -> Block:
    writer = _Writer(edition)
    for index, part in enumerate(row):
        writer.take(part, row[index + 1 : index + 3])
    words = "".join(part.text for part in row if part.kind in ("prose", "code"))
    names = frozenset(part.text for part in row if part.kind == "open")
    return Block(number, row[0].text, "".join(writer.html), words, names)


class _Writer:
    """The HTML so far; for each open reference, whether it leads anywhere."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.html: list[str] = []
        self.open: list[bool] = []
        self.whole = False  # whether the words that come are a link's, which says their language itself

    def take(self, part: Part, after: Sequence[Part]) -> None:
        """Write the next part; `after` are the two that follow it."""
        edition, isolation = self.edition, self.edition.isolation
        match part.kind:
            case "html" | "tag" | "break":
                self.html.append(part.text)
            case "code":
                self.html.append(f'<code dir="ltr">{escape(part.text)}</code>')
            case "prose":
                self.html.append(escape(part.text) if self.whole else isolation.html(part.text))
                self.whole = False
            case "plain":
                self.html.append(escape(isolation.plain(part.text)))
            case "media":
                self.html.append(edition.url(f"media/{part.text}"))
            case "picture":
                self.html.append(picture_opening(part.text, edition))
            case "word":
                self.html.append(escape(edition.wording.say(part.text)))
            case "open":
                tag = self._opening(part.text, after)
                self.html.append(tag)
                self.open.append(bool(tag))
            case "close":
                self.html.append("</a>" if self.open.pop() else "")
            case "dated" | "undated":
                self._dated(PartialDate.parse(part.text), begins=part.kind == "dated")

    def _dated(self, when: PartialDate, *, begins: bool) -> None:
        wording = self.edition.wording
        if begins:
            self.html.append(f'<span class="dated" tabindex="0"><time datetime="{wording.moment(when)}">')
        else:
            words = self.edition.isolation.html(wording.date(when).text)
            self.html.append(f'</time><span class="absolute"> (<span>{words}</span>)</span></span>')

    def _opening(self, target: str, after: Sequence[Part]) -> str:
        """The tag that opens a reference; none where its target is not published."""
        name = EntryId.parse(target)
        entry = self.edition.graph.by_id.get(name)
        if entry is None:
            return ""
        link = self.edition.link(entry)
        marks = f'hreflang="{link.hreflang}" data-language="{escape(link.foreign)}" ' if link.foreign else ""
        if [part.kind for part in after] == ["prose", "close"] and self.edition.isolation.is_foreign(after[0].text):
            self.whole = True
            marks += f"{self.edition.isolation.attributes(after[0].text)} "
        return f'<a class="ref {name.kind}{" foreign" if link.foreign else ""}" {marks}href="{escape(link.url)}">'
