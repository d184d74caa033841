"""Which articles a reader follows with an entry, and when something changed last, as far as dates tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from siyaq.link.graph import Graph
from siyaq.model.dates import PartialDate
from siyaq.model.entries import AnyEntry, Article, Company, Person, Storyline
from siyaq.model.text import EntryId

LATEST = 20  # articles of the feed of a whole language
FOLLOWED = 10  # articles of the feed of one entry: there are many, each with full texts


def latest(language: str, graph: Graph) -> tuple[Article, ...]:
    """The newest articles that readers of a language find."""
    return _newest(graph.articles, language, LATEST)


def followed(entry: AnyEntry, language: str, graph: Graph) -> tuple[Article, ...]:
    """The newest articles in a language that name a profile, or that a storyline has; none for other entries."""
    return _newest(_articles_of(entry, graph), language, FOLLOWED)


def _articles_of(entry: AnyEntry, graph: Graph) -> Iterable[Article]:
    """The articles that an entry's page lists, from the newest; of one in several languages each language in turn."""
    match entry:
        case Person() | Company():
            return (one.article for one in graph.referrals.get(entry.id, ()))
        case Storyline():
            return graph.episodes.get(entry.id, ())
        case _:
            return ()


def _newest(articles: Iterable[Article], language: str, most: int) -> tuple[Article, ...]:
    """The first articles of a row that runs from the newest, each once; no drafts, which only a preview has."""
    found: dict[EntryId, Article] = {}
    for article in articles:
        if len(found) == most:
            break
        if not article.draft and article.document(language):
            found[article.id] = article
    return tuple(found.values())


def dates_told(article: Article) -> list[PartialDate]:
    """When an article was published, updated and corrected."""
    facts = article.facts
    return [facts.date, *([facts.updated] if facts.updated else []), *(one.date for one in facts.corrections)]


def dates_shown(entry: AnyEntry, graph: Graph) -> list[PartialDate]:
    """The dates by which an entry's page tells when it changed: its own, and those of the articles that it lists."""
    own = dates_told(entry) if isinstance(entry, Article) else []
    if isinstance(entry, Storyline) and entry.facts.reviewed:
        own.append(entry.facts.reviewed)
    return own + [article.facts.date for article in _articles_of(entry, graph)]


def last_day(dates: Iterable[PartialDate]) -> date | None:
    """The newest of these dates, where it is told to the day."""
    newest = max(dates, key=lambda one: one.latest, default=None)
    known = newest and newest.precision == "day" and not (newest.approximate or newest.uncertain)
    return newest.earliest if newest and known else None
