"""The search page."""

from __future__ import annotations

from siyaq.link.graph import tally
from siyaq.link.routes import INDEXES, search_path
from siyaq.model.entries import Profile
from siyaq.render.edition import Edition
from siyaq.render.frame import frame
from siyaq.render.linked.pages import page_frame
from siyaq.render.page import Page
from siyaq.render.pages.listings import in_the_news
from siyaq.render.pages.listviews import SearchPageView
from siyaq.render.search.files import ROOT
from siyaq.render.search.searched import KINDS

SUGGESTED = 6  # people, and as many organizations
COUNT = "search.count"


def search_page(edition: Edition) -> Page:
    """Where a reader searches in one language."""
    graph, say = edition.graph, edition.wording.say
    described = say("search.described", site=graph.site.best(graph.site.title, edition.tag)[1])
    around = frame(edition, say("search.title"), described, search_path, graph.site.tags)
    there = {kind for counts in tally(graph).values() for kind in counts}
    news: list[Profile] = [
        *in_the_news(graph.people, graph)[:SUGGESTED],
        *in_the_news(graph.companies, graph)[:SUGGESTED],
    ]
    view = SearchPageView(
        frame=page_frame(around, edition),
        wording=edition.wording,
        index=edition.url(ROOT),
        kinds=tuple(
            (kind, say(f"nav.{kind}" if kind in INDEXES else "search.page"), say(f"search.one.{kind}"))
            for kind in KINDS
            if kind in there
        ),
        languages=around.alternates,
        counts=_forms(edition),
        suggested=tuple(edition.link(one) for one in news),
    )
    return Page(f"{search_path(edition.tag)}index.html", "search.html", view)


def _forms(edition: Edition) -> dict[str, str]:
    """The words for a number of results by plural category, for the script to choose from."""
    words = edition.wording.strings.words
    return {key.partition("/")[2]: said for key, said in words.items() if key.startswith(f"{COUNT}/")}
