"""The ledger compiled anew: the findings of a clean run, of which only what changed was compiled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.link.accounts.compilation import Compilation, Key, compile_ledger
from siyaq.model.documents import Document, decode_document
from siyaq.model.entries import assemble
from siyaq.read.content import Source

TAGS = ("ar", "en")
TODAY = date(2025, 10, 1)
ARTICLE = "title: T\nsummary: S\ndate: 2025-09-16\n"
CFO = "{{id: cfo, org: {org}, title: {{en: CFO}}, from: {start}, to: {end}, checked: 2025-01}}"


def article(*claims: str, figures: str = "", dates: str = "") -> str:
    rows = "".join(f"  - {{about: {about}, quote: q}}\n" for about in claims)
    return ARTICLE + (f"claims:\n{rows}" if claims else "") + f"figures: [{figures}]\ndates: [{dates}]\n"


def person(*roles: str, rest: str = "") -> str:
    return f"name: {{en: N}}\ngender: f\n{rest}roles: [{', '.join(roles)}]\n"


def cfo(start: str = "2025-01", end: str = "2025-08", org: str = "acme") -> str:
    return CFO.format(org=org, start=start, end=end)


def amount(number: int, rest: str = "") -> str:
    return f"{{about: acme, what: debt, amount: {number} USD{rest}}}"


def signing(when: str, rest: str = "") -> str:
    return f"{{id: signing, when: {when}, what: w{rest}}}"


JUDGED = ", disputed: [{says: x, in: a, verdict: error, why: w}]"
NEWSROOM = {
    "articles/a.en": article("doe/cfo, from: 2025-03", figures=amount(5), dates=signing("2025-05")),
    "articles/b.en": article("roe/cfo, to: 2025-06", figures=amount(6), dates=signing("2025-06")),
    "articles/c.en": article(),
    "companies/acme.en": "name: {en: Acme}\nfounded: 2025-02\n",
    "companies/beta.en": "name: {en: Beta}\n",
    "people/doe.en": person(cfo(), "{id: other, org: beta, to: present}"),
    "people/roe.en": person(cfo()),
}


class Desk:
    """A newsroom in memory: files that have not changed stay the same documents."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(files)
        self.known: dict[tuple[str, str], Document] = {}

    def compile(self, last: Compilation | None = None, today: date = TODAY) -> Compilation:
        self.known = {item: self.known.get(item) or decoded(*item) for item in self.files.items()}
        entries, torn, diagnostics = assemble(self.known.values(), TAGS)
        assert (torn, diagnostics) == (frozenset(), ())
        return compile_ledger(entries, today, last)


def decoded(name: str, front: str) -> Document:
    document, diagnostics = decode_document(Source(f"content/{name}.md", f"---\n{front}---\n"), TAGS)
    assert diagnostics == ()
    assert document is not None
    return document


DOE, OTHER, ROE = ("slot", "doe/cfo"), ("slot", "doe/other"), ("slot", "roe/cfo")
POST, DEBT, SIGNING = ("post", "acme", "CFO"), ("figure", "acme", "debt", "", "USD"), ("event", "signing")


def test_a_clean_run_compiles_every_sheet() -> None:
    clean = Desk(NEWSROOM).compile()
    assert list(clean.anew) == [DOE, OTHER, ROE, POST, DEBT, SIGNING]
    assert [sheet.key for sheet in clean.sheets] == list(clean.anew)
    assert [one.code for one in clean.findings] == [
        "conflict", "before-founding", "unchecked", "conflict", "before-founding", "two-holders", "conflict",
        "conflict",
    ]  # fmt: skip


def test_nothing_is_compiled_where_nothing_changed() -> None:
    desk = Desk(NEWSROOM)
    clean = desk.compile()
    again = desk.compile(clean)
    assert again.anew == ()
    assert list(again.findings) == list(clean.findings)


@pytest.mark.parametrize(
    ("name", "text", "anew"),
    [
        ("articles/a.en", article("doe/cfo, from: 2025-01", figures=amount(5), dates=signing("2025-05")), {DOE, DEBT, SIGNING}),
        ("articles/a.en", article(figures=amount(5)), {DOE, DEBT, SIGNING}),  # what it no longer speaks of, too
        ("articles/b.en", NEWSROOM["articles/b.en"].replace("title: T", "title: U"), {ROE, DEBT, SIGNING}),
        ("articles/c.en", article("doe/other, to: 2025-07"), {OTHER}),
        ("articles/c.en", article(dates=signing("2025-05").replace("signing", "closing")), {("event", "closing")}),
        ("articles/d.en", article("doe/cfo, from: 2025-01", "roe/cfo, from: 2025-01"), {DOE, ROE}),
        ("articles/c.en", None, set()),
        ("articles/b.en", None, {ROE, DEBT, SIGNING}),
        ("companies/acme.en", "name: {en: Acme}\nfounded: 2024\n", {DOE, ROE}),
        ("companies/acme.en", None, {DOE, ROE}),
        ("people/roe.en", person(cfo(start="2025-08")), {ROE, POST}),
        ("people/roe.en", person(cfo(), rest="died: 2025-07\n"), {ROE, POST}),
        ("people/roe.en", None, {POST}),
        ("people/poe.en", person(cfo(org="beta")), {("slot", "poe/cfo"), ("post", "beta", "CFO")}),
    ],
)  # fmt: skip
def test_an_edit_compiles_what_its_file_speaks_of_and_no_more(name: str, text: str | None, anew: set[Key]) -> None:
    desk = Desk(NEWSROOM)
    clean = desk.compile()
    if text is None:
        del desk.files[name]
    else:
        desk.files[name] = text
    again = desk.compile(clean)
    assert set(again.anew) == anew
    assert list(again.findings) == list(Desk(desk.files).compile().findings)


def test_two_holders_are_told_by_the_profile_that_did_not_change() -> None:
    desk = Desk(NEWSROOM | {"people/roe.en": person(cfo("2025-08", "2025-10"))})
    before = desk.compile()
    assert "two-holders" not in {one.code for one in before.findings}
    desk.files["people/doe.en"] = person(cfo("2025-01", "2025-12"))
    (told,) = (one for one in desk.compile(before).findings if one.code == "two-holders")
    assert told.location.path == "content/people/roe.en.md"


def test_another_day_compiles_all_again() -> None:
    desk = Desk(
        NEWSROOM | {"people/doe.en": person(cfo(), "{id: other, org: beta, to: present, checked: 2025-09-30}")}
    )
    clean = desk.compile()
    later = desk.compile(clean, date(2026, 1, 1))
    assert later.anew == tuple(sheet.key for sheet in clean.sheets)
    assert [one.code for one in later.findings if one not in set(clean.findings)] == ["unchecked"]


def test_two_roles_of_one_id_have_their_findings_each() -> None:
    """Such a profile is refused, and `check` tells of both mistakes."""
    desk = Desk({"people/doe.en": person(cfo("2025-08", "2025-01"), cfo("2025-08", "2025-02"))})
    clean = desk.compile()
    assert [one.code for one in clean.findings] == ["runs-backwards", "checked-early"] * 2
    assert list(desk.compile(clean).findings) == list(clean.findings)


# --- whatever is edited

MONTHS = st.sampled_from(["2025-01", "2025-03", "2025-05", "2025-08"])
SLOTS = st.sampled_from(["doe/cfo", "doe/other", "roe/cfo"])


@st.composite
def articles(draw: st.DrawFn) -> str:
    """An article on a few of these roles, one figure and one event."""
    claims = draw(
        st.lists(st.builds("{}, from: {}, lasted: 2 months, ended: true".format, SLOTS, MONTHS), max_size=2)
    )
    figures = draw(st.sampled_from(["", amount(5), amount(6), amount(6, JUDGED), f"{amount(5)}, {amount(7)}"]))
    dates = draw(st.one_of(st.just(""), st.builds(signing, MONTHS, st.sampled_from(["", JUDGED]))))
    return article(*claims, figures=figures, dates=dates)


@st.composite
def people(draw: st.DrawFn) -> str:
    """A person with a post that one can hold, and another."""
    orgs = st.sampled_from(["acme", "beta"])
    held = cfo(draw(MONTHS), draw(st.one_of(MONTHS, st.just("present"))), draw(orgs))
    other = (
        f"{{id: other, org: {draw(orgs)}, from: {draw(MONTHS)}, to: {draw(st.sampled_from(['present', '2025-06']))}}}"
    )
    rest = draw(st.sampled_from(["", "died: 2025-04\n"]))
    return person(*draw(st.sampled_from([(held, other), (other, held), (held,), (other,)])), rest=rest)


EDITS = st.one_of(
    st.tuples(st.sampled_from(["articles/a.en", "articles/b.en", "articles/d.en"]), st.none() | articles()),
    st.tuples(st.sampled_from(["people/doe.en", "people/roe.en", "people/ann.en"]), st.none() | people()),
    st.tuples(
        st.just("companies/acme.en"),
        st.none() | st.sampled_from(["name: {en: Acme}\n", "name: {en: Acme}\nfounded: 2025-04\n"]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(edits=st.lists(st.tuples(EDITS, st.sampled_from([TODAY, date(2026, 1, 1)])), min_size=1, max_size=8))
def test_findings_after_any_edits_are_those_of_a_clean_run(
    edits: list[tuple[tuple[str, str | None], date]],
) -> None:
    desk = Desk(NEWSROOM)
    last = desk.compile()
    for (name, text), today in edits:
        desk.files.pop(name, None)
        if text is not None:
            desk.files[name] = text
        last = desk.compile(last, today)
        clean = Desk(desk.files).compile(today=today)
        assert list(last.findings) == list(clean.findings)
        assert [sheet.key for sheet in last.sheets] == [sheet.key for sheet in clean.sheets]
