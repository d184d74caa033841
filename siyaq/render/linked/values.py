"""Dates and amounts as schema.org has them; what is not known for certain has no value."""

from __future__ import annotations

from siyaq.model.dates import PartialDate
from siyaq.model.money import Amount
from siyaq.render.exports.cells import how_much

POINTS = ("day", "month", "year")


def iso_date(value: PartialDate | None) -> str:
    """A day, month or year by ISO 8601; nothing for an interval, or where the date is approximate or uncertain."""
    known = value and value.precision in POINTS and not value.approximate and not value.uncertain
    return value.text if value and known else ""


def iso_day(value: PartialDate | None) -> str:
    """A date of which the day is known."""
    return iso_date(value) if value and value.precision == "day" else ""


def bounds(amount: Amount) -> dict[str, object]:
    """The value of an amount, or its least and greatest as far as they are told."""
    told = how_much(amount)
    match amount.comparator:
        case "over":
            return {"minValue": told["low"]}
        case "under":
            return {"maxValue": told["high"]}
        case _ if amount.low != amount.high:
            return {"minValue": told["low"], "maxValue": told["high"]}
        case _:
            return {"value": told["low"]}
