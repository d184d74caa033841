"""What search knows of each page: its words, and who is named by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from siyaq.link.graph import Graph
from siyaq.link.names.passages import OPAQUE, read_passages
from siyaq.link.names.registry import all_of
from siyaq.link.routes import entry_path, languages_of
from siyaq.model.entries import AnyEntry, Article, Company, Person, Profile
from siyaq.model.text import EntryId, Kind, Text
from siyaq.render.pages.listings import in_the_news
from siyaq.render.wording.words import Wording

# In which order pages are numbered, and so listed where search finds them equally good.
KINDS: tuple[Kind, ...] = ("person", "company", "storyline", "article", "page")
Names = Mapping[EntryId, tuple[str, ...]]
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where a word begins within a name


@dataclass(frozen=True, slots=True)
class Searched:
    """A page as search sees it, each line of it without line ends but `text`; `also` are other names of its own."""

    language: str
    kind: Kind
    path: str
    date: str
    title: str
    summary: str
    text: str
    also: str = ""

    @property
    def entry(self) -> str:
        """What the pages of one entry share in all languages."""
        return self.path.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the pages of one language; `names` are all that a profile goes by, in any language."""

    graph: Graph
    wording: Wording
    names: Names = field(repr=False)

    def searched(self, entry: AnyEntry) -> Searched:
        """An entry's page in this language."""
        tag = self.wording.language.tag
        document = entry.document(tag)
        name = self._best(entry.facts.name) if isinstance(entry, Person | Company) else ""
        return Searched(
            language=tag,
            kind=entry.id.kind,
            path=entry_path(entry.id, tag),
            date=self.wording.date(entry.facts.date).text if isinstance(entry, Article) else "",
            title=_line(name or getattr(document and document.front, "title", "")),
            summary=_line(document.front.summary or "") if document else "",
            text="\n".join(self._texts(entry)),
            also=_line(" | ".join(self.names.get(entry.id, ()))),
        )

    def _best(self, text: Text | None) -> str:
        return self.graph.site.best(text, self.wording.language.tag)[1] if text and text.words else ""

    def _texts(self, entry: AnyEntry) -> Iterator[str]:
        """What a page says, and all names of those whom it names."""
        document = entry.document(self.wording.language.tag)
        if document:
            yield read_passages(document.body).shown.replace(OPAQUE, " ")
        if isinstance(entry, Person):
            for role in entry.facts.roles:
                org = self.graph.profile(role.org)
                yield self._best(role.title)
                yield self._best(org.facts.name) if org else ""
        if isinstance(entry, Article):
            yield from (self._best(event.what) for event in entry.facts.dates)
        yield from chain.from_iterable(self.names.get(name, ()) for name in self._named(entry))

    def _named(self, entry: AnyEntry) -> Iterable[EntryId]:
        """Those whom a text names, or is declared to be about."""
        document = entry.document(self.wording.language.tag)
        met = (one.entry for one in self.graph.texts[document.path].sightings) if document else ()
        declared = (self.graph.profile(slug) for slug in (entry.facts.entities if isinstance(entry, Article) else ()))
        return dict.fromkeys([*met, *(profile.id for profile in declared if profile)])


def _line(text: str) -> str:
    return " ".join(text.split())


def names_of(profile: Profile) -> tuple[str, ...]:
    """Everything that a profile goes by, in all languages; of "OpenAI" also its two words."""
    facts = profile.facts
    names = (*(name for _, name in facts.name.words), *all_of(facts.aliases), *all_of(facts.misspellings))
    return tuple(dict.fromkeys((*names, *(_WORD.sub(" ", name) for name in names))))


def searched_pages(graph: Graph, wordings: Mapping[str, Wording]) -> tuple[Searched, ...]:
    """Every page that search finds, by language and kind; profiles from the most named, articles from the newest."""
    profiles: tuple[Profile, ...] = (*graph.people, *graph.companies)
    names = {profile.id: names_of(profile) for profile in profiles}
    entries: dict[Kind, Iterable[AnyEntry]] = {
        "person": in_the_news(graph.people, graph),
        "company": in_the_news(graph.companies, graph),
        "storyline": graph.storylines,
        "article": graph.articles,
        "page": graph.pages,
    }
    return tuple(
        Reader(graph, wordings[tag], names).searched(entry)
        for tag in graph.site.tags
        for kind in KINDS
        for entry in entries[kind]
        if tag in languages_of(entry, graph.site)
    )
