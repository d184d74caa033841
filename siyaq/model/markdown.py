"""The Markdown dialect: CommonMark 0.31.2 with tables, footnotes, definition lists and boxes; raw HTML is text."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

BOXES = ("note", "key-points", "quote")


@cache
def markdown_parser() -> MarkdownIt:
    """The configured parser; it keeps every link, since links are judged, with their place, by `body`."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(footnote_plugin).use(deflist_plugin)
    for name in BOXES:
        parser.use(container_plugin, name=name)
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    """Whether the text is a link at all; refusing it here would turn it into plain words without a finding."""
    return isinstance(url, str)
