"""References to sources, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from siyaq.model.entries import Article
from siyaq.model.facts import CitedSource
from siyaq.model.text import SourceRef


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from: a source and the article of ours that cites it, or one of the two alone."""

    source: CitedSource | None
    article: Article | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that a reference to a source may lead to: articles by slug, and the sources that several entries share."""

    articles: Mapping[str, Article]
    shared: Mapping[str, CitedSource]

    def listed(self, article: Article) -> dict[str, CitedSource]:
        """The sources of an article, by the ids that it knows them by."""
        sources = article.facts.sources
        found = ((one.id, one) if isinstance(one, CitedSource) else (one, self.shared.get(one)) for one in sources)
        return {name: source for name, source in found if source}

    def find(self, ref: SourceRef, within: Article | None = None) -> Origin | None:
        """What `SOURCE`, `ARTICLE` or `ARTICLE#SOURCE` names, seen from an article; None if that is not here."""
        slug, _, name = ref.partition("#")
        own = self.listed(within).get(slug) if within and not name else None
        if own:
            return Origin(own, within)
        article = self.articles.get(slug)
        if article:
            return Origin(self.listed(article).get(name), article)
        shared = None if name else self.shared.get(slug)
        return Origin(shared, None) if shared else None

    def origins(self, refs: Iterable[SourceRef], within: Article | None = None) -> list[Origin]:
        """Where a fact comes from; one that an article states without a source rests on the article."""
        found = [origin for ref in refs if (origin := self.find(ref, within))]
        return found or ([Origin(None, within)] if within else [])
