"""Rows and cards: what pages list, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from siyaq.render.wording import DateLabel


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with their own language and direction, which may differ from the page's."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `foreign` and `hreflang` name its page's language, in ours and by tag, where that is not ours."""

    url: str
    label: Phrase
    foreign: str = ""
    hreflang: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Who says so: an outlet or a named report, and the article of ours that carries it."""

    label: Phrase | None
    outlet: Link | None
    author: Link | None
    url: str
    date: DateLabel | None
    article: Link | None
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Another account of a fact: what an article says, and our reading of it."""

    field: str
    says: str
    article: Link | None
    verdict: str
    why: Phrase


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role, seen from the person (`other` is the organization) or from the organization (the person)."""

    title: Phrase | None
    other: Link
    period: str
    current: bool
    reports_to: Link | None
    note: Phrase | None
    citations: tuple[Citation, ...]
    disputes: tuple[DisputeRow, ...]


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date of a life: birth, death, founding."""

    name: str
    date: DateLabel


@dataclass(frozen=True, slots=True)
class TieRow:
    """One relation: the other end, when and by whose account."""

    other: Link
    when: str
    note: Phrase | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TieGroup:
    """The relations of one name, as seen from this end."""

    name: str
    rows: tuple[TieRow, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of a timeline; `said` is how the article's own text puts the time."""

    when: DateLabel
    said: Phrase | None
    what: Phrase
    who: tuple[Link, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: what it measures, whose it is, the amount in words."""

    about: Link
    what: str
    between: Link | None
    amount: str
    as_of: str
    note: Phrase | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as lists show it."""

    link: Link
    summary: Phrase
    teaser: Phrase | None
    date: DateLabel
    inferred: bool
    kind: str
    draft: bool


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """A person or company as lists show it: `caption` is the title held, or the kind of organization."""

    link: Link
    monogram: str
    other_name: Phrase | None
    caption: Phrase | None


@dataclass(frozen=True, slots=True)
class StorylineCard:
    """A storyline as lists show it."""

    link: Link
    summary: Phrase
    articles: int


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """An article that names this profile: how often, in words, and the sentence around the first time."""

    article: Link
    date: DateLabel
    inferred: bool
    times: str
    before: str
    words: str
    after: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class CompanionRow:
    """A profile that the same articles name, and in how many of them, in words."""

    profile: Link
    articles: str


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A mistake that was mended."""

    date: DateLabel
    what: Phrase
    was: Phrase | None
    now: Phrase | None
