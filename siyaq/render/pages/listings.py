"""Pages that list entries: the front page and the index of each kind; and those that speak all languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from siyaq.link.following import last_day
from siyaq.link.graph import Graph
from siyaq.link.routes import IndexKind, home_path, index_path, search_path
from siyaq.model.entries import Profile, Storyline
from siyaq.render.edition import Edition, alphabetical
from siyaq.render.frame import frame
from siyaq.render.linked.graph import described
from siyaq.render.linked.pages import home_frame, list_frame, website
from siyaq.render.page import Page
from siyaq.render.pages.cards import article_card, profile_card, storyline_card
from siyaq.render.pages.greetings import Greeting
from siyaq.render.pages.views import CrossroadsView, HomeView, IndexView

HOME_ARTICLES = 11  # two that lead, and rows of three
HOME_PROFILES = 12
HOME_STORYLINES = 6
NEWS = 30  # articles, the newest, that say who is in the news


def home_page(edition: Edition) -> Page:
    """The front page of an edition."""
    graph = edition.graph
    site = graph.site
    around = frame(edition, "", site.best(site.description, edition.tag)[1], home_path, site.tags)
    newest = graph.articles[:HOME_ARTICLES]
    view = HomeView(
        # Who reads none of these languages is better served by the page that speaks all of them.
        frame=home_frame(replace(around, x_default=site.base_url), newest, edition),
        wording=edition.wording,
        articles=tuple(article_card(article, edition) for article in newest),
        more_articles=_more("article", len(graph.articles) - HOME_ARTICLES, edition),
        storylines=tuple(storyline_card(storyline, edition) for storyline in _moving(graph)),
        more_storylines=_more("storyline", len(graph.storylines) - HOME_STORYLINES, edition),
        people=tuple(profile_card(one, edition) for one in in_the_news(graph.people, graph)[:HOME_PROFILES]),
        companies=tuple(profile_card(one, edition) for one in in_the_news(graph.companies, graph)[:HOME_PROFILES]),
        more_people=_more("person", len(graph.people) - HOME_PROFILES, edition),
        more_companies=_more("company", len(graph.companies) - HOME_PROFILES, edition),
    )
    changed = last_day(article.facts.date for article in graph.articles)
    return Page(f"{home_path(edition.tag)}index.html", "home.html", view, changed)


def _more(kind: IndexKind, unshown: int, edition: Edition) -> str:
    """The address of the list of a kind, where the front page does not show all of it."""
    return edition.url(index_path(kind, edition.tag)) if unshown > 0 else ""


def in_the_news(profiles: tuple[Profile, ...], graph: Graph) -> list[Profile]:
    """The profiles, those first that most of the newest articles name, then most articles of all."""
    newest = {article.id for article in graph.articles[:NEWS]}

    def rank(profile: Profile) -> tuple[int, int, str]:
        recent = newest & {referral.article.id for referral in graph.referrals.get(profile.id, ())}
        return -len(recent), -graph.coverage.get(profile.id, 0), profile.id.slug

    return sorted(profiles, key=rank)


def _moving(graph: Graph) -> list[Storyline]:
    """The storylines with the newest articles, at most HOME_STORYLINES."""
    place = {article.id: number for number, article in enumerate(graph.articles)}

    def rank(storyline: Storyline) -> tuple[int, str]:
        episodes = graph.episodes.get(storyline.id, ())
        return place[episodes[0].id] if episodes else len(place), storyline.id.slug

    return sorted(graph.storylines, key=rank)[:HOME_STORYLINES]


def index_page(kind: IndexKind, edition: Edition) -> Page:
    """The list of all entries of a kind."""
    graph, say = edition.graph, edition.wording.say
    title = say(f"nav.{kind}")
    path = index_path(kind, edition.tag)
    described = say(f"index.{kind}", site=graph.site.best(graph.site.title, edition.tag)[1])
    around = frame(edition, title, described, lambda tag: index_path(kind, tag), graph.site.tags)
    found: tuple[Profile, ...] = graph.people if kind == "person" else graph.companies if kind == "company" else ()
    profiles = sorted(found, key=lambda one: alphabetical(edition.label(one).text))
    shown = graph.articles if kind == "article" else ()
    storylines = graph.storylines if kind == "storyline" else ()
    view = IndexView(
        frame=list_frame(around, (*shown, *profiles, *storylines), edition),
        wording=edition.wording,
        kind=kind,
        count=len(shown) + len(profiles) + len(storylines),
        articles=tuple(article_card(article, edition) for article in shown),
        profiles=tuple(profile_card(one, edition) for one in profiles),
        storylines=tuple(storyline_card(storyline, edition) for storyline in storylines),
    )
    return Page(f"{path}index.html", "index.html", view, last_day(article.facts.date for article in shown))


def crossroads_page(path: str, template: str, editions: Sequence[Edition]) -> Page:
    """A page that speaks all languages at once."""
    first = editions[0]
    site = first.graph.site
    around = frame(first, "", site.best(site.description, first.tag)[1], lambda _tag: "", site.tags)
    return Page(
        path,
        template,
        CrossroadsView(described(around, website(first)), first.wording, tuple(_greeting(one) for one in editions)),
    )


def _greeting(edition: Edition) -> Greeting:
    site, language = edition.graph.site, edition.wording.language
    return Greeting(
        language=language.tag,
        direction=language.direction,
        site_title=site.best(site.title, language.tag)[1],
        description=site.best(site.description, language.tag)[1],
        home=edition.url(home_path(language.tag)),
        home_url=site.base_url + home_path(language.tag),
        search=edition.url(search_path(language.tag)),
        wording=edition.wording,
    )
