"""Roles as readers see them: of a person, of an organization, and as held on the day of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from siyaq.model.entries import Article, Company, Person, Profile
from siyaq.model.facts import Role
from siyaq.model.spans import Span
from siyaq.model.tenure import Tenure, tenure_of
from siyaq.render.drawings.bars import Axis
from siyaq.render.edition import Edition
from siyaq.render.pages.cards import profile_card
from siyaq.render.pages.citations import citations
from siyaq.render.pages.disputes import Disputed, Value, dispute_tables
from siyaq.render.pages.rows import CareerTable, CastCard, Link, Post, RoleRow


@dataclass(frozen=True, slots=True)
class _Told:
    """A role with its tenure and the other end of it, seen from whose page it is on."""

    role: Role
    tenure: Tenure
    person: Person
    other: Link


def career_of(profile: Profile, edition: Edition) -> CareerTable:
    """A person’s roles in published organizations, or the people of an organization, from the latest."""
    if isinstance(profile, Person):
        return _table(_roles_of(profile, edition), edition)
    return _table(_by_post(_staff_of(profile, edition)), edition)


def _roles_of(person: Person, edition: Edition) -> list[_Told]:
    found = ((role, edition.profile_link(role.org)) for role in person.facts.roles)
    told = [_Told(role, tenure_of(role), person, org) for role, org in found if org]
    return sorted(told, key=_latest_first)


def _staff_of(company: Company, edition: Edition) -> list[_Told]:
    held = edition.graph.staff.get(company.id, ())
    told = [_Told(one.role, tenure_of(one.role), one.person, edition.link(one.person)) for one in held]
    return sorted(told, key=_latest_first)


def _by_post(told: list[_Told]) -> list[_Told]:
    """The holders of one post together, in the order in which the posts come first."""
    posts = {one.role.title: place for place, one in reversed(list(enumerate(told)))}
    return sorted(told, key=lambda one: posts[one.role.title])


def _latest_first(told: _Told) -> tuple[bool, int, int, str, str]:
    """Roles held now, then those that ended or began last, then the undated ones; by id where all is equal."""
    tenure = told.tenure
    last = tenure.ended or tenure.begun
    ended = last.latest.toordinal() if last and not tenure.current else 0
    began = tenure.begun.earliest.toordinal() if tenure.begun else 0
    return not tenure.current, -ended, -began, told.role.id, told.person.id.slug


def _table(told: list[_Told], edition: Edition) -> CareerTable:
    axis = Axis.of((one.tenure for one in told), edition.wording)
    return CareerTable(
        ticks=axis.ticks(edition.wording) if axis else (),
        rows=tuple(_role_row(one, axis, edition) for one in told),
    )


def _role_row(told: _Told, axis: Axis | None, edition: Edition) -> RoleRow:
    role, tenure = told.role, told.tenure
    anchor = f"{told.person.id.slug}-{role.id}"
    cited = citations(role.sources, edition)
    return RoleRow(
        anchor=anchor,
        title=edition.text(role.title),
        other=told.other,
        period=period(role, edition),
        bar=axis.bar(tenure) if axis else (),
        held=" ".join(str(day or "-") for day in tenure.limits()),
        current=tenure.current,
        reports_to=edition.profile_link(role.reports_to),
        note=edition.text(role.note),
        citations=cited,
        disputes=dispute_tables(
            Disputed(anchor, cited, told.person.original.language),
            role.disputed,
            lambda field: _value(role, field, edition),
            edition,
        ),
    )


def _value(role: Role, field: str, edition: Edition) -> Value:
    """The profile’s own value of a field, in words."""
    match field:
        case "from":
            return edition.optional_date(role.start)
        case "to":
            return edition.optional_date(role.end)
        case "lasted":
            return edition.wording.duration(role.lasted) if role.lasted else ""
        case "org":
            link = edition.profile_link(role.org)
            return link.label if link else ""
        case _:
            return edition.text(role.title) or ""


def period(role: Role, edition: Edition) -> str:
    """When a role was held, in words; as much as is known."""
    say = edition.wording.say
    if any(one and one.precision == "interval" for one in (role.start, role.end)):
        return _loose_period(role, edition)
    start = edition.optional_date(role.start)
    end = edition.optional_date(role.end)
    lasted = edition.wording.duration(role.lasted) if role.lasted else ""
    if role.end and role.end.precision == "present":
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


def _loose_period(role: Role, edition: Edition) -> str:
    """When a role was held whose beginning or end is an interval: each is said by itself."""
    ends = (("from", role.start), ("to", role.end))
    told = [
        edition.wording.say("role.end", name=edition.wording.say(f"field.{field}"), date=edition.optional_date(when))
        for field, when in ends
        if when
    ]
    if role.lasted:
        told.append(edition.wording.duration(role.lasted))
    return edition.wording.say("list.semicolon").join(told)


def cast_card(profile: Profile, article: Article, edition: Edition) -> CastCard:
    """A profile on the page of an article: with the titles held on its day, and those held now if they differ."""
    card = profile_card(profile, edition)
    if not isinstance(profile, Person):
        return CastCard(card, changed=False, then=(), now=(), former=())
    told = _roles_of(profile, edition)
    day = Span(article.facts.date.earliest, article.facts.date.latest)
    then = [one for one in told if one.tenure.is_told_of(day)]
    now = [one for one in told if one.tenure.current]
    former = [one for one in told if one.tenure.ended and one.tenure.ended.latest < day.earliest]
    return CastCard(
        card,
        changed=now != then,
        then=_posts(then, edition),
        now=_posts(now, edition) if now != then else (),
        former=_posts(former[:1], edition) if not then else (),
    )


def _posts(told: Iterable[_Told], edition: Edition) -> tuple[Post, ...]:
    return tuple(Post(edition.text(one.role.title), one.other) for one in told)
