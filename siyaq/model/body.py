"""Markdown to a body; every link is judged on the way, each mistake with its line and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal
from unicodedata import normalize
from urllib.parse import unquote

from markdown_it.token import Token

from siyaq.diagnostics import Diagnostic, Location, did_you_mean
from siyaq.model.addresses import Addresses
from siyaq.model.dated import decode_dated
from siyaq.model.leavings import find_leavings
from siyaq.model.markdown import BOXES, block_kind, is_figure, is_lone_image, markdown_parser
from siyaq.model.mistakes import Mistakes
from siyaq.model.parts import Body, BodyReference, DatedPhrase, MediaUse, Part, PartKind, joined
from siyaq.model.text import KINDS, EntryId

BREAKS = ("softbreak", "hardbreak")
TAGS = ("em_open", "em_close", "strong_open", "strong_close")
SCHEMES = ("http", "https", "mailto", "tel")
# Markup with a label in the reader's language: what stands before the label, its key, what stands after it.
FRAMES = {
    "table_open": ('<div class="scroll" role="group" tabindex="0" aria-label="', "box.table", '"><table>\n'),
    "table_close": ("</table></div>\n", "", ""),
    "footnote_block_open": ('<div class="footnotes" role="doc-endnotes" aria-label="', "box.notes", '"><ol>\n'),
    "footnote_block_close": ("</ol></div>\n", "", ""),
}
MEDIA_PATH = re.compile(r"\.\./media/([^?#]+)")


def decode_body(text: str, path: str, first_line: int) -> tuple[Body, tuple[Diagnostic, ...]]:
    """The body that the Markdown writes; `first_line` is the line of the file on which the text starts."""
    writer = _Writer(Mistakes(path, Addresses(text), first_line))
    tokens = markdown_parser().parse(text, writer.env)
    writer.blocks(tokens)
    writer.check_anchors()
    return writer.body(), tuple(writer.mistakes.found)


@dataclass(slots=True)
class _Inline:
    """The plain text of one paragraph so far; for each open link, whether it is a reference and where it starts."""

    text: str = ""
    prose: str = ""
    open: list[tuple[BodyReference | None, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Writer:
    mistakes: Mistakes
    env: dict[str, Any] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    references: list[BodyReference] = field(default_factory=list)
    media: list[MediaUse] = field(default_factory=list)
    dated: list[DatedPhrase] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    wanted_anchors: list[tuple[str, Location]] = field(default_factory=list)
    words: int = 0
    sections: int = 0

    def body(self) -> Body:
        return Body(joined(self.parts), tuple(self.references), tuple(self.media), tuple(self.dated), self.words)

    def html(self, text: str) -> None:
        self.parts.append(Part("html", text))

    def mark(self, kind: PartKind, text: str = "") -> None:
        self.parts.append(Part(kind, text))

    def blocks(self, tokens: Sequence[Token]) -> None:
        depth = 0
        for index, token in enumerate(tokens):
            if depth == 0 and token.nesting >= 0:
                self.mark("block", block_kind(tokens, index))
            depth += token.nesting
            if token.map:
                self.mistakes.block = (token.map[0], token.map[1])
            elif token.type == "footnote_open":  # a footnote within a line has no lines of its own
                self.mistakes.block = (0, len(self.mistakes.addresses.lines))
            if token.type == "inline":
                self._inline(token)
            elif token.type == "heading_open":
                self._heading(token)
            elif token.type == "heading_close":
                self.mark("release")
                self._plain(tokens, index)
            elif token.type.startswith("container_"):
                self._box(token)
            elif token.type in FRAMES:
                self._frame(token.type)
            elif token.type in ("paragraph_open", "paragraph_close") and is_figure(tokens, index):
                self.html("<figure>\n" if token.nesting > 0 else "</figure>\n")
            else:
                self._plain(tokens, index)

    def _plain(self, tokens: Sequence[Token], index: int) -> None:
        parser = markdown_parser()
        rule = parser.renderer.rules.get(tokens[index].type)  # type: ignore[attr-defined]
        if rule:
            html = rule(tokens, index, parser.options, self.env)
            self.html(html.replace("<pre>", '<pre dir="ltr">', 1))  # blocks of code; what is in them is escaped
        else:
            self.html(parser.renderer.renderToken(tokens, index, parser.options, self.env))  # type: ignore[attr-defined]

    def _heading(self, token: Token) -> None:
        if token.tag == "h1":
            self.mistakes.report(
                self.mistakes.here(), "heading-level", "a heading of the first level", "the title is one: write ##", 1
            )
        self.sections += 1
        anchor = f"section-{self.sections}"
        self.anchors.add(anchor)
        self.html(f'<{token.tag} id="{anchor}">')
        self.mark("section")
        self.mark("hold")

    def _frame(self, name: str) -> None:
        """The frame of a table, which scrolls on a narrow screen, or of the footnotes, each with its label."""
        before, word, after = FRAMES[name]
        if name == "footnote_block_open":
            self.mark("section")
        self.html(before)
        self.parts.append(Part("word", word))
        self.html(after)

    def _box(self, token: Token) -> None:
        """`:::note A title` … `:::`"""
        name = token.type.split("_")[1]
        if token.nesting < 0:
            self.html("</aside>\n" if name != "quote" else "</blockquote>\n")
            return
        title = token.info.strip().removeprefix(name).strip()
        self._check_leavings(title)
        self.html(f'<aside class="box {name}">\n' if name != "quote" else '<blockquote class="pull">\n')
        if title or name == "key-points":
            self.html('<p class="box-title">')
            if title:
                self._unlinked_words(title)
            else:
                self.mark("word", f"box.{name}")
            self.html("</p>\n")

    def _unlinked_words(self, words: str) -> None:
        """A title or a caption."""
        self.mark("paragraph", str(self.mistakes.here().line))
        self.mark("hold")
        self.mark("prose", words)
        self.mark("release")

    def _inline(self, token: Token) -> None:
        self._unknown_boxes(token)
        self.mark("paragraph", str(self.mistakes.here().line))
        inline = _Inline()
        children = token.children or []
        lone_image = is_lone_image(token)
        for index, child in enumerate(children):
            match child.type:
                case "text":
                    inline.prose += child.content
                    self.mark("prose", child.content)
                case "code_inline":
                    self.mark("code", child.content)
                case "unlinked":
                    self.mark("unlinked")
                case "dated_open":
                    self.dated += decode_dated(child, self.mistakes, within_link=bool(inline.open))
                    self.mark("dated", child.meta["when"])
                case "dated_close":
                    self.mark("undated", child.meta["when"])
                case "link_open":
                    self._link(child, inline)
                case "link_close":
                    self._link_close(inline)
                case "image":
                    self._image(child, caption=lone_image)
                case kind:
                    self._markup(kind, children, index, within_link=bool(inline.open))
            inline.text += child.content if child.type in ("text", "code_inline") else " " * (child.type in BREAKS)
        self.words += len(inline.text.split())
        self._check_leavings(inline.prose)

    def _markup(self, kind: str, children: Sequence[Token], index: int, *, within_link: bool) -> None:
        """Markup within a line."""
        if kind == "footnote_ref" and within_link:
            hint = "put it after the closing bracket of the link"
            self.mistakes.report(self.mistakes.here(), "footnote-in-link", "a footnote within a link", hint)
        before = len(self.parts)
        self._plain(children, index)
        if kind in BREAKS or kind in TAGS:
            self.parts[before:] = [
                Part("break" if kind in BREAKS else "tag", part.text) for part in self.parts[before:]
            ]

    def _check_leavings(self, prose: str) -> None:
        for words, code, message, hint in find_leavings(prose):
            self.mistakes.report(self.mistakes.locate_words(words), code, message, hint, len(words))

    def _unknown_boxes(self, token: Token) -> None:
        for number, line in enumerate(token.content.split("\n")):
            name = line.lstrip(":").strip().partition(" ")[0]
            if line.startswith(":::") and (name or number == 0):
                hint = did_you_mean(name, BOXES, f"there are {', '.join(BOXES)}")
                where = Location(self.mistakes.path, self.mistakes.here().line + number, 1)
                self.mistakes.report(where, "unknown-box", f'unknown box "{name}"', hint)

    def _link(self, token: Token, inline: _Inline) -> None:
        href = str(token.attrs["href"])
        location, written = self.mistakes.locate(href)
        scheme, colon, _ = href.partition(":")
        reference = BodyReference(EntryId.parse(href), location) if colon and scheme in KINDS else None
        inline.open.append((reference, len(inline.text)))
        if inline.open[:-1]:
            hint = "let one of the two links go"
            self.mistakes.report(location, "link-in-link", "a link within a link", hint, len(written))
        if reference:
            self.references.append(reference)
            self.mark("open", href)
            return
        self.mark("hold")
        if match := MEDIA_PATH.fullmatch(href):
            self.html('<a href="')
            self._media("media", match[1], location)
            self.html('">')
        elif href.startswith("#"):
            self.wanted_anchors.append((unquote(href[1:]), location))
            self.html(f'<a href="{escape(href)}">')
        elif scheme.lower() not in SCHEMES or not colon:
            self.mistakes.report_link(written, location, SCHEMES)
            self.html("<a>")
        else:
            self.html(f'<a href="{escape(href)}"')
            if "title" in token.attrs:
                self._attribute(' title="', str(token.attrs["title"]), '"')
            self.html(">")

    def _link_close(self, inline: _Inline) -> None:
        reference, start = inline.open.pop()
        if reference is None:
            self.html("</a>")
            self.mark("release")
            return
        self.mark("close")
        if not inline.text[start:].strip():
            hint = "put the name between the square brackets"
            self.mistakes.report(
                reference.location, "empty-reference", "a reference without words", hint, len(str(reference.target))
            )

    def _image(self, token: Token, *, caption: bool) -> None:
        parser = markdown_parser()
        src = str(token.attrs["src"])
        alt = parser.renderer.renderInlineAsText(token.children, parser.options, self.env)  # type: ignore[attr-defined]
        title = str(token.attrs.get("title", ""))
        location, written = self.mistakes.locate(src)
        if not alt.strip():
            hint = "say in the brackets what it shows, for those who cannot see it"
            self.mistakes.report(location, "image-alt", "a picture without a description", hint, severity="warning")
        match = MEDIA_PATH.fullmatch(src)
        if not match:
            hint = "put the file into content/media/ and write ../media/FILE"
            message = f'the picture "{written}" is not one of this site'
            self.mistakes.report(location, "image-path", message, hint, len(written))
            return
        self._media("picture", match[1], location)
        self._attribute("", alt, '"></picture></span>')
        if caption and title:
            self.html("\n<figcaption>")
            self._unlinked_words(title)
            self.html("</figcaption>")

    def _attribute(self, before: str, words: str, after: str) -> None:
        self.html(before)
        self.mark("plain", words)
        self.html(after)

    def _media(self, kind: Literal["media", "picture"], path: str, location: Location) -> None:
        name = normalize("NFC", unquote(path))
        self.parts.append(Part(kind, name))
        self.media.append(MediaUse(name, location))

    def check_anchors(self) -> None:
        """Report links to a section that this body does not have."""
        for anchor, location in self.wanted_anchors:
            if anchor not in self.anchors:
                hint = (
                    f"the headings are section-1 to section-{self.sections}" if self.sections else "no headings here"
                )
                self.mistakes.report(
                    location, "unknown-anchor", f'there is no "#{anchor}" here', hint, len(anchor) + 1
                )
