"""The sentence around a place in a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise

_STOP = re.compile(r"[.!?؟…]+[\"»”’)\]]*\s+")
_MARKS = frozenset(map(chr, (*range(0x64B, 0x653), 0x670)))
MAX_CHARS = 160  # on each side


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after text[start:end] in its sentence, cut at a word where it is long."""
    ends = _ends(text)
    before, after = bisect_right(ends, start), bisect_left(ends, end)
    first = ends[before - 1] if before else 0
    last = ends[after] if after < len(ends) else len(text)
    return _tail(text[first:start]), _head(text[end:last].rstrip())


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, in order."""
    found = [text[start:end].strip() for start, end in pairwise([0, *_ends(text), len(text)])]
    return [sentence for sentence in found if sentence]


@lru_cache(maxsize=1)
def _ends(text: str) -> list[int]:
    """Where the sentences end; a paragraph is asked about once for each reference in it."""
    return [
        match.end() for match in _STOP.finditer(text) if match[0][0] != "." or not _is_initial(text, match.start())
    ]


def _is_initial(text: str, stop: int) -> bool:
    """Whether a full stop belongs to an initial, as in "J. Smith" or "U.S."; after «أولًا» it ends a sentence."""
    letter, before = text[stop - 1 : stop], text[stop - 2 : stop - 1] if stop > 1 else ""
    return letter.isalpha() and not (before.isalnum() or before == "_" or before in _MARKS)


def _tail(text: str) -> str:
    if len(text) <= MAX_CHARS:
        return text.lstrip()
    return "… " + text[-MAX_CHARS:].partition(" ")[2]


def _head(text: str) -> str:
    if len(text) <= MAX_CHARS:
        return text
    return text[:MAX_CHARS].rpartition(" ")[0] + " …"
