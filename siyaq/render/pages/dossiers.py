"""Dossiers: all that the site has on a storyline or a profile, in every language, in one file to send."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import urlsplit

from markupsafe import Markup

from siyaq.link.graph import Graph
from siyaq.link.routes import dossier_path, entry_path
from siyaq.model.dates import PartialDate
from siyaq.model.entries import Article, Person, Profile, Storyline
from siyaq.model.text import Kind
from siyaq.render.page import Page
from siyaq.render.pages.dossier_views import DossierPart, DossierView
from siyaq.render.pages.rows import Download
from siyaq.render.pages.views import ArticleView, Frame, ProfileView, StorylineView

NEWEST = 20  # articles of which a profile's dossier has the sentences; the site has the others
KILOBYTE, STEP = 1000, 5  # sizes are told by steps, so that pages do not change with each word of a dossier
_FETCHED = re.compile(r"@font-face\s*\{[^}]*\}|@import[^;]*;|url\((?![\"']?data:)[^)]*\)")


def dossier_pages(pages: Mapping[str, Page], graph: Graph, static: Mapping[str, bytes]) -> Iterator[Page]:
    """The dossier of each storyline with an article, and of each profile with a role or an article that names it.

    `pages` are those of the plan, by path; `static` are the theme's files as readers get them.
    """
    styles: dict[Kind, Markup] = {kind: _style(static, kind) for kind in ("storyline", "person", "company")}
    for entry in _told_of(graph):
        if _is_worth_sending(entry, graph):
            yield Page(
                dossier_path(entry.id), "dossier.html", _Compilation(entry, pages, graph).view(styles[entry.id.kind])
            )


def offering(pages: Mapping[str, Page], graph: Graph, sizes: Mapping[str, int]) -> Iterator[Page]:
    """The pages, on which those of entries offer their dossier; `sizes` are those of the dossiers, in bytes."""
    files = {_page_path(entry, tag): dossier_path(entry.id) for entry in _told_of(graph) for tag in graph.site.tags}
    for path, page in pages.items():
        view, file = page.view, files.get(path, "")
        if isinstance(view, ProfileView | StorylineView) and file in sizes:
            steps = round(sizes[file] / (STEP * KILOBYTE))
            size = view.wording.count("dossier.size", max(1, steps) * STEP)
            yield replace(page, view=replace(view, dossier=Download(graph.site.base_path + file, size)))
        else:
            yield page


def _told_of(graph: Graph) -> tuple[Storyline | Profile, ...]:
    """What a dossier may be about."""
    return (*graph.storylines, *graph.people, *graph.companies)


def _is_worth_sending(entry: Storyline | Profile, graph: Graph) -> bool:
    if isinstance(entry, Storyline):
        return entry.id in graph.episodes
    held = entry.facts.roles if isinstance(entry, Person) else graph.staff.get(entry.id)
    return bool(held) or entry.id in graph.referrals


def _style(static: Mapping[str, bytes], kind: Kind) -> Markup:
    """The theme's style for a kind of entry without what it would fetch: the fonts are the reader's own."""
    names = ("style.css", "storyline.css" if kind == "storyline" else "profile.css", "dossier.css")
    sheets = "\n".join(static[name].decode("utf-8", "replace") for name in names if name in static)
    alone = _FETCHED.sub(lambda found: 'url("data:,")' if found[0].startswith("url") else "", sheets)
    return Markup(alone.replace("</", "<\\/"))  # noqa: S704 (the theme is trusted)


@dataclass(frozen=True, slots=True)
class _Compilation:
    """An entry, and the pages that its dossier is made of."""

    entry: Storyline | Profile
    pages: Mapping[str, Page]
    graph: Graph

    def view(self, style: Markup) -> DossierView:
        """The dossier with a part for each language in which the entry has a page."""
        parts = tuple(self._parts())
        first = parts[0]
        title = " · ".join(dict.fromkeys(part.frame.title for part in parts))
        allowed = b64encode(sha256(style.encode()).digest()).decode()
        return DossierView(
            frame=replace(first.frame, title=title),
            wording=first.wording,
            origin=first.origin,
            style=style,
            style_source=f"'sha256-{allowed}'",
            parts=parts,
        )

    def _parts(self) -> Iterator[DossierPart]:
        base, inside = urlsplit(self.graph.site.base_url), self._inside()
        newest = max(self._dates(), key=lambda date: date.earliest, default=None)
        for tag in self.graph.site.tags:
            page = self.pages.get(_page_path(self.entry, tag))
            if page and isinstance(page.view, ProfileView | StorylineView):
                yield DossierPart(
                    frame=_frame(page.view.frame),
                    wording=page.view.wording,
                    entry=_entry(page.view),
                    kind=self.entry.id.kind,
                    articles=tuple(self._articles(tag)),
                    newest=page.view.wording.date(newest) if newest else None,
                    origin=f"{base.scheme}://{base.netloc}",
                    inside=inside,
                )

    def _episodes(self) -> tuple[Article, ...]:
        """The articles that stand here in full, from the oldest."""
        return self.graph.episodes.get(self.entry.id, ())[::-1]

    def _articles(self, tag: str) -> Iterator[tuple[str, ArticleView]]:
        for article in self._episodes():
            page = self.pages.get(_page_path(article, tag))
            if page and isinstance(page.view, ArticleView):
                yield _anchor(article, tag), _article(page.view)

    def _inside(self) -> dict[str, str]:
        """The anchors of the pages that stand here, by their addresses."""
        tags = [tag for tag in self.graph.site.tags if _page_path(self.entry, tag) in self.pages]
        found = {self._address(self.entry, tag): tag for tag in tags}
        told = [(one, tag) for one in self._episodes() for tag in tags if _page_path(one, tag) in self.pages]
        return found | {self._address(article, tag): _anchor(article, tag) for article, tag in told}

    def _address(self, entry: Storyline | Profile | Article, tag: str) -> str:
        return self.graph.site.base_path + entry_path(entry.id, tag)

    def _dates(self) -> Iterator[PartialDate]:
        """When the texts were published, changed or reviewed."""
        if isinstance(self.entry, Storyline) and self.entry.facts.reviewed:
            yield self.entry.facts.reviewed
        named = (one.article for one in self.graph.referrals.get(self.entry.id, ()))
        for article in (*self._episodes(), *named):
            own = article.facts
            yield from (own.date, *(one.date for one in own.corrections))
            yield from (own.updated,) if own.updated else ()


def _frame(frame: Frame) -> Frame:
    """What a file says of where it is from, without the ways about the site."""
    return replace(frame, static={}, navigation=(), colophon=(), footer="", choices=None)


def _entry(view: ProfileView | StorylineView) -> ProfileView | StorylineView:
    """The page of an entry without what the dossier says otherwise or leaves to the site."""
    frame = _frame(view.frame)
    if isinstance(view, ProfileView):
        newest = view.referrals[:NEWEST]
        return replace(view, frame=frame, map=None, portrait=None, credit=None, companions=(), referrals=newest)
    return replace(view, frame=frame, articles=tuple(card for card in view.articles if card.link.foreign))


def _article(view: ArticleView) -> ArticleView:
    """The page of an article without what its storyline says for all of them."""
    alone = replace(view, frame=_frame(view.frame), parallel="", contents=(), cast=(), events=())
    return replace(alone, storylines=(), related=(), wanted=())


def _anchor(article: Article, tag: str) -> str:
    return f"{tag}_{article.id.slug}"


def _page_path(entry: Storyline | Profile | Article, tag: str) -> str:
    return f"{entry_path(entry.id, tag)}index.html"
