"""Letters of a folded text: which of them make one word together."""

from __future__ import annotations

import re

ARABIC = frozenset(
    chr(code)
    for first, last in (
        (0x621, 0x64A),
        (0x66E, 0x6D3),
        (0x6D5, 0x6D5),
        (0x6EE, 0x6FF),
        (0x750, 0x77F),
        (0x8A0, 0x8C7),
    )
    for code in range(first, last + 1)
    if chr(code).isalpha() and code != 0x640
)
OPENING = frozenset("\"'«“„‹‘([")
CLOSING = frozenset("\"'»”‟›’)]")
QUOTES = frozenset("\"'«»“”„‟‹›‘’")  # either way round: »ميتا« is met, too
_PUNCTUATION = "\"'«“„‹‘([{،,؛;:—–-"
_STOPS = frozenset('،,؛;:!?؟…»”›)]}"—–')
_NEXT = re.compile(r" ([\w'&-]+)")
MAX_WORD = 40  # characters of a word that are looked at
SENTENCE_ENDS = frozenset(".!?؟…:\n")
MAX_GLUED = 5  # no run of prefixes is longer


def is_arabic(character: str) -> bool:
    """Whether the character is a letter of the Arabic script."""
    return character in ARABIC


def other_word_character(character: str) -> bool:
    """Whether the character belongs to a word of a script other than Arabic: a letter or a digit."""
    return character.isalnum() and character not in ARABIC


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at a place, an opening quotation mark aside."""
    before = text[max(0, start - 4) : start].rstrip(" " + "".join(OPENING))
    return not before or before[-1] in SENTENCE_ENDS


def glued_before(text: str, start: int) -> str:
    """The Arabic letters that stand directly before a place."""
    first = start
    while first and start - first < MAX_GLUED and text[first - 1] in ARABIC:
        first -= 1
    return text[first:start]


def word_before(text: str, start: int) -> str:
    """The word before a place, across one space: nothing where punctuation stands between; a full stop stays."""
    if start < 2 or text[start - 1] != " " or text[start - 2] in _STOPS:
        return ""
    stretch = text[max(0, start - MAX_WORD) : start - 1]
    word = stretch[stretch.rfind(" ") + 1 :]
    if "\n" in word:
        word = word.rpartition("\n")[2]
    return word.lstrip(_PUNCTUATION)


def word_after(text: str, end: int) -> str:
    """The word after a place, across one space; punctuation after it is left out."""
    match = _NEXT.match(text, end)
    return match[1] if match else ""
