"""Facts that rest on one source alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from siyaq.diagnostics import Diagnostic, Location
from siyaq.link.facts import facts_of, identity, name_of
from siyaq.link.sources import Shelf
from siyaq.model.entries import AnyEntry, Archive, Article
from siyaq.model.text import SourceRef


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact where an entry states it; `key` is the same for all who tell it, `vouchers` are those named here."""

    location: Location
    name: str
    key: Hashable
    vouchers: frozenset[Hashable]
    sourced: bool


def check_single_sources(archive: Archive) -> Iterator[Diagnostic]:
    """For each entry a note on its facts that one voice alone stands for: an outlet, or an article of ours."""
    articles = {entry.id.slug: entry for entry in archive.entries if isinstance(entry, Article)}
    shelf = Shelf(articles, archive.sources.by_id)
    stated = [list(_facts(entry, shelf)) for entry in archive.entries]
    vouchers: dict[Hashable, frozenset[Hashable]] = defaultdict(frozenset)
    for fact in (fact for facts in stated for fact in facts):
        vouchers[fact.key] |= fact.vouchers
    for facts in stated:
        single = [fact for fact in facts if fact.sourced and len(vouchers[fact.key]) == 1]
        if single:
            yield _finding(single, len(facts))


def _finding(single: list[_Fact], total: int) -> Diagnostic:
    where = min(fact.location for fact in single)
    names = ", ".join(fact.name for fact in single)
    message = f"facts that rest on one source alone ({len(single)} of {total}): {names}"
    values = (("count", str(len(single))), ("total", str(total)), ("facts", "\n".join(fact.name for fact in single)))
    return Diagnostic(
        where, "note", message, "single-source", "add a second to `sources`, if there is one", values=values
    )


def _facts(entry: AnyEntry, shelf: Shelf) -> Iterator[_Fact]:
    for where, fact in facts_of(entry):
        named = frozenset(_voucher(ref, entry, shelf) for ref in fact.sources) - {None}
        # A fact of an article for which it names nobody is what the article itself says.
        own = {entry.id} if isinstance(entry, Article) and not fact.sources else frozenset()
        location, key = entry.original.location(where), identity(fact, entry.id)
        yield _Fact(location, name_of(fact), key, named | own, bool(fact.sources))


def _voucher(ref: SourceRef, entry: AnyEntry, shelf: Shelf) -> Hashable:
    """Who speaks in a source: its outlet, else its author, else the report itself; or an article of ours."""
    found = shelf.find(ref, entry if isinstance(entry, Article) else None)
    if found is None:
        return None
    source = found.source
    if source is None:
        return found.article and found.article.id
    return source.publisher or source.author or source.title or (found.article and found.article.id, source.id)
