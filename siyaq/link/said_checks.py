"""What an article's own words for a time come to, and whether the date of the event agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from siyaq.diagnostics import Diagnostic, Severity
from siyaq.model.dates import PartialDate
from siyaq.model.entries import AnyEntry, Article
from siyaq.model.facts import Event
from siyaq.model.phrases import resolve_phrase
from siyaq.model.spans import span_of
from siyaq.read.yaml_nodes import Path


def check_said(entries: Iterable[AnyEntry]) -> Iterator[Diagnostic]:
    """Findings on `said` of events, by the day on which their article was told."""
    for entry in entries:
        # A phrase is told on a day: an article that is dated by its month or year alone says nothing of weeks.
        if isinstance(entry, Article) and entry.facts.date.precision == "day":
            for index, event in enumerate(entry.facts.dates):
                yield from _judged(entry, event, ("dates", index, "said"))


def _judged(article: Article, event: Event, where: Path) -> Iterator[Diagnostic]:
    told = article.facts.date.earliest
    dates = resolve_phrase(event.said or "", article.original.language, told).dates
    fitting = [one for one in dates if span_of(one).meets(span_of(event.when))]
    phrase = f"«{event.said}» told on {told} is"
    if dates and not fitting:
        message = f"{phrase} {_either(dates)}, and `when` is {event.when.text}"
        yield _finding(article, where, "warning", message, "said-differs", "mend `when`, or the words of `said`")
    elif len(dates) > 1 and len(fitting) > 1:
        hint = "ask the author, and write the day under `when`"
        yield _finding(article, where, "note", f"{phrase} {_either(dates)}: which of them?", "said-unclear", hint)
    elif fitting:
        yield _finding(article, where, "note", f"{phrase} {fitting[0].text}", "said")


def _either(dates: Iterable[PartialDate]) -> str:
    return " or ".join(one.text for one in dates)


def _finding(
    article: Article, where: Path, severity: Severity, message: str, code: str, hint: str = ""
) -> Diagnostic:
    place = article.original.place(where)
    return Diagnostic(article.original.location(where), severity, message, code, hint, place.length if place else 1)
