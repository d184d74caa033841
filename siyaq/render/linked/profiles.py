"""A person or an organization: its names, posts, people and ties, and where else it is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from siyaq.link.groups import grouped
from siyaq.model.entries import Company, Person, Profile
from siyaq.model.facts import Role
from siyaq.model.front_matter import PersonFacts
from siyaq.model.tenure import tenure_of
from siyaq.render.edition import Edition
from siyaq.render.linked.graph import Node, described, node
from siyaq.render.linked.identity import kind_of, mention, mention_of, photograph, thing_id
from siyaq.render.linked.pages import web_page
from siyaq.render.linked.trails import trail_to
from siyaq.render.linked.values import iso_date
from siyaq.render.pages.cards import other_names
from siyaq.render.pages.views import Frame

# How a role reads from its two ends: held now, once, or nobody says whether still.
HELD = {"now": ("worksFor", "employee"), "once": ("alumniOf", "alumni"), "": ("affiliation", "member")}
# The relations that schema.org has a name for, from the end that states them or the other; None is either kind.
TIES: dict[str, tuple[str, type | None, type | None]] = {
    "founded-by": ("founder", Company, None),
    "owns": ("owns", None, None),
    "part-of": ("parentOrganization", Company, Company),
    "parent-of": ("subOrganization", Company, Company),
}
Stated = tuple[str, Node]  # a property, and one value of it


def profile_frame(around: Frame, profile: Profile, edition: Edition) -> Frame:
    """The frame of a profile's page, with the profile described."""
    name, document = thing_id(edition.graph.site, profile.id), profile.document(edition.tag)
    thing = node(
        kind_of(profile),
        name,
        name=edition.label(profile).text,
        alternateName=list(_other_names(profile, edition)),
        description=(document.front.summary if document else "") or "",
        url=around.canonical,
        image=photograph(profile.facts.portrait, edition),
        sameAs=list(profile.facts.same_as),
        **_dates(profile),
        **grouped((*_roles(profile, edition), *_ties(profile, edition))),
    )
    return described(
        around, web_page(around, edition, mainEntity={"@id": name}), thing, trail_to(profile, around, edition)
    )


def _other_names(profile: Profile, edition: Edition) -> Iterable[str]:
    """The names in other languages and the aliases, each once."""
    aliases = (name for _, names in profile.facts.aliases.words for name in names)
    found = dict.fromkeys([*(one.text for one in other_names(profile, edition)), *aliases])
    found.pop(edition.label(profile).text, None)
    return found


def _dates(profile: Profile) -> dict[str, str]:
    own = profile.facts
    if isinstance(own, PersonFacts):
        return {"birthDate": iso_date(own.born), "deathDate": iso_date(own.died)}
    return {"foundingDate": iso_date(own.founded)}


def _roles(profile: Profile, edition: Edition) -> Iterator[Stated]:
    """A person's posts, or an organization's people, as the profiles tell them."""
    if isinstance(profile, Person):
        for role in profile.facts.roles:
            org = mention_of(role.org, edition)
            if org:
                yield _role(HELD[_held(role)][0], org, role, edition)
    for held in edition.graph.staff.get(profile.id, ()):
        yield _role(HELD[_held(held.role)][1], mention(held.person, edition), held.role, edition)


def _held(role: Role) -> str:
    tenure = tenure_of(role)
    return "now" if tenure.current else "once" if tenure.ended or role.end else ""


def _role(name: str, other: Node, role: Role, edition: Edition) -> Stated:
    title = edition.text(role.title)
    dates = {"startDate": iso_date(role.start), "endDate": iso_date(role.end)}
    return name, _through(name, other, roleName=title.text if title else "", **dates)


def _ties(profile: Profile, edition: Edition) -> Iterator[Stated]:
    """The relations that go on, as far as schema.org has a name for them between such ends."""
    for tie in edition.graph.ties.get(profile.id, ()):
        name, own, other = TIES.get(tie.name, ("", None, None))
        fits = isinstance(profile, own or object) and isinstance(tie.other, other or object)
        if name and fits and not tie.relation.ended:
            yield name, _through(name, mention(tie.other, edition), startDate=iso_date(tie.relation.when))


def _through(name: str, other: Node, **told: Any) -> Node:
    """The other end, through an OrganizationRole where there is more to say of the tie than that it is."""
    role = node("OrganizationRole", **told)
    return {**role, name: other} if len(role) > 1 else other
