"""What `check` tells an editor of a translation that says otherwise than its original."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from siyaq.diagnostics import Diagnostic
from siyaq.link.proof.told import scales
from siyaq.read.lexicons import read_lexicons
from tests.newsroom import article, newsroom, translation
from tests.tinysite import TinySite

REPOSITORY = Path(__file__).parents[1]
AR, EN = "content/articles/a.ar.md", "content/articles/a.en.md"
NUMBERS, NAMES = "differs-from-original", "named-once"
HINT = "one of the two texts is wrong, or the paragraphs do not match"


def told(site: TinySite, *codes: str) -> list[Diagnostic]:
    wanted = codes or (NUMBERS, NAMES)
    return [found for found in site.check().report.diagnostics if found.code in wanted]


def lines(found: list[Diagnostic]) -> list[str]:
    return [str(one).split("\n")[0] for one in found]


def pair(folder: Path, original: str, other: str) -> TinySite:
    """A site with an article in Arabic and its English translation; their texts begin on line 7."""
    return newsroom(folder, {AR: article(original), EN: translation(other)})


# --- the demo


@pytest.fixture
def demo(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "demo")
    shutil.copytree(REPOSITORY / "content", site.folder / "content")
    shutil.copy(REPOSITORY / "site.yaml", site.folder)
    return site


def place(site: TinySite, path: str, words: str) -> str:
    """path:line:column of words that stand in a file once."""
    text = (site.folder / path).read_text("utf-8")
    assert text.count(words) == 1, words
    before = text[: text.index(words)]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_the_texts_of_the_demo_agree(demo: TinySite) -> None:
    assert lines(told(demo)) == []


def test_300_billion_that_became_30_is_one_warning_with_both_places(demo: TinySite) -> None:
    path, original = "content/articles/openai-liberatore.en.md", "content/articles/openai-liberatore.ar.md"
    before = set(demo.check().report.diagnostics)
    demo.edit(path, "a $300 billion agreement", "a $30 billion agreement")
    (found,) = set(demo.check().report.diagnostics) - before
    here, there = place(demo, path, "30 billion agreement"), place(demo, original, "300 مليار دولار مع")
    assert lines([found]) == [f'{here}: warning: "30 billion" here, and 300 مليار at {there} [{NUMBERS}]']
    assert found.hint == HINT
    assert str(found).split("\n")[2].count("^") == len("30 billion")


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("a $300 billion agreement", "an agreement", ["note"]),
        ("in 2015", "in 2016", ["warning"]),
        ("exceeding $100 billion", "exceeding $100 million", ["warning"]),
        ("a $5 billion debt deal", "a debt deal of 5,000 million dollars", []),
        ("nearly nine years", "nearly 9 years", []),
        ("nearly nine years", "nearly 8 years", ["note"]),
        ("last July", "last June", ["warning"]),
        ("on Tuesday", "on Monday", ["warning"]),
    ],
)
def test_other_changes_of_the_demo(old: str, new: str, codes: list[str], demo: TinySite) -> None:
    demo.edit("content/articles/openai-liberatore.en.md", old, new)
    assert [found.severity for found in told(demo)] == codes


def test_a_name_that_the_translation_lost(demo: TinySite) -> None:
    path = "content/articles/openai-liberatore.en.md"
    demo.edit(path, "Greg Brockman", "its president")
    (found,) = told(demo)
    there = place(demo, "content/articles/openai-liberatore.ar.md", "غريغ بروكمان Greg")
    assert lines([found]) == [f'{there}: note: "غريغ بروكمان" (greg-brockman) is nowhere in {path} [{NAMES}]']
    assert found.hint == "name it there, too, or list the spelling used there under `aliases` of its profile"


# --- numbers that are the same


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("5 مليارات", "$5 billion"),
        ("5 مليارات", "$5bn"),
        ("5 مليار دولار", "US$5bn"),
        ("11 مليارًا", "11 billion"),
        ("11 مليارا", "$11bn"),
        ("مليارا دولار", "2 billion dollars"),
        ("ملياران", "$2bn"),
        ("بقيمة ملياري دولار", "worth $2 billion"),
        ("مليوني دولار", "$2 million"),
        ("مليار دولار", "a billion dollars"),
        ("مليار دولار", "$1 billion"),
        ("قال مليار مرة", "said it often"),
        ("said", "a billion times"),
        ("ألف دولار", "$1,000"),
        ("نصف مليار", "half a billion"),
        ("٣٠٠ مليار", "300 billion"),
        ("۳۰۰ مليار", "300 billion"),
        ("٢٫٥ مليون", "2.5m"),
        ("2.5 مليون", "2,500,000"),
        ("٢٬٥٠٠٬٠٠٠", "2,500,000"),
        ("2,500", "2500"),
        ("2500 مليون", "2.5 billion"),
        ("500 مليار", "500bn"),
        ("500 مليار", "$500B"),
        ("500 مليون", "a 500-million deal"),
        ("6.5 تريليون", "6.5tn"),
        ("5 بلايين", "5 billion"),
        ("7 ملايين", "7 MILLION"),
        ("50 ألف", "50k"),
        ("3 آلاف", "3 thousand"),
        ("5\u00a0مليارات", "5\u202fbillion"),
        ("5\u200f مليارات", "5 billion"),
        ("**5** مليارات", "5 **billion**"),
        ("عام 2015", "in 2015"),
        ("3 إلى 4 مليارات", "$3-4 billion"),
        ("300 مليار ثم 5 مليارات", "5 billion after 300 billion"),
        ("مليار و200 مليون دولار", "$1.2 billion"),
        ("مليار و200 مليون دولار", "$1 billion and $200 million"),
        ("5 مليارات و300 مليون", "5.3 billion"),
        ("مليونين ونصف المليون دولار", "$2.5 million"),
        ("مليونين ونصف دولار", "$2.5 million"),
        ("ثلاثة ملايين ونصف المليون", "3.5m"),
        ("مليار ونصف المليار", "1.5 billion"),
        ("مليار ونصف المليار", "a billion and a half"),
        ("مليونان ونصف المليون", "two and a half million"),
        ("ثلاثة ونصف مليون", "3.5 million"),
        ("تريليونًا و200 مليار", "1.2 trillion"),
        ("ربع مليون", "250,000"),
        ("ربع مليون", "a quarter of a million"),
        ("ثلاثة أرباع المليون", "750,000"),
        ("بنصف مليار", "half a billion"),
        ("نصف مليار", "500 million"),
        ("500 مليون", "half-a-billion"),
        ("في التسعينيات", "in the 1990s"),
        ("في تسعينات القرن الماضي", "in the nineties"),
        ("عام 1990", "in the 1990s"),
    ],
)
def test_a_number_in_two_ways_of_writing(original: str, other: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == []


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("12 في المئة", "13%"),
        ("12.5%", "one in eight"),
        ("999 شخصًا", "998 people"),
        ("تسع سنوات", "9 years"),
        ("3 أشهر", "three months"),
        ("`5000` سطر", "`6000` lines"),
        ("طراز H1000", "model H2000"),
    ],
)
def test_what_may_be_spelled_out_is_not_compared(original: str, other: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == []


# --- numbers that differ


@pytest.mark.parametrize(
    ("original", "other", "line"),
    [
        ("نصف مليار", "$600 million", f'7:2: note: "600 million" here, and نصف مليار at {AR}:7:1'),
        ("ربع مليون", "half a million", f'7:1: note: "half a million" here, and ربع مليون at {AR}:7:1'),
        ("في التسعينيات", "in the 1980s", f'7:8: warning: "1980s" here, and التسعينيات at {AR}:7:4'),
        ("300 مليار", "$30 billion", f'7:2: warning: "30 billion" here, and 300 مليار at {AR}:7:1'),
        ("٣٠٠ مليار", "$30bn", f'7:2: warning: "30bn" here, and ٣٠٠ مليار at {AR}:7:1'),
        ("قيمته 5 مليارات", "5 million", f'7:1: warning: "5 million" here, and 5 مليارات at {AR}:7:7'),
        ("11 مليارًا", "12 billion", f'7:1: warning: "12 billion" here, and 11 مليارًا at {AR}:7:1'),
        ("مليارا دولار", "3 billion", f'7:1: warning: "3 billion" here, and مليارا at {AR}:7:1'),
        ("٢٬٥٠٠", "2,600", f'7:1: warning: "2,600" here, and ٢٬٥٠٠ at {AR}:7:1'),
        ("عام 2015", "in 2016", f'7:4: warning: "2016" here, and 2015 at {AR}:7:5'),
        ("مليار", "2 billion", f'7:1: note: "2 billion" is not in this paragraph of {AR}'),
        ("نص", "text of 2015", f'7:9: note: "2015" is not in this paragraph of {AR}'),
        ("5 مليارات ثم *500* مليار", "5 billion and 300 billion", f'7:15: warning: "300 billion" here, and 500 مليار at {AR}:7:15'),
    ],
)  # fmt: skip
def test_a_number_that_differs(original: str, other: str, line: str, tmp_path: Path) -> None:
    (found,) = told(pair(tmp_path, original, other))
    assert lines([found]) == [f"{EN}:{line} [{NUMBERS}]"]
    assert found.hint == HINT


@pytest.mark.parametrize(
    ("original", "other", "line"),
    [
        ("5 مليارات", "text", f'7:1: note: "5 مليارات" is not in this paragraph of {EN}'),
        ("عام 2015 ثم 2016", "in 2016", f'7:5: note: "2015" is not in this paragraph of {EN}'),
        ("2015 ثم 2015", "2015", f'7:9: note: "2015" is not in this paragraph of {EN}'),
    ],
)
def test_a_number_that_the_translation_lost(original: str, other: str, line: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == [f"{AR}:{line} [{NUMBERS}]"]


def test_numbers_are_paired_in_order(tmp_path: Path) -> None:
    site = pair(tmp_path, "300 مليار، 5 مليارات، 7 ملايين.", "30 billion, 6 billion.")
    assert lines(told(site)) == [
        f'{AR}:7:23: note: "7 ملايين" is not in this paragraph of {EN} [{NUMBERS}]',
        f'{EN}:7:1: warning: "30 billion" here, and 300 مليار at {AR}:7:1 [{NUMBERS}]',
        f'{EN}:7:13: warning: "6 billion" here, and 5 مليارات at {AR}:7:12 [{NUMBERS}]',
    ]


def test_the_place_is_that_of_the_right_one_of_two(tmp_path: Path) -> None:
    site = pair(tmp_path, "5 مليارات.\n\nثم 5 مليارات\nو\n5 مليارات.", "5 billion.\n\n5 billion\nand\n6 billion.")
    assert lines(told(site)) == [f'{EN}:11:1: warning: "6 billion" here, and 5 مليارات at {AR}:11:1 [{NUMBERS}]']


def test_headings_items_and_notes_are_paragraphs(tmp_path: Path) -> None:
    original = "## 300 مليار[^a]\n\n- 5 مليارات\n- 7 مليارات\n\n[^a]: 9 مليارات"
    other = "## 30 billion[^a]\n\n- 5 billion\n- 8 billion\n\n[^a]: 1 billion"
    found = told(pair(tmp_path, original, other))
    assert [(one.severity, one.location.line) for one in found] == [("warning", 7), ("warning", 10), ("warning", 12)]


def test_the_original_may_be_the_english_text(tmp_path: Path) -> None:
    files = {EN: article("300 billion."), AR: translation("30 مليار.")}
    assert lines(told(newsroom(tmp_path, files))) == [
        f'{AR}:7:1: warning: "30 مليار" here, and 300 billion at {EN}:7:1 [{NUMBERS}]'
    ]


# --- paragraphs


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("عام 2015.\n\nثم 300 مليار.", "In 2015. Then 300 billion."),
        ("عام 2015. ثم 300 مليار.", "In 2015.\n\nThen 300 billion."),
        ("عام 2015.\n\n300 مليار.\n\nنص", "300 billion.\n\nIn 2015."),
    ],
)
def test_texts_are_compared_as_a_whole_where_paragraphs_do_not_match_in_number(
    original: str, other: str, tmp_path: Path
) -> None:
    site = pair(tmp_path, original, other)
    assert lines(told(site)) == []
    site.edit(EN, "300 billion", "30 billion")
    (found,) = told(site)
    assert found.message.startswith('"30 billion" here, and 300 مليار at ')


def test_a_number_may_not_change_its_paragraph_where_they_match_in_number(tmp_path: Path) -> None:
    site = pair(tmp_path, "عام 2015.\n\nثم 300 مليار.", "Then 300 billion.\n\nIn 2015.")
    assert [(found.severity, found.location.line) for found in told(site)] == [("warning", 7), ("warning", 9)]


def test_a_text_without_words(tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, "", ""))) == []
    assert [found.severity for found in told(pair(tmp_path, "300 مليار", ""))] == ["note"]


def test_an_article_without_a_translation_has_nothing_to_differ_from(tmp_path: Path) -> None:
    assert told(newsroom(tmp_path, {AR: article("قال إيلون ماسك 300 مليار.")})) == []


def test_profiles_are_not_compared(tmp_path: Path) -> None:
    person = "---\nname: {{ar: زيد, en: Zayd Doe}}\ngender: m\n---\n\n{}\n"
    files = {
        "content/people/doe.ar.md": person.format("300 مليار"),
        "content/people/doe.en.md": '---\ntranslation: {of: "0000000000000000"}\n---\n\n30 billion\n',
    }
    assert told(newsroom(tmp_path, files)) == []


def test_build_does_not_ask(tmp_path: Path) -> None:
    site = pair(tmp_path, "300 مليار", "30 billion")
    assert NUMBERS not in {found.code for found in site.build().report.diagnostics}


# --- names


def test_a_name_is_told_once_however_often_it_stands(tmp_path: Path) -> None:
    site = pair(tmp_path, "قال إيلون ماسك ذلك.\n\nوقال ماسك.", "He said it.\n\nSo he did.")
    assert lines(told(site)) == [f'{AR}:7:5: note: "إيلون ماسك" (elon-musk) is nowhere in {EN} [{NAMES}]']


def test_a_name_that_the_translation_adds(tmp_path: Path) -> None:
    site = pair(tmp_path, "قال ذلك.", "He said it. Musk did.")
    assert lines(told(site)) == [f'{EN}:7:13: note: "Musk" (elon-musk) is nowhere in {AR} [{NAMES}]']


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("قال إيلون ماسك.", "Musk said."),
        ("قال لماسك.\n\nنص.", "Text.\n\nElon Musk said."),
        ("قال إيلون ماسك Elon Musk.", "Elon Musk said."),
        ("قال [ماسك](person:elon-musk).", "Musk said."),
        ("قال \\@ماسك.", "He said."),
        ("## ماسك\n\nنص", "## He\n\nText"),
    ],
)
def test_names_that_both_texts_have_or_that_do_not_link(original: str, other: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == []


def test_an_alias_ends_the_finding(tmp_path: Path) -> None:
    site = pair(tmp_path, "قالت «برق الخليج» ذلك.", "Barq said so.")
    assert [found.code for found in told(site)] == [NAMES]
    site.edit("content/companies/khaleej.ar.md", "kind: media", "kind: media\naliases: {en: [Barq]}")
    assert lines(told(site)) == []


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("قال إيلون ماسك ذلك.", "[The billionaire](person:elon-musk) said it."),
        ("قال [الملياردير](person:elon-musk) ذلك.", "Elon Musk said it."),
    ],
)
def test_a_reference_by_hand_names_whom_it_leads_to(original: str, other: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == []


# --- prefixes, scales, years


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("300 مليار و5 مليارات", "300 billion and 5 billion"),
        ("بـ500 مليون", "500 million"),
        ("صفقة بملياري دولار", "a $2 billion deal"),
        ("صفقة بمليار دولار", "a $1 billion deal"),
    ],
)
def test_prefixes_are_no_part_of_a_number(original: str, other: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == []


def test_a_difference_behind_a_prefix_is_a_warning(tmp_path: Path) -> None:
    site = pair(tmp_path, "صفقة بـ300 مليار", "a $30 billion deal")
    assert [found.severity for found in told(site)] == ["warning"]


@pytest.mark.parametrize(("original", "other"), [("خمسون مليارًا", "50 billion"), ("أحد عشر مليارًا", "11 billion")])
def test_a_scale_after_a_number_in_words_is_not_two(original: str, other: str, tmp_path: Path) -> None:
    assert "warning" not in {found.severity for found in told(pair(tmp_path, original, other))}


@pytest.mark.parametrize(
    ("original", "other"), [("ألفي دولار", "$2,000"), ("ألفا دولار", "$2,000"), ("مليونا دولار", "$2 million")]
)
def test_duals_of_every_scale(original: str, other: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == []


def test_metres_are_no_millions(tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, "سباق 100 متر", "the 100 m race"))) == []


def test_a_scale_alone_takes_no_number_from_one_in_figures(tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, "قال مليار مرة إنها 1 مليار", "He often said: $1 billion"))) == []


@pytest.mark.parametrize(
    ("original", "other"), [("عام 2024 باع", "In 2024 B sold"), ("عام 2015 ألف كتابًا", "in 2015 he wrote")]
)
def test_a_year_has_no_scale(original: str, other: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == []


# --- the words of the lexicons


def test_every_row_of_scales_is_well_formed_and_no_word_has_two_meanings() -> None:
    seen: dict[str, str] = {}
    for lexicon in read_lexicons().values():
        for row in lexicon.scales:
            assert re.fullmatch(r"\d{1,2}\|[012](\|[^\W\d_]+)+", row), row
            meaning, words = row.split("|")[:2], row.split("|")[2:]
            for word in words:
                assert seen.setdefault(word.casefold(), str(meaning)) == str(meaning), word
    assert scales()["مليارات"] == (9, 0)
    assert (scales()["bn"], scales()["billion"]) == ((9, 0), (9, 1))
