"""The lexicons in the shape in which names are judged: folded, with prefixes worked in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from siyaq.link.names.folding import fold
from siyaq.read.lexicons import Lexicon, Words


@dataclass(frozen=True, slots=True)
class Clues:
    """What surrounds names in one language, or in several; all folded but `spelled`.

    `prefixes` are the runs of letters that a name may be glued to, `contracted` those in which the article is
    swallowed; a word with one of `joined_starts` or `joined_ends` is two words written as one. `spelled` are ordinary
    words as they are written, `ordinary` the same folded; `plain_capitals` are words that a capital does not make
    part of a name.
    """

    prefixes: frozenset[str]
    article: str
    contracted: frozenset[str]
    organization_cues: Words
    organization_tails: Words
    person_cues: Words
    name_heads: Words
    patronyms: Words
    name_tails: Words
    joined_heads: Words
    joined_tails: Words
    joined_starts: tuple[str, ...]
    joined_ends: tuple[str, ...]
    landmarks_before: Words
    landmarks_after: Words
    given_names: Words
    generations: Words
    plain_capitals: Words
    spelled: Words
    ordinary: Words

    @classmethod
    def of(cls, lexicons: Iterable[Lexicon]) -> Clues:
        """The clues of these lexicons together."""
        rows = list(lexicons)
        prefixes = frozenset(fold(prefix).text for row in rows for prefix in _prefixes(row.prefixes))
        spelled = _union(rows, "function_words", "common_words")
        ordinary = _folded(spelled)
        function_words = _folded(_union(rows, "function_words"))  # «أن» is no «آن», though both fold alike
        given = _folded(_union(rows, "given_names")) - function_words
        titles = _folded(_union(rows, "titles"))
        article = next((fold(row.article).text for row in rows if row.article), "")
        heads, tails = _folded(_union(rows, "joined_heads")), _folded(_union(rows, "joined_tails"))
        return cls(
            prefixes=prefixes,
            article=article,
            contracted=frozenset(
                prefix + row.contraction
                for row in rows
                if row.contraction
                for prefix in ("", *(row.prefixes[0] if row.prefixes else ()))
            ),
            organization_cues=_with_prefixes(_folded(_union(rows, "organization_cues")), prefixes),
            organization_tails=_folded(_union(rows, "organization_tails")),
            person_cues=_with_prefixes(_folded(_union(rows, "person_cues")), prefixes),
            name_heads=_with_prefixes(_folded(_union(rows, "name_heads")) - function_words, prefixes)
            - function_words,
            patronyms=_folded(_union(rows, "patronyms")),
            name_tails=_folded(_union(rows, "name_tails")),
            joined_heads=heads,
            joined_tails=tails,
            joined_starts=tuple(sorted(head + article for head in heads)),
            joined_ends=tuple(sorted(tails)),
            landmarks_before=_with_prefixes(_folded(_union(rows, "landmarks_before")), prefixes),
            landmarks_after=_folded(_union(rows, "landmarks_after")),
            given_names=given | (_with_prefixes(given, prefixes) - ordinary),
            generations=_folded(_union(rows, "generations")),
            plain_capitals=titles | _folded(_union(rows, "openers", "person_cues")),
            spelled=spelled,
            ordinary=ordinary,
        )


def _prefixes(groups: tuple[tuple[str, ...], ...]) -> Iterable[str]:
    """One letter of each group or none, in the order of the groups: و, ب, وب …"""
    return (prefix for prefix in map("".join, product(*(("", *group) for group in groups))) if prefix)


def _union(rows: list[Lexicon], *names: str) -> Words:
    return frozenset().union(*(getattr(row, name) for row in rows for name in names))


def _folded(words: Words) -> Words:
    return frozenset(fold("\n".join(words)).text.split("\n")) - {""}


def _with_prefixes(words: Words, prefixes: frozenset[str]) -> Words:
    """The words as they are, and those of a script with prefixes glued to each of them."""
    return words | {prefix + word for word in words if not word.isascii() for prefix in prefixes}
