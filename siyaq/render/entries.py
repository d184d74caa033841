"""Views of the pages that entries have: article, person, company, storyline, standing page."""

from __future__ import annotations

from collections.abc import Iterator

from siyaq.link.routes import entry_path
from siyaq.model.entries import Article, Company, Person, Profile, StandingPage, Storyline
from siyaq.model.parts import Body
from siyaq.render import facts
from siyaq.render.edition import Edition
from siyaq.render.frame import entry_frame
from siyaq.render.rows import Link, Phrase
from siyaq.render.views import ArticleView, ProfileView, StandingView, StorylineView


def article_view(article: Article, edition: Edition) -> ArticleView:
    """An article in this language."""
    own = article.facts
    document = edition.document(article)
    title, summary = edition.label(article).text, document.front.summary or ""
    return ArticleView(
        frame=entry_frame(edition, article, title, summary),
        wording=edition.wording,
        title=title,
        summary=summary,
        kind=edition.wording.say(f"article.kind.{own.kind}"),
        byline=edition.text(own.byline),
        date=edition.wording.date(own.date),
        inferred=own.date_basis == "inferred",
        updated=edition.wording.date(own.updated) if own.updated else None,
        translated_from=edition.original_link(article),
        stale=edition.is_stale(article),
        body=edition.html(document.body),
        cast=tuple(edition.profile_card(one) for one in _cast((article,), edition)),
        events=facts.event_rows(edition.graph.events.get(article.id, ()), edition, article),
        figures=facts.figure_rows(edition.graph.figures.get(article.id, ()), edition, article),
        sources=facts.source_rows(article, edition),
        corrections=facts.correction_rows(article, edition),
        storylines=tuple(
            edition.storyline_card(line) for line in edition.graph.storylines if line.id.slug in own.storylines
        ),
        related=tuple(edition.article_card(other) for other in _related(article, edition)),
        wanted=tuple(edition.words(one.wanted) for one in own.related if not isinstance(one, str)),
    )


def _related(article: Article, edition: Edition) -> list[Article]:
    found = [edition.graph.article(other.slug) for other in edition.graph.related.get(article.id, ())]
    return [other for other in found if other]


def _cast(articles: tuple[Article, ...], edition: Edition) -> list[Profile]:
    """Who is in these articles: first those declared, then those referred to, each once."""
    declared = [slug for article in articles for slug in article.facts.entities]
    referred = [
        reference.target.slug
        for article in articles
        for reference in edition.document(article).body.references
        if reference.target.kind in ("person", "company")
    ]
    found = [edition.graph.profile(slug) for slug in dict.fromkeys([*declared, *referred])]
    return [profile for profile in found if profile]


def profile_view(profile: Profile, edition: Edition) -> ProfileView:
    """A person or a company."""
    graph = edition.graph
    document = profile.document(edition.tag)
    name = edition.label(profile)
    caption = edition.caption(profile)
    kind = f"company.kind.{profile.facts.kind}" if isinstance(profile, Company) else "person.kind"
    describe = edition.wording.say("profile.description", name=name.text)
    return ProfileView(
        frame=entry_frame(edition, profile, name.text, caption.text if caption else describe),
        wording=edition.wording,
        name=name,
        other_names=tuple(
            edition.phrase(words, tag)
            for tag, words in profile.facts.name.words
            if tag != name.language and words != name.text
        ),
        aliases=tuple(_aliases(profile, edition)),
        monogram=edition.monogram(name.text),
        kind=edition.wording.say(kind),
        summary=caption if document else None,
        founded=edition.wording.date(profile.facts.founded)
        if isinstance(profile, Company) and profile.facts.founded
        else None,
        body=edition.html(document.body if document else Body()),
        text_in=None if document else _text_elsewhere(profile, edition),
        roles=facts.roles_of(profile, edition) if isinstance(profile, Person) else facts.staff_of(profile, edition),
        ties=facts.ties_of(profile, edition),
        events=facts.event_rows(graph.events.get(profile.id, ()), edition),
        figures=facts.figure_rows(graph.figures.get(profile.id, ()), edition),
        referrals=facts.referral_rows(profile, edition),
    )


def _aliases(profile: Profile, edition: Edition) -> Iterator[Phrase]:
    for tag, names in profile.facts.aliases.words:
        for name in names:
            yield edition.phrase(name, tag)


def _text_elsewhere(profile: Profile, edition: Edition) -> Link | None:
    """A link to the profile in a language that has its text."""
    document = profile.documents[0]
    language = edition.graph.site.language(document.language)
    url = edition.url(entry_path(profile.id, language.tag))
    return Link(url, edition.phrase(language.name, language.tag), language.name, language.tag)


def storyline_view(storyline: Storyline, edition: Edition) -> StorylineView:
    """A storyline, with the events of its articles."""
    document = edition.document(storyline)
    articles = edition.graph.episodes.get(storyline.id, ())
    events = {one.event.id: one for article in articles for one in edition.graph.events.get(article.id, ())}
    told = tuple(
        sorted(events.values(), key=lambda one: (one.event.when.earliest, one.event.when.latest, one.event.id))
    )
    title, summary = edition.label(storyline).text, document.front.summary or ""
    return StorylineView(
        frame=entry_frame(edition, storyline, title, summary),
        wording=edition.wording,
        title=title,
        summary=summary,
        status=edition.wording.say(f"storyline.{storyline.facts.status}"),
        reviewed=edition.wording.date(storyline.facts.reviewed) if storyline.facts.reviewed else None,
        translated_from=edition.original_link(storyline),
        body=edition.html(document.body),
        articles=tuple(edition.article_card(article) for article in articles),
        events=facts.event_rows(told, edition),
        cast=tuple(edition.profile_card(one) for one in _cast(articles, edition)),
    )


def standing_view(page: StandingPage, edition: Edition) -> StandingView:
    """A standing page."""
    document = edition.document(page)
    title, summary = edition.label(page).text, document.front.summary or ""
    return StandingView(
        frame=entry_frame(edition, page, title, summary),
        wording=edition.wording,
        title=title,
        summary=summary,
        translated_from=edition.original_link(page),
        body=edition.html(document.body),
    )
