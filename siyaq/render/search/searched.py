"""What search knows of each page: its sentences, and who is named in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from siyaq.link.graph import Graph
from siyaq.link.names.passages import OPAQUE, read_passages
from siyaq.link.names.registry import all_of
from siyaq.link.routes import entry_path, languages_of
from siyaq.model.entries import AnyEntry, Article, Company, Person, Profile
from siyaq.model.sentences import sentences_of
from siyaq.model.text import EntryId, Kind, Text
from siyaq.render.pages.listings import in_the_news
from siyaq.render.wording.words import Wording

# In which order pages are numbered, and so listed where search finds them equally good.
KINDS: tuple[Kind, ...] = ("person", "company", "storyline", "article", "page")
Names = Mapping[EntryId, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Searched:
    """A page as search sees it: `sentences` begins with its title, `aliases` has names by number of sentence."""

    language: str
    kind: Kind
    path: str
    date: str
    sentences: tuple[str, ...]
    aliases: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the pages of one language; `names` are all that a profile goes by, in any language."""

    graph: Graph
    wording: Wording
    names: Names = field(repr=False)

    def searched(self, entry: AnyEntry) -> Searched:
        """An entry's page in this language."""
        tag = self.wording.language.tag
        sentences = [line for one in self._sentences(entry) if (line := " ".join(one.split()))]
        return Searched(
            language=tag,
            kind=entry.id.kind,
            path=entry_path(entry.id, tag),
            date=self.wording.date(entry.facts.date).text if isinstance(entry, Article) else "",
            sentences=tuple(sentences),
            aliases=tuple(self._aliases(entry, sentences)),
        )

    def _best(self, text: Text | None) -> str:
        return self.graph.site.best(text, self.wording.language.tag)[1] if text and text.words else ""

    def _sentences(self, entry: AnyEntry) -> Iterator[str]:
        document = entry.document(self.wording.language.tag)
        title = self._best(entry.facts.name) if isinstance(entry, Person | Company) else ""
        yield title or getattr(document and document.front, "title", "")
        if document:
            yield document.front.summary or ""
            passages = read_passages(document.body)
            for paragraph in passages.paragraphs:
                yield from sentences_of(passages.shown[paragraph.start : paragraph.end].replace(OPAQUE, " "))
        yield from self._facts(entry)

    def _facts(self, entry: AnyEntry) -> Iterator[str]:
        """What a page says beside its text: posts held, and events."""
        if isinstance(entry, Person):
            comma = self.wording.say("list.comma")
            for role in entry.facts.roles:
                org = self.graph.profile(role.org)
                words = (self._best(role.title), self._best(org.facts.name) if org else "")
                yield comma.join(filter(None, words))
        if isinstance(entry, Article):
            yield from (self._best(event.what) for event in entry.facts.dates)

    def _aliases(self, entry: AnyEntry, sentences: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each name of the page's own, and of those whom it names, at the sentence that has them first."""
        if isinstance(entry, Person | Company):
            yield 0, self.names[entry.id]
        document = entry.document(self.wording.language.tag)
        named = self.graph.texts[document.path].sightings if document else ()
        met = {one.entry: one.words for one in named}
        declared = (self.graph.profile(slug) for slug in (entry.facts.entities if isinstance(entry, Article) else ()))
        for name in dict.fromkeys([*met, *(profile.id for profile in declared if profile)]):
            if name in self.names:
                words = met.get(name)
                place = next((at for at, one in enumerate(sentences) if words and words in one), 1)
                yield min(place, len(sentences) - 1), self.names[name]


def names_of(profile: Profile) -> tuple[str, ...]:
    """Everything that a profile goes by, in all languages."""
    facts = profile.facts
    names = (*(name for _, name in facts.name.words), *all_of(facts.aliases), *all_of(facts.misspellings))
    return tuple(dict.fromkeys(names))


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
