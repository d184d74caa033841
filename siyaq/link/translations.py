"""What the translations owe their originals."""

from __future__ import annotations

from collections.abc import Iterator

from siyaq.diagnostics import Diagnostic
from siyaq.link.routes import entry_path, languages_of
from siyaq.model.documents import Document
from siyaq.model.entries import AnyEntry
from siyaq.model.front_matter import Translated
from siyaq.model.site import Site


def is_stale(document: Document, entry: AnyEntry) -> bool:
    """Whether the original's words have changed since the translation was made."""
    front = document.front
    return isinstance(front, Translated) and front.translation.of != entry.original.words_digest


def check_translations(entries: tuple[AnyEntry, ...], site: Site) -> Iterator[Diagnostic]:
    """Stale translations and missing ones."""
    for entry in entries:
        for document in entry.documents:
            if is_stale(document, entry):
                hint = (
                    f'bring it up to date with {entry.original.path}, then write of: "{entry.original.words_digest}"'
                )
                where = document.location(("translation", "of"))
                message = "the original has changed since this translation"
                values = (("original", entry.original.path), ("digest", entry.original.words_digest))
                yield Diagnostic(where, "warning", message, "stale-translation", hint, values=values)
        yield from _untranslated(entry, site)


def _untranslated(entry: AnyEntry, site: Site) -> Iterator[Diagnostic]:
    written = {document.language for document in entry.documents}
    for tag in site.tags:
        if tag in written:
            continue
        has_page = tag in languages_of(entry, site)
        page = "its page there has facts and no text" if has_page else "it has no page there"
        command = f"siyaq new {entry.id.kind} {entry.id.slug} --lang {tag}"
        where = entry.original.location()
        path = (("page", entry_path(entry.id, tag)),) if has_page else ()
        values = (("language", tag), ("command", command), *path)
        yield Diagnostic(where, "note", f"no {tag} translation: {page}", "untranslated", command, values=values)
