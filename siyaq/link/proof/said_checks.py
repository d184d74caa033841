"""What an article's own words for a time come to, and whether the date that the editor gave them agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from siyaq.diagnostics import Diagnostic, Location, Severity
from siyaq.model.dates import PartialDate
from siyaq.model.entries import AnyEntry, Article
from siyaq.model.phrases import resolve_phrase
from siyaq.model.spans import span_of


@dataclass(frozen=True, slots=True)
class _Said:
    """Words for a time, the date that they were given and where: `said` of an event, or a mark in the text."""

    words: str
    when: PartialDate
    language: str
    location: Location
    length: int


def check_said(entries: Iterable[AnyEntry]) -> Iterator[Diagnostic]:
    """Findings on words for a time, by the day on which their article was told."""
    for entry in entries:
        # A phrase is told on a day: an article that is dated by its month or year alone says nothing of weeks.
        if isinstance(entry, Article) and entry.facts.date.precision == "day":
            for said in (*_of_events(entry), *_in_texts(entry)):
                yield from _judged(said, entry.facts.date.earliest)


def _of_events(article: Article) -> Iterator[_Said]:
    original = article.original
    for index, event in enumerate(article.facts.dates):
        where = ("dates", index, "said")
        place = original.place(where)
        length = place.length if place else 1
        yield _Said(event.said or "", event.when, original.language, original.location(where), length)


def _in_texts(article: Article) -> Iterator[_Said]:
    for document in article.documents:
        for one in document.body.dated:
            when = PartialDate.parse(one.when)
            yield _Said(one.words, when, document.language, one.location, len(one.words) + 2)


def _judged(said: _Said, told: date) -> Iterator[Diagnostic]:
    dates = resolve_phrase(said.words, said.language, told).dates
    fitting = [one for one in dates if span_of(one).meets(span_of(said.when))]
    phrase = f"«{said.words}» told on {told} is"
    values = {"phrase": said.words, "told": str(told), "meant": " / ".join(one.text for one in dates)}
    if dates and not fitting:
        message = f"{phrase} {_either(dates)}, and `when` is {said.when.text}"
        values["when"] = said.when.text
        yield _finding(said, "warning", message, "said-differs", values, "mend `when`, or the words of `said`")
    elif len(dates) > 1 and len(fitting) > 1:
        hint = "ask the author, and write the day under `when`"
        yield _finding(said, "note", f"{phrase} {_either(dates)}: which of them?", "said-unclear", values, hint)
    elif fitting:
        values["meant"] = fitting[0].text
        yield _finding(said, "note", f"{phrase} {fitting[0].text}", "said", values)


def _either(dates: Iterable[PartialDate]) -> str:
    return " or ".join(one.text for one in dates)


def _finding(
    said: _Said, severity: Severity, message: str, code: str, values: Mapping[str, str], hint: str = ""
) -> Diagnostic:
    return Diagnostic(said.location, severity, message, code, hint, said.length, values=tuple(values.items()))
