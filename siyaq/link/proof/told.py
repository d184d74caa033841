"""Values that a running text tells in any language: numbers with a scale, months, days, weekdays, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from siyaq.link.names.finder import all_clues
from siyaq.link.names.folding import Folded, caseless, fold, fold_word
from siyaq.link.proof.readings import Reading
from siyaq.model.amount_words import TANWIN, ascii_figure
from siyaq.read.lexicons import read_lexicons

PLAIN = 1000  # below it a number without a scale may be spelled out in the other language
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_NUMBER = re.compile(r"(?<![0-9A-Za-z_.,٬٫])(\d{1,15}(?:[,٬]\d{3})*(?:[.٫]\d{1,9})?)([ -]?)([^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A value in a running text; only those of one kind are compared.

    One that is `unsure` (a month that may be a verb) is never missed, one that is `spelled` out is a note at most.
    """

    start: int
    end: int
    kind: str
    value: Decimal
    unsure: bool = False
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A folded piece of a reading, which begins at a place of it."""

    reading: Reading
    start: int
    folded: Folded

    @classmethod
    def of(cls, reading: Reading, start: int, end: int) -> Stretch:
        """The piece from one place to another."""
        return cls(reading, start, fold(reading.passages.text[start:end]))

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def told(self, first: int, last: int, kind: str, value: Decimal | int) -> Told:
        """What the folded text tells between two of its places."""
        start, end = self.start + self.folded.place(first), self.start + self.folded.place(last - 1) + 1
        return Told(start, end, kind, Decimal(value))


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest that fits."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def prefixes() -> str:
    """A pattern for the letters that may be joined to a word, if any."""
    return f"(?:{any_of(all_clues()[0].prefixes)})?"


# Numbers.


def numbers_in(stretch: Stretch) -> Iterator[Told]:
    """The numbers that would be written in figures in any language: with a scale, or of four digits and more.

    Two such as «مليار و200 مليون» may be one: then the sum counts, too, and none of the three is ever missed.
    """
    found = sorted(_numbers(stretch), key=lambda told: told.start)
    sums = {(one, two) for one, two in pairwise(found) if _may_be_one(stretch, one, two)}
    parts = {told for both in sums for told in both}
    yield from (replace(told, unsure=told.unsure or told in parts) for told in found)
    for one, two in sorted(sums, key=lambda both: both[0].start):
        yield replace(one, end=two.end, value=one.value + two.value, unsure=True)


def _may_be_one(stretch: Stretch, one: Told, two: Told) -> bool:
    """Whether the second is of a lower scale and joined to the first."""
    between = fold(stretch.reading.passages.text[one.end : two.start]).text.strip().casefold()
    return two.value.adjusted() // 3 < one.value.adjusted() // 3 and between in _joints()


def _numbers(stretch: Stretch) -> Iterator[Told]:
    used: set[int] = set()
    for match in _parted().finditer(stretch.text):
        used.add(match.start("scale"))
        yield _part(stretch, match, "count" if match["count"] else "fraction")
    for match in _trailing().finditer(stretch.text):
        yield replace(_part(stretch, match, "fraction"), unsure=True)
    for match in _NUMBER.finditer(stretch.text):
        scale = _scale_of(match)
        value = Decimal(ascii_figure(match[1])).scaleb(scale)
        if scale or value >= PLAIN:
            used.add(match.start(3))
            told = stretch.told(match.start(1), match.end(3 if scale else 1), "number", value)
            yield replace(told, unsure=match[0].casefold() in decades())
    for match in _spelled().finditer(stretch.text):
        if match.start("scale") in used:
            continue  # the «a billion» of half a billion
        used.add(match.start("scale"))
        count = counted(match["count"])
        value = Decimal(count).scaleb(scales()[match["scale"].casefold()][0])
        told = stretch.told(match.start("count"), match.end(), "number", value)
        yield replace(told, unsure=count == 1, spelled=True)
    yield from _bare_scales(stretch, used)


def _bare_scales(stretch: Stretch, used: set[int]) -> Iterator[Told]:
    """Scales that say a number by themselves: «ملياري», a million; one alone is never missed."""
    for match in _WORD.finditer(stretch.text):
        power, count = _bare(match[0].casefold())
        if count and match.start() not in used:
            told = stretch.told(match.start(), match.end(), "number", Decimal(count).scaleb(power))
            if TANWIN in stretch.reading.passages.text[told.start : told.end]:
                count, told = 1, replace(told, value=Decimal(1).scaleb(power))
            yield replace(told, unsure=count == 1)


def _part(stretch: Stretch, match: re.Match[str], first: str) -> Told:
    """A fraction of a scale, perhaps with a count before it, told from the group that is named."""
    fraction = _fractions()[match["fraction"].replace("-", " ").casefold()]
    count = counted(match["count"]) if first == "count" else 0
    value = (count + fraction).scaleb(scales()[match["scale"].casefold()][0])
    return replace(stretch.told(match.start(first), match.end(), "number", value), spelled=True)


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
    joined = all_clues()[0].prefixes
    return next((scales()[word[n:]] for n in (1, 2) if word[:n] in joined and word[n:] in scales()), (0, 0))


@cache
def scales() -> Mapping[str, tuple[int, int]]:
    """Folded words for powers of ten, each with its power and with the number that the word says by itself, or 0."""
    rows = (row.split("|") for lexicon in read_lexicons().values() for row in lexicon.scales)
    return {caseless(word): (int(power), int(count)) for power, count, *words in rows for word in words}


@cache
def _cardinals() -> Mapping[str, int]:
    """Folded words for numbers."""
    rows = (row.split("|") for lexicon in read_lexicons().values() for row in lexicon.cardinals)
    return {caseless(word): int(number) for number, *words in rows for word in words}


@cache
def _fractions() -> Mapping[str, Decimal]:
    """Folded words for parts of a number."""
    rows = (row.split("|") for lexicon in read_lexicons().values() for row in lexicon.fractions)
    return {caseless(word): Decimal(part) for part, *words in rows for word in words}


@cache
def decades() -> Mapping[str, int]:
    """Folded words for decades, and the tens of their years."""
    rows = (row.split("|") for lexicon in read_lexicons().values() for row in lexicon.decades)
    return {caseless(word): int(tens) for tens, *words in rows for word in words}


@cache
def _joints() -> frozenset[str]:
    """What joins words for numbers."""
    return frozenset(fold_word(lexicon.conjunction) for lexicon in read_lexicons().values()) - {""}


@cache
def number_words() -> str:
    """A pattern for a number in words: ثلاثة, خمسة وعشرون, twenty-five, two hundred and fifty."""
    one = any_of(_cardinals())
    return f"(?:{one})(?:[ -](?:(?:{any_of(_joints())}) ?)?(?:{one}){NO_LETTER_AFTER}){{0,3}}"


def counted(words: str) -> int:
    """The number that such words say."""
    found = re.findall(f"(?:{any_of(_cardinals())}){NO_LETTER_AFTER}", words, re.IGNORECASE)
    return sum(_cardinals()[word.casefold()] for word in found)


@cache
def _spelled() -> re.Pattern[str]:
    """A number in words with its scale: خمسة مليارات, five billion."""
    count = f"{NO_LETTER_BEFORE}{prefixes()}(?P<count>{number_words()})"
    return re.compile(f"{count}[ -](?P<scale>{any_of(scales())}){NO_LETTER_AFTER}", re.IGNORECASE)


@cache
def _parted() -> re.Pattern[str]:
    """Part of a scale, perhaps after a count: نصف المليون, a quarter of a million, two and a half million."""
    count = f"(?:(?P<count>{number_words()})[ -](?:{any_of(_joints())})[ -]?)?"
    told = f"{count}{_fraction()}[ -](?:{_articles()})?(?P<scale>{any_of(scales())})"
    return re.compile(f"{NO_LETTER_BEFORE}{prefixes()}{told}{NO_LETTER_AFTER}", re.IGNORECASE)


@cache
def _trailing() -> re.Pattern[str]:
    """A part that is said behind the scale and without it: مليونين ونصف, a billion and a half."""
    more = f"(?![ -](?:{_articles()})?(?:{any_of(scales())}){NO_LETTER_AFTER})"
    told = f"(?P<scale>{any_of(scales())}) (?:{any_of(_joints())}) ?{_fraction()}{NO_LETTER_AFTER}{more}"
    return re.compile(f"{NO_LETTER_BEFORE}{prefixes()}{told}", re.IGNORECASE)


def _fraction() -> str:
    """A pattern for a part of a number; its words may be joined by hyphens."""
    words = any_of(_fractions()).replace(r"\ ", "[ -]")
    return f"(?P<fraction>{words})"


def _articles() -> str:
    """A pattern for the articles that are joined to a word."""
    return any_of(filter(None, (fold_word(lexicon.article) for lexicon in read_lexicons().values())))
