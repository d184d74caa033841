"""The description of the search, by OpenSearch 1.1, for browsers that offer to ask it."""

from __future__ import annotations

from siyaq.link.routes import home_path, search_path
from siyaq.render.edition import Edition
from siyaq.render.finders.feeds import file_frame
from siyaq.render.finders.feedviews import SearchView
from siyaq.render.page import Page

LONGEST = 16  # characters of a short name, by the standard


def search_description(edition: Edition) -> Page:
    """How a browser asks the search of this language."""
    site = edition.graph.site
    title, described = (site.best(words, edition.tag)[1] for words in (site.title, site.description))
    name = home_path(edition.tag) + "opensearch.xml"
    view = SearchView(
        frame=file_frame(edition, title, described, search_path(edition.tag), name),
        wording=edition.wording,
        short_name=_shortened(title),
    )
    return Page(name, "opensearch.xml", view)


def _shortened(title: str) -> str:
    """The title, or the first words of it that are short enough."""
    if len(title) <= LONGEST:
        return title
    return title[: LONGEST + 1].rpartition(" ")[0] or title[:LONGEST]
