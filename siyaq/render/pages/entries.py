"""Views of the pages that entries have: article, person, company, storyline, standing page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from siyaq.link.graph import chronological
from siyaq.link.routes import languages_of, map_path, parallel_path, sources_path
from siyaq.model.entries import Article, Company, Profile, StandingPage, Storyline
from siyaq.render.drawings.bonds import bonds_of
from siyaq.render.drawings.maps import profile_map
from siyaq.render.edition import Edition
from siyaq.render.finders.sharing import Sharing
from siyaq.render.frame import entry_frame
from siyaq.render.images.illustrations import PORTRAIT, illustration
from siyaq.render.linked.articles import article_frame, days_of
from siyaq.render.linked.pages import page_frame, storyline_frame
from siyaq.render.linked.profiles import profile_frame
from siyaq.render.pages import facts
from siyaq.render.pages.blocks import Block, ContentsRow
from siyaq.render.pages.cards import article_card, caption, monogram, other_names, profile_card, storyline_card
from siyaq.render.pages.careers import career_of, cast_card
from siyaq.render.pages.citations import source_rows
from siyaq.render.pages.figures import figure_rows
from siyaq.render.pages.prose import addressed, blocks_of, prose_html
from siyaq.render.pages.rows import Phrase
from siyaq.render.pages.views import ArticleView, ProfileView, StandingView, StorylineView

WORDS_A_MINUTE = 200  # between what is measured for Arabic, which joins words, and for English
SHARING = {"person": Sharing("profile"), "company": Sharing()}  # Open Graph has no type for organizations
LONG = 4  # headings of a text that is long enough for contents


def article_view(article: Article, edition: Edition) -> ArticleView:
    """An article in this language."""
    own = article.facts
    document = edition.document(article)
    title, summary = edition.label(article).text, document.front.summary or ""
    blocks, parallel = blocks_of(document, edition), _parallel(article, edition)
    around = entry_frame(edition, article, title, summary)
    return ArticleView(
        frame=article_frame(replace(around, sharing=_sharing(article, edition)), article, edition),
        wording=edition.wording,
        title=title,
        summary=summary,
        image=illustration(own.image, edition),
        caption=edition.text(own.image.caption) if own.image else None,
        credit=edition.text(own.image.credit) if own.image else None,
        kind=edition.wording.say(f"article.kind.{own.kind}"),
        byline=edition.text(own.byline),
        date=edition.wording.date(own.date),
        inferred=own.date_basis == "inferred",
        updated=edition.wording.date(own.updated) if own.updated else None,
        reading=edition.wording.count("article.minutes", max(1, round(document.body.words / WORDS_A_MINUTE))),
        translated_from=edition.original_link(article),
        stale=edition.is_stale(article),
        parallel=parallel,
        contents=_contents(blocks),
        body=addressed(blocks, edition, parallel),
        cast=tuple(cast_card(one, article, edition) for one in _cast((article,), edition)),
        events=facts.event_rows(edition.graph.events.get(article.id, ()), edition, article),
        figures=figure_rows(edition.graph.figures.get(article.id, ()), edition, article),
        sources=source_rows(article, edition),
        corrections=facts.correction_rows(article, edition),
        storylines=tuple(
            storyline_card(line, edition) for line in edition.graph.storylines if line.id.slug in own.storylines
        ),
        related=tuple(article_card(other, edition) for other in _related(article, edition)),
        wanted=tuple(edition.words(one.wanted) for one in own.related if not isinstance(one, str)),
    )


def _sharing(article: Article, edition: Edition) -> Sharing:
    """What networks are told of an article; dates only where the day is known for certain."""
    published, modified = days_of(article)
    entities = (edition.graph.profile(slug) for slug in dict.fromkeys(article.facts.entities))
    told = (
        ("article:published_time", published),
        ("article:modified_time", modified),
        ("article:section", edition.wording.say(f"article.kind.{article.facts.kind}")),
        *(("article:tag", edition.label(one).text) for one in entities if one),
    )
    return Sharing("article", tuple(pair for pair in told if pair[1]))


def _parallel(article: Article, edition: Edition) -> str:
    """The address of the article beside another language, where it has one."""
    several = len(languages_of(article, edition.graph.site)) > 1
    return edition.url(parallel_path(article.id, edition.tag)) if several else ""


def _contents(blocks: Sequence[Block]) -> tuple[ContentsRow, ...]:
    """The headings of a text that has enough of them."""
    rows = [ContentsRow(one.anchor, one.words, int(one.kind[1])) for one in blocks if one.is_heading]
    return tuple(rows) if len(rows) >= LONG else ()


def _related(article: Article, edition: Edition) -> list[Article]:
    found = [edition.graph.by_id[other] for other in edition.graph.related.get(article.id, ())]
    return [other for other in found if isinstance(other, Article)]


def _cast(articles: tuple[Article, ...], edition: Edition) -> list[Profile]:
    """Who is in these articles: first those declared, then those named, each once."""
    declared = [slug for article in articles for slug in article.facts.entities]
    named = [
        sighting.entry.slug
        for article in articles
        for sighting in edition.graph.texts[edition.document(article).path].sightings
        if sighting.entry.kind in ("person", "company")
    ]
    found = [edition.graph.profile(slug) for slug in dict.fromkeys([*declared, *named])]
    return [profile for profile in found if profile]


def profile_view(profile: Profile, edition: Edition) -> ProfileView:
    """A person or a company."""
    graph = edition.graph
    document = profile.document(edition.tag)
    name = edition.label(profile)
    about = caption(profile, edition)
    kind = f"company.kind.{profile.facts.kind}" if isinstance(profile, Company) else "person.kind"
    described = about.text if about else edition.wording.say("profile.description", name=name.text)
    around = entry_frame(edition, profile, name.text, described)
    return ProfileView(
        frame=profile_frame(replace(around, sharing=SHARING[profile.id.kind]), profile, edition),
        wording=edition.wording,
        name=name,
        other_names=other_names(profile, edition),
        aliases=tuple(_aliases(profile, edition)),
        monogram=monogram(profile, edition),
        portrait=illustration(profile.facts.portrait, edition, PORTRAIT),
        credit=edition.text(profile.facts.portrait.credit) if profile.facts.portrait else None,
        kind=edition.wording.say(kind),
        summary=about if document else None,
        dates=facts.dates_of(profile, edition),
        body=prose_html(document, edition) if document else Markup(),
        stale=document is not None and edition.is_stale(profile),
        text_in=None if document else edition.link_in(profile, profile.documents[0].language),
        elsewhere=tuple((url, _host(url)) for url in profile.facts.same_as),
        career=career_of(profile, edition),
        ties=facts.ties_of(profile, edition),
        map=profile_map(edition.link(profile), bonds_of(profile, edition), edition.wording),
        whole_map=edition.url(map_path(edition.tag)),
        events=facts.event_rows(graph.events.get(profile.id, ()), edition),
        figures=figure_rows(graph.figures.get(profile.id, ()), edition),
        referrals=facts.referral_rows(profile, edition),
        companions=facts.companion_rows(profile, edition),
        sourced=edition.url(sources_path(edition.tag, profile.id.slug)) if profile.id in graph.reliance else "",
    )


def _host(url: str) -> str:
    """The name of the host in a web address: what readers are shown of it, so not what stands before an @."""
    return url.split("/")[2].rpartition("@")[2].removeprefix("www.")


def _aliases(profile: Profile, edition: Edition) -> Iterator[Phrase]:
    for tag, names in profile.facts.aliases.words:
        for name in names:
            yield edition.phrase(name, tag)


def storyline_view(storyline: Storyline, edition: Edition) -> StorylineView:
    """A storyline, with the events of its articles."""
    document = edition.document(storyline)
    articles = edition.graph.episodes.get(storyline.id, ())
    told = [one for article in articles for one in edition.graph.events.get(article.id, ())]
    title, summary = edition.label(storyline).text, document.front.summary or ""
    return StorylineView(
        frame=storyline_frame(entry_frame(edition, storyline, title, summary), storyline, edition),
        wording=edition.wording,
        title=title,
        summary=summary,
        status=edition.wording.say(f"storyline.{storyline.facts.status}"),
        reviewed=edition.wording.date(storyline.facts.reviewed) if storyline.facts.reviewed else None,
        translated_from=edition.original_link(storyline),
        stale=edition.is_stale(storyline),
        body=prose_html(document, edition),
        articles=tuple(article_card(article, edition) for article in articles),
        events=facts.event_rows(tuple(sorted(told, key=chronological)), edition),
        cast=tuple(profile_card(one, edition) for one in _cast(articles, edition)),
    )


def standing_view(page: StandingPage, edition: Edition) -> StandingView:
    """A standing page."""
    document = edition.document(page)
    title, summary = edition.label(page).text, document.front.summary or ""
    return StandingView(
        frame=page_frame(entry_frame(edition, page, title, summary), edition),
        wording=edition.wording,
        title=title,
        summary=summary,
        translated_from=edition.original_link(page),
        stale=edition.is_stale(page),
        body=prose_html(document, edition),
    )
