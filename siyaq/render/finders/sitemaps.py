"""What finders read: the sitemap with its parts, the news sitemap, and robots.txt (sitemaps.org 0.9, RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

from markupsafe import escape

from siyaq.link.graph import Graph
from siyaq.link.routes import entry_path, languages_of
from siyaq.model.entries import Article
from siyaq.model.site import Site
from siyaq.render.page import Artifact, Page
from siyaq.render.pages.views import Frame

MOST, LARGEST = 50_000, 50 * 1024 * 1024  # addresses and bytes of one sitemap, by the protocol
NEWS_DAYS, MOST_NEWS = 2, 1000  # by Google's rules for news
NEWS_KINDS = ("news", "explainer", "analysis")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_URLSET = f'{_HEAD}<urlset {_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_NEWS = f'{_HEAD}<urlset {_NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
_INDEX = f"{_HEAD}<sitemapindex {_NAMESPACE}>\n"


def sitemap_artifacts(pages: Iterable[Page], base_url: str) -> Iterator[Artifact]:
    """The sitemap of all pages that finders are to list."""
    rows = [
        _row(frame, page.changed)
        for page in pages
        if page.listed and page.path.endswith("index.html")
        if isinstance(frame := page.view.frame, Frame) and not frame.draft
    ]
    for name, text in sitemaps(rows, base_url).items():
        yield _artifact(name, text)


def _row(frame: Frame, changed: date | None) -> str:
    """One page, with the languages it exists in, itself among them."""
    modified = f"<lastmod>{changed}</lastmod>" if changed else ""
    there = {one.language: one.url for one in frame.alternates if one.there}
    if len(set(there.values())) > 1:
        there["x-default"] = frame.x_default
    else:
        there = {}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(url)}"/>' for tag, url in there.items()
    )
    return f"<url><loc>{escape(frame.canonical)}</loc>{modified}{links}</url>\n"


def sitemaps(rows: Sequence[str], base_url: str, most: int = MOST, largest: int = LARGEST) -> dict[str, str]:
    """The files of a sitemap by name: one, or an index and its parts where they are too many or too large for one."""
    parts = [f"{_URLSET}{''.join(part)}</urlset>\n" for part in _parted(rows, most, largest)]
    if len(parts) == 1:
        return {"sitemap.xml": parts[0]}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    listed = "".join(f"<sitemap><loc>{escape(base_url + name)}</loc></sitemap>\n" for name in names)
    return {"sitemap.xml": f"{_INDEX}{listed}</sitemapindex>\n", **dict(zip(names, parts, strict=True))}


def _parted(rows: Sequence[str], most: int, largest: int) -> Iterator[list[str]]:
    """The rows in order, in as many parts as the limits ask for."""
    part: list[str] = []
    empty = size = len(f"{_URLSET}</urlset>\n".encode())
    for row in rows:
        length = len(row.encode())
        if part and (len(part) == most or size + length > largest):
            yield part
            part, size = [], empty
        part.append(row)
        size += length
    yield part


def finder_artifacts(graph: Graph, today: date) -> Iterator[Artifact]:
    """The news of the last two days, if there are any, and robots.txt, which names the sitemaps.

    These are the only files of a site that another day changes.
    """
    news = [row for article in _news(graph, today) for row in _news_rows(article, graph.site)][:MOST_NEWS]
    names = ["sitemap.xml"]
    if news:
        names.append("news-sitemap.xml")
        yield _artifact(names[-1], f"{_NEWS}{''.join(news)}</urlset>\n")
    lines = "".join(f"Sitemap: {graph.site.base_url}{name}\n" for name in names)
    yield _artifact("robots.txt", f"User-agent: *\nAllow: /\n\n{lines}")


def _news(graph: Graph, today: date) -> Iterator[Article]:
    """The articles of these days that are news, from the newest."""
    first = today - timedelta(days=NEWS_DAYS)
    for article in graph.articles:
        told = article.facts.date
        if told.earliest < first:
            return
        if told.precision == "day" and article.facts.kind in NEWS_KINDS and not article.draft:
            yield article


def _news_rows(article: Article, site: Site) -> Iterator[str]:
    """An article once for each language."""
    for tag in languages_of(article, site):
        title = escape((article.document(tag) or article.original).front.title)  # type: ignore[union-attr]
        publication = f"<news:name>{escape(site.best(site.title, tag)[1])}</news:name>"
        publication += f"<news:language>{tag.partition('-')[0]}</news:language>"
        yield (
            f"<url><loc>{escape(site.base_url + entry_path(article.id, tag))}</loc><news:news>"
            f"<news:publication>{publication}</news:publication>"
            f"<news:publication_date>{article.facts.date.earliest}</news:publication_date>"
            f"<news:title>{title}</news:title></news:news></url>\n"
        )


def _artifact(path: str, text: str) -> Artifact:
    content = text.encode()
    return Artifact(path, content, (("bytes", sha256(content).hexdigest()),))
