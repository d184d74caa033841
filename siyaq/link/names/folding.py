"""Text as names are compared in it: one letter for its variants, marks and joiners taken out, places kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# ئ stays as it is: folded to ي, it would let «رئيس» meet «رييس».
FOLDED_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك"}
PUNCTUATION = {"’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"}
# Vowel signs and other marks, tatweel, zero-width and bidi characters, carriage returns.
GONE = (
    "\u0300-\u036f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08e1\u08e3-\u08ff\ufe20-\ufe2f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe70-\ufe7f\ufeff\\r"
)
_MARK = re.compile(f"[{GONE}]")
_MARK_OR_SPACE = re.compile(f"[{GONE}]| (?=[{GONE}]* )")  # of several spaces the last stays
_SPACES = re.compile(f" [{GONE}]* ")
_UNEVEN = re.compile(f"[{GONE}\ufb50-\ufdff\ufe80-\ufefc]|  ")  # whatever changes the length


def _one_to_one() -> dict[int, str]:
    """What takes one place before and after: variants of a letter, of a digit, of a space."""
    table = {ord(old): new for old, new in {**FOLDED_LETTERS, **PUNCTUATION}.items()}
    table |= {ord(space): " " for space in "\t\u00a0\u202f\u205f\u3000"} | dict.fromkeys(range(0x2000, 0x200B), " ")
    for first in (0x660, 0x6F0):
        table |= {first + digit: str(digit) for digit in range(10)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base
    return table


def _presentation_forms() -> dict[str, str]:
    """Letters in the shapes that old typesetting programs wrote, and what they stand for: one letter or several."""
    forms = (chr(code) for code in (*range(0xFB50, 0xFE00), *range(0xFE80, 0xFEFD)))
    return {form: plain for form in forms if (plain := unicodedata.normalize("NFKC", form)) != form}


_TABLE = _one_to_one()
# What ordinary Arabic text holds is replaced letter by letter, which is several times as fast as the whole table.
_USUAL = {old: _TABLE[ord(old)] for old in "أإآىة"}
_UNUSUAL = re.compile("[" + re.escape("".join(chr(code) for code in _TABLE if chr(code) not in _USUAL)) + "]")
_FORMS = _presentation_forms()
_FORM = re.compile("[\ufb50-\ufdff\ufe80-\ufefc]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `gone` and `grown` tell where it is shorter and where longer than what was folded."""

    text: str
    gone: Sequence[int] = ()
    grown: Sequence[int] = ()

    def place(self, index: int) -> int:
        """The code point, in the text as given, that became the character at `index`."""
        between = index + bisect_right(self.gone, index)
        return between - bisect_right(self.grown, between)


def fold(text: str) -> Folded:
    """The text with variants of letters made one, vowel signs, tatweel, zero-width and bidi marks taken out.

    Runs of spaces become one; lines stay lines, and case stays.
    """
    text, grown = _expanded(text) if _FORM.search(text) else (text, [])
    text = _one_letter_for_all(text)
    deleted = _MARK_OR_SPACE if _SPACES.search(text) else _MARK  # which is several times as fast
    places = [match.start() for match in deleted.finditer(text)]
    if places:
        text = deleted.sub("", text)
    return Folded(text, [place - number for number, place in enumerate(places)], grown)


def _one_letter_for_all(text: str) -> str:
    if _UNUSUAL.search(text):
        return text.translate(_TABLE)
    for old, new in _USUAL.items():
        text = text.replace(old, new)
    return text


def _expanded(text: str) -> tuple[str, list[int]]:
    """The text with presentation forms spelled out, and the places of the characters that made it longer."""
    grown: list[int] = []
    for match in _FORM.finditer(text):
        first = match.start() + len(grown) + 1
        grown += range(first, first + len(_FORMS.get(match[0], match[0])) - 1)
    return _FORM.sub(lambda match: _FORMS.get(match[0], match[0]), text), grown


def fold_word(text: str) -> str:
    """A name or a word as it reads in a folded text."""
    plain = text.translate(_TABLE)
    return (fold(text).text if _UNEVEN.search(plain) else plain).strip()


def caseless(text: str) -> str:
    """A name or a word as it reads in a folded text, whatever its case."""
    return fold_word(text).casefold()


def without_marks(text: str) -> str:
    """The letters as written, without vowel signs, tatweel and invisible marks."""
    return _MARK.sub("", text)


def is_mark(character: str) -> bool:
    """Whether the character belongs to the letter before it."""
    return unicodedata.combining(character) != 0
