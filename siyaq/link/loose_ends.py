"""What a site can live with and an editor wants to know."""

from __future__ import annotations

from collections.abc import Iterator

from siyaq.diagnostics import Diagnostic, Location
from siyaq.model.entries import Archive, Article
from siyaq.model.facts import CitedSource
from siyaq.model.front_matter import Wanted
from siyaq.read.yaml_nodes import KEY


def check_loose_ends(archive: Archive) -> Iterator[Diagnostic]:
    """Wanted articles, and sources without an address."""
    for entry in archive.entries:
        if isinstance(entry, Article):
            yield from _in_article(entry)
    for name, source in archive.sources.by_id.items():
        if not source.url:
            yield _no_url(archive.sources.location((name, KEY)), name)


def _in_article(article: Article) -> Iterator[Diagnostic]:
    for index, related in enumerate(article.facts.related):
        if isinstance(related, Wanted):
            where = article.original.location(("related", index, "wanted"))
            words = related.wanted.get(article.original.language) or related.wanted.words[0][1]
            hint = "once it is written, put its id here: readers see plain words until then"
            yield Diagnostic(where, "note", f"wanted article: {words}", "wanted-article", hint)
    for index, source in enumerate(article.facts.sources):
        if isinstance(source, CitedSource) and not source.url:
            yield _no_url(article.original.location(("sources", index)), source.id)


def _no_url(where: Location, name: str) -> Diagnostic:
    return Diagnostic(
        where, "note", f'the source "{name}" has no address', "source-without-url", "add `url: https://…`"
    )
