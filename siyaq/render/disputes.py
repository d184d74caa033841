"""Disputed values: what we go by beside what our articles say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from siyaq.model.dates import Duration, PartialDate
from siyaq.model.facts import Dispute, RoleDispute
from siyaq.model.money import Amount
from siyaq.render.citations import own_citation
from siyaq.render.edition import Edition
from siyaq.render.rows import AccountRow, Citation, DisputeTable, Phrase
from siyaq.render.wording import DateLabel

Value = Phrase | str
UNDECIDED = ("open", "both-plausible")  # verdicts that leave our own value no better than the other


def dispute_tables(
    anchor: str,
    disputes: Iterable[Dispute],
    own: Callable[[str], Value],
    cited: tuple[Citation, ...],
    edition: Edition,
) -> tuple[DisputeTable, ...]:
    """A table for each disputed value: our own, by `own`, with the sources of the fact; and the other account."""
    return tuple(
        _table(f"{anchor}-dispute-{number}", dispute, own, cited, edition)
        for number, dispute in enumerate(disputes, 1)
    )


def _table(
    anchor: str, dispute: Dispute, own: Callable[[str], Value], cited: tuple[Citation, ...], edition: Edition
) -> DisputeTable:
    say = edition.wording.say
    field = dispute.field if isinstance(dispute, RoleDispute) else ""
    verdict = say(f"verdict.{dispute.verdict}")
    article = edition.graph.article(dispute.article)
    if article:  # one that says otherwise does not vouch for our value, though it may for the rest of the fact
        cited = tuple(one for one in cited if one.article != edition.link(article))
    ours = AccountRow(
        value=_phrase(own(field), edition),
        citations=cited,
        date=_latest(cited),
        reading=verdict if dispute.verdict in UNDECIDED else say("dispute.adopted"),
    )
    other = AccountRow(
        value=_phrase(_said(dispute.says, edition), edition),
        citations=(own_citation(article, edition),) if article else (),
        date=edition.wording.date(article.facts.date) if article else None,
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


def _said(words: str, edition: Edition) -> str:
    """The other value: as a date, a length of time or an amount where it is one, else as entered."""
    for read in (_as_date, _as_duration, _as_amount):
        try:
            return read(words, edition)
        except ValueError:
            continue
    return words


def _as_date(words: str, edition: Edition) -> str:
    return edition.wording.date(PartialDate.parse(words)).text


def _as_duration(words: str, edition: Edition) -> str:
    return edition.wording.duration(Duration.parse(words))


def _as_amount(words: str, edition: Edition) -> str:
    return edition.wording.amount(Amount.parse(words))
