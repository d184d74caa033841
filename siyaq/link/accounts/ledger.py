"""The ledger: what each text says of each role, figure and event, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from siyaq.diagnostics import Location
from siyaq.link.groups import grouped
from siyaq.model.dates import Duration, PartialDate
from siyaq.model.documents import Document
from siyaq.model.entries import AnyEntry, Article, Person
from siyaq.model.facts import Event, Figure, Role
from siyaq.model.spans import Span, span_of
from siyaq.model.text import Text
from siyaq.read.yaml_nodes import Path

F = TypeVar("F", Event, Figure)


@dataclass(frozen=True, slots=True)
class Account:
    """What one text says of a role: the profile's own, or an article's claim; `article` is empty for the profile.

    `told` is as of when it is said: the article's date, or the day on which the profile was checked. `ended` is
    whether it says that the role is over, with a date or without.
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

    @property
    def ending(self) -> Span | None:
        """When it ended by this account."""
        return ending_of(self.end, self.told)

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
class Stated(Generic[F]):
    """A figure or an event as one article states it, and where."""

    document: Document
    where: Path
    fact: F

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.document.entry.slug

    def location(self, field: str) -> Location:
        """Where it says so."""
        return self.document.location((*self.where, field))

    def length(self, field: str) -> int:
        """How many characters it takes there, quotes included."""
        place = self.document.place((*self.where, field))
        return place.length if place else 1


Measured = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one document says: of roles, its own or other people's; of figures; of events."""

    document: Document
    accounts: tuple[tuple[str, Account], ...] = ()
    figures: tuple[tuple[Measured, Stated[Figure]], ...] = ()
    events: tuple[tuple[str, Stated[Event]], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Roles by person and id; figures by (about, what, with, unit); events by id; and who said what, by path."""

    slots: tuple[Slot, ...] = ()
    figures: Mapping[Measured, tuple[Stated[Figure], ...]] = field(default_factory=dict)
    events: Mapping[str, tuple[Stated[Event], ...]] = field(default_factory=dict)
    contributions: Mapping[str, Contribution] = field(default_factory=dict)


def keep_ledger(entries: Iterable[AnyEntry], last: Mapping[str, Contribution] | None = None) -> Ledger:
    """The ledger of these entries; a document that is the same object as in `last` contributes the same objects."""
    speakers = [entry for entry in entries if isinstance(entry, Article | Person)]
    told = [_contribution(entry, (last or {}).get(entry.original.path)) for entry in speakers]
    articles = [one for one in told if one.document.entry.kind == "article"]
    claims = grouped(pair for one in articles for pair in one.accounts)
    people = [(entry, one) for entry, one in zip(speakers, told, strict=True) if isinstance(entry, Person)]
    return Ledger(
        slots=tuple(slot for person, one in people for slot in _slots(person, one, claims)),
        figures=grouped(pair for one in articles for pair in one.figures),
        events=grouped(pair for one in articles for pair in one.events),
        contributions={one.document.path: one for one in told},
    )


def _contribution(entry: Article | Person, last: Contribution | None) -> Contribution:
    document = entry.original
    if last and last.document is document:
        return last
    if isinstance(entry, Person):
        return Contribution(document, tuple(_own(entry)))
    return Contribution(document, tuple(_claims(entry)), tuple(_figures(entry)), tuple(_events(entry)))


def _slots(person: Person, own: Contribution, claims: Mapping[str, tuple[Account, ...]]) -> Iterator[Slot]:
    for role, (name, account) in zip(person.facts.roles, own.accounts, strict=True):
        yield Slot(name, person, role, (account, *claims.get(name, ())))


def slot_id(person: Person, role: Role) -> str:
    """What claims call a role: `PERSON/ROLE`."""
    return f"{person.id.slug}/{role.id}"


def ending_of(end: PartialDate | None, told: PartialDate | None) -> Span | None:
    """When a role ended; what goes on at present ends no earlier than it was last known to."""
    if end is None or end.precision == "unknown":
        return None
    if end.precision == "present":
        return Span(told.earliest, date.max) if told else None
    return span_of(end)


def _own(person: Person) -> Iterator[tuple[str, Account]]:
    for index, role in enumerate(person.facts.roles):
        yield (
            slot_id(person, role),
            Account(
                document=person.original,
                where=("roles", index),
                article="",
                told=role.checked,
                start=role.start,
                end=role.end,
                lasted=role.lasted,
                ended=role.end is not None and role.end.precision != "present",
                title=role.title,
            ),
        )


def _claims(article: Article) -> Iterator[tuple[str, Account]]:
    for index, claim in enumerate(article.facts.claims):
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
                ended=bool(claim.ended) or (claim.end is not None and claim.end.precision != "present"),
                title=claim.title,
            ),
        )


def _figures(article: Article) -> Iterator[tuple[Measured, Stated[Figure]]]:
    for index, figure in enumerate(article.facts.figures):
        key = (figure.about, figure.what, figure.between or "", figure.amount.unit)
        yield key, Stated(article.original, ("figures", index), figure)


def _events(article: Article) -> Iterator[tuple[str, Stated[Event]]]:
    for index, event in enumerate(article.facts.dates):
        yield event.id, Stated(article.original, ("dates", index), event)
