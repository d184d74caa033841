"""What rests on which outlet, and how often on it alone: the pages, changed and built again."""

from __future__ import annotations

from typing import Any, cast
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.link.sources import Shelf
from siyaq.link.sourcing import reliances
from siyaq.model.entries import Article, Company
from siyaq.model.front_matter import ArticleFacts, CompanyFacts
from siyaq.model.text import EntryId
from tests.crawl import broken_links
from tests.newsroom import dom, words
from tests.tinysite import TinySite, pages

DAILY = "---\nname: {ar: اليوم}\nkind: media\n---\n"
FRONT = """\
---
title: خروج
summary: ملخص
date: 2025-09-20
sources:
  - {id: paper, publisher: daily, title: {ar: تقرير}, url: "https://daily.example/?a=1&b=2", date: 2025-09}
  - {id: quiet, title: {ar: مصادر مطلعة, en: Informed sources}, note: {ar: لم تُسمَّ}}
"""
DATES = """\
dates:
  - {id: leaves, when: 2025-09-19, what: {ar: غادرت, en: She left}, who: [jane-doe], source: paper}
  - {id: hints, when: 2025-08, what: {ar: لمّحت, en: She hinted}, who: [jane-doe], sources: [paper, quiet]}
"""
FIGURES = """\
figures:
  - {about: acme, what: debt, amount: 5bn USD, with: daily, source: quiet}
"""
EXIT = f"{FRONT}{DATES}{FIGURES}---\n\nنص.\n"
SOURCES = {"ar/sources/", "en/sources/"}
ON_ACME = {"ar/sources/acme/", "en/sources/acme/"}
ON_DAILY = {"ar/sources/daily/", "en/sources/daily/"}


@pytest.fixture
def two(tiny: TinySite) -> TinySite:
    """The tiny site with a second outlet, and an article that rests on it and on people without a name."""
    tiny.write("content/companies/daily.ar.md", DAILY)
    tiny.write("content/articles/exit.ar.md", EXIT)
    return tiny


def _rows(page: str, kind: str) -> list[list[str]]:
    """The words of each paragraph of each row of a list."""
    rows = dom(page).findall(f".//ul[@class='{kind}']/li")
    return [[words(one) for one in row.iter("p")] for row in rows]


def _summary(page: str) -> str:
    found = dom(page).find(".//p[@class='summary']")
    assert found is not None
    return words(found)


def _links(element: Element) -> list[str]:
    return [link.get("href", "") for link in element.iter("a")]


def test_the_list_counts_what_rests_on_each_and_on_it_alone(two: TinySite) -> None:
    two.build()
    informed = "معلومتان، إحداهما لا يرويها مصدر آخر"
    assert _rows(two.page("ar/sources"), "outlets") == [
        ["أكمي", "معلومتان لا يرويهما مصدر آخر", "مقالة واحدة"],
        ["اليوم", informed, "مقالة واحدة"],
        ["مصادر مطلعة", informed, "لم تُسمَّ", "«خروج»"],
    ]
    assert _rows(two.page("en/sources"), "outlets") == [
        ["Acme", "2 facts that no other source gives", "1 article"],
        ["اليوم", "2 facts, one of them from no other source", "1 article"],
        ["Informed sources", "2 facts, one of them from no other source", "لم تُسمَّ", "“خروج”"],
    ]


def test_a_page_tells_the_reports_and_the_facts_of_an_outlet(two: TinySite) -> None:
    two.build()
    page = two.page("ar/sources/daily")
    assert _summary(page) == "معلومتان، إحداهما لا يرويها مصدر آخر"
    assert _rows(page, "sources") == [["خروج", "20 سبتمبر 2025", "المصدر: تقرير، سبتمبر 2025"]]
    assert _rows(page, "sourced") == [
        ["لمّحت", "خروج أغسطس 2025"],
        ["غادرت", "خروج 19 سبتمبر 2025 مصدرها الوحيد"],
    ]
    assert 'href="https://daily.example/?a=1&amp;b=2"' in page
    assert _rows(two.page("en/sources/acme"), "sourced") == [
        ["Editor, Acme", "Jane Doe since September 2025 (as of September 16, 2025) only source"],
        ["She joined", "A new hire September 16, 2025 only source"],
    ]


def test_a_figure_leads_to_both_its_profiles(two: TinySite) -> None:
    two.edit("content/articles/exit.ar.md", "with: daily, source: quiet", "with: daily, source: paper")
    two.build()
    figure = dom(two.page("en/sources/daily")).find(".//section[@aria-labelledby='figure']")
    assert figure is not None
    assert words(figure) == "Figures Debt deal: $5 billion Acme, اليوم only source"
    assert _links(figure) == ["/en/companies/acme/", "/ar/companies/daily/"]


@pytest.mark.parametrize(
    ("shared", "alone", "arabic", "english"),
    [
        (1, 0, "معلومة واحدة يرويها مصدر آخر أيضًا", "1 fact that another source gives, too"),
        (0, 1, "معلومة واحدة لا يرويها مصدر آخر", "1 fact that no other source gives"),
        (0, 3, "3 معلومات لا يرويها مصدر آخر", "3 facts that no other source gives"),
        (3, 5, "8 معلومات، منها 5 لا يرويها مصدر آخر", "8 facts, 5 of them from no other source"),
        (9, 1, "10 معلومات، منها واحدة لا يرويها مصدر آخر", "10 facts, one of them from no other source"),
        (9, 2, "11 معلومة، منها اثنتان لا يرويهما مصدر آخر", "11 facts, 2 of them from no other source"),
        (4, 0, "4 معلومات، لكل منها مصدر آخر", "4 facts, each of which another source gives, too"),
    ],
)
def test_how_much_is_said_in_words_that_agree(
    two: TinySite, shared: int, alone: int, arabic: str, english: str
) -> None:
    event = "  - {{id: e{0}, when: 2025, what: {{ar: حدث}}, sources: [{1}]}}"
    both = [event.format(number, "paper, quiet") for number in range(shared)]
    own = [event.format(number, "paper") for number in range(shared, shared + alone)]
    two.edit("content/articles/exit.ar.md", DATES, "\n".join(["dates:", *both, *own, ""]))
    two.build()
    assert _summary(two.page("ar/sources/daily")) == arabic
    assert _summary(two.page("en/sources/daily")) == english


def test_its_profile_and_the_foot_of_every_page_lead_there(two: TinySite) -> None:
    two.build()
    assert "/en/sources/acme/" in _links(dom(two.page("en/companies/acme")))
    person = _links(dom(two.page("en/people/jane-doe")))
    assert "/en/sources/" in person
    assert "/en/sources/jane-doe/" not in person
    assert broken_links(two.output, "https://example.org/") == []


def test_a_name_that_a_language_lacks_is_given_in_another(two: TinySite) -> None:
    two.build()
    head = dom(two.page("en/sources/daily")).find(".//h1/bdi")
    assert head is not None
    assert (head.text, head.get("lang"), head.get("dir")) == ("اليوم", "ar", "rtl")
    assert '<a href="/ar/companies/daily/" class="foreign" hreflang="ar"' in two.page("en/sources/daily")


def test_a_second_outlet_ends_that_a_fact_stands_alone(two: TinySite) -> None:
    two.build()
    two.edit("content/people/jane-doe.ar.md", "[hire#wire]", "[hire#wire, exit#paper]")
    assert pages(two.build()) == SOURCES | ON_ACME | ON_DAILY | {
        "ar/people/jane-doe/", "en/people/jane-doe/", "ar/companies/acme/", "en/companies/acme/",
        "dossiers/person-jane-doe.html", "dossiers/company-acme.html",
    }  # fmt: skip
    assert _summary(two.page("ar/sources/acme")) == "معلومتان، إحداهما لا يرويها مصدر آخر"
    assert _summary(two.page("en/sources/daily")) == "3 facts, one of them from no other source"
    two.edit("content/articles/hire.ar.md", "- {id: joins, ", "- {id: leaves, ")  # one event, told by two articles
    two.build()
    assert _summary(two.page("ar/sources/acme")) == "معلومتان، لكل منهما مصدر آخر"
    assert _summary(two.page("en/sources/daily")) == "3 facts, each of which another source gives, too"
    assert _rows(two.page("en/sources/acme"), "sourced")[1] == ["She joined", "A new hire September 16, 2025"]


def test_an_article_cited_as_a_whole_is_no_outlet(two: TinySite) -> None:
    two.edit("content/people/jane-doe.ar.md", "[hire#wire]", "[hire]")
    two.edit("content/articles/hire.ar.md", ", source: wire}", "}")
    two.build()
    assert _summary(two.page("en/sources/acme")) == "Cited for no fact in particular"
    assert _rows(two.page("en/sources/acme"), "sources") == [["A new hire", "September 16, 2025"]]


def test_an_article_that_names_nobody_for_an_event_vouches_for_it_itself(two: TinySite) -> None:
    two.edit("content/articles/hire.ar.md", "- {id: joins, ", "- {id: leaves, ")
    two.edit("content/articles/hire.ar.md", ", source: wire}", "}")
    two.build()
    assert _rows(two.page("ar/sources/daily"), "sourced")[1] == ["غادرت", "خروج 19 سبتمبر 2025"]


def test_an_author_stands_where_there_is_no_outlet(two: TinySite) -> None:
    two.edit("content/articles/hire.ar.md", "publisher: acme", "author: jane-doe")
    two.build()
    assert not (two.output / "en/sources/acme").exists()
    assert _summary(two.page("en/sources/jane-doe")) == "2 facts that no other source gives"


def test_a_source_that_only_facts_name_is_shown_without_an_article(two: TinySite) -> None:
    two.write("content/sources.yaml", "post: {publisher: daily, title: {ar: منشور, en: Post}}\n")
    two.edit("content/people/jane-doe.ar.md", "[hire#wire]", "[post]")
    two.build()
    assert _rows(two.page("en/sources/daily"), "sources")[1] == ["Source: Post"]


def test_what_is_not_published_shows_nowhere(two: TinySite) -> None:
    two.write("content/companies/secret.ar.md", "---\nname: {ar: الخفية, en: Hidden}\n---\n")
    draft = EXIT.replace("title: خروج", "title: مستور\ndraft: true").replace("daily", "secret")
    two.write("content/articles/veiled.ar.md", draft.replace("مصادر مطلعة", "همس").replace("leaves", "flees"))
    two.edit("content/people/jane-doe.ar.md", "[hire#wire]", "[hire#wire, veiled#paper]")
    two.build()
    assert not list(two.output.glob("*/sources/secret"))
    shown = "".join(file.read_text("utf-8") for file in two.output.rglob("*") if file.suffix in (".html", ".xml"))
    assert not [word for word in ("مستور", "همس", "veiled") if word in shown]
    assert _summary(two.page("en/sources/acme")) == "2 facts that no other source gives"
    two.build(drafts=True)
    assert "همس" in two.page("ar/sources")
    assert _summary(two.page("en/sources/acme")) == "2 facts, one of them from no other source"


def test_the_page_of_an_outlet_goes_with_its_last_article(two: TinySite) -> None:
    two.build()
    two.remove("content/articles/exit.ar.md")
    built = two.build()
    assert built.written is not None
    assert {f"{page}index.html" for page in ON_DAILY} <= set(built.written.pruned)
    assert _rows(two.page("en/sources"), "outlets") == [["Acme", "2 facts that no other source gives", "1 article"]]


def test_a_site_without_sources_says_so(tiny: TinySite) -> None:
    tiny.edit("content/articles/hire.ar.md", "sources: [{id: wire, publisher: acme}]\n", "")
    tiny.edit("content/articles/hire.ar.md", ", source: wire}", "}")
    tiny.edit("content/people/jane-doe.ar.md", ", sources: [hire#wire]", "")
    tiny.build()
    assert "لم تذكر أي مقالة مصدرًا بعد." in tiny.page("ar/sources")


def _article(slug: str, told: list[tuple[str, list[str]]]) -> Article:
    """An article whose events rest on these outlets."""
    facts: dict[str, Any] = {
        "title": "T",
        "summary": "S",
        "date": "2025",
        "sources": [{"id": name, "publisher": name} for name in OUTLETS],
        "dates": [{"id": name, "when": "2025", "what": {"en": "W"}, "sources": refs} for name, refs in told],
    }
    return Article(EntryId("article", slug), cast(Any, None), (), ArticleFacts(**facts))


OUTLETS = ("acme", "daily", "post")
COMPANIES = {
    slug: Company(EntryId("company", slug), cast(Any, None), (), CompanyFacts(**cast(Any, {"name": {"en": slug}})))
    for slug in OUTLETS
}
TOLD = st.lists(
    st.tuples(st.sampled_from("abcd"), st.lists(st.sampled_from(OUTLETS), min_size=1, unique=True)),
    max_size=4,
    unique_by=lambda event: event[0],
)


@given(TOLD, TOLD)
def test_alone_is_who_is_the_only_one_to_tell_an_event(
    first: list[tuple[str, list[str]]], second: list[tuple[str, list[str]]]
) -> None:
    tellers: dict[str, set[str]] = {}
    for name, outlets in [*first, *second]:
        tellers.setdefault(name, set()).update(outlets)
    articles = {"one": _article("one", first), "two": _article("two", second)}
    found = reliances(Shelf(articles, {}), COMPANIES)
    for slug, company in COMPANIES.items():
        told = {one.fact.id: one.alone for one in found[company.id].facts if hasattr(one.fact, "id")}
        assert told == {name: outlets == {slug} for name, outlets in tellers.items() if slug in outlets}
        assert found[company.id].alone == sum(told.values())
