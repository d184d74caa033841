"""Who is named in which articles, how often, and together with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from siyaq.link.names.mentions import LinkedText, Sighting
from siyaq.model.entries import AnyEntry, Article, Company, Person
from siyaq.model.text import EntryId


@dataclass(frozen=True, slots=True)
class Referral:
    """An article's words about an entry, in one language."""

    article: Article
    language: str
    sighting: Sighting


@dataclass(frozen=True, slots=True)
class Companion:
    """A profile that the same articles name, and how many of them."""

    profile: EntryId
    articles: int


def referrals(
    articles: tuple[Article, ...], texts: Mapping[str, LinkedText], entries: Mapping[EntryId, AnyEntry]
) -> Iterator[tuple[EntryId, Referral]]:
    """What each article says, in each language, of each entry that it names."""
    for article in articles:
        for document in article.documents:
            for sighting in texts[document.path].sightings:
                if sighting.entry in entries:
                    yield sighting.entry, Referral(article, document.language, sighting)


def companions(
    articles: tuple[Article, ...], texts: Mapping[str, LinkedText], entries: Mapping[EntryId, AnyEntry]
) -> Iterator[tuple[EntryId, Companion]]:
    """For each profile the others that share articles with it, those that share most first, then by id."""
    shared: Counter[tuple[EntryId, EntryId]] = Counter()
    for article in articles:
        named = {one.entry for document in article.documents for one in texts[document.path].sightings}
        shared.update(
            combinations(sorted(name for name in named if isinstance(entries.get(name), Person | Company)), 2)
        )
    both = [(-count, *ends) for pair, count in shared.items() for ends in (pair, pair[::-1])]
    for count, one, other in sorted(both):
        yield one, Companion(other, -count)
