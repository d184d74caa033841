"""Views of the pages that list files: feeds, and data."""

from __future__ import annotations

from dataclasses import dataclass

from siyaq.render.rows import Link
from siyaq.render.views import Frame
from siyaq.render.wording import Wording


@dataclass(frozen=True, slots=True)
class FeedsView:
    """The list of feeds: links to the pages that have one; `groups` are (heading, pages)."""

    frame: Frame
    wording: Wording
    latest: Link
    corrections: Link
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """What there is as data: the folder of the files, and each table with its formats."""

    frame: Frame
    wording: Wording
    folder: str
    tables: tuple[tuple[str, tuple[str, ...]], ...]
