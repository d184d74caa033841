"""Who says so: the sources of facts, as readers see them."""

from __future__ import annotations

from dataclasses import replace

from siyaq.model.entries import Article
from siyaq.model.facts import CitedSource
from siyaq.model.text import SourceRef
from siyaq.render.edition import Edition
from siyaq.render.pages.rows import Citation


def citations(refs: tuple[SourceRef, ...], edition: Edition, within: Article | None = None) -> tuple[Citation, ...]:
    """The sources of a fact; those of an article's own facts are looked up in that article."""
    found = (edition.graph.shelf.find(ref, within) for ref in refs)
    return tuple(citation(one.source, edition, one.article) for one in found if one)


def source_rows(article: Article, edition: Edition) -> tuple[Citation, ...]:
    """The reports that an article rests on."""
    return tuple(citation(source, edition) for source in edition.graph.shelf.listed(article).values())


def cited_by(
    refs: tuple[SourceRef, ...], article: Article, edition: Edition, here: Article | None
) -> tuple[Citation, ...]:
    """The sources of a fact that an article states; it is one itself, except on its own page."""
    found = citations(refs, edition, article)
    if here is not None:
        own = edition.link(here)
        return tuple(replace(one, article=None) if one.article == own else one for one in found)
    return found or (own_citation(article, edition),)


def own_citation(article: Article, edition: Edition) -> Citation:
    """An article of ours as a source, where it names no other."""
    return citation(None, edition, article)


def citation(source: CitedSource | None, edition: Edition, article: Article | None = None) -> Citation:
    """One source, with the article that carries it where that needs saying; or an article that names none."""
    return Citation(
        label=edition.text(source.title) if source else None,
        outlet=edition.profile_link(source.publisher) if source else None,
        author=edition.profile_link(source.author) if source else None,
        url=(source.url or "") if source else "",
        date=edition.wording.date(source.date) if source and source.date else None,
        article=edition.link(article) if article else None,
        article_date=edition.wording.date(article.facts.date) if article else None,
        note=edition.text(source.note) if source else None,
    )
