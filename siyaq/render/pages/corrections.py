"""All that was corrected in articles: a page and a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

from siyaq.link.following import last_day
from siyaq.link.routes import corrections_path
from siyaq.model.entries import Article
from siyaq.render.edition import Edition
from siyaq.render.finders.feeds import NEVER, instant
from siyaq.render.frame import frame
from siyaq.render.linked.pages import page_frame
from siyaq.render.page import Page
from siyaq.render.pages.facts import correction_rows
from siyaq.render.pages.rows import ListedCorrection
from siyaq.render.pages.views import FEED, CorrectionsView


def corrections_pages(edition: Edition) -> Iterator[Page]:
    """The corrections of all articles, for reading and for following."""
    view = _view(edition)
    path = corrections_path(edition.tag)
    dates = (one.date for article in edition.graph.articles for one in article.facts.corrections)
    yield Page(f"{path}index.html", "corrections.html", view, last_day(dates))
    yield Page(f"{path}{FEED}.xml", "corrections.xml", view)


def _view(edition: Edition) -> CorrectionsView:
    site, say = edition.graph.site, edition.wording.say
    title = site.best(site.title, edition.tag)[1]
    described = say("corrections.described", site=title)
    dated = [pair for article in edition.graph.articles for pair in _listed(article, edition)]
    dated.sort(key=lambda pair: pair[0], reverse=True)  # stable: of one day, those of the newest article come first
    return CorrectionsView(
        frame=page_frame(frame(edition, say("corrections.title"), described, corrections_path, site.tags), edition),
        wording=edition.wording,
        corrections=tuple(listed for _, listed in dated),
        updated=instant(dated[0][0] if dated else NEVER),
    )


def _listed(article: Article, edition: Edition) -> Iterator[tuple[date, ListedCorrection]]:
    """The corrections of an article, from the last, each with the earliest day that it may be of."""
    link = edition.link(article)
    days = sorted((one.date.earliest for one in article.facts.corrections), reverse=True)
    for day, row in zip(days, reversed(correction_rows(article, edition)), strict=True):
        url = f"{link.url}#correction-{row.number}"
        permalink = urljoin(edition.graph.site.base_url, url)
        yield day, ListedCorrection(replace(link, url=url), permalink, instant(day), row)
