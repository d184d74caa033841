"""Views of the pages that lead elsewhere: to feeds, to data, to what is searched for, to who is on a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from siyaq.render.drawings.bonds import Bond
from siyaq.render.drawings.wiring import RelationMap
from siyaq.render.pages.rows import Link
from siyaq.render.pages.views import Alternate, Frame
from siyaq.render.wording.words import Wording


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


@dataclass(frozen=True, slots=True)
class SearchPageView:
    """The search page: where the index lies, what results may be narrowed to, and where to go without searching."""

    frame: Frame
    wording: Wording
    index: str
    kinds: tuple[tuple[str, str, str], ...]
    languages: tuple[Alternate, ...]
    counts: Mapping[str, str]
    suggested: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of all people and organizations; `bonds` are all that are known, drawn or not."""

    frame: Frame
    wording: Wording
    drawing: RelationMap | None
    bonds: tuple[Bond, ...]
