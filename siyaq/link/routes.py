"""Which pages there are, and where: one rule for all, KIND/ID below the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from siyaq.model.entries import AnyEntry, Company, Person
from siyaq.model.front_matter import FOLDERS
from siyaq.model.site import Site
from siyaq.model.text import EntryId, Kind

FOLDER_OF: dict[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}
DOSSIERS = "dossiers/"
IndexKind = Literal["article", "person", "company", "storyline"]
INDEXES: tuple[IndexKind, ...] = ("article", "person", "company", "storyline")


@dataclass(frozen=True, slots=True)
class Route:
    """Where an entry stands in one language; `path` is below the site's root and ends in a slash."""

    language: str
    path: str


def entry_path(entry: EntryId, language: str) -> str:
    """The path of an entry's page: `ar/people/elon-musk/`."""
    return f"{language}/{FOLDER_OF[entry.kind]}/{entry.slug}/"


def parallel_path(article: EntryId, language: str) -> str:
    """The path of an article beside its text in another language: `ar/articles/xai-exits/parallel/`."""
    return f"{entry_path(article, language)}parallel/"


def index_path(kind: Kind, language: str) -> str:
    """The path of the list of all entries of a kind: `ar/people/`."""
    return f"{language}/{FOLDER_OF[kind]}/"


def sources_path(language: str, outlet: str = "") -> str:
    """The path of the list of sources, or of what rests on one outlet: `ar/sources/`, `ar/sources/cnbc/`."""
    return f"{language}/sources/{outlet}/" if outlet else f"{language}/sources/"


def corrections_path(language: str) -> str:
    """The path of the list of corrections, and of the folder of its feed: `ar/corrections/`."""
    return f"{language}/corrections/"


def feeds_path(language: str) -> str:
    """The path of the list of feeds: `ar/feeds/`."""
    return f"{language}/feeds/"


def search_path(language: str) -> str:
    """The path of the search: `ar/search/`."""
    return f"{language}/search/"


def data_path(language: str) -> str:
    """The path of the page that lists what there is as data: `ar/data/`."""
    return f"{language}/data/"


def map_path(language: str) -> str:
    """The path of the map of all people and organizations: `ar/map/`."""
    return f"{language}/map/"


def dossier_path(entry: EntryId) -> str:
    """The path of an entry's dossier, one for all languages: `dossiers/person-elon-musk.html`."""
    return f"{DOSSIERS}{entry.kind}-{entry.slug}.html"


def home_path(language: str) -> str:
    """The path of the front page in a language: `ar/`."""
    return f"{language}/"


def languages_of(entry: AnyEntry, site: Site) -> tuple[str, ...]:
    """The languages in which an entry has a page: those it is written in; for a profile, also those of its name."""
    written = {document.language for document in entry.documents}
    if isinstance(entry, Person | Company):
        written |= {tag for tag, _ in entry.facts.name.words}
    return tuple(tag for tag in site.tags if tag in written)


def route_to(entry: AnyEntry, language: str, site: Site) -> Route:
    """The page of an entry for a reader of this language: hers, else the first that there is."""
    there = languages_of(entry, site)
    best = language if language in there else there[0]
    return Route(best, entry_path(entry.id, best))
