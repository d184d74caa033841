"""The catalogue: what is published, by id, and where; worked out once, since every row asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from siyaq.link.graph import Graph
from siyaq.link.routes import entry_path, languages_of
from siyaq.model.entries import AnyEntry, Person, Profile
from siyaq.model.facts import Relation, Role
from siyaq.model.text import EntryId


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A graph, its profiles by id, and the addresses of each entry's pages by language tag."""

    graph: Graph
    profiles: Mapping[str, Profile]
    addresses: Mapping[EntryId, Mapping[str, str]]

    @classmethod
    def of(cls, graph: Graph) -> Catalogue:
        """The catalogue of a graph."""
        profiles: tuple[Profile, ...] = (*graph.companies, *graph.people)
        entries: tuple[AnyEntry, ...] = (*profiles, *graph.articles)
        base, site = graph.site.base_url, graph.site
        return cls(
            graph,
            {profile.id.slug: profile for profile in profiles},
            {one.id: {tag: base + entry_path(one.id, tag) for tag in languages_of(one, site)} for one in entries},
        )

    def profile_id(self, slug: str | None) -> str | None:
        """The id of a profile, where readers may see it."""
        return slug if slug in self.profiles else None

    def roles(self) -> Iterator[tuple[Person, Role]]:
        """The roles in published organizations, each with the person who holds or held it."""
        for person in self.graph.people:
            yield from ((person, role) for role in person.facts.roles if role.org in self.profiles)

    def relations(self) -> Iterator[tuple[Profile, Relation]]:
        """The relations between published profiles, each from the end that states it."""
        for profile in self.profiles.values():
            yield from ((profile, relation) for relation in profile.facts.links if relation.to in self.profiles)
