"""Stems: what words share that differ in article, number and attached pronoun, by rules that are kept as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from siyaq.link.names.words import fold_words
from siyaq.read.lexicons import read_lexicons


@dataclass(frozen=True, slots=True)
class Rule:
    """Letters taken off a word where at least `rest` others remain, and what is put in their place."""

    letters: str
    rest: int
    put: str = ""

    @classmethod
    def parse(cls, text: str) -> Rule:
        """A rule as a lexicon writes it: "ies 2 y"."""
        letters, rest, *put = text.split()
        return cls(fold_words(letters), int(rest), fold_words(put[0]) if put else "")


@dataclass(frozen=True, slots=True)
class Round:
    """Rules of which the first that fits is followed, and the letters of all: most words have none of them."""

    rules: tuple[Rule, ...]
    letters: tuple[str, ...]


Rounds = tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class Stemming:
    """Rules for beginnings and endings, round by round; in each round the first that fits is followed."""

    beginnings: Rounds
    endings: Rounds

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        return self.without_ending(self.without_beginning(word))

    def without_beginning(self, word: str) -> str:
        """A folded word without its article."""
        for one in self.beginnings:
            for rule in one.rules if word.startswith(one.letters) else ():
                if word.startswith(rule.letters) and len(word) - len(rule.letters) >= rule.rest:
                    word = rule.put + word[len(rule.letters) :]
                    break
        return word

    def without_ending(self, word: str) -> str:
        """A folded word without the endings of number and person."""
        for one in self.endings:
            for rule in one.rules if word.endswith(one.letters) else ():
                if word.endswith(rule.letters) and len(word) - len(rule.letters) >= rule.rest:
                    word = word[: len(word) - len(rule.letters)] + rule.put
                    break
        return word


@cache
def stemming() -> Stemming:
    """The rules of all languages together: each fits words of its own script alone."""
    lexicons = read_lexicons().values()
    return Stemming(
        _rounds(lexicon.beginnings for lexicon in lexicons), _rounds(lexicon.endings for lexicon in lexicons)
    )


def _rounds(tables: Iterable[tuple[tuple[str, ...], ...]]) -> Rounds:
    """Round by round the rules of every language; a word meets those of its script."""
    rounds = (tuple(Rule.parse(text) for row in rows for text in row) for rows in zip_longest(*tables, fillvalue=()))
    return tuple(Round(rules, tuple(rule.letters for rule in rules)) for rules in rounds)


@cache
def same_words() -> dict[str, tuple[str, ...]]:
    """For each stem those of the words that a reader means, too."""
    stem = stemming().stem
    found: dict[str, set[str]] = {}
    for lexicon in read_lexicons().values():
        for group in lexicon.same_words:
            stems = {stem(fold_words(word)) for word in group.split("|")}
            for one in stems:
                found.setdefault(one, set()).update(stems)
    return {one: tuple(sorted(others - {one})) for one, others in sorted(found.items())}
