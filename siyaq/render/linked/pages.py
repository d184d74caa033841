"""Pages that are no article and no profile: front page, lists, storylines, data, and what else there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urljoin

from siyaq.link.routes import search_path
from siyaq.model.entries import AnyEntry, Profile, Storyline
from siyaq.render.edition import Edition
from siyaq.render.linked.graph import Node, described, node
from siyaq.render.linked.identity import mention, publisher, text_id, thing_id, translations
from siyaq.render.linked.trails import Step, item_list, trail, trail_to
from siyaq.render.pages.views import Frame

FORMATS = {".csv": "text/csv", ".json": "application/json"}


def web_page(around: Frame, edition: Edition, kind: str = "WebPage", **properties: Any) -> Node:
    """A page of the site, under its own address."""
    return node(
        kind,
        around.canonical,
        name=around.title or around.site_title,
        description=around.description,
        inLanguage=edition.tag,
        isPartOf={"@id": thing_id(edition.graph.site, "website")},
        **properties,
    )


def page_frame(around: Frame, edition: Edition, *above: Step, about: Profile | None = None) -> Frame:
    """The frame of any page, with its place below others; `about` is the profile that it tells of."""
    told = mention(about, edition) if about else None
    return described(around, web_page(around, edition, about=told), trail(around, edition, *above))


def list_frame(around: Frame, entries: Sequence[AnyEntry], edition: Edition) -> Frame:
    """The frame of a page that lists entries."""
    page = web_page(around, edition, "CollectionPage", mainEntity=item_list(entries, edition))
    return described(around, page, trail(around, edition))


def home_frame(around: Frame, entries: Sequence[AnyEntry], edition: Edition) -> Frame:
    """The frame of the front page: the site, who publishes it, and the newest articles."""
    page = web_page(around, edition, "CollectionPage", mainEntity=item_list(entries, edition))
    icon = edition.static.get("icon.svg")
    logo = urljoin(edition.graph.site.base_url, icon) if icon else ""
    return described(around, website(edition), {**publisher(edition), **({"logo": logo} if logo else {})}, page)


def website(edition: Edition) -> Node:
    """The site, and how it is searched."""
    site, tag = edition.graph.site, edition.tag
    title = site.best(site.title, tag)[1]
    entry = node("EntryPoint", urlTemplate=f"{site.base_url}{search_path(tag)}?q={{search_term_string}}")
    search = node("SearchAction", target=entry) | {"query-input": "required name=search_term_string"}
    return node(
        "WebSite",
        thing_id(site, "website"),
        name=title,
        alternateName=[words for _, words in site.title.words if words != title],
        description=site.best(site.description, tag)[1],
        url=site.base_url,
        inLanguage=list(site.tags),
        publisher={"@id": thing_id(site, "publisher")},
        potentialAction=search,
    )


def storyline_frame(around: Frame, storyline: Storyline, edition: Edition) -> Frame:
    """The frame of a storyline's page: the series, and its articles from the newest."""
    articles = edition.graph.episodes.get(storyline.id, ())
    series = node(
        "CreativeWorkSeries",
        text_id(storyline, edition.graph.site, edition.tag),
        name=around.title,
        description=around.description,
        mainEntityOfPage=around.canonical,
        inLanguage=edition.tag,
        publisher=publisher(edition),
        **translations(storyline, edition),
    )
    listed = item_list(articles, edition)
    return described(around, series, *([listed] if listed else ()), trail_to(storyline, around, edition))


def data_frame(around: Frame, folder: str, tables: Iterable[tuple[str, tuple[str, ...]]], edition: Edition) -> Frame:
    """The frame of the page of exports; `folder` is their path, `tables` are names with the files of each."""
    site = edition.graph.site
    files = [
        node(
            "DataDownload",
            name=name,
            contentUrl=f"{site.base_url}{folder}{file}",
            encodingFormat=FORMATS[file[file.rindex(".") :]],
        )
        for name, names in tables
        for file in names
    ]
    dataset = node(
        "Dataset",
        thing_id(site, "dataset"),
        name=f"{around.title} · {around.site_title}",
        description=around.description,
        url=around.canonical,
        creator=publisher(edition),
        inLanguage=list(site.tags),
        isAccessibleForFree=True,
        distribution=files,
    )
    page = web_page(around, edition, mainEntity={"@id": thing_id(site, "dataset")})
    return described(around, page, dataset, trail(around, edition))
