"""Stage three: many entries to one graph of what readers may see."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from siyaq.diagnostics import Diagnostic
from siyaq.link.graph import Graph, compile_graph, is_published
from siyaq.link.proof.name_checks import check_shared_names
from siyaq.link.references import check_references
from siyaq.model.model import Model


def link_entries(
    model: Model, media: Collection[str], today: date, *, drafts: bool, future: bool
) -> tuple[Graph, tuple[Diagnostic, ...]]:
    """The graph of the published entries, and findings on references that lead nowhere and names that two claim."""
    shown = [entry for entry in model.archive.entries if is_published(entry, today, drafts=drafts, future=future)]
    ids = frozenset(entry.id for entry in shown)
    findings = (
        *check_references(model.archive, model.broken, ids, media),
        *check_shared_names(model.archive.entries),
    )
    return compile_graph(model.site, model.archive, shown), findings
