"""What the accounts of a role tell the editor: which cannot both be right, or cannot be right at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from siyaq.diagnostics import Diagnostic, Severity
from siyaq.link.accounts.ledger import Account, Slot
from siyaq.link.groups import grouped
from siyaq.link.names.folding import caseless
from siyaq.model.dates import Duration, PartialDate
from siyaq.model.entries import Company
from siyaq.model.facts import Role
from siyaq.model.spans import ROUNDED, Span, after, before, span_of
from siyaq.model.text import Text
from siyaq.read.lexicons import read_lexicons

SPOKEN = {"day": 0, "week": 2, "month": 10, "year": 60}  # days by which a duration in words may be too long
RECHECK = timedelta(days=90)  # after which `present` is asked about again
SETTLE = "mend one of them, or record it under `disputed` of the role, with a verdict"


def slot_findings(slot: Slot, company: Company | None, today: date) -> Iterator[Diagnostic]:
    """Findings on one role, by what all texts say of it; `company` is where it was held, if that is known."""
    yield from _differences(slot, "from", lambda account: span_of(account.start) if account.start else None)
    yield from _differences(slot, "to", lambda account: account.ending)
    yield from _titles(slot)
    for account in slot.accounts:
        yield from _within(slot, account)
    yield from _before_founding(slot, company)
    yield from _after_death(slot)
    yield from _checked_early(slot)
    yield from _unchecked(slot, today)


def _silent(slot: Slot, account: Account, *fields: str) -> bool:
    """Whether the editors have given their verdict on what this account says."""
    return any(one.article == account.article and one.field in fields for one in slot.role.disputed)


def _differences(slot: Slot, field: str, read: Callable[[Account], Span | None]) -> Iterator[Diagnostic]:
    """Accounts whose date has no day in common with that of the first."""
    heard = [account for account in slot.accounts if not _silent(slot, account, field)]
    dated = [(account, span) for account in heard if (span := read(account))]
    for account, span in dated[1:]:
        first, other = dated[0]
        if not span.meets(other):
            here, there, place = _shown(account, field), _shown(first, field), str(first.location(field))
            message = f"`{field}` of {slot.id} is {here} here, and {there} at {place}"
            values = {"slot": slot.id, "here": here, "there": there, "place": place}
            yield _finding(account, field, "conflict", message, SETTLE, values)


def _shown(account: Account, field: str) -> str:
    value = account.start if field == "from" else account.end
    return value.text if value else ""


def _titles(slot: Slot) -> Iterator[Diagnostic]:
    heard = [account for account in slot.accounts if not _silent(slot, account, "title")]
    titled = [(account, account.title) for account in heard if account.title]
    for account, title in titled[1:]:
        first, other = titled[0]
        for here, there in differing(title, other):
            place = str(first.location("title"))
            message = f'the title of {slot.id} is "{here}" here, and "{there}" at {place}'
            values = {"slot": slot.id, "here": here, "there": there, "place": place}
            yield _finding(account, "title", "title-drift", message, SETTLE, values)


def differing(one: Text, other: Text) -> Iterator[tuple[str, str]]:
    """The words of two titles, in each language in which they are not the same."""
    for tag, here in one.words:
        there = other.get(tag)
        if there is not None and caseless(here) != caseless(there):
            yield here, there


def exclusive_posts(slots: Iterable[Slot]) -> Mapping[tuple[str, str], tuple[Slot, ...]]:
    """The roles in each post that only one person can hold, by (organization, post)."""
    return grouped(((slot.role.org, title), slot) for slot in slots if (title := _exclusive_title(slot.role)))


def holder_findings(post: tuple[str, str], slots: Iterable[Slot]) -> Iterator[Diagnostic]:
    """Two people who certainly hold at one time a post that only one can hold."""
    org, title = post
    rows = [(slot, held) for slot in slots if (held := _surely_held(slot.accounts[0]))]
    for (first, one), (second, other) in combinations(rows, 2):
        overlap = one.earliest < other.latest and other.earliest < one.latest
        if overlap and first.person is not second.person:
            account, place = second.accounts[0], str(first.accounts[0].location("title"))
            message = f"{second.id} and {first.id} ({place}) are both {title} of {org} at one time"
            values = {"slot": second.id, "other": first.id, "place": place, "post": title, "org": org}
            yield _finding(account, "title", "two-holders", message, "mend the dates of one, or its title", values)


def _exclusive_title(role: Role) -> str:
    """The kind of post that a title names, where only one person can hold it."""
    known = exclusive_titles()
    words = role.title.words if role.title else ()
    return next((known[folded] for _, title in words if (folded := caseless(title)) in known), "")


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
    return {caseless(title): names[0] for names in posts for title in names[1:]}


def _within(slot: Slot, account: Account) -> Iterator[Diagnostic]:
    """What does not fit within one account: its order, its arithmetic, its own date."""
    start, end, lasted = (span_of(account.start) if account.start else None), account.ending, account.lasted
    if start is None or _silent(slot, account, "from", "to", "lasted"):
        return
    begins, ends = _shown(account, "from"), _shown(account, "to")
    values = {"slot": slot.id, "begins": begins, "ends": ends}
    if end and end.latest < start.earliest:
        message = f"{slot.id} ends ({ends}) before it begins ({begins})"
        yield _finding(account, "to", "runs-backwards", message, SETTLE, values)
    elif end and lasted and end.latest < date.max:
        total = after(start, lasted)
        if not total.widened(ROUNDED[lasted.unit]).meets(end):
            message = f"{begins} and {lasted.text} make {total}, and `to` is {ends}"
            values |= {"lasted": lasted.text, "total": str(total)}
            yield _finding(account, "lasted", "arithmetic", message, SETTLE, values)
    elif lasted and account.ended and account.article and account.told:
        yield from _impossible(slot, account, start, lasted, account.told)


def _impossible(
    slot: Slot, account: Account, start: Span, lasted: Duration, told: PartialDate
) -> Iterator[Diagnostic]:
    """An account of an ending that, by its own dates, was still to come when it was written."""
    ending, began = after(start, lasted), before(start, lasted)
    if ending.widened(SPOKEN[lasted.unit]).earliest <= span_of(told).latest:
        return
    begins = _shown(account, "from")
    values = {"slot": slot.id, "begins": begins, "told": told.text}
    if start.earliest > span_of(told).latest:
        message = f"{slot.id} begins after {told.text}, and is said to be over"
        yield _finding(account, "from", "impossible", message, SETTLE, values)
        return
    fits = [other for other in slot.accounts if other is not account and _agrees(other, began, start)]
    fits.sort(key=lambda other: not other.article)
    witness = f", as {fits[0].location()} says" if fits else ""
    values |= {"lasted": lasted.text, "ending": str(ending), "began": str(began)}
    values |= {"witness": str(fits[0].location())} if fits else {}
    made = f"{begins} and {lasted.text} make {ending}"
    message = f"{made}: {slot.id} would end after {told.text}, when this article says it is over"
    hint = f"the reading that fits: {begins} is when it ended, and it began in {began}{witness}"
    yield _finding(account, "from", "impossible", message, hint, values)


def _agrees(account: Account, began: Span, ended: Span) -> bool:
    end = account.ending
    return bool(account.start and end and span_of(account.start).meets(began) and end.meets(ended))


def _before_founding(slot: Slot, company: Company | None) -> Iterator[Diagnostic]:
    own = slot.accounts[0]
    if not (company and company.facts.founded and own.start):
        return
    if span_of(own.start).latest < span_of(company.facts.founded).earliest:
        place = str(company.original.location(("founded",)))
        begins, founded, name = own.start.text, company.facts.founded.text, company.id.slug
        message = f"{slot.id} begins {begins}, before {name} was founded ({founded})"
        values = {"slot": slot.id, "begins": begins, "company": name, "founded": founded, "place": place}
        yield _finding(own, "from", "before-founding", message, f"see {place}", values)


def _after_death(slot: Slot) -> Iterator[Diagnostic]:
    """A role that begins, goes on or ends when its holder is dead: told once, at what shows it best."""
    own, person, died = slot.accounts[0], slot.person, slot.person.facts.died
    late = _later(own, span_of(died).latest) if died else None
    if died and late:
        field, words = late
        place = str(person.original.location(("died",)))
        message = f"{slot.id} {words}, after {person.id.slug} died ({died.text})"
        values = {"begins" if field == "from" else "ends": _shown(own, field)}
        values |= {"slot": slot.id, "died": died.text, "place": place}
        yield _finding(own, field, "after-death", message, f"see {place}", values)


def _later(account: Account, day: date) -> tuple[str, str] | None:
    """The field that is certainly later than this day, and what it says."""
    if account.start and span_of(account.start).earliest > day:
        return "from", f"begins {account.start.text}"
    if account.end and account.end.precision == "present":
        return "to", "is held at present"
    if account.end and span_of(account.end).earliest > day:
        return "to", f"ends {account.end.text}"
    return None


def _checked_early(slot: Slot) -> Iterator[Diagnostic]:
    """A role that was certainly checked before it began."""
    own = slot.accounts[0]
    if own.told and own.start and span_of(own.told).latest < span_of(own.start).earliest:
        checked, begins = own.told.text, own.start.text
        message = f"{slot.id} was checked ({checked}) before it began ({begins})"
        values = {"slot": slot.id, "checked": checked, "begins": begins}
        yield _finding(own, "checked", "checked-early", message, "mend one of the dates", values)


def _unchecked(slot: Slot, today: date) -> Iterator[Diagnostic]:
    own = slot.accounts[0]
    if slot.person.facts.died:
        return  # there is nothing to ask about again: `after-death` tells of it
    if own.end and own.end.precision == "present" and (own.told is None or own.told.latest < today - RECHECK):
        since = f"last checked {own.told.text}" if own.told else "never checked"
        hint = f"if it is still so, write checked: {today}"
        values = {"slot": slot.id, "today": str(today)} | ({"since": own.told.text} if own.told else {})
        yield _finding(own, "to", "unchecked", f"{slot.id} is held at present: {since}", hint, values, "note")


def _finding(
    account: Account,
    field: str,
    code: str,
    message: str,
    hint: str,
    values: Mapping[str, str],
    severity: Severity = "warning",
) -> Diagnostic:
    if hint == SETTLE and not account.article:
        hint = "mend one of them"
    place = account.document.place((*account.where, field))
    length = place.length if place else 1
    told = {"field": field, **({"article": account.article} if account.article else {}), **values}
    where = account.location(field)
    return Diagnostic(where, severity, message, code, hint, length, values=tuple(told.items()))
