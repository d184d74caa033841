"""Disputed values: what we go by beside what our articles say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from siyaq.model.dates import Duration, PartialDate
from siyaq.model.entries import Article
from siyaq.model.facts import Dispute, RoleDispute
from siyaq.model.money import Amount
from siyaq.render.edition import Edition
from siyaq.render.pages.citations import own_citation
from siyaq.render.pages.rows import AccountRow, Citation, DisputeTable, Phrase
from siyaq.render.wording.words import DateLabel

Value = Phrase | str
UNDECIDED = ("open", "both-plausible")  # verdicts that leave our own value no better than the other


@dataclass(frozen=True, slots=True)
class Disputed:
    """A fact that is disputed: its anchor on the page, its sources, the language in which its file is written."""

    anchor: str
    citations: tuple[Citation, ...]
    language: str


def dispute_tables(
    fact: Disputed, disputes: Iterable[Dispute], own: Callable[[str], Value], edition: Edition
) -> tuple[DisputeTable, ...]:
    """A table for each other account that is published: our own value, by `own`, beside that of the article."""
    found = ((dispute, edition.graph.article(dispute.article)) for dispute in disputes)
    told = [(dispute, article) for dispute, article in found if article]
    return tuple(
        _table(fact, f"{fact.anchor}-dispute-{number}", dispute, article, own, edition)
        for number, (dispute, article) in enumerate(told, 1)
    )


def _table(
    fact: Disputed, anchor: str, dispute: Dispute, article: Article, own: Callable[[str], Value], edition: Edition
) -> DisputeTable:
    say = edition.wording.say
    field = dispute.field if isinstance(dispute, RoleDispute) else ""
    verdict = say(f"verdict.{dispute.verdict}")
    # The article does not vouch for our value, though it may for the rest of the fact.
    cited = tuple(one for one in fact.citations if one.article != edition.link(article))
    ours = AccountRow(
        value=_phrase(own(field) or say("dispute.unstated"), edition),
        citations=cited,
        date=_latest(cited),
        reading=verdict if dispute.verdict in UNDECIDED else say("dispute.adopted"),
    )
    other = AccountRow(
        value=_said(dispute.says, field, fact.language, edition),
        citations=(own_citation(article, edition),),
        date=edition.wording.date(article.facts.date),
        reading=verdict,
    )
    name = say(f"field.{field}") if field else ""
    return DisputeTable(anchor, name, (ours, other), edition.words(dispute.why))


def _phrase(value: Value, edition: Edition) -> Phrase:
    return edition.phrase(value) if isinstance(value, str) else value


def _latest(cited: tuple[Citation, ...]) -> DateLabel | None:
    """The date of the latest report or article that vouches for a value."""
    dates = [date for one in cited if (date := one.date or one.article_date)]
    return max(dates, key=lambda date: date.machine, default=None)


def _said(words: str, field: str, language: str, edition: Edition) -> Phrase:
    """The other value: as a date, a length of time, an amount or a profile where it is one, else as entered."""
    org = edition.profile_link(words) if field == "org" else None
    if org:
        return org.label
    for read in (_as_date, _as_duration, _as_amount):
        try:
            return edition.phrase(read(words, edition))
        except ValueError:
            continue
    return edition.phrase(words, language)


def _as_date(words: str, edition: Edition) -> str:
    return edition.wording.date(PartialDate.parse(words)).text


def _as_duration(words: str, edition: Edition) -> str:
    return edition.wording.duration(Duration.parse(words))


def _as_amount(words: str, edition: Edition) -> str:
    return edition.wording.amount(Amount.parse(words))
