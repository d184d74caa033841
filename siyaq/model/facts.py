"""What front matter states about the world: roles, relations, events, figures, claims, sources, corrections."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AliasChoices, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from siyaq.model.dates import Duration, KnownDate, PartialDate
from siyaq.model.money import Amount
from siyaq.model.text import (
    ArticleSlug,
    CompanySlug,
    MediaName,
    PersonSlug,
    ProfileSlug,
    SlotRef,
    Slug,
    SourceRef,
    Text,
    Words,
)

CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True, validate_by_name=True, validate_by_alias=True)

# Each relation and its reverse, as seen from the other end. The words are in templates/strings/.
RELATIONS: dict[str, str] = {
    "owned-by": "owns",
    "led-by": "leads",
    "founded-by": "founded",
    "backed-by": "backs",
    "parent-of": "part-of",
    "partner-of": "partner-of",
    "competitor-of": "competitor-of",
    "rival-of": "rival-of",
    "friend-of": "friend-of",
    "lawyer-of": "client-of",
    "adviser-of": "advised-by",
    "works-with": "works-with",
    "sued": "sued-by",
    "recruits-from": "loses-staff-to",
}
REVERSES: dict[str, str] = RELATIONS | {reverse: name for name, reverse in RELATIONS.items()}
RelationName = Literal[
    "owned-by", "owns", "led-by", "leads", "founded-by", "founded", "backed-by", "backs", "parent-of", "part-of",
    "partner-of", "competitor-of", "rival-of", "friend-of", "lawyer-of", "client-of", "adviser-of", "advised-by",
    "works-with", "sued", "sued-by", "recruits-from", "loses-staff-to",
]  # fmt: skip


# A web address, without what may not stand in one and would end it in the middle of a page.
WEB_ADDRESS = r'^https?://[^\s\x00-\x1f\x7f-\x9f"“”«»`<>]+$'
WebAddress = Annotated[str, Field(pattern=WEB_ADDRESS)]


def _as_list(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


_REF = {"type": "string", "pattern": SourceRef.pattern}
SourceRefs = Annotated[
    tuple[SourceRef, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [_REF, {"type": "array", "items": _REF}]}),
    Field(validation_alias=AliasChoices("sources", "source"), serialization_alias="sources"),
]


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Image:
    """A picture of content/media/; `alt` says what it shows to those who cannot see it, `credit` whose it is."""

    file: MediaName
    alt: Text
    caption: Text | None = None
    credit: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class CitedSource:
    """A report that an article rests on; `publisher` is the outlet's profile, `author` a person's."""

    id: Slug
    publisher: CompanySlug | None = None
    author: PersonSlug | None = None
    title: Text | None = None
    url: WebAddress | None = None
    date: KnownDate | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Dispute:
    """Another value that an article gives for a fact, with the verdict of the editors."""

    says: Words
    article: Annotated[ArticleSlug, Field(alias="in")]
    verdict: Literal["open", "both-plausible", "outdated", "error", "misreading"]
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class RoleDispute(Dispute):
    """Another value of one field of a role; of an event it is always its date, of a figure its amount."""

    field: Literal["from", "to", "org", "title", "lasted"]


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Role:
    """A post that a person holds or held in an organization; `id` is unique within the person.

    Without a `title` the person worked there, and nobody says as what.
    """

    id: Slug
    org: CompanySlug
    title: Text | None = None
    start: Annotated[KnownDate | None, Field(alias="from")] = None
    end: Annotated[PartialDate | None, Field(alias="to")] = None
    lasted: Duration | None = None
    checked: KnownDate | None = None
    reports_to: PersonSlug | None = None
    note: Text | None = None
    sources: SourceRefs = ()
    disputed: tuple[RoleDispute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Relation:
    """A tie from this profile to another, named from this end; the other end shows the reverse name.

    `ended` marks what is over though nobody says since when.
    """

    rel: RelationName
    to: ProfileSlug
    when: KnownDate | None = None
    ended: bool = False
    note: Text | None = None
    sources: SourceRefs = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Event:
    """Something that happened at a known or partly known time; `said` is the phrase of the text."""

    id: Slug
    when: KnownDate
    what: Text
    kind: Literal["event", "appointment", "departure", "lawsuit", "deal", "funding", "founding", "statement"] = (
        "event"
    )
    said: Words | None = None
    who: tuple[ProfileSlug, ...] = ()
    sources: SourceRefs = ()
    disputed: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Figure:
    """An amount about a profile: a valuation, a deal `between` it and another, a funding round."""

    about: ProfileSlug
    what: Literal["valuation", "deal", "debt", "funding", "stake", "revenue", "loss", "staff", "salary"]
    amount: Amount
    between: Annotated[ProfileSlug | None, Field(alias="with")] = None
    as_of: KnownDate | None = None
    note: Text | None = None
    sources: SourceRefs = ()
    disputed: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Claim:
    """What this text says about a fact: kept for comparison, never shown as the truth."""

    about: SlotRef
    start: Annotated[KnownDate | None, Field(alias="from")] = None
    end: Annotated[PartialDate | None, Field(alias="to")] = None
    lasted: Duration | None = None
    ended: bool | None = None
    title: Text | None = None
    quote: Words
    sources: SourceRefs = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Correction:
    """A mistake that was mended after publication."""

    date: KnownDate
    what: Text
    was: Text | None = None
    now: Text | None = None
