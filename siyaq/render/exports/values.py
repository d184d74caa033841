"""Disputed fields: every value that is given for them, each with its rank, as Wikidata ranks statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from siyaq.link.accounts.conflicts import differing
from siyaq.link.accounts.ledger import ending_of
from siyaq.model.dates import PartialDate
from siyaq.model.entries import Article, Person
from siyaq.model.facts import Claim, Dispute, Event, Figure, Role, RoleDispute
from siyaq.model.spans import span_of
from siyaq.model.text import Text
from siyaq.render.exports.catalogue import Catalogue
from siyaq.render.exports.cells import how_long, when, words
from siyaq.render.exports.tables import Row

RANKS = {
    "open": "normal",
    "both-plausible": "normal",
    "outdated": "deprecated",
    "error": "deprecated",
    "misreading": "deprecated",
}
DATED = ("from", "to", "when")
Claimed = tuple[Article, Claim]


@dataclass(frozen=True, slots=True)
class Other:
    """A value that differs from ours: which article has it, and the verdict of the editors, if they gave one."""

    value: str
    article: str
    verdict: str | None = None
    why: Text | None = None


def role_values(person: Person, role: Role, claims: tuple[Claimed, ...], catalogue: Catalogue) -> list[Row]:
    """The values of a role's disputed fields, by its disputes and by claims that differ without a verdict."""
    title = catalogue.graph.site.best(role.title, person.original.language)[1] if role.title else None
    own = {
        "from": role.start.text if role.start else None,
        "to": role.end.text if role.end else None,
        "lasted": how_long(role.lasted),
        "title": title,
        "org": role.org,
    }
    return [
        row
        for field, value in own.items()
        for row in _ranked(field, value, None, (*_disputed(role, field, catalogue), *_claimed(role, field, claims)))
    ]


def stated_values(fact: Event | Figure, field: str, value: str, article: Article, catalogue: Catalogue) -> list[Row]:
    """The values of the one field of an event or a figure that may be disputed."""
    others = tuple(other for dispute in fact.disputed if (other := _other(dispute, catalogue)))
    return list(_ranked(field, value, article.id.slug, others))


def _disputed(role: Role, field: str, catalogue: Catalogue) -> Iterator[Other]:
    for dispute in role.disputed:
        other = _other(dispute, catalogue) if dispute.field == field else None
        if other:
            yield other


def _other(dispute: Dispute | RoleDispute, catalogue: Catalogue) -> Other | None:
    """The other value, where the article that gives it is published."""
    if dispute.article not in catalogue.graph.shelf.articles:
        return None
    return Other(dispute.says, dispute.article, dispute.verdict, dispute.why)


def _claimed(role: Role, field: str, claims: tuple[Claimed, ...]) -> Iterator[Other]:
    """What articles claim otherwise, where no verdict speaks of it."""
    settled = {one.article for one in role.disputed if one.field == field}
    for article, claim in claims:
        value = _difference(role, field, article, claim) if article.id.slug not in settled else None
        if value:
            yield Other(value, article.id.slug)


def _difference(role: Role, field: str, article: Article, claim: Claim) -> str | None:
    """The claim's value, where ours cannot be the same."""
    if field == "title" and role.title and claim.title:
        return _other_title(role.title, claim.title, article.original.language)
    if field == "from" and role.start and claim.start:
        return None if span_of(role.start).meets(span_of(claim.start)) else claim.start.text
    if field == "to" and claim.end:
        own, other = ending_of(role.end, role.checked), ending_of(claim.end, article.facts.date)
        return claim.end.text if own and other and not own.meets(other) else None
    return None


def _other_title(own: Text, other: Text, language: str) -> str | None:
    if not any(differing(own, other)):
        return None
    return other.get(language) or other.words[0][1]


def _ranked(field: str, value: str | None, article: str | None, others: tuple[Other, ...]) -> Iterator[Row]:
    """Our value and the others; ours is preferred where all others are known to be wrong."""
    if not others:
        return
    ranks = [RANKS[other.verdict] if other.verdict else "normal" for other in others]
    if value is not None:
        yield _row(field, value, "normal" if "normal" in ranks else "preferred", article)
    for other, rank in zip(others, ranks, strict=True):
        yield _row(field, other.value, rank, other.article) | {"verdict": other.verdict, "why": words(other.why)}


def _row(field: str, value: str, rank: str, article: str | None) -> Row:
    dates: Mapping[str, str | None] = (_days(value) if field in DATED else None) or {}
    return {
        "field": field,
        "value": value,
        "earliest": dates.get("earliest"),
        "latest": dates.get("latest"),
        "rank": rank,
        "article": article,
        "verdict": None,
        "why": {},
    }


def _days(value: str) -> Row | None:
    """The days of a value that is a date; an editor may have written it as words."""
    try:
        return when(PartialDate.parse(value))
    except ValueError:
        return None
