"""What a site can live with and an editor wants to know."""

from __future__ import annotations

from collections.abc import Iterator

from siyaq.diagnostics import Diagnostic, Location
from siyaq.link.single_sources import check_single_sources
from siyaq.model.entries import Archive, Article, Company, Person, Profile
from siyaq.model.facts import CitedSource, Relation, Role
from siyaq.model.front_matter import Wanted
from siyaq.read.yaml_nodes import KEY


def check_loose_ends(archive: Archive) -> Iterator[Diagnostic]:
    """Drafts, wanted articles, facts without a source or with one alone, and sources without an address."""
    for entry in archive.entries:
        if entry.draft:
            where = entry.original.location(("draft",))
            hint, values = "readers see it once the line is gone", (("entry", str(entry.id)),)
            yield Diagnostic(where, "note", f"{entry.id} is a draft", "draft", hint, values=values)
        if isinstance(entry, Article):
            yield from _in_article(entry)
        if isinstance(entry, Person | Company):
            yield from _unsourced(entry)
    yield from check_single_sources(archive)
    for name, source in archive.sources.by_id.items():
        if not source.url:
            yield _no_url(archive.sources.location((name, KEY)), name)


def _unsourced(profile: Profile) -> Iterator[Diagnostic]:
    """Roles and relations that nobody is named for."""
    facts: list[tuple[str, Role | Relation]] = [("links", relation) for relation in profile.facts.links]
    facts += [("roles", role) for role in profile.facts.roles] if isinstance(profile, Person) else []
    counts = {"links": 0, "roles": 0}
    for field, fact in facts:
        where = profile.original.location((field, counts[field]))
        counts[field] += 1
        if not fact.sources:
            named = str(fact.id) if isinstance(fact, Role) else f"{fact.rel} {fact.to}"
            values = (("role" if isinstance(fact, Role) else "relation", named),)
            hint = "write sources: [ARTICLE], or [ARTICLE#SOURCE]"
            yield Diagnostic(
                where, "note", f"nobody is named as the source of {named}", "unsourced", hint, values=values
            )


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


def _no_url(where: Location, name: str) -> Diagnostic:
    hint, values = "add `url: https://…`", (("source", name),)
    return Diagnostic(where, "note", f'the source "{name}" has no address', "source-without-url", hint, values=values)
