"""The ledger: what each text says of each role, figure and event, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from siyaq.diagnostics import Location
from siyaq.model.dates import Duration, PartialDate
from siyaq.model.documents import Document
from siyaq.model.entries import AnyEntry, Article, Person
from siyaq.model.facts import Event, Figure, Role
from siyaq.model.text import Text
from siyaq.read.yaml_nodes import Path

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Account:
    """What one text says of a role: the profile's own, or an article's claim; `article` is empty for the profile.

    `told` is when it was said: the article's date. A role that is over without a date is `ended`.
    """

    document: Document
    where: Path
    article: str
    told: PartialDate | None
    start: PartialDate | None
    end: PartialDate | None
    lasted: Duration | None
    ended: bool
    title: Text | None

    def location(self, field: str = "") -> Location:
        """Where it says so; of one field, if given, by its name in front matter."""
        return self.document.location((*self.where, field) if field else self.where)


@dataclass(frozen=True, slots=True)
class Slot:
    """A role, and everything that is said of it: the profile's account first, then the articles' by path."""

    id: str
    person: Person
    role: Role
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure as one article states it, and where."""

    article: Article
    where: Path
    figure: Figure

    def location(self, field: str) -> Location:
        """Where it says so."""
        return self.article.original.location((*self.where, field))


@dataclass(frozen=True, slots=True)
class StatedEvent:
    """An event as one article dates it, and where."""

    article: Article
    where: Path
    event: Event

    def location(self, field: str) -> Location:
        """Where it says so."""
        return self.article.original.location((*self.where, field))


Measured = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Roles by person and id; figures by (about, what, with, unit); events by id."""

    slots: tuple[Slot, ...]
    figures: Mapping[Measured, tuple[StatedFigure, ...]]
    events: Mapping[str, tuple[StatedEvent, ...]]


def keep_ledger(entries: Iterable[AnyEntry]) -> Ledger:
    """The ledger of these entries."""
    found = list(entries)
    articles = [entry for entry in found if isinstance(entry, Article)]
    claims = _grouped(_claims(articles))
    return Ledger(
        slots=tuple(_slots(found, claims)),
        figures=_grouped(_figures(articles)),
        events=_grouped(_events(articles)),
    )


def _slots(entries: Iterable[AnyEntry], claims: Mapping[str, tuple[Account, ...]]) -> Iterator[Slot]:
    for person in entries:
        if isinstance(person, Person):
            for index, role in enumerate(person.facts.roles):
                name = f"{person.id.slug}/{role.id}"
                yield Slot(name, person, role, (_own(person, index, role), *claims.get(name, ())))


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _own(person: Person, index: int, role: Role) -> Account:
    ended = role.end is not None and role.end.precision != "present"
    where: Path = ("roles", index)
    return Account(person.original, where, "", role.checked, role.start, role.end, role.lasted, ended, role.title)


def _claims(articles: Iterable[Article]) -> Iterator[tuple[str, Account]]:
    for article in articles:
        for index, claim in enumerate(article.facts.claims):
            ended = bool(claim.ended) or (claim.end is not None and claim.end.precision != "present")
            yield (
                claim.about,
                Account(
                    document=article.original,
                    where=("claims", index),
                    article=article.id.slug,
                    told=article.facts.date,
                    start=claim.start,
                    end=claim.end,
                    lasted=claim.lasted,
                    ended=ended,
                    title=claim.title,
                ),
            )


def _figures(articles: Iterable[Article]) -> Iterator[tuple[Measured, StatedFigure]]:
    for article in articles:
        for index, figure in enumerate(article.facts.figures):
            key = (figure.about, figure.what, figure.between or "", figure.amount.unit)
            yield key, StatedFigure(article, ("figures", index), figure)


def _events(articles: Iterable[Article]) -> Iterator[tuple[str, StatedEvent]]:
    for article in articles:
        for index, event in enumerate(article.facts.dates):
            yield event.id, StatedEvent(article, ("dates", index), event)
