"""What a link to a page looks like where it is shared: a card of its own, or that of the edition's front page."""

from __future__ import annotations

from urllib.parse import quote

from siyaq.digest import digest
from siyaq.link.routes import entry_path, home_path
from siyaq.model.entries import AnyEntry, Article, Company, Person, Profile, Storyline
from siyaq.render.edition import Edition
from siyaq.render.images.social_views import Social, SocialImage, SocialView
from siyaq.render.pages.cards import caption, monogram, other_names

FILE = "social.png"


def social_image(entry: AnyEntry, edition: Edition) -> SocialImage | None:
    """The card of an entry's page, where it has one of its own."""
    if not edition.graph.site.social_images:
        return None
    match entry:
        case Article():
            view = _article(entry, edition)
        case Storyline():
            view = _storyline(entry, edition)
        case Person() | Company():
            view = _profile(entry, edition)
        case _:
            return None
    return SocialImage(entry_path(entry.id, edition.tag) + FILE, view)


def home_image(edition: Edition) -> SocialImage:
    """The card of the front page, which pages without one of their own share."""
    site = edition.graph.site
    view = SocialView(
        isolation=edition.isolation,
        site_title=_site_title(edition),
        title=_site_title(edition),
        summary=site.best(site.description, edition.tag)[1],
    )
    return SocialImage(home_path(edition.tag) + FILE, view)


def social_of(entry: AnyEntry | None, edition: Edition) -> Social:
    """What the page of an entry says of its card; any other page, where there is none."""
    image = (social_image(entry, edition) if entry else None) or home_image(edition)
    view = image.view
    words = (view.kicker, view.title, view.summary, view.site_title)
    alt = " · ".join(dict.fromkeys(word for word in words if word))
    return Social(f"{edition.graph.site.base_url}{quote(image.path)}?v={digest(view)}", alt)


def _site_title(edition: Edition) -> str:
    return edition.graph.site.best(edition.graph.site.title, edition.tag)[1]


def _article(article: Article, edition: Edition) -> SocialView:
    return SocialView(
        isolation=edition.isolation,
        site_title=_site_title(edition),
        title=edition.label(article).text,
        kicker=edition.wording.say(f"article.kind.{article.facts.kind}"),
        note=edition.wording.date(article.facts.date).text,
    )


def _storyline(storyline: Storyline, edition: Edition) -> SocialView:
    articles = len(edition.graph.episodes.get(storyline.id, ()))
    return SocialView(
        isolation=edition.isolation,
        site_title=_site_title(edition),
        title=edition.label(storyline).text,
        kicker=edition.wording.say("storyline.kind"),
        note=edition.wording.count("count.article", articles) if articles else "",
    )


def _profile(profile: Profile, edition: Edition) -> SocialView:
    kind = f"company.kind.{profile.facts.kind}" if isinstance(profile, Company) else "person.kind"
    kicker, about, others = edition.wording.say(kind), caption(profile, edition), other_names(profile, edition)
    return SocialView(
        isolation=edition.isolation,
        site_title=_site_title(edition),
        title=edition.label(profile).text,
        kicker=kicker,
        other_name=others[0].text if others else "",
        summary=about.text if about and about.text != kicker else "",
        monogram=monogram(profile, edition),
    )
