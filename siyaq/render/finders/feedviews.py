"""Views of files that programs read and that are drawn by templates: feeds, and the description of the search."""

from __future__ import annotations

from dataclasses import dataclass, field

from siyaq.render.wording.isolation import Isolation
from siyaq.render.wording.words import Wording


@dataclass(frozen=True, slots=True)
class FileFrame:
    """What such a file says of itself: `page` is the address of the page that it belongs to; both are absolute.

    `address` is that of the file, without its ending where it has several forms.
    """

    language: str
    direction: str
    isolation: Isolation
    site_title: str
    title: str
    description: str
    page: str
    address: str


@dataclass(frozen=True, slots=True)
class FullText:
    """An article's body as HTML that stands by itself; it goes by its digest, which is what views are compared by."""

    html: str = field(compare=False)
    digest: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A person or an organization that an article is about: id and name."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed; its permalink is its id, `translations` are (language tag, permalink).

    `published` and `updated` are instants of RFC 3339.
    """

    permalink: str
    title: str
    summary: str
    author: str
    published: str
    updated: str
    topics: tuple[Topic, ...]
    translations: tuple[tuple[str, str], ...]
    text: FullText


@dataclass(frozen=True, slots=True)
class FeedView:
    """Articles to be followed, from the newest, as Atom and as JSON Feed; `updated` is when one changed last."""

    frame: FileFrame
    wording: Wording
    updated: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search, as browsers are told of it; the name is short enough for their menus."""

    frame: FileFrame
    wording: Wording
    short_name: str
