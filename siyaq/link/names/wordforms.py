"""Under which keys a word of the site is found: its stem, and those of what it may be made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from siyaq.link.names.finder import all_clues
from siyaq.link.names.letters import ARABIC, MAX_GLUED
from siyaq.link.names.stems import Stemming, same_words, stemming
from siyaq.link.names.words import fold_words
from siyaq.read.lexicons import Words, read_lexicons

MIN_REST = 3  # letters without a prefix or a loose ending
SURELY_REST = 5  # letters that with a prefix are no word of their own by chance


@dataclass(frozen=True, slots=True)
class Wordforms:
    """The words of a site, which tell prefixes from first letters: «لماسك» is of «ماسك», «وزير» of nothing shorter.

    `bases` are the words without their articles, `stems` the stems of all, `defined` those met with an article: it
    stands before the first letter of a word.
    """

    stemming: Stemming
    bases: Words
    stems: Words
    defined: Words

    @classmethod
    def of(cls, words: Iterable[str]) -> Wordforms:
        """The forms of these folded words."""
        rules = stemming()
        bases = {word: rules.without_beginning(word) for word in words}
        stems = {word: rules.without_ending(base) for word, base in bases.items()}
        return cls(
            rules,
            frozenset(bases.values()),
            frozenset(stems.values()),
            frozenset(stem for word, stem in stems.items() if bases[word] != word),
        )

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of one of these words, its own stem first."""
        own = self.stemming.stem(word)
        if not word[0].isalpha():
            return (own,)
        keys = {own: None}
        if word[0] in ARABIC:
            bare = dict.fromkeys([word, *self._without_prefix(word, own)])
            keys |= dict.fromkeys(map(self.stemming.stem, bare))
            keys |= dict.fromkeys(stem for one in bare for stem in self._without_loose_ending(one))
        return tuple(dict.fromkeys([*keys, *(other for key in keys for other in same_words().get(key, ()))]))

    def _without_prefix(self, word: str, stem: str) -> Iterator[str]:
        """What remains of a word without the letters that are written joined to it, where that is a word."""
        clues = all_clues()[0]
        for contracted in clues.contracted:
            if word.startswith(contracted) and self._is_word(rest := word[len(contracted) - 1 :]):
                yield rest
        if stem in self.defined or word in ordinary_words():
            return
        for end in range(1, min(MAX_GLUED, len(word) - MIN_REST) + 1):
            rest = word[end:]
            if word[:end] in clues.prefixes and (len(rest) >= SURELY_REST or self._is_word(rest)):
                yield rest

    def _is_word(self, word: str) -> bool:
        return self.stemming.stem(word) in self.stems or word in ordinary_words()

    def _without_loose_ending(self, word: str) -> Iterator[str]:
        base = self.stemming.without_beginning(word)
        for ending, told, instead in loose_endings():
            rest = base[: len(base) - len(ending)] + instead
            if len(rest) >= MIN_REST and base.endswith(ending):
                stem = self.stemming.without_ending(rest)
                if rest in self.bases if told else stem in self.stems and word not in ordinary_words():
                    yield stem


@cache
def ordinary_words() -> Words:
    """The ordinary words of all lexicons, folded."""
    return frozenset(fold_words("\n".join(all_clues()[0].spelled)).split("\n"))


@cache
def function_words() -> Words:
    """The keys of words that are in every text, and by which nobody looks for one."""
    words = "\n".join(word for lexicon in read_lexicons().values() for word in lexicon.function_words)
    return frozenset(map(stemming().stem, fold_words(words).split("\n")))


@cache
def loose_endings() -> tuple[tuple[str, bool, str], ...]:
    """Each loose ending, whether the rest must be met with a certain ending instead, and with which."""
    rows = (row.partition("/") for lexicon in read_lexicons().values() for row in lexicon.loose_endings)
    return tuple(sorted((fold_words(ending), bool(told), fold_words(instead)) for ending, told, instead in rows))
