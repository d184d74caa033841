"""Decoded documents as JSON values, so that a text that has not changed need not be parsed again."""

from __future__ import annotations

from typing import Any

from siyaq.diagnostics import Diagnostic, Location
from siyaq.model.documents import Document
from siyaq.model.front_matter import ORIGINALS, TRANSLATIONS, Translated
from siyaq.model.parts import Body, BodyReference, DatedPhrase, MediaUse, Part
from siyaq.model.schema import adapter
from siyaq.model.text import EntryId
from siyaq.read.yaml_nodes import Place

Decoded = tuple[Document | None, tuple[Diagnostic, ...]]


def to_json(decoded: Decoded) -> Any:
    """The JSON values of a document and its findings; None for a text that did not decode."""
    document, diagnostics = decoded
    if document is None:
        return None
    return {
        "entry": [document.entry.kind, document.entry.slug],
        "language": document.language,
        "path": document.path,
        "translation": isinstance(document.front, Translated),
        "front": adapter(type(document.front)).dump_python(
            document.front, mode="json", by_alias=True, exclude_defaults=True
        ),
        "places": [[list(path), place.line, place.column, place.length] for path, place in document.places.items()],
        "body": _body_to_json(document.body),
        "words": document.words_digest,
        "diagnostics": [
            [d.location.line, d.location.column, d.severity, d.message, d.code, d.hint, d.length] for d in diagnostics
        ],
    }


def from_json(raw: Any, languages: tuple[str, ...]) -> Decoded:
    """The document that `to_json` was given."""
    entry, path, language = EntryId(*raw["entry"]), raw["path"], raw["language"]
    models = TRANSLATIONS if raw["translation"] else ORIGINALS
    context = {"language": language, "languages": languages}
    document = Document(
        entry,
        language,
        path,
        adapter(models[entry.kind]).validate_python(raw["front"], context=context),
        {tuple(where): Place(line, column, length) for where, line, column, length in raw["places"]},
        _body_from_json(raw["body"], path),
        raw["words"],
    )
    return document, tuple(
        Diagnostic(Location(path, line, column), *rest) for line, column, *rest in raw["diagnostics"]
    )


def _body_to_json(body: Body) -> Any:
    references = [
        [one.target.kind, one.target.slug, one.location.line, one.location.column] for one in body.references
    ]
    media = [[use.name, use.location.line, use.location.column] for use in body.media]
    dated = [[one.words, one.when, one.location.line, one.location.column] for one in body.dated]
    return [[[part.kind, part.text] for part in body.parts], references, media, dated, body.words]


def _body_from_json(raw: Any, path: str) -> Body:
    parts, references, media, dated, words = raw
    return Body(
        tuple(Part(kind, text) for kind, text in parts),
        tuple(
            BodyReference(EntryId(kind, slug), Location(path, line, column))
            for kind, slug, line, column in references
        ),
        tuple(MediaUse(name, Location(path, line, column)) for name, line, column in media),
        tuple(DatedPhrase(said, when, Location(path, line, column)) for said, when, line, column in dated),
        words,
    )
