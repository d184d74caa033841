"""Documents brought together: one entry is its original and its translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from siyaq.diagnostics import Diagnostic, Location
from siyaq.model.documents import Document
from siyaq.model.front_matter import (
    ArticleFacts,
    CompanyFacts,
    PageFacts,
    PersonFacts,
    StorylineFacts,
    Translated,
    TranslatedProfile,
    TranslatedText,
)  # fmt: skip
from siyaq.model.shared_sources import SourceList
from siyaq.model.text import EntryId


@dataclass(frozen=True, slots=True)
class Entry:
    """What is published at one address in each language: facts from the original, words from each document.

    `documents` are the original and the translations, in the site's order of languages.
    """

    id: EntryId
    original: Document
    documents: tuple[Document, ...]

    def document(self, language: str) -> Document | None:
        """The document in this language, if there is one."""
        return next((document for document in self.documents if document.language == language), None)

    @property
    def draft(self) -> bool:
        """Whether the editors hold it back."""
        return not isinstance(self.original.front, Translated) and self.original.front.draft


@dataclass(frozen=True, slots=True)
class Article(Entry):
    """A text of the newsroom."""

    facts: ArticleFacts


@dataclass(frozen=True, slots=True)
class Person(Entry):
    """The profile of a person."""

    facts: PersonFacts


@dataclass(frozen=True, slots=True)
class Company(Entry):
    """The profile of a company or another organization."""

    facts: CompanyFacts


@dataclass(frozen=True, slots=True)
class Storyline(Entry):
    """A thread of events that several articles follow."""

    facts: StorylineFacts


@dataclass(frozen=True, slots=True)
class StandingPage(Entry):
    """A page outside the flow of news, such as "about"."""

    facts: PageFacts


Profile = Person | Company
AnyEntry = Article | Person | Company | Storyline | StandingPage


def due_on(entry: AnyEntry) -> date:
    """The first day on which readers may see an entry: that of `publish`, for an article not before its date."""
    stated = entry.facts.publish.earliest if entry.facts.publish else date.min
    return max(stated, entry.facts.date.earliest) if isinstance(entry, Article) else stated


@dataclass(frozen=True, slots=True)
class Archive:
    """All that the newsroom has written: entries in order of id, and the sources that several entries share."""

    entries: tuple[AnyEntry, ...]
    sources: SourceList


def assemble(
    documents: Iterable[Document], order: tuple[str, ...]
) -> tuple[tuple[AnyEntry, ...], frozenset[EntryId], tuple[Diagnostic, ...]]:
    """Documents grouped into entries; also the ids that lack one original, and the findings.

    Two profiles of one id are a mistake, too, since facts name a profile by its id alone.
    """
    groups: dict[EntryId, list[Document]] = defaultdict(list)
    for document in documents:
        groups[document.entry].append(document)
    entries: list[AnyEntry] = []
    torn: set[EntryId] = set()
    diagnostics: list[Diagnostic] = []
    for entry, group in sorted(groups.items()):
        group.sort(key=lambda document: order.index(document.language))
        originals = [document for document in group if not isinstance(document.front, Translated)]
        if len(originals) == 1:
            entries.append(_entry(entry, originals[0], tuple(group)))
        else:
            torn.add(entry)
            diagnostics += _wrong_originals(originals, group)
    return tuple(entries), frozenset(torn), (*diagnostics, *_twins(entries))


def _entry(entry: EntryId, original: Document, documents: tuple[Document, ...]) -> AnyEntry:
    match original.front:
        case ArticleFacts() as facts:
            return Article(entry, original, documents, facts)
        case PersonFacts() as facts:
            return Person(entry, original, documents, facts)
        case CompanyFacts() as facts:
            return Company(entry, original, documents, facts)
        case StorylineFacts() as facts:
            return Storyline(entry, original, documents, facts)
        case PageFacts() as facts:
            return StandingPage(entry, original, documents, facts)
        case TranslatedText() | TranslatedProfile():
            raise TypeError("a translation is no original")


def _wrong_originals(originals: list[Document], group: list[Document]) -> list[Diagnostic]:
    if not originals:
        hint = "the original, with the facts, is the file without a `translation:` block: add it"
        return [Diagnostic(d.location(), "error", "a translation of nothing", "no-original", hint) for d in group]
    names = " and ".join(document.path for document in originals)
    hint = f"give all but one of {names} a `translation:` block, and leave its facts to the original"
    return [Diagnostic(d.location(), "error", "more than one original", "two-originals", hint) for d in originals[1:]]


def _twins(entries: list[AnyEntry]) -> list[Diagnostic]:
    people = {entry.id.slug for entry in entries if isinstance(entry, Person)}
    hint = "ids are unique across people and companies: rename one"
    return [
        Diagnostic(
            Location(entry.original.path),
            "error",
            f'a person is called "{entry.id.slug}" too',
            "repeated-id",
            hint,
        )
        for entry in entries
        if isinstance(entry, Company) and entry.id.slug in people
    ]
