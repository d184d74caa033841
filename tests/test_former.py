"""Ids that entries had before: they resolve wherever a file gives one, and their addresses lead to the new ones."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest

from tests.newsroom import dom
from tests.tinysite import FILES, TinySite, codes, pages, tree

OLD, NEW = "old-name", "new-name"
# All that may name an entry, by every way of naming it.
USES = {
    "content/articles/other.ar.md": """\
---
title: أخرى
summary: ملخص
date: 2025-09-20
entities: [jane-doe, acme]
storylines: [moves]
sources: [{id: paper, publisher: acme, author: jane-doe}, note]
related: [hire]
dates:
  - {id: deal, when: 2025-09-20, what: صفقة, who: [acme], source: hire#wire}
figures:
  - {about: acme, what: deal, amount: 5bn USD, with: jane-doe, source: hire}
claims:
  - {about: jane-doe/editor, from: 2025-09, quote: ق}
no_link: [acme]
---

عن [هذه](person:jane-doe) و[تلك](company:acme) و[الخبر](article:hire) و[القصة](storyline:moves) و[عنّا](page:about).
""",
    "content/companies/beta.ar.md": "---\nname: {ar: بيتا, en: Beta}\nlinks: [{rel: owns, to: acme, source: hire}]\n---\n",
    "content/pages/about.ar.md": "---\ntitle: عنّا\nsummary: س\n---\n\nنص.\n",
    "content/sources.yaml": "note: {publisher: acme, author: jane-doe}\n",
}
ID = re.compile(r"(?<!A new )\b(jane-doe|acme|hire|moves|about(?=\)))\b")


def _renamed(path: str, text: str) -> tuple[str, str]:
    """A file under a new id that has the old one as a former."""
    folder, _, name = path.rpartition("/")
    former = "" if "translation:" in text else f"formerly: [{name.partition('.')[0]}]\n"
    return f"{folder}/new-{name}", text.replace("---\n", f"---\n{former}", 1)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[TinySite, TinySite]:
    """A site in which every entry was renamed and no reference to it; and the same with references renamed, too."""
    one, two = (TinySite(tmp_path_factory.mktemp(name)) for name in ("one", "two"))
    for name, written in (FILES | USES).items():
        kept = name in ("site.yaml", "content/sources.yaml") or "other" in name or "beta" in name
        path, text = (name, written) if kept else _renamed(name, written)
        one.write(path, text)
        lines = (line if line.startswith("formerly") else ID.sub(r"new-\1", line) for line in text.split("\n"))
        two.write(path, "\n".join(lines))
    return one, two


def test_references_by_former_ids_make_the_same_site(both: tuple[TinySite, TinySite]) -> None:
    one, two = both
    assert codes(one.build()) == []
    assert codes(two.build()) == []
    assert "ar/people/jane-doe/index.html" in tree(one.output)
    ours, theirs = tree(one.output), tree(two.output)
    assert [path for path in ours | theirs if ours.get(path) != theirs.get(path)] == []


def test_check_notes_every_former_id_at_its_place(both: tuple[TinySite, TinySite]) -> None:
    one, two = both
    assert "former-id" not in codes(two.check())
    noted = [found for found in one.check().report.diagnostics if found.code == "former-id"]
    assert {found.severity for found in noted} == {"note"}
    other = [str(found) for found in noted if found.location.path == "content/articles/other.ar.md"]
    assert [told.split("\n")[0].removeprefix("content/articles/other.ar.md:") for told in other] == [
        '5:12: note: "jane-doe" is now "new-jane-doe" [former-id]',
        '5:22: note: "acme" is now "new-acme" [former-id]',
        '6:14: note: "moves" is now "new-moves" [former-id]',
        '7:34: note: "acme" is now "new-acme" [former-id]',
        '7:48: note: "jane-doe" is now "new-jane-doe" [former-id]',
        '8:11: note: "hire" is now "new-hire" [former-id]',
        '10:52: note: "acme" is now "new-acme" [former-id]',
        '10:67: note: "hire#wire" is now "new-hire#wire" [former-id]',
        '12:13: note: "acme" is now "new-acme" [former-id]',
        '12:54: note: "jane-doe" is now "new-jane-doe" [former-id]',
        '12:72: note: "hire" is now "new-hire" [former-id]',
        '14:13: note: "jane-doe/editor" is now "new-jane-doe/editor" [former-id]',
        '15:11: note: "acme" is now "new-acme" [former-id]',
        '18:10: note: "person:jane-doe" is now "person:new-jane-doe" [former-id]',
        '18:34: note: "company:acme" is now "company:new-acme" [former-id]',
        '18:57: note: "article:hire" is now "article:new-hire" [former-id]',
        '18:80: note: "storyline:moves" is now "storyline:new-moves" [former-id]',
        '18:105: note: "page:about" is now "page:new-about" [former-id]',
    ]
    assert other[0].split("\n")[1:] == [
        "    entities: [jane-doe, acme]",
        "               ^^^^^^^^",
        "  hint: write new-jane-doe; the former id goes on working",
    ]
    assert [str(found.location) for found in noted if found.location.path == "content/sources.yaml"] == [
        "content/sources.yaml:1:19",
        "content/sources.yaml:1:33",
    ]


def _only(page: Element, path: str) -> Element:
    (found,) = page.findall(path)
    return found


@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_a_former_address_leads_to_the_present_one(base: str, tiny: TinySite) -> None:
    tiny.edit("site.yaml", "https://example.org/", f"https://example.org{base}")
    tiny.edit("content/articles/hire.ar.md", "storylines:", f"formerly: [{OLD}]\nstorylines:")
    tiny.edit("content/companies/acme.ar.md", "kind:", f"formerly: [{OLD}, {OLD}-2]\nkind:")
    assert codes(tiny.build()) == []
    redirects = {
        f"{tag}/{was}/": f"{tag}/{now}/"
        for tag in ("ar", "en")
        for was, now in (
            (f"articles/{OLD}", "articles/hire"),
            (f"articles/{OLD}/parallel", "articles/hire/parallel"),
            (f"companies/{OLD}", "companies/acme"),
            (f"companies/{OLD}-2", "companies/acme"),
            (f"sources/{OLD}", "sources/acme"),
            (f"sources/{OLD}-2", "sources/acme"),
        )
    }
    assert {path.removesuffix("index.html") for path in tree(tiny.output) if OLD in path} == set(redirects)
    for was, now in redirects.items():
        page = dom(tiny.page(was))
        assert page.attrib == {"lang": was[:2], "dir": {"ar": "rtl", "en": "ltr"}[was[:2]]}
        refresh = _only(page, ".//meta[@http-equiv='refresh']")
        assert refresh.get("content") == f"0; url={base}{now}"
        assert _only(page, ".//link[@rel='canonical']").get("href") == f"https://example.org{base}{now}"
        assert _only(page, ".//meta[@name='robots']").get("content") == "noindex"
        assert _only(page, ".//a").get("href") == f"{base}{now}"
        assert page.findall(".//script") + page.findall(".//style") == []
        assert (tiny.output / now / "index.html").is_file()
    assert _only(dom(tiny.page(f"ar/articles/{OLD}")), ".//a").text == "تعيين جديد"
    assert _only(dom(tiny.page(f"en/companies/{OLD}")), ".//a").text == "Acme"


def test_only_redirect_pages_have_former_ids_and_they_go_with_them(tiny: TinySite) -> None:
    tiny.build()
    before = tree(tiny.output)
    tiny.edit("content/articles/hire.ar.md", "storylines:", f"formerly: [{OLD}]\nstorylines:")
    made = {f"{tag}/articles/{OLD}/{page}" for tag in ("ar", "en") for page in ("", "parallel/")}
    assert pages(tiny.build()) == made
    after = tree(tiny.output)
    assert [path for path in before if before[path] != after[path]] == [".siyaq-manifest.json"]
    tiny.edit("content/articles/hire.ar.md", f"formerly: [{OLD}]\n", "")
    tiny.build()
    assert tree(tiny.output) == before


@pytest.mark.parametrize(
    ("path", "formerly", "told"),
    [
        ("content/people/jane-doe.ar.md", "[jane-doe]", '3:12: error: "jane-doe" is the id that this entry has [taken-id]'),
        ("content/people/jane-doe.ar.md", "[x, acme]", '3:15: error: "acme" is the id of company:acme [taken-id]'),
        ("content/people/jane-doe.ar.md", "[x, x]", '3:15: error: "x" is listed by person:jane-doe, too [taken-id]'),
        ("content/people/jane-doe.ar.md", "[taken]", '3:12: error: "taken" is listed by company:acme, too [taken-id]'),
        ("content/people/jane-doe.ar.md", "[Old Name]", '3:12: error: "Old Name" cannot be a "formerly"'),
        ("content/people/jane-doe.ar.md", "[hire]", ""),
    ],
)  # fmt: skip
def test_a_former_id_names_nothing_else(path: str, formerly: str, told: str, tiny: TinySite) -> None:
    tiny.edit("content/companies/acme.ar.md", "kind:", "formerly: [taken]\nkind:")
    tiny.edit(path, "gender:", f"formerly: {formerly}\ngender:")
    found = [str(one).split("\n")[0] for one in tiny.build().report.diagnostics]
    assert [line.startswith(f"{path}:{told}") for line in found] == ([True] if told else [])


def test_an_entry_whose_text_is_broken_keeps_its_id(tiny: TinySite) -> None:
    tiny.edit("content/people/jane-doe.ar.md", "gender: f", "gender: f\nformerly: [broken]")
    tiny.write("content/people/broken.ar.md", "---\nname: {ar: أخرى}\n---\n")
    assert codes(tiny.build()) == ["missing-field", "taken-id"]
