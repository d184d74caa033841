"""Spellings that have the consonants of a registered name and are none of its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from siyaq.diagnostics import Diagnostic
from siyaq.link.names.clues import Clues
from siyaq.link.names.folding import fold, fold_word
from siyaq.link.names.letters import is_arabic
from siyaq.link.names.names import Name
from siyaq.link.proof.readings import Reading

MAX_WORDS = 5  # of a name that is compared
MIN_CONSONANTS = 4  # that a name needs to be told from others by them
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Spellings of foreign names differ in long vowels, in doubled letters, and in letters that stand for one sound.
_VOWELS = re.compile(r"[اويئؤءaeiouy]")
_ALIKE = str.maketrans("غقكگطصڤپچ", "ججججتسفبش")
_DOUBLED = re.compile(r"(.)\1+")
Skeleton = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


def check_near_names(readings: Iterable[Reading], names: Iterable[Name], clues: Clues) -> Iterator[Diagnostic]:
    """Near spellings of names of several words, each with the registered one; no link is made on them."""
    known = _by_skeleton(names)
    lengths = sorted({len(key) for key in known})
    for reading in readings:
        taken = {place for one in reading.verdicts for place in range(one.start, one.end)}
        words = [_Word(found.start(), found.end(), found[0]) for found in _WORD.finditer(reading.passages.text)]
        for index in range(len(words)):
            for length in lengths:
                run = words[index : index + length]
                if len(run) == length and not taken & {word.start for word in run}:
                    yield from _near(run, reading, known, clues)


def _by_skeleton(names: Iterable[Name]) -> dict[Skeleton, Name]:
    found: dict[Skeleton, Name] = {}
    for name in names:
        key = tuple(skeleton(word) for word in name.folded.split(" "))
        if 1 < len(key) <= MAX_WORDS and all(key) and len("".join(key)) >= MIN_CONSONANTS and not name.decoy:
            found.setdefault(key, name)
    return found


def _near(run: list[_Word], reading: Reading, known: Mapping[Skeleton, Name], clues: Clues) -> Iterator[Diagnostic]:
    between = reading.passages.text[run[0].start : run[-1].end]
    if any(not part.isspace() for part in _WORD.split(between)[1:-1]) or not _may_be_name(run):
        return
    rest = tuple(skeleton(word.text) for word in run[1:])
    first = fold_word(run[0].text)
    for prefix in ("", *(prefix for prefix in sorted(clues.prefixes) if first.startswith(prefix))):
        name = known.get((skeleton(first[len(prefix) :]), *rest))
        if name:
            start, end = run[0].start + len(prefix), run[-1].end
            written = reading.words(start, end)
            hint = f'if it is the same, mend it, or list it under `aliases` or `misspellings` of "{name.entity}"'
            where = reading.location(start, end)
            message = f'"{written}" is nearly "{name.words}", and does not link'
            values = (("words", written), ("name", name.words), ("profile", name.entity))
            yield Diagnostic(where, "note", message, "near-name", hint, len(written), values=values)
            return


def _may_be_name(run: list[_Word]) -> bool:
    """Latin names have capitals; Arabic letters have none."""
    return all(is_arabic(fold(word.text).text[0]) or word.text[0].isupper() for word in run)


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word, those alike made one: ليبراتور and ليبيراتور have the same."""
    letters = _VOWELS.sub("", fold_word(word).lower()).translate(_ALIKE)
    return _DOUBLED.sub(r"\1", letters)
