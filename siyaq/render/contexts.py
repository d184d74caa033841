"""Where in a page a template writes each value, so that text is set apart by markup only where markup may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

WORDED = frozenset({"title", "alt", "aria-label", "aria-description", "placeholder", "label", "content"})
PLAIN_ELEMENTS = frozenset({"title", "svg", "textarea", "option"})
RAW_ELEMENTS = frozenset({"script", "style"})
XML_ELEMENTS = frozenset({"title", "subtitle", "summary", "name"})  # of feeds, whose other elements hold no words
_OPENING = re.compile(r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)", re.DOTALL)
_WITHIN = re.compile(r"\s*(?:(?P<end>/?>)|(?P<name>[\w:.-]+)(?P<value>\s*=\s*(?P<quote>[\"']?))?|[^\w\s>])")


class Contexts(Extension):
    """Gives each printed value the filter of its place: `plain` where words stand without markup, `bare` elsewhere.

    What stands in the text of a page has neither: it is the environment's `finalize` that sets its runs apart.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, with filters put after values."""
        place = _Place(is_xml=(stream.name or "").endswith(".xml"))
        wanted = last = ""
        for token in stream:
            place.block(last, str(token.value))
            last = str(token.value) if token.type == "name" else ""
            if token.type == "data":
                place.read(str(token.value))
            elif token.type == "variable_begin":
                wanted = place.filter()
            if wanted and token.type == "variable_end":
                yield from (Token(token.lineno, *part) for part in (("rparen", ")"), ("pipe", "|"), ("name", wanted)))
            yield token
            if wanted and token.type == "variable_begin":
                yield Token(token.lineno, "lparen", "(")


class _Place:
    """How far the markup of a template has been read: within which elements, which tag, which attribute."""

    def __init__(self, *, is_xml: bool) -> None:
        self.is_xml = is_xml
        self.plain = XML_ELEMENTS if is_xml else PLAIN_ELEMENTS
        self.around: list[str] = []
        self.blocks: list[str] = []
        self.tag = self.attribute = self.quote = ""

    def filter(self) -> str:
        """The filter for a value that is written here."""
        if self.tag:
            return "plain" if self.attribute in WORDED else "bare"
        if self.around:
            return "bare" if self.around[-1] in RAW_ELEMENTS else "plain"
        return "bare" if self.is_xml else ""

    def block(self, keyword: str, name: str) -> None:
        """A keyword of Jinja and what follows it: the block `title` stands in that element, wherever it is filled."""
        if keyword == "block":
            self.blocks.append(name)
            self.around += ["title"] * (name == "title")
        elif keyword == "endblock" and self.blocks and self.blocks.pop() == "title":
            self.around.remove("title")

    def read(self, markup: str) -> None:
        """Read on."""
        at = 0
        while at < len(markup):
            step = self._in_value if self.quote else self._in_tag if self.tag else self._in_text
            at = step(markup, at)

    def _in_value(self, markup: str, at: int) -> int:
        end = markup.find(self.quote, at)
        if end < 0:
            return len(markup)
        self.attribute = self.quote = ""
        return end + 1

    def _in_tag(self, markup: str, at: int) -> int:
        found = _WITHIN.match(markup, at)
        if not found:
            return len(markup)
        if found["end"]:
            self._leave(closed=found["end"] == "/>")
        elif found["name"]:
            self.attribute, self.quote = (found["name"], found["quote"]) if found["value"] else ("", "")
        return found.end()

    def _in_text(self, markup: str, at: int) -> int:
        found = _OPENING.search(markup, at)
        if not found:
            return len(markup)
        if found["name"]:
            self.tag = found["end"] + found["name"].lower()
        return found.end()

    def _leave(self, *, closed: bool) -> None:
        """The tag ends; elements that say how text is written are remembered until they do."""
        name, self.tag, self.attribute = self.tag, "", ""
        if name.startswith("/"):
            if self.around and self.around[-1] == name[1:]:
                self.around.pop()
        elif not closed and name in self.plain | RAW_ELEMENTS:
            self.around.append(name)
