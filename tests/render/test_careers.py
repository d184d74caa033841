"""Careers as tables with bars, the people of a company by post, and who is who in an article."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from siyaq.link.graph import DatedEvent, chronological
from siyaq.model.documents import decode_document
from siyaq.model.entries import Article, assemble
from siyaq.read.content import Source
from tests.newsroom import article, dom, newsroom, translation, words
from tests.tinysite import TinySite, pages

ACME = "---\nname: {ar: أكمي, en: Acme}\nsummary: شركة\n---\n"
ZETA = "---\nname: {ar: زيتا, en: Zeta}\n---\n"


def person(name: str, *roles: str, summary: str = "") -> str:
    rows = "".join(f"  - {{{role}}}\n" for role in roles)
    return f"---\nname: {name}\ngender: f\nsummary: {summary or 'م'}\n{'roles:' if rows else ''}\n{rows}---\n"


JANE = "{ar: جين دو, en: Jane Doe}"
CFO = "title: {ar: المدير المالي, en: CFO}"
CEO = "title: {ar: الرئيس, en: CEO}"


def site(folder: Path, day: str = "2025-09-16", **people: str) -> TinySite:
    """Acme and Zeta, an article that names Jane Doe, and these people."""
    files = {f"content/people/{slug}.ar.md": text for slug, text in people.items()}
    files |= {"content/companies/acme.ar.md": ACME, "content/companies/zeta.ar.md": ZETA}
    files |= {
        "content/articles/a.ar.md": article("قالت جين دو ذلك.", day=day),
        "content/articles/a.en.md": translation("Jane Doe said so."),
    }
    if "jane-doe" in people:
        files["content/people/jane-doe.en.md"] = f'---\nsummary: Editor\ntranslation: {{of: "{"0" * 16}"}}\n---\n'
    made = newsroom(folder, files)
    assert pages(made.build())
    return made


def one(parent: Element, path: str) -> Element:
    found = parent.find(path)
    assert found is not None, path
    return found


def rows(made: TinySite, page: str) -> list[tuple[str, str, str]]:
    """(other end, post, period) of each row of the career on a page."""
    table = one(dom(made.page(page)), ".//table[@class='roles']")
    return [
        (words(one(row, ".//p[@class='role-other']")), words(one(row, ".//p[@class='role-title']")), period(row))
        for row in table.findall("tbody/tr")
    ]


def period(row: Element) -> str:
    return words(one(row, ".//span[@class='period']"))


def bars(made: TinySite, page: str) -> list[list[tuple[str, float, float]]]:
    """(shade, start, end) of the segments of each row, in per cent from the left."""
    table = one(dom(made.page(page)), ".//table[@class='roles']")
    return [
        [
            (rect.get("class", ""), x := float(rect.get("x", "")[:-1]), x + float(rect.get("width", "")[:-1]))
            for rect in row.iter("rect")
        ]
        for row in table.findall("tbody/tr")
    ]


def ticks(made: TinySite, page: str) -> list[tuple[str, float]]:
    table = one(dom(made.page(page)), ".//table[@class='roles']")
    return [(words(text), float(text.get("x", "")[:-1])) for text in table.iter("text")]


# --- the career of a person


@pytest.fixture
def career(tmp_path: Path) -> TinySite:
    roles = (
        "id: cfo, org: acme, " + CFO + ", from: 2025-04, to: 2025-07",
        "id: ceo, org: zeta, " + CEO + ", from: 2025-09-16, to: present, checked: 2025-10-01, reports_to: elon-musk",
        "id: early, org: zeta, to: unknown, lasted: ~9 years",
    )
    return site(tmp_path, **{"jane-doe": person(JANE, *roles)})


def test_a_career_runs_from_the_latest_role_and_says_when_in_words(career: TinySite) -> None:
    assert rows(career, "en/people/jane-doe") == [
        ("Zeta", "CEO", "since September 16, 2025 (as of October 1, 2025)"),
        ("Acme", "CFO", "April–July 2025"),
        ("Zeta", "Post not stated", "formerly (about 9 years)"),
    ]
    assert rows(career, "ar/people/jane-doe") == [
        ("زيتا", "الرئيس", "منذ 16 سبتمبر 2025 (آخر تحقق: 1 أكتوبر 2025)"),
        ("أكمي", "المدير المالي", "من أبريل إلى يوليو 2025"),
        ("زيتا", "منصب لم تذكره المصادر", "سابقًا (9 سنوات تقريبًا)"),
    ]


def test_its_bars_say_what_is_sure_and_an_undated_role_has_none(career: TinySite) -> None:
    ceo, cfo, early = bars(career, "en/people/jane-doe")
    assert [shade for shade, *_ in ceo] == ["sure", "open"]
    assert [shade for shade, *_ in cfo] == ["soft", "sure", "soft"]
    assert early == []
    assert cfo[0][1] == 0
    assert ceo[-1][2] == 100
    assert cfo[-1][2] < ceo[0][1]


def test_arabic_has_the_mirror_image(career: TinySite) -> None:
    left, right = (bars(career, f"{language}/people/jane-doe") for language in ("en", "ar"))
    for there, here in zip(left, right, strict=True):
        assert [shade for shade, *_ in there] == [shade for shade, *_ in here]
        places = [place for _, *ends in there for place in ends]
        assert places == approx([100 - place for _, start, end in here for place in (end, start)], abs=0.02)
    english, arabic = (ticks(career, f"{language}/people/jane-doe") for language in ("en", "ar"))
    assert [label for label, _ in english] == ["April 2025", "October 2025"]
    assert [label for label, _ in arabic] == ["أبريل 2025", "أكتوبر 2025"]
    assert [place for _, place in english] == approx([100 - place for _, place in arabic], abs=0.02)


def test_what_the_bars_say_is_there_for_scripts_too(career: TinySite) -> None:
    table = one(dom(career.page("en/people/jane-doe")), ".//table[@class='roles']")
    assert [row.get("data-held") for row in table.findall("tbody/tr")] == [
        "2025-09-16 2025-09-16 2025-10-01 9999-12-31",
        "2025-04-01 2025-04-30 2025-07-01 2025-07-31",
        "- - - -",
    ]
    assert [row.get("class") for row in table.findall("tbody/tr")] == ["current", None, None]


def test_without_two_days_to_tell_apart_there_is_a_table_and_no_drawing(tmp_path: Path) -> None:
    made = site(tmp_path, **{"jane-doe": person(JANE, "id: x, org: acme, to: present, checked: 2025-09-16")})
    assert rows(made, "en/people/jane-doe") == [("Acme", "Post not stated", "current (as of September 16, 2025)")]
    table = one(dom(made.page("en/people/jane-doe")), ".//table[@class='roles']")
    assert list(table.iter("svg")) == []
    assert "input" not in made.page("en/companies/acme")


def test_a_role_in_a_company_that_is_not_published_is_left_out(tmp_path: Path) -> None:
    made = site(
        tmp_path, **{"jane-doe": person(JANE, "id: x, org: acme, from: 2024", "id: y, org: zeta, from: 2025")}
    )
    made.edit("content/companies/zeta.ar.md", "---\nname", "---\ndraft: true\nname")
    assert pages(made.build())
    assert rows(made, "en/people/jane-doe") == [("Acme", "Post not stated", "from 2024")]


# --- the people of a company


def test_the_holders_of_one_post_stand_together_from_the_latest(tmp_path: Path) -> None:
    made = site(
        tmp_path,
        ann=person("{ar: آن, en: Ann}", "id: r, org: acme, " + CFO + ", from: 2010, to: 2014"),
        bob=person("{ar: بوب, en: Bob}", "id: r, org: acme, " + CEO + ", from: 2012, to: 2020"),
        cid=person("{ar: سيد, en: Cid}", "id: r, org: acme, " + CFO + ", from: 2014, to: present"),
        dan=person("{ar: دان, en: Dan}", "id: r, org: acme, to: unknown"),
        eve=person("{ar: إيف, en: Eve}", "id: r, org: zeta, " + CFO + ", from: 2014"),
        fay=person("{ar: فاي, en: Fay}", "id: r, org: acme, " + CEO + ", from: 2020, to: 2022"),
    )
    assert rows(made, "en/companies/acme") == [
        ("Cid", "CFO", "since 2014"),
        ("Ann", "CFO", "2010 – 2014"),
        ("Fay", "CEO", "2020 – 2022"),
        ("Bob", "CEO", "2012 – 2020"),
        ("Dan", "Post not stated", "formerly"),
    ]
    page = dom(made.page("en/companies/acme"))
    assert [row.get("id") for row in one(page, ".//table[@class='roles']").findall("tbody/tr")] == [
        "cid-r", "ann-r", "fay-r", "bob-r", "dan-r",
    ]  # fmt: skip
    picker = one(page, ".//p[@class='held']")
    assert (picker.get("hidden"), words(one(picker, "label"))) == ("", "Who held these posts in:")
    assert 'class="held"' not in made.page("en/people/ann")


# --- who is who in an article


def cast(folder: Path, *roles: str, language: str = "en", day: str = "2025-09-16") -> list[str]:
    """What the card of Jane Doe says on the page of an article of this day."""
    made = site(folder, day, **{"jane-doe": person(JANE, *roles, summary="محررة")})
    page = dom(made.page(f"{language}/articles/a"))
    (card,) = [
        card for card in one(page, ".//aside//ul[@class='cast']") if "jane-doe" in one(card, ".//a").get("href", "")
    ]
    return [words(line) for line in card.findall(".//p[@class='caption']")]


SINCE = "id: now, org: zeta, " + CEO + ", from: 2025-09-16, to: present, checked: 2025-09-16"
UNTIL = "id: cfo, org: acme, " + CFO + ", from: 2025-04, to: 2025-07"


@pytest.mark.parametrize(
    ("roles", "day", "lines"),
    [
        ([SINCE, UNTIL], "2025-09-16", ["CEO, Zeta"]),  # held then and now: no label
        ([SINCE, UNTIL], "2025-06-01", ["When published: CFO, Acme", "Now: CEO, Zeta"]),
        ([SINCE, UNTIL], "2025-08-15", ["Now: CEO, Zeta", "Formerly: CFO, Acme"]),
        ([UNTIL], "2025-06-01", ["When published: CFO, Acme"]),
        ([UNTIL], "2025-08-15", ["Formerly: CFO, Acme"]),
        ([UNTIL], "2025-07-15", ["Editor"]),  # may have left by then, or not: neither is said
        ([UNTIL], "2025-03-01", ["Editor"]),  # nobody knew it then
        ([UNTIL], "2025", ["When published: CFO, Acme"]),  # at some time in it
        ([], "2025-09-16", ["Editor"]),
        (["id: x, org: acme, " + CFO + ", to: unknown"], "2025-09-16", ["Editor"]),
        (["id: x, org: acme, to: present, checked: 2025-09-16"], "2025-09-16", ["Acme"]),
        (["id: x, org: acme, to: present, checked: 2025-09-17"], "2025-09-16", ["Now: Acme", "Editor"]),
        (
            ["id: a, org: acme, from: 2020, to: 2021", "id: b, org: zeta, from: 2022, to: 2023"],
            "2025-09-16",
            ["Formerly: Zeta"],  # the last of them alone
        ),
    ],
)
def test_a_card_says_what_was_held_on_the_day_of_the_article(
    roles: list[str], day: str, lines: list[str], tmp_path: Path
) -> None:
    assert cast(tmp_path, *roles, day=day) == lines


def test_every_title_that_is_held_is_shown(tmp_path: Path) -> None:
    roles = [
        f"id: r{year}, org: acme, title: {{en: T{year}}}, from: {year}, to: present" for year in range(2020, 2024)
    ]
    assert cast(tmp_path, *roles) == ["T2023, Acme", "T2022, Acme", "T2021, Acme", "T2020, Acme"]


def test_only_the_post_that_ended_makes_the_difference(tmp_path: Path) -> None:
    roles = [f"id: r{year}, org: acme, title: {{en: T{year}}}, from: {year}, to: present" for year in (2022, 2023)]
    ended = "id: old, org: acme, title: {en: Old}, from: 2021, to: 2025-12"
    assert cast(tmp_path, *roles, ended, day="2025-06-01") == [
        "When published: T2023, Acme",
        "When published: T2022, Acme",
        "When published: Old, Acme",
        "Now: T2023, Acme",
        "Now: T2022, Acme",
    ]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("from: 2012/.., to: present", "Start: since 2012; End: present"),
        ("from: 2016/2018, to: 2017/2019", "Start: 2016 – 2018; End: 2017 – 2019"),
        ("from: 2012/.., to: 2013", "Start: since 2012; End: 2013"),
    ],
)
def test_ends_that_are_intervals_are_said_one_by_one(told: str, words: str, tmp_path: Path) -> None:
    made = site(tmp_path, **{"jane-doe": person(JANE, f"id: x, org: acme, {told}")})
    assert rows(made, "en/people/jane-doe") == [("Acme", "Post not stated", words)]


def test_in_arabic_the_labels_are_arabic(tmp_path: Path) -> None:
    assert cast(tmp_path, SINCE, UNTIL, language="ar", day="2025-06-01") == [
        "عند النشر: المدير المالي، أكمي",
        "الآن: الرئيس، زيتا",
    ]


# --- the order of timelines

ARTICLES = {
    slug: f"---\ntitle: T\nsummary: S\ndate: 2025\ndates:\n{dates}---\n\nText.\n"
    for slug, dates in {
        "a": "  - {id: x, when: 2025, what: w}\n  - {id: y, when: 2025, what: w}\n  - {id: z, when: 2024-12, what: w}\n",
        "b": "  - {id: x, when: 2025, what: w}\n  - {id: v, when: 2025-01, what: w}\n  - {id: y, when: 2025~, what: w}\n",
        "c": "  - {id: x, when: 2025/2025, what: w}\n  - {id: w, when: 2025-01-01, what: w}\n",
    }.items()
}


def _events() -> list[DatedEvent]:
    documents = [
        decode_document(Source(f"content/articles/{slug}.en.md", text), ("en",))[0] for slug, text in ARTICLES.items()
    ]
    entries, _, mistakes = assemble([one for one in documents if one], ("en",))
    assert not mistakes
    return [
        DatedEvent(event, entry) for entry in entries if isinstance(entry, Article) for event in entry.facts.dates
    ]


EVENTS = _events()


@given(st.permutations(EVENTS))
def test_the_order_of_a_timeline_does_not_hang_on_the_order_of_files(events: list[DatedEvent]) -> None:
    told = [(one.article.id.slug, one.event.id) for one in sorted(events, key=chronological)]
    assert told == [
        ("a", "z"), ("c", "w"), ("b", "v"), ("a", "x"), ("b", "x"), ("c", "x"), ("a", "y"), ("b", "y"),
    ]  # fmt: skip
    assert len({chronological(one) for one in events}) == len(events)
