"""A Markdown file as its front matter and its body, each with the line on which it starts."""

from __future__ import annotations

from dataclasses import dataclass

from siyaq.diagnostics import Diagnostic, Location

FENCE = "---"


@dataclass(frozen=True, slots=True)
class SplitText:
    """The two parts of a file; lines count from 1 at the top of the file."""

    front: str
    front_line: int
    body: str
    body_line: int


def split_front_matter(text: str, path: str) -> tuple[SplitText | None, tuple[Diagnostic, ...]]:
    """The front matter between two `---` lines, and the body beneath."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, (_fault(path, 1, "the file does not start with a line `---`", "put the front matter on top"),)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            front, body = "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
            return SplitText(front, 2, body, number + 2), ()
    return None, (_fault(path, 1, "the front matter is never closed", "end it with a line `---`"),)


def _fault(path: str, line: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path, line, 1), "error", message, "front-matter", hint, len(FENCE))
