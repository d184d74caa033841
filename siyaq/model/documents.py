"""One content file, decoded: what it is by its name, its front matter and its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256

from siyaq.diagnostics import Diagnostic, Location, did_you_mean
from siyaq.model.body import decode_body
from siyaq.model.dated import mark_said, without_marks
from siyaq.model.front_matter import FOLDERS, ORIGINALS, TRANSLATIONS, ArticleFacts, Facts, Translated
from siyaq.model.parts import Body
from siyaq.model.schema import decode_yaml
from siyaq.model.text import LONGEST_SLUG, EntryId, Slug, is_slug
from siyaq.read.content import Source
from siyaq.read.front_matter import SplitText, split_front_matter
from siyaq.read.yaml_nodes import Path, Place, read_yaml

_NAME = re.compile(r"content/(?P<folder>[^/]+)/(?P<slug>[^/]+)\.(?P<language>[^./]+)\.md")


@dataclass(frozen=True, slots=True)
class Document:
    """One content file: the original of an entry or a translation of it.

    `places` maps the path of each node of the front matter to its place; `words_digest` changes when the words do
    that a translator works from (title, summary, teaser, body), and with nothing else.
    """

    entry: EntryId
    language: str
    path: str
    front: Facts | Translated
    places: Mapping[Path, Place]
    body: Body
    words_digest: str

    def place(self, where: Path) -> Place | None:
        """The place of a node of the front matter, or of the nearest node around it."""
        here: Path = ()
        for step in where:
            name = "source" if step == "sources" and (*here, step) not in self.places else step
            if (*here, name) in self.places:
                here = (*here, name)
        return self.places.get(here) if here else None

    def location(self, where: Path = ()) -> Location:
        """The location of a node of the front matter; without one, the file."""
        place = self.place(where)
        return Location(self.path, place.line, place.column) if place else Location(self.path)


def name_of(path: str, languages: tuple[str, ...]) -> tuple[EntryId, str] | Diagnostic:
    """(entry, language) that a path names, by the one rule content/KIND/ID.LANG.md; else what is wrong with it."""
    match = _NAME.fullmatch(path)
    if not match:
        hint = "name it content/articles/some-id.LANG.md, or put it into content/media/"
        return _misnamed(path, "not the name of a content file", hint)
    folder, slug, language = match["folder"], match["slug"], match["language"]
    if folder not in FOLDERS:
        hint = did_you_mean(folder, FOLDERS, f"the folders are: {', '.join(FOLDERS)}")
        return _misnamed(path, f'unknown folder "{folder}"', hint)
    if not is_slug(slug):
        hint = "an id has lower-case Latin letters and digits, joined by hyphens: jane-doe"
        hint = f"an id has {LONGEST_SLUG} characters at most" if len(slug) > LONGEST_SLUG else hint
        return _misnamed(path, f'"{slug}" cannot be an id', hint)
    if language not in languages:
        hint = did_you_mean(language, languages, f"the languages of site.yaml are: {', '.join(languages)}")
        return _misnamed(path, f'unknown language "{language}"', hint)
    return EntryId(FOLDERS[folder], slug), language


def _misnamed(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path), "error", message, "file-name", hint)


def decode_document(source: Source, languages: tuple[str, ...]) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document that a file holds, or every mistake in it."""
    named = name_of(source.path, languages)
    if isinstance(named, Diagnostic):
        return None, (named,)
    split, torn = split_front_matter(source.text, source.path)
    if split is None:
        return None, torn
    body, in_body = decode_body(split.body, source.path, split.body_line)
    front, places, in_front = _decode_front(split, source.path, named, languages)
    if front is None:
        return None, (*in_front, *in_body)
    if isinstance(front, ArticleFacts):
        body = mark_said(body, front.dates, named[1])
    document = Document(*named, source.path, front, places, body, words_digest(front, split.body))
    return document, (*in_front, *in_body)


def _decode_front(
    split: SplitText, path: str, named: tuple[EntryId, str], languages: tuple[str, ...]
) -> tuple[Facts | Translated | None, Mapping[Path, Place], tuple[Diagnostic, ...]]:
    entry, language = named
    yaml, torn = read_yaml(split.front, path, split.front_line)
    if yaml is None:
        return None, {}, torn
    models = ORIGINALS if yaml.value.get("translation") is None else TRANSLATIONS
    front, mistakes = decode_yaml(models[entry.kind], yaml, path, languages, language)
    return front, yaml.places, (*torn, *mistakes)


def words_digest(front: Facts | Translated, body: str) -> str:
    """Digest of the words that a translator works from: SHA-256 over title, summary, teaser and body, shortened.

    Marks of dates are no words.

    Translations carry it, so it must come out the same in every version of the engine.
    """
    words = [getattr(front, name, None) or "" for name in ("title", "summary", "teaser")]
    return sha256("\x1f".join([*words, without_marks(body).strip()]).encode()).hexdigest()[:16]


def references_of(value: object, where: Path = ()) -> Iterator[tuple[Path, Slug]]:
    """Every id of another entry or source in a front matter, with its path; found by type, so none is forgotten."""
    if isinstance(value, Slug):
        yield where, value
    elif is_dataclass(value):
        for field in fields(value):
            alias = _ALIASES.get(field.name, field.name)
            yield from references_of(getattr(value, field.name), (*where, alias))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from references_of(item, (*where, index))


_ALIASES = {"start": "from", "end": "to", "article": "in", "between": "with"}
