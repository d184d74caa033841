"""Who says so: the sources of facts, as readers see them."""

from __future__ import annotations

from siyaq.model.entries import Article
from siyaq.model.facts import CitedSource
from siyaq.model.text import SourceRef
from siyaq.render.edition import Edition
from siyaq.render.rows import Citation


def citations(refs: tuple[SourceRef, ...], edition: Edition, within: Article | None = None) -> tuple[Citation, ...]:
    """The sources of a fact; those of an article's own facts are looked up in that article."""
    found = [_find(ref, edition, within) for ref in refs]
    return tuple(citation for citation in found if citation)


def source_rows(article: Article, edition: Edition) -> tuple[Citation, ...]:
    """The reports that an article rests on."""
    shared = edition.graph.sources
    found = [one if isinstance(one, CitedSource) else shared[one] for one in article.facts.sources]
    return tuple(citation(source, edition) for source in found)


def own_citation(article: Article, edition: Edition) -> Citation:
    """An article of ours as a source, where it names no other."""
    return Citation(label=None, outlet=None, author=None, url="", date=None, article=edition.link(article), note=None)


def citation(source: CitedSource, edition: Edition, article: Article | None = None) -> Citation:
    """One source, with the article that carries it where that needs saying."""
    return Citation(
        label=edition.text(source.title),
        outlet=edition.profile_link(source.publisher),
        author=edition.profile_link(source.author),
        url=source.url or "",
        date=edition.wording.date(source.date) if source.date else None,
        article=edition.link(article) if article else None,
        note=edition.text(source.note),
    )


def _find(ref: SourceRef, edition: Edition, within: Article | None) -> Citation | None:
    """The source that `SOURCE`, `ARTICLE` or `ARTICLE#SOURCE` names; None where its article is not published."""
    slug, _, source = ref.partition("#")
    if within and not source:
        cited = _cited(within, slug, edition)
        if cited:
            return citation(cited, edition, within)
    article = edition.graph.article(slug)
    if article is None:
        shared = edition.graph.sources.get(slug)
        return citation(shared, edition) if shared else None
    cited = _cited(article, source, edition)
    return citation(cited, edition, article) if cited else own_citation(article, edition)


def _cited(article: Article, name: str, edition: Edition) -> CitedSource | None:
    for source in article.facts.sources:
        if isinstance(source, CitedSource):
            if source.id == name:
                return source
        elif source == name:
            return edition.graph.sources.get(source)
    return None
