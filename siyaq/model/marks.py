"""Marks of our own within a line of Markdown: a name that is not to be linked, a phrase with its date."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

OPENING = "«“„‹\"'‘([*_\u200e\u200f"  # what may stand between `\\@` and its name
_MARK = re.compile(r"\{\s*([\w-]{1,32})\s*=([^{}\n]{0,64})\}")  # bounded, so that no text takes long to read


def marks_plugin(parser: MarkdownIt) -> None:
    """Have the parser know the marks."""
    parser.inline.ruler.before("escape", "unlinked", _unlinked)
    parser.inline.ruler.before("link", "dated", _dated)


def _unlinked(state: StateInline, silent: bool) -> bool:
    r"""`\@` before a name: the name is not to be linked. Anywhere else it is an escaped `@`, as in CommonMark."""
    after = state.src[state.pos + 2 : state.pos + 3]
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    if not state.src.startswith("\\@", state.pos) or not (after.isalnum() or after in OPENING) or not after:
        return False
    if before.isascii() and before.isalnum():
        return False
    if not silent:
        state.push("unlinked", "", 0)
    state.pos += 2
    return True


def _dated(state: StateInline, silent: bool) -> bool:
    """`[last week]{when=2025-09-08/2025-09-14}`: a phrase of the text with its date."""
    if silent or state.src[state.pos] != "[":  # silent: only brackets are counted, of a link that may be around it
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    mark = _MARK.match(state.src, end + 1) if end >= 0 else None
    if not mark or mark.end() > state.posMax:
        return False
    _push(state, end, mark)
    state.pos = mark.end()
    return True


def _push(state: StateInline, end: int, mark: re.Match[str]) -> None:
    """The tokens of a dated phrase: what opens it, its words, what closes it."""
    start, last = state.pos, state.posMax
    words, written = state.src[start + 1 : end], state.src[start : mark.end()]
    depth = state.env.get("dated", 0)
    meta = {"name": mark[1], "when": mark[2].strip(), "words": words, "written": written, "nested": depth > 0}
    state.push("dated_open", "", 1).meta = meta
    state.env["dated"] = depth + 1
    state.pos, state.posMax = start + 1, end
    state.md.inline.tokenize(state)
    state.env["dated"] = depth
    state.posMax = last
    state.push("dated_close", "", -1).meta = meta
