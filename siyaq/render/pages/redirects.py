"""Pages at the addresses that entries had under former ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from siyaq.link.former import former_ids
from siyaq.link.graph import Graph
from siyaq.link.routes import entry_path, sources_path
from siyaq.model.entries import AnyEntry, Company, Person
from siyaq.model.text import EntryId
from siyaq.render.page import Page
from siyaq.render.pages.views import Frame, RedirectView

INDEX = "index.html"


def redirect_pages(pages: Iterable[Page], graph: Graph) -> Iterator[Page]:
    """For each page at an entry's address or below it, one at each address that it had before."""
    moved = dict(_moved_folders(graph))
    for page in pages:
        if page.path.endswith(f"/{INDEX}") and isinstance(frame := page.view.frame, Frame):
            folder = "/".join(page.path.split("/")[:3]) + "/"
            for former in moved.get(folder, ()):
                url = graph.site.base_path + quote(page.path.removesuffix(INDEX))
                path = former + page.path.removeprefix(folder)
                yield Page(path, "redirect.html", RedirectView(frame, page.view.wording, url), listed=False)


def _moved_folders(graph: Graph) -> Iterator[tuple[str, list[str]]]:
    """The folders of entries that were renamed, each with those that they had before."""
    for entry in graph.by_id.values():
        if entry.facts.formerly:
            for tag in graph.site.tags:
                before = [_folders(former, entry, tag) for former in former_ids(entry)]
                yield from zip(_folders(entry.id, entry, tag), map(list, zip(*before, strict=True)), strict=True)


def _folders(name: EntryId, entry: AnyEntry, tag: str) -> tuple[str, ...]:
    """Where the pages of an entry stand under an id: its own, and for a profile what rests on it as a source."""
    own = entry_path(name, tag)
    return (own, sources_path(tag, name.slug)) if isinstance(entry, Person | Company) else (own,)
