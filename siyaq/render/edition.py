"""One language's edition of the site: how it addresses and names things."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from siyaq.link.graph import Graph
from siyaq.link.groups import grouped
from siyaq.link.routes import entry_path, languages_of, route_to
from siyaq.link.translations import is_stale
from siyaq.model.dates import PartialDate
from siyaq.model.documents import Document
from siyaq.model.entries import AnyEntry, Company, Person, Profile
from siyaq.model.site import Site
from siyaq.model.text import EntryId, Text
from siyaq.render.finders.feedviews import FeedEntry
from siyaq.render.images.pictures import Pictures
from siyaq.render.pages.blocks import Block
from siyaq.render.pages.rows import Link, Phrase, ProfileCard
from siyaq.render.wording.isolation import Isolation, isolation_for
from siyaq.render.wording.words import Choices, Wording


@dataclass(frozen=True, slots=True)
class Edition:
    """The graph as one language tells it; `static` has the address of each static file by its name.

    `bearers` are the profiles by their names, where no two have one. `cards` are the cards of profiles that have been
    made so far, `mentions` their nodes in graphs of linked data, `blocks` those of texts by path, `feed_entries` the
    articles as feeds show them: pages share them.
    """

    graph: Graph
    wording: Wording
    static: Mapping[str, str]
    pictures: Pictures
    isolation: Isolation
    choices: Choices | None
    links: Mapping[EntryId, Link]
    bearers: Mapping[str, Profile]
    cards: dict[EntryId, ProfileCard] = field(default_factory=dict)
    mentions: dict[EntryId, Mapping[str, Any]] = field(default_factory=dict)
    blocks: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    feed_entries: dict[EntryId, FeedEntry] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: Graph, wording: Wording, static: Mapping[str, str], pictures: Pictures) -> Edition:
        """The edition of a language, with a link to every entry worked out, since most pages name many."""
        links = {name: _link(entry, graph.site, wording.language.tag) for name, entry in graph.by_id.items()}
        isolation = isolation_for(graph.site, wording.language.tag)
        bearers = _bearers((*graph.people, *graph.companies))
        return cls(graph, wording, static, pictures, isolation, wording.choices(), links, bearers)

    @property
    def tag(self) -> str:
        """The language tag of the edition."""
        return self.wording.language.tag

    def url(self, path: str) -> str:
        """The address, on the site's host, of a path below the site's root."""
        return _url(self.graph.site, path)

    def phrase(self, words: str, language: str = "") -> Phrase:
        """Words in a language, by default the edition's own."""
        return _phrase(self.graph.site, words, language or self.tag)

    def words(self, text: Text) -> Phrase:
        """A phrase in this language, else in the first of the site's that has it."""
        tag, words = self.graph.site.best(text, self.tag)
        return self.phrase(words, tag)

    def text(self, text: Text | None) -> Phrase | None:
        """A phrase as in `words`, where there is one."""
        return self.words(text) if text and text.words else None

    def link(self, entry: AnyEntry) -> Link:
        """A link to an entry, under its name or title."""
        return self.links[entry.id]

    def label(self, entry: AnyEntry) -> Phrase:
        """The name of a profile, or the title of anything else."""
        return self.links[entry.id].label

    def profile_link(self, slug: str | None) -> Link | None:
        """A link to the person or company of this id, where it is published."""
        profile = self.graph.profile(slug) if slug else None
        return self.link(profile) if profile else None

    def document(self, entry: AnyEntry) -> Document:
        """The words of an entry in this language, else in the first that it has."""
        return entry.document(self.tag) or entry.documents[0]

    def has_page(self, entry: AnyEntry) -> bool:
        """Whether the entry has a page in this edition."""
        return self.tag in languages_of(entry, self.graph.site)

    def link_in(self, entry: AnyEntry, tag: str) -> Link:
        """A link to an entry in a language, under the name of that language."""
        name = _language_name(self.graph.site, tag, self.tag)
        return Link(self.url(entry_path(entry.id, tag)), self.phrase(name), name, tag)

    def original_link(self, entry: AnyEntry) -> Link | None:
        """A link to the original, on the page of a translation."""
        original = entry.original.language
        return None if original == self.tag else self.link_in(entry, original)

    def is_stale(self, entry: AnyEntry) -> bool:
        """Whether this edition's translation is older than the original's words."""
        return is_stale(self.document(entry), entry)

    def optional_date(self, value: PartialDate | None) -> str:
        """A date in words, or nothing."""
        return self.wording.date(value).text if value else ""


def alphabetical(name: str) -> str:
    """The key by which names are put in order: without case, and without marks above or below letters."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _bearers(profiles: Iterable[Profile]) -> dict[str, Profile]:
    """The profile of each name that only one has."""
    named = grouped((name, one) for one in profiles for name in dict(one.facts.name.words).values())
    return {name: found[0] for name, found in named.items() if len({one.id for one in found}) == 1}


def _url(site: Site, path: str) -> str:
    return site.base_path + quote(path)


def _phrase(site: Site, words: str, tag: str) -> Phrase:
    return Phrase(words, tag, site.language(tag).direction)


def _link(entry: AnyEntry, site: Site, tag: str) -> Link:
    """A link to an entry for readers of a language, under its name or title; in another where theirs lacks it."""
    route = route_to(entry, tag, site)
    link = Link(_url(site, route.path), _label(entry, site, route.language))
    if route.language == tag:
        return link
    return replace(link, foreign=_language_name(site, route.language, tag), hreflang=route.language)


def _language_name(site: Site, tag: str, reader: str) -> str:
    """The name of a language as readers of another call it, by CLDR."""
    language = site.language(tag)
    return language.locale.get_display_name(site.language(reader).locale) or language.name


def _label(entry: AnyEntry, site: Site, tag: str) -> Phrase:
    if isinstance(entry, Person | Company):
        language, name = site.best(entry.facts.name, tag)
        return _phrase(site, name, language)
    document = entry.document(tag) or entry.documents[0]
    return _phrase(site, document.front.title, document.language)  # type: ignore[union-attr]
