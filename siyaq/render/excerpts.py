"""What one template draws within the page of another: a view in its own language, and markup taken off the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

_NAME = re.compile(r'(?<=\s)(id|for|aria-labelledby)="')
_HREF = re.compile(r'(?<=\s)href="(?:#(?P<anchor>[^"]*)|(?P<path>/[^"#]*)(?P<fragment>#[^"]*)?)"')
_HEADING = re.compile(r"(?<=<h)[1-5](?=[\s>])|(?<=</h)[1-5](?=>)")
_LABELLED = re.compile(r' aria-labelledby="[^"]*"')
_MARKS = re.compile(r'<span class="marks".*?</span>')  # they point at addresses, of which a file has none to give
_PICTURE = re.compile(r"<img\b[^>]*>")
_CHOICE = re.compile(r'</?(?:picture|source)\b[^>]*>|(?<=<span class="picture">)<svg.*?</svg>')
_ALT = re.compile(r'\balt="([^"]*)"')


def drawn(view: Any, name: str, environment: Environment, block: str = "") -> Markup:
    """A view as a template of its own language draws it, or one block of that template."""
    template = environment.get_template(name)
    context = template.new_context({"view": view, "frame": view.frame, "t": view.wording.say})
    written = template.root_render_func(context)
    if block:
        next(written)  # as far as the first words around all blocks: by then each is known
        written = context.blocks[block][0](context)
    return Markup("".join(written))  # noqa: S704 (what a template wrote)


def detached(html: Markup, anchor: str, origin: str, inside: Mapping[str, str]) -> Markup:
    """The main part of a page, for a file that stands alone.

    Names within it begin with `anchor`; links lead to what is `inside` the file, else to the site at `origin`; of
    pictures their descriptions stay.
    """

    def target(match: re.Match[str]) -> str:
        path = match["path"]
        if path is None:
            return f'href="#{anchor}_{match["anchor"]}"'
        on_site = (
            f'href="{origin}{path}{match["fragment"] or ""}" data-on-site'  # which print has no need to spell out
        )
        return f'href="#{inside[path]}"' if path in inside else on_site

    text = _CHOICE.sub("", _PICTURE.sub(_described, _MARKS.sub("", html)))
    return Markup(_HREF.sub(target, _NAME.sub(rf'\1="{anchor}_', text)))  # noqa: S704 (markup before and after)


def _described(picture: re.Match[str]) -> str:
    alt = _ALT.search(picture[0])
    return f'<span class="described">{alt[1]}</span>' if alt and alt[1] else ""


def nested(html: Markup) -> Markup:
    """The main part of a page as one of several: headings a level further down, and no section a landmark."""
    text = _HEADING.sub(lambda level: str(int(level[0]) + 1), _LABELLED.sub("", html))
    return Markup(text)  # noqa: S704 (markup before and after)
