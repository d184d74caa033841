"""Disputed values as readers see them: each account with its source, its date and our reading."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.newsroom import article, dom, newsroom, translation, words
from tests.tinysite import TinySite, pages

ACME = "---\nname: {ar: أكمي, en: Acme}\n---\n"
ZETA = "---\nname: {ar: زيتا, en: Zeta}\nkind: media\n---\n"
JANE = """\
---
name: {{ar: جين دو, en: Jane Doe}}
gender: f
summary: م
roles:
  - id: cfo
    org: acme
    title: {{ar: المدير المالي, en: CFO}}
    from: 2025-04
    to: 2025-07
    lasted: 3 months
    sources: [{sources}]
    disputed: [{disputed}]
---
"""
SOURCE = "sources: [{id: wire, publisher: zeta, date: 2025-09-15}]\n"
WHY = "why: {ar: لأن, en: Because}"
Table = list[tuple[str, str, str, str]]


def dispute(says: str, verdict: str = "error", field: str = "from", slug: str = "b") -> str:
    field = f"field: {field}, " if field else ""
    return f'{{{field}says: "{says}", in: {slug}, verdict: {verdict}, {WHY}}}'


def site(folder: Path, files: dict[str, str]) -> TinySite:
    """Three articles, the first from 16 September 2025 with a source of its own; and these files."""
    given = {"content/companies/acme.ar.md": ACME, "content/companies/zeta.ar.md": ZETA}
    for slug, front, day in (("a", SOURCE, "16"), ("b", "", "17"), ("c", "", "18")):
        given[f"content/articles/{slug}.ar.md"] = article("نص.", front, f"2025-09-{day}", slug.upper())
        given[f"content/articles/{slug}.en.md"] = translation("Text.").replace("title: T", f"title: {slug.upper()}")
    made = newsroom(folder, given | files)
    assert pages(made.build())
    return made


def role(folder: Path, *disputes: str, sources: str = "a#wire, b") -> TinySite:
    text = JANE.format(sources=sources, disputed=", ".join(disputes))
    return site(folder, {"content/people/jane-doe.ar.md": text})


def boxes(page: str) -> list[Element]:
    return [box for box in dom(page).iter("div") if box.get("class") == "box dispute"]


def table(box: Element) -> Table:
    """(value, sources, date, reading) of each account."""
    return [tuple(words(cell) for cell in row) for row in box.findall("table/tbody/tr")]  # type: ignore[misc]


def only(page: str) -> Table:
    (box,) = boxes(page)
    return table(box)


# --- roles


def test_our_own_value_stands_first_and_the_other_article_is_no_source_of_it(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("2025-07", "misreading"))
    assert only(made.page("en/people/jane-doe")) == [
        ("April 2025", "Zeta, September 15, 2025, as reported in “A”", "September 15, 2025", "what we go by"),
        ("July 2025", "“B”", "September 17, 2025", "ambiguous wording"),
    ]
    assert only(made.page("ar/people/jane-doe")) == [
        ("أبريل 2025", "زيتا، 15 سبتمبر 2025، كما ورد في «A»", "15 سبتمبر 2025", "ما نعتمده"),
        ("يوليو 2025", "«B»", "17 سبتمبر 2025", "صياغة ملتبسة"),
    ]
    for page in ("en/people/jane-doe", "en/companies/acme"):
        (box,) = boxes(made.page(page))
        assert words(box.findall("table/caption")[0]) == "Another account: Start"
        assert words(box.findall("p")[0]) == "Because"
        mark = [link for link in dom(made.page(page)).iter("a") if link.get("class") == "tag disputed"]
        assert [link.get("href") for link in mark] == [f"#{box.get('id')}"] == ["#jane-doe-cfo-dispute-1"]


def test_the_other_article_stays_among_the_sources_of_the_rest(tmp_path: Path) -> None:
    page = dom(role(tmp_path, dispute("2025-07")).page("en/people/jane-doe"))
    (cited,) = [one for one in page.iter("details") if one.get("class") == "cited"]
    assert [words(one) for one in cited.iter("li")] == ["Zeta, September 15, 2025, as reported in “A”", "“B”"]


def test_ours_bears_the_date_of_its_latest_source(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("2025-07"), sources="a#wire, b, c")
    assert only(made.page("en/people/jane-doe"))[0] == (
        "April 2025", "Zeta, September 15, 2025, as reported in “A”“C”", "September 18, 2025", "what we go by",
    )  # fmt: skip


def test_without_a_source_ours_stands_alone(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("2025-07"), sources="b")
    assert only(made.page("en/people/jane-doe"))[0] == ("April 2025", "", "", "what we go by")


@pytest.mark.parametrize(
    ("verdict", "readings"),
    [
        ("open", ("open", "open")),
        ("both-plausible", ("both plausible", "both plausible")),
        ("outdated", ("what we go by", "outdated")),
        ("error", ("what we go by", "error")),
        ("misreading", ("what we go by", "ambiguous wording")),
    ],
)
def test_a_verdict_that_decides_nothing_does_not_favour_ours(
    verdict: str, readings: tuple[str, str], tmp_path: Path
) -> None:
    made = role(tmp_path, dispute("2025-07", verdict))
    assert tuple(row[3] for row in only(made.page("en/people/jane-doe"))) == readings


@pytest.mark.parametrize(
    ("field", "says", "caption", "english", "arabic"),
    [
        ("from", "2025-05~", "Start", ("April 2025", "about May 2025"), ("أبريل 2025", "مايو 2025 تقريبًا")),
        ("to", "2025-08", "End", ("July 2025", "August 2025"), ("يوليو 2025", "أغسطس 2025")),
        ("to", "present", "End", ("July 2025", "present"), ("يوليو 2025", "حتى الآن")),
        ("lasted", "~2 years", "Length", ("3 months", "about 2 years"), ("3 أشهر", "سنتان تقريبًا")),
        ("org", "أوبن إيه آي", "Organization", ("Acme", "أوبن إيه آي"), ("أكمي", "أوبن إيه آي")),
        ("title", "الرئيس", "Post", ("CFO", "الرئيس"), ("المدير المالي", "الرئيس")),
    ],
)
def test_each_field_has_its_own_value_and_the_other_in_words(
    field: str, says: str, caption: str, english: tuple[str, str], arabic: tuple[str, str], tmp_path: Path
) -> None:
    made = role(tmp_path, dispute(says, field=field))
    assert tuple(row[0] for row in only(made.page("en/people/jane-doe"))) == english
    assert tuple(row[0] for row in only(made.page("ar/people/jane-doe"))) == arabic
    (box,) = boxes(made.page("en/people/jane-doe"))
    assert words(box.findall("table/caption")[0]) == f"Another account: {caption}"


def test_two_disputes_have_two_tables(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("2025-07"), dispute("2025-09", field="to", slug="c"))
    found = boxes(made.page("en/people/jane-doe"))
    assert [box.get("id") for box in found] == ["jane-doe-cfo-dispute-1", "jane-doe-cfo-dispute-2"]
    assert [[row[0] for row in table(box)] for box in found] == [
        ["April 2025", "July 2025"],
        ["July 2025", "September 2025"],
    ]


def test_the_account_of_an_article_that_is_not_published_is_not_told(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("2025-07"), sources="a#wire")
    made.edit("content/articles/b.ar.md", "---\ntitle", "---\ndraft: true\ntitle")
    assert pages(made.build())
    page = made.page("en/people/jane-doe")
    assert "Another account" not in page


def test_an_organization_is_told_by_its_name(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("acme", field="org"))
    assert only(made.page("ar/people/jane-doe"))[1][0] == "أكمي"


def test_a_value_that_we_do_not_state_says_so(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("4 months", field="lasted"))
    made.edit("content/people/jane-doe.ar.md", "    lasted: 3 months\n", "")
    made.build()
    assert only(made.page("en/people/jane-doe"))[0][0] == "not stated"


def test_the_words_of_a_value_are_escaped(tmp_path: Path) -> None:
    made = role(tmp_path, dispute("<b>x</b>", field="title"))
    assert only(made.page("en/people/jane-doe"))[1][0] == "<b>x</b>"
    assert "<b>x</b>" not in made.page("en/people/jane-doe")


# --- events and figures


def test_an_event_is_disputed_in_its_date_wherever_it_shows(tmp_path: Path) -> None:
    event = (
        "dates:\n  - {id: joins, when: 2025-09-16, what: {ar: انضمت, en: She joined}, who: [acme], source: wire,\n"
        f"     disputed: [{dispute('2025-09-17', field='')}]}}\n"
    )
    made = site(tmp_path, {"content/articles/a.ar.md": article("نص.", SOURCE + event, title="A")})
    ours = (
        "September 16, 2025",
        "Zeta, September 15, 2025, as reported in “A”",
        "September 15, 2025",
        "what we go by",
    )
    other = ("September 17, 2025", "“B”", "September 17, 2025", "error")
    assert only(made.page("en/companies/acme")) == [ours, other]
    assert only(made.page("en/articles/a")) == [(ours[0], "Zeta, September 15, 2025", *ours[2:]), other]
    (box,) = boxes(made.page("en/companies/acme"))
    assert words(box.findall("table/caption")[0]) == "Another account"
    assert box.get("id") == "event-a-joins-dispute-1"


def test_a_figure_is_disputed_in_its_amount_wherever_it_shows(tmp_path: Path) -> None:
    figure = (
        "figures:\n  - {about: acme, what: valuation, amount: ~500bn USD, source: wire,\n"
        f"     disputed: [{dispute('>1.5tn USD', 'open', field='')}]}}\n"
    )
    made = site(tmp_path, {"content/articles/a.ar.md": article("نص.", SOURCE + figure, title="A")})
    ours = ("about $500 billion", "Zeta, September 15, 2025, as reported in “A”", "September 15, 2025", "open")
    other = ("more than $1.5 trillion", "“B”", "September 17, 2025", "open")
    assert only(made.page("en/companies/acme")) == [ours, other]
    assert only(made.page("en/articles/a")) == [(ours[0], "Zeta, September 15, 2025", *ours[2:]), other]
    assert [row[0] for row in only(made.page("ar/companies/acme"))] == [
        "نحو 500 مليار دولار",
        "أكثر من 1.5 تريليون دولار",
    ]


def test_an_article_that_cites_the_disputing_one_does_not_rest_on_it_either(tmp_path: Path) -> None:
    """On its own page, too, where sources go without the article that carries them."""
    event = (
        "dates:\n  - {id: joins, when: 2025-09-16, what: {ar: انضمت, en: She joined}, who: [acme], sources: [wire, b],\n"
        f"     disputed: [{dispute('2025-09-17', field='')}]}}\n"
    )
    made = site(tmp_path, {"content/articles/a.ar.md": article("نص.", SOURCE + event, title="A")})
    assert only(made.page("en/companies/acme"))[0][1] == "Zeta, September 15, 2025, as reported in “A”"
    assert only(made.page("en/articles/a"))[0][1] == "Zeta, September 15, 2025"
    (cited,) = [one for one in dom(made.page("en/articles/a")).iter("details") if one.get("class") == "cited"]
    assert [words(one) for one in cited.iter("li")] == ["Zeta, September 15, 2025", "“B”"]


# --- figures beside each other


def test_figures_of_one_unit_have_bars_and_one_alone_has_none(tmp_path: Path) -> None:
    figures = (
        "figures:\n  - {about: acme, what: valuation, amount: 100bn USD}\n"
        "  - {about: acme, what: deal, amount: 50bn USD}\n  - {about: acme, what: stake, amount: 12 %}\n"
    )
    made = site(tmp_path, {"content/articles/a.ar.md": article("نص.", figures, title="A")})
    widths = {}
    for language in ("en", "ar"):
        page = dom(made.page(f"{language}/companies/acme"))
        found = next(one for one in page.iter("table") if one.get("class") == "figure-table")
        widths[language] = [
            [(rect.get("x"), rect.get("width"), rect.get("class")) for rect in row.iter("rect")]
            for row in found.findall("tbody/tr")
        ]
    assert widths == {
        "en": [[("0%", "83.33%", "sure")], [("0%", "41.67%", "sure")], []],
        "ar": [[("16.67%", "83.33%", "sure")], [("58.33%", "41.67%", "sure")], []],
    }
