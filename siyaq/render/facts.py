"""Facts as rows: roles, relations, events, figures."""

from __future__ import annotations

from dataclasses import replace

from siyaq.link.coverage import Referral
from siyaq.link.graph import DatedEvent, StatedFigure, Tie
from siyaq.model.dates import PartialDate
from siyaq.model.entries import Article, Company, Person, Profile
from siyaq.model.facts import REVERSES, Role, RoleDispute
from siyaq.model.front_matter import PersonFacts
from siyaq.model.text import EntryId, SourceRef
from siyaq.render.citations import citations, own_citation
from siyaq.render.edition import Edition
from siyaq.render.rows import (
    Citation,
    CompanionRow,
    CorrectionRow,
    DisputeRow,
    EventRow,
    FigureRow,
    Link,
    NamedDate,
    ReferralRow,
    RoleRow,
    TieGroup,
    TieRow,
)

MAX_COMPANIONS = 12


def roles_of(person: Person, edition: Edition) -> tuple[RoleRow, ...]:
    """A person's roles in published organizations, from the latest."""
    rows: list[tuple[Role, Link]] = []
    for role in person.facts.roles:
        org = edition.profile_link(role.org)
        if org:
            rows.append((role, org))
    ordered = sorted(rows, key=lambda row: _latest_first(row[0]))
    return tuple(_role_row(role, org, edition) for role, org in ordered)


def staff_of(company: Company, edition: Edition) -> tuple[RoleRow, ...]:
    """The people who hold or held roles in an organization, from the latest."""
    held = sorted(edition.graph.staff.get(company.id, ()), key=lambda held: _latest_first(held.role))
    return tuple(_role_row(one.role, edition.link(one.person), edition) for one in held)


def _latest_first(role: Role) -> tuple[bool, int, int, str]:
    """Roles held now, then those that ended or began last, then the undated ones; by id where all is equal."""
    last = role.end or role.start
    when = last.earliest.toordinal() if last and last.precision not in ("present", "unknown") else 0
    began = role.start.earliest.toordinal() if role.start else 0
    return not _is_current(role), -when, -began, role.id


def _is_current(role: Role) -> bool:
    """Whether the role is stated to be held still."""
    return role.end is not None and role.end.precision == "present"


def _role_row(role: Role, other: Link, edition: Edition) -> RoleRow:
    return RoleRow(
        title=edition.text(role.title),
        other=other,
        period=period(role, edition),
        current=_is_current(role),
        reports_to=edition.profile_link(role.reports_to),
        note=edition.text(role.note),
        citations=citations(role.sources, edition),
        disputes=tuple(_dispute_row(dispute, edition) for dispute in role.disputed),
    )


def period(role: Role, edition: Edition) -> str:
    """When a role was held, in words; as much as is known."""
    say = edition.wording.say
    start = edition.optional_date(role.start)
    end = edition.optional_date(role.end)
    lasted = edition.wording.duration(role.lasted) if role.lasted else ""
    if _is_current(role):
        words = say("role.since", start=start) if start else say("role.current")
        checked = edition.optional_date(role.checked)
        return f"{words} {say('role.checked', date=checked)}" if checked else words
    if role.end and role.end.precision == "unknown":
        words = say("role.from", start=start) if start else say("role.past")
    elif role.start and role.end:
        words = edition.wording.span(role.start, role.end)
    else:
        words = say("role.from", start=start) if start else say("role.until", end=end) if end else ""
    return say("role.lasted", period=words, lasted=lasted) if words and lasted else words or lasted


def _dispute_row(dispute: RoleDispute, edition: Edition) -> DisputeRow:
    return DisputeRow(
        field=edition.wording.say(f"field.{dispute.field}"),
        says=_said(dispute.says, edition),
        article=edition.article_link(dispute.article),
        verdict=edition.wording.say(f"verdict.{dispute.verdict}"),
        why=edition.words(dispute.why),
    )


def _said(words: str, edition: Edition) -> str:
    """The other value: as a date where it is one, else as entered."""
    try:
        return edition.wording.date(PartialDate.parse(words)).text
    except ValueError:
        return words


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
            when=edition.wording.date(dated.event.when),
            said=edition.phrase(dated.event.said, dated.article.original.language) if dated.event.said else None,
            what=edition.words(dated.event.what),
            who=tuple(link for slug in dated.event.who if (link := edition.profile_link(slug))),
            citations=_cited(dated.event.sources, dated.article, edition, here),
        )
        for dated in events
    )


def figure_rows(
    figures: tuple[StatedFigure, ...], edition: Edition, here: Article | None = None
) -> tuple[FigureRow, ...]:
    """Figures in words."""
    return tuple(row for stated in figures if (row := _figure_row(stated, edition, here)))


def _figure_row(stated: StatedFigure, edition: Edition, here: Article | None) -> FigureRow | None:
    figure = stated.figure
    about = edition.profile_link(figure.about)
    if about is None:
        return None
    return FigureRow(
        about=about,
        what=edition.wording.say(f"figure.{figure.what}"),
        between=edition.profile_link(figure.between),
        amount=edition.wording.amount(figure.amount),
        as_of=edition.optional_date(figure.as_of),
        note=edition.text(figure.note),
        citations=_cited(figure.sources, stated.article, edition, here),
    )


def _cited(
    sources: tuple[SourceRef, ...], article: Article, edition: Edition, here: Article | None
) -> tuple[Citation, ...]:
    found = citations(sources, edition, article)
    if here is not None:
        return tuple(replace(citation, article=None) for citation in found)
    return found or (own_citation(article, edition),)


def correction_rows(article: Article, edition: Edition) -> tuple[CorrectionRow, ...]:
    """What was mended in an article."""
    return tuple(
        CorrectionRow(
            edition.wording.date(one.date),
            edition.words(one.what),
            edition.text(one.was),
            edition.text(one.now),
        )
        for one in article.facts.corrections
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
