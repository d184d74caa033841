"""One language's edition of the site: how it addresses, names and cites things."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup, escape

from siyaq.link.graph import Graph
from siyaq.link.routes import entry_path, languages_of, route_to
from siyaq.link.translations import is_stale
from siyaq.model.dates import PartialDate
from siyaq.model.documents import Document
from siyaq.model.entries import AnyEntry, Article, Company, Person, Profile, Storyline, names_of
from siyaq.model.facts import CitedSource
from siyaq.model.parts import Body
from siyaq.model.text import EntryId, SourceRef, Text
from siyaq.render.rows import ArticleCard, Citation, Link, Phrase, ProfileCard, StorylineCard
from siyaq.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Edition:
    """The graph as one language tells it; `assets_version` marks the state of the static files that pages name."""

    graph: Graph
    wording: Wording
    assets_version: str
    links: Mapping[EntryId, Link]

    @classmethod
    def of(cls, graph: Graph, wording: Wording, assets_version: str) -> Edition:
        """The edition with a link to every entry worked out, since most pages name many."""
        edition = cls(graph, wording, assets_version, {})
        return replace(edition, links={name: edition.new_link(entry) for name, entry in graph.by_id.items()})

    @property
    def tag(self) -> str:
        """The language tag of the edition."""
        return self.wording.language.tag

    def url(self, path: str) -> str:
        """The address, on the site's host, of a path below the site's root."""
        return self.graph.site.base_path + quote(path)

    def phrase(self, words: str, language: str = "") -> Phrase:
        """Words in a language, by default the edition's own."""
        tag = language or self.tag
        return Phrase(words, tag, self.graph.site.language(tag).direction)

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

    def new_link(self, entry: AnyEntry) -> Link:
        """The same, worked out."""
        route = route_to(entry, self.tag, self.graph.site)
        link = Link(self.url(route.path), self.label(entry, route.language))
        if route.language == self.tag:
            return link
        return replace(link, foreign=self.graph.site.language(route.language).name, hreflang=route.language)

    def label(self, entry: AnyEntry, language: str = "") -> Phrase:
        """The name of a profile, or the title of anything else, in a language that has one."""
        if isinstance(entry, Person | Company):
            return self.phrase(*reversed(self.graph.site.best(names_of(entry), language or self.tag)))
        document = entry.document(language or self.tag) or entry.documents[0]
        return self.phrase(document.front.title, document.language)  # type: ignore[union-attr]

    def profile_link(self, slug: str | None) -> Link | None:
        """A link to the person or company of this id, where it is published."""
        profile = self.graph.profile(slug) if slug else None
        return self.link(profile) if profile else None

    def article_link(self, slug: str) -> Link | None:
        """A link to the article of this id, where it is published."""
        article = self.graph.article(slug)
        return self.link(article) if article else None

    def html(self, body: Body) -> Markup:
        """A body with its slots filled: references as links, files as addresses, interface words in place."""
        html: list[str] = []
        open_links: list[bool] = []
        for part in body.parts:
            match part.kind:
                case "html":
                    html.append(part.text)
                case "prose":
                    html.append(escape(part.text))
                case "media":
                    html.append(self.url(f"media/{part.text}"))
                case "word":
                    html.append(escape(self.wording.say(part.text)))
                case "open":
                    tag = self._opening(part.text)
                    html.append(tag)
                    open_links.append(bool(tag))
                case "close":
                    html.append("</a>" if open_links.pop() else "")
        return Markup("".join(html))  # noqa: S704 (every part is escaped above, or finished markup of the parser)

    def _opening(self, target: str) -> str:
        """The tag that opens a reference; none where its target is not published."""
        kind, _, slug = target.partition(":")
        entry = self.graph.by_id.get(EntryId(kind, slug))  # type: ignore[arg-type]
        if entry is None:
            return ""
        link = self.link(entry)
        if not link.foreign:
            return f'<a class="ref {kind}" href="{escape(link.url)}">'
        mark = f'hreflang="{link.hreflang}" data-language="{escape(link.foreign)}"'
        return f'<a class="ref {kind} foreign" {mark} href="{escape(link.url)}">'

    def citations(self, refs: tuple[SourceRef, ...], within: Article | None = None) -> tuple[Citation, ...]:
        """The sources of a fact; those of an article's own facts are looked up in that article."""
        found = [self._citation(ref, within) for ref in refs]
        return tuple(citation for citation in found if citation)

    def _citation(self, ref: SourceRef, within: Article | None) -> Citation | None:
        slug, _, source = ref.partition("#")
        if within and not source:
            cited = self._cited(within, slug)
            if cited:
                return self.citation(cited, within)
        article = self.graph.article(slug)
        if article is None:
            shared = self.graph.sources.get(slug)
            return self.citation(shared) if shared else None
        cited = self._cited(article, source)
        return self.citation(cited, article) if cited else Citation(None, None, None, "", None, self.link(article))

    def _cited(self, article: Article, name: str) -> CitedSource | None:
        for source in article.facts.sources:
            if isinstance(source, CitedSource):
                if source.id == name:
                    return source
            elif source == name:
                return self.graph.sources.get(source)
        return None

    def citation(self, source: CitedSource, article: Article | None = None) -> Citation:
        """One source, with the article that carries it where that needs saying."""
        return Citation(
            label=self.text(source.title),
            outlet=self.profile_link(source.publisher),
            author=self.profile_link(source.author),
            url=source.url or "",
            date=self.wording.date(source.date) if source.date else None,
            article=self.link(article) if article else None,
            note=self.text(source.note),
        )

    def article_card(self, article: Article) -> ArticleCard:
        """An article as lists show it."""
        document = self.document(article)
        front = document.front
        teaser = getattr(front, "teaser", None)
        return ArticleCard(
            link=self.link(article),
            summary=self.phrase(front.summary or "", document.language),
            teaser=self.phrase(teaser, document.language) if teaser else None,
            date=self.wording.date(article.facts.date),
            inferred=article.facts.date_basis == "inferred",
            kind=self.wording.say(f"article.kind.{article.facts.kind}"),
            draft=article.draft,
        )

    def profile_card(self, profile: Profile) -> ProfileCard:
        """A person or company as lists show it."""
        label = self.label(profile)
        others = [tag for tag, words in names_of(profile).words if tag != label.language and words != label.text]
        return ProfileCard(
            link=self.link(profile),
            monogram=self.monogram(label.text),
            other_name=self.phrase(names_of(profile).get(others[0]) or "", others[0]) if others else None,
            caption=self.caption(profile),
            articles=self.graph.coverage.get(profile.id, 0),
        )

    def monogram(self, name: str) -> str:
        """The first letters of the first two words of a name, articles such as "The" aside."""
        skipped = self.wording.say("monogram.skip").split("\n")
        words = [word for word in name.split() if word[0].isalnum() and word not in skipped]
        return " ".join(word[0].upper() for word in words[:2]) if words else name[:1]

    def caption(self, profile: Profile) -> Phrase | None:
        """What a person or company is, in a few words: the summary, else the kind."""
        document = profile.document(self.tag)
        if document and document.front.summary:
            return self.phrase(document.front.summary)
        return (
            self.phrase(self.wording.say(f"company.kind.{profile.facts.kind}"))
            if isinstance(profile, Company)
            else None
        )

    def storyline_card(self, storyline: Storyline) -> StorylineCard:
        """A storyline as lists show it."""
        document = self.document(storyline)
        return StorylineCard(
            link=self.link(storyline),
            summary=self.phrase(document.front.summary or "", document.language),
            articles=len(self.graph.episodes.get(storyline.id, ())),
        )

    def document(self, entry: AnyEntry) -> Document:
        """The words of an entry in this language, else in the first that it has."""
        return entry.document(self.tag) or entry.documents[0]

    def original_link(self, entry: AnyEntry) -> Link | None:
        """A link to the original, on the page of a translation."""
        if entry.original.language == self.tag:
            return None
        language = self.graph.site.language(entry.original.language)
        return Link(
            self.url(entry_path(entry.id, language.tag)),
            self.phrase(language.name, language.tag),
            language.name,
        )

    def is_stale(self, entry: AnyEntry) -> bool:
        """Whether this edition's translation is older than the original's words."""
        return is_stale(self.document(entry), entry)

    def has_page(self, entry: AnyEntry) -> bool:
        """Whether the entry has a page in this edition."""
        return self.tag in languages_of(entry, self.graph.site)

    def optional_date(self, value: PartialDate | None) -> str:
        """A date in words, or nothing."""
        return self.wording.date(value).text if value else ""


def alphabetical(name: str) -> str:
    """The key by which names are put in order: without case, and without marks above or below letters."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
