"""What a translation says otherwise than its original: numbers, dates, quotations and names, by paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

from siyaq.diagnostics import Diagnostic, Severity
from siyaq.link.names.mentions import may_link
from siyaq.link.proof.quotations import LONG, may_quote, quotations_in
from siyaq.link.proof.readings import Reading
from siyaq.link.proof.told import Stretch, Told, numbers_in
from siyaq.link.proof.told_times import times_in
from siyaq.model.entries import AnyEntry, Article

SHOWN = 40  # characters of a quotation that a finding shows
ALONE = ("number", "month")  # kinds of values that are told where one text lacks them; of others only what differs
REPEATED = "number"  # the kind of which each stands for one; others are told once in a paragraph

Span = tuple[int, int]
Values = tuple[tuple[str, str], ...]


def check_parallels(entries: Iterable[AnyEntry], readings: Mapping[str, Reading]) -> Iterator[Diagnostic]:
    """Findings on the translations of articles; `readings` are the texts by path."""
    for entry in entries:
        if isinstance(entry, Article) and entry.original.path in readings:
            for document in entry.documents:
                if document is not entry.original:
                    original, translation = readings[entry.original.path], readings[document.path]
                    for one, two in _paragraphs(original, translation):
                        yield from _values(original, one, translation, two)
                        yield from _quotations(original, one, translation, two)
                        yield from _quotations(translation, two, original, one)
                    yield from _names(original, translation)


def _paragraphs(original: Reading, translation: Reading) -> list[tuple[Span, Span]]:
    """The spans of paragraphs that stand for each other; where their numbers differ, the whole texts."""
    one = [(paragraph.start, paragraph.end) for paragraph in original.passages.paragraphs]
    two = [(paragraph.start, paragraph.end) for paragraph in translation.passages.paragraphs]
    if len(one) != len(two):
        return [((0, len(original.passages.text)), (0, len(translation.passages.text)))]
    return list(zip(one, two, strict=True))


def _values(original: Reading, one: Span, translation: Reading, two: Span) -> Iterator[Diagnostic]:
    there, here = _told(original, one), _told(translation, two)
    for kind in sorted(there.keys() | here.keys()):
        missing = _without(there.get(kind, []), here.get(kind, []))
        added = _without(here.get(kind, []), there.get(kind, []))
        for told, other in zip_longest(added, missing):
            if told and other:
                yield _differing(translation, told, original, other)
            elif kind in ALONE:
                yield _missing(translation, told, original) if told else _missing(original, other, translation)


def _told(reading: Reading, span: Span) -> dict[str, list[Told]]:
    """The values told in a stretch, by kind and in order."""
    stretch = Stretch.of(reading, *span)
    found: dict[str, list[Told]] = defaultdict(list)
    known: set[tuple[str, Decimal]] = set()
    for told in sorted((*numbers_in(stretch), *times_in(stretch)), key=lambda told: (told.unsure, told.start)):
        if told.kind == REPEATED or (told.kind, told.value) not in known:
            found[told.kind].append(told)
            known.add((told.kind, told.value))
    return found


def _without(values: list[Told], others: list[Told]) -> list[Told]:
    """The values that have no equal among the others, each of which stands for one; sure ones come first."""
    left = Counter(other.value for other in others)
    found = []
    for told in values:
        if left[told.value]:
            left[told.value] -= 1
        elif not told.unsure:
            found.append(told)
    return found


def _differing(translation: Reading, told: Told, original: Reading, other: Told) -> Diagnostic:
    place = str(original.location(other.start, other.end))
    here, there = translation.words(told.start, told.end), original.words(other.start, other.end)
    values = (("here", here), ("there", there), ("place", place))
    severity: Severity = "note" if told.spelled or other.spelled else "warning"
    return _finding(translation, told, f'"{here}" here, and {there} at {place}', severity, values)


def _missing(reading: Reading, told: Told, other: Reading) -> Diagnostic:
    words = reading.words(told.start, told.end)
    values = (("words", words), ("path", other.path))
    return _finding(reading, told, f'"{words}" is not in this paragraph of {other.path}', "note", values)


def _finding(reading: Reading, told: Told, message: str, severity: Severity, values: Values) -> Diagnostic:
    where, length = reading.location(told.start, told.end), told.end - told.start
    hint = "one of the two texts is wrong, or the paragraphs do not match"
    return Diagnostic(where, severity, message, "differs-from-original", hint, length, values=values)


def _quotations(reading: Reading, span: Span, other: Reading, there: Span) -> Iterator[Diagnostic]:
    """The first long quotation of a paragraph that stands for one with none."""
    long = next((one for one in quotations_in(reading, *span) if one.words >= LONG), None)
    if long and not may_quote(other, *there):
        words = reading.words(long.start, long.end)
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(maxsplit=1)[0]} …{words[-1]}"
        message = f"{shown} is quoted here, and nothing is in this paragraph of {other.path}"
        hint = "quote in both texts or in none, or the paragraphs do not match"
        where, length = reading.location(long.start, long.end), long.end - long.start
        values = (("quoted", shown), ("path", other.path))
        yield Diagnostic(where, "note", message, "differs-from-original", hint, length, values=values)


def _names(original: Reading, translation: Reading) -> Iterator[Diagnostic]:
    """Profiles that the original names and the translation does not, or the other way round."""
    for one, two in ((original, translation), (translation, original)):
        named = {mention.entity_id for mention in two.mentions}
        named |= {pointed.target.slug for pointed in two.passages.references}
        told: set[str] = set()
        for mention in one.mentions:
            if mention.entity_id not in named | told and may_link(mention, one.passages):
                told.add(mention.entity_id)
                where = one.location(mention.start, mention.end)
                words = one.words(mention.start, mention.end)
                message = f'"{words}" ({mention.entity_id}) is nowhere in {two.path}'
                hint = "name it there, too, or list the spelling used there under `aliases` of its profile"
                values = (("words", words), ("profile", mention.entity_id), ("path", two.path))
                yield Diagnostic(where, "note", message, "named-once", hint, len(words), values=values)
