"""The sentence around a place in a paragraph."""

from __future__ import annotations

import re

# A full stop after a single letter belongs to an initial, as in "J. Smith" or "U.S.".
_END = re.compile(r"(?<!\b[^\W\d_])[.!?؟…]+[\"»”’)\]]*\s+")
MAX_CHARS = 160  # on each side


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after text[start:end] in its sentence, cut at a word where it is long."""
    ends = [match.end() for match in _END.finditer(text)]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end), default=len(text))
    return _tail(text[first:start]), _head(text[end:last].rstrip())


def _tail(text: str) -> str:
    if len(text) <= MAX_CHARS:
        return text.lstrip()
    return "… " + text[-MAX_CHARS:].partition(" ")[2]


def _head(text: str) -> str:
    if len(text) <= MAX_CHARS:
        return text
    return text[:MAX_CHARS].rpartition(" ")[0] + " …"
