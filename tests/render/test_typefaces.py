"""Fonts: cut to what the site may show, the same bytes each time, and only when a new letter comes."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from siyaq.render.type import typefaces
from siyaq.render.type.typefaces import COMMON, FRACTIONS, characters_of, cut_font
from tests.tinysite import TinySite, pages, tree

FONTS = Path(__file__).parents[2] / "templates/static/fonts"
NAMES = sorted(file.name for file in FONTS.glob("*.woff2"))
ARTICLE = "content/articles/hire.ar.md"
HIRE = {f"{language}/articles/hire/{view}" for language in ("ar", "en") for view in ("", "parallel/")}
HIRE.add("dossiers/storyline-moves.html")
ADDRESS = re.compile(r"fonts/([\w.-]+\.woff2)\?v=([0-9a-f]{16})\b")


def _font(content: bytes) -> Any:
    return TTFont(BytesIO(content))


def _features(font: Any) -> set[str]:
    return {one.FeatureTag for tag in ("GSUB", "GPOS") for one in font[tag].table.FeatureList.FeatureRecord}


def _cut(site: TinySite) -> dict[str, bytes]:
    return {name: (site.output / "static/fonts" / name).read_bytes() for name in NAMES}


def test_the_fonts_of_a_site_have_every_letter_that_its_pages_show(tiny: TinySite) -> None:
    tiny.edit(ARTICLE, "هذه جملة", "كوفيه Café ژاله ﷺ — £3 &frac12; هذه جملة")
    tiny.build()
    shown = {character for file in tiny.output.rglob("*.html") for character in file.read_text("utf-8")}
    assert shown >= set("éژ½£")
    for name, content in _cut(tiny).items():
        whole, cut = set(_font((FONTS / name).read_bytes()).getBestCmap()), set(_font(content).getBestCmap())
        assert {code for code in whole if chr(code) in shown} <= cut < whole
        assert len(content) < len((FONTS / name).read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_a_cut_font_is_laid_out_named_and_licensed_as_the_whole_one(name: str) -> None:
    content = (FONTS / name).read_bytes()
    whole = _font(content)
    cut = _font(cut_font(content, "".join(map(chr, whole.getBestCmap()))))
    assert _features(whole) - FRACTIONS == _features(cut)
    assert [str(one) for one in cut["name"].names if one.nameID < 16] == [
        str(one) for one in whole["name"].names if one.nameID < 16
    ]
    assert cut["head"].modified == whole["head"].modified
    metrics = ("ascent", "descent", "lineGap")
    assert [getattr(cut["hhea"], one) for one in metrics] == [getattr(whole["hhea"], one) for one in metrics]
    assert not {"fpgm", "prep", "cvt "} & set(cut.keys())


def test_the_same_font_and_letters_give_the_same_bytes() -> None:
    content = (FONTS / NAMES[0]).read_bytes()
    again = cut_font.__wrapped__(content, COMMON)
    assert again == cut_font.__wrapped__(content, COMMON) != content


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\\&")))
def test_the_letters_of_a_text_are_there_as_pages_compose_them(text: str) -> None:
    found = set(characters_of([text]))
    assert found >= set(normalize("NFC", text)) | set(COMMON)
    assert found == set(characters_of([escape(text)]))


def test_letters_come_by_rows_and_are_read_out_of_escapes() -> None:
    assert set(characters_of(["café"])) - set(COMMON) == set(map(chr, range(0xE0, 0x100))) - set("÷")
    for written in ("e\u0301", "&eacute;", "&#233;", '"\\xe9"', '"caf\\u00e9s"'):
        assert characters_of([written]) == characters_of(["é"]), written
    assert characters_of(["مقالة عادية، 12 ٪"]) == characters_of([])


def test_no_font_is_cut_again_until_a_new_letter_comes(
    tiny: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    tiny.build()
    before = tiny.page("ar/articles/hire")

    def cut(*_: object) -> bytes:
        raise AssertionError("a font was cut again")

    with monkeypatch.context() as barred:
        barred.setattr(typefaces, "cut_font", cut)
        tiny.edit(ARTICLE, "هذه جملة أخرى", "ضجّ غيظًا؟ «نعم»: 100٪")
        assert pages(tiny.build()) <= HIRE
        assert tiny.check().site
        tiny.edit(ARTICLE, "ضجّ", "Café")
        with pytest.raises(AssertionError):
            tiny.build()
    assert set(pages(tiny.build())) > {"ar/", "en/"}
    assert ADDRESS.findall(before) != ADDRESS.findall(tiny.page("ar/articles/hire"))
    tiny.edit(ARTICLE, "Café", "Über")
    assert "en/" in pages(tiny.build())  # capitals with accents are a row of their own
    tiny.edit(ARTICLE, "Über", "Über Çelik, Öz")
    assert pages(tiny.build()) <= HIRE
    tiny.build(output=tmp_path / "clean", clean=True)
    assert tree(tiny.output) == tree(tmp_path / "clean")


def test_stylesheet_and_preloads_name_the_same_state_of_each_font(tiny: TinySite) -> None:
    tiny.build()
    named = dict(ADDRESS.findall((tiny.output / "static/style.css").read_text("utf-8")))
    assert sorted(named) == NAMES
    for language in ("ar", "en"):
        preloads = re.findall(r'<link rel="preload" href="(/static/[^"]+)" as="font"', tiny.page(language))
        assert preloads
        assert all(ADDRESS.search(one) and dict(ADDRESS.findall(one)).items() <= named.items() for one in preloads)


def test_what_is_no_font_stays_as_it_is(tiny: TinySite) -> None:
    tiny.write(f"templates/static/fonts/{NAMES[0]}", "no font")
    assert tiny.check().site
    tiny.build()
    assert (tiny.output / "static/fonts" / NAMES[0]).read_bytes() == b"no font"
    assert _cut(tiny)[NAMES[1]] != (FONTS / NAMES[1]).read_bytes()


def test_fonts_that_no_stylesheet_names_are_left_alone(tiny: TinySite) -> None:
    tiny.write("templates/static/style.css", 'body { font-family: serif; background: url("fonts/none.woff2") }')
    tiny.edit(ARTICLE, "هذه جملة", "Правда ⇄ هذه جملة")
    assert [found for found in tiny.check().report.diagnostics if found.code == "no-font"] == []
    tiny.build()
    assert all(content == (FONTS / name).read_bytes() for name, content in _cut(tiny).items())
    assert "preload" not in tiny.page("ar")
    assert (tiny.output / "static/style.css").read_text("utf-8") == (
        "body{background:url(fonts/none.woff2);font-family:serif}"
    )


def test_stylesheets_reach_readers_without_comments_and_spaces(tiny: TinySite) -> None:
    sheet = '/* why */ @layer a,\n b;\n:root { --gap: calc(1rem + 2px) ; }\na:not(.b) > c { content: "/* no  comment */"; }\n'
    tiny.write("templates/static/style.css", sheet)
    tiny.build()
    assert (tiny.output / "static/style.css").read_text("utf-8") == (
        '@layer a,b;:root{--gap:calc(1rem + 2px)}a:not(.b)>c{content:"/* no  comment */"}'
    )


def test_a_stylesheet_that_cannot_be_read_stays_as_it_is(tiny: TinySite) -> None:
    tiny.write("templates/static/style.css", "a { color: red } } b {")
    tiny.build()
    assert (tiny.output / "static/style.css").read_text("utf-8") == "a { color: red } } b {"


def test_letters_that_no_font_has_are_told_once_for_each_file(tiny: TinySite) -> None:
    tiny.edit(ARTICLE, "هذه جملة", "\u200f«Правда»\u2028 ❤\ufe0f هذه جملة")
    tiny.edit("content/companies/acme.ar.md", "summary: صحيفة", "summary: صحيفة 報 報")
    told = [found for found in tiny.check().report.diagnostics if found.code == "no-font"]
    assert [str(found).split("\n")[0] for found in told] == [
        f"{ARTICLE}:12:71: note: no font has П (U+041F) р (U+0440) а (U+0430) в (U+0432) д (U+0434) ❤ (U+2764) [no-font]",
        "content/companies/acme.ar.md:4:16: note: no font has 報 (U+5831) [no-font]",
    ]
    assert "no-font" not in {found.code for found in tiny.build().report.diagnostics}


def test_a_text_in_a_script_without_a_font_names_eight_of_its_letters(tiny: TinySite) -> None:
    tiny.edit(ARTICLE, "هذه جملة", "абвгдежзик")
    (told,) = [found for found in tiny.check().report.diagnostics if found.code == "no-font"]
    assert told.message.endswith("ж (U+0436) з (U+0437) and 2 more")
