"""`single-source`: which facts of an entry rest on one source alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from siyaq.diagnostics import Diagnostic
from tests.newsroom import article
from tests.tinysite import SITE, TinySite

SHARED = "report: {publisher: acme, title: {en: Report}}\nleaflet: {title: {en: Leaflet}}\n"
LISTED = """\
sources:
  - {id: wire, publisher: acme}
  - {id: paper, publisher: beta}
  - {id: letter, author: doe}
  - {id: untitled}
  - report
"""
DOE = "---\nname: {{en: Jane Doe}}\ngender: f\n{rest}---\n"
ROLE = "  - {{id: post, org: acme, sources: [{refs}]}}\n"


def site(folder: Path, doe: str, **fronts: str) -> TinySite:
    """A person with these facts, two companies, and articles that list the same sources."""
    made = TinySite(folder)
    made.write("site.yaml", SITE)
    made.write("content/sources.yaml", SHARED)
    made.write("content/people/doe.en.md", DOE.format(rest=doe))
    for name in ("acme", "beta"):
        made.write(f"content/companies/{name}.en.md", f"---\nname: {{en: {name.title()}}}\n---\n")
    for name in {"a", "b"} | fronts.keys():
        made.write(f"content/articles/{name}.en.md", article("Text.", LISTED + fronts.get(name, "")))
    return made


def told(made: TinySite) -> list[Diagnostic]:
    found = made.check().report.diagnostics
    assert "error" not in {one.severity for one in found}, found
    return [one for one in found if one.code == "single-source"]


@pytest.mark.parametrize(
    ("refs", "single"),
    [
        ("a", True),
        ("a#wire", True),
        ("report", True),
        ("a#wire, a#paper", False),
        ("a, b", False),
        ("a, a#wire", False),  # the article itself stands for what it credits to nobody
        ("a#wire, b#paper", False),
        ("a#wire, b#wire", True),  # two reports of one outlet
        ("a#wire, report", True),
        ("a#report, report", True),
        ("a#letter, b#letter", True),
        ("leaflet, a#letter", False),
        ("a#untitled, b#untitled", False),  # nothing says that they are one
        ("", False),  # that is another finding
    ],
)
def test_a_fact_rests_on_one_source_where_one_voice_alone_is_named(refs: str, single: bool, tmp_path: Path) -> None:
    found = told(site(tmp_path, "roles:\n" + ROLE.format(refs=refs)))
    assert [str(one).split("\n")[0] for one in found] == [
        "content/people/doe.en.md:5:5: note: facts that rest on one source alone (1 of 1): post [single-source]"
    ] * single


def test_an_entry_has_one_note_at_its_first_such_fact(tmp_path: Path) -> None:
    facts = (
        "links:\n"
        "  - {rel: owns, to: beta, sources: [a, b]}\n"
        "  - {rel: owns, to: acme, sources: [a]}\n"
        "  - {rel: works-with, to: acme}\n"
        "roles:\n"
        "  - {id: post, org: acme, sources: [report]}\n"
    )
    (found,) = told(site(tmp_path, facts))
    assert str(found.location) == "content/people/doe.en.md:6:5"
    assert found.message == "facts that rest on one source alone (2 of 4): post, owns acme"
    assert found.hint == "add a second to `sources`, if there is one"


def event(name: str, rest: str = "") -> str:
    """An event of an article."""
    return f"  - {{id: {name}, when: 2025, what: w{rest}}}\n"


def figure(amount: str, rest: str = "") -> str:
    """A figure of an article."""
    return f"  - {{about: acme, what: debt, amount: {amount}{rest}}}\n"


def test_an_article_has_a_note_where_it_names_one_source(tmp_path: Path) -> None:
    front = "dates:\n" + event("one", ", source: wire") + event("two") + event("three", ", sources: [wire, paper]")
    front += "figures:\n" + figure("5 USD", ", source: report") + figure("6 EUR")
    (found,) = told(site(tmp_path, "", a=front))
    assert str(found.location) == "content/articles/a.en.md:12:5"
    assert found.message == "facts that rest on one source alone (2 of 5): one, debt of acme"


@pytest.mark.parametrize(
    ("other", "places"),
    [
        (event("signing"), []),  # that article says so itself
        (event("signing", ", source: paper"), []),
        (event("signing", ", source: wire"), ["a", "b"]),
        (event("closing", ", source: paper"), ["a", "b"]),
    ],
)
def test_an_event_that_two_articles_tell_has_the_sources_of_both(
    other: str, places: list[str], tmp_path: Path
) -> None:
    found = told(site(tmp_path, "", a="dates:\n" + event("signing", ", source: wire"), b="dates:\n" + other))
    assert [one.location.path for one in found] == [f"content/articles/{name}.en.md" for name in places]


@pytest.mark.parametrize(("amount", "count"), [("5 USD", 0), ("6 USD", 2)])
def test_an_equal_figure_of_another_article_is_the_same(amount: str, count: int, tmp_path: Path) -> None:
    one, other = figure("5 USD", ", source: wire"), figure(amount, ", source: paper")
    assert len(told(site(tmp_path, "", a="figures:\n" + one, b="figures:\n" + other))) == count


def test_a_source_of_the_article_is_meant_before_an_article_of_that_name(tmp_path: Path) -> None:
    front = "dates:\n" + event("signing", ", sources: [wire, paper]")
    assert told(site(tmp_path, "", a=front, wire="", paper="")) == []
    assert told(site(tmp_path, "", a="dates:\n" + event("signing", ", sources: [wire, report]"), wire="")) != []


def test_build_does_not_ask(tmp_path: Path) -> None:
    made = site(tmp_path, "roles:\n" + ROLE.format(refs="a"))
    assert [one for one in made.build().report.diagnostics if one.code == "single-source"] == []
