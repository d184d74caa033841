"""What pages say of themselves to programs: linked data, alternates, and what networks show of a shared link."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from siyaq.pipeline import Order, build
from tests.crawl import read_page
from tests.newsroom import dom, words
from tests.tinysite import SITE, TinySite, codes
from tests.vocabulary import kinds_of, missing, strangers

REPOSITORY = Path(__file__).parents[1]
LANGUAGES = ("ar", "en")
BASE = "https://example.org/repo/"
HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 «س»"
QUOTED = json.dumps(HOSTILE, ensure_ascii=False).replace("\u2028", "\\u2028")
SOURCES = f"""\
sources:
  - {{id: wire, publisher: acme, author: jane-doe, title: {QUOTED}, url: "https://other.example/a?b&c", date: 2025-09}}
  - {{id: nothing, note: N}}
"""
ARTICLE = f"""\
---
title: {QUOTED}
summary: {QUOTED}
date: 2025-09-16
kind: analysis
byline: {QUOTED}
entities: [jane-doe, acme, missing-person]
storylines: [moves]
{SOURCES}dates:
  - {{id: joins, when: 2025-09-16, what: {QUOTED}, who: [jane-doe, acme]}}
  - {{id: grows, when: 2025-09~, what: Growth}}
figures:
  - {{about: acme, what: valuation, amount: ~500m USD, as_of: 2025-09}}
  - {{about: acme, what: debt, amount: ">100m USD"}}
  - {{about: acme, what: staff, amount: 120 people}}
corrections:
  - {{date: 2025-09-20, what: {QUOTED}}}
  - {{date: 2025-09, what: Of some day}}
---

Jane Doe and Beta met.
"""
FILES = {
    "site.yaml": SITE.replace("https://example.org/", BASE),
    "content/articles/hire.en.md": ARTICLE.replace("jane-doe, acme, missing-person", "jane-doe, acme"),
    "content/articles/hire.ar.md": '---\ntitle: ترجمة\nsummary: ملخص\ntranslation: {of: "0000000000000000"}\n---\n\nنص.\n',
    "content/articles/desk.ar.md": "---\ntitle: بلا يوم\nsummary: م\ndate: 2025-09-10\ndate_basis: inferred\nbyline: جين دو\n---\n\nنص.\n",
    "content/articles/bare.ar.md": "---\ntitle: بلا كاتب\nsummary: م\ndate: 2025-09\nkind: news\nupdated: 2025-09-30\n---\n\nنص.\n",
    "content/storylines/moves.ar.md": "---\ntitle: تنقلات\nsummary: م\n---\n\nما جرى.\n",
    "content/people/jane-doe.ar.md": f"""\
---
name: {{ar: جين دو, en: Jane Doe}}
gender: f
aliases: {{ar: [جين], en: [J. Doe, Jane Doe]}}
same_as: ["https://www.wikidata.org/wiki/Q1", "https://user@other.example:8080/?a&b"]
born: 1980
roles:
  - {{id: editor, org: acme, title: {{ar: محررة, en: Editor}}, from: 2025-09, to: present, checked: 2025-09-16}}
  - {{id: intern, org: acme, title: {{en: Intern}}, from: 2010-05-01, to: 2011~}}
  - {{id: guest, org: beta, from: 2008}}
  - {{id: clerk, org: beta}}
---

{HOSTILE}
""",
    "content/companies/acme.ar.md": """\
---
name: {ar: أكمي, en: Acme}
kind: media
summary: صحيفة
founded: 2001-02
links:
  - {rel: founded-by, to: jane-doe, when: 2001}
  - {rel: parent-of, to: beta}
  - {rel: founded-by, to: beta, ended: true}
  - {rel: rival-of, to: beta}
---

صحيفة.
""",
    "content/companies/beta.en.md": "---\nname: {en: Beta}\nkind: lab\n---\n",
}  # fmt: skip
# Pages that search engines are to leave alone say nothing of themselves; some have no counterparts either.
SILENT = re.compile(r"404\.html|dossiers/.+|../articles/[^/]+/parallel/")
ALONE = re.compile(r"404\.html|dossiers/.+")
OUTSIDE = {"sameAs"}
Path_ = tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """A built site: its output, its address, and the text and graph of each page by its own address."""

    output: Path
    base: str
    texts: dict[str, str]
    graphs: dict[str, list[dict[str, Any]]]

    @classmethod
    def of(cls, output: Path, base: str) -> Built:
        files = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in output.rglob("*.html")}
        texts = {path.removesuffix("index.html"): text for path, text in sorted(files.items())}
        return cls(output, base, texts, {path: graph_of(text) for path, text in texts.items()})

    def has(self, url: str) -> bool:
        """Whether a whole address leads to a file of the site."""
        path = re.split("[#?]", url.removeprefix(self.base))[0]
        file = self.output / path
        return url.startswith(self.base) and (file / "index.html" if file.is_dir() else file).is_file()

    def main(self, path: str, kind: str) -> dict[str, Any]:
        """The one node of a kind at the top of a page's graph."""
        (found,) = [one for one in self.graphs[path] if kind in kinds_of(one)]
        return found


def graph_of(text: str) -> list[dict[str, Any]]:
    """The nodes at the top of a page's graph; none where it has no graph."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert len(blocks) == text.count("ld+json") <= 1
    if not blocks:
        return []
    whole = json.loads(blocks[0])
    assert set(whole) == {"@context", "@graph"}
    assert whole["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = whole["@graph"]
    return found


def nodes(value: Any, trail: Path_ = ()) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Every node within a value, with the properties that lead to it."""
    if isinstance(value, dict):
        yield trail, value
        for key, inner in value.items():
            yield from nodes(inner, (*trail, key))
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner, trail)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small site below a path, whose texts try to break out of where they stand."""
    site = TinySite(tmp_path_factory.mktemp("linked") / "site")
    for path, text in FILES.items():
        site.write(path, text)
    built = site.build()
    assert built.written, "\n".join(map(str, built.report.diagnostics))
    return Built.of(site.output, BASE)


@pytest.fixture(scope="module", params=["demo", "tiny"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demo at the root of a host, and the small site below a path."""
    if request.param == "tiny":
        found: Built = request.getfixturevalue("tiny")
        return found
    output, base = tmp_path_factory.mktemp("demo") / "output", "https://example.org/"
    build(Order(REPOSITORY, output, date(2026, 1, 1), base_url=base))
    return Built.of(output, base)


def test_every_page_says_what_it_is(site: Built) -> None:
    assert len(site.texts) > 20
    assert {path for path, graph in site.graphs.items() if not graph} == set(filter(SILENT.fullmatch, site.texts))
    for path, graph in site.graphs.items():
        trails = [one for one in graph if one["@type"] == "BreadcrumbList"]
        assert len(trails) == (path.count("/") > 1 and not SILENT.fullmatch(path)), path


def test_every_node_has_what_its_type_needs_and_nothing_else(site: Built) -> None:
    met = set()
    for path, graph in site.graphs.items():
        for trail, one in nodes(graph):
            if set(one) == {"@id"}:
                continue
            met |= set(kinds_of(one))
            assert not strangers(one), (path, trail)
            if trail and "@id" in one and one["@type"] != "Event":  # stands whole on another page
                assert {"name", "inLanguage"} & one.keys(), (path, trail)
            else:
                assert not missing(one), (path, trail)
            assert all(value not in ("", [], None, {}) for value in one.values()), (path, one)
    assert met >= {"NewsArticle", "Person", "Organization", "CreativeWorkSeries", "ItemList", "BreadcrumbList", "WebSite",
                   "SearchAction", "Event", "MonetaryAmount", "Dataset", "OrganizationRole"}  # fmt: skip


def test_every_id_pointed_to_is_of_one_type_and_stands_in_the_site(site: Built) -> None:
    made: dict[str, set[str]] = defaultdict(set)
    pointed: dict[str, set[str]] = defaultdict(set)
    for graph in site.graphs.values():
        for trail, one in nodes(graph):
            if "@id" in one:
                defines = not trail or one.get("@type") == "Event"
                (made if defines else pointed)[one["@id"]].add(json.dumps(one.get("@type")))
    assert len(pointed) > 5
    assert pointed.keys() <= made.keys()
    for name, kinds in pointed.items():
        assert len(made[name]) == 1, name
        assert kinds - {"null"} <= made[name], name


def test_every_address_leads_somewhere(site: Built) -> None:
    count = 0
    for path, graph in site.graphs.items():
        for trail, one in nodes(graph):
            for key in {"@id", "url", "item", "mainEntityOfPage", "contentUrl", "logo", "image"} & one.keys():
                if "citation" not in trail or key == "@id":
                    assert site.has(one[key]), (path, one)
                    count += 1
            if "urlTemplate" in one:
                language = path.split("/")[0] or LANGUAGES[0]
                assert one["urlTemplate"] == f"{site.base}{language}/search/?q={{search_term_string}}"
                assert site.has(one["urlTemplate"])
    assert count > 100


def test_lists_and_trails_count_from_one(site: Built) -> None:
    for path, graph in site.graphs.items():
        for _, one in nodes(graph):
            if "itemListElement" in one:
                items = one["itemListElement"]
                assert [item["position"] for item in items] == list(range(1, len(items) + 1)), path
                assert one.get("numberOfItems", len(items)) == len(items)
                if one["@type"] == "BreadcrumbList":
                    assert ["item" in item for item in items] == [True] * (len(items) - 1) + [False], path
                    assert all(item["name"] for item in items)


def test_pages_in_several_languages_name_each_other_alike(site: Built) -> None:
    """Each page names itself, all its counterparts and a default; the root is the default of the front pages."""
    heads: dict[str, dict[str, str]] = {}
    for path, text in site.texts.items():
        links = [found for tag, found in read_page(text).attributes if tag == "link"]
        alternates = [(one["hreflang"], one["href"]) for one in links if "hreflang" in one]
        canonical = [one["href"] for one in links if one.get("rel") == "canonical"]
        assert len(dict(alternates)) == len(alternates)
        assert canonical == ([] if ALONE.fullmatch(path) else [site.base + path])
        if canonical:
            heads[canonical[0]] = dict(alternates)
    assert heads[site.base] == {tag: f"{site.base}{tag}/" for tag in LANGUAGES} | {"x-default": site.base}
    for url, named in heads.items():
        assert url in named.values()
        assert "x-default" in named
        for other in named.values():
            assert heads[other] == named, (url, other)


def _meta(text: str) -> list[tuple[str, str]]:
    found = [one for tag, one in read_page(text).attributes if tag == "meta" and "property" in one]
    return [(one["property"], one["content"]) for one in found if not one["property"].startswith("og:image")]


def _shared_image(text: str) -> str:
    found = [one for tag, one in read_page(text).attributes if tag == "meta" and one.get("property") == "og:image"]
    return found[0]["content"] or ""


def test_networks_are_told_of_each_page_in_its_language(tiny: Built) -> None:
    article = "en/articles/hire/"
    assert _meta(tiny.texts[article]) == [
        ("og:type", "article"),
        ("og:title", HOSTILE.replace("«س»", "«\u2067س\u2069»")),
        ("og:description", HOSTILE.replace("«س»", "«\u2067س\u2069»")),
        ("og:url", BASE + article),
        ("og:site_name", "Site"),
        ("og:locale:alternate", "ar_EG"),
        ("og:locale", "en_US"),
        ("article:published_time", "2025-09-16"),
        ("article:modified_time", "2025-09-20"),
        ("article:section", "Analysis"),
        ("article:tag", "Jane Doe"),
        ("article:tag", "Acme"),
    ]
    person = _meta(tiny.texts["ar/people/jane-doe/"])
    assert person[:2] == [("og:type", "profile"), ("og:title", "جين دو")]
    assert [pair for pair in person if pair[0].startswith("og:locale")] == [
        ("og:locale", "ar_EG"), ("og:locale:alternate", "en_US"),
    ]  # fmt: skip
    assert [value for name, value in _meta(tiny.texts["en/companies/beta/"]) if name.startswith("og:locale")] == [
        "en_US"
    ]
    assert _meta(tiny.texts["404.html"]) == []
    assert dict(_meta(tiny.texts[""]))["og:url"] == BASE


def test_an_article_says_all_that_is_known_of_it(tiny: Built) -> None:
    article = tiny.main("en/articles/hire/", "Article")
    jane = {"@type": "Person", "@id": f"{BASE}#person:jane-doe", "name": "Jane Doe"}
    acme = {"@type": "NewsMediaOrganization", "@id": f"{BASE}#company:acme", "name": "Acme"}
    beta = {"@type": "ResearchOrganization", "@id": f"{BASE}#company:beta", "name": "Beta"}
    assert article == {
        "@type": ["NewsArticle", "AnalysisNewsArticle"],
        "@id": f"{BASE}en/articles/hire/#article",
        "headline": HOSTILE,
        "description": HOSTILE,
        "mainEntityOfPage": f"{BASE}en/articles/hire/",
        "inLanguage": "en",
        "datePublished": "2025-09-16",
        "dateModified": "2025-09-20",
        "image": _shared_image(tiny.texts["en/articles/hire/"]),
        "author": {"@type": "Person", "name": HOSTILE},
        "publisher": {"@type": "NewsMediaOrganization", "@id": f"{BASE}#publisher", "name": "Site", "url": BASE},
        "about": [jane, acme],
        "mentions": [
            beta,
            {"@type": "Event", "@id": f"{BASE}#event:grows", "name": "Growth"},
            {
                "@type": "Event",
                "@id": f"{BASE}#event:joins",
                "name": HOSTILE,
                "startDate": "2025-09-16",
                "about": [{"@id": jane["@id"]}, {"@id": acme["@id"]}],
            },
            {
                "@type": "MonetaryAmount",
                "name": "Acme: Valuation",
                "description": "about $500 million",
                "currency": "USD",
                "validFrom": "2025-09",
                "value": 500_000_000,
            },
            {
                "@type": "MonetaryAmount",
                "name": "Acme: Debt deal",
                "description": "more than $100 million",
                "currency": "USD",
                "minValue": 100_000_000,
            },
        ],
        "citation": [
            {
                "@type": "CreativeWork",
                "name": HOSTILE,
                "url": "https://other.example/a?b&c",
                "publisher": acme,
                "author": jane,
                "datePublished": "2025-09",
            }
        ],
        "isPartOf": [
            {"@type": "CreativeWorkSeries", "@id": f"{BASE}ar/storylines/moves/#storyline", "name": "تنقلات"}
        ],
        "correction": [
            {"@type": "CorrectionComment", "text": "Of some day"},
            {"@type": "CorrectionComment", "datePublished": "2025-09-20", "text": HOSTILE},
        ],
        "workTranslation": [
            {
                "@type": ["NewsArticle", "AnalysisNewsArticle"],
                "@id": f"{BASE}ar/articles/hire/#article",
                "inLanguage": "ar",
            }
        ],
    }


def test_what_is_not_known_of_an_article_is_not_said(tiny: Built) -> None:
    hire, desk, bare = (tiny.main(f"ar/articles/{slug}/", "Article") for slug in ("hire", "desk", "bare"))
    assert [one["@id"] for one in hire["translationOfWork"]] == [f"{BASE}en/articles/hire/#article"]
    assert "workTranslation" not in hire
    assert not {"datePublished", "dateModified", "workTranslation", "translationOfWork"} & desk.keys()
    assert desk["author"] == {"@type": "Person", "@id": f"{BASE}#person:jane-doe", "name": "جين دو"}
    assert "datePublished" not in bare
    assert bare["dateModified"] == "2025-09-30"
    assert bare["author"] == bare["publisher"]


def test_a_profile_says_what_was_held_and_when(tiny: Built) -> None:
    page = tiny.main("en/people/jane-doe/", "WebPage")
    assert page["mainEntity"] == {"@id": f"{BASE}#person:jane-doe"}
    acme = {"@type": "NewsMediaOrganization", "@id": f"{BASE}#company:acme", "name": "Acme"}
    beta = {"@type": "ResearchOrganization", "@id": f"{BASE}#company:beta", "name": "Beta"}
    assert tiny.main("en/people/jane-doe/", "Person") == {
        "@type": "Person",
        "@id": f"{BASE}#person:jane-doe",
        "name": "Jane Doe",
        "alternateName": ["جين دو", "جين", "J. Doe"],
        "url": f"{BASE}en/people/jane-doe/",
        "sameAs": ["https://www.wikidata.org/wiki/Q1", "https://user@other.example:8080/?a&b"],
        "birthDate": "1980",
        "worksFor": [
            {"@type": "OrganizationRole", "worksFor": acme, "roleName": "Editor", "startDate": "2025-09"},
        ],
        "alumniOf": [
            {"@type": "OrganizationRole", "alumniOf": acme, "roleName": "Intern", "startDate": "2010-05-01"},
        ],
        "affiliation": [{"@type": "OrganizationRole", "affiliation": beta, "startDate": "2008"}, beta],
    }
    company = tiny.main("en/companies/acme/", "Organization")
    assert company["foundingDate"] == "2001-02"
    assert [one["founder"]["name"] for one in company["founder"]] == ["Jane Doe"]
    assert company["founder"][0]["startDate"] == "2001"
    assert company["subOrganization"] == [beta]
    assert [one["roleName"] for one in company["employee"] + company["alumni"]] == ["Editor", "Intern"]
    assert "member" in tiny.main("en/companies/beta/", "Organization")


def test_nothing_from_content_breaks_out(tiny: Built) -> None:
    for path, text in tiny.texts.items():
        opened = re.findall("<script[^>]*>", text)
        assert len(opened) == text.count("</script"), path
        assert {one for one in opened if ' src="/repo/static/' not in one} <= {'<script type="application/ld+json">'}
        assert "alert(1)</script" not in text, path
        assert "\u2028" not in "".join(re.findall("ld.json.*", text)), path


def test_readers_see_where_else_a_profile_is_described(tiny: Built) -> None:
    page = dom(tiny.texts["en/people/jane-doe/"])
    (row,) = [one for one in page.findall(".//dl[@class='ties']/div") if words(one).startswith("On other sites")]
    assert [(link.get("href"), words(link)) for link in row.iter("a")] == [
        ("https://www.wikidata.org/wiki/Q1", "wikidata.org"),
        ("https://user@other.example:8080/?a&b", "other.example:8080"),
    ]


def test_only_web_addresses_are_the_same_as_a_profile(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site")
    for path, text in FILES.items():
        site.write(path, text)
    site.edit("content/people/jane-doe.ar.md", '"https://www.wikidata.org/wiki/Q1"', '"javascript:alert(1)"')
    found = site.build()
    assert codes(found) == ["bad-value"]
    assert str(found.report.diagnostics[0]).startswith("content/people/jane-doe.ar.md:5:11: error: ")
