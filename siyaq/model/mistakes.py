"""The mistakes of one body, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from siyaq.diagnostics import Diagnostic, Location, Severity, did_you_mean
from siyaq.model.addresses import Addresses
from siyaq.model.text import KINDS


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

    def report_link(self, href: str, place: Location, schemes: tuple[str, ...]) -> None:
        """Note an address of a kind that is refused, or one that cannot be checked."""
        scheme, colon, _ = href.partition(":")
        if colon:
            known = (*schemes, *KINDS)
            hint = did_you_mean(scheme, known, f"a link starts with one of: {', '.join(known)}")
            self.report(place, "link-scheme", f'links of the kind "{scheme}:" are refused', hint, len(href))
        else:
            hint = "write article:ID, person:ID, company:ID, storyline:ID, page:ID, ../media/FILE or a whole address"
            self.report(place, "link-path", f'"{href}" is not an address that can be checked', hint, len(href))
