"""The sentence around a place in a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

# A full stop after a single letter belongs to an initial, as in "J. Smith" or "U.S."; a letter after a vowel sign
# is not a single one, as in «أولًا.».
_END = re.compile(r"(?<![.!?؟…])(?:(?<!(?<![\w\u064b-\u0652\u0670])[^\W\d_])|(?=[!?؟…]))[.!?؟…]+[\"»”’)\]]*\s+")
MAX_CHARS = 160  # on each side


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after text[start:end] in its sentence, cut at a word where it is long."""
    ends = _ends(text)
    before, after = bisect_right(ends, start), bisect_left(ends, end)
    first = ends[before - 1] if before else 0
    last = ends[after] if after < len(ends) else len(text)
    return _tail(text[first:start]), _head(text[end:last].rstrip())


@lru_cache(maxsize=1)
def _ends(text: str) -> list[int]:
    """Where the sentences end; a paragraph is asked about once for each reference in it."""
    return [match.end() for match in _END.finditer(text)]


def _tail(text: str) -> str:
    if len(text) <= MAX_CHARS:
        return text.lstrip()
    return "… " + text[-MAX_CHARS:].partition(" ")[2]


def _head(text: str) -> str:
    if len(text) <= MAX_CHARS:
        return text
    return text[:MAX_CHARS].rpartition(" ")[0] + " …"
