"""What a site can live with and an editor wants to know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from siyaq.diagnostics import Diagnostic, Location
from siyaq.link.accounts.single_sources import check_single_sources
from siyaq.link.facts import facts_of, name_of
from siyaq.model.entries import AnyEntry, Archive, Article, Company, Person, Profile, due_on
from siyaq.model.facts import CitedSource, Role
from siyaq.model.front_matter import Wanted
from siyaq.model.spans import span_of
from siyaq.read.yaml_nodes import KEY


def check_loose_ends(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """What is held back or wanted, corrections out of time, facts with few sources, sources without an address."""
    for entry in archive.entries:
        if entry.draft:
            where = entry.original.location(("draft",))
            hint, values = "readers see it once the line is gone", (("entry", str(entry.id)),)
            yield Diagnostic(where, "note", f"{entry.id} is a draft", "draft", hint, values=values)
        if due_on(entry) > today:
            yield _held_back(entry)
        if isinstance(entry, Article):
            yield from _in_article(entry)
            yield from _corrections(entry, today)
        if isinstance(entry, Person | Company):
            yield from _unsourced(entry)
    yield from check_single_sources(archive)
    for name, source in archive.sources.by_id.items():
        if not source.url:
            yield _no_url(archive.sources.location((name, KEY)), name)


def _held_back(entry: AnyEntry) -> Diagnostic:
    due = due_on(entry)
    stated = entry.facts.publish and entry.facts.publish.earliest == due
    where = entry.original.location(("publish",) if stated else ("date",))
    hint, values = (
        "readers see it with the first build on or after that day",
        (("entry", str(entry.id)), ("day", str(due))),
    )
    return Diagnostic(where, "note", f"{entry.id} is held back until {due}", "held-back", hint, values=values)


def _unsourced(profile: Profile) -> Iterator[Diagnostic]:
    """Roles and relations that nobody is named for."""
    for where, fact in facts_of(profile):
        if not fact.sources:
            named = name_of(fact)
            values = (("role" if isinstance(fact, Role) else "relation", named),)
            message = f"nobody is named as the source of {named}"
            hint = "write sources: [ARTICLE], or [ARTICLE#SOURCE]"
            yield Diagnostic(profile.original.location(where), "note", message, "unsourced", hint, values=values)


def _in_article(article: Article) -> Iterator[Diagnostic]:
    for index, related in enumerate(article.facts.related):
        if isinstance(related, Wanted):
            where = article.original.location(("related", index, "wanted"))
            words = related.wanted.get(article.original.language) or related.wanted.words[0][1]
            hint = "once it is written, put its id here: readers see plain words until then"
            yield Diagnostic(
                where, "note", f"wanted article: {words}", "wanted-article", hint, values=(("title", words),)
            )
    for index, source in enumerate(article.facts.sources):
        if isinstance(source, CitedSource) and not source.url:
            yield _no_url(article.original.location(("sources", index)), source.id)


def _corrections(article: Article, today: date) -> Iterator[Diagnostic]:
    """Corrections that certainly came before the article did, or are still to come."""
    published = article.facts.date
    for index, correction in enumerate(article.facts.corrections):
        made, where = span_of(correction.date), ("corrections", index, "date")
        if made.earliest > today:
            message, values = f"this correction is dated after today, {today}", {"today": str(today)}
        elif made.latest < span_of(published).earliest:
            message = f"this correction is dated before its article, {published.text}"
            values = {"published": published.text}
        else:
            continue
        place, location = article.original.place(where), article.original.location(where)
        told = (("date", correction.date.text), *values.items())
        length = place.length if place else 1
        hint = "write the day on which the text was mended"
        yield Diagnostic(location, "warning", message, "correction-date", hint, length, values=told)


def _no_url(where: Location, name: str) -> Diagnostic:
    hint, values = "add `url: https://…`", (("source", name),)
    return Diagnostic(where, "note", f'the source "{name}" has no address', "source-without-url", hint, values=values)
