"""Words set in the lines of an image, by the widths of the letters in its font."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import combining, normalize

from siyaq.render.wording.isolation import CONTROLS, Isolation
from siyaq.render.wording.spacing import NO_BREAK, unbroken

Sizes = Sequence[tuple[int, int]]  # in pixels, with the most lines of each
ELLIPSIS = "…"
FINE = 12  # halvings of the room by which lines are made even: to a four-thousandth of it


class Letter(NamedTuple):
    """How wide a letter is in each joined form, in parts of the size; None where a script does not join it so."""

    alone: float
    final: float | None = None
    initial: float | None = None
    medial: float | None = None


@dataclass(frozen=True, slots=True)
class Advances:
    """How wide a font sets each letter that it has; kerning and ligatures, which draw together, are left out."""

    letters: Mapping[str, Letter]

    def shown(self, words: str) -> str:
        """The words without the letters, or their accents, that the font lacks; spaces made one."""
        words = normalize("NFC", re.sub(r"[\t\r\n]", " ", CONTROLS.sub("", words)))
        letters = (part for one in words for part in (one if one in self.letters else normalize("NFKD", one)))
        return re.sub(" +", " ", "".join(one for one in letters if one in self.letters)).strip()

    def width(self, words: str) -> float:
        """The width of a line, in parts of the size."""
        row = [self.letters[one] for one in words if one in self.letters and not combining(one)]
        nothing = Letter(0.0)
        around = zip([nothing, *row], row, [*row[1:], nothing], strict=False)
        return sum(_form(before, letter, after) for before, letter, after in around)


def _form(before: Letter, letter: Letter, after: Letter) -> float:
    """The width of a letter between two others."""
    joined = letter.final is not None and before.initial is not None
    joins = letter.initial is not None and after.final is not None
    width = (letter.medial if joins else letter.final) if joined else (letter.initial if joins else letter.alone)
    return letter.alone if width is None else width


@dataclass(frozen=True, slots=True)
class Setting:
    """Words as they are set: the size of the letters in pixels, and the lines."""

    size: int
    lines: tuple[str, ...]


def fit(words: str, advances: Advances, isolation: Isolation, width: int, sizes: Sizes) -> Setting:
    """Words in the first of the sizes, from large to small, each with the most lines that it may have.

    Lines are about equally long, foreign names stay whole; what no size has room for ends in an ellipsis.
    """
    units = [one for one in isolation.held(unbroken(advances.shown(words))).split(" ") if one]
    measured = [(one, advances.width(one)) for one in units]
    space = advances.width(" ")
    for size, most in sizes:
        room = width / size
        lines = _lines(measured, room, space)
        if len(lines) <= most and all(length <= room for _, length in measured):
            return Setting(size, _even(measured, room, space, len(lines)))
    size, most = sizes[-1]
    return Setting(size, _cut_off(units, advances, width / size, most))


def _lines(measured: Sequence[tuple[str, float]], room: float, space: float) -> tuple[str, ...]:
    """As many words in each line as it has room for."""
    rows: list[str] = []
    left = 0.0
    for unit, length in measured:
        if rows and space + length <= left:
            rows[-1] += f" {unit}"
            left -= space + length
        else:
            rows.append(unit)
            left = room - length
    return tuple(rows)


def _even(measured: Sequence[tuple[str, float]], room: float, space: float, count: int) -> tuple[str, ...]:
    """The lines of the least room that takes no more of them."""
    least = max((length for _, length in measured), default=0.0)
    for _ in range(FINE):
        middle = (least + room) / 2
        if len(_lines(measured, middle, space)) > count:
            least = middle
        else:
            room = middle
    return _lines(measured, room, space)


def _cut_off(units: Sequence[str], advances: Advances, room: float, most: int) -> tuple[str, ...]:
    """The lines that there is room for, the last with an ellipsis where words are left out."""
    pieces = [piece for unit in units for piece in _pieces(unit, advances, room)]
    lines = _lines([(piece, advances.width(piece)) for piece in pieces], room, advances.width(" "))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and advances.width(last + ELLIPSIS) > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return (*lines[: most - 1], last.rstrip(" .,:;!?،؛؟…-–—") + ELLIPSIS)


def _pieces(unit: str, advances: Advances, room: float) -> Iterator[str]:
    """A word, or words held together, in as many pieces as it takes."""
    if advances.width(unit) <= room:
        yield unit
    elif NO_BREAK in unit:
        for word in unit.split(NO_BREAK):
            yield from _pieces(word, advances, room)
    else:
        piece = ""
        for letter in unit:
            if piece and advances.width(piece + letter) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece
