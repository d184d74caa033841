"""Amounts as editors type them: kept as entered, compared as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal, Self

from siyaq.model.entered import Entered

Comparator = Literal["exact", "about", "over", "under"]
_COMPARATORS: dict[str, Comparator] = {"": "exact", "~": "about", ">": "over", "<": "under"}
LIMIT = Decimal(10) ** 24
SCALES = {"": 0, "k": 3, "m": 6, "bn": 9, "tn": 12}
_PART = r"(\d{1,15}(?:\.\d{1,9})?)(k|m|bn|tn)?"
_AMOUNT = re.compile(rf"([~<>]?){_PART}(?:\.\.{_PART})? ([A-Z]{{3}}|%|people|shares)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount(Entered):
    """A quantity with its unit: `~500bn USD`, `>100bn USD`, `4bn..5bn USD`, `12 %`.

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
        if not match:
            raise ValueError("not an amount")
        mark, first, scale, last, last_scale, unit = match.groups()
        if scale and last_scale and scale != last_scale:
            raise ValueError("both ends of a range are written in one scale")
        power = SCALES[last_scale or scale or ""]
        low = Decimal(first).scaleb(SCALES[scale or last_scale or ""])
        high = Decimal(last).scaleb(power) if last else low
        if high >= LIMIT:
            raise ValueError("more than all there is")
        if high < low:
            raise ValueError("the range runs backwards")
        return cls(text, _COMPARATORS[mark], low, high, power, unit)
