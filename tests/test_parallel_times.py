"""What `check` tells an editor of a translation with other dates, lengths of time or quotations than its original."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.dates import get_day_names, get_month_names

from siyaq.read.lexicons import read_lexicons
from siyaq.read.phrases import read_phrases
from tests.newsroom import article, newsroom, translation
from tests.test_parallels import AR, EN, HINT, NUMBERS, lines, pair, told
from tests.tinysite import TinySite

QUOTED = "quote in both texts or in none, or the paragraphs do not match"


def quiet(folder: Path, original: str, other: str) -> None:
    """Neither text, nor the two the other way round, gives a finding."""
    assert lines(told(pair(folder / "there", original, other))) == []
    assert lines(told(newsroom(folder / "back", {EN: article(other), AR: translation(original)}))) == []


# --- months


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("في يوليو", "in July"),
        ("في يوليو/تموز", "in July"),
        ("في تموز (يوليو)", "in July"),
        ("في تموز", "in JULY"),
        ("ليوليو الماضي", "last July"),
        ("في كانون الثاني", "in January"),
        ("16 يوليو 2025", "July 16, 2025"),
        ("16 يوليو 2025", "16 July 2025"),
        ("16 من يوليو", "the 16th of July"),
        ("السادس عشر من يوليو", "July 16"),
        ("بين يونيو ويوليو", "between June and July"),
        ("بين يونيو/حزيران ويوليو/تموز", "from July back to June"),
        ("في يوليو ثم في يوليو", "in July and again then"),
        ("من 8 إلى 14 سبتمبر", "September 8–14"),
        ("يومي 16 و17 يوليو", "July 16 and 17"),
        ("من 30 يونيو إلى 2 يوليو", "June 30 to July 2"),
        ("16/7/2025", "July 16, 2025"),
        ("16 يوليو 2025", "2025-07-16"),
        ("في مارس", "in March"),
        ("مارس الضغط ثم آب", "he put pressure on them and came back"),
        ("قد يحدث", "It may happen. May he rest in peace. March on!"),
        ("قالت نيسان", "Nissan said"),
        ("تيريزا ماي", "Theresa May, 68"),
        ("في 28 آب/أغسطس، وفي شباط/فبراير", "on Aug. 28 and in February"),
        ("في أيلول 2025", "in Sept. 2025"),
        ("قاد المسيرة", "the Mar a Lago march"),
    ],
)
def test_months_that_are_the_same_or_none(original: str, other: str, tmp_path: Path) -> None:
    quiet(tmp_path, original, other)


@pytest.mark.parametrize(
    ("original", "other", "line"),
    [
        ("في يوليو/تموز", "in June", f'7:4: warning: "June" here, and يوليو/تموز at {AR}:7:4'),
        ("في تموز الماضي", "last June", f'7:6: warning: "June" here, and تموز at {AR}:7:4'),
        ("وفي مارس", "in April", f'7:4: warning: "April" here, and مارس at {AR}:7:5'),
        ("16 مارس", "May 16", f'7:1: warning: "May" here, and مارس at {AR}:7:4'),
        ("مارس الضغط", "in April", f'7:4: note: "April" is not in this paragraph of {AR}'),
        ("16 يوليو", "July 17", f'7:1: warning: "July 17" here, and 16 يوليو at {AR}:7:1'),
        ("16 من يوليو", "the 17th of July", f'7:5: warning: "17th of July" here, and 16 من يوليو at {AR}:7:1'),
        ("نص", "in July", f'7:4: note: "July" is not in this paragraph of {AR}'),
        ("يوم الثلاثاء", "on Monday", f'7:4: warning: "Monday" here, and الثلاثاء at {AR}:7:5'),
    ],
)
def test_dates_that_differ(original: str, other: str, line: str, tmp_path: Path) -> None:
    (found,) = told(pair(tmp_path, original, other))
    assert lines([found]) == [f"{EN}:{line} [{NUMBERS}]"]
    assert found.hint == HINT


def test_a_month_that_the_translation_lost(tmp_path: Path) -> None:
    site = pair(tmp_path, "في يوليو/تموز ثم في مايو.", "in May.")
    assert lines(told(site)) == [f'{AR}:7:4: note: "يوليو/تموز" is not in this paragraph of {EN} [{NUMBERS}]']


def test_months_are_looked_for_in_the_whole_text_where_paragraphs_do_not_match(tmp_path: Path) -> None:
    site = pair(tmp_path, "في يوليو.\n\nنص.", "Text. In July.")
    assert lines(told(site)) == []
    site.edit(EN, "July", "June")
    assert [found.severity for found in told(site)] == ["warning"]


def test_a_month_in_the_name_of_a_person_is_none(tmp_path: Path) -> None:
    person = "---\nname: {ar: جون أبريل, en: June April}\ngender: f\n---\n"
    site = pair(tmp_path, "قالت جون أبريل وقالت جون أبريل.", "June April said. June April spoke.")
    site.write("content/people/april.ar.md", person)
    assert lines(told(site)) == []


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("الثلاثاء", "Tuesday"),
        ("يوم الثلاثاء", "on Tuesday, a day before Wednesday"),
        ("أمس", "on Tuesday"),
        ("بين الاثنين خلاف", "on Tuesday"),
        ("الأحد", "the Sun sat and wed"),
    ],
)
def test_weekdays_are_told_only_where_both_texts_have_another(original: str, other: str, tmp_path: Path) -> None:
    quiet(tmp_path, original, other)


@pytest.mark.parametrize("tag", sorted(read_phrases()))
def test_the_names_of_unicode_cldr_are_in_the_tables(tag: str) -> None:
    slots = read_phrases()[tag].slots
    for number, name in get_month_names("wide", locale=tag).items():
        assert slots["month"].get(name.lower(), slots["month"].get(name)) == number
    for number, name in get_day_names("wide", locale=tag).items():
        assert slots["weekday"].get(name.lower(), slots["weekday"].get(name)) == number + 1


def test_words_that_are_unsure_are_names_of_months_or_weekdays() -> None:
    for tag, lexicon in read_lexicons().items():
        slots = read_phrases()[tag].slots
        assert lexicon.unsure_times
        assert lexicon.unsure_times <= slots["month"].keys() | slots["weekday"].keys()


# --- lengths of time and numbers in words


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("ثلاثة أشهر", "3 months"),
        ("3 أشهر", "three months"),
        ("شهرين", "two months"),
        ("بعد شهرين", "a 2-month break"),
        ("11 عامًا", "eleven years"),
        ("خمسة وعشرون عامًا", "twenty-five years"),
        ("خمسة وعشرين يومًا", "25 days"),
        ("السنوات الثلاث الماضية", "the past three years"),
        ("12 شهرًا", "a year"),
        ("عام من العمل", "a year of work"),
        ("أسبوعين", "a fortnight"),
        ("عقد", "ten years"),
        ("5 مليارات", "five billion"),
        ("خمسة مليارات", "$5bn"),
        ("بخمسة مليارات", "for $5 billion"),
        ("مليارا دولار", "two billion"),
        ("خمسة وعشرون مليونًا", "25 million"),
        ("25 مليونًا", "twenty-five million"),
        ("250 ألفًا", "two hundred and fifty thousand"),
        ("ثلاثمئة مليون", "300 million"),
        ("مئة وخمسون مليونًا", "a hundred and fifty million"),
    ],
)
def test_numbers_in_words_are_those_in_figures(original: str, other: str, tmp_path: Path) -> None:
    quiet(tmp_path, original, other)


@pytest.mark.parametrize(
    ("original", "other", "line"),
    [
        ("ثلاثة أشهر", "4 months", f'7:1: note: "4 months" here, and ثلاثة أشهر at {AR}:7:1'),
        ("شهرين", "three months", f'7:1: note: "three months" here, and شهرين at {AR}:7:1'),
        ("5 مليارات", "six billion", f'7:1: note: "six billion" here, and 5 مليارات at {AR}:7:1'),
        ("خمسة مليارات", "$6 billion", f'7:2: note: "6 billion" here, and خمسة مليارات at {AR}:7:1'),
    ],
)
def test_another_number_in_words_is_a_note(original: str, other: str, line: str, tmp_path: Path) -> None:
    assert lines(told(pair(tmp_path, original, other))) == [f"{EN}:{line} [{NUMBERS}]"]


# --- quotations


@pytest.mark.parametrize(
    ("original", "other"),
    [
        ("قال: «كانت الوظيفة حلمًا رائعًا لي»", "“The job was a wonderful dream,” he said"),
        ("قال: «كانت الوظيفة حلمًا رائعًا لي»", '"The job was a wonderful dream"'),
        ("قال: «كانت الوظيفة حلمًا رائعًا لي»", "‘The job was a wonderful dream’"),
        ("قال: «كانت الوظيفة حلمًا، والفريق رائعًا»", "“The job was,” he said, “a dream, and the team great.”"),
        ("«تباين الرؤى»", "“a divergence in worldviews”"),
        ("قال: «كانت الوظيفة حلمًا رائعًا لي", "“The job was a wonderful dream."),
        ("كتاب «ألف ليلة وليلة»", "the book Nights"),
        ("فيلم «الأب الروحي: الجزء الثاني»", "the film The Godfather Part II"),
        ("كتاب «ألف ليلة وليلة ثم ليلة أخرى»", "the book *Nights*"),
        ("قال: «كانت الوظيفة حلمًا رائعًا لي»", "> The job was a wonderful dream"),
        ('بقياس 5" و6"', "of 5 and 6 inches"),
    ],
)
def test_quotations_that_both_texts_have_or_that_may_be_names(original: str, other: str, tmp_path: Path) -> None:
    quiet(tmp_path, original, other)


def test_a_quotation_that_one_text_has(tmp_path: Path) -> None:
    site = pair(tmp_path, "قال: «كانت الوظيفة حلمًا رائعًا لي».", "He said that the job was a dream.")
    (found,) = told(site)
    there = f"{AR}:7:6: note: «كانت الوظيفة حلمًا رائعًا لي» is quoted here, and nothing is in this paragraph of {EN}"
    assert lines([found]) == [f"{there} [{NUMBERS}]"]
    assert found.hint == QUOTED
    site.edit(EN, "that the job was a dream", "“the job was a dream”")
    assert lines(told(site)) == []
    site.edit(AR, "«كانت الوظيفة حلمًا رائعًا لي»", "إن الوظيفة كانت حلمًا")
    here = f"{EN}:7:9: note: “the job was a dream” is quoted here, and nothing is in this paragraph of {AR}"
    assert lines(told(site)) == [f"{here} [{NUMBERS}]"]


def test_a_long_quotation_is_shown_by_its_beginning(tmp_path: Path) -> None:
    (found,) = told(pair(tmp_path, "نص", "“The job was a dream, and the team was wonderful to me.”"))
    assert found.message.startswith("“The job was a dream, and the team was …” is quoted")


def test_a_quotation_that_changed_its_paragraph_where_they_do_not_match(tmp_path: Path) -> None:
    quiet(tmp_path, "قال.\n\n«كانت الوظيفة حلمًا رائعًا لي».", "He said: “The job was a wonderful dream.”")


@pytest.mark.parametrize("alias", ["", "\naliases: {ar: [مؤسسة بيل وميليندا غيتس الخيرية]}"])
def test_a_quoted_name_of_a_profile_is_no_quotation(alias: str, tmp_path: Path) -> None:
    site: TinySite = pair(tmp_path, "أعلنت «مؤسسة بيل وميليندا غيتس الخيرية»", "The Gates Foundation said")
    site.write("content/companies/gates.ar.md", f"---\nname: {{ar: مؤسسة غيتس, en: Gates Foundation}}{alias}\n---\n")
    assert [found.code for found in told(site)] == ([] if alias else [NUMBERS, "named-once"])
