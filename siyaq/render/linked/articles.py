"""An article: who wrote it and when, what it is about, whom and what it names, what it rests on, what was mended."""

from __future__ import annotations

from collections.abc import Iterator

from siyaq.link.routes import route_to
from siyaq.model.entries import Article
from siyaq.model.facts import CitedSource
from siyaq.model.text import EntryId
from siyaq.render.edition import Edition
from siyaq.render.linked.graph import Node, described, node
from siyaq.render.linked.identity import (
    ARTICLES,
    mention,
    mention_of,
    photograph,
    publisher,
    text_id,
    thing_id,
    translations,
)
from siyaq.render.linked.trails import trail_to
from siyaq.render.linked.values import bounds, iso_date, iso_day
from siyaq.render.pages.views import Frame


def article_frame(around: Frame, article: Article, edition: Edition) -> Frame:
    """The frame of an article's page, with the article described."""
    own, site = article.facts, edition.graph.site
    published, modified = days_of(article)
    about = [found for slug in dict.fromkeys(own.entities) if (found := mention_of(slug, edition))]
    text = node(
        ARTICLES[own.kind],
        text_id(article, site, edition.tag),
        headline=around.title,
        description=around.description,
        mainEntityOfPage=around.canonical,
        inLanguage=edition.tag,
        datePublished=published,
        dateModified=modified,
        image=photograph(own.image, edition) or around.social.url,
        author=_author(article, edition),
        publisher=publisher(edition),
        about=about,
        mentions=[one for one in _mentions(article, edition) if one not in about],
        citation=[found for one in edition.graph.shelf.listed(article).values() if (found := _cited(one, edition))],
        isPartOf=list(_storylines(article, edition)),
        correction=list(_corrections(article, edition)),
        **translations(article, edition),
    )
    return described(around, text, trail_to(article, around, edition))


def days_of(article: Article) -> tuple[str, str]:
    """The days on which an article was published and last changed, each empty where it is not known for certain."""
    own = article.facts
    published = iso_day(own.date) if own.date_basis == "stated" else ""
    changes = (own.updated, *(one.date for one in own.corrections))
    return published, max(map(iso_day, changes))


def _author(article: Article, edition: Edition) -> Node:
    """Who the byline names: the profile of that name, else a person; the publisher where there is none."""
    byline = edition.text(article.facts.byline)
    if byline is None:
        return publisher(edition)
    profile = edition.bearers.get(byline.text)
    return mention(profile, edition) if profile else node("Person", name=byline.text)


def _mentions(article: Article, edition: Edition) -> Iterator[Node]:
    """The profiles that the text names, then the events and the sums of money that it tells."""
    for sighting in edition.graph.texts[edition.document(article).path].sightings:
        if sighting.entry.kind in ("person", "company") and (found := mention_of(sighting.entry.slug, edition)):
            yield found
    yield from _events(article, edition)
    yield from _sums(article, edition)


def _events(article: Article, edition: Edition) -> Iterator[Node]:
    site = edition.graph.site
    for one in edition.graph.events.get(article.id, ()):
        who = [edition.graph.profile(slug) for slug in dict.fromkeys(one.event.who)]
        yield node(
            "Event",
            thing_id(site, f"event:{one.event.id}"),
            name=edition.words(one.event.what).text,
            startDate=iso_date(one.event.when),
            about=[{"@id": thing_id(site, profile.id)} for profile in who if profile],
        )


def _sums(article: Article, edition: Edition) -> Iterator[Node]:
    """Figures in a currency; in words, too, where they are not exact."""
    say = edition.wording.say
    for one in edition.graph.figures.get(article.id, ()):
        figure, about = one.figure, edition.profile_link(one.figure.about)
        if about and figure.amount.unit.isupper():  # the code of a currency
            yield node(
                "MonetaryAmount",
                name=f"{about.label.text}{say('list.colon')}{say(f'figure.{figure.what}')}",
                description="" if figure.amount.comparator == "exact" else edition.wording.amount(figure.amount),
                currency=figure.amount.unit,
                validFrom=iso_date(figure.as_of),
                **bounds(figure.amount),
            )


def _cited(source: CitedSource, edition: Edition) -> Node | None:
    """A report; None where nothing is said of it that a program could use."""
    title = edition.text(source.title)
    told = node(
        "CreativeWork",
        name=title.text if title else "",
        url=source.url,
        publisher=mention_of(source.publisher, edition),
        author=mention_of(source.author, edition),
        datePublished=iso_date(source.date),
    )
    return told if len(told) > 1 else None


def _storylines(article: Article, edition: Edition) -> Iterator[Node]:
    site = edition.graph.site
    for slug in article.facts.storylines:
        storyline = edition.graph.by_id.get(EntryId("storyline", slug))
        if storyline:
            name = text_id(storyline, site, route_to(storyline, edition.tag, site).language)
            yield node("CreativeWorkSeries", name, name=edition.label(storyline).text)


def _corrections(article: Article, edition: Edition) -> Iterator[Node]:
    for one in sorted(article.facts.corrections, key=lambda one: one.date.earliest):
        yield node("CorrectionComment", datePublished=iso_day(one.date), text=edition.words(one.what).text)
