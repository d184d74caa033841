"""Which sentences of which pages have a key, as a short text.

A page is written as its distance from the one before, in letters: digits of base 26, the last of them a capital. Then
come its sentences, each as its distance from the one before, in signs; the last of SIGNS says that it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SIGNS = "0123456789!#$%&()*+,-./:;=?@[]^_`{|}~"
FAR = len(SIGNS) - 1
MOST = 8  # sentences of one page that are kept: enough to rank by
WEAK = "'"  # before the postings of a word that is everywhere


def encode_postings(rows: Iterable[tuple[int, Sequence[int]]]) -> str:
    """The postings of a key: numbers of pages with those of their sentences, both ascending."""
    written, last = [], -1
    for page, sentences in rows:
        written.append(_distance(page - last - 1))
        before = -1
        for sentence in sentences[:MOST]:
            far, near = divmod(sentence - before - 1, FAR)
            written.append(SIGNS[FAR] * far + SIGNS[near])
            before = sentence
        last = page
    return "".join(written)


def _distance(number: int) -> str:
    text = chr(ord("A") + number % 26)
    while number := number // 26:
        text = chr(ord("a") + number % 26) + text
    return text
