"""Everything that the names in a site tell its editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from siyaq.diagnostics import Diagnostic
from siyaq.link.names.finder import all_clues
from siyaq.link.names.names import names_of
from siyaq.link.names.registry import entity_of, registry_of
from siyaq.link.proof.name_checks import check_names
from siyaq.link.proof.near_names import check_near_names
from siyaq.link.proof.parallels import check_parallels
from siyaq.link.proof.readings import read_texts
from siyaq.link.proof.text_checks import check_free_links, check_misspellings
from siyaq.link.proof.wanted_names import check_wanted_names
from siyaq.model.entries import Archive, Company, Person
from siyaq.model.site import Site


def proofread_names(archive: Archive, site: Site, sources: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Findings about the names of the registry, and about names in the texts; drafts count, too.

    `sources` are the texts of the content files by path, to find the places in.
    """
    profiles = [entry for entry in archive.entries if isinstance(entry, Person | Company)]
    house = {profile.id.slug: site.best(profile.facts.name, profile.original.language)[1] for profile in profiles}
    clues, _ = all_clues()
    names = [name for profile in profiles for name in names_of(entity_of(profile))]
    readings = list(read_texts(archive.entries, registry_of(profiles), site.mentions, sources))
    yield from check_names(profiles, clues)
    yield from check_misspellings(readings, house)
    yield from check_near_names(readings, names, clues)
    yield from check_wanted_names(readings, clues, site)
    yield from check_free_links(readings, clues)
    yield from check_parallels(archive.entries, {reading.path: reading for reading in readings})
