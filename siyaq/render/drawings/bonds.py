"""Who is tied to whom: relations and roles, as maps draw them and their tables list them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from siyaq.link.graph import Tie
from siyaq.model.entries import Company, Person, Profile
from siyaq.model.facts import REVERSES, Role
from siyaq.model.tenure import tenure_of
from siyaq.render.edition import Edition
from siyaq.render.pages.rows import Link, Phrase
from siyaq.render.wording.words import Wording


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation or a role, to be read as a sentence: `subject`, `word`, `object`; `mutual` reads both ways."""

    subject: Link
    word: Phrase
    object: Link
    mutual: bool
    ended: bool


def bonds_of(profile: Profile, edition: Edition) -> tuple[Bond, ...]:
    """What ties a profile to others: roles first, then relations by the order of the vocabulary, from this end."""
    order = list(REVERSES)
    ties = sorted(edition.graph.ties.get(profile.id, ()), key=lambda tie: order.index(tie.name))
    seen = (_told(profile, tie, edition) for tie in ties if tie.other.id != profile.id)
    return tuple(dict.fromkeys((*_held(profile, edition), *seen)))


def all_bonds(edition: Edition) -> tuple[Bond, ...]:
    """Every bond of the site once, by the order of its profiles; between a person and another, said of the person."""
    graph = edition.graph
    profiles: tuple[Profile, ...] = (*graph.people, *graph.companies)
    found = [held for person in graph.people for held in _held(person, edition)]
    found += [_told(*seen, edition) for profile in profiles for seen in _stated(profile, edition)]
    return tuple(dict.fromkeys(found))


def _stated(profile: Profile, edition: Edition) -> Iterator[tuple[Profile, Tie]]:
    """The relations that a profile states, turned round where that makes a person their subject."""
    for relation in profile.facts.links:
        other = edition.graph.profile(relation.to)
        if other is None or other.id == profile.id:
            continue
        if isinstance(profile, Company) and isinstance(other, Person):
            yield other, Tie(REVERSES[relation.rel], profile, relation)
        else:
            yield profile, Tie(relation.rel, other, relation)


def _held(profile: Profile, edition: Edition) -> Iterator[Bond]:
    """The roles of a person, or those held in an organization."""
    if isinstance(profile, Company):
        held = [(one.person, one.role) for one in edition.graph.staff.get(profile.id, ())]
    else:
        held = [(profile, role) for role in profile.facts.roles]
    untold = edition.phrase(edition.wording.say("role.worked"))
    for person, role in held:
        org = edition.profile_link(role.org)
        if org:
            title = edition.text(role.title) or untold
            yield Bond(edition.link(person), title, org, mutual=False, ended=_is_over(role))


def _is_over(role: Role) -> bool:
    return tenure_of(role).ended is not None or (role.end is not None and role.end.precision == "unknown")


def _told(profile: Profile, tie: Tie, edition: Edition) -> Bond:
    # Words for organizations are feminine where a language has gender, as شركة and مؤسسة are.
    gender = profile.facts.gender if isinstance(profile, Person) else "f"
    word = edition.phrase(edition.wording.say(f"relation.{tie.name}", gender=gender))
    mutual = REVERSES[tie.name] == tie.name
    return Bond(edition.link(profile), word, edition.link(tie.other), mutual, tie.relation.ended)


def said(bonds: Iterable[Bond], wording: Wording) -> str:
    """The words of several bonds in one line."""
    former = wording.say("relation.ended")
    words = (f"{one.word.text} ({former})" if one.ended else one.word.text for one in bonds)
    return wording.say("list.comma").join(dict.fromkeys(words))
