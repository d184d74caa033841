"""Every text as the finder reads it, for those who tell the editor about names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from siyaq.diagnostics import Location
from siyaq.link.names.finder import Mention, Refusal
from siyaq.link.names.passages import OPAQUE, Passages, read_passages
from siyaq.link.names.registry import Registry, rules_for
from siyaq.model.entries import AnyEntry
from siyaq.model.parts import Body
from siyaq.model.site import LinkPolicy

AROUND = 30  # characters of context on each side of a name


@dataclass(frozen=True, slots=True)
class Reading:
    """The running text of a file, and the names met in it.

    `mentions` are the verdicts on names that count; `source` is the whole text of the file, `lines` and `offsets` are
    where its lines and each stretch of the running text begin in it.
    """

    path: str
    passages: Passages
    verdicts: tuple[Mention | Refusal, ...]
    mentions: tuple[Mention, ...]
    source: str
    lines: tuple[int, ...]
    offsets: tuple[int, ...]

    def mention_before(self, place: int) -> Mention | None:
        """The last of the names that count and begin before a place; these do not overlap."""
        index = bisect_left(self.mentions, place, key=attrgetter("start"))
        return self.mentions[index - 1] if index else None

    def words(self, start: int, end: int) -> str:
        """Words of the running text as readers see them."""
        return self.passages.shown[start:end].replace(OPAQUE, "").replace("\n", " ")

    def context(self, start: int, end: int) -> str:
        """Words with a little of what stands around them."""
        before, after = self.words(max(0, start - AROUND), start), self.words(end, end + AROUND)
        return f"…{before}[{self.words(start, end)}]{after}…"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where words of the running text stand in the source: its code points from the first to after the last."""
        first, exact = self._offset(start)
        if exact:
            return first, self._offset(end - 1)[0] + 1
        words = self.passages.shown[start:end]
        found = max(first, self.source.find(words, first))
        return found, found + len(words)

    def location(self, start: int, end: int) -> Location:
        """The line and column of words of the running text."""
        offset = self.span(start, end)[0]
        line = bisect_right(self.lines, offset)
        return Location(self.path, line, offset - self.lines[line - 1] + 1)

    def line(self, number: int) -> str:
        """A line of the source."""
        start = self.lines[number - 1]
        end = self.source.find("\n", start)
        return self.source[start : end if end >= 0 else len(self.source)]

    def _offset(self, place: int) -> tuple[int, bool]:
        """Where a place of the running text stands in the source; else where its stretch cannot begin before."""
        index = bisect_right(self.passages.stretches, place, key=attrgetter("start")) - 1
        offset = self.offsets[index]
        return (offset + place - self.passages.stretches[index].start, True) if offset >= 0 else (~offset, False)


def _offsets(passages: Passages, source: str, lines: tuple[int, ...]) -> tuple[int, ...]:
    """Where each stretch begins in the source: found one after the other, each from the end of the one before.

    For one that is written otherwise there, with an escape or an entity, ~ of where it cannot begin before.
    """
    offsets: list[int] = []
    at = line = 0
    for stretch in passages.stretches:
        paragraph = passages.paragraph_at(stretch.start)
        if paragraph.line != line:
            line = paragraph.line
            at = lines[line - 1] if line <= len(lines) else len(source)
        found = source.find(passages.shown[stretch.start : stretch.end], at)
        offsets.append(found if found >= 0 else ~at)
        at = found + stretch.end - stretch.start if found >= 0 else at
    return tuple(offsets)


def read_texts(
    entries: Iterable[AnyEntry], registry: Registry, policy: LinkPolicy, sources: Mapping[str, str]
) -> Iterator[Reading]:
    """A reading of every document."""
    for entry in entries:
        declared = rules_for(entry, policy).declared
        for one in entry.documents:
            yield read_body(one.body, one.path, one.language, registry, declared, sources.get(one.path, ""))


def read_body(
    body: Body, path: str, language: str, registry: Registry, declared: frozenset[str], source: str
) -> Reading:
    """A reading of one body, which stands in the text `source` of a file."""
    passages = read_passages(body)
    verdicts = tuple(registry.finder.explain(passages.text, language, declared))
    mentions = tuple(verdict for verdict in verdicts if isinstance(verdict, Mention))
    lines = (0, *(found.end() for found in re.finditer("\n", source)))
    return Reading(path, passages, verdicts, mentions, source, lines, _offsets(passages, source, lines))
