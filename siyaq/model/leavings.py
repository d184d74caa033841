"""What was meant as markup and came out as words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from siyaq.model.text import KINDS

TORN_REFERENCE = re.compile(rf"\]\s*\(\s*(?:{'|'.join(KINDS)})\s*:\s*[^()\s]*\s*\)")
LONE_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")


def find_leavings(prose: str) -> Iterator[tuple[str, str, str, str]]:
    """(the words, code, message, hint) of each torn reference, and of each mark of a footnote that is not there."""
    for match in TORN_REFERENCE.finditer(prose):
        hint = "write [words](kind:id): no space before or within the round brackets, square ones in pairs"
        yield match[0], "torn-reference", "Markdown does not take this for a reference", hint
    for match in LONE_NOTE.finditer(prose):
        hint = f"write the note on a line of its own: {match[0]}: …"
        yield match[0], "unknown-note", f'no footnote "{match[0]}"', hint
