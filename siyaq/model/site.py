"""site.yaml: what holds for the whole site."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from siyaq.diagnostics import Diagnostic, Location
from siyaq.model.facts import CONFIG
from siyaq.model.schema import decode_yaml
from siyaq.model.text import Text, Words
from siyaq.read.content import Source
from siyaq.read.yaml_nodes import read_yaml

Months = Literal["gregorian", "levantine", "both"]
Digits = Literal["latn", "arab", "arabext"]
LinkPolicy = Literal["first-in-section", "first-in-article", "all"]


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def _locale_known(tag: str) -> str:
    try:
        _locale(tag)
    except (ValueError, UnknownLocaleError) as error:
        raise PydanticCustomError("unknown_locale", "not a language tag that Unicode CLDR knows") from error
    return tag


def absolute_url(url: str) -> str:
    """The address of a site, with a slash at its end; a pydantic error where it is none."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole or "//" in parts.path.rstrip("/") or parts.query or parts.fragment or re.search(r"[\s\"<>\\]", url):
        raise PydanticCustomError("base_url", "not a whole address such as https://example.org/repo/")
    return url.rstrip("/") + "/"


def _some(raw: Any) -> Any:
    if isinstance(raw, list | tuple) and not raw:
        raise PydanticCustomError("no_words", "no language")
    return raw


BaseUrl = Annotated[str, AfterValidator(absolute_url)]


@cache
def _direction(tag: str) -> Literal["ltr", "rtl"]:
    return "rtl" if _locale(tag).character_order == "right-to-left" else "ltr"


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Language:
    """One language of the site: its BCP 47 tag, its own name, and its house style of dates and digits."""

    tag: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), AfterValidator(_locale_known)]
    name: Words
    months: Months = "gregorian"
    digits: Digits = "latn"

    @property
    def locale(self) -> Locale:
        """The Unicode CLDR locale of the tag."""
        return _locale(self.tag)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction of the script, by CLDR."""
        return _direction(self.tag)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Site:
    """The site: `languages` in order of rank, the first being that of visitors whose own is not here.

    `mentions` says which of the names met in a text become links; no policy links a name twice in a paragraph.
    Without `social_images` all pages of a language share the card of its front page.
    """

    title: Text
    description: Text
    base_url: BaseUrl
    languages: Annotated[tuple[Language, ...], BeforeValidator(_some)]
    mentions: LinkPolicy = "first-in-section"
    footer: Text | None = None
    social_images: bool = True

    @property
    def tags(self) -> tuple[str, ...]:
        """The language tags, in order of rank."""
        return tuple(language.tag for language in self.languages)

    @property
    def base_path(self) -> str:
        """The path of the site on its host: `/`, or `/repo/`."""
        return urlsplit(self.base_url).path

    def language(self, tag: str) -> Language:
        """The language with this tag."""
        for language in self.languages:  # asked so often that a generator would tell in the time of a build
            if language.tag == tag:
                return language
        raise KeyError(tag)

    def best(self, text: Text, tag: str) -> tuple[str, str]:
        """(tag, words) of a phrase: in this language, else in the first of the site's that it has."""
        order = sorted(text.words, key=lambda pair: (pair[0] != tag, self.tags.index(pair[0])))
        return order[0]


def decode_site(source: Source, base_url: str = "") -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """The site that site.yaml describes; `base_url`, if given, replaces its own."""
    yaml, diagnostics = read_yaml(source.text, source.path)
    if yaml is None:
        return None, diagnostics
    if base_url:
        yaml = replace(yaml, value={**yaml.value, "base_url": base_url})
    tags = _tags(yaml.value.get("languages"))
    site, mistakes = decode_yaml(Site, yaml, source.path, tags, tags[0] if tags else "")
    if not tags:  # in which language the texts may be is not known
        mistakes = tuple(found for found in mistakes if found.code != "unknown-language")
    if site and len(set(site.tags)) < len(site.tags):
        place = yaml.place(("languages",))
        where = Location(source.path, place.line, place.column)
        mistakes = (Diagnostic(where, "error", "a language is listed twice", "repeated-language", "keep one"),)
    return (None if mistakes or diagnostics else site), (*diagnostics, *mistakes)


def _tags(raw: Any) -> tuple[str, ...]:
    """The language tags as written, so that the texts beside them can be judged in the same pass."""
    rows = raw if isinstance(raw, list) else []
    return tuple(row["tag"] for row in rows if isinstance(row, dict) and isinstance(row.get("tag"), str))
