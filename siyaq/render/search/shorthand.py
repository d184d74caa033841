"""Texts with the words that the site has most often written as one letter or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from string import ascii_letters, digits

LETTERS = ascii_letters + digits
SINGLE = LETTERS[:40]  # each is a word; the others begin a pair
PAIRS = [one + two for one in LETTERS[40:] for two in LETTERS]  # 1,364: everyone who searches fetches these words
WORTHWHILE = 8  # times that a word is there
ESCAPE = "."  # before a word that would read as shorthand


def common_words(sentences: Iterable[str]) -> list[str]:
    """What stands most often between two spaces, the most frequent first."""
    counts = Counter(word for sentence in sentences for word in sentence.split(" "))
    often = [(-count, word) for word, count in counts.items() if count >= WORTHWHILE]
    return [word for _, word in sorted(often)[: len(SINGLE) + len(PAIRS)]]


def codes_of(words: Sequence[str]) -> dict[str, str]:
    """The shorthand of these words, the shorter the earlier they stand."""
    return dict(zip(words, (*SINGLE, *PAIRS), strict=False))


def shortened(sentence: str, codes: dict[str, str]) -> str:
    """A sentence in shorthand; a word that has none is written out, with a space after it."""
    return "".join([codes.get(word) or _written_out(word) for word in sentence.split(" ")])


def _written_out(word: str) -> str:
    return f"{ESCAPE if word[0] in _MISREAD else ''}{word} "


_MISREAD = frozenset(LETTERS + ESCAPE)
