"""The way to a page from the front page, as a BreadcrumbList; and the lists that pages are."""

from __future__ import annotations

from collections.abc import Iterable

from siyaq.link.routes import INDEXES, home_path, index_path
from siyaq.model.entries import AnyEntry
from siyaq.render.edition import Edition
from siyaq.render.linked.graph import Node, node
from siyaq.render.linked.identity import page_of
from siyaq.render.pages.views import Frame

Step = tuple[str, str]  # words, and a path below the site's root


def trail(around: Frame, edition: Edition, *above: Step) -> Node:
    """The front page, the pages between, and the page itself, which needs no address."""
    base = edition.graph.site.base_url
    steps = [(around.site_title, home_path(edition.tag)), *above]
    items = [
        node("ListItem", position=place, name=words, item=base + path) for place, (words, path) in enumerate(steps, 1)
    ]
    last = node("ListItem", position=len(items) + 1, name=around.title)
    return node("BreadcrumbList", itemListElement=[*items, last])


def trail_to(entry: AnyEntry, around: Frame, edition: Edition) -> Node:
    """The trail to an entry's page, by the list of its kind."""
    lists = [(edition.wording.say(f"nav.{kind}"), index_path(kind, edition.tag)) for kind in INDEXES]
    return trail(around, edition, *(lists[INDEXES.index(kind)] for kind in INDEXES if kind == entry.id.kind))


def item_list(entries: Iterable[AnyEntry], edition: Edition) -> Node | None:
    """The pages that a page lists, in its order; None where there are none."""
    pages = [page_of(entry, edition) for entry in entries]
    items = [node("ListItem", position=place, url=url) for place, url in enumerate(pages, 1)]
    return node("ItemList", numberOfItems=len(items), itemListElement=items) if items else None
