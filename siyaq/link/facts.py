"""Facts where entries state them: what they are called, and what makes one the same as another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from siyaq.model.entries import AnyEntry, Article, Company, Person
from siyaq.model.facts import Event, Figure, Relation, Role
from siyaq.model.text import EntryId
from siyaq.read.yaml_nodes import Path

Fact = Role | Relation | Event | Figure


def facts_of(entry: AnyEntry) -> Iterator[tuple[Path, Fact]]:
    """The facts that an entry states, each with its place in front matter."""
    if isinstance(entry, Person):
        yield from _placed("roles", entry.facts.roles)
    if isinstance(entry, Person | Company):
        yield from _placed("links", entry.facts.links)
    if isinstance(entry, Article):
        yield from _placed("dates", entry.facts.dates)
        yield from _placed("figures", entry.facts.figures)


def _placed(field: str, facts: Iterable[Fact]) -> Iterator[tuple[Path, Fact]]:
    return (((field, index), fact) for index, fact in enumerate(facts))


def identity(fact: Fact, owner: EntryId) -> Hashable:
    """What a fact is, whoever tells it: events of one id are one, and so are figures that are equal."""
    match fact:
        case Event(id=name):
            return "event", name
        case Figure() as one:
            return one.about, one.what, one.between, one.amount
        case Role(id=name):
            return owner, name
        case Relation() as tie:
            return owner, tie.rel, tie.to, tie.when


def name_of(fact: Fact) -> str:
    """What an editor knows a fact by."""
    match fact:
        case Role(id=name) | Event(id=name):
            return str(name)
        case Relation() as tie:
            return f"{tie.rel} {tie.to}"
        case Figure() as one:
            return f"{one.what} of {one.about}"
