"""Words in one or several languages, and the names by which entries point at each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, cast, get_args
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    TypeAdapter,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

Kind = Literal["article", "person", "company", "storyline", "page"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST_SLUG = 80  # characters: a file system takes names of 255 bytes, and ours add to it
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

MAX_NAME = 200  # characters
Words = Annotated[str, StringConstraints(min_length=1)]
NameWords = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME)]


class EntryId(NamedTuple):
    """What names an entry across its translations: its kind and its ASCII slug, as in `person:elon-musk`."""

    kind: Kind
    slug: str

    @classmethod
    def parse(cls, text: str) -> EntryId:
        """The id that `str` has written."""
        kind, _, slug = text.partition(":")
        return cls(cast(Kind, kind), slug)

    def __str__(self) -> str:
        return f"{self.kind}:{self.slug}"


def _known_language(tag: str, info: ValidationInfo) -> str:
    known = info.context["languages"] if info.context else ()
    if known and tag not in known:
        raise PydanticCustomError("unknown_language", "{tag}", {"tag": tag, "known": ", ".join(known)})
    return tag


LanguageTag = Annotated[str, AfterValidator(_known_language)]


def _in_file_language(raw: Any, info: ValidationInfo) -> Any:
    """A plain value is in the language of its file."""
    if isinstance(raw, Mapping) or not info.context:
        return raw
    return {info.context["language"]: raw}


class PerLanguage:
    """Base of a value that front matter gives in one or several languages; `plain` is its type in one."""

    __slots__ = ()
    plain: ClassVar[Any]

    @classmethod
    def _of(cls, found: dict[str, Any]) -> Any:
        if not found:
            raise PydanticCustomError("no_words", "no words in any language")
        return cls(tuple(sorted(found.items())))  # type: ignore[call-arg]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._of,
            core_schema.with_info_before_validator_function(
                _in_file_language,
                handler.generate_schema(dict[LanguageTag, cls.plain]),  # type: ignore[name-defined]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: dict(value.words)),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        plain = TypeAdapter(cls.plain).json_schema()
        return {"anyOf": [plain, {"type": "object", "additionalProperties": plain}]}


@dataclass(frozen=True, slots=True)
class Text(PerLanguage):
    """A phrase in one or several languages: (BCP 47 tag, words) pairs in order of tag."""

    plain: ClassVar[Any] = Words
    words: tuple[tuple[str, str], ...] = ()

    def get(self, language: str) -> str | None:
        """The words in this language, if there are any."""
        return dict(self.words).get(language)


@dataclass(frozen=True, slots=True)
class ProperName(Text):
    """The name of a profile in one or several languages; texts are searched for it, so it has a length."""

    plain: ClassVar[Any] = NameWords


@dataclass(frozen=True, slots=True)
class Names(PerLanguage):
    """Other names of a profile: (BCP 47 tag, names) pairs in order of tag."""

    plain: ClassVar[Any] = tuple[NameWords, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def get(self, language: str) -> tuple[str, ...]:
        """The names in this language."""
        return dict(self.words).get(language, ())


class Slug(str):
    """An entry's id as front matter writes it; its class says which kinds it may name."""

    __slots__ = ()
    kinds: tuple[Kind, ...] = ()
    pattern = SLUG_PATTERN

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(pattern=cls.pattern))


class ProfileSlug(Slug):
    """The id of a person or a company; ids are unique across the two."""

    __slots__ = ()
    kinds = ("person", "company")


class CompanySlug(Slug):
    """The id of a company."""

    __slots__ = ()
    kinds = ("company",)


class PersonSlug(Slug):
    """The id of a person."""

    __slots__ = ()
    kinds = ("person",)


class ArticleSlug(Slug):
    """The id of an article."""

    __slots__ = ()
    kinds = ("article",)


class StorylineSlug(Slug):
    """The id of a storyline."""

    __slots__ = ()
    kinds = ("storyline",)


class SharedSource(Slug):
    """The id of a source of content/sources.yaml."""

    __slots__ = ()


class MediaName(Slug):
    """A file of content/media/, written `x.jpg` or as texts do, `../media/x.jpg`; its path below that folder."""

    __slots__ = ()
    pattern = r"^(\.\./media/)?[^./\\?#]"

    def __new__(cls, written: str) -> Self:
        """The name that a front matter writes, its letters composed, as those of the files are."""
        return super().__new__(cls, normalize("NFC", written.removeprefix("../media/")))


class SourceRef(Slug):
    """Who says so: `SOURCE` of this article or of sources.yaml, `ARTICLE`, or `ARTICLE#SOURCE`."""

    __slots__ = ()
    pattern = r"^[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$"


class SlotRef(Slug):
    """A fact that a claim speaks of: `PERSON/ROLE` or a profile's id."""

    __slots__ = ()
    pattern = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"


def is_slug(text: str) -> bool:
    """Whether the text may name an entry: lower-case ASCII letters and digits in groups joined by hyphens."""
    return len(text) <= LONGEST_SLUG and re.fullmatch(SLUG_PATTERN, text) is not None
