"""Every text as the finder reads it, for those who tell the editor about names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from siyaq.diagnostics import Location
from siyaq.link.finder import Mention, Refusal
from siyaq.link.passages import OPAQUE, Passages, read_passages
from siyaq.link.registry import Registry, rules_for
from siyaq.model.entries import AnyEntry
from siyaq.model.parts import Body
from siyaq.model.site import LinkPolicy

AROUND = 30  # characters of context on each side of a name


@dataclass(frozen=True, slots=True)
class Reading:
    """The running text of a file, and the names met in it; `source` is the whole text of the file."""

    path: str
    passages: Passages
    verdicts: tuple[Mention | Refusal, ...]
    source: str

    @property
    def mentions(self) -> list[Mention]:
        """The names that count."""
        return [verdict for verdict in self.verdicts if isinstance(verdict, Mention)]

    def words(self, start: int, end: int) -> str:
        """Words of the running text as readers see them."""
        return self.passages.shown[start:end].replace(OPAQUE, "").replace("\n", " ")

    def context(self, start: int, end: int) -> str:
        """Words with a little of what stands around them."""
        before, after = self.words(max(0, start - AROUND), start), self.words(end, end + AROUND)
        return f"…{before}[{self.words(start, end)}]{after}…"

    def location(self, start: int, end: int) -> Location:
        """Where words of the running text stand in the file; the start of their paragraph where markup parts them."""
        paragraph = self.passages.paragraph_at(start)
        words = self.words(start, end)
        earlier = self.passages.shown[paragraph.start : start].count(words)
        lines = self.source.split("\n")
        for number in range(paragraph.line - 1, len(lines)):
            column = _nth(lines[number], words, earlier)
            if column >= 0:
                return Location(self.path, number + 1, column + 1)
            earlier -= lines[number].count(words)
            if not lines[number].strip():
                break
        return Location(self.path, paragraph.line, 1)


def _nth(line: str, words: str, number: int) -> int:
    """Where the words stand in a line for the nth time, counted from 0; -1 where they do not."""
    column = line.find(words)
    while column >= 0 and number:
        column = line.find(words, column + 1)
        number -= 1
    return column


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
    verdicts = registry.finder.explain(passages.text, language, declared)
    return Reading(path, passages, tuple(verdicts), source)
