"""The page that lists the feeds, for people."""

from __future__ import annotations

from collections.abc import Iterable

from siyaq.link.following import followed
from siyaq.link.routes import corrections_path, feeds_path, home_path
from siyaq.model.entries import AnyEntry
from siyaq.render.edition import Edition, alphabetical
from siyaq.render.frame import frame
from siyaq.render.linked.pages import page_frame
from siyaq.render.page import Page
from siyaq.render.pages.listviews import FeedsView
from siyaq.render.pages.rows import Link


def feeds_page(edition: Edition) -> Page:
    """All feeds of a language, for people."""
    graph, say = edition.graph, edition.wording.say
    site = graph.site
    described = say("feeds.about", site=site.best(site.title, edition.tag)[1])
    view = FeedsView(
        frame=page_frame(frame(edition, say("feeds.title"), described, feeds_path, site.tags), edition),
        wording=edition.wording,
        latest=Link(edition.url(home_path(edition.tag)), edition.phrase(say("home.latest"))),
        corrections=Link(edition.url(corrections_path(edition.tag)), edition.phrase(say("corrections.title"))),
        groups=tuple(
            (say(f"nav.{kind}"), rows)
            for kind, entries in (
                ("storyline", graph.storylines),
                ("person", graph.people),
                ("company", graph.companies),
            )
            if (rows := _rows(entries, edition))
        ),
    )
    return Page(f"{feeds_path(edition.tag)}index.html", "feeds.html", view)


def _rows(entries: Iterable[AnyEntry], edition: Edition) -> tuple[Link, ...]:
    """The entries that have a feed, by name."""
    links = [
        edition.link(one) for one in entries if edition.has_page(one) and followed(one, edition.tag, edition.graph)
    ]
    return tuple(sorted(links, key=lambda link: alphabetical(link.label.text)))
