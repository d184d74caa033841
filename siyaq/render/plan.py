"""The plan: every page of the site, each with its view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from siyaq.link.graph import Graph
from siyaq.link.routes import INDEXES, IndexKind, entry_path, home_path, index_path, languages_of
from siyaq.model.body import Body
from siyaq.model.entries import AnyEntry, Article, Company, Person, Profile, StandingPage, Storyline
from siyaq.model.strings import Strings
from siyaq.render import facts
from siyaq.render.edition import Edition, alphabetical, monogram
from siyaq.render.frame import frame
from siyaq.render.page import Page
from siyaq.render.views import (
    ArticleView,
    CrossroadsView,
    Frame,
    Greeting,
    HomeView,
    IndexView,
    Link,
    Phrase,
    ProfileView,
    StandingView,
    StorylineView,
)  # fmt: skip
from siyaq.render.wording import Wording

HOME_ARTICLES = 12
HOME_PROFILES = 12


@dataclass(frozen=True, slots=True)
class _Press:
    """One edition, and the version of its static files, which every page names."""

    edition: Edition
    assets_version: str

    def frame(
        self,
        title: str,
        description: str,
        path_in: Callable[[str], str],
        there: tuple[str, ...],
        *,
        draft: bool = False,
    ) -> Frame:
        return frame(
            self.edition, title, description, path_in, there, assets_version=self.assets_version, draft=draft
        )

    def entry_frame(self, entry: AnyEntry, title: str, description: str) -> Frame:
        there = languages_of(entry, self.edition.graph.site)
        return self.frame(title, description, lambda tag: entry_path(entry.id, tag), there, draft=entry.draft)


def plan(graph: Graph, strings: Mapping[str, Strings], assets_version: str) -> Iterator[Page]:
    """Every page, language by language, then those that speak all languages."""
    presses = [
        _Press(Edition(graph, Wording(language, strings[language.tag])), assets_version)
        for language in graph.site.languages
    ]
    for press in presses:
        yield _home(press)
        for kind in INDEXES:
            yield _index(kind, press)
        for entry in graph.by_id.values():
            if press.edition.has_page(entry):
                yield _entry(entry, press)
    yield _crossroads("index.html", "root.html", presses)
    yield _crossroads("404.html", "404.html", presses)


def _entry(entry: AnyEntry, press: _Press) -> Page:
    path = entry_path(entry.id, press.edition.tag) + "index.html"
    match entry:
        case Article():
            return Page(path, "article.html", _article(entry, press))
        case Person():
            return Page(path, "person.html", _profile(entry, press))
        case Company():
            return Page(path, "company.html", _profile(entry, press))
        case Storyline():
            return Page(path, "storyline.html", _storyline(entry, press))
        case StandingPage():
            return Page(path, "page.html", _standing(entry, press))


def _article(article: Article, press: _Press) -> ArticleView:
    edition, own = press.edition, article.facts
    document = edition.document(article)
    title, summary = _title_of(article, edition), document.front.summary or ""
    return ArticleView(
        frame=press.entry_frame(article, title, summary),
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
        related=tuple(edition.article_card(other) for other in _related(article, edition.graph)),
        wanted=tuple(edition.words(one.wanted) for one in own.related if not isinstance(one, str)),
    )


def _title_of(entry: AnyEntry, edition: Edition) -> str:
    return edition.label(entry).text


def _related(article: Article, graph: Graph) -> list[Article]:
    """The articles that this one names as related, then those that name this one."""
    named = [slug for slug in article.facts.related if isinstance(slug, str)]
    naming = [other.id.slug for other in graph.articles if article.id.slug in other.facts.related]
    found = [graph.article(slug) for slug in dict.fromkeys([*named, *naming])]
    return [other for other in found if other and other is not article]


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


def _profile(profile: Profile, press: _Press) -> ProfileView:
    edition, graph = press.edition, press.edition.graph
    document = profile.document(edition.tag)
    name = edition.label(profile)
    caption = edition.caption(profile)
    kind = f"company.kind.{profile.facts.kind}" if isinstance(profile, Company) else "person.kind"
    describe = edition.wording.say("profile.description", name=name.text)
    return ProfileView(
        frame=press.entry_frame(profile, name.text, caption.text if caption else describe),
        wording=edition.wording,
        name=name,
        other_names=tuple(
            edition.phrase(words, tag)
            for tag, words in profile.facts.name.words
            if tag != name.language and words != name.text
        ),
        aliases=tuple(_aliases(profile, edition)),
        monogram=monogram(name.text),
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
    return Link(url, edition.phrase(language.name, language.tag), language.name)


def _storyline(storyline: Storyline, press: _Press) -> StorylineView:
    edition = press.edition
    document = edition.document(storyline)
    articles = edition.storyline_articles(storyline)
    events = {one.event.id: one for article in articles for one in edition.graph.events.get(article.id, ())}
    told = tuple(
        sorted(events.values(), key=lambda one: (one.event.when.earliest, one.event.when.latest, one.event.id))
    )
    title, summary = _title_of(storyline, edition), document.front.summary or ""
    return StorylineView(
        frame=press.entry_frame(storyline, title, summary),
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


def _standing(page: StandingPage, press: _Press) -> StandingView:
    edition = press.edition
    document = edition.document(page)
    title, summary = _title_of(page, edition), document.front.summary or ""
    return StandingView(
        frame=press.entry_frame(page, title, summary),
        wording=edition.wording,
        title=title,
        summary=summary,
        translated_from=edition.original_link(page),
        body=edition.html(document.body),
    )


def _home(press: _Press) -> Page:
    edition, graph = press.edition, press.edition.graph
    site = graph.site
    articles = tuple(edition.article_card(article) for article in graph.articles[:HOME_ARTICLES])
    index = edition.url(index_path("article", edition.tag))
    more = len(graph.articles) > HOME_ARTICLES
    view = HomeView(
        frame=press.frame("", site.best(site.description, edition.tag)[1], home_path, site.tags),
        wording=edition.wording,
        articles=articles,
        more=Link(index, edition.phrase(edition.wording.say("nav.article"))) if more else None,
        storylines=tuple(edition.storyline_card(storyline) for storyline in graph.storylines),
        people=tuple(edition.profile_card(one) for one in _in_the_news(graph.people, graph)),
        companies=tuple(edition.profile_card(one) for one in _in_the_news(graph.companies, graph)),
    )
    return Page(f"{home_path(edition.tag)}index.html", "home.html", view)


def _in_the_news(profiles: tuple[Profile, ...], graph: Graph) -> list[Profile]:
    """The profiles that most articles name, at most HOME_PROFILES."""

    def rank(profile: Profile) -> tuple[int, str]:
        articles = {referral.article.id for referral in graph.referrals.get(profile.id, ())}
        return -len(articles), profile.id.slug

    return sorted(profiles, key=rank)[:HOME_PROFILES]


def _index(kind: IndexKind, press: _Press) -> Page:
    edition, graph, say = press.edition, press.edition.graph, press.edition.wording.say
    title = say(f"nav.{kind}")
    path = index_path(kind, edition.tag)
    described = say(f"index.{kind}", site=graph.site.best(graph.site.title, edition.tag)[1])
    around = press.frame(title, described, lambda tag: index_path(kind, tag), graph.site.tags)
    profiles: tuple[Profile, ...] = graph.people if kind == "person" else graph.companies if kind == "company" else ()
    shown = graph.articles if kind == "article" else ()
    storylines = graph.storylines if kind == "storyline" else ()
    cards = sorted(
        (edition.profile_card(one) for one in profiles), key=lambda card: alphabetical(card.link.label.text)
    )
    view = IndexView(
        frame=around,
        wording=edition.wording,
        kind=kind,
        count=len(shown) + len(profiles) + len(storylines),
        articles=tuple(edition.article_card(article) for article in shown),
        profiles=tuple(cards),
        storylines=tuple(edition.storyline_card(storyline) for storyline in storylines),
    )
    return Page(f"{path}index.html", "index.html", view)


def _crossroads(path: str, template: str, presses: list[_Press]) -> Page:
    first = presses[0]
    site = first.edition.graph.site
    around = first.frame("", site.best(site.description, first.edition.tag)[1], lambda _tag: "", site.tags)
    return Page(
        path,
        template,
        CrossroadsView(around, first.edition.wording, tuple(_greeting(one) for one in presses)),
    )


def _greeting(press: _Press) -> Greeting:
    edition = press.edition
    site, language = edition.graph.site, edition.wording.language
    return Greeting(
        language=language.tag,
        direction=language.direction,
        name=language.name,
        site_title=site.best(site.title, language.tag)[1],
        description=site.best(site.description, language.tag)[1],
        home=edition.url(home_path(language.tag)),
        home_url=site.base_url + home_path(language.tag),
        wording=edition.wording,
    )
