"""Languages are a matter of site.yaml, strings and content; the engine knows none by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.crawl import broken_links, read_page
from tests.tinysite import TinySite, codes

REPOSITORY = Path(__file__).parents[1]
FRENCH = "  - {tag: fr, name: Français}\n"
HEBREW = "  - {tag: he, name: עברית}\n"


def _add_language(tiny: TinySite, tag: str, entry: str, plurals: str) -> None:
    """A third language: its line in site.yaml, and English words in its strings, with the plural forms it needs."""
    site = (tiny.folder / "site.yaml").read_text("utf-8")
    tiny.write("site.yaml", site + entry)
    words = (REPOSITORY / "templates/strings/en.yaml").read_text("utf-8")
    tiny.write(f"templates/strings/{tag}.yaml", re.sub(r"\{one: (.+?), other: (.+?)\}\n", plurals, words))


@pytest.mark.parametrize(
    ("tag", "entry", "plurals", "direction", "date"),
    [
        ("fr", FRENCH, r"{one: \1, many: \2, other: \2}\n", "ltr", "16 septembre 2025"),
        ("he", HEBREW, r"{one: \1, two: \2, other: \2}\n", "rtl", "16 בספטמבר 2025"),
    ],
)
def test_a_third_language_needs_no_code(
    tag: str, entry: str, plurals: str, direction: str, date: str, tiny: TinySite
) -> None:
    _add_language(tiny, tag, entry, plurals)
    tiny.write(
        f"content/articles/hire.{tag}.md",
        '---\ntitle: Titre\nsummary: S\ntranslation: {of: "0000000000000000"}\n---\n[Jane](person:jane-doe) [A](company:acme)\n',
    )
    tiny.edit("content/people/jane-doe.ar.md", "en: Jane Doe}", f"en: Jane Doe, {tag}: Jeanne}}")
    built = tiny.build()
    assert codes(built) == []
    page = tiny.page(f"{tag}/articles/hire")
    html = next(attributes for name, attributes in read_page(page).attributes if name == "html")
    assert (html["lang"], html["dir"]) == (tag, direction)
    assert date in page
    assert f'href="/{tag}/people/jane-doe/"' in page
    assert re.search(r'hreflang="ar"[^>]* href="/ar/companies/acme/"', page), "the fallback is marked"
    assert f'hreflang="{tag}"' in tiny.page("ar/articles/hire")
    assert broken_links(tiny.output, "https://example.org/") == []


THIRD = {
    "fa": (
        "  - {tag: fa, name: فارسی}\n",
        "استخدام تازه",
        "شرکت OpenAI گفت که 5–7% رشد کرد و C++ را آموخت.",
        'شرکت <bdi lang="en" dir="ltr">OpenAI</bdi> گفت که <bdi dir="ltr">5–7%</bdi> رشد کرد و '
        '<bdi lang="en" dir="ltr">C++</bdi> را آموخت.',
        "ar",
    ),
    "he": (
        HEBREW,
        "מינוי חדש",
        "חברת OpenAI אמרה כי צמחה 5–7% וכי למדה C++.",
        'חברת <bdi lang="en" dir="ltr">OpenAI</bdi> אמרה כי צמחה <bdi dir="ltr">5–7%</bdi> וכי למדה '
        '<bdi lang="en" dir="ltr">C++</bdi>.',
        "he",
    ),
}
PLURALS = {"fa": r"{one: \1, other: \2}\n", "he": r"{one: \1, two: \2, other: \2}\n"}


@pytest.mark.parametrize("tag", THIRD)
def test_a_third_language_that_runs_to_the_left_sets_others_apart(tag: str, tiny: TinySite) -> None:
    entry, title, text, shown, named = THIRD[tag]
    _add_language(tiny, tag, entry, PLURALS[tag])
    front = f'---\ntitle: OpenAI\nsummary: {title}\ntranslation: {{of: "{"0" * 16}"}}\n---\n'
    tiny.write(f"content/articles/hire.{tag}.md", f"{front}{text}\n")
    tiny.edit("content/articles/hire.en.md", "Another sentence.", f"It is called {title} there.")
    assert codes(tiny.build()) == []
    page = tiny.page(f"{tag}/articles/hire")
    assert f'<html lang="{tag}" dir="rtl">' in page
    assert shown in page
    assert "<title>\u200f\u2066OpenAI\u2069 · " in page, "its first strong character is of the page's direction"
    assert f'It is called <bdi lang="{named}" dir="rtl">{title}</bdi> there.' in tiny.page("en/articles/hire")


def test_a_site_of_persian_and_english_knows_no_arabic(tiny: TinySite) -> None:
    """What stands in the Arabic script there is Persian."""
    words = (REPOSITORY / "templates/strings/en.yaml").read_text("utf-8")
    tiny.write("templates/strings/fa.yaml", re.sub(r"\{one: (.+?), other: (.+?)\}\n", PLURALS["fa"], words))
    for path in [*(tiny.folder / "content").rglob("*.ar.md"), tiny.folder / "site.yaml"]:
        text = re.sub(r"\bar\b", "fa", path.read_text("utf-8")).replace("العربية", "فارسی")
        path.unlink()
        (path.parent / path.name.replace(".ar.", ".fa.")).write_text(text, "utf-8")
    tiny.edit("content/articles/hire.en.md", "Another sentence.", "It is called استخدام تازه there.")
    assert codes(tiny.build()) == []
    assert '<html lang="fa" dir="rtl">' in tiny.page("fa/articles/hire")
    assert '<bdi lang="fa" dir="rtl">استخدام تازه</bdi>' in tiny.page("en/articles/hire")


def test_a_language_without_words_is_told(tiny: TinySite) -> None:
    tiny.write("site.yaml", (tiny.folder / "site.yaml").read_text("utf-8") + FRENCH)
    (found,) = tiny.build().report.diagnostics
    assert (found.code, found.location.path) == ("no-strings", "templates/strings/fr.yaml")


def test_one_language_is_enough(tiny: TinySite) -> None:
    tiny.edit("site.yaml", "  - {tag: en, name: English}\n", "")
    for path in (
        "site.yaml",
        "content/people/jane-doe.ar.md",
        "content/companies/acme.ar.md",
        "content/articles/hire.ar.md",
    ):
        text = (tiny.folder / path).read_text("utf-8")
        tiny.write(path, re.sub(r", en: [^,}]+", "", text))
    tiny.remove("content/articles/hire.en.md")
    assert codes(tiny.build()) == []
    assert broken_links(tiny.output, "https://example.org/") == []


def test_a_profile_without_text_in_a_language_says_where_there_is_some(tiny: TinySite) -> None:
    tiny.build()
    page = tiny.page("en/people/jane-doe")
    assert 'href="/ar/people/jane-doe/"' in page
    assert "This page has no text in English." in page


def test_an_entry_absent_in_a_language_is_linked_in_the_other_with_its_mark(tiny: TinySite) -> None:
    tiny.build()
    home = tiny.page("en")
    link = re.search(r"<a [^>]*href=\"/ar/storylines/moves/\"[^>]*>", home)
    assert link
    assert 'hreflang="ar"' in link[0]
    assert 'data-language="Arabic"' in link[0]
    switch = re.search(r"<a [^>]*href=\"/en/\"[^>]*>", tiny.page("ar/storylines/moves"))
    assert switch
    assert "غير متاحة" in switch[0], "the switch says that this page is not there"


def test_months_and_digits_follow_the_house_style(tiny: TinySite) -> None:
    tiny.edit("site.yaml", "{tag: ar, name: العربية}", "{tag: ar, name: العربية, months: both, digits: arab}")
    tiny.build()
    assert "١٦ سبتمبر/أيلول ٢٠٢٥" in tiny.page("ar/articles/hire")
    assert "September 16, 2025" in tiny.page("en/articles/hire")


def test_words_by_number_are_needed_where_another_language_has_them(tiny: TinySite) -> None:
    _add_language(tiny, "fr", FRENCH, r"{one: \1, many: \2, other: \2}\n")
    tiny.edit(
        "templates/strings/fr.yaml",
        'bn: {one: "{n} billion", many: "{n} billion", other: "{n} billion"}',
        'bn: "{n} billion"',
    )
    (found,) = tiny.build().report.diagnostics
    assert (found.code, found.location.path) == ("missing-words", "templates/strings/fr.yaml")
    assert "amount.bn (by number)" in found.message


def test_a_list_of_months_has_twelve(tiny: TinySite) -> None:
    tiny.write("templates/strings/ar.yaml", "months: {levantine: [كانون]}\n")
    (found,) = tiny.build().report.diagnostics
    assert str(found).startswith(
        'templates/strings/ar.yaml:1:21: error: "levantine" is no list of twelve months [months]'
    )


@pytest.mark.parametrize("name", ["fr", "en copy", "backup"])
def test_words_of_a_language_that_the_site_does_not_speak_are_left_alone(name: str, tiny: TinySite) -> None:
    tiny.write(f"templates/strings/{name}.yaml", "count: {article: {one: unfinished}}\nown-key: x\n")
    assert codes(tiny.build()) == []


def test_a_single_language_needs_all_that_the_theme_says(tiny: TinySite) -> None:
    tiny.write(
        "site.yaml",
        "title: S\ndescription: D\nbase_url: https://example.org/\nlanguages: [{tag: fr, name: Français}]\n",
    )
    tiny.write("templates/strings/fr.yaml", "nav: {article: Articles}\n")
    missing = [found for found in tiny.build().report.diagnostics if found.code == "missing-words"]
    assert [found.location.path for found in missing] == ["templates/strings/fr.yaml"]
    assert "count.article (by number)" in missing[0].message
