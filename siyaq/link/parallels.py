"""What a translation says otherwise than its original: numbers and names, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from siyaq.diagnostics import Diagnostic, Severity
from siyaq.link.finder import all_clues
from siyaq.link.folding import fold, fold_word
from siyaq.link.mentions import may_link
from siyaq.link.readings import Reading
from siyaq.model.entries import AnyEntry, Article
from siyaq.read.lexicons import read_lexicons

TANWIN = "\u064b"  # «مليارًا» is no dual
PLAIN = 1000  # below it a number without a scale may be spelled out in the other language
_NUMBER = re.compile(r"(?<![0-9A-Za-z_.,٬٫])(\d{1,15}(?:[,٬]\d{3})*(?:[.٫]\d{1,9})?)([ -]?)([^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a running text, and what it comes to; one in a word alone (a million) is never missed."""

    start: int
    end: int
    value: Decimal
    alone: bool = False


def check_parallels(entries: Iterable[AnyEntry], readings: Mapping[str, Reading]) -> Iterator[Diagnostic]:
    """Findings on the translations of articles; `readings` are the texts by path."""
    for entry in entries:
        if isinstance(entry, Article) and entry.original.path in readings:
            for document in entry.documents:
                if document is not entry.original:
                    original, translation = readings[entry.original.path], readings[document.path]
                    yield from _numbers(original, translation)
                    yield from _names(original, translation)


def _numbers(original: Reading, translation: Reading) -> Iterator[Diagnostic]:
    for one, two in _paragraphs(original, translation):
        there, here = _numbers_in(original, *one), _numbers_in(translation, *two)
        missing = _without(there, here)
        added = _without(here, there)
        for number, other in zip(added, missing, strict=False):
            place = original.location(other.start, other.end)
            said = f"{original.words(other.start, other.end)} at {place}"
            yield _finding(translation, number, f'"{translation.words(number.start, number.end)}" here, and {said}')
        for number in added[len(missing) :]:
            words = translation.words(number.start, number.end)
            message = f'"{words}" is not in this paragraph of {original.path}'
            yield _finding(translation, number, message, "note")
        for other in missing[len(added) :]:
            words = original.words(other.start, other.end)
            message = f'"{words}" is not in this paragraph of {translation.path}'
            yield _finding(original, other, message, "note")


def _finding(reading: Reading, number: _Number, message: str, severity: Severity = "warning") -> Diagnostic:
    where = reading.location(number.start, number.end)
    hint = "one of the two texts is wrong, or the paragraphs do not match"
    return Diagnostic(where, severity, message, "differs-from-original", hint, number.end - number.start)


def _paragraphs(original: Reading, translation: Reading) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The spans of paragraphs that stand for each other; where their numbers differ, the whole texts."""
    one = [(paragraph.start, paragraph.end) for paragraph in original.passages.paragraphs]
    two = [(paragraph.start, paragraph.end) for paragraph in translation.passages.paragraphs]
    if len(one) != len(two):
        return [((0, len(original.passages.text)), (0, len(translation.passages.text)))]
    return list(zip(one, two, strict=True))


def _without(numbers: list[_Number], others: list[_Number]) -> list[_Number]:
    """The numbers that have no equal among the others, each of which stands for one."""
    left = [other.value for other in others]
    found = []
    for number in sorted(numbers, key=lambda number: number.alone):
        if number.value in left:
            left.remove(number.value)
        elif not number.alone:
            found.append(number)
    return found


def _numbers_in(reading: Reading, start: int, end: int) -> list[_Number]:
    """The numbers that would be written in figures in any language: with a scale, or of four digits and more."""
    folded = fold(reading.passages.text[start:end])
    found: list[_Number] = []
    used: set[int] = set()
    for match in _NUMBER.finditer(folded.text):
        scale = _scale_of(match)
        value = Decimal(re.sub("[,٬]", "", match[1]).replace("٫", ".")).scaleb(scale)
        if scale or value >= PLAIN:
            last = match.end(3) if scale else match.end(1)
            used.add(match.start(3))
            found.append(_Number(start + folded.place(match.start(1)), start + folded.place(last - 1) + 1, value))
    for match in _WORD.finditer(folded.text):
        power, count = _bare(match[0].casefold())
        first, last = start + folded.place(match.start()), start + folded.place(match.end() - 1) + 1
        if count and match.start() not in used and TANWIN not in reading.passages.text[first:last]:
            found.append(_Number(first, last, Decimal(count).scaleb(power), alone=count == 1))
    return sorted(found, key=lambda number: number.start)


def _scale_of(match: re.Match[str]) -> int:
    """The power of ten in the word after a number; 0 for no such word, and for the word after a year."""
    word = (match[3] or "").casefold()
    apart = bool(match[2])
    if apart and (len(word) == 1 or (match[1].isdigit() and 1500 <= int(match[1]) <= 2100)):
        return 0
    return scales().get(word, (0, 0))[0]


def _bare(word: str) -> tuple[int, int]:
    """(power, count) of a word that says a number by itself, perhaps with a prefix: «بملياري»."""
    if word in scales():
        return scales()[word]
    prefixes = all_clues()[0].prefixes
    return next((scales()[word[n:]] for n in (1, 2) if word[:n] in prefixes and word[n:] in scales()), (0, 0))


@cache
def scales() -> Mapping[str, tuple[int, int]]:
    """Folded words for powers of ten, each with its power and with the number that the word says by itself, or 0."""
    rows = (row.split("|") for lexicon in read_lexicons().values() for row in lexicon.scales)
    return {fold_word(word).casefold(): (int(power), int(count)) for power, count, *words in rows for word in words}


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
                yield Diagnostic(where, "note", message, "named-once", hint, len(words))
