"""References in front matter and prose: each one that leads nowhere is told, at its place."""

from __future__ import annotations

import pytest

from tests.tinysite import TinySite

ARTICLE = "content/articles/hire.ar.md"
PERSON = "content/people/jane-doe.ar.md"
COMPANY = "content/companies/acme.ar.md"


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (ARTICLE, "entities: [jane-doe,", "entities: [jane-do,", ARTICLE + ':5:12: error: no person or company "jane-do" [unknown-reference]'),
        (ARTICLE, "storylines: [moves]", "storylines: [move]", ARTICLE + ':6:14: error: no storyline "move" [unknown-reference]'),
        (ARTICLE, "publisher: acme", "publisher: jane-doe", ARTICLE + ':7:33: error: no company "jane-doe" [unknown-reference]'),
        (ARTICLE, "source: wire", "source: wir", ARTICLE + ':9:101: error: no source or article "wir" [unknown-source]'),
        (ARTICLE, "storylines: [moves]", "related: [hires]", ARTICLE + ':6:11: error: no article "hires" [unknown-reference]'),
        (ARTICLE, "storylines: [moves]", "claims: [{about: jane-doe/edito, quote: x}]", ARTICLE + ':6:18: error: no fact "jane-doe/edito" [unknown-slot]'),
        (ARTICLE, "sources: [{id: wire, publisher: acme}]", "sources: [wire]", ARTICLE + ':7:11: error: no source "wire" in content/sources.yaml [unknown-source]'),
        (PERSON, "org: acme", "org: acm", PERSON + ':6:23: error: no company "acm" [unknown-reference]'),
        (PERSON, "hire#wire", "hire#wir", PERSON + ':6:120: error: the article "hire" has no source "wir" [unknown-source]'),
        (PERSON, "hire#wire", "hir#wire", PERSON + ':6:120: error: no source or article "hir" [unknown-source]'),
        (COMPANY, "kind: media", "kind: media\nlinks: [{rel: owns, to: nobody}]", COMPANY + ':4:25: error: no person or company "nobody" [unknown-reference]'),
        (ARTICLE, "(person:jane-doe)", "(company:jane-doe)", ARTICLE + ':12:15: error: no company "jane-doe" [unknown-reference]'),
        (ARTICLE, "(person:jane-doe)", "(../media/a.pdf)", ARTICLE + ':12:15: error: no file "a.pdf" in content/media/ [unknown-media]'),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere(path: str, old: str, new: str, told: str, tiny: TinySite) -> None:
    tiny.edit(path, old, new)
    assert told in [str(found).split("\n")[0] for found in tiny.build().report.diagnostics]


def test_ids_given_twice_in_one_list(tiny: TinySite) -> None:
    tiny.edit(ARTICLE, "sources: [{id: wire, publisher: acme}]", "sources: [{id: wire}, {id: wire}]")
    assert [str(found).split("\n")[0] for found in tiny.build().report.diagnostics] == [
        ARTICLE + ':7:28: error: the id "wire" is given twice [repeated-id]'
    ]


def test_a_shared_source_serves_articles_and_profiles(tiny: TinySite) -> None:
    tiny.write(
        "content/sources.yaml",
        "report: {publisher: acme, title: {ar: تقرير, en: The report}, url: https://example.com/r}\n",
    )
    tiny.edit(ARTICLE, "sources: [{id: wire, publisher: acme}]", "sources: [{id: wire, publisher: acme}, report]")
    tiny.edit(PERSON, "sources: [hire#wire]", "sources: [report]")
    assert [str(found) for found in tiny.build().report.diagnostics] == []
    for page in ("en/articles/hire", "en/people/jane-doe"):
        assert 'href="https://example.com/r"' in tiny.page(page)
        assert "The report" in tiny.page(page)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "report: {url: javascript:alert(1)}",
            'content/sources.yaml:1:15: error: "javascript:alert(1)" cannot be a "url" [bad-value]',
        ),
        ("report: {publishr: acme}", 'content/sources.yaml:1:10: error: unknown field "publishr" [unknown-field]'),
        ("report: words", 'content/sources.yaml:1:9: error: "report" should be a mapping [wrong-shape]'),
        ("Bad Id: {publisher: acme}", 'content/sources.yaml:1:1: error: "Bad Id" cannot be a "id" [bad-value]'),
        ("report: {publisher: nobody}", 'content/sources.yaml:1:21: error: no company "nobody" [unknown-reference]'),
    ],
)
def test_mistakes_in_the_shared_sources(text: str, told: str, tiny: TinySite) -> None:
    tiny.write("content/sources.yaml", text + "\n")
    assert [str(found).split("\n")[0] for found in tiny.build().report.diagnostics] == [told]
