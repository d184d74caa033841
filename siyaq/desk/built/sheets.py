"""The addresses in style sheets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from siyaq.desk.built.reading import Pointer, Reading

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ADDRESS = re.compile(
    r"""url\(\s*+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^()\s"']*+))\s*+\)"""
    r"""|@import\s++(?:"(?P<double_import>[^"]*)"|'(?P<single_import>[^']*)')""",
    re.IGNORECASE,
)


def read_sheet(path: str, raw: bytes) -> Reading:
    """What a style sheet fetches."""
    text = raw.decode("utf-8", "replace")
    place = places_in(text)
    return Reading(path, tuple(Pointer(url, *place(start), "load") for url, start in sheet_addresses(text)))


def sheet_addresses(text: str) -> Iterator[tuple[str, int]]:
    """Each address of a style sheet, and where it begins; comments have none."""
    if "(" not in text and "@" not in text:
        return
    shown = _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    for match in _ADDRESS.finditer(shown):
        url = next((found for found in match.groups() if found is not None), "")
        if url:
            yield url, match.start()


def places_in(text: str) -> Callable[[int], tuple[int, int]]:
    """The line and column, from 1, of any place in a text."""
    begun = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(start: int) -> tuple[int, int]:
        line = bisect_right(begun, start)
        return line, start - begun[line - 1] + 1

    return place
