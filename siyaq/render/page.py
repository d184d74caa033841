"""A page before it is rendered, and the file that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siyaq.render.views import View

Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the plan: the file below output/, its template, and all that the template may see."""

    path: str
    template: str
    view: View


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site: its path below output/, and its bytes or the file they lie in.

    `content` is None where the file lies in output/ already. `parts` are the digests of all that the bytes are a
    function of, by name; together they are its fingerprint.
    """

    path: str
    content: bytes | Path | None
    parts: Parts
