"""Parallel reading: two texts of an article side by side, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product, zip_longest
from math import inf
from operator import itemgetter

from markupsafe import Markup

from siyaq.link.routes import entry_path, languages_of, parallel_path
from siyaq.model.entries import Article
from siyaq.render.edition import Edition
from siyaq.render.frame import frame
from siyaq.render.page import Page
from siyaq.render.pages.blocks import Block, FacingBlocks, FacingText
from siyaq.render.pages.prose import blocks_of
from siyaq.render.pages.views import ParallelView

APART = 0.4  # what a block costs that stands alone; two that differ by more than twice that are no pair
MOST = 250_000  # beyond so many pairs of blocks, texts are set side by side as they come
Pair = tuple[Block | None, Block | None]


def parallel_pages(editions: Sequence[Edition]) -> Iterator[Page]:
    """For each language of an article that has several, its text beside another."""
    for article in editions[0].graph.articles:
        there = languages_of(article, editions[0].graph.site)
        if len(there) > 1:
            own = [edition for edition in editions if edition.tag in there]
            yield from _pages_of(article, {edition.tag: edition for edition in own})


def _pages_of(article: Article, editions: dict[str, Edition]) -> Iterator[Page]:
    """A translation stands beside the original, the original beside its first translation."""
    original = article.original.language
    first = next(tag for tag in editions if tag != original)
    texts = {tag: blocks_of(edition.document(article), edition) for tag, edition in editions.items()}
    for tag, edition in editions.items():
        other = editions[first if tag == original else original]
        rows = _facing(aligned(texts[tag], texts[other.tag]), edition, other)
        path = parallel_path(article.id, tag) + "index.html"
        yield Page(path, "parallel.html", _view(article, (edition, other), tuple(rows)), listed=False)


def _view(article: Article, both: tuple[Edition, Edition], rows: tuple[FacingBlocks, ...]) -> ParallelView:
    edition = both[0]
    there = languages_of(article, edition.graph.site)
    one, other = (_text(article, each) for each in both)
    title = edition.wording.say("parallel.title", title=one.title)
    return ParallelView(
        frame=frame(edition, title, one.summary, lambda tag: parallel_path(article.id, tag), there, article),
        wording=edition.wording,
        texts=(one, other),
        stale=any(each.is_stale(article) for each in both),
        rows=rows,
    )


def _text(article: Article, edition: Edition) -> FacingText:
    language = edition.wording.language
    return FacingText(
        language=language.tag,
        direction=language.direction,
        name=language.name,
        url=edition.url(entry_path(article.id, language.tag)),
        title=edition.label(article).text,
        summary=edition.document(article).front.summary or "",
    )


def _facing(pairs: Sequence[Pair], edition: Edition, other: Edition) -> Iterator[FacingBlocks]:
    prefix = f"{other.tag}-"
    for own, beside in pairs:
        yield FacingBlocks(
            anchor=f"p{own.number}" if own else f"{prefix}p{beside.number if beside else ''}",
            number=edition.wording.number(own.number) if own else "",
            cells=(
                Markup(own.html) if own else None,  # noqa: S704 (as in prose)
                Markup(beside.apart(prefix)) if beside else None,  # noqa: S704 (as in prose)
            ),
        )


def aligned(one: Sequence[Block], other: Sequence[Block]) -> tuple[Pair, ...]:
    """The blocks of two texts in pairs: as they come, if their kinds agree; else as lengths and names fit best."""
    alike = [block.kind for block in one] == [block.kind for block in other]
    if alike or len(one) * len(other) > MOST:
        return tuple(zip_longest(one, other))
    steps = _steps(one, other)
    pairs: list[Pair] = []
    at, to = len(one), len(other)
    while at or to:
        own, beside = steps[at, to]
        at, to = at - own, to - beside
        pairs.append((one[at] if own else None, other[to] if beside else None))
    return tuple(reversed(pairs))


def _steps(one: Sequence[Block], other: Sequence[Block]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place in both texts the last step to it, in blocks of the one and of the other, that costs least."""
    scale = _length(one) / (_length(other) or 1)
    costs, steps = {(0, 0): 0.0}, {(0, 0): (0, 0)}
    for at, to in product(range(len(one) + 1), range(len(other) + 1)):
        ways = []
        if at and to:
            ways.append((costs[at - 1, to - 1] + _difference(one[at - 1], other[to - 1], scale), (1, 1)))
        if at:
            ways.append((costs[at - 1, to] + APART, (1, 0)))
        if to:
            ways.append((costs[at, to - 1] + APART, (0, 1)))
        if ways:
            costs[at, to], steps[at, to] = min(ways, key=itemgetter(0))
    return steps


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.words) for block in blocks)


def _difference(one: Block, other: Block, scale: float) -> float:
    """How little two blocks have in common, from 0 to 1: half of it their lengths, half of it whom they name."""
    if one.kind != other.kind:
        return inf
    long, beside = len(one.words), len(other.words) * scale
    length = abs(long - beside) / ((long + beside) or 1)
    names = one.names | other.names
    return (length + (1 - len(one.names & other.names) / len(names) if names else 0)) / 2
