"""Control characters: they steer terminals, no XML may hold them, and nobody sees them in an editor."""

from __future__ import annotations

import re

from siyaq.diagnostics import Diagnostic, Location

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def refuse_controls(text: str, path: str) -> Diagnostic | None:
    """The first control character of a file, if it has one."""
    found = _CONTROL.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    return refuse_escaped(found[0], Location(path, before.count("\n") + 1, len(before) - before.rfind("\n")))


def refuse_escaped(words: str, where: Location, length: int = 1) -> Diagnostic | None:
    """The first control character of words that stand somewhere, if they have one; YAML writes it as an escape."""
    found = _CONTROL.search(words)
    if found is None:
        return None
    message, hint = f"a control character: U+{ord(found[0]):04X}", "remove it: it may be invisible in your editor"
    return Diagnostic(where, "error", message, "control-character", hint, length)
