"""When a role was held, as far as it is known; and whether that was so at a given time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from siyaq.model.dates import PartialDate
from siyaq.model.facts import Role
from siyaq.model.spans import Span, after, before, span_of

Held = Literal["surely", "perhaps", "no"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """The days on which a role began and ended, each None where nobody says; `current` goes on, as of `checked`."""

    begun: Span | None
    ended: Span | None
    current: bool
    checked: date | None

    def held(self, at: Span) -> Held:
        """Whether the role was held at some time within a span."""
        first, begun_by, going_on, last = self.limits()
        if (first and at.latest < first) or (last and last < at.earliest):
            return "no"
        surely = begun_by is not None and begun_by <= at.latest and going_on is not None and at.earliest <= going_on
        return "surely" if surely else "perhaps"

    def is_told_of(self, at: Span) -> bool:
        """Whether one would give the title at that time: it was held, or had begun and is told to go on since."""
        begun_by = self.limits()[1]
        return self.held(at) == "surely" or (self.current and begun_by is not None and begun_by <= at.latest)

    def limits(self) -> tuple[date | None, date | None, date | None, date | None]:
        """The first day that it may have begun, that by which it had; the last that it surely and maybe lasted."""
        begun = (self.begun.earliest, self.begun.latest) if self.begun else (None, self.checked)
        if self.current:
            return (*begun, self.checked or begun[1], date.max)
        return (*begun, self.ended.earliest, self.ended.latest) if self.ended else (*begun, None, None)

    def days(self) -> tuple[date, ...]:
        """Every day that the account names, in no order."""
        spans = [span for span in (self.begun, self.ended) if span]
        named = [day for span in spans for day in (span.earliest, span.latest)]
        told = (*named, *((self.checked,) if self.checked and self.begun else ()))
        return tuple(day for day in told if date.min < day < date.max)  # neither is named by anybody


def tenure_of(role: Role) -> Tenure:
    """The tenure of a role; an end that is not told is worked out of the beginning and how long it lasted."""
    current = role.end is not None and role.end.precision == "present"
    begun, ended = _days(role.start), _days(role.end)
    if role.lasted and not current:
        begun, ended = (
            begun or (before(ended, role.lasted) if ended else None),
            ended or (after(begun, role.lasted) if begun else None),
        )
    checked = role.checked.latest if role.checked and current else None
    return Tenure(begun, ended, current, checked)


def _days(value: PartialDate | None) -> Span | None:
    if value is None or value.precision in ("present", "unknown"):
        return None
    return span_of(value)
