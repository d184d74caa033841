"""The words of a text as search compares them: folded further than names are, and taken apart."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from siyaq.link.names.folding import FOLDED_LETTERS, PUNCTUATION, fold
from siyaq.read.lexicons import read_lexicons

# Beyond what names are folded by: readers mix up the seats of hamza, and have no key for letters of other languages.
LETTERS = {
    "ؤ": "ء", "ئ": "ء", "ڤ": "ف", "پ": "ب", "چ": "ج", "گ": "ك", "٫": ".", "٬": ",",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
}  # fmt: skip
SCRIPT = "\u0620-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"  # what stands together as letters of Arabic
MAX_KEY = 40  # characters of a word that are looked at
# A run of letters and digits, with the signs that may stand within one; a number; letters of one script.
_RUN = re.compile(r"[^\W_]+(?:['.,&+-][^\W_]+)*")
_PART = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?![\d,])|\d+[.,]\d+|\d+|[{SCRIPT}]+|[^\W\d_{SCRIPT}]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def all_letters() -> dict[str, str]:
    """Every letter and sign that another one stands for in search."""
    return PUNCTUATION | FOLDED_LETTERS | LETTERS


def fold_words(text: str) -> str:
    """A text with its letters made one, in lower case."""
    text = fold(text).text.lower()
    for old, new in LETTERS.items():  # many times as fast as a table
        text = text.replace(old, new)
    starts, pattern = joined_names()
    return pattern.sub(r"\1\2 ", text) if any(start in text for start in starts) else text


@cache
def joined_names() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """How names begin that are two words written as one, and what finds the first of the two: «عبد» in «عبدالله»."""
    lexicons = [one for one in read_lexicons().values() if one.article]
    article = "|".join(one.article for one in lexicons)
    heads = "|".join(sorted(fold(head).text for one in lexicons for head in one.joined_heads))
    joined = "".join(letter for one in lexicons for group in one.prefixes for letter in group)
    starts = tuple(head + one.article for one in lexicons for head in heads.split("|"))
    return starts, re.compile(f"(^|[^{SCRIPT}])([{joined}]?(?:{heads}))(?=(?:{article})[{SCRIPT}][{SCRIPT}])")


def words_of(folded: str) -> list[str]:
    """The words of a folded text, in order, each as often as it is there."""
    return [word for run in runs_of(folded) for word in words_in(run)]


def runs_of(folded: str) -> list[str]:
    """What a folded text has between spaces and the like."""
    return _RUN.findall(folded)


@lru_cache(maxsize=1 << 16)  # the runs of one site, most of them met many times
def words_in(run: str) -> tuple[str, ...]:
    """The words of a run: "e-commerce" is two, and the two as one; 1,000 is one, without its comma."""
    parts = tuple(map(_plain, _PART.findall(run)))
    if len(parts) < 2 or not any(map(str.isalpha, run)):
        return parts
    return (*parts, "".join(parts)[:MAX_KEY])


def _plain(part: str) -> str:
    """A part as it is compared: numbers without separators of thousands, with a full stop before a fraction."""
    if not part[0].isdigit():
        return part[:MAX_KEY]
    return (part.replace(",", "") if _THOUSANDS.fullmatch(part) else part.replace(",", "."))[:MAX_KEY]
