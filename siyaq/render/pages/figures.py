"""Figures in words, and as bars where they can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from siyaq.link.graph import StatedFigure
from siyaq.model.entries import Article
from siyaq.render.drawings.bars import amount_bar
from siyaq.render.edition import Edition
from siyaq.render.pages.citations import cited_by
from siyaq.render.pages.disputes import Disputed, dispute_tables
from siyaq.render.pages.rows import FigureRow, Link


def figure_rows(
    figures: tuple[StatedFigure, ...], edition: Edition, here: Article | None = None
) -> tuple[FigureRow, ...]:
    """Figures, those about published profiles; on an article’s own page its sources go without the article."""
    shown = [(one, about) for one in figures if (about := edition.profile_link(one.figure.about))]
    most = _most(one for one, _ in shown)
    return tuple(
        _row(f"figure-{number}", one, about, most, edition, here) for number, (one, about) in enumerate(shown, 1)
    )


def _most(figures: Iterable[StatedFigure]) -> Mapping[str, Decimal]:
    """The greatest amount of each unit that several figures have: those can be compared."""
    amounts: dict[str, list[Decimal]] = defaultdict(list)
    for one in figures:
        amounts[one.figure.amount.unit].append(one.figure.amount.high)
    return {unit: max(found) for unit, found in amounts.items() if len(found) > 1}


def _row(
    anchor: str,
    stated: StatedFigure,
    about: Link,
    most: Mapping[str, Decimal],
    edition: Edition,
    here: Article | None,
) -> FigureRow:
    figure, wording = stated.figure, edition.wording
    unit, mirrored = figure.amount.unit, wording.language.direction == "rtl"
    cited = cited_by(figure.sources, stated.article, edition, here)
    amount = wording.amount(figure.amount)
    return FigureRow(
        anchor=anchor,
        about=about,
        what=wording.say(f"figure.{figure.what}"),
        between=edition.profile_link(figure.between),
        amount=amount,
        bar=amount_bar(figure.amount, most[unit], mirrored) if unit in most else (),
        as_of=wording.date(figure.as_of) if figure.as_of else None,
        note=edition.text(figure.note),
        citations=cited,
        disputes=dispute_tables(
            Disputed(anchor, cited, stated.article.original.language), figure.disputed, lambda _field: amount, edition
        ),
    )
