"""Values of facts as exports have them: as entered, and in plain terms besides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from siyaq.model.dates import Duration, PartialDate
from siyaq.model.entries import AnyEntry
from siyaq.model.money import Amount
from siyaq.model.text import Names, Text
from siyaq.render.exports.tables import Row


def when(value: PartialDate | None) -> Row | None:
    """A date, with its first and last day; an end that is open, `present` or `unknown` has none."""
    if value is None:
        return None
    known = value.precision not in ("present", "unknown")
    return {
        "entered": value.text,
        "earliest": value.earliest.isoformat() if known else None,
        "latest": value.latest.isoformat() if known and value.latest < date.max else None,
    }


def how_much(value: Amount) -> Row:
    """An amount, with its bounds as numbers."""
    return {
        "entered": value.text,
        "comparator": value.comparator,
        "low": _number(value.low),
        "high": _number(value.high),
        "unit": value.unit,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def how_long(value: Duration | None) -> str | None:
    """A duration as entered."""
    return value.text if value else None


def words(text: Text | Names | None) -> Row:
    """Words by language tag."""
    return dict(text.words) if text else {}


def told(entry: AnyEntry, part: str) -> Row:
    """The title or summary of an entry, by language tag."""
    found = ((one.language, getattr(one.front, part, None)) for one in entry.documents)
    return {tag: text for tag, text in found if text}
