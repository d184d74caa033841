"""The exports: what they say of a small newsroom, in both forms, and what they keep to themselves."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.render.exports.tables import Column, Table, csv_text
from tests.crawl import read_page
from tests.newsroom import article, newsroom
from tests.tinysite import TinySite, tree

REPOSITORY = Path(__file__).parents[2]
DAN = """\
---
name: {ar: دانة علي, en: Dana Ali}
gender: f
aliases: {en: [Dana, D. Ali]}
born: 1980~
roles:
  - id: cfo
    org: openai
    title: {ar: المديرة المالية, en: Chief financial officer}
    from: 2025-04
    to: 2025-07
    lasted: 3 months
    reports_to: elon-musk
    note: {en: "=1+1"}
    sources: [hire#wire, hire, filing]
    disputed: [{field: from, says: 2025-07, in: hire, verdict: misreading, why: {en: Misread}}]
links:
  - {rel: lawyer-of, to: elon-musk, when: 2024/.., sources: [hire]}
---

نص.
"""
FRONT = """\
entities: [dana-ali, openai]
sources: [{id: wire, publisher: khaleej, url: "https://example.com/a", date: 2025-09}, filing]
dates:
  - {id: joins, when: 2025-04?, said: في أبريل, kind: appointment, what: {ar: انضمت, en: She joined}, who: [dana-ali, openai], source: wire}
figures:
  - {about: openai, what: valuation, amount: ~4.5bn..5bn USD, as_of: 2025-09, disputed: [{says: 6bn USD, in: hire, verdict: open, why: {en: Unclear}}]}
claims:
  - {about: dana-ali/cfo, from: 2025-07, quote: منذ يوليو}
"""
FILES = {
    "content/people/dana-ali.ar.md": DAN,
    "content/articles/hire.ar.md": article("قالت دانة علي ذلك.", FRONT),
    "content/sources.yaml": "filing: {title: {en: A filing}}\n",
}
NAMES = ["entities", "articles", "roles", "relations", "events", "figures", "claims"]


def day(text: str, earliest: str | None = None, latest: str | None = None) -> dict[str, str | None]:
    """A date as exports have it."""
    return {"entered": text, "earliest": earliest, "latest": latest}


def source(ref: str, article: str | None = None, **known: Any) -> dict[str, Any]:
    """A source as exports have it."""
    nothing: dict[str, Any] = {"outlet": None, "author": None, "title": {}, "url": None, "date": None}
    return {"ref": ref, "article": article} | nothing | known


def value(field: str, entered: str, rank: str, **known: Any) -> dict[str, Any]:
    """One of the values of a disputed field."""
    nothing: dict[str, Any] = {"earliest": None, "latest": None, "article": None, "verdict": None, "why": {}}
    return {"field": field, "value": entered, "rank": rank} | nothing | known


APRIL = day("2025-04", "2025-04-01", "2025-04-30")
JULY = day("2025-07", "2025-07-01", "2025-07-31")
WIRE = source(
    "hire#wire",
    "hire",
    outlet="khaleej",
    url="https://example.com/a",
    date=day("2025-09", "2025-09-01", "2025-09-30"),
)


def rows(site: TinySite, name: str) -> list[dict[str, Any]]:
    """The rows of a JSON file of the exports."""
    found: list[dict[str, Any]] = json.loads((site.output / f"data/{name}.json").read_text("utf-8"))
    return found


def table(site: TinySite, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the exports, read as a spreadsheet would."""
    raw = (site.output / f"data/{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    made = newsroom(tmp_path / "site", FILES)
    assert made.build().written is not None
    return made


def test_a_role_has_its_dates_its_sources_and_all_values_with_rank(site: TinySite) -> None:
    assert rows(site, "roles") == [
        {
            "id": "dana-ali/cfo",
            "person": "dana-ali",
            "organization": "openai",
            "title": {"ar": "المديرة المالية", "en": "Chief financial officer"},
            "from": APRIL,
            "to": JULY,
            "lasted": "3 months",
            "checked": None,
            "reports_to": "elon-musk",
            "note": {"en": "=1+1"},
            "sources": [WIRE, source("hire", "hire"), source("filing", title={"en": "A filing"})],
            "values": [
                value("from", "2025-04", "preferred", earliest="2025-04-01", latest="2025-04-30"),
                value(
                    "from",
                    "2025-07",
                    "deprecated",
                    earliest="2025-07-01",
                    latest="2025-07-31",
                    article="hire",
                    verdict="misreading",
                    why={"en": "Misread"},
                ),
            ],
        }
    ]


def test_the_other_tables_say_what_the_files_say(site: TinySite) -> None:
    profiles = {row["id"]: row for row in rows(site, "entities")}
    assert list(profiles) == ["dana-ali", "elon-musk", "khaleej", "openai"]
    assert profiles["khaleej"]["url"] == {"ar": "https://example.org/ar/companies/khaleej/"}
    assert profiles["dana-ali"] == {
        "id": "dana-ali",
        "type": "person",
        "kind": None,
        "name": {"ar": "دانة علي", "en": "Dana Ali"},
        "aliases": {"en": ["Dana", "D. Ali"]},
        "gender": "f",
        "born": day("1980~", "1980-01-01", "1980-12-31"),
        "died": None,
        "founded": None,
        "summary": {},
        "articles": 1,
        "url": {
            "ar": "https://example.org/ar/people/dana-ali/",
            "en": "https://example.org/en/people/dana-ali/",
        },
    }
    assert rows(site, "relations") == [
        {
            "id": "dana-ali/lawyer-of/elon-musk",
            "from": "dana-ali",
            "relation": "lawyer-of",
            "to": "elon-musk",
            "reverse": "client-of",
            "when": day("2024/..", "2024-01-01"),
            "ended": False,
            "note": {},
            "sources": [source("hire", "hire")],
        }
    ]
    assert rows(site, "events") == [
        {
            "id": "hire/joins",
            "event": "joins",
            "article": "hire",
            "kind": "appointment",
            "when": day("2025-04?", "2025-04-01", "2025-04-30"),
            "said": "في أبريل",
            "what": {"ar": "انضمت", "en": "She joined"},
            "who": ["dana-ali", "openai"],
            "sources": [WIRE],
            "values": [],
        }
    ]
    assert rows(site, "figures") == [
        {
            "id": "hire/1",
            "article": "hire",
            "about": "openai",
            "what": "valuation",
            "with": None,
            "amount": {
                "entered": "~4.5bn..5bn USD",
                "comparator": "about",
                "low": 4500000000,
                "high": 5000000000,
                "unit": "USD",
            },
            "as_of": day("2025-09", "2025-09-01", "2025-09-30"),
            "note": {},
            "sources": [source("hire", "hire")],
            "values": [
                value("amount", "~4.5bn..5bn USD", "normal", article="hire"),
                value("amount", "6bn USD", "normal", article="hire", verdict="open", why={"en": "Unclear"}),
            ],
        }
    ]
    assert rows(site, "claims") == [
        {
            "id": "hire/1",
            "article": "hire",
            "about": "dana-ali/cfo",
            "from": JULY,
            "to": None,
            "lasted": None,
            "ended": None,
            "title": {},
            "quote": "منذ يوليو",
            "sources": [source("hire", "hire")],
        }
    ]
    assert [(row["id"], row["date"]["entered"], row["entities"]) for row in rows(site, "articles")] == [
        ("hire", "2025-09-16", ["dana-ali", "openai"])
    ]


def test_csv_has_one_row_for_a_fact_and_its_other_values_apart(site: TinySite) -> None:
    assert table(site, "roles") == [
        {
            "id": "dana-ali/cfo",
            "person": "dana-ali",
            "organization": "openai",
            "title_ar": "المديرة المالية",
            "title_en": "Chief financial officer",
            "from": "2025-04",
            "from_earliest": "2025-04-01",
            "from_latest": "2025-04-30",
            "to": "2025-07",
            "to_earliest": "2025-07-01",
            "to_latest": "2025-07-31",
            "lasted": "3 months",
            "checked": "",
            "checked_earliest": "",
            "checked_latest": "",
            "reports_to": "elon-musk",
            "note_ar": "",
            "note_en": "'=1+1",
            "sources": "hire#wire | hire | filing",
            "sources_url": "https://example.com/a",
        }
    ]
    found = [(row["fact"], row["id"], row["field"], row["value"], row["rank"]) for row in table(site, "values")]
    assert found == [
        ("roles", "dana-ali/cfo", "from", "2025-04", "preferred"),
        ("roles", "dana-ali/cfo", "from", "2025-07", "deprecated"),
        ("figures", "hire/1", "amount", "~4.5bn..5bn USD", "normal"),
        ("figures", "hire/1", "amount", "6bn USD", "normal"),
    ]
    assert table(site, "relations")[0]["ended"] == "false"
    assert table(site, "entities")[0]["aliases_en"] == "Dana | D. Ali"


@pytest.mark.parametrize(
    ("disputed", "ranks"),
    [
        ("{field: from, says: 2025-01, in: hire, verdict: open, why: W}", ["normal", "normal"]),
        ("{field: from, says: 2025-01, in: hire, verdict: both-plausible, why: W}", ["normal", "normal"]),
        ("{field: from, says: 2025-01, in: hire, verdict: outdated, why: W}", ["preferred", "deprecated"]),
        ("{field: from, says: 2025-01, in: hire, verdict: error, why: W}", ["preferred", "deprecated"]),
        (
            "{field: from, says: 2025-01, in: hire, verdict: error, why: W}, "
            "{field: from, says: 2025-02, in: hire, verdict: open, why: W}",
            ["normal", "deprecated", "normal"],
        ),
        # no verdict on this field: the claim of July stands beside ours
        (
            "{field: to, says: spring, in: hire, verdict: error, why: W}",
            ["normal", "normal", "preferred", "deprecated"],
        ),
        ("", ["normal", "normal"]),
    ],
)
def test_ranks_follow_from_verdicts(disputed: str, ranks: list[str], site: TinySite) -> None:
    old = "{field: from, says: 2025-07, in: hire, verdict: misreading, why: {en: Misread}}"
    site.edit("content/people/dana-ali.ar.md", old, disputed)
    assert site.build().written is not None
    assert [one["rank"] for one in rows(site, "roles")[0]["values"]] == ranks


@pytest.mark.parametrize(
    ("claim", "values"),
    [
        ("from: 2025-04-09, to: 2025-07-31", []),
        ("to: unknown", []),
        ("to: 2025-08", [("to", "2025-07", None), ("to", "2025-08", None)]),
        # the article is of September, and says that the post is still held
        ("to: present", [("to", "2025-07", None), ("to", "present", None)]),
        ("title: {ar: المديرة الماليّة}", []),
        (
            "title: {ar: المديرة التنفيذية, en: CEO}",
            [("title", "المديرة المالية", None), ("title", "المديرة التنفيذية", None)],
        ),
    ],
)
def test_a_claim_that_cannot_be_the_same_is_another_value(claim: str, values: list[Any], site: TinySite) -> None:
    site.edit("content/articles/hire.ar.md", "from: 2025-07, quote", f"{claim}, quote")
    assert site.build().written is not None
    found = [(one["field"], one["value"], one["verdict"]) for one in rows(site, "roles")[0]["values"]]
    assert [one for one in found if one[0] != "from"] == values


HIDDEN = {
    "content/companies/zanzibar-co.ar.md": "---\nname: {ar: سرية}\ndraft: true\n---\n",
    "content/people/zanzibar-one.ar.md": "---\nname: {ar: سري}\ngender: m\ndraft: true\nroles: [{id: boss, org: openai}]\n---\n",
    "content/articles/zanzibar-text.ar.md": article(
        "سري.",
        "draft: true\nsources: [{id: zanzibar-source}]\nclaims: [{about: dana-ali/cfo, from: 1999, quote: س}]\n"
        "dates: [{id: zanzibar-event, when: 2020, what: س, who: [openai]}]\n"
        "figures: [{about: openai, what: debt, amount: 1 USD}]\n",
    ),
    "content/people/dana-ali.ar.md": DAN.replace(
        "links:\n",
        "  - {id: board, org: zanzibar-co}\n  - {id: adviser, org: khaleej, reports_to: zanzibar-one, sources: [zanzibar-text, zanzibar-text#zanzibar-source], "
        "disputed: [{field: from, says: 2001, in: zanzibar-text, verdict: open, why: W}]}\n"
        "links:\n  - {rel: works-with, to: zanzibar-one}\n",
    ),
    "content/articles/hire.ar.md": article(
        "قالت دانة علي ذلك.",
        FRONT.replace("publisher: khaleej", "publisher: zanzibar-co, author: zanzibar-one")
        .replace("entities: [", "entities: [zanzibar-co, ")
        .replace("who: [", "who: [zanzibar-one, ")
        .replace("as_of: 2025-09,", "with: zanzibar-co,")
        .replace("claims:\n", "  - {about: zanzibar-co, what: debt, amount: 7 USD}\nclaims:\n")
        + "  - {about: zanzibar-one/boss, quote: س}\n  - {about: dana-ali/board, quote: س}\n  - {about: zanzibar-co, quote: س}\n",
    ),
}


def test_nothing_unpublished_leaks(tmp_path: Path) -> None:
    site = newsroom(tmp_path / "site", FILES | HIDDEN)
    assert site.build().written is not None
    for path, content in tree(site.output).items():
        assert b"zanzibar" not in content, path
    assert [row["id"] for row in rows(site, "roles")] == ["dana-ali/adviser", "dana-ali/cfo"]
    assert [row["id"] for row in rows(site, "figures")] == ["hire/1"]
    assert [row["id"] for row in rows(site, "claims")] == ["hire/1"]
    adviser = rows(site, "roles")[0]
    assert (adviser["reports_to"], adviser["sources"], adviser["values"]) == (None, [], [])
    site.build(drafts=True)
    assert "zanzibar-co" in [row["id"] for row in rows(site, "entities")]


def test_relations_that_repeat_have_ids_of_their_own(site: TinySite) -> None:
    old = "  - {rel: lawyer-of, to: elon-musk, when: 2024/.., sources: [hire]}\n"
    site.edit(
        "content/people/dana-ali.ar.md",
        old,
        old + old.replace("2024/..", "2010/2012") + old.replace("2024/..", "2001"),
    )
    assert site.build().written is not None
    name = "dana-ali/lawyer-of/elon-musk"
    assert [row["id"] for row in rows(site, "relations")] == [name, f"{name}/2", f"{name}/3"]


def test_the_index_lists_every_file_with_its_rows_and_columns(site: TinySite) -> None:
    index = json.loads((site.output / "data/index.json").read_text("utf-8"))
    assert (index["title"], index["url"]) == ({"ar": "موقع", "en": "Site"}, "https://example.org/")
    there = {file.name for file in (site.output / "data").iterdir()}
    assert there == {one["file"] for one in index["files"]} | {"index.json"}
    for one in index["files"]:
        name = one["file"].partition(".")[0]
        assert one["url"] == f"https://example.org/data/{one['file']}"
        if one["file"].endswith(".csv"):
            found: list[Any] = table(site, name)
        elif one["file"] == "entities.ftm.json":
            found = [
                json.loads(line) for line in (site.output / "data" / one["file"]).read_text("utf-8").splitlines()
            ]
        else:
            found = rows(site, name)
        assert one["rows"] == len(found) > 0, one["file"]
        assert all(list(row) == one["columns"] for row in found), one["file"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_documents_name_every_file_and_column(language: str, site: TinySite) -> None:
    text = (REPOSITORY / f"docs/data.{language}.md").read_text("utf-8")
    sections = text.split("\n## ")
    for name in [*NAMES, "values"]:
        section = next(part for part in sections if part.startswith(f"`{name}`"))
        columns = list(rows(site, name)[0]) if name != "values" else list(rows(site, "roles")[0]["values"][0])
        assert [column for column in columns if f"| `{column}` |" not in section] == [], name
    for file in (site.output / "data").iterdir():
        assert file.name in text or f"`{file.name.partition('.')[0]}`" in text, file


def test_beside_each_profile_lies_all_that_is_known_of_it(site: TinySite) -> None:
    for path in ("people/dana-ali", "people/elon-musk", "companies/openai"):
        texts = {language: (site.output / language / path / "profile.json").read_bytes() for language in ("ar", "en")}
        assert texts["ar"] == texts["en"]
        for language in texts:
            links = [a for tag, a in read_page(site.page(f"{language}/{path}")).attributes if tag == "link"]
            assert {"rel": "alternate", "type": "application/json", "href": "profile.json"} in links
    dana = json.loads((site.output / "ar/people/dana-ali/profile.json").read_text("utf-8"))
    assert list(dana) == ["profile", "roles", "relations", "events", "figures", "articles", "profiles"]
    assert dana["profile"] == rows(site, "entities")[0]
    assert [dana[name] for name in ("roles", "relations", "events")] == [
        rows(site, name) for name in ("roles", "relations", "events")
    ]
    (hire,) = rows(site, "articles")
    assert dana["articles"] == [{key: hire[key] for key in ("id", "title", "date", "url")}]
    assert dana["figures"] == []
    assert [(one["id"], one["name"]) for one in dana["profiles"]] == [
        ("elon-musk", {"ar": "إيلون ماسك", "en": "Elon Musk"}),
        ("openai", {"ar": "أوبن إيه آي", "en": "OpenAI"}),
    ]
    musk = json.loads((site.output / "en/people/elon-musk/profile.json").read_text("utf-8"))
    assert (musk["relations"], musk["roles"]) == (rows(site, "relations"), rows(site, "roles"))
    openai = json.loads((site.output / "en/companies/openai/profile.json").read_text("utf-8"))
    assert (openai["roles"], openai["figures"]) == (rows(site, "roles"), rows(site, "figures"))
    assert not (site.output / "en/companies/khaleej").exists()


def _written(site: TinySite, clean: Path) -> set[str]:
    """The exports that a rebuild writes; it must end where a clean build does."""
    built = site.build()
    assert built.written is not None
    site.build(output=clean, clean=True)
    assert tree(site.output) == tree(clean)
    others = (".html", "feed.xml", "feed.json", "sitemap.xml")
    return {path for path in built.written.written if not path.endswith(others) and not path.startswith("search/")}


def test_a_rebuild_writes_the_exports_that_an_edit_changes(site: TinySite, tmp_path: Path) -> None:
    site.edit("content/articles/hire.ar.md", "ذلك.\n", "ذلك أيضًا.\n")
    assert _written(site, tmp_path / "body") == set()
    site.edit("content/people/dana-ali.ar.md", "to: 2025-07\n", "to: 2025-08\n")
    profiles = {
        f"{language}/{path}/profile.json"
        for language in ("ar", "en")
        for path in ("people/dana-ali", "people/elon-musk", "companies/openai")
    }
    assert (
        _written(site, tmp_path / "fact")
        == {"data/roles.json", "data/roles.csv", "data/entities.ftm.json"} | profiles
    )
    site.remove("content/articles/hire.ar.md")
    site.write("content/people/dana-ali.ar.md", "---\nname: {ar: دانة}\ngender: f\n---\n")
    site.build()
    assert [rows(site, name) for name in NAMES[1:]] == [[], [], [], [], [], []]
    assert not (site.output / "en/people/dana-ali/profile.json").exists()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1))
def test_any_text_comes_back_from_csv_and_none_is_a_formula(texts: list[str]) -> None:
    made = Table(
        "t", (Column("a", "plain"), Column("b", "words")), tuple({"a": text, "b": {"xx": text}} for text in texts)
    )
    read = list(csv.reader(StringIO(csv_text(made, ("xx",)).removeprefix("\ufeff"), newline=""), strict=True))
    assert read[0] == ["a", "b_xx"]
    for text, cells in zip(texts, read[1:], strict=True):
        for cell in cells:
            assert cell in (text, f"'{text}")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
            assert (cell == text) == (not text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")))
