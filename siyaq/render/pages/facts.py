"""Facts as rows: roles, relations, events, figures."""

from __future__ import annotations

from siyaq.link.coverage import Referral
from siyaq.link.graph import DatedEvent, Tie
from siyaq.model.entries import Article, Person, Profile
from siyaq.model.facts import REVERSES
from siyaq.model.front_matter import PersonFacts
from siyaq.model.text import EntryId
from siyaq.render.edition import Edition
from siyaq.render.pages.citations import citations, cited_by
from siyaq.render.pages.disputes import Disputed, dispute_tables
from siyaq.render.pages.rows import (
    Citation,
    CompanionRow,
    CorrectionRow,
    DisputeTable,
    EventRow,
    NamedDate,
    ReferralRow,
    TieGroup,
    TieRow,
)

MAX_COMPANIONS = 12


def dates_of(profile: Profile, edition: Edition) -> tuple[NamedDate, ...]:
    """When a person was born and died, or an organization was founded, as far as known."""
    own = profile.facts
    known = {"born": own.born, "died": own.died} if isinstance(own, PersonFacts) else {"founded": own.founded}
    return tuple(
        NamedDate(edition.wording.say(f"profile.{name}"), edition.wording.date(when))
        for name, when in known.items()
        if when
    )


def ties_of(profile: Profile, edition: Edition) -> tuple[TieGroup, ...]:
    """A profile's relations from both ends, those of one name together, in the order of the vocabulary."""
    # Words for organizations are feminine where a language has gender, as شركة and مؤسسة are.
    gender = profile.facts.gender if isinstance(profile, Person) else "f"
    ties = edition.graph.ties.get(profile.id, ())
    names = sorted({tie.name for tie in ties}, key=list(REVERSES).index)
    return tuple(
        TieGroup(
            edition.wording.say(f"relation.{name}", gender=gender),
            tuple(_tie_row(tie, edition) for tie in ties if tie.name == name),
        )
        for name in names
    )


def _tie_row(tie: Tie, edition: Edition) -> TieRow:
    when = edition.optional_date(tie.relation.when)
    return TieRow(
        other=edition.link(tie.other),
        when=when or (edition.wording.say("relation.ended") if tie.relation.ended else ""),
        note=edition.text(tie.relation.note),
        citations=citations(tie.relation.sources, edition),
    )


def event_rows(events: tuple[DatedEvent, ...], edition: Edition, here: Article | None = None) -> tuple[EventRow, ...]:
    """A timeline; on an article's own page its sources go without the article."""
    return tuple(
        EventRow(
            anchor=_anchor(dated),
            when=edition.wording.date(dated.event.when),
            said=edition.phrase(dated.event.said, dated.article.original.language) if dated.event.said else None,
            what=edition.words(dated.event.what),
            who=tuple(link for slug in dated.event.who if (link := edition.profile_link(slug))),
            citations=(cited := cited_by(dated.event.sources, dated.article, edition, here)),
            disputes=_disputes(dated, cited, edition),
        )
        for dated in events
    )


def _disputes(dated: DatedEvent, cited: tuple[Citation, ...], edition: Edition) -> tuple[DisputeTable, ...]:
    when = edition.wording.date(dated.event.when).text
    fact = Disputed(_anchor(dated), cited, dated.article.original.language)
    return dispute_tables(fact, dated.event.disputed, lambda _field: when, edition)


def _anchor(dated: DatedEvent) -> str:
    """A name for an event that no other of a page has: two articles may tell one event."""
    return f"event-{dated.article.id.slug}-{dated.event.id}"


def correction_rows(article: Article, edition: Edition) -> tuple[CorrectionRow, ...]:
    """What was mended in an article, from the first, so that a new one leaves the numbers of the others alone."""
    return tuple(
        CorrectionRow(
            number,
            edition.wording.date(one.date),
            edition.words(one.what),
            edition.text(one.was),
            edition.text(one.now),
        )
        for number, one in enumerate(sorted(article.facts.corrections, key=lambda one: one.date.earliest), 1)
    )


def referral_rows(profile: Profile, edition: Edition) -> tuple[ReferralRow, ...]:
    """The articles that name a profile, each once: its sentence in this language, else in the article's first."""
    chosen: dict[EntryId, Referral] = {}
    for referral in edition.graph.referrals.get(profile.id, ()):
        shown = chosen.get(referral.article.id)
        if shown is None or referral.language == edition.tag:
            chosen[referral.article.id] = referral
    return tuple(
        ReferralRow(
            article=edition.link(referral.article),
            date=edition.wording.date(referral.article.facts.date),
            inferred=referral.article.facts.date_basis == "inferred",
            times=edition.wording.count("profile.times", referral.sighting.count),
            before=referral.sighting.before,
            words=referral.sighting.words,
            after=referral.sighting.after,
            language=referral.language,
            direction=edition.graph.site.language(referral.language).direction,
        )
        for referral in chosen.values()
    )


def companion_rows(profile: Profile, edition: Edition) -> tuple[CompanionRow, ...]:
    """The profiles that are named together with this one, the closest first."""
    return tuple(
        CompanionRow(edition.links[one.profile], edition.wording.count("count.article", one.articles))
        for one in edition.graph.companions.get(profile.id, ())[:MAX_COMPANIONS]
    )
