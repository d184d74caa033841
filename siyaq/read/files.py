"""Stage one: everything that the site is made from, as it lies on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from siyaq.diagnostics import Diagnostic, Location
from siyaq.read.content import Content, Source, read_content, read_text
from siyaq.read.theme import ThemeFiles, read_theme

SITE_FILE = "site.yaml"


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of a site, none of them decoded."""

    site: Source
    content: Content
    theme: ThemeFiles

    def texts(self) -> Iterator[Source]:
        """Every text that a finding may quote."""
        yield self.site
        yield from self.content.sources
        yield from self.theme.templates.values()
        for layers in self.theme.strings.values():
            yield from layers


def read_files(site_dir: Path) -> tuple[SiteFiles | None, tuple[Diagnostic, ...]]:
    """The files below the site's folder, and the packaged theme's."""
    file = site_dir / SITE_FILE
    if not file.is_file():
        hint = "name the folder of the site with --site, or make one: siyaq init mysite"
        return None, (Diagnostic(Location(SITE_FILE), "error", "there is no site here", "no-site", hint),)
    source = read_text(file, SITE_FILE)
    if isinstance(source, Diagnostic):
        return None, (source,)
    content, in_content = read_content(site_dir)
    theme, in_theme = read_theme(site_dir)
    return SiteFiles(source, content, theme), (*in_content, *in_theme)
