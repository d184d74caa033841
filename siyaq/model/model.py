"""Stage two: texts become typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from siyaq.diagnostics import Diagnostic, Location
from siyaq.digest import digest, engine_digest
from siyaq.model.documents import decode_document, name_of
from siyaq.model.entries import Archive, assemble
from siyaq.model.memo import Decoded, from_json, to_json
from siyaq.model.shared_sources import SHARED_SOURCES, SourceList, decode_sources
from siyaq.model.site import Site, decode_site
from siyaq.model.strings import Strings, decode_strings, missing_words
from siyaq.model.text import EntryId
from siyaq.parallel import Crew
from siyaq.read.content import Source
from siyaq.read.files import SiteFiles
from siyaq.read.theme import ThemeFiles

Memo = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Model:
    """The site in typed values, entries not yet joined to each other.

    `broken` are the entries that have a text which did not decode: known by name, and no more. `memo` is what the
    next run may begin with; `decoded` are the texts by the keys of the memo, for a next run in this process.
    """

    site: Site
    archive: Archive
    broken: frozenset[EntryId]
    strings: Mapping[str, Strings]
    memo: dict[str, Any]
    decoded: Mapping[str, Decoded]


def decode_model(
    files: SiteFiles, base_url: str, memo: Memo, crew: Crew, kept: Mapping[str, Decoded] | None = None
) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """The model of the files; None where site.yaml itself is wrong. `base_url`, if given, replaces the site's.

    Texts that are in `kept` become the same objects again.
    """
    site, in_site = decode_site(files.site, base_url)
    if site is None:
        return None, in_site
    strings, in_strings = _decode_strings(site, files.theme)
    texts = tuple(source for source in files.content.sources if source.path != SHARED_SOURCES)
    by_key, new_memo = _decode_texts(texts, site.tags, memo, kept or {}, crew)
    decoded = list(by_key.values())
    documents = [document for document, _ in decoded if document]
    in_texts = [diagnostic for _, diagnostics in decoded for diagnostic in diagnostics]
    broken = _broken(texts, decoded, site.tags)
    whole = [document for document in documents if document.entry not in broken]
    entries, torn, in_entries = assemble(whole, site.tags)
    shared = [source for source in files.content.sources if source.path == SHARED_SOURCES]
    sources, in_shared = decode_sources(shared[0], site.tags) if shared else (SourceList(), ())
    model = Model(site, Archive(entries, sources), broken | torn, strings, new_memo, by_key)
    return model, (*in_site, *in_strings, *in_texts, *in_entries, *in_shared)


def _decode_strings(site: Site, theme: ThemeFiles) -> tuple[Mapping[str, Strings], tuple[Diagnostic, ...]]:
    """The interface words of each language of the site, and of the packaged ones, which show what is needed."""
    found: dict[str, Strings] = {}
    diagnostics: list[Diagnostic] = []
    for tag in sorted({*site.tags, *theme.languages}):
        if tag not in theme.strings:
            where = Location(f"templates/strings/{tag}.yaml")
            hint = "copy the file of another language there from the default theme, and translate it"
            diagnostics.append(Diagnostic(where, "error", f'no interface words in "{tag}"', "no-strings", hint))
            continue
        found[tag], mistakes = decode_strings(tag, theme.strings[tag])
        diagnostics += mistakes
    torn = any(one.severity == "error" for one in diagnostics)
    return found, (*diagnostics, *(() if torn else missing_words(found, site.tags)))


def _decode_texts(
    texts: tuple[Source, ...], tags: tuple[str, ...], memo: Memo, kept: Mapping[str, Decoded], crew: Crew
) -> tuple[dict[str, Decoded], dict[str, Any]]:
    """Every text decoded, by its key, and the memo of all; what is kept or in the old memo is not parsed again."""
    keys = [digest((engine_digest(), tags, text.path, text.text)) for text in texts]
    known = {key: found for key in keys if (found := kept.get(key) or _recalled(memo.get(key), tags))}
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    known |= zip(new, crew.spread("read", partial(_decode_chunk, tags), list(new.values())), strict=True)
    old = {key: memo[key] for key in keys if key in memo and key not in new}
    fresh = {key: value for key in keys if key not in old and (value := to_json(known[key])) is not None}
    return {key: known[key] for key in keys}, old | fresh


def _recalled(raw: Any, tags: tuple[str, ...]) -> Decoded | None:
    """A document out of the memo; None where the memo is spoiled."""
    try:
        return from_json(raw, tags)
    except (KeyError, TypeError, ValueError):
        return None


def _decode_chunk(tags: tuple[str, ...], texts: tuple[Source, ...]) -> list[Decoded]:
    return [decode_document(text, tags) for text in texts]


def _broken(texts: tuple[Source, ...], decoded: list[Decoded], tags: tuple[str, ...]) -> frozenset[EntryId]:
    names = [name_of(text.path, tags) for text, (found, _) in zip(texts, decoded, strict=True) if found is None]
    return frozenset(name[0] for name in names if not isinstance(name, Diagnostic))
