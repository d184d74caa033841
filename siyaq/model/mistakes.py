"""The mistakes of one body, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from siyaq.diagnostics import Diagnostic, Location, Severity
from siyaq.model.addresses import Addresses


@dataclass(slots=True)
class Mistakes:
    """What is found wrong, in the block of lines that is being read; `first_line` is the body's in the file."""

    path: str
    addresses: Addresses
    first_line: int
    block: tuple[int, int] = (0, 0)
    found: list[Diagnostic] = field(default_factory=list)

    def here(self) -> Location:
        """The first line of the block."""
        return Location(self.path, self.block[0] + self.first_line, 1)

    def locate_words(self, words: str) -> Location:
        """The first place of these words in the block."""
        found = self.addresses.find(words, *self.block)
        return Location(self.path, found[0] + self.first_line, found[1] + 1) if found else self.here()

    def locate(self, href: str) -> tuple[Location, str]:
        """The place of the next such address in the block, and how it is written there."""
        found = self.addresses.take(href, *self.block)
        if found is None:
            return self.here(), unquote(href)
        line, column, written = found
        return Location(self.path, line + self.first_line, column + 1), written

    def report(
        self,
        place: Location,
        code: str,
        message: str,
        hint: str,
        length: int = 1,
        *,
        severity: Severity = "error",
    ) -> None:
        """Note a mistake."""
        self.found.append(Diagnostic(place, severity, message, code, hint, length))
