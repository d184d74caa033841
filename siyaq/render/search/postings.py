"""Which pages have a key, and how weighty it is there, as a short text.

A page is written as its distance from the one before: digits of base 20 and, as the last, one of base 62. A sign of
WEIGHTS after it says that the word is more than one of many there.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_letters, digits

LAST = ascii_letters + digits
FURTHER = "!#$%&()*+,-/:;<=>?@["
WEIGHTS = ("", "]", "^")  # in passing; in the summary or often; in the title
OFTEN = 3  # times on one page
WEAK = "'"  # before the postings of a word that is everywhere


def encode_postings(rows: Iterable[tuple[int, int]]) -> str:
    """The postings of a key: numbers of pages, ascending, with its weight there."""
    written, last = [], -1
    for page, weight in rows:
        distance = page - last - 1
        written.append((LAST[distance] if distance < len(LAST) else _far(distance)) + WEIGHTS[weight])
        last = page
    return "".join(written)


def _far(distance: int) -> str:
    distance, end = divmod(distance, len(LAST))
    text = LAST[end]
    while distance:
        distance, digit = divmod(distance, len(FURTHER))
        text = FURTHER[digit] + text
    return text
