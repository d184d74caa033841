"""The view of a dossier, which holds the views of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from siyaq.render.pages.views import ArticleView, Frame, ProfileView, StorylineView
from siyaq.render.wording.words import DateLabel, Wording


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A dossier in one language: the page of its entry, and for a storyline its articles in full, from the oldest.

    Each article has the anchor that leads to it; `inside` has the anchors of all pages that the dossier holds, by
    their addresses; `origin` begins those of others. `newest` is the newest date of the texts.
    """

    frame: Frame
    wording: Wording
    entry: ProfileView | StorylineView
    kind: str
    articles: tuple[tuple[str, ArticleView], ...]
    newest: DateLabel | None
    origin: str
    inside: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier: one file that needs no other, with a part for each language.

    `style` is its style sheet, `style_source` the source expression of Content Security Policy that allows it.
    """

    frame: Frame
    wording: Wording
    origin: str
    style: Markup
    style_source: str
    parts: tuple[DossierPart, ...]
