"""The ledger compiled: what came of each of its sheets, and which need not be compiled again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import is_

from siyaq.diagnostics import Diagnostic
from siyaq.link.accounts.conflicts import exclusive_posts, holder_findings, slot_findings
from siyaq.link.accounts.ledger import Ledger, keep_ledger
from siyaq.link.accounts.stated_conflicts import event_findings, figure_findings
from siyaq.model.entries import AnyEntry, Company

Key = tuple[str, ...]
Basis = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands side by side, and what came of it: the same objects give the same findings."""

    key: Key
    basis: Basis
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Compilation:
    """A ledger with its sheets in order, as of a day; `anew` names those that were compiled in this run."""

    today: date = date.min
    ledger: Ledger = field(default_factory=Ledger)
    sheets: tuple[Sheet, ...] = ()
    anew: tuple[Key, ...] = ()

    @property
    def findings(self) -> Iterator[Diagnostic]:
        """All findings, in order of the sheets."""
        return (finding for sheet in self.sheets for finding in sheet.findings)


def compile_ledger(entries: Iterable[AnyEntry], today: date, last: Compilation | None = None) -> Compilation:
    """The ledger of these entries; of the `last` one, what its documents have not changed."""
    found = list(entries)
    ledger = keep_ledger(found, last.ledger.contributions if last else None)
    known = {sheet.key: sheet for sheet in last.sheets} if last and last.today == today else {}
    sheets: list[Sheet] = []
    anew: list[Key] = []
    for key, basis, rule in _columns(ledger, found, today):
        sheet = known.get(key)
        # Compared by identity: it is quick, and a document that changed is another object.
        if sheet is None or not _same(sheet.basis, basis):
            sheet = Sheet(key, basis, tuple(rule()))
            anew.append(key)
        sheets.append(sheet)
    return Compilation(today, ledger, tuple(sheets), tuple(anew))


def _same(one: Basis, two: Basis) -> bool:
    return len(one) == len(two) and all(map(is_, one, two))


def _columns(
    ledger: Ledger, entries: Iterable[AnyEntry], today: date
) -> Iterator[tuple[Key, Basis, Callable[[], Iterable[Diagnostic]]]]:
    """All that stands side by side, with the rule that tells what comes of it."""
    companies = {entry.id.slug: entry for entry in entries if isinstance(entry, Company)}
    for slot in ledger.slots:
        company = companies.get(slot.role.org)
        basis = (*slot.accounts, company.original if company else None)
        yield ("slot", slot.id), basis, partial(slot_findings, slot, company, today)
    for post, slots in exclusive_posts(ledger.slots).items():
        yield ("post", *post), tuple(slot.accounts[0] for slot in slots), partial(holder_findings, post, slots)
    for measured, figures in ledger.figures.items():
        yield ("figure", *measured), figures, partial(figure_findings, figures)
    for name, events in ledger.events.items():
        yield ("event", name), events, partial(event_findings, events)
