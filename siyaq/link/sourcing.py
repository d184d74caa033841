"""What rests on which source: the reports that are cited, the facts, and whether anybody else vouches for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from siyaq.link.facts import Fact, facts_of, identity
from siyaq.link.sources import Shelf
from siyaq.model.entries import Article, Profile
from siyaq.model.facts import CitedSource, Event, Figure, Relation, Role
from siyaq.model.text import EntryId, Text

# An outlet's profile, or an article of ours cited as a whole, by id; what has no profile by its title or its own id.
Voucher = EntryId | Text | str


@dataclass(frozen=True, slots=True)
class Report:
    """A report, and the article that cites it; None where only facts do."""

    source: CitedSource
    article: Article | None


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """A fact as an entry states it; `alone` where no other source gives it."""

    fact: Fact
    owner: Article | Profile
    alone: bool


@dataclass(frozen=True, slots=True)
class Reliance:
    """All that rests on one source; reports are in the order of articles."""

    reports: tuple[Report, ...]
    facts: tuple[SourcedFact, ...]

    @property
    def alone(self) -> int:
        """How many of the facts no other source gives."""
        return sum(one.alone for one in self.facts)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that cite it, each once."""
        return tuple({one.article.id: one.article for one in self.reports if one.article}.values())


@dataclass(frozen=True, slots=True)
class _Telling:
    """A fact, the entry that states it, and where it says to have it from."""

    fact: Fact
    owner: Article | Profile
    sources: tuple[CitedSource | Article, ...]

    @property
    def key(self) -> Hashable:
        """What makes the fact the same as another's."""
        return identity(self.fact, self.owner.id)


@dataclass(frozen=True, slots=True)
class _Stock:
    """What tellings are read from: the sources, and the profiles of those who speak in them."""

    shelf: Shelf
    profiles: Mapping[str, Profile]

    def voucher(self, source: CitedSource | Article) -> Voucher:
        """Who speaks: the outlet of a source, else its author, else whomever its title names."""
        if isinstance(source, Article):
            return source.id
        profiles = (self.profiles.get(slug) for slug in (source.publisher, source.author) if slug)
        profile = next(filter(None, profiles), None)
        return profile.id if profile else source.title or str(source.id)

    def telling(self, fact: Fact, owner: Article | Profile) -> _Telling:
        """A fact with its sources; an article that names none for it vouches itself."""
        origins = self.shelf.origins(fact.sources, owner if isinstance(owner, Article) else None)
        return _Telling(fact, owner, tuple(voice for one in origins if (voice := one.source or one.article)))

    def shows(self, fact: Fact) -> bool:
        """Whether pages show a fact: those about the unpublished are left out."""
        match fact:
            case Role(org=slug) | Relation(to=slug) | Figure(about=slug):
                return slug in self.profiles
            case Event():
                return True


def reliances(shelf: Shelf, profiles: Mapping[str, Profile]) -> dict[Voucher, Reliance]:
    """What rests on each outlet, and on each source without a profile."""
    stock = _Stock(shelf, profiles)
    tellings = [stock.telling(fact, owner) for fact, owner in _stated(stock)]
    facts = _facts(tellings, stock)
    reports: dict[Voucher, list[Report]] = defaultdict(list)
    for report in _reports(tellings, shelf):
        reports[stock.voucher(report.source)].append(report)
    return {
        voucher: Reliance(tuple(found), tuple(facts.get(voucher, {}).values())) for voucher, found in reports.items()
    }


def _stated(stock: _Stock) -> Iterator[tuple[Fact, Article | Profile]]:
    """The facts that pages show, each with the entry that states it: profiles first."""
    profiles = [profile for _, profile in sorted(stock.profiles.items())]
    for owner in (*profiles, *stock.shelf.articles.values()):
        yield from ((fact, owner) for _, fact in facts_of(owner) if stock.shows(fact))


def _facts(tellings: list[_Telling], stock: _Stock) -> dict[Voucher, dict[Hashable, SourcedFact]]:
    """The facts of each voucher, each once, by what they are."""
    vouchers: dict[Hashable, set[Voucher]] = defaultdict(set)
    for told in tellings:
        vouchers[told.key].update(map(stock.voucher, told.sources))
    facts: dict[Voucher, dict[Hashable, SourcedFact]] = defaultdict(dict)
    for told in tellings:
        for voucher in map(stock.voucher, told.sources):
            alone = vouchers[told.key] == {voucher}
            facts[voucher].setdefault(told.key, SourcedFact(told.fact, told.owner, alone))
    return facts


def _reports(tellings: list[_Telling], shelf: Shelf) -> Iterator[Report]:
    """The reports that articles list, then those that facts name and no article lists."""
    listed = [
        Report(source, article) for article in shelf.articles.values() for source in shelf.listed(article).values()
    ]
    yield from listed
    known = {report.source for report in listed}
    named = dict.fromkeys(source for told in tellings for source in told.sources if isinstance(source, CitedSource))
    yield from (Report(source, None) for source in named if source not in known)
