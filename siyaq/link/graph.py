"""The site as one graph: entries, and what each of them is told by the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from siyaq.link.coverage import Companion, Referral, companions, referrals
from siyaq.link.groups import grouped
from siyaq.link.names.mentions import LinkedText
from siyaq.link.names.registry import link_texts, registry_of
from siyaq.link.routes import languages_of
from siyaq.link.sources import Shelf
from siyaq.link.sourcing import Reliance, Voucher, reliances
from siyaq.model.entries import AnyEntry, Archive, Article, Company, Person, Profile, StandingPage, Storyline, due_on
from siyaq.model.facts import REVERSES, Event, Figure, Relation, Role
from siyaq.model.site import Site
from siyaq.model.text import EntryId, Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role, and the person who holds or held it."""

    person: Person
    role: Role


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as seen from one of its ends: its name from here, the other end, and the relation as stated."""

    name: str
    other: Profile
    relation: Relation


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event, and the article that tells it."""

    event: Event
    article: Article


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure, and the article that states it."""

    figure: Figure
    article: Article


@dataclass(frozen=True, slots=True)
class Graph:
    """What is published. Articles run from the newest; the rest by id. Mappings are by entry, absent where empty.

    `texts` are the bodies with their mentions linked, by the path of the document; `coverage` is the number of
    articles that name an entry, `companions` the profiles that they name besides; `episodes` are the articles of a
    storyline, from the newest; `related` are the articles that an article names as such, then those that name it;
    `reliance` is what rests on each outlet, and on each source without a profile.
    """

    site: Site
    articles: tuple[Article, ...]
    people: tuple[Person, ...]
    companies: tuple[Company, ...]
    storylines: tuple[Storyline, ...]
    pages: tuple[StandingPage, ...]
    by_id: Mapping[EntryId, AnyEntry]
    shelf: Shelf
    staff: Mapping[EntryId, tuple[HeldRole, ...]]
    ties: Mapping[EntryId, tuple[Tie, ...]]
    events: Mapping[EntryId, tuple[DatedEvent, ...]]
    figures: Mapping[EntryId, tuple[StatedFigure, ...]]
    texts: Mapping[str, LinkedText]
    referrals: Mapping[EntryId, tuple[Referral, ...]]
    companions: Mapping[EntryId, tuple[Companion, ...]]
    coverage: Mapping[EntryId, int]
    episodes: Mapping[EntryId, tuple[Article, ...]]
    related: Mapping[EntryId, tuple[EntryId, ...]]
    reliance: Mapping[Voucher, Reliance]

    def profile(self, slug: str) -> Profile | None:
        """The published person or company of this id."""
        for kind in ("person", "company"):
            found = self.by_id.get(EntryId(kind, slug))
            if isinstance(found, Person | Company):
                return found
        return None

    def article(self, slug: str) -> Article | None:
        """The published article of this id."""
        found = self.by_id.get(EntryId("article", slug))
        return found if isinstance(found, Article) else None


def is_published(entry: AnyEntry, today: date, *, drafts: bool, future: bool) -> bool:
    """Whether readers may see an entry on this day."""
    if entry.draft and not drafts:
        return False
    return future or due_on(entry) <= today


def compile_graph(site: Site, archive: Archive, published: Iterable[AnyEntry]) -> Graph:
    """The graph of the published entries; what points at an unpublished one is left out."""
    entries = {entry.id: entry for entry in published}
    articles = tuple(sorted(_of(Article, entries), key=_newest_first))
    people, companies = _of(Person, entries), _of(Company, entries)
    profiles: dict[str, Profile] = _by_slug(people, companies)
    texts = link_texts(entries.values(), registry_of(entries.values()), site.mentions)
    shelf = Shelf({article.id.slug: article for article in articles}, archive.sources.by_id)
    named = grouped(referrals(articles, texts, entries))
    return Graph(
        site=site,
        articles=articles,
        people=people,
        companies=companies,
        storylines=_of(Storyline, entries),
        pages=_of(StandingPage, entries),
        by_id=entries,
        shelf=shelf,
        staff=grouped(_staff(people, profiles)),
        ties=grouped(_ties(profiles)),
        events=grouped(_events(articles, profiles)),
        figures=grouped(_figures(articles, profiles)),
        texts=texts,
        referrals=named,
        companions=grouped(companions(articles, texts, entries)),
        coverage={entry: len({one.article.id for one in found}) for entry, found in named.items()},
        episodes=grouped(_episodes(articles)),
        related={entry: tuple(dict.fromkeys(found)) for entry, found in grouped(_related(articles)).items()},
        reliance=reliances(shelf, profiles),
    )


def _of(kind: type[T], entries: Mapping[EntryId, AnyEntry]) -> tuple[T, ...]:
    return tuple(entry for _, entry in sorted(entries.items()) if isinstance(entry, kind))


def _by_slug(people: tuple[Person, ...], companies: tuple[Company, ...]) -> dict[str, Profile]:
    profiles: tuple[Profile, ...] = (*people, *companies)
    return {profile.id.slug: profile for profile in profiles}


def _newest_first(article: Article) -> tuple[int, str]:
    return -article.facts.date.earliest.toordinal(), article.id.slug


def _staff(people: tuple[Person, ...], profiles: Mapping[str, Profile]) -> Iterator[tuple[EntryId, HeldRole]]:
    for person in people:
        for role in person.facts.roles:
            if role.org in profiles:
                yield profiles[role.org].id, HeldRole(person, role)


def _ties(profiles: Mapping[str, Profile]) -> Iterator[tuple[EntryId, Tie]]:
    for _, profile in sorted(profiles.items()):
        for relation in profile.facts.links:
            other = profiles.get(relation.to)
            if other:
                yield profile.id, Tie(relation.rel, other, relation)
                yield other.id, Tie(REVERSES[relation.rel], profile, relation)


def chronological(dated: DatedEvent) -> tuple[date, date, str, str]:
    """The key by which events stand in a timeline; two articles may tell one event by the same id."""
    return dated.event.when.earliest, dated.event.when.latest, dated.event.id, dated.article.id.slug


def _events(articles: tuple[Article, ...], profiles: Mapping[str, Profile]) -> Iterator[tuple[EntryId, DatedEvent]]:
    told = [DatedEvent(event, article) for article in articles for event in article.facts.dates]
    for dated in sorted(told, key=chronological):
        yield dated.article.id, dated
        for slug in dict.fromkeys(dated.event.who):
            if slug in profiles:
                yield profiles[slug].id, dated


def _figures(
    articles: tuple[Article, ...], profiles: Mapping[str, Profile]
) -> Iterator[tuple[EntryId, StatedFigure]]:
    for article in articles:
        for figure in article.facts.figures:
            stated = StatedFigure(figure, article)
            yield article.id, stated
            for slug in dict.fromkeys((figure.about, figure.between)):
                if slug is not None and slug in profiles:
                    yield profiles[slug].id, stated


def _episodes(articles: tuple[Article, ...]) -> Iterator[tuple[EntryId, Article]]:
    for article in articles:
        for slug in article.facts.storylines:
            yield EntryId("storyline", slug), article


def _related(articles: tuple[Article, ...]) -> Iterator[tuple[EntryId, EntryId]]:
    """(article, other) where an article names another, then where it is named."""
    known = {article.id for article in articles}
    named = [
        (article.id, other)
        for article in articles
        for slug in article.facts.related
        if isinstance(slug, str) and (other := EntryId("article", slug)) in known and other != article.id
    ]
    yield from named
    yield from ((other, article) for article, other in named)


def tally(graph: Graph) -> dict[str, dict[Kind, int]]:
    """How many entries of each kind have a page in each language."""
    counts: dict[str, dict[Kind, int]] = {tag: {} for tag in graph.site.tags}
    for entry in graph.by_id.values():
        for tag in languages_of(entry, graph.site):
            counts[tag][entry.id.kind] = counts[tag].get(entry.id.kind, 0) + 1
    return counts
