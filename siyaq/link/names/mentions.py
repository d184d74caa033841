"""Who is named in a text, and which of the names become links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from siyaq.link.names.finder import Mention, MentionFinder
from siyaq.link.names.folding import is_mark
from siyaq.link.names.letters import OPENING
from siyaq.link.names.passages import OPAQUE, Passages, read_passages
from siyaq.link.names.weaving import Span, weave
from siyaq.model.parts import Body
from siyaq.model.sentences import sentence_around
from siyaq.model.site import LinkPolicy
from siyaq.model.text import EntryId

MAX_BEFORE = 12  # characters of prefixes, vowel signs and quotation marks between `\@` and its name


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entry as one text names it: how often, and the sentence of the first time as (before, words, after)."""

    entry: EntryId
    count: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A body with links put around names, and everyone whom it names, in order of first appearance."""

    body: Body
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one text: which profiles it is declared to be about, and which it is not to link."""

    policy: LinkPolicy
    declared: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Met:
    """A name or a reference in a running text: text[start:end]; `found` where it is a name that may be linked."""

    entry: EntryId
    start: int
    end: int
    found: bool


def link_text(
    body: Body, language: str, finder: MentionFinder, ids: Mapping[str, EntryId], rules: Rules
) -> LinkedText:
    """The body with its mentions linked by the rules; `ids` gives the entry of each id that the finder knows."""
    passages = read_passages(body)
    mentions = finder.find(passages.text, language, rules.declared)
    found = [
        Met(ids[one.entity_id], one.start, one.end, found=True)
        for one in mentions
        if one.entity_id not in rules.excluded and may_link(one, passages)
    ]
    pointed = [Met(one.target, one.start, one.end, found=False) for one in passages.references]
    met = sorted([*found, *pointed], key=attrgetter("start"))
    linked = [Span(one.start, one.end, str(one.entry)) for one in _chosen(met, passages, rules.policy)]
    return LinkedText(weave(body, passages, linked), tuple(_sightings(met, passages)))


def may_link(mention: Mention, passages: Passages) -> bool:
    """Whether a name stands in prose, the editor has not said no, and it is not the second half of a pair."""
    return not mention.repeat and not said_no(mention, passages) and not is_held(mention, passages)


def is_held(mention: Mention, passages: Passages) -> bool:
    """Whether any of the name is in a heading, a caption or a link."""
    first = bisect_right(passages.stretches, mention.start, key=attrgetter("start")) - 1
    last = bisect_right(passages.stretches, mention.end - 1, key=attrgetter("start"))
    return any(stretch.held for stretch in passages.stretches[first:last])


def said_no(mention: Mention, passages: Passages) -> bool:
    r"""Whether `\@` stands in the name, or before it with nothing but a prefix or a quotation mark between."""
    first = max(0, mention.start - MAX_BEFORE)
    return any(
        place >= mention.start or all(map(_may_stand_between, passages.text[place : mention.start]))
        for place in range(first, mention.end)
        if place in passages.unlinked
    )


def _may_stand_between(character: str) -> bool:
    return character.isalpha() or is_mark(character) or character in OPENING


def _chosen(met: list[Met], passages: Passages, policy: LinkPolicy) -> Iterator[Met]:
    """The names to link: by the policy, where the editor has made no link to the same entry."""
    taken = {_scope(one, passages, policy) for one in met if not one.found}
    for one in met:
        scope = _scope(one, passages, policy)
        if one.found and scope not in taken:
            taken.add(scope)
            yield one


def _scope(one: Met, passages: Passages, policy: LinkPolicy) -> tuple[EntryId, int]:
    """Where one link to an entry is enough: the article, the section, or at least the paragraph."""
    paragraph = passages.paragraph_at(one.start)
    match policy:
        case "first-in-article":
            return one.entry, 0
        case "first-in-section":
            return one.entry, paragraph.section
        case "all":
            return one.entry, paragraph.start


def _sightings(met: list[Met], passages: Passages) -> Iterator[Sighting]:
    counts: dict[EntryId, int] = {}
    firsts: dict[EntryId, Met] = {}
    for one in met:
        counts[one.entry] = counts.get(one.entry, 0) + 1
        if one.entry not in firsts or not _words(firsts[one.entry], passages):
            firsts[one.entry] = one
    for entry, first in firsts.items():
        before, after = _around(first, passages)
        yield Sighting(entry, counts[entry], before, _words(first, passages), after)


def _words(one: Met, passages: Passages) -> str:
    """The words as readers see them: none where a reference stands around a picture."""
    return passages.shown[one.start : one.end].replace(OPAQUE, "").strip()


def _around(one: Met, passages: Passages) -> tuple[str, str]:
    """The rest of the sentence, before and after."""
    paragraph = passages.paragraph_at(one.start)
    shown = passages.shown[paragraph.start : paragraph.end]
    before, after = sentence_around(shown, one.start - paragraph.start, one.end - paragraph.start)
    return before.replace(OPAQUE, ""), after.replace(OPAQUE, "")
