"""Quotations in a paragraph: words between quotation marks that are no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from siyaq.link.readings import Reading

LONG = 5  # words; fewer may be a name or a title, which Arabic puts in quotation marks
_PAIRS = ("«»", "“”", '""', "‘’", "„“", "”“")
# A quotation of several paragraphs is closed in the last of them.
_QUOTED = re.compile("|".join(rf"{pair[0]}[^{pair[1]}\n]*(?:{pair[1]}|$)" for pair in _PAIRS), re.MULTILINE)
_OTHERWISE = re.compile(r"^\s*>|[*_]\w|\w[*_]")  # a block quotation, or emphasis, which may stand for marks


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a running text, marks included, and how many words it has."""

    start: int
    end: int
    words: int


def quotations_in(reading: Reading, start: int, end: int) -> Iterator[Quotation]:
    """The quotations of two words and more, but for names of profiles."""
    for match in _QUOTED.finditer(reading.passages.text, start, end):
        inside = match[0].strip('«»“”"‘’„ .,،')
        first = match.start() + match[0].find(inside)
        named = any(one.start <= first and first + len(inside) <= one.end for one in reading.mentions)
        if len(inside.split()) > 1 and not named:
            yield Quotation(match.start(), match.end(), len(inside.split()))


def may_quote(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch has a quotation, or something that may stand for one."""
    if any(quotations_in(reading, start, end)):
        return True
    lines = reading.source.split("\n")
    begun = [paragraph.line for paragraph in reading.passages.paragraphs if start <= paragraph.start < max(end, 1)]
    return any(_OTHERWISE.search(line) for line in (lines[number - 1] for number in begun))
