"""Every name that points at something: does it exist, and is it published?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from siyaq.diagnostics import Diagnostic, Location, Severity, did_you_mean
from siyaq.link.accounts.ledger import slot_id
from siyaq.model.documents import Document, references_of
from siyaq.model.entries import AnyEntry, Archive, Article, Person
from siyaq.model.facts import CitedSource
from siyaq.model.front_matter import ArticleFacts
from siyaq.model.shared_sources import SourceList
from siyaq.model.text import EntryId, Kind, MediaName, SharedSource, SlotRef, Slug, SourceRef
from siyaq.read.content import PICTURE_TYPES


@dataclass(frozen=True, slots=True)
class _Known:
    """What may be pointed at: all entries, those to be published, the media files, and each article's sources."""

    entries: frozenset[EntryId]
    published: frozenset[EntryId]
    broken: frozenset[str]
    media: frozenset[str]
    shared: frozenset[str]
    article_sources: dict[str, frozenset[str]]
    slots: frozenset[str]


def check_references(
    archive: Archive, broken: frozenset[EntryId], published: Collection[EntryId], media: Collection[str]
) -> Iterator[Diagnostic]:
    """Findings for every reference of every file, in front matter and in prose.

    `broken` are entries that have a text which did not decode: they exist, but their facts are not known.
    """
    known = _known(archive, broken, published, media)
    yield from _check_sources(archive.sources, known)
    for entry in archive.entries:
        yield from _repeated_ids(entry)
        for document in entry.documents:
            yield from _check_front(document, entry, known)
            yield from _check_body(document, known)


def _known(
    archive: Archive, broken: frozenset[EntryId], published: Collection[EntryId], media: Collection[str]
) -> _Known:
    articles = [entry for entry in archive.entries if isinstance(entry, Article)]
    people = [entry for entry in archive.entries if isinstance(entry, Person)]
    return _Known(
        entries=frozenset(entry.id for entry in archive.entries) | broken,
        published=frozenset(published) | broken,
        broken=frozenset(entry.slug for entry in broken),
        media=frozenset(media),
        shared=archive.sources.names,
        article_sources={article.id.slug: source_ids(article.facts) for article in articles},
        slots=frozenset(slot_id(person, role) for person in people for role in person.facts.roles),
    )


def _check_sources(sources: SourceList, known: _Known) -> Iterator[Diagnostic]:
    for name, source in sources.by_id.items():
        for where, slug in references_of(source):
            for fault in _entry_faults(slug, slug.kinds, known) if slug.kinds else ():
                yield fault.at(sources.location((name, *where)), sources.place((name, *where)).length)


def source_ids(facts: ArticleFacts) -> frozenset[str]:
    """The ids by which an article knows its sources."""
    return frozenset(source.id if isinstance(source, CitedSource) else source for source in facts.sources)


def _check_front(document: Document, entry: AnyEntry, known: _Known) -> Iterator[Diagnostic]:
    for where, slug in references_of(document.front):
        if type(slug) is Slug:
            continue  # it gives a name, and points at nothing
        place = document.place(where)
        for fault in _faults(slug, entry, known):
            yield fault.at(document.location(where), place.length if place else 1)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a reference, wherever it stands."""

    severity: Severity
    code: str
    message: str
    hint: str
    values: tuple[tuple[str, str], ...] = ()

    def at(self, where: Location, length: int) -> Diagnostic:
        """The finding on a reference that stands there."""
        return Diagnostic(where, self.severity, self.message, self.code, self.hint, length, values=self.values)


def _faults(slug: Slug, entry: AnyEntry, known: _Known) -> Iterator[_Fault]:
    match slug:
        case SharedSource() if slug not in known.shared:
            hint = did_you_mean(slug, known.shared, "add it to content/sources.yaml, or write {id: …, publisher: …}")
            yield _Fault("error", "unknown-source", f'no source "{slug}" in content/sources.yaml', hint)
        case MediaName():
            yield from _media_faults(slug, known)
        case SourceRef():
            yield from _source_faults(slug, entry, known)
        case SlotRef() if slug.partition("/")[0] in known.broken:
            return
        case SlotRef() if slug not in known.slots and not _named(slug, ("person", "company"), known.entries):
            hint = did_you_mean(slug, known.slots, "write PERSON/ROLE")
            yield _Fault("error", "unknown-slot", f'no fact "{slug}"', hint)
        case _ if slug.kinds:
            yield from _entry_faults(slug, slug.kinds, known)


def _source_faults(slug: SourceRef, entry: AnyEntry, known: _Known) -> Iterator[_Fault]:
    own = known.article_sources[entry.id.slug] if isinstance(entry, Article) else frozenset()
    article, _, source = slug.partition("#")
    if slug in own or slug in known.shared or article in known.broken:
        return
    if article not in known.article_sources:
        near = {*own, *known.shared, *known.article_sources}
        hint = did_you_mean(article, near, "write ARTICLE#SOURCE, or a source of this article")
        yield _Fault("error", "unknown-source", f'no source or article "{article}"', hint)
    elif source and source not in known.article_sources[article]:
        there = known.article_sources[article]
        hint = did_you_mean(source, there, f"its sources are: {', '.join(sorted(there)) or 'none'}")
        yield _Fault("error", "unknown-source", f'the article "{article}" has no source "{source}"', hint)
    elif (cited := EntryId("article", article)) != entry.id and cited not in known.published:
        hint, values = "readers do not see this source until it is published", (("article", article),)
        yield _Fault("warning", "points-to-draft", f'the article "{article}" is not published yet', hint, values)


def _entry_faults(slug: str, kinds: tuple[Kind, ...], known: _Known) -> Iterator[_Fault]:
    if not _named(slug, kinds, known.entries):
        near = [entry.slug for entry in known.entries if entry.kind in kinds]
        hint = did_you_mean(slug, near, f"make it: siyaq new {kinds[0]} {slug}")
        yield _Fault("error", "unknown-reference", f'no {" or ".join(kinds)} "{slug}"', hint)
    elif not _named(slug, kinds, known.published):
        hint, values = "readers get plain words here until it is published", (("entry", slug),)
        yield _Fault("warning", "points-to-draft", f'"{slug}" is not published yet', hint, values)


def _media_faults(name: str, known: _Known) -> Iterator[_Fault]:
    if name not in known.media:
        hint = did_you_mean(name, known.media, "put the file there, or mend the name")
        yield _Fault("error", "unknown-media", f'no file "{name}" in content/media/', hint)
    elif isinstance(name, MediaName) and not name.lower().endswith(PICTURE_TYPES):
        hint = f"pictures are files of these types: {' '.join(PICTURE_TYPES)}"
        yield _Fault("error", "not-a-picture", f'"{name}" is not a picture', hint)


def _named(slug: str, kinds: tuple[Kind, ...], entries: frozenset[EntryId]) -> bool:
    return any(EntryId(kind, slug) in entries for kind in kinds)


def _check_body(document: Document, known: _Known) -> Iterator[Diagnostic]:
    for reference in document.body.references:
        target = reference.target
        for fault in _entry_faults(target.slug, (target.kind,), known):
            yield fault.at(reference.location, len(str(target)))
    for use in document.body.media:
        for fault in _media_faults(use.name, known):
            yield fault.at(use.location, len(use.name) + len("../media/"))


def _repeated_ids(entry: AnyEntry) -> Iterator[Diagnostic]:
    """Ids given twice in one list of one file."""
    for field in ("roles", "dates", "sources"):
        seen: set[str] = set()
        for index, item in enumerate(getattr(entry.facts, field, ())):
            name = item if isinstance(item, str) else item.id
            if name in seen:
                where = entry.original.location((field, index, "id"))
                yield Diagnostic(where, "error", f'the id "{name}" is given twice', "repeated-id", "rename one")
            seen.add(name)
