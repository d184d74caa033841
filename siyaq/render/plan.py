"""The plan: every page of the site, each with its view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from siyaq.link.following import dates_shown, last_day
from siyaq.link.graph import Graph
from siyaq.link.routes import INDEXES, entry_path
from siyaq.model.entries import AnyEntry, Article, Company, Person, StandingPage, Storyline
from siyaq.model.strings import Strings
from siyaq.render.edition import Edition
from siyaq.render.finders.feeds import feed_pages, latest_pages
from siyaq.render.finders.opensearch import search_description
from siyaq.render.images.pictures import Pictures
from siyaq.render.images.social import home_image, social_image
from siyaq.render.images.social_views import SocialImage
from siyaq.render.page import Page
from siyaq.render.pages.corrections import corrections_pages
from siyaq.render.pages.datapage import data_page
from siyaq.render.pages.entries import article_view, profile_view, standing_view, storyline_view
from siyaq.render.pages.feedspage import feeds_page
from siyaq.render.pages.listings import crossroads_page, home_page, index_page
from siyaq.render.pages.mappage import map_page
from siyaq.render.pages.parallel import parallel_pages
from siyaq.render.pages.redirects import redirect_pages
from siyaq.render.pages.searchpage import search_page
from siyaq.render.pages.sourcing import sources_pages
from siyaq.render.wording.words import Wording


def editions_of(
    graph: Graph, strings: Mapping[str, Strings], versions: Mapping[str, str], pictures: Pictures
) -> tuple[Edition, ...]:
    """The edition of each language.

    `versions` has a mark of the state of each static file, so that its address changes with its bytes.
    """
    static = {name: f"{graph.site.base_path}static/{quote(name)}?v={version}" for name, version in versions.items()}
    languages = graph.site.languages
    return tuple(
        Edition.of(graph, Wording(language, strings[language.tag]), static, pictures) for language in languages
    )


def plan(editions: Sequence[Edition]) -> Iterator[Page]:
    """Every page, language by language, then those that speak all languages, then what leads to them."""
    pages = tuple(_pages(editions))
    yield from pages
    yield from redirect_pages(pages, editions[0].graph)


def _pages(editions: Sequence[Edition]) -> Iterator[Page]:
    for edition in editions:
        yield home_page(edition)
        for kind in INDEXES:
            yield index_page(kind, edition)
        yield from sources_pages(edition)
        yield from corrections_pages(edition)
        yield map_page(edition)
        yield data_page(edition)
        yield feeds_page(edition)
        yield from latest_pages(edition)
        yield search_description(edition)
        yield search_page(edition)
        for entry in edition.graph.by_id.values():
            if edition.has_page(entry):
                yield _entry_page(entry, edition)
                yield from feed_pages(entry, edition)
    yield from parallel_pages(editions)
    yield crossroads_page("index.html", "root.html", editions)
    yield crossroads_page("404.html", "404.html", editions)


def plan_images(editions: Sequence[Edition]) -> Iterator[SocialImage]:
    """Every social image, language by language."""
    for edition in editions:
        yield home_image(edition)
        for entry in edition.graph.by_id.values():
            image = social_image(entry, edition) if edition.has_page(entry) else None
            if image:
                yield image


def _entry_page(entry: AnyEntry, edition: Edition) -> Page:
    path = entry_path(entry.id, edition.tag) + "index.html"
    changed = last_day(dates_shown(entry, edition.graph))
    match entry:
        case Article():
            return Page(path, "article.html", article_view(entry, edition), changed)
        case Person():
            return Page(path, "person.html", profile_view(entry, edition), changed)
        case Company():
            return Page(path, "company.html", profile_view(entry, edition), changed)
        case Storyline():
            return Page(path, "storyline.html", storyline_view(entry, edition), changed)
        case StandingPage():
            return Page(path, "page.html", standing_view(entry, edition))
