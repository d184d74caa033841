"""The published profiles as a registry of names, and every text linked by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from siyaq.link.names.finder import MentionFinder
from siyaq.link.names.mentions import LinkedText, Rules, link_text
from siyaq.model.entries import AnyEntry, Article, Company, Person, Profile
from siyaq.model.site import LinkPolicy
from siyaq.model.text import EntryId, Names


@dataclass(frozen=True, slots=True)
class Registry:
    """A finder of the names of some profiles, and the entry of each id that it knows."""

    finder: MentionFinder
    ids: Mapping[str, EntryId]


def registry_of(entries: Iterable[AnyEntry]) -> Registry:
    """The registry of the profiles among these entries."""
    profiles = [entry for entry in entries if isinstance(entry, Person | Company)]
    return Registry(MentionFinder(map(entity_of, profiles)), {entry.id.slug: entry.id for entry in profiles})


def entity_of(profile: Profile) -> dict[str, Any]:
    """A profile as the finder takes it."""
    facts = profile.facts
    names = {tag: [name] for tag, name in facts.name.words}
    for tag, aliases in facts.aliases.words:
        names[tag] = [*names.get(tag, []), *aliases]
    return {
        "id": profile.id.slug,
        "type": "person" if isinstance(profile, Person) else "organization",
        "names": names,
        "ambiguous": all_of(facts.ambiguous),
        "misspellings": all_of(facts.misspellings),
        "decoys": all_of(facts.decoys),
        "prefixed": all_of(facts.prefixed),
    }


def all_of(names: Names) -> list[str]:
    """The names in all languages."""
    return [name for _, listed in names.words for name in listed]


def rules_for(entry: AnyEntry, policy: LinkPolicy) -> Rules:
    """What holds for the texts of an entry: it never links to itself."""
    declared = frozenset(map(str, entry.facts.entities)) if isinstance(entry, Article) else frozenset()
    own = {entry.id.slug} if isinstance(entry, Person | Company) else set()
    return Rules(policy, declared, frozenset({*entry.facts.no_link, *own}))


def link_texts(entries: Iterable[AnyEntry], registry: Registry, policy: LinkPolicy) -> dict[str, LinkedText]:
    """The text of every document of these entries with its mentions linked, by the path of the document."""
    return {
        document.path: link_text(
            document.body, document.language, registry.finder, registry.ids, rules_for(entry, policy)
        )
        for entry in entries
        for document in entry.documents
    }
