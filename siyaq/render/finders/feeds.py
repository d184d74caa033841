"""Feeds: the newest articles of a language, and those of each storyline, person and company, with full text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urljoin

from markupsafe import escape

from siyaq.digest import digest
from siyaq.link.following import dates_told, followed, latest
from siyaq.link.routes import entry_path, home_path, languages_of
from siyaq.model.entries import AnyEntry, Article
from siyaq.render.edition import Edition
from siyaq.render.finders.feedviews import FeedEntry, FeedView, FileFrame, FullText, Topic
from siyaq.render.page import Page
from siyaq.render.pages.prose import blocks_of
from siyaq.render.pages.views import FEED

NEVER = date(1970, 1, 1)  # a feed has to say when it changed last, even one that never did
# What only pages need: style, scripts, choices of pictures, and anchors that another entry of the feed has, too.
_OF_PAGES = re.compile(
    r"<svg\b.*?</svg>|<source\b[^>]*>|</?picture>"
    r'| (?:class|id|tabindex|role|loading|decoding|data-[\w-]+|aria-[\w-]+)="[^"]*"',
    re.DOTALL,
)


def latest_pages(edition: Edition) -> Iterator[Page]:
    """The feed of the newest articles of a language."""
    site, tag = edition.graph.site, edition.tag
    described = site.best(site.description, tag)[1]
    title = edition.wording.say("home.latest")
    yield from _pages(home_path(tag), title, described, latest(tag, edition.graph), edition)


def feed_pages(entry: AnyEntry, edition: Edition) -> Iterator[Page]:
    """The feed of the articles that follow an entry, if there are any."""
    articles = followed(entry, edition.tag, edition.graph)
    if articles:
        name = edition.label(entry).text
        described = edition.wording.say("feeds.described", name=name)
        yield from _pages(entry_path(entry.id, edition.tag), name, described, articles, edition)


def _pages(path: str, title: str, described: str, articles: Sequence[Article], edition: Edition) -> Iterator[Page]:
    """A feed in both its forms."""
    entries = tuple(_entry(article, edition) for article in articles)
    view = FeedView(
        frame=file_frame(edition, title, described, path, path + FEED),
        wording=edition.wording,
        updated=max((one.updated for one in entries), default=instant(NEVER)),
        entries=entries,
    )
    yield Page(f"{path}{FEED}.xml", "feed.xml", view)
    yield Page(f"{path}{FEED}.json", "feed.json", view)


def file_frame(edition: Edition, title: str, described: str, page: str, path: str) -> FileFrame:
    """The frame of a file at a path that belongs to a page at another."""
    site = edition.graph.site
    return FileFrame(
        language=edition.tag,
        direction=edition.wording.language.direction,
        isolation=edition.isolation,
        site_title=site.best(site.title, edition.tag)[1],
        title=title,
        description=described,
        page=site.base_url + page,
        address=site.base_url + path,
    )


def instant(day: date) -> str:
    """A day as RFC 3339 has it, from its first second."""
    return f"{day.isoformat()}T00:00:00Z"


def _entry(article: Article, edition: Edition) -> FeedEntry:
    """An article as the feeds of its language show it, made once for all of them."""
    if article.id not in edition.feed_entries:
        edition.feed_entries[article.id] = _made(article, edition)
    return edition.feed_entries[article.id]


def _made(article: Article, edition: Edition) -> FeedEntry:
    site, facts = edition.graph.site, article.facts
    byline = edition.text(facts.byline)
    others = [tag for tag in languages_of(article, site) if tag != edition.tag]
    profiles = [one for slug in dict.fromkeys(facts.entities) if (one := edition.graph.profile(slug))]
    return FeedEntry(
        permalink=_permalink(article, edition.tag, edition),
        title=edition.label(article).text,
        summary=edition.document(article).front.summary or "",
        author=byline.text if byline else site.best(site.title, edition.tag)[1],
        published=instant(facts.date.earliest),
        updated=instant(max(one.earliest for one in dates_told(article))),
        topics=tuple(Topic(one.id.slug, edition.label(one).text) for one in profiles),
        translations=tuple((tag, _permalink(article, tag, edition)) for tag in others),
        text=_full_text(article, edition),
    )


def _permalink(article: Article, tag: str, edition: Edition) -> str:
    return edition.graph.site.base_url + entry_path(article.id, tag)


def _full_text(article: Article, edition: Edition) -> FullText:
    """The body with whole addresses, since a reader of feeds shows it anywhere."""
    language, permalink = edition.wording.language, escape(_permalink(article, edition.tag, edition))
    host = escape(urljoin(edition.graph.site.base_url, "/"))
    html = "".join(block.html for block in blocks_of(edition.document(article), edition))
    html = _OF_PAGES.sub("", html).replace("\f", " ")  # a form feed is a space of HTML, and XML has none
    for attribute in ("href", "src"):
        html = html.replace(f' {attribute}="/', f' {attribute}="{host}')
    html = html.replace(' href="#', f' href="{permalink}#')
    html = f'<div lang="{language.tag}" dir="{language.direction}">{html}</div>'
    return FullText(html, digest(html))
