"""The front matter of every kind of file, as the editor writes it: originals have facts, translations words.

Of every original, `publish` is the first day on which readers may see it, `formerly` the ids that it had before.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag
from pydantic.dataclasses import dataclass

from siyaq.model.dates import Day, KnownDate
from siyaq.model.facts import CONFIG, CitedSource, Claim, Correction, Event, Figure, Image, Relation, Role, WebAddress
from siyaq.model.text import (
    ArticleSlug,
    Kind,
    Names,
    ProfileSlug,
    ProperName,
    SharedSource,
    Slug,
    StorylineSlug,
    Text,
    Words,
)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Wanted:
    """An article that a text points to and the archive lacks: shown as plain text, listed for the editor."""

    wanted: Text


def _shape(raw: Any) -> str:
    """An entry of a list is either an id or a mapping; told apart first, so that a mistake is reported once."""
    return "<id>" if isinstance(raw, str) else "<mapping>"


Cited = Annotated[
    Annotated[CitedSource, Tag("<mapping>")] | Annotated[SharedSource, Tag("<id>")], Discriminator(_shape)
]
Related = Annotated[Annotated[Wanted, Tag("<mapping>")] | Annotated[ArticleSlug, Tag("<id>")], Discriminator(_shape)]


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class ArticleFacts:
    """The front matter of an article's original."""

    title: Words
    summary: Words
    teaser: Words | None = None
    date: KnownDate
    date_basis: Literal["stated", "inferred"] = "stated"
    updated: KnownDate | None = None
    kind: Literal["news", "explainer", "analysis", "timeline"] = "explainer"
    byline: Text | None = None
    image: Image | None = None
    entities: tuple[ProfileSlug, ...] = ()
    storylines: tuple[StorylineSlug, ...] = ()
    sources: tuple[Cited, ...] = ()
    related: tuple[Related, ...] = ()
    dates: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()
    no_link: tuple[ProfileSlug, ...] = ()
    publish: Day | None = None
    draft: bool = False
    formerly: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class PersonFacts:
    """The front matter of a person's original; `gender` lets Arabic sentences agree.

    Of its names, `ambiguous` ones are ordinary words, too, `misspellings` are linked and reported, `decoys` look like
    a name of this person and are none, `prefixed` are short ones that are written together with و ف ب ل ك س.
    `same_as` are pages of other sites about the same person.
    """

    name: ProperName
    gender: Literal["m", "f"]
    summary: Words | None = None
    portrait: Image | None = None
    aliases: Names = Names()
    ambiguous: Names = Names()
    misspellings: Names = Names()
    decoys: Names = Names()
    prefixed: Names = Names()
    same_as: tuple[WebAddress, ...] = ()
    born: KnownDate | None = None
    died: KnownDate | None = None
    roles: tuple[Role, ...] = ()
    links: tuple[Relation, ...] = ()
    no_link: tuple[ProfileSlug, ...] = ()
    publish: Day | None = None
    draft: bool = False
    formerly: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class CompanyFacts:
    """The front matter of a company's or an organization's original."""

    name: ProperName
    kind: Literal["company", "media", "nonprofit", "lab", "government", "other"] = "company"
    summary: Words | None = None
    portrait: Image | None = None
    aliases: Names = Names()
    ambiguous: Names = Names()
    misspellings: Names = Names()
    decoys: Names = Names()
    prefixed: Names = Names()
    same_as: tuple[WebAddress, ...] = ()
    founded: KnownDate | None = None
    links: tuple[Relation, ...] = ()
    no_link: tuple[ProfileSlug, ...] = ()
    publish: Day | None = None
    draft: bool = False
    formerly: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class StorylineFacts:
    """The front matter of a storyline's original; its articles name it, so it lists none."""

    title: Words
    summary: Words
    status: Literal["open", "closed"] = "open"
    reviewed: KnownDate | None = None
    no_link: tuple[ProfileSlug, ...] = ()
    publish: Day | None = None
    draft: bool = False
    formerly: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class PageFacts:
    """The front matter of a standing page such as "about"; `menu` puts it in the navigation."""

    title: Words
    summary: Words
    menu: bool = False
    no_link: tuple[ProfileSlug, ...] = ()
    publish: Day | None = None
    draft: bool = False
    formerly: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class TranslationOf:
    """The digest of the original that a translation was made from."""

    of: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class TranslatedText:
    """The front matter of a translated article, storyline or standing page: words only."""

    title: Words
    summary: Words
    teaser: Words | None = None
    translation: TranslationOf


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class TranslatedProfile:
    """The front matter of a translated person or company: words only."""

    summary: Words | None = None
    translation: TranslationOf


Facts = ArticleFacts | PersonFacts | CompanyFacts | StorylineFacts | PageFacts
Translated = TranslatedText | TranslatedProfile

ORIGINALS: dict[Kind, type[Facts]] = {
    "article": ArticleFacts,
    "person": PersonFacts,
    "company": CompanyFacts,
    "storyline": StorylineFacts,
    "page": PageFacts,
}
TRANSLATIONS: dict[Kind, type[Translated]] = {
    "article": TranslatedText,
    "person": TranslatedProfile,
    "company": TranslatedProfile,
    "storyline": TranslatedText,
    "page": TranslatedText,
}
FOLDERS: dict[str, Kind] = {
    "articles": "article",
    "people": "person",
    "companies": "company",
    "storylines": "storyline",
    "pages": "page",
}
