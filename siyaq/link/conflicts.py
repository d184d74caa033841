"""What the ledger tells the editor: accounts that cannot both be right, or cannot be right at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations

from siyaq.diagnostics import Diagnostic
from siyaq.link.folding import fold_word
from siyaq.link.ledger import Account, Slot, StatedEvent, StatedFigure, keep_ledger
from siyaq.model.dates import Duration, PartialDate
from siyaq.model.entries import AnyEntry, Company
from siyaq.model.facts import Role
from siyaq.model.money import Amount
from siyaq.model.spans import ROUNDED, Span, after, before, span_of
from siyaq.read.lexicons import read_lexicons

Bounds = tuple[Decimal, Decimal]
SPOKEN = {"day": 0, "week": 2, "month": 10, "year": 60}  # days by which a duration in words may be too long
RECHECK = timedelta(days=90)  # after which `present` is asked about again
ROUGHLY = Decimal("0.1")  # the share that `~` allows an amount on each side
SETTLE = "mend one of them, or record it under `disputed` of the role, with a verdict"


def check_ledger(entries: Iterable[AnyEntry], today: date) -> Iterator[Diagnostic]:
    """Findings on roles, figures and events, by what all texts say of them."""
    found = list(entries)
    ledger = keep_ledger(found)
    founded = {entry.id.slug: entry for entry in found if isinstance(entry, Company) and entry.facts.founded}
    for slot in ledger.slots:
        yield from _differences(slot, "from", lambda account: span_of(account.start) if account.start else None)
        yield from _differences(slot, "to", _ending)
        yield from _titles(slot)
        for account in slot.accounts:
            yield from _within(slot, account)
        yield from _before_founding(slot, founded.get(slot.role.org))
        yield from _unchecked(slot, today)
    yield from _exclusive(ledger.slots)
    for figures in ledger.figures.values():
        yield from _figures(figures)
    for events in ledger.events.values():
        yield from _events(events)


def _silent(slot: Slot, account: Account, *fields: str) -> bool:
    """Whether the editors have given their verdict on what this account says."""
    return any(one.article == account.article and one.field in fields for one in slot.role.disputed)


def _ending(account: Account) -> Span | None:
    """When it ended by this account; what goes on at present ends no earlier than it was last known to."""
    if account.end is None or account.end.precision == "unknown":
        return None
    if account.end.precision == "present":
        return Span(account.told.earliest, date.max) if account.told else None
    return span_of(account.end)


def _differences(slot: Slot, field: str, read: Callable[[Account], Span | None]) -> Iterator[Diagnostic]:
    """Accounts whose date has no day in common with that of the first."""
    heard = [account for account in slot.accounts if not _silent(slot, account, field)]
    dated = [(account, span) for account in heard if (span := read(account))]
    for account, span in dated[1:]:
        first, other = dated[0]
        if not span.meets(other):
            shown, there = _shown(account, field), _shown(first, field)
            message = f"`{field}` of {slot.id} is {shown} here, and {there} at {first.location(field)}"
            yield _finding(account, field, "conflict", message, SETTLE)


def _shown(account: Account, field: str) -> str:
    value = account.start if field == "from" else account.end
    return value.text if value else ""


def _titles(slot: Slot) -> Iterator[Diagnostic]:
    titled = [account for account in slot.accounts if account.title and not _silent(slot, account, "title")]
    for account in titled[1:]:
        own, first = dict(account.title.words), dict(titled[0].title.words)  # type: ignore[union-attr]
        for tag in sorted(own.keys() & first.keys()):
            if fold_word(own[tag]).casefold() != fold_word(first[tag]).casefold():
                place = titled[0].location("title")
                message = f'the title of {slot.id} is "{own[tag]}" here, and "{first[tag]}" at {place}'
                yield _finding(account, "title", "title-drift", message, SETTLE)


def _exclusive(slots: Iterable[Slot]) -> Iterator[Diagnostic]:
    """Two people who certainly hold, at one time in one organization, a title that only one can hold."""
    holders: dict[tuple[str, str], list[tuple[Slot, Span]]] = defaultdict(list)
    for slot in slots:
        title, held = _exclusive_title(slot.role), _surely_held(slot.accounts[0])
        if title and held:
            holders[slot.role.org, title].append((slot, held))
    for (org, title), rows in holders.items():
        for (first, one), (second, other) in combinations(rows, 2):
            overlap = one.earliest < other.latest and other.earliest < one.latest
            if overlap and first.person is not second.person:
                account, there = second.accounts[0], first.accounts[0].location("title")
                message = f"{second.id} and {first.id} ({there}) are both {title} of {org} at one time"
                yield _finding(account, "title", "two-holders", message, "mend the dates of one, or its title")


def _exclusive_title(role: Role) -> str:
    """The kind of post that a title names, where only one person can hold it."""
    known = exclusive_titles()
    words = role.title.words if role.title else ()
    return next((known[folded] for _, title in words if (folded := fold_word(title).casefold()) in known), "")


def _surely_held(account: Account) -> Span | None:
    """The days on which a role was held for certain."""
    if account.start is None or account.end is None or account.end.precision == "unknown":
        return None
    begun = span_of(account.start).latest
    end = account.told if account.end.precision == "present" else account.end
    return Span(begun, span_of(end).earliest) if end and begun <= span_of(end).earliest else None


@cache
def exclusive_titles() -> Mapping[str, str]:
    """Folded titles of which an organization has one holder, each with the name of its post."""
    posts = (post.split("|") for lexicon in read_lexicons().values() for post in lexicon.exclusive_titles)
    return {fold_word(title).casefold(): names[0] for names in posts for title in names[1:]}


def _within(slot: Slot, account: Account) -> Iterator[Diagnostic]:
    """What does not fit within one account: its order, its arithmetic, its own date."""
    start, end, lasted = (span_of(account.start) if account.start else None), _ending(account), account.lasted
    if start is None or _silent(slot, account, "from", "to", "lasted"):
        return
    begins, ends = _shown(account, "from"), _shown(account, "to")
    if end and end.latest < start.earliest:
        yield _finding(
            account, "to", "runs-backwards", f"{slot.id} ends ({ends}) before it begins ({begins})", SETTLE
        )
    elif end and lasted and end.latest < date.max:
        total = after(start, lasted)
        if not total.widened(ROUNDED[lasted.unit]).meets(end):
            message = f"{begins} and {lasted.text} make {total}, and `to` is {ends}"
            yield _finding(account, "lasted", "arithmetic", message, SETTLE)
    elif lasted and account.ended and account.article and account.told:
        yield from _impossible(slot, account, start, lasted, account.told)


def _impossible(
    slot: Slot, account: Account, start: Span, lasted: Duration, told: PartialDate
) -> Iterator[Diagnostic]:
    """An account of an ending that, by its own dates, was still to come when it was written."""
    ending, began = after(start, lasted), before(start, lasted)
    if ending.widened(SPOKEN[lasted.unit]).earliest <= span_of(told).latest:
        return
    if start.earliest > span_of(told).latest:
        yield _finding(
            account, "from", "impossible", f"{slot.id} begins after {told.text}, and is said to be over", SETTLE
        )
        return
    fits = [other for other in slot.accounts if other is not account and _agrees(other, began, start)]
    fits.sort(key=lambda other: not other.article)
    witness = f", as {fits[0].location()} says" if fits else ""
    begins = _shown(account, "from")
    made = f"{begins} and {lasted.text} make {ending}"
    message = f"{made}: {slot.id} would end after {told.text}, when this article says it is over"
    hint = f"the reading that fits: {begins} is when it ended, and it began in {began}{witness}"
    yield _finding(account, "from", "impossible", message, hint)


def _agrees(account: Account, began: Span, ended: Span) -> bool:
    end = _ending(account)
    return bool(account.start and end and span_of(account.start).meets(began) and end.meets(ended))


def _before_founding(slot: Slot, company: Company | None) -> Iterator[Diagnostic]:
    own = slot.accounts[0]
    if not (company and company.facts.founded and own.start):
        return
    if span_of(own.start).latest < span_of(company.facts.founded).earliest:
        place = company.original.location(("founded",))
        message = (
            f"{slot.id} begins {own.start.text}, before {company.id.slug} was founded ({company.facts.founded.text})"
        )
        yield _finding(own, "from", "before-founding", message, f"see {place}")


def _unchecked(slot: Slot, today: date) -> Iterator[Diagnostic]:
    own = slot.accounts[0]
    if own.end and own.end.precision == "present" and (own.told is None or own.told.latest < today - RECHECK):
        since = f"last checked {own.told.text}" if own.told else "never checked"
        hint = f"if it is still so, write checked: {today}"
        yield _finding(own, "to", "unchecked", f"{slot.id} is held at present: {since}", hint, "note")


def _figures(figures: tuple[StatedFigure, ...]) -> Iterator[Diagnostic]:
    """Amounts of one thing at one time that have nothing in common: each is told against one other."""
    known: list[tuple[StatedFigure, Span | None, Bounds]] = []
    for stated in figures:
        time = span_of(stated.figure.as_of) if stated.figure.as_of else None
        bounds = _bounds(stated.figure.amount)
        against = next((one for one, when, other in known if _same(time, when) and not _meet(bounds, other)), None)
        if against:
            yield _different(stated, against)
        else:
            known.append((stated, time, bounds))


def _different(stated: StatedFigure, other: StatedFigure) -> Diagnostic:
    here, there = stated.figure.amount.text, f"{other.figure.amount.text} at {other.location('amount')}"
    message = f"{stated.figure.what} of {stated.figure.about} is {here} here, and {there}"
    hint = "mend one of them, or give each its `as_of`"
    return Diagnostic(stated.location("amount"), "warning", message, "conflict", hint, len(here))


def _same(one: Span | None, two: Span | None) -> bool:
    """Whether two figures may be of one time; one without a time may be of any."""
    return one is None or two is None or one.meets(two)


def _meet(one: Bounds, two: Bounds) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _bounds(amount: Amount) -> Bounds:
    match amount.comparator:
        case "about":
            return amount.low * (1 - ROUGHLY), amount.high * (1 + ROUGHLY)
        case "over":
            return amount.low, Decimal("Infinity")
        case "under":
            return Decimal(0), amount.high
        case "exact":
            return amount.low, amount.high


def _events(events: tuple[StatedEvent, ...]) -> Iterator[Diagnostic]:
    """Two articles that date one event, known by its id, differently."""
    first = events[0]
    for other in events[1:]:
        if not span_of(first.event.when).meets(span_of(other.event.when)):
            here, there = other.event.when.text, first.event.when.text
            message = f'"{other.event.id}" is dated {here} here, and {there} at {first.location("when")}'
            hint = "mend one of them; two events need two ids"
            yield Diagnostic(other.location("when"), "warning", message, "conflict", hint, len(here))


def _finding(
    account: Account, field: str, code: str, message: str, hint: str, severity: str = "warning"
) -> Diagnostic:
    if hint == SETTLE and not account.article:
        hint = "mend one of them"
    place = account.document.place((*account.where, field))
    length = place.length if place else 1
    return Diagnostic(account.location(field), severity, message, code, hint, length)  # type: ignore[arg-type]
