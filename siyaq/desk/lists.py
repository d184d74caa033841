"""The findings of `check` by what an editor sets out to do."""

from __future__ import annotations

from dataclasses import replace

from siyaq.diagnostics import Report
from siyaq.pipeline import Built

LISTS: dict[str, tuple[str, ...]] = {
    "conflicts": (
        "conflict", "impossible", "arithmetic", "runs-backwards", "before-founding", "after-death", "two-holders",
        "title-drift", "said-differs", "said-unclear", "differs-from-original", "checked-early", "correction-date",
    ),
    "unsourced": ("unsourced", "single-source", "source-without-url"),
    "stale": ("stale-translation", "unchecked", "former-id"),
    "wanted": ("wanted-article", "no-profile"),
    "drafts": ("draft", "held-back", "points-to-draft"),
    "untranslated": ("untranslated", "named-once"),
}  # fmt: skip


def only(what: str, built: Built) -> Built:
    """A run with the findings of one list alone."""
    found = tuple(one for one in built.report.diagnostics if one.code in LISTS[what])
    return replace(built, report=Report(found))


def brief(built: Built) -> str:
    """The findings, a line and its hint each."""
    found = built.report.diagnostics
    rows = (f"{one.location}: {one.message}" + (f"\n  {one.hint}" if one.hint else "") for one in found)
    return "\n".join(rows) or "nothing"
