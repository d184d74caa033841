"""Mistakes as values: where, what is wrong, what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

WINDOW = 200  # characters of a line that a finding shows
# Characters that steer a terminal; a finding quotes texts of strangers.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file: posix path relative to the site; line and column from 1, or 0 for the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: `code` is its stable name, `hint` says what to do, `length` is the width of the mark.

    `excerpt` is the line, or a window of it that begins `offset` characters in. `values` are what the message holds,
    by name, for those who say it in another language; several things under one name are on lines of their own.
    """

    location: Location
    severity: Severity
    message: str
    code: str
    hint: str = ""
    length: int = 1
    excerpt: str = ""
    offset: int = 0
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.location}: {self.severity}: {self.message} [{self.code}]"]
        if self.excerpt:
            lines += [f"    {self.excerpt}", f"    {self._mark()}"]
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))

    def _mark(self) -> str:
        column = max(self.location.column - self.offset, 1) - 1
        width = max(1, min(self.length, len(self.excerpt) - column))
        return " " * column + "^" * width

    def as_json(self) -> dict[str, str | int]:
        """The finding as plain JSON values, for tools."""
        return {
            "path": self.location.path,
            "line": self.location.line,
            "column": self.location.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one run, in order of place."""

    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> Report:
        """A report in order of place, each finding with its line out of `texts` (path to whole text)."""
        placed = sorted(set(diagnostics), key=_order)
        quoted = {found.location.path for found in placed}
        lines = {path: texts.get(path, "").split("\n") for path in quoted}
        return cls(tuple(_with_excerpt(found, lines[found.location.path]) for found in placed))

    def failed(self, *, strict: bool = False) -> bool:
        """Whether a build may not go on: an error, or under `strict` a warning."""
        fatal = {"error", "warning"} if strict else {"error"}
        return any(found.severity in fatal for found in self.diagnostics)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(found.severity == severity for found in self.diagnostics)


def _order(found: Diagnostic) -> tuple[Location, str, str, str, str, int]:
    return found.location, found.severity, found.message, found.code, found.hint, found.length


def _with_excerpt(found: Diagnostic, lines: list[str]) -> Diagnostic:
    if not 0 < found.location.line <= len(lines):
        return found
    line = lines[found.location.line - 1].rstrip("\r").replace("\t", " ")
    offset = max(0, found.location.column - WINDOW // 2) if len(line) > WINDOW else 0
    return replace(found, excerpt=line[offset : offset + WINDOW], offset=offset)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word; else `otherwise`."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else otherwise
