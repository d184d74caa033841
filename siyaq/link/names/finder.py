"""Names in running text: which of them are mentions of whom, and why."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, get_args

import ahocorasick

from siyaq.link.names.clues import Clues
from siyaq.link.names.evidence import MAX_JOINER, Evidence, around_evidence, other_script_after, parts_of
from siyaq.link.names.folding import Folded, fold
from siyaq.link.names.guards import Place, original_span, refusal, stands_alone
from siyaq.link.names.letters import ARABIC
from siyaq.link.names.names import forms_of, names_of
from siyaq.read.lexicons import read_lexicons

RANK: tuple[Evidence, ...] = get_args(Evidence)
ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)
_START = attrgetter("start")
RUN = 100  # places judged together: enough to save steps, few enough to be forgotten soon
NEEDS_EVIDENCE = "an ordinary word, too, and nothing here tells that the name is meant"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in a text: text[start:end] in code points, without its prefix.

    `name` is the name as the registry writes it; `evidence` says why it counts, `name` meaning that this name needs
    none. A `repeat` says the name just before it again in the other script, as in «"أوبن إيه آي" OpenAI»: readers
    meet the two as one mention.
    """

    start: int
    end: int
    entity_id: str
    name: str = ""
    prefix: str = ""
    evidence: Evidence = "name"
    misspelling: bool = False
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Letters of a name that do not link, and why not, in words for an editor.

    One that `consumes` is something else for certain, so that no shorter name within it links either.
    """

    start: int
    end: int
    entity_id: str
    name: str
    reason: str
    consumes: bool = True


class MentionFinder:
    """Finds the names of a registry in texts; made once, it serves any number of texts.

    Each entity is a mapping or an object with `id`, `type` (`person` or `organization`), `names` (by language, the
    canonical name first) and `ambiguous` (names that are ordinary words, too); `misspellings`, `decoys` and
    `prefixed` are optional (siyaq.link.names.names). Raises ValueError for an entity without an id.
    """

    def __init__(self, entities: Iterable[Any]) -> None:
        self._clues, self._cues = all_clues()
        forms = forms_of((name for entity in entities for name in names_of(entity)), self._clues)
        self._longest = max(map(len, forms), default=0)
        self._automaton = ahocorasick.Automaton()
        for key, found in forms.items():
            self._automaton.add_word(key, found)
        self._automaton.make_automaton()

    def find(self, text: str, language: str, declared: Collection[str] = ()) -> list[Mention]:
        """All mentions in a text, in order and without overlaps; the longest of overlapping names wins.

        `declared` are the ids of entities that the text is known to be about: their ambiguous names link, too.
        """
        return [found for found in self.explain(text, language, declared) if isinstance(found, Mention)]

    def explain(self, text: str, language: str, declared: Collection[str] = ()) -> list[Mention | Refusal]:
        """The mentions in a text, and between them the names that were met and refused."""
        if not self._automaton:
            return []
        folded = fold(text + " ")
        reading = _Reading(
            text, folded, self._clues, self._cues.get(language, self._clues), frozenset(declared), folded.text
        )
        verdicts: list[Mention | Refusal] = []
        for run in self._runs(folded.text):
            verdicts += reading.verdicts(run)
        return verdicts

    def _runs(self, text: str) -> Iterator[list[Place]]:
        """The places of names, in order of start, in runs that no name spans, so that each is judged alone."""
        clues, addresses = self._clues, _addresses(text)
        reach = self._longest + MAX_JOINER
        run: list[Place] = []
        horizon = len(text)  # past it no name can touch the run
        for last, forms in self._automaton.iter(text):
            if text[last] in ARABIC and text[last + 1] in ARABIC:
                continue  # a longer word: so common that it is told here, before anything is made of it
            if last > horizon:
                yield _in_order(run)
                run, horizon = [], len(text)
            for form in forms:
                place = stands_alone(text, last + 1 - len(form.key), last + 1, form, clues)
                if place and not (addresses and _within(place, addresses)):
                    run.append(place)
                    horizon = last + reach if len(run) > RUN else horizon
        yield _in_order(run)


def _in_order(run: list[Place]) -> list[Place]:
    """Places that were found in order of end, in order of start, the longest first."""
    run.reverse()
    run.sort(key=_START)
    return run


def find_mentions(text: str, language: str, entities: Iterable[Any]) -> list[Mention]:
    """The mentions of these entities in one text; for many texts make one MentionFinder."""
    return MentionFinder(entities).find(text, language)


@cache
def all_clues() -> tuple[Clues, Mapping[str, Clues]]:
    """The clues of all languages together, since texts quote each other's, and those of each."""
    lexicons = read_lexicons()
    return Clues.of(lexicons.values()), {tag: Clues.of([lexicon]) for tag, lexicon in lexicons.items()}


@dataclass(slots=True)
class _Reading:
    """One text as it is read from its beginning to its end, with the full names met so far."""

    written: str
    folded: Folded
    clues: Clues
    cues: Clues
    declared: frozenset[str]
    text: str  # the folded one, with a space at its end so that every place has a character after it
    full_names: dict[str, int] = field(default_factory=dict)  # where the last one of an entity ends
    parts: set[tuple[str, str]] = field(default_factory=set)  # of the full names met, each with its entity
    paired: set[tuple[int, str]] = field(default_factory=set)
    repeats: set[tuple[int, str]] = field(default_factory=set)

    def verdicts(self, places: list[Place]) -> list[Mention | Refusal]:
        """Mentions and refusals in order of place."""
        self._note_pairs(places)
        found: list[Mention | Refusal] = []
        for cluster in _clusters(places):
            if len(cluster) == 1:
                found.append(self._judge(cluster))
            else:
                found += self._cluster(cluster)
        return found

    def _note_pairs(self, places: list[Place]) -> None:
        """Note which names stand beside the same name in the other script."""
        beside = [(one, at) for one in places if (at := other_script_after(self.text, one))]
        starts = {(place.start, place.name.entity) for place in places} if beside else set()
        for one, at in beside:
            second = (at, one.name.entity)
            if second in starts:
                self.paired |= {(one.start, one.name.entity), second}
                self.repeats.add(second)

    def _cluster(self, cluster: list[Place]) -> list[Mention | Refusal]:
        """The verdicts on places that overlap: the longest that is a mention, or another name, takes its text."""
        verdicts: list[Mention | Refusal] = []
        taken: list[tuple[int, int]] = []
        cluster.sort(key=lambda place: (place.start - place.end, place.start))
        for _, group in groupby(cluster, key=lambda place: (place.start, place.end)):
            rivals = list(group)
            span = (rivals[0].start, rivals[0].end)
            before = bisect_right(taken, span)
            if any(start < span[1] and span[0] < end for start, end in taken[max(0, before - 1) : before + 1]):
                continue
            verdict = self._judge(rivals)
            verdicts.append(verdict)
            if isinstance(verdict, Mention) or verdict.consumes:
                insort(taken, span)
        verdicts.sort(key=lambda verdict: verdict.start)
        return verdicts

    def _judge(self, rivals: list[Place]) -> Mention | Refusal:
        """The verdict on the letters of one span, which may be names of several entities."""
        start, end = original_span(self.folded, self.written, rivals[0].start, rivals[0].end)
        possible: list[tuple[Place, Evidence]] = []
        reason = ""
        for place in rivals:
            reason = refusal(place, self.text, self.written[start:end], self.clues)
            if place.name.decoy:
                return _refused(start, end, place, reason or "a decoy: these words name something else")
            evidence = None if reason else self._evidence(place, shared=len(rivals) > 1)
            if evidence:
                possible.append((place, evidence))
        if len(possible) == 1:
            return self._mention(start, end, *possible[0])
        if not possible:
            return _refused(start, end, rivals[0], reason or NEEDS_EVIDENCE, consumes=bool(reason))
        possible.sort(key=self._strength)
        if self._strength(possible[0]) < self._strength(possible[1]):
            return self._mention(start, end, *possible[0])
        ids = " and ".join(place.name.entity for place, _ in possible)
        return _refused(start, end, rivals[0], f"a name of {ids}, and nothing tells which")

    def _strength(self, claim: tuple[Place, Evidence]) -> tuple[int, int]:
        """The key by which the better of two claims to a name comes first."""
        return RANK.index(claim[1]), -self._full_name_at(claim[0])

    def _evidence(self, place: Place, *, shared: bool) -> Evidence | None:
        """Why the name counts here; the words around are looked at only where it is ambiguous or shared."""
        name = place.name
        if (place.start, name.entity) in self.paired:
            return "pair"
        if self._full_name_at(place):
            return "full-name"
        if name.entity in self.declared:
            return "declared"
        around = around_evidence(place, self.text, self.cues) if shared or name.ambiguous else None
        return around or (None if name.ambiguous else "name")

    def _full_name_at(self, place: Place) -> int:
        """Where in the text the full name was met last; 0 where it was not. A bare word needs a person."""
        name = place.name
        last = self.full_names.get(name.entity, 0)
        if not last or not (name.person or self.text[place.start] not in ARABIC):
            return 0
        return last if (name.entity, name.folded) in self.parts else 0

    def _mention(self, start: int, end: int, place: Place, evidence: Evidence) -> Mention:
        name = place.name
        if not name.single:
            self.full_names[name.entity] = end
            if (name.entity, name.words) not in self.parts:  # once for each full name
                self.parts.add((name.entity, name.words))
                self.parts.update((name.entity, part) for part in parts_of(name.folded))
        repeat = (place.start, name.entity) in self.repeats
        return Mention(start, end, name.entity, name.words, place.prefix, evidence, name.misspelling, repeat)


def _addresses(text: str) -> list[tuple[int, int]]:
    """The spans of web addresses; a plain search comes first, since most texts have none."""
    if "://" not in text and "www." not in text and "WWW." not in text:
        return []
    return [match.span() for match in ADDRESS.finditer(text)]


def _within(place: Place, spans: list[tuple[int, int]]) -> bool:
    """Whether a place is in one of these spans, which are in order."""
    index = bisect_right(spans, place.start, key=itemgetter(0)) - 1
    return index >= 0 and place.start < spans[index][1]


def _refused(start: int, end: int, place: Place, reason: str, *, consumes: bool = True) -> Refusal:
    return Refusal(start, end, place.name.entity, place.name.words, reason, consumes)


def _clusters(places: list[Place]) -> Iterator[list[Place]]:
    """Places, in order of start, in groups that overlap."""
    group: list[Place] = []
    end = 0
    for place in places:
        if group and place.start >= end:
            yield group
            group = []
        group.append(place)
        end = max(end, place.end) if len(group) > 1 else place.end
    if group:
        yield group
