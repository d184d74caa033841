"""Who is who: one @id for each thing of the world in all languages, and one for each text in its own.

The @id of a thing is the site's address with the entry's id as its fragment, `https://example.org/#person:jane-doe`;
that of a text is its page's address with its kind, `https://example.org/en/articles/hire/#article`.
"""

from __future__ import annotations

from urllib.parse import urljoin

from siyaq.link.routes import entry_path, route_to
from siyaq.model.entries import AnyEntry, Article, Company, Profile
from siyaq.model.facts import Image
from siyaq.model.site import Site
from siyaq.render.edition import Edition
from siyaq.render.images.illustrations import illustration
from siyaq.render.linked.graph import Node, node

ORGANIZATIONS = {
    "company": "Corporation",
    "media": "NewsMediaOrganization",
    "nonprofit": "NGO",
    "lab": "ResearchOrganization",
    "government": "GovernmentOrganization",
    "other": "Organization",
}
# The finer types beside the one that search engines know.
ARTICLES: dict[str, str | list[str]] = {
    "news": "NewsArticle",
    "explainer": ["NewsArticle", "BackgroundNewsArticle"],
    "timeline": ["NewsArticle", "BackgroundNewsArticle"],
    "analysis": ["NewsArticle", "AnalysisNewsArticle"],
}


def thing_id(site: Site, name: object) -> str:
    """The @id of a person, an organization or an event, or of the site itself."""
    return f"{site.base_url}#{name}"


def text_id(entry: AnyEntry, site: Site, tag: str) -> str:
    """The @id of an article or a storyline as one language tells it."""
    return f"{site.base_url}{entry_path(entry.id, tag)}#{entry.id.kind}"


def kind_of(profile: Profile) -> str:
    """The type of a person or an organization."""
    return ORGANIZATIONS[profile.facts.kind] if isinstance(profile, Company) else "Person"


def photograph(image: Image | None, edition: Edition) -> str:
    """The whole address of a picture that a front matter names, where there is one."""
    found = illustration(image, edition)
    return urljoin(edition.graph.site.base_url, found.url) if found else ""


def mention(profile: Profile, edition: Edition) -> Node:
    """A profile as other pages name it."""
    found = edition.mentions.get(profile.id)
    if found is None:
        name = thing_id(edition.graph.site, profile.id)
        found = edition.mentions[profile.id] = node(kind_of(profile), name, name=edition.label(profile).text)
    return found


def mention_of(slug: str | None, edition: Edition) -> Node | None:
    """The same of the person or company of an id, where it is published."""
    profile = edition.graph.profile(slug) if slug else None
    return mention(profile, edition) if profile else None


def page_of(entry: AnyEntry, edition: Edition) -> str:
    """The whole address of an entry's page for readers of the edition."""
    site = edition.graph.site
    return site.base_url + route_to(entry, edition.tag, site).path


def translations(entry: AnyEntry, edition: Edition) -> dict[str, object]:
    """The same text in other languages: of an original its translations, of a translation its original."""
    site, original = edition.graph.site, entry.original.language
    kind = ARTICLES[entry.facts.kind] if isinstance(entry, Article) else "CreativeWorkSeries"
    others = [one.language for one in entry.documents if original in (edition.tag, one.language)]
    texts = [node(kind, text_id(entry, site, tag), inLanguage=tag) for tag in others if tag != edition.tag]
    return {"workTranslation" if original == edition.tag else "translationOfWork": texts}


def publisher(edition: Edition) -> Node:
    """The organization that publishes the site, as every page names it."""
    site = edition.graph.site
    title = site.best(site.title, edition.tag)[1]
    return node("NewsMediaOrganization", thing_id(site, "publisher"), name=title, url=site.base_url)
