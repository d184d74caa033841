"""What stands around every page: its head, its navigation, and the way to the other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from siyaq.link.following import followed
from siyaq.link.routes import (
    INDEXES,
    corrections_path,
    data_path,
    entry_path,
    feeds_path,
    home_path,
    index_path,
    languages_of,
    map_path,
    search_path,
    sources_path,
)
from siyaq.model.entries import AnyEntry
from siyaq.model.site import Site
from siyaq.render.edition import Edition
from siyaq.render.finders.sharing import Sharing, territorial
from siyaq.render.images.social import social_of
from siyaq.render.pages.rows import Link
from siyaq.render.pages.views import FEED, FEED_TYPES, Alternate, FeedLink, Frame


def frame(
    edition: Edition,
    title: str,
    description: str,
    path_in: Callable[[str], str],
    there: tuple[str, ...],
    entry: AnyEntry | None = None,
    *,
    feed: bool = False,
) -> Frame:
    """The frame of a page; `path_in` gives its path in a language, `there` the languages it exists in.

    `feed` says whether the page has a feed of its own.
    """
    site, wording = edition.graph.site, edition.wording
    language = wording.language
    here = path_in(language.tag)
    site_title = site.best(site.title, language.tag)[1]
    footer = edition.text(site.footer)
    return Frame(
        language=language.tag,
        direction=language.direction,
        isolation=edition.isolation,
        site_title=site_title,
        title=title,
        description=description,
        canonical=_absolute(site, here),
        x_default=_absolute(site, path_in(there[0])),
        home=edition.url(home_path(language.tag)),
        static=edition.static,
        alternates=tuple(_alternates(edition, path_in, there)),
        navigation=tuple(_navigation(edition, here)),
        search=edition.url(search_path(language.tag)),
        colophon=_colophon(edition, here),
        feeds=tuple(_feeds(edition, title, here)) if feed else tuple(_feeds(edition)),
        social=social_of(entry, edition),
        footer=footer.text if footer else "",
        choices=edition.choices,
        pictured=bool(edition.pictures),
        draft=entry.draft if entry else False,
        sharing=Sharing(),
        linked=Markup(),
    )


def entry_frame(edition: Edition, entry: AnyEntry, title: str, description: str) -> Frame:
    """The frame of an entry's page."""
    there = languages_of(entry, edition.graph.site)
    feed = bool(followed(entry, edition.tag, edition.graph))
    return frame(edition, title, description, lambda tag: entry_path(entry.id, tag), there, entry, feed=feed)


def _absolute(site: Site, path: str) -> str:
    return site.base_url + path


def _alternates(edition: Edition, path_in: Callable[[str], str], there: tuple[str, ...]) -> list[Alternate]:
    site = edition.graph.site
    return [
        Alternate(
            language=language.tag,
            locale=territorial(language.tag),
            direction=language.direction,
            name=language.name,
            path=edition.url(path_in(language.tag) if language.tag in there else home_path(language.tag)),
            url=_absolute(site, path_in(language.tag)),
            there=language.tag in there,
            current=language.tag == edition.tag,
        )
        for language in site.languages
    ]


def _feeds(edition: Edition, title: str = "", here: str = "") -> Iterator[FeedLink]:
    """The feeds that readers of a page may follow, its own first."""
    say, tag = edition.wording.say, edition.tag
    if here:
        yield FeedLink(title, edition.url(here + FEED), FEED_TYPES)
    yield FeedLink(say("home.latest"), edition.url(home_path(tag) + FEED), FEED_TYPES)
    yield FeedLink(say("corrections.title"), edition.url(corrections_path(tag) + FEED), FEED_TYPES[:1])


def _navigation(edition: Edition, here: str) -> list[Link]:
    """The indexes that have something in them, then the standing pages that ask for a place."""
    graph, say = edition.graph, edition.wording.say
    filled = {
        "article": graph.articles,
        "person": graph.people,
        "company": graph.companies,
        "storyline": graph.storylines,
    }
    rows = [(index_path(kind, edition.tag), say(f"nav.{kind}")) for kind in INDEXES if filled[kind]]
    for page in graph.pages:
        if page.facts.menu and page.document(edition.tag):
            rows.append((entry_path(page.id, edition.tag), edition.label(page).text))
    return [Link(edition.url(path), edition.phrase(label), current=here == path) for path, label in rows]


def _colophon(edition: Edition, here: str) -> tuple[Link, ...]:
    """What a reader may want to know of how the site works: its sources, its corrections, its data."""
    say, tag = edition.wording.say, edition.tag
    rows = {
        map_path(tag): say("map.title"),
        sources_path(tag): say("sourcing.title"),
        corrections_path(tag): say("corrections.title"),
        feeds_path(tag): say("feeds.title"),
        data_path(tag): say("data.title"),
    }
    return tuple(Link(edition.url(path), edition.phrase(label), current=here == path) for path, label in rows.items())
