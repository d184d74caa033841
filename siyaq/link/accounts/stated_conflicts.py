"""Figures and events that articles state differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from siyaq.diagnostics import Diagnostic
from siyaq.link.accounts.ledger import F, Stated
from siyaq.model.facts import Event, Figure
from siyaq.model.money import Amount
from siyaq.model.spans import Span, span_of

Bounds = tuple[Decimal, Decimal]
ANY_TIME = Span(date.min, date.max)
ROUGHLY = Decimal("0.1")  # the share that `~` allows an amount on each side


@dataclass(frozen=True, slots=True)
class _Reading:
    """A figure as numbers: between which bounds, and of which days; of any, where nobody says."""

    stated: Stated[Figure]
    days: Span
    bounds: Bounds

    def contradicts(self, other: _Reading) -> bool:
        """Whether the two may be of one time and have nothing in common."""
        apart = self.bounds[1] < other.bounds[0] or other.bounds[1] < self.bounds[0]
        return apart and self.days.meets(other.days)


def figure_findings(figures: tuple[Stated[Figure], ...]) -> Iterator[Diagnostic]:
    """Amounts of one thing at one time that have nothing in common: each is told against one other."""
    readings = [_reading(stated) for stated in figures]
    judges = [one for one in readings if one.stated.fact.disputed]
    measures: list[_Reading] = []
    for one in readings:
        against = [other for other in measures if one.contradicts(other)]
        unsettled = next((other for other in against if not _settled(one.stated, other.stated)), None)
        if unsettled:
            yield _different(one.stated, unsettled.stated)
        elif not against and not any(
            _records(judge.stated, one.stated) and one.contradicts(judge) for judge in judges
        ):
            measures.append(one)


def event_findings(events: tuple[Stated[Event], ...]) -> Iterator[Diagnostic]:
    """Articles that date one event, known by its id, otherwise than the first of them does that nobody judged."""
    judges = [one for one in events if one.fact.disputed]
    first = next((one for one in events if not any(_records(judge, one) for judge in judges)), events[0])
    for other in events:
        meets = span_of(first.fact.when).meets(span_of(other.fact.when))
        if not meets and not _settled(first, other):
            here, there, place = other.fact.when.text, first.fact.when.text, str(first.location("when"))
            message = f'"{other.fact.id}" is dated {here} here, and {there} at {place}'
            values = (("event", str(other.fact.id)), ("here", here), ("there", there), ("place", place))
            hint = "mend one of them, give two events two ids, or record it under `disputed`, with a verdict"
            where, length = other.location("when"), other.length("when")
            yield Diagnostic(where, "warning", message, "conflict", hint, length, values=values)


def _settled(one: Stated[F], other: Stated[F]) -> bool:
    """Whether the editors have given their verdict on these two, at either."""
    return _records(one, other) or _records(other, one)


def _records(judge: Stated[F], other: Stated[F]) -> bool:
    """Whether the one has a verdict on what the other says; its article is then no measure of the rest."""
    return any(dispute.article == other.article != judge.article for dispute in judge.fact.disputed)


def _different(stated: Stated[Figure], other: Stated[Figure]) -> Diagnostic:
    here, there, place = stated.fact.amount.text, other.fact.amount.text, str(other.location("amount"))
    what, about = stated.fact.what, str(stated.fact.about)
    message = f"{what} of {about} is {here} here, and {there} at {place}"
    values = (("what", what), ("about", about), ("here", here), ("there", there), ("place", place))
    hint = "mend one of them, give each its `as_of`, or record it under `disputed`, with a verdict"
    where, length = stated.location("amount"), stated.length("amount")
    return Diagnostic(where, "warning", message, "conflict", hint, length, values=values)


def _reading(stated: Stated[Figure]) -> _Reading:
    figure = stated.fact
    return _Reading(stated, span_of(figure.as_of) if figure.as_of else ANY_TIME, _bounds(figure.amount))


def _bounds(amount: Amount) -> Bounds:
    match amount.comparator:
        case "about":
            return amount.low * (1 - ROUGHLY), amount.high * (1 + ROUGHLY)
        case "over":
            return amount.low, Decimal("Infinity")
        case "under":
            return Decimal(0), amount.high
        case "exact":
            return amount.low, amount.high
