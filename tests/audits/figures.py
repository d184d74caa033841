"""What was measured, beside what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number and its limit: the most that it may be, or of a score the least."""

    place: str
    what: str
    measured: float
    limit: float
    unit: str = ""
    score: bool = False

    @property
    def kept(self) -> bool:
        return self.measured >= self.limit if self.score else self.measured <= self.limit

    def __str__(self) -> str:
        number, sign = f"{self.measured:.4g} {self.unit}", ">=" if self.score else "<="
        verdict = "" if self.kept else "  <- not kept"
        return f"{self.place:34} {self.what:28} {number:>10}   {sign} {self.limit:g} {self.unit}{verdict}".rstrip()


def print_figures(figures: Iterable[Figure]) -> bool:
    """A line for each figure as it comes; whether all limits are kept."""
    kept = True
    for figure in figures:
        print(figure, flush=True)
        kept &= figure.kept
    return kept
