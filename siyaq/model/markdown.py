"""The Markdown dialect: CommonMark 0.31.2 with tables, footnotes, definition lists, boxes; raw HTML is text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from siyaq.model.marks import marks_plugin

BOXES = ("note", "key-points", "quote")
# Along the line, for `--:` is where a line ends, whichever way that runs; `:--` is where all cells begin.
ALIGNMENTS = {"text-align:center": "to-middle", "text-align:right": "to-end"}


@cache
def markdown_parser() -> MarkdownIt:
    """The configured parser; it keeps every link, since links are judged, with their place, by `body`."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.use(marks_plugin)
    for name in BOXES:
        parser.use(container_plugin, name=name)
    for name in ("th_open", "td_open"):
        parser.add_render_rule(name, _cell)
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _cell(_renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    """The opening tag of a table's cell; its place is a class, because the policy of pages allows no `style`."""
    place = ALIGNMENTS.get(str(tokens[index].attrs.get("style")))
    return f'<{tokens[index].tag} class="{place}">' if place else f"<{tokens[index].tag}>"


def _any_link(url: str) -> bool:
    """Whether the text is a link at all; refusing it here would turn it into plain words without a finding."""
    return isinstance(url, str)


def block_kind(tokens: Sequence[Token], index: int) -> str:
    """What kind of block begins here: `h2`, `paragraph`, `figure`, `container_note`."""
    token = tokens[index]
    if token.type == "paragraph_open" and is_figure(tokens, index):
        return "figure"
    return token.tag if token.type == "heading_open" else token.type.removesuffix("_open")


def is_lone_image(token: Token) -> bool:
    """Whether a paragraph's text is one picture and nothing else."""
    return [child.type for child in token.children or ()] == ["image"]


def is_figure(tokens: Sequence[Token], index: int) -> bool:
    """Whether the paragraph that opens or closes here holds one picture and nothing else."""
    step = tokens[index].nesting
    inside, other_end = tokens[index + step], tokens[index + 2 * step]
    return inside.type == "inline" and is_lone_image(inside) and other_end.type.startswith("paragraph_")
