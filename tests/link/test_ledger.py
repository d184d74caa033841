"""The ledger: what each text says, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.diagnostics import Diagnostic
from siyaq.link.accounts.compilation import compile_ledger
from siyaq.link.accounts.ledger import Ledger, Slot, keep_ledger
from siyaq.model.documents import Document, decode_document
from siyaq.model.entries import AnyEntry, assemble
from siyaq.read.content import Source

TAGS = ("ar", "en")
TODAY = date(2025, 10, 1)
ARTICLE = "title: T\nsummary: S\ndate: {day}\n"
DOE = """\
name: {en: Jane Doe}
gender: f
roles:
  - {id: editor, org: acme, title: {en: Editor}, from: 2025-04, to: 2025-07, lasted: 3 months}
  - {id: writer, org: acme, to: present, checked: 2025-09-16}
"""
SAID = """\
claims:
  - {about: jane-doe/editor, from: 2025-03, to: unknown, title: {en: Chief}, quote: q}
  - {about: jane-doe/editor, lasted: 2 months, ended: true, quote: q}
  - {about: jane-doe/writer, to: present, quote: q}
  - {about: john-roe/editor, from: 2025-07, quote: q}
figures:
  - {about: acme, what: deal, amount: 5bn USD, with: beta}
  - {about: acme, what: deal, amount: 6bn EUR, with: beta}
  - {about: acme, what: deal, amount: 7bn USD}
  - {about: acme, what: debt, amount: 8bn USD}
dates:
  - {id: signing, when: 2025-07, what: {en: w}}
"""
FILES = {
    "people/jane-doe.en": DOE,
    "articles/a.en": ARTICLE.format(day="2025-09-16") + SAID,
    "articles/b.en": ARTICLE.format(day="2025-09-20")
    + "claims: [{about: jane-doe/editor, to: 2025-08, quote: q}]\n"
    + "figures: [{about: acme, what: deal, amount: 9bn USD, with: beta}]\n"
    + "dates: [{id: signing, when: 2025-08, what: {en: w}}]\n",
}


def documents(files: dict[str, str]) -> list[Document]:
    found = []
    for name, front in files.items():
        document, diagnostics = decode_document(Source(f"content/{name}.md", f"---\n{front}---\n"), TAGS)
        assert diagnostics == ()
        assert document is not None
        found.append(document)
    return found


def entries(files: dict[str, str]) -> tuple[AnyEntry, ...]:
    found, torn, diagnostics = assemble(documents(files), TAGS)
    assert (torn, diagnostics) == (frozenset(), ())
    return found


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return keep_ledger(entries(FILES))


@pytest.fixture(scope="module")
def editor(ledger: Ledger) -> Slot:
    return ledger.slots[0]


def test_a_slot_is_a_role_with_what_the_profile_and_the_articles_say_of_it(ledger: Ledger, editor: Slot) -> None:
    assert [slot.id for slot in ledger.slots] == ["jane-doe/editor", "jane-doe/writer"]
    assert (editor.person.id.slug, editor.role.id) == ("jane-doe", "editor")
    assert [(account.article, account.where) for account in editor.accounts] == [
        ("", ("roles", 0)),
        ("a", ("claims", 0)),
        ("a", ("claims", 1)),
        ("b", ("claims", 0)),
    ]
    assert [account.article for account in ledger.slots[1].accounts] == ["", "a"]


def test_an_account_knows_what_was_said_when_and_where(editor: Slot) -> None:
    own, first, second, third = editor.accounts
    assert [account.start.text if account.start else None for account in editor.accounts] == [
        "2025-04", "2025-03", None, None,
    ]  # fmt: skip
    assert [account.end.text if account.end else None for account in editor.accounts] == [
        "2025-07", "unknown", None, "2025-08",
    ]  # fmt: skip
    assert [account.lasted.text if account.lasted else None for account in editor.accounts] == [
        "3 months", None, "2 months", None,
    ]  # fmt: skip
    assert [account.title.get("en") if account.title else None for account in editor.accounts] == [
        "Editor", "Chief", None, None,
    ]  # fmt: skip
    assert own.told is None, "never checked"
    assert [str(account.told.earliest) for account in (first, second, third) if account.told] == [
        "2025-09-16", "2025-09-16", "2025-09-20",
    ]  # fmt: skip
    assert str(own.location("from")) == "content/people/jane-doe.en.md:5:56"
    assert str(first.location()) == "content/articles/a.en.md:6:5"
    assert str(first.location("title")) == "content/articles/a.en.md:6:65"
    assert first.location("lasted") == first.location(), "what it does not say stands nowhere else"


def test_what_is_over_is_ended_whether_or_not_somebody_says_since_when(ledger: Ledger) -> None:
    assert [[account.ended for account in slot.accounts] for slot in ledger.slots] == [
        [True, True, True, True],
        [False, False],
    ]


def test_the_profile_was_told_when_it_was_last_checked(ledger: Ledger) -> None:
    own, claimed = ledger.slots[1].accounts
    assert own.told == claimed.told


def test_figures_stand_side_by_side_where_they_measure_one_thing_in_one_unit(ledger: Ledger) -> None:
    told = {
        key: [(one.article, one.fact.amount.text, one.where) for one in rows] for key, rows in ledger.figures.items()
    }
    assert told == {
        ("acme", "deal", "beta", "USD"): [
            ("a", "5bn USD", ("figures", 0)),
            ("b", "9bn USD", ("figures", 0)),
        ],
        ("acme", "deal", "beta", "EUR"): [("a", "6bn EUR", ("figures", 1))],
        ("acme", "deal", "", "USD"): [("a", "7bn USD", ("figures", 2))],
        ("acme", "debt", "", "USD"): [("a", "8bn USD", ("figures", 3))],
    }
    (row,) = ledger.figures["acme", "debt", "", "USD"]
    assert str(row.location("amount")) == "content/articles/a.en.md:14:39"


def test_events_stand_side_by_side_by_their_ids(ledger: Ledger) -> None:
    assert {name: [one.fact.when.text for one in rows] for name, rows in ledger.events.items()} == {
        "signing": ["2025-07", "2025-08"]
    }
    assert str(ledger.events["signing"][1].location("when")) == "content/articles/b.en.md:7:29"


def test_facts_of_a_translated_article_are_told_once() -> None:
    translation = 'title: T\nsummary: S\ntranslation: {of: "0123456789abcdef"}\n'
    assert keep_ledger(entries({**FILES, "articles/a.ar": translation})).figures.keys() == (
        keep_ledger(entries(FILES)).figures.keys()
    )
    held = keep_ledger(entries({**FILES, "articles/a.ar": translation})).slots[0]
    assert [account.document.path for account in held.accounts[1:3]] == ["content/articles/a.en.md"] * 2


def test_an_empty_archive_has_an_empty_ledger() -> None:
    assert keep_ledger([]) == Ledger((), {}, {}, {})
    assert list(compile_ledger([], TODAY).findings) == []


# --- the order of files

CROWD = {
    "companies/acme.en": "name: {en: Acme}\nfounded: 2025-06\n",
    "people/jane-doe.en": DOE,
    "people/joan-poe.en": "name: {en: Joan}\ngender: f\ndied: 2024-07\nroles:\n"
    "  - {id: ceo, org: acme, title: {en: CEO}, from: 2024, to: 2026}\n",
    "people/john-roe.en": "name: {en: John}\ngender: m\nroles:\n"
    "  - {id: ceo, org: acme, title: {en: Chief executive}, from: 2024, to: 2026}\n",
    "articles/a.en": FILES["articles/a.en"],
    "articles/b.en": FILES["articles/b.en"],
    "articles/c.en": ARTICLE.format(day="2025-08")
    + "claims: [{about: jane-doe/editor, from: 2025-07, lasted: 3 months, ended: true, title: {en: X}, quote: q}]\n"
    + "figures: [{about: acme, what: deal, amount: 1bn USD, with: beta}]\n"
    + "dates: [{id: signing, when: 2025-07-16, what: {en: w}}]\n",
}


def findings(found: Iterable[AnyEntry]) -> set[Diagnostic]:
    return set(compile_ledger(found, TODAY).findings)


EXPECTED = findings(entries(CROWD))


def test_the_crowd_has_something_of_everything() -> None:
    assert {found.code for found in EXPECTED} == {
        "after-death",
        "before-founding",
        "conflict",
        "impossible",
        "title-drift",
        "two-holders",
    }


@settings(deadline=None, max_examples=50)
@given(st.permutations(sorted(CROWD)))
def test_findings_are_the_same_whatever_the_order_of_files(names: list[str]) -> None:
    assert findings(entries({name: CROWD[name] for name in names})) == EXPECTED
