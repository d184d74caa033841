"""Amounts as editors type them: kept as entered, compared as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Self

from siyaq.model.amount_words import (
    SPLIT_SCALES,
    Comparator,
    Quantity,
    read_amount_words,
    refuse_thousands,
    refuse_unit,
)
from siyaq.model.entered import Entered

_COMPARATORS: dict[str, Comparator] = {"": "exact", "~": "about", ">": "over", "<": "under"}
LIMIT = Decimal(10) ** 24
SCALES = {"": 0, "k": 3, "m": 6, "bn": 9, "tn": 12}
_PART = r"(\d{1,15}(?:\.\d{1,9})?)(k|m|bn|tn)?"
_AMOUNT = re.compile(rf"([~<>]?){_PART}(?:\.\.{_PART})? ([A-Z]{{3}}|%|people|shares)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount(Entered):
    """A quantity with its unit: `~500bn USD`, `4bn..5bn USD`, `12 %`; or in words, «300 مليار دولار».

    `low` and `high` are equal unless a range was entered; `scale` is the power of ten that it was written in;
    `unit` is an ISO 4217 currency code, `%`, `people` or `shares`.
    """

    code: ClassVar[str] = "bad-amount"
    text: str
    comparator: Comparator
    low: Decimal
    high: Decimal
    scale: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The amount that the text writes; ValueError where it writes none, or a range that runs backwards."""
        match = _AMOUNT.fullmatch(text)
        found = _compact(match) if match else read_amount_words(text)
        if found.comparator in ("about", "under") and not found.high:
            raise ValueError("nothing is about nothing, or under it")
        if found.high >= LIMIT:
            raise ValueError("more than all there is")
        if found.high < found.low:
            raise ValueError("the range runs backwards")
        return cls(text, found.comparator, found.low, found.high, found.scale, found.unit)


def _compact(match: re.Match[str]) -> Quantity:
    mark, first, scale, last, last_scale, unit = match.groups()
    if scale and last_scale and scale != last_scale:
        raise ValueError(SPLIT_SCALES)
    power = SCALES[last_scale or scale or ""]
    refuse_unit(unit)
    if not power:
        refuse_thousands(filter(None, (first, last)), unit)
    low = Decimal(first).scaleb(power)
    return Quantity(_COMPARATORS[mark], low, Decimal(last).scaleb(power) if last else low, power, unit)
