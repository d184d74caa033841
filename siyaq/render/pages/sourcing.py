"""Pages on sources: the list of them, and for each outlet what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from siyaq.link.routes import sources_path
from siyaq.link.sourcing import Reliance, Report, SourcedFact
from siyaq.model.entries import Person
from siyaq.model.facts import Event, Figure, Relation, Role
from siyaq.model.text import EntryId, Text
from siyaq.render.edition import Edition, alphabetical
from siyaq.render.frame import frame
from siyaq.render.linked.pages import page_frame
from siyaq.render.page import Page
from siyaq.render.pages.careers import period
from siyaq.render.pages.citations import citation
from siyaq.render.pages.rows import Link, OutletRow, Phrase, ReportRow, SourcedGroup, SourcedRow, UnnamedRow
from siyaq.render.pages.views import OutletsView, OutletView
from siyaq.render.wording.words import Wording

KINDS: dict[str, type[Role | Relation | Event | Figure]] = {
    "role": Role,
    "relation": Relation,
    "event": Event,
    "figure": Figure,
}


def sources_pages(edition: Edition) -> Iterator[Page]:
    """The list of sources, and a page for each outlet."""
    outlets = {name: found for name, found in edition.graph.reliance.items() if isinstance(name, EntryId)}
    yield Page(f"{sources_path(edition.tag)}index.html", "outlets.html", _outlets_view(outlets, edition))
    for name, found in outlets.items():
        path = sources_path(edition.tag, name.slug)
        yield Page(f"{path}index.html", "outlet.html", _outlet_view(name, found, edition))


def _outlets_view(outlets: dict[EntryId, Reliance], edition: Edition) -> OutletsView:
    site, say = edition.graph.site, edition.wording.say
    described = say("sourcing.described", site=site.best(site.title, edition.tag)[1])
    rows = [(found, _outlet_row(name, found, edition)) for name, found in outlets.items()]
    rows.sort(key=lambda row: (*_weight(row[0]), alphabetical(row[1].link.label.text)))
    unnamed = [
        (found, _unnamed_row(name, found, edition))
        for name, found in edition.graph.reliance.items()
        if not isinstance(name, EntryId)
    ]
    unnamed.sort(key=lambda row: (*_weight(row[0]), alphabetical(row[1].name.text)))
    return OutletsView(
        frame=page_frame(frame(edition, say("sourcing.title"), described, sources_path, site.tags), edition),
        wording=edition.wording,
        outlets=tuple(row for _, row in rows),
        unnamed=tuple(row for _, row in unnamed),
    )


def _weight(found: Reliance) -> tuple[int, int]:
    """The key by which the sources that most rests on come first."""
    return -len(found.facts), -len(found.articles)


def _outlet_row(name: EntryId, found: Reliance, edition: Edition) -> OutletRow:
    return OutletRow(
        link=Link(edition.url(sources_path(edition.tag, name.slug)), edition.links[name].label),
        facts=_how_much(found, edition.wording),
        articles=edition.wording.count("count.article", len(found.articles)),
    )


def _unnamed_row(name: Text | str, found: Reliance, edition: Edition) -> UnnamedRow:
    notes = (edition.text(report.source.note) for report in found.reports)
    return UnnamedRow(
        name=edition.words(name) if isinstance(name, Text) else edition.phrase(name),
        notes=tuple(dict.fromkeys(filter(None, notes))),
        facts=_how_much(found, edition.wording),
        articles=tuple(edition.link(article) for article in found.articles),
    )


def _outlet_view(name: EntryId, found: Reliance, edition: Edition) -> OutletView:
    profile = edition.links[name]
    title = edition.wording.say("sourcing.of", name=profile.label.text)
    facts = _how_much(found, edition.wording)
    above = (edition.wording.say("sourcing.title"), sources_path(edition.tag))
    around = frame(edition, title, facts, lambda tag: sources_path(tag, name.slug), edition.graph.site.tags)
    return OutletView(
        frame=page_frame(around, edition, above, about=edition.graph.profile(name.slug)),
        wording=edition.wording,
        profile=profile,
        facts=facts,
        reports=tuple(_report_row(report, edition) for report in found.reports),
        groups=tuple(_groups(found, edition)),
    )


def _how_much(found: Reliance, wording: Wording) -> str:
    """How many facts rest on a source, and how many of them on it alone, in words."""
    total, alone = len(found.facts), found.alone
    if not total:
        return wording.say("sourcing.no-facts")
    facts = wording.say("sourcing.facts", n=total)
    part = "some" if 0 < alone < total else "all" if alone else "none"
    return wording.say(f"sourcing.{part}", n=total, facts=facts, alone=wording.say("sourcing.alone", n=alone))


def _report_row(report: Report, edition: Edition) -> ReportRow:
    article = report.article
    return ReportRow(
        article=edition.link(article) if article else None,
        published=edition.wording.date(article.facts.date) if article else None,
        report=citation(report.source, edition),
    )


def _groups(found: Reliance, edition: Edition) -> Iterator[SourcedGroup]:
    for name, kind in KINDS.items():
        facts = [one for one in found.facts if isinstance(one.fact, kind)]
        if facts:
            yield SourcedGroup(name, tuple(_row(one, edition) for one in sorted(facts, key=_in_time)))


def _in_time(one: SourcedFact) -> int:
    """The key by which events stand in order of time; other facts keep the order of their pages."""
    return one.fact.when.earliest.toordinal() if isinstance(one.fact, Event) else 0


def _row(sourced: SourcedFact, edition: Edition) -> SourcedRow:
    words, other, when = _said(sourced, edition)
    parties = (sourced.fact.about, sourced.fact.between) if isinstance(sourced.fact, Figure) else ()
    told = tuple(link for slug in parties if (link := edition.profile_link(slug)))
    return SourcedRow(words, other, told or (edition.link(sourced.owner),), when, sourced.alone)


def _said(sourced: SourcedFact, edition: Edition) -> tuple[Phrase, Link | None, str]:
    """What a fact says: in words, with whom, and when."""
    say = edition.wording.say
    match sourced.fact:
        case Role() as role:
            title = edition.text(role.title) or edition.phrase(say("role.worked"))
            return title, edition.profile_link(role.org), period(role, edition)
        case Relation() as tie:
            # agrees as on the profile: words for organizations are feminine
            gender = sourced.owner.facts.gender if isinstance(sourced.owner, Person) else "f"
            when = edition.optional_date(tie.when) or (say("relation.ended") if tie.ended else "")
            return edition.phrase(say(f"relation.{tie.rel}", gender=gender)), edition.profile_link(tie.to), when
        case Event() as event:
            return edition.words(event.what), None, edition.optional_date(event.when)
        case Figure() as figure:
            words = f"{say(f'figure.{figure.what}')}{say('list.colon')}{edition.wording.amount(figure.amount)}"
            return edition.phrase(words), None, edition.optional_date(figure.as_of)
