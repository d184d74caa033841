"""A page before it is rendered, and the file that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from siyaq.render.finders.feedviews import FeedView, SearchView
from siyaq.render.pages.dossier_views import DossierView
from siyaq.render.pages.listviews import DataView, FeedsView, MapView, SearchPageView
from siyaq.render.pages.views import (
    ArticleView,
    CorrectionsView,
    CrossroadsView,
    HomeView,
    IndexView,
    OutletsView,
    OutletView,
    ParallelView,
    ProfileView,
    RedirectView,
    StandingView,
    StorylineView,
)

View = (
    ArticleView | ProfileView | StorylineView | StandingView | HomeView | IndexView | CrossroadsView
    | OutletsView | OutletView | CorrectionsView | DataView | MapView | ParallelView | FeedsView
    | SearchPageView | FeedView | SearchView | RedirectView | DossierView
)  # fmt: skip
Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the plan: the file below output/, its template, and all that the template may see.

    For finders: `changed` is the newest day that the page tells of itself, `listed` whether they are to list it.
    """

    path: str
    template: str
    view: View
    changed: date | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site: its path below output/, and its bytes or the file they lie in.

    `content` is None where the file lies in output/ already. `parts` are the digests of all that the bytes are a
    function of, by name; together they are its fingerprint.
    """

    path: str
    content: bytes | Path | None
    parts: Parts
