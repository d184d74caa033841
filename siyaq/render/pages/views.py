"""Views: for each kind of page a frozen value with everything that its template may see, ready to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from siyaq.render.drawings.maps import ProfileMap
from siyaq.render.finders.sharing import Sharing
from siyaq.render.images.pictures import Illustration
from siyaq.render.images.social_views import Social
from siyaq.render.pages.blocks import ContentsRow, FacingBlocks, FacingText
from siyaq.render.pages.greetings import Greeting
from siyaq.render.pages.rows import (
    ArticleCard,
    CareerTable,
    CastCard,
    Citation,
    CompanionRow,
    CorrectionRow,
    Download,
    EventRow,
    FigureRow,
    Link,
    ListedCorrection,
    NamedDate,
    OutletRow,
    Phrase,
    ProfileCard,
    ReferralRow,
    ReportRow,
    SourcedGroup,
    StorylineCard,
    TieGroup,
    UnnamedRow,
)
from siyaq.render.wording.isolation import Isolation
from siyaq.render.wording.words import Choices, DateLabel, Wording

FEED = "feed"  # the name of its file, without the ending
FEED_TYPES = (("xml", "application/atom+xml"), ("json", "application/feed+json"))


@dataclass(frozen=True, slots=True)
class FeedLink:
    """The way to a feed: its address without the ending, and the endings that it has, each with its media type."""

    title: str
    address: str
    types: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in a language: `url` is absolute; `there` is false where a visitor would get that language's home."""

    language: str
    locale: str
    direction: str
    name: str
    path: str
    url: str
    there: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of one language; `static` has the address of each static file by its name.

    `pictured` says whether the site has pictures, which have a style sheet of their own.
    `sharing` and `linked` are what the page says of itself to networks and, as JSON-LD, to other programs.
    """

    language: str
    direction: str
    isolation: Isolation
    site_title: str
    title: str
    description: str
    canonical: str
    x_default: str
    home: str
    static: Mapping[str, str]
    alternates: tuple[Alternate, ...]
    navigation: tuple[Link, ...]
    search: str
    colophon: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    social: Social
    footer: str
    choices: Choices | None
    pictured: bool
    draft: bool
    sharing: Sharing
    linked: Markup


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article in one language; `translated_from` names the original's language where this is a translation.

    `reading` says how long it takes to read; `contents` are the headings of a long text; `parallel` is the address
    of the page that has it beside another language.
    """

    frame: Frame
    wording: Wording
    title: str
    summary: str
    image: Illustration | None
    caption: Phrase | None
    credit: Phrase | None
    kind: str
    byline: Phrase | None
    date: DateLabel
    inferred: bool
    updated: DateLabel | None
    reading: str
    translated_from: Link | None
    stale: bool
    parallel: str
    contents: tuple[ContentsRow, ...]
    body: Markup
    cast: tuple[CastCard, ...]
    events: tuple[EventRow, ...]
    figures: tuple[FigureRow, ...]
    sources: tuple[Citation, ...]
    corrections: tuple[CorrectionRow, ...]
    storylines: tuple[StorylineCard, ...]
    related: tuple[ArticleCard, ...]
    wanted: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ParallelView:
    """An article in this language beside the same in another."""

    frame: Frame
    wording: Wording
    texts: tuple[FacingText, FacingText]
    stale: bool
    rows: tuple[FacingBlocks, ...]


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A person or a company; `text_in` leads to the profile's text where this language has none.

    `elsewhere` are pages of other sites about it, each with the name of its host.
    `sourced` is the address of what rests on it, where it is a source; `dossier` is what there is to send.
    """

    frame: Frame
    wording: Wording
    name: Phrase
    other_names: tuple[Phrase, ...]
    aliases: tuple[Phrase, ...]
    monogram: str
    portrait: Illustration | None
    credit: Phrase | None
    kind: str
    summary: Phrase | None
    dates: tuple[NamedDate, ...]
    body: Markup
    stale: bool
    text_in: Link | None
    elsewhere: tuple[tuple[str, str], ...]
    career: CareerTable
    ties: tuple[TieGroup, ...]
    map: ProfileMap | None
    whole_map: str
    events: tuple[EventRow, ...]
    figures: tuple[FigureRow, ...]
    referrals: tuple[ReferralRow, ...]
    companions: tuple[CompanionRow, ...]
    sourced: str
    dossier: Download | None = None


@dataclass(frozen=True, slots=True)
class StorylineView:
    """A storyline: its articles, its events, and who is in it; `dossier` is what there is to send."""

    frame: Frame
    wording: Wording
    title: str
    summary: str
    status: str
    reviewed: DateLabel | None
    translated_from: Link | None
    stale: bool
    body: Markup
    articles: tuple[ArticleCard, ...]
    events: tuple[EventRow, ...]
    cast: tuple[ProfileCard, ...]
    dossier: Download | None = None


@dataclass(frozen=True, slots=True)
class StandingView:
    """A standing page."""

    frame: Frame
    wording: Wording
    title: str
    summary: str
    translated_from: Link | None
    stale: bool
    body: Markup


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page of one language; `more_…` is the address of the whole list where not all are shown."""

    frame: Frame
    wording: Wording
    articles: tuple[ArticleCard, ...]
    more_articles: str
    storylines: tuple[StorylineCard, ...]
    more_storylines: str
    people: tuple[ProfileCard, ...]
    companies: tuple[ProfileCard, ...]
    more_people: str
    more_companies: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """The list of all entries of one kind; only the tuple of that kind is filled."""

    frame: Frame
    wording: Wording
    kind: str
    count: int
    articles: tuple[ArticleCard, ...]
    profiles: tuple[ProfileCard, ...]
    storylines: tuple[StorylineCard, ...]


@dataclass(frozen=True, slots=True)
class OutletsView:
    """The list of sources: outlets and others with a profile, then those without."""

    frame: Frame
    wording: Wording
    outlets: tuple[OutletRow, ...]
    unnamed: tuple[UnnamedRow, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """What rests on one outlet; `facts` says in words how much, and how much of it on no other."""

    frame: Frame
    wording: Wording
    profile: Link
    facts: str
    reports: tuple[ReportRow, ...]
    groups: tuple[SourcedGroup, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """All corrections from the newest, as a page and as a feed; `updated` is the instant of the newest."""

    frame: Frame
    wording: Wording
    corrections: tuple[ListedCorrection, ...]
    updated: str


@dataclass(frozen=True, slots=True)
class CrossroadsView:
    """A page in all languages at once: the root, and 404."""

    frame: Frame
    wording: Wording
    greetings: tuple[Greeting, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """What stands at a former address: the way to the present one, whose `frame` it has; `url` is on this host."""

    frame: Frame
    wording: Wording
    url: str
