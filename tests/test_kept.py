"""What a process keeps from one run to the next: it changes what is worked out again, and no finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from siyaq.pipeline import Built, build, check
from siyaq.write.memo_file import read_memo
from tests.newsroom import article
from tests.tinysite import FILES, TinySite

CLAIM = "claims:\n  - {about: jane-doe/editor, from: 2025-03, quote: q}\n"
CODES = {"conflict"}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    made = TinySite(tmp_path)
    for path, text in FILES.items():
        made.write(path, text)
    made.write("content/articles/a.en.md", article("Text.", CLAIM))
    return made


def told(site: TinySite, last: Built) -> Built:
    """A run with what the last one kept, which has the findings of a clean one."""
    built = check(site.order(), kept=last.kept)
    assert built.report == site.check(clean=True).report
    return built


def test_editing_one_article_compiles_only_its_roles(site: TinySite) -> None:
    first = site.check()
    assert {one.code for one in first.report.diagnostics} >= CODES
    assert ("slot", "jane-doe/editor") in first.kept.ledger.anew
    assert told(site, first).kept.ledger.anew == ()
    site.write("content/articles/b.en.md", article("Text.", "dates: [{id: e, when: 2025, what: w}]\n"))
    second = told(site, first)
    assert second.kept.ledger.anew == (("event", "e"),)
    site.edit("content/articles/a.en.md", "2025-03", "2025-09")
    third = told(site, second)
    assert third.kept.ledger.anew == (("slot", "jane-doe/editor"),)
    assert not {one.code for one in third.report.diagnostics} & CODES


def test_a_text_that_has_not_changed_is_the_same_object(site: TinySite) -> None:
    first = site.check()
    second = check(site.order(), kept=first.kept)
    assert second.kept.decoded.keys() == first.kept.decoded.keys()
    assert all(second.kept.decoded[key] is found for key, found in first.kept.decoded.items())


def test_what_is_no_longer_there_is_not_kept(site: TinySite) -> None:
    first = site.check()
    site.remove("content/articles/a.en.md")
    second = told(site, first)
    assert len(second.kept.decoded) == len(first.kept.decoded) - 1
    assert "content/articles/a.en.md" not in second.kept.ledger.ledger.contributions


def test_builds_and_checks_hand_on_to_each_other(site: TinySite) -> None:
    first = site.check()
    built = build(site.order(), kept=first.kept)
    assert built.written is not None
    assert built.kept.ledger is first.kept.ledger
    assert told(site, built).kept.ledger.anew == ()


def test_a_site_that_cannot_be_read_costs_nothing_of_what_was_kept(site: TinySite) -> None:
    first = site.check()
    text = (site.folder / "site.yaml").read_text("utf-8")
    for broken in ("languages: x", "\t"):
        site.write("site.yaml", broken)
        torn = check(site.order(), kept=first.kept)
        assert torn.site is None
        assert torn.kept is first.kept
    site.write("site.yaml", text)
    assert told(site, torn).kept.ledger.anew == ()


def test_a_mistake_in_a_text_is_told_in_every_run(site: TinySite) -> None:
    first = site.check()
    site.write("content/articles/a.en.md", "---\ntitel: T\n---\n")
    second = told(site, first)
    assert "unknown-field" in {one.code for one in told(site, second).report.diagnostics}


def test_a_clean_run_keeps_nothing_of_the_last(site: TinySite) -> None:
    first = site.check()
    again = check(site.order(clean=True), kept=first.kept)
    assert not any(again.kept.decoded[key] is found for key, found in first.kept.decoded.items())


def test_a_memo_that_went_missing_is_written_again(site: TinySite) -> None:
    first = site.check()
    memo = read_memo(site.folder)
    (site.folder / ".siyaq" / "parsed.json").unlink()
    check(site.order(), kept=first.kept)
    assert read_memo(site.folder) == memo
