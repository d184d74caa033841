"""Links put around names in the parts of a body; markup within the names keeps its order."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from siyaq.link.names.passages import Passages
from siyaq.model.parts import Body, Part


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a running text that are to lead to a target: text[start:end]."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a link begins within the prose of a part, with the markup that its words hold; or where it ends."""

    place: int
    target: str = ""
    tags: tuple[str, ...] = ()


def weave(body: Body, passages: Passages, spans: Sequence[Span]) -> Body:
    """The body with `open` and `close` around the words of each span; the spans do not overlap."""
    if not spans:
        return body
    cuts = _cuts(body, passages, spans)
    loom = _Loom()
    for index, part in enumerate(body.parts):
        loom.take(part, cuts.get(index, []))
    return replace(body, parts=tuple(loom.woven))


def _cuts(body: Body, passages: Passages, spans: Sequence[Span]) -> dict[int, list[_Cut]]:
    """The cuts in each part, by its index, in order."""
    cuts: dict[int, list[_Cut]] = defaultdict(list)
    for span in spans:
        at = bisect_right(passages.stretches, span.start, key=attrgetter("start")) - 1
        to = bisect_right(passages.stretches, span.end - 1, key=attrgetter("start")) - 1
        first, last = passages.stretches[at], passages.stretches[to]
        tags = tuple(part.text for part in body.parts[first.part : last.part] if part.kind == "tag")
        cuts[first.part].append(_Cut(span.start - first.start, span.target, tags))
        cuts[last.part].append(_Cut(span.end - last.start))
    return cuts


class _Loom:
    """The parts as far as they are woven, with the tags that are open, and how many of them are outside the link."""

    def __init__(self) -> None:
        self.woven: list[Part] = []
        self.tags: list[str] = []
        self.outside = 0

    def take(self, part: Part, cuts: list[_Cut]) -> None:
        """Weave the next part in, cut where links begin and end."""
        if part.kind == "tag" and part.text.startswith("</"):
            self.close_tag(self.tags.pop())
            return
        if part.kind == "tag":
            self.tags.append(part.text)
        done = 0
        for cut in cuts:
            self.prose(part.text[done : cut.place])
            self.begin(cut) if cut.target else self.end()
            done = cut.place
        if cuts:
            self.prose(part.text[done:])
        else:
            self.woven.append(part)

    def prose(self, text: str) -> None:
        """Plain text, if there is any."""
        if text:
            self.woven.append(Part("prose", text))

    def begin(self, cut: _Cut) -> None:
        """A link begins; tags that end among its words are closed before it and opened again in it."""
        split = self.tags[len(self.tags) - _ended(cut.tags) :]
        self.outside = len(self.tags) - len(split)
        for tag in reversed(split):
            self.close_tag(tag)
        self.woven.append(Part("open", cut.target))
        self.woven += [Part("tag", tag) for tag in split]

    def end(self) -> None:
        """The link ends; tags that opened among its words are closed in it and opened again after it."""
        split = self.tags[self.outside :]
        for tag in reversed(split):
            self.close_tag(tag)
        self.woven.append(Part("close"))
        self.woven += [Part("tag", tag) for tag in split]

    def close_tag(self, tag: str) -> None:
        """The end of an element; one that would be empty is left out."""
        if self.woven[-1] == Part("tag", tag):
            self.woven.pop()
        else:
            self.woven.append(Part("tag", f"</{tag[1:]}"))


def _ended(tags: tuple[str, ...]) -> int:
    """How many elements that were open before these tags are closed by them."""
    ended = depth = 0
    for tag in tags:
        if not tag.startswith("</"):
            depth += 1
        elif depth:
            depth -= 1
        else:
            ended += 1
    return ended
