"""Rows and cards: what pages list, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from siyaq.render.drawings.bars import Segment, Tick
from siyaq.render.images.pictures import Illustration
from siyaq.render.wording.words import DateLabel


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
    """Who says so: an outlet or a named report, and the article of ours that carries it, with its date."""

    label: Phrase | None
    outlet: Link | None
    author: Link | None
    url: str
    date: DateLabel | None
    article: Link | None
    article_date: DateLabel | None
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One value of a disputed fact: who says so, when, and our reading of it."""

    value: Phrase
    citations: tuple[Citation, ...]
    date: DateLabel | None
    reading: str


@dataclass(frozen=True, slots=True)
class DisputeTable:
    """The values of a disputed fact side by side, ours first; `field` is empty where the fact has but one."""

    anchor: str
    field: str
    rows: tuple[AccountRow, ...]
    why: Phrase


@dataclass(frozen=True, slots=True)
class Post:
    """A title and the organization in which it is held; without a title, where somebody works."""

    title: Phrase | None
    org: Link


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role, seen from the person (`other` is the organization) or from the organization (the person).

    `bar` draws when it was held along the table's axis; `held` gives the same to scripts, as
    the four days of `Tenure.limits`, each ISO 8601 or `-`.
    """

    anchor: str
    title: Phrase | None
    other: Link
    period: str
    bar: tuple[Segment, ...]
    held: str
    current: bool
    reports_to: Link | None
    note: Phrase | None
    citations: tuple[Citation, ...]
    disputes: tuple[DisputeTable, ...]


@dataclass(frozen=True, slots=True)
class CareerTable:
    """Roles with their bars along one axis, which has `ticks`; none where no day is known."""

    ticks: tuple[Tick, ...]
    rows: tuple[RoleRow, ...]


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

    anchor: str
    when: DateLabel
    said: Phrase | None
    what: Phrase
    who: tuple[Link, ...]
    citations: tuple[Citation, ...]
    disputes: tuple[DisputeTable, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: what it measures, whose it is, the amount in words; its `bar` where others can be compared."""

    anchor: str
    about: Link
    what: str
    between: Link | None
    amount: str
    bar: tuple[Segment, ...]
    as_of: DateLabel | None
    note: Phrase | None
    citations: tuple[Citation, ...]
    disputes: tuple[DisputeTable, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to keep: its address, and its size in words."""

    url: str
    size: str


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as lists show it."""

    link: Link
    image: Illustration | None
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
    portrait: Illustration | None
    other_name: Phrase | None
    caption: Phrase | None


@dataclass(frozen=True, slots=True)
class CastCard:
    """A profile on an article's page: titles held on the article's day, now if they differ, or the last before."""

    card: ProfileCard
    changed: bool
    then: tuple[Post, ...]
    now: tuple[Post, ...]
    former: tuple[Post, ...]


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
    """A mistake that was mended; `number` counts those of its article from the first, so that it can be linked to."""

    number: int
    date: DateLabel
    what: Phrase
    was: Phrase | None
    now: Phrase | None


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction outside its article: `place` leads to it, `permalink` from anywhere; `instant` is its date."""

    place: Link
    permalink: str
    instant: str
    correction: CorrectionRow


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in the list of sources: how many facts rest on it, how many on it alone, how many articles."""

    link: Link
    facts: str
    articles: str


@dataclass(frozen=True, slots=True)
class UnnamedRow:
    """A source without a profile, and the articles that cite it."""

    name: Phrase
    notes: tuple[Phrase, ...]
    facts: str
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of an outlet, and the article that cites it, with its date."""

    article: Link | None
    published: DateLabel | None
    report: Citation


@dataclass(frozen=True, slots=True)
class SourcedRow:
    """A fact on the page of its source: `words` and `other` say it, `told` are the pages that do."""

    words: Phrase
    other: Link | None
    told: tuple[Link, ...]
    when: str
    alone: bool


@dataclass(frozen=True, slots=True)
class SourcedGroup:
    """The facts of one kind that rest on a source."""

    kind: str
    rows: tuple[SourcedRow, ...]
