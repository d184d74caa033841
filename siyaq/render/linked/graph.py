"""A page's graph: nodes in the terms of schema.org, and the JSON-LD 1.1 text that a script element holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from siyaq.render.pages.views import Frame

Node = Mapping[str, Any]
EMPTY: tuple[object, ...] = ("", None, (), [])
# What could end a script element or begin a comment in it, and two line ends that JSON allows and scripts did not.
INERT = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")).encode


def node(kind: str | list[str], identity: str = "", /, **properties: Any) -> dict[str, Any]:
    """A node of a type, under its @id if it has one, with the properties that are not empty."""
    named = {"@id": identity} if identity else {}
    return {"@type": kind, **named, **{key: value for key, value in properties.items() if value not in EMPTY}}


def script(nodes: Iterable[Node]) -> Markup:
    """The graph as text that stays within its script element, whatever its values say."""
    text = _encode({"@context": "https://schema.org", "@graph": list(nodes)})
    for sign, escaped in INERT:
        text = text.replace(sign, escaped)
    return Markup(text)  # noqa: S704 (nothing in it can end the element)


def described(frame: Frame, *nodes: Node) -> Frame:
    """The frame of a page that says these nodes of itself."""
    return replace(frame, linked=script(nodes))
