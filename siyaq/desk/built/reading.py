"""What a built file says of itself: what it points at and where, what can be pointed at, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from siyaq.diagnostics import Severity

# `load` is fetched with the page; `lead` is followed by a reader or a program.
Errand = Literal["lead", "load"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """An address as a file writes it, entities read; the line and column, from 1, of what holds it."""

    url: str
    line: int
    column: int
    errand: Errand = "lead"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a file by itself: a code, a message, a hint, and the line and column, from 1, or 0."""

    code: str
    message: str
    hint: str
    line: int = 0
    column: int = 0
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read. `packed` is its size in bytes under gzip; only pages have the fields from there on."""

    path: str
    pointers: tuple[Pointer, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    packed: int = 0
    ids: frozenset[str] = frozenset()
    language: str = ""
    alternates: tuple[tuple[str, Pointer], ...] = ()
    canonical: Pointer | None = None

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.path.endswith(".html")
