"""Words in a drawing: how much room they take, judged generously, and the lines that they are broken into."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

NARROW = frozenset(" \u00a0.,:;!|'’()[]-·،؛fijlrtIJاأإآ")
SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[-–/])(?=.)")  # Square|Trade, Coca-|Cola
WIDE = frozenset("mwMW@%&+—…سشصضث")


@dataclass(frozen=True, slots=True)
class Face:
    """A size of letters and the height of their lines, in pixels; `weight` is how much wider bold ones run."""

    size: int
    leading: int
    weight: float


NAME = Face(15, 20, 1.16)
WORD = Face(13, 18, 1.0)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of words, and the room that they take."""

    lines: tuple[str, ...]
    width: int
    height: int

    def baselines(self, face: Face, top: int) -> Iterator[tuple[str, int]]:
        """Each line with the height of its baseline, where the block begins at `top`."""
        for number, line in enumerate(self.lines):
            yield line, top + number * face.leading + round(face.leading * 0.72)


@lru_cache(maxsize=8192)
def block(text: str, face: Face, most: int) -> Block:
    """The words set in lines of at most this width."""
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and length(longer, face) <= most:
            rows[-1] = longer
        else:
            rows += _cut(word, face, most)
    widest = max((length(row, face) for row in rows), default=0.0)
    return Block(tuple(rows), math.ceil(widest), len(rows) * face.leading)


def _cut(word: str, face: Face, most: int) -> list[str]:
    """A word in as many pieces as it takes, parted at the seam of a name, else in the middle."""
    if len(word) == 1 or length(word, face) <= most:
        return [word]
    seams = [match.start() for match in SEAM.finditer(word)] or [len(word) // 2]
    place = min(seams, key=lambda seam: abs(seam - len(word) / 2))
    return [*_cut(word[:place], face, most), *_cut(word[place:], face, most)]


def length(text: str, face: Face) -> float:
    """The length of a line in pixels, rather too long than too short."""
    return sum(_advance(letter) for letter in text) * face.size * face.weight


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """The width of a letter, in parts of the size."""
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.05
    if letter in WIDE:
        return 0.98
    if letter in NARROW:
        return 0.4
    return {"Lu": 0.72, "Lo": 0.62}.get(category, 0.63)
