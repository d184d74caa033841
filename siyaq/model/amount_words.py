"""Amounts in words, as editors of each language would type them: «نحو 300 مليار دولار», "about $300 billion"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.numbers import get_currency_name, list_currencies

from siyaq.read.lexicons import Lexicon, read_lexicons

Comparator = Literal["exact", "about", "over", "under"]
SPLIT_SCALES = "both ends of a range are written in one scale"
TANWIN = "\u064b"  # «مليارًا» is no dual
_ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None})
_ATOM = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|\S")
_FIGURE = re.compile(r"(?:\d{1,3}(?:[,٬]\d{3}){1,4}|\d{1,15})(?:[.٫]\d{1,9})?")
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # in some languages the point stands between thousands
_COUNTS = (0, 1, 2, 3, 11, 100, 1.5)  # one of each plural category there is
_SHAPE = re.compile("c?o?(?!j)s?n?k?[us]?(?P<second>js?n?k?[us]?)?")

Key = tuple[str, ...]
# A comparator, what opens a range, what joins its ends, a number, a scale, a unit, and one that may come first.
Kind = Literal["c", "o", "j", "n", "k", "u", "s"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What an amount comes to, however it was written; `scale` is the power of ten that it was written in."""

    comparator: Comparator
    low: Decimal
    high: Decimal
    scale: int
    unit: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of an amount: what it stands for, and the number that it says by itself, or 0."""

    kind: Kind
    value: str
    count: int = 0


_Words = tuple[_Word, ...]


def read_amount_words(text: str) -> Quantity:
    """The quantity that the words say; ValueError, with the reason, where they say none."""
    words = tuple(_words(text))
    shape = _SHAPE.fullmatch("".join(word.kind for word in words))
    units = {word.value for word in words if word.kind in "us"}
    if not shape or len(units) != 1 or not _joined(words):
        raise ValueError("not an amount")
    middle = shape.start("second") if shape["second"] else 0
    first, second = words[:middle] or words, words[middle:]
    low, power = _end(first, text)
    high, last_power = _end(second, text)
    if power not in (None, last_power):
        raise ValueError(SPLIT_SCALES)
    scale = last_power or 0
    if not scale and "٫" not in text:
        refuse_thousands([word.value for word in words if word.kind == "n"], *units)
    comparator: Comparator = words[0].value if words[0].kind == "c" else "exact"  # type: ignore[assignment]
    shown = scale - 3 if scale and high < 1 else scale  # half a billion is shown as 500 million
    return Quantity(comparator, low.scaleb(scale), high.scaleb(scale), shown, units.pop())


def refuse_thousands(figures: Iterable[str], unit: str) -> None:
    """ValueError where a figure without a scale may be thousands or a fraction; of a hundred it is a fraction."""
    for figure in figures:
        if _AMBIGUOUS.fullmatch(figure) and unit != "%":
            whole = figure.replace(".", "")
            raise ValueError(f'"{figure}" may be thousands or a fraction: write {whole} or {figure}0')


def refuse_unit(unit: str) -> None:
    """ValueError where a code is that of no currency."""
    if _CURRENCY.fullmatch(unit) and unit not in list_currencies():
        raise ValueError(f"no currency has the code {unit}")


def _joined(words: _Words) -> bool:
    """Whether what opens a range and what joins it belong together; a hyphen between words is none: twenty-five."""
    said = {word.kind: word.value for word in words if word.kind in "oj"}
    spelled = any(word.kind == "n" and word.count for word in words)
    fits = (said.get("o", ""), said.get("j", "")) in _vocabulary().ranges
    return not said or (fits and (said["j"].isalpha() or not spelled))


def _end(words: _Words, text: str) -> tuple[Decimal, int | None]:
    """An end of a range, or all of an amount: the number, and the scale if it has one."""
    number = next((Decimal(word.value) for word in words if word.kind == "n"), None)
    scale = next((word for word in words if word.kind == "k"), None)
    if number is None:
        alone = scale or next((word for word in words if word.kind in "us"), None)
        if not alone or not alone.count or (alone.count > 1 and TANWIN in text):
            raise ValueError("not an amount")
        number = Decimal(alone.count)
    return number, int(scale.value) if scale else None


def _words(text: str) -> Iterator[_Word]:
    """The words of an amount, each as long as it can be: «ريال سعودي» is one."""
    atoms, known = _atoms(text), _vocabulary()
    at = 0
    while at < len(atoms):
        lengths = range(min(known.longest, len(atoms) - at), 0, -1)
        length = next((n for n in lengths if _key(atoms[at : at + n]) in known.words), 1)
        yield _word(atoms[at : at + length], known)
        at += length


def _word(atoms: list[str], known: _Vocabulary) -> _Word:
    key, written = _key(atoms), " ".join(atoms)
    if key in known.vague:
        raise ValueError(known.vague[key])
    if key in known.words:
        return known.words[key]
    if _FIGURE.fullmatch(written):
        return _Word("n", ascii_figure(written))
    if _CURRENCY.fullmatch(written):
        refuse_unit(written)
        return _Word("s", written)
    raise ValueError("not an amount")


def ascii_figure(written: str) -> str:
    """A number in ASCII digits as Python writes it: without separators of thousands, and with a decimal point."""
    return re.sub("[,٬]", "", written).replace("٫", ".")


def _atoms(text: str) -> list[str]:
    """Numbers, words and signs, with ASCII digits and one letter for its variants."""
    letters = unicodedata.normalize("NFD", text).translate(_ALIKE)
    kept = (letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf"))
    return _ATOM.findall("".join(str(unicodedata.decimal(letter, letter)) for letter in kept))


def _key(atoms: list[str]) -> Key:
    return tuple(atom.casefold() for atom in atoms)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of all languages; texts quote each other’s.

    `vague` has words that say too little, and what to write instead; `ranges` what may open a range with what.
    """

    words: Mapping[Key, _Word]
    vague: Mapping[Key, str]
    ranges: frozenset[tuple[str, str]]
    longest: int


@cache
def _vocabulary() -> _Vocabulary:
    words: dict[Key, _Word] = {}
    vague: dict[Key, str] = {}
    for lexicon in read_lexicons().values():
        # The names of currencies that CLDR has are of several words: a name that is shared is none of them.
        vague |= _vague(lexicon.vague_units, "names several currencies")
        vague |= _vague(lexicon.vague_comparators, "includes the number itself, which no comparator does")
        words |= {_key(_atoms(form)): word for form, word in _of_lexicon(lexicon)}
    for tag in read_lexicons():
        for form, code in _currencies(Locale.parse(tag, sep="-")):
            words.setdefault(_key(_atoms(form)), _Word("u", code))
    known = words | {key: _Word("u", "") for key in vague}
    ranges = frozenset(_range(row) for lexicon in read_lexicons().values() for row in lexicon.ranges)
    return _Vocabulary(known, vague, ranges, max(map(len, known)))


def _vague(rows: Iterable[str], fault: str) -> dict[Key, str]:
    """Why the words of each row are refused, and what to write instead."""
    split = [row.split("|") for row in rows]
    said = ((form, " or ".join(choices.split("/"))) for choices, *forms in split for form in forms)
    return {_key(_atoms(form)): f'"{form}" {fault}: write {choices}' for form, choices in said}


def _of_lexicon(lexicon: Lexicon) -> Iterator[tuple[str, _Word]]:
    """The words of a lexicon, and what they are."""
    for row in lexicon.comparators:
        comparator, *forms = row.split("|")
        yield from ((form, _Word("c", comparator)) for form in forms)
    for row in lexicon.cardinals:
        number, *forms = row.split("|")
        yield from ((form, _Word("n", number, int(number))) for form in forms)
    for row in lexicon.fractions:
        number, *forms = row.split("|")
        yield from ((form, _Word("n", number, 1)) for form in forms)
    for row in lexicon.scales:
        power, count, *forms = row.split("|")
        yield from ((form, _Word("k", power, int(count))) for form in forms)
    for row in lexicon.units:
        unit, count, *forms = row.split("|")
        yield from ((form, _Word("u" if form[-1].isalpha() else "s", unit, int(count))) for form in forms)
    for row in lexicon.ranges:
        opener, joint = _range(row)
        yield joint, _Word("j", joint)
        yield from [(opener, _Word("o", opener))] if opener else []


def _range(row: str) -> tuple[str, str]:
    opener, joint = row.split("|")
    return opener, joint


def _currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    """The names of all currencies in a language, in all plural forms, each with its code."""
    for code in sorted(locale.currencies):
        for name in sorted({get_currency_name(code, count, locale) for count in _COUNTS}):
            yield name, code
