"""What waits together with the entries that are not published yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from siyaq.model.documents import references_of
from siyaq.model.entries import AnyEntry
from siyaq.model.text import EntryId, MediaName


def withheld_media(entries: tuple[AnyEntry, ...], published: Collection[EntryId]) -> frozenset[str]:
    """The files of content/media/ that entries show or link to, and none of them is published."""
    shown, waiting = set[str](), set[str]()
    for entry in entries:
        (shown if entry.id in published else waiting).update(_media_of(entry))
    return frozenset(waiting - shown)


def _media_of(entry: AnyEntry) -> Iterator[str]:
    for document in entry.documents:
        yield from (use.name for use in document.body.media)
        yield from (name for _, name in references_of(document.front) if isinstance(name, MediaName))
