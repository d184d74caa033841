"""All that was corrected in articles: a page and a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

from siyaq.link.routes import corrections_path
from siyaq.model.entries import Article
from siyaq.render.edition import Edition
from siyaq.render.facts import correction_rows
from siyaq.render.frame import FEED, frame
from siyaq.render.page import Page
from siyaq.render.rows import CorrectionRow, ListedCorrection, Phrase
from siyaq.render.views import CorrectionsView

NEVER = date(1970, 1, 1)  # a feed has to say when it changed last, even one that never did
NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def corrections_pages(edition: Edition) -> Iterator[Page]:
    """The corrections of all articles, for reading and for following."""
    view = _view(edition)
    path = corrections_path(edition.tag)
    yield Page(f"{path}index.html", "corrections.html", view)
    yield Page(f"{path}{FEED}", "corrections.xml", view)


def _view(edition: Edition) -> CorrectionsView:
    site, say = edition.graph.site, edition.wording.say
    title = site.best(site.title, edition.tag)[1]
    described = say("corrections.described", site=title)
    dated = [pair for article in edition.graph.articles for pair in _listed(article, edition)]
    dated.sort(key=lambda pair: pair[0], reverse=True)  # stable: of one day, those of the newest article come first
    return CorrectionsView(
        frame=frame(edition, say("corrections.title"), described, corrections_path, site.tags),
        wording=edition.wording,
        corrections=tuple(listed for _, listed in dated),
        updated=_instant(dated[0][0] if dated else NEVER),
    )


def _listed(article: Article, edition: Edition) -> Iterator[tuple[date, ListedCorrection]]:
    """The corrections of an article, from the last, each with the earliest day that it may be of."""
    link = edition.link(article)
    days = sorted((one.date.earliest for one in article.facts.corrections), reverse=True)
    for day, row in zip(days, reversed(correction_rows(article, edition)), strict=True):
        url = f"{link.url}#correction-{row.number}"
        place = replace(link, url=url, label=_in_xml(link.label))
        yield day, ListedCorrection(place, urljoin(edition.graph.site.base_url, url), _instant(day), _legible(row))


def _instant(day: date) -> str:
    """A day as RFC 3339 has it, from its first second."""
    return f"{day.isoformat()}T00:00:00Z"


def _legible(row: CorrectionRow) -> CorrectionRow:
    was, now = row.was and _in_xml(row.was), row.now and _in_xml(row.now)
    return replace(row, what=_in_xml(row.what), was=was, now=now)


def _in_xml(phrase: Phrase) -> Phrase:
    """The phrase without the characters that XML has no way to write, which YAML has."""
    return replace(phrase, text=NOT_IN_XML.sub("\ufffd", phrase.text))
