"""Ids that entries had before they were renamed: they go on naming them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from siyaq.diagnostics import Diagnostic, Location
from siyaq.link.references import source_ids
from siyaq.model.documents import Document, references_of
from siyaq.model.entries import AnyEntry, Archive, Article
from siyaq.model.model import Model
from siyaq.model.parts import Body
from siyaq.model.shared_sources import SourceList
from siyaq.model.text import EntryId, Kind, ProfileSlug, SlotRef, Slug, SourceRef

T = TypeVar("T")
Moves = Mapping[EntryId, EntryId]
Renaming = Callable[[Slug], Slug]


def moves_of(entries: Iterable[AnyEntry]) -> dict[EntryId, EntryId]:
    """The present id of each former one that names nothing else; where two entries list it, that of the first."""
    entries = tuple(entries)
    living = {entry.id for entry in entries}
    moves: dict[EntryId, EntryId] = {}
    for entry in entries:
        for former in former_ids(entry):
            if former not in living:
                moves.setdefault(former, entry.id)
    return moves


def former_ids(entry: AnyEntry) -> tuple[EntryId, ...]:
    """The ids that an entry had before."""
    return tuple(EntryId(entry.id.kind, slug) for slug in entry.facts.formerly)


def resolve_former_ids(model: Model) -> tuple[Model, tuple[Diagnostic, ...]]:
    """The model with present ids wherever a file gives a former one, and findings on ids that cannot be a former one.

    Documents without former ids stay the same objects.
    """
    entries, sources = model.archive.entries, model.archive.sources
    taken = tuple(_check_taken(entries, model.broken))
    moves = moves_of(entries)
    if moves:
        entries = tuple(_moved_entry(entry, moves) for entry in entries)
        model = replace(model, archive=Archive(entries, _moved_sources(sources, moves)))
    return model, taken


def _check_taken(entries: Iterable[AnyEntry], broken: frozenset[EntryId]) -> Iterator[Diagnostic]:
    """Former ids that name something else: a living entry, or one whose former id they are, too."""
    entries = tuple(entries)
    living = {_shared(name): name for name in (*broken, *(entry.id for entry in entries))}
    claimed: dict[tuple[tuple[Kind, ...], str], EntryId] = {}
    for entry in entries:
        for index, slug in enumerate(entry.facts.formerly):
            name = _shared(EntryId(entry.id.kind, slug))
            where = entry.original.location(("formerly", index))
            if slug == entry.id.slug:
                yield _taken(where, slug, "is the id that this entry has", "list the ids that it had before")
            elif name in living:
                yield _taken(
                    where, slug, f"is the id of {living[name]}", "rename that entry, or take the id out here"
                )
            elif name in claimed:
                yield _taken(
                    where, slug, f"is listed by {claimed[name]}, too", "an id leads to one entry: keep it once"
                )
            claimed.setdefault(name, entry.id)


def _shared(entry: EntryId) -> tuple[tuple[Kind, ...], str]:
    """What must be unique of an id: people and companies share theirs."""
    kinds = ProfileSlug.kinds if entry.kind in ProfileSlug.kinds else (entry.kind,)
    return kinds, entry.slug


def _taken(where: Location, slug: Slug, what: str, hint: str) -> Diagnostic:
    return Diagnostic(where, "error", f'"{slug}" {what}', "taken-id", hint, len(slug))


def check_former_ids(archive: Archive) -> Iterator[Diagnostic]:
    """Every place that gives a former id, with the present one; `archive` is as the files have it."""
    moves = moves_of(archive.entries)
    if not moves:
        return
    for entry in archive.entries:
        renaming = _renaming(moves, entry)
        for document in entry.documents:
            for where, slug in references_of(document.front):
                place = document.place(where)
                yield from _noted(document.location(where), slug, renaming(slug), place.length if place else 1)
            for reference in document.body.references:
                old, new = reference.target, moves.get(reference.target, reference.target)
                yield from _noted(reference.location, str(old), str(new), len(str(old)))
    sources = archive.sources
    for name, source in sources.by_id.items():
        for where, slug in references_of(source):
            place = sources.place((name, *where))
            location = sources.location((name, *where))
            yield from _noted(location, slug, _renaming(moves)(slug), place.length)


def _noted(where: Location, former: str, present: str, length: int) -> Iterator[Diagnostic]:
    if former != present:
        values = (("former", str(former)), ("present", str(present)))
        message = f'"{former}" is now "{present}"'
        hint = f"write {present}; the former id goes on working"
        yield Diagnostic(where, "note", message, "former-id", hint, length, values=values)


def _moved_entry(entry: AnyEntry, moves: Moves) -> AnyEntry:
    """The entry with present ids in all its documents."""
    renaming = _renaming(moves, entry)
    documents = tuple(_moved_document(document, moves, renaming) for document in entry.documents)
    if all(new is old for new, old in zip(documents, entry.documents, strict=True)):
        return entry
    original = next(new for new, old in zip(documents, entry.documents, strict=True) if old is entry.original)
    facts: Any = original.front
    return replace(entry, original=original, documents=documents, facts=facts)


def _moved_document(document: Document, moves: Moves, renaming: Renaming) -> Document:
    front, body = _renamed(document.front, renaming), _moved_body(document.body, moves)
    return (
        document if front is document.front and body is document.body else replace(document, front=front, body=body)
    )


def _moved_body(body: Body, moves: Moves) -> Body:
    if not any(reference.target in moves for reference in body.references):
        return body
    references = (replace(one, target=moves.get(one.target, one.target)) for one in body.references)
    texts = {str(one.target): str(moves[one.target]) for one in body.references if one.target in moves}
    parts = (replace(one, text=texts.get(one.text, one.text)) if one.kind == "open" else one for one in body.parts)
    return replace(body, references=tuple(references), parts=tuple(parts))


def _moved_sources(sources: SourceList, moves: Moves) -> SourceList:
    renaming = _renaming(moves)
    return replace(sources, by_id={name: _renamed(source, renaming) for name, source in sources.by_id.items()})


def _renamed(value: T, renaming: Renaming) -> T:
    """A value of front matter with its ids renamed; where there are none to rename, the same object."""
    found: Any = value
    if isinstance(value, Slug):
        found = renaming(value)
    elif isinstance(value, tuple):
        items = tuple(_renamed(item, renaming) for item in value)
        found = value if all(new is old for new, old in zip(items, value, strict=True)) else items
    elif is_dataclass(value):
        before = {field.name: getattr(value, field.name) for field in fields(value)}
        after = {name: new for name, old in before.items() if (new := _renamed(old, renaming)) is not old}
        if after:
            found = copy(value)  # not by its constructor, which decodes what the editor typed
            for name, new in after.items():
                object.__setattr__(found, name, new)
    return cast(T, found)


def _renaming(moves: Moves, entry: AnyEntry | None = None) -> Renaming:
    """From an id as front matter gives it, in an entry, to the present one."""
    own = source_ids(entry.facts) if isinstance(entry, Article) else frozenset()

    def moved(slug: str, kinds: tuple[Kind, ...]) -> str:
        return next((moves[old].slug for kind in kinds if (old := EntryId(kind, slug)) in moves), slug)

    def rename(slug: Slug) -> Slug:
        match slug:
            case SourceRef() if slug in own:
                return slug
            case SourceRef():
                article, mark, source = slug.partition("#")
                new = moved(article, ("article",)) + mark + source
            case SlotRef():
                profile, mark, role = slug.partition("/")
                new = moved(profile, ProfileSlug.kinds) + mark + role
            case _:
                new = moved(slug, slug.kinds)
        return slug if new == slug else type(slug)(new)

    return rename
