"""Facts that rest on one source alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from siyaq.diagnostics import Diagnostic, Location
from siyaq.link.sources import Shelf
from siyaq.model.entries import AnyEntry, Archive, Article, Company, Person
from siyaq.model.facts import Event, Figure, Relation, Role
from siyaq.model.text import SourceRef
from siyaq.read.yaml_nodes import Path


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
    values = (("count", str(len(single))), ("total", str(total)), ("facts", names))
    return Diagnostic(
        where, "note", message, "single-source", "add a second to `sources`, if there is one", values=values
    )


def _facts(entry: AnyEntry, shelf: Shelf) -> Iterator[_Fact]:
    for where, name, key, fact in _stated(entry):
        named = frozenset(_voucher(ref, entry, shelf) for ref in fact.sources) - {None}
        # A fact of an article for which it names nobody is what the article itself says.
        own = {entry.id} if isinstance(entry, Article) and not fact.sources else frozenset()
        yield _Fact(entry.original.location(where), name, key, named | own, bool(fact.sources))


def _stated(entry: AnyEntry) -> Iterator[tuple[Path, str, Hashable, Role | Relation | Event | Figure]]:
    """The facts of an entry: where each stands, its name, and what makes it the same as another's."""
    if isinstance(entry, Person):
        for index, role in enumerate(entry.facts.roles):
            yield ("roles", index), role.id, (entry.id, role.id), role
    if isinstance(entry, Person | Company):
        for index, tie in enumerate(entry.facts.links):
            yield ("links", index), f"{tie.rel} {tie.to}", (entry.id, tie.rel, tie.to), tie
    if isinstance(entry, Article):
        for index, event in enumerate(entry.facts.dates):
            yield ("dates", index), event.id, event.id, event
        for index, figure in enumerate(entry.facts.figures):
            key = (figure.about, figure.what, figure.between, figure.amount)
            yield ("figures", index), f"{figure.what} of {figure.about}", key, figure


def _voucher(ref: SourceRef, entry: AnyEntry, shelf: Shelf) -> Hashable:
    """Who speaks in a source: its outlet, else its author, else the report itself; or an article of ours."""
    found = shelf.find(ref, entry if isinstance(entry, Article) else None)
    if found is None:
        return None
    source = found.source
    if source is None:
        return found.article and found.article.id
    return source.publisher or source.author or source.title or (found.article and found.article.id, source.id)
