"""Who says so: the sources of a fact, resolved."""

from __future__ import annotations

from collections.abc import Iterable

from siyaq.link.sources import Origin
from siyaq.model.entries import Article
from siyaq.model.text import SourceRef
from siyaq.render.exports.catalogue import Catalogue
from siyaq.render.exports.cells import when, words
from siyaq.render.exports.tables import Row


def source_rows(refs: Iterable[SourceRef], catalogue: Catalogue, within: Article | None = None) -> list[Row]:
    """The sources of a fact as rows."""
    return [_row(origin, catalogue) for origin in catalogue.graph.shelf.origins(refs, within)]


def _row(origin: Origin, catalogue: Catalogue) -> Row:
    article, source = origin.article, origin.source
    names = [article.id.slug] if article else []
    return {
        "ref": "#".join([*names, source.id] if source else names),
        "article": article.id.slug if article else None,
        "outlet": catalogue.profile_id(source.publisher) if source else None,
        "author": catalogue.profile_id(source.author) if source else None,
        "title": words(source.title) if source else {},
        "url": source.url if source else None,
        "date": when(source.date) if source else None,
    }
