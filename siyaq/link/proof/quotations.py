"""Quotations in a paragraph: words between quotation marks that are no name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from siyaq.link.proof.readings import Reading

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
        mention = reading.mention_before(first + 1)
        named = mention is not None and first + len(inside) <= mention.end
        if len(inside.split()) > 1 and not named:
            yield Quotation(match.start(), match.end(), len(inside.split()))


def may_quote(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch has a quotation, or something that may stand for one."""
    if any(quotations_in(reading, start, end)):
        return True
    paragraphs = reading.passages.paragraphs
    first, last = (bisect_left(paragraphs, place, key=attrgetter("start")) for place in (start, max(end, 1)))
    return any(_OTHERWISE.search(reading.line(paragraph.line)) for paragraph in paragraphs[first:last])
