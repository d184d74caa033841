"""Phrases of time, and the dates that they mean on the day of their telling."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.model.dates import PartialDate
from siyaq.model.phrases import MEANINGS, fold_phrase, resolve_phrase
from siyaq.read.phrases import read_phrases

TUESDAY = "2025-09-16"
LEAP_DAY = "2024-02-29"  # a Thursday
NEW_YEAR = "2025-01-01"  # a Wednesday
LAST_DAY = "2025-12-31"  # a Wednesday
MARCH_END = "2025-03-31"  # a Monday

# Told on, in Arabic, in English, and what both mean; "or" stands between the dates that are possible.
BOTH = [
    (TUESDAY, "في العام الماضي", "last year", "2024"),
    (TUESDAY, "العام الحالي", "this year", "2025"),
    (TUESDAY, "العام المقبل", "next year", "2026"),
    (TUESDAY, "خلال السنة الجارية", "during the current year", "2025"),
    (LAST_DAY, "العام القادم", "in the coming year", "2026"),
    (NEW_YEAR, "العام الفائت", "last year", "2024"),
    (TUESDAY, "الأسبوع الماضي", "last week", "2025-09-08/2025-09-14"),
    (TUESDAY, "هذا الأسبوع", "this week", "2025-09-15/2025-09-21"),
    (TUESDAY, "الأسبوع المقبل", "next week", "2025-09-22/2025-09-28"),
    (NEW_YEAR, "الأسبوع الحالي", "this week", "2024-12-30/2025-01-05"),
    (NEW_YEAR, "في الأسبوع الماضي", "last week", "2024-12-23/2024-12-29"),
    (LAST_DAY, "الأسبوع المقبل", "next week", "2026-01-05/2026-01-11"),
    ("2025-09-15", "الأسبوع الماضي", "last week", "2025-09-08/2025-09-14"),  # a Monday
    ("2025-09-21", "الأسبوع الماضي", "last week", "2025-09-08/2025-09-14"),  # a Sunday
    (TUESDAY, "الشهر الماضي", "last month", "2025-08"),
    (NEW_YEAR, "الشهر الماضي", "last month", "2024-12"),
    (LAST_DAY, "الشهر المقبل", "next month", "2026-01"),
    (MARCH_END, "الشهر الماضي", "last month", "2025-02"),
    (TUESDAY, "في وقت سابق من هذا الشهر", "earlier this month", "2025-09"),
    (TUESDAY, "مطلع العام الحالي", "early this year", "2025"),
    (TUESDAY, "في أواخر العام الماضي", "in late last year", "2024"),
    (TUESDAY, "اليوم", "today", "2025-09-16"),
    (TUESDAY, "اليوم الثلاثاء", "today, Tuesday", "2025-09-16"),
    (TUESDAY, "أمس", "yesterday", "2025-09-15"),
    (TUESDAY, "أمس الاثنين", "yesterday (Monday)", "2025-09-15"),
    (TUESDAY, "أمس الأربعاء", "yesterday, Wednesday", ""),  # yesterday was none
    (TUESDAY, "غدًا", "tomorrow", "2025-09-17"),
    (TUESDAY, "أول أمس", "the day before yesterday", "2025-09-14"),
    (TUESDAY, "بعد غد", "the day after tomorrow", "2025-09-18"),
    (NEW_YEAR, "مساء أمس", "yesterday evening", "2024-12-31"),
    ("2024-03-01", "أمس", "yesterday", "2024-02-29"),
    ("2025-03-01", "أمس", "yesterday", "2025-02-28"),
    (LEAP_DAY, "غدا", "tomorrow", "2024-03-01"),
    (TUESDAY, "اعتبارًا من يوم الثلاثاء", "as of Tuesday", "2025-09-16"),
    (TUESDAY, "يوم الأربعاء", "on Wednesday", "2025-09-10 or 2025-09-17"),
    (TUESDAY, "الاثنين", "Monday", "2025-09-15 or 2025-09-22"),
    (TUESDAY, "صباح الثلاثاء", "Tuesday morning", "2025-09-16"),
    (TUESDAY, "الثلاثاء الماضي", "last Tuesday", "2025-09-09"),
    (TUESDAY, "يوم الثلاثاء المقبل", "next Tuesday", "2025-09-23"),
    (TUESDAY, "الاثنين الماضي", "last Monday", "2025-09-15"),
    (TUESDAY, "الأربعاء المقبل", "next Wednesday", "2025-09-17"),
    (NEW_YEAR, "الجمعة الماضي", "last Friday", "2024-12-27"),
    (TUESDAY, "يوليو الماضي", "last July", "2025-07"),
    (TUESDAY, "منذ يوليو الماضي", "since last July", "2025-07"),
    (TUESDAY, "سبتمبر الماضي", "last September", "2024-09"),
    (TUESDAY, "ديسمبر/كانون الأول الماضي", "last December", "2024-12"),
    (TUESDAY, "ديسمبر المقبل", "next December", "2025-12"),
    (TUESDAY, "سبتمبر المقبل", "next September", "2026-09"),
    (TUESDAY, "سبتمبر الجاري", "this September", "2025-09"),
    (NEW_YEAR, "يناير الماضي", "last January", "2024-01"),
    (TUESDAY, "في يوليو/تموز", "in July", "2025-07"),
    (TUESDAY, "في أبريل/نيسان", "in April", "2025-04"),
    (TUESDAY, "في سبتمبر", "in September", "2025-09"),
    (TUESDAY, "في أكتوبر", "in October", "2024-10"),
    (NEW_YEAR, "في يناير", "in January", "2025-01"),
    (NEW_YEAR, "في شهر ديسمبر", "in the month of December", "2024-12"),
    (TUESDAY, "أيلول", "Sept.", "2025-09"),
    (TUESDAY, "كانون الثاني", "Jan", "2025-01"),
    (TUESDAY, "في يوليو 2025", "July 2025", "2025-07"),
    (TUESDAY, "شباط ٢٠٢٤", "in February, 2024", "2024-02"),
    (TUESDAY, "في أبريل/نيسان من العام الماضي", "in April of last year", "2024-04"),
    (TUESDAY, "أواخر نوفمبر عام 2023", "late November 2023", "2023-11"),
    (TUESDAY, "16 سبتمبر 2025", "September 16, 2025", "2025-09-16"),
    (TUESDAY, "في 29 فبراير 2024", "on 29 February 2024", "2024-02-29"),
    (TUESDAY, "29 فبراير 2025", "February 29, 2025", ""),
    (TUESDAY, "الثلاثاء 16 سبتمبر/أيلول 2025", "Tuesday, September 16, 2025", "2025-09-16"),
    (TUESDAY, "الاثنين 16 سبتمبر 2025", "Monday, 16 September 2025", ""),  # it was none
    (TUESDAY, "16 سبتمبر", "September 16", "2025-09-16"),
    (TUESDAY, "3 يناير", "January 3", "2025-01-03"),
    (TUESDAY, "3 يوليو من العام الماضي", "July 3 last year", "2024-07-03"),
    (TUESDAY, "20 سبتمبر الماضي", "20 last September", "2024-09-20"),
    (TUESDAY, "2 سبتمبر الماضي", "the 2nd of last September", "2025-09-02"),
    (NEW_YEAR, "30 ديسمبر", "December 30", "2024-12-30 or 2025-12-30"),
    (NEW_YEAR, "الاثنين 30 ديسمبر", "Monday, December 30", "2024-12-30"),
    (LAST_DAY, "2 يناير", "January 2", "2025-01-02 or 2026-01-02"),
    (LAST_DAY, "30 ديسمبر", "the 30th of December", "2025-12-30"),
    (TUESDAY, "29 فبراير", "February 29", "2024-02-29"),
    (TUESDAY, "31 أبريل", "April 31", ""),
    (TUESDAY, "قبل يومين", "two days ago", "2025-09-14"),
    (LEAP_DAY, "قبل 29 يومًا", "29 days ago", "2024-01-31"),
    (TUESDAY, "قبل نحو 10 أيام", "about 10 days ago", "2025-09-06~"),
    (TUESDAY, "قبل أسبوع", "a week ago", "2025-09-08~/2025-09-14~"),
    (TUESDAY, "قبل ثلاثة أسابيع", "three weeks ago", "2025-08-25~/2025-08-31~"),
    (NEW_YEAR, "قبل أسبوعين", "two weeks ago", "2024-12-16~/2024-12-22~"),
    (TUESDAY, "قبل شهر", "one month ago", "2025-08~"),
    (TUESDAY, "منذ شهرين", "two months ago", "2025-07~"),
    (TUESDAY, "قبل ثلاثة أشهر", "three months ago", "2025-06~"),
    (TUESDAY, "قبل 11 شهرًا", "11 months ago", "2024-10~"),
    (TUESDAY, "منذ أحد عشر شهرا", "eleven months ago", "2024-10~"),
    (MARCH_END, "قبل شهر", "a month ago", "2025-02~"),
    (NEW_YEAR, "قبل 12 شهرًا", "twelve months ago", "2024-01~"),
    (TUESDAY, "منذ عام", "a year ago", "2024~"),
    (LEAP_DAY, "قبل نحو عامين", "nearly two years ago", "2022~"),
    (TUESDAY, "قبل خمس سنوات", "five years ago", "2020~"),
    (TUESDAY, "قبل تسعة أعوام", "9 years ago", "2016~"),
    (TUESDAY, "قبل 9999 عاما", "9999 years ago", ""),
    (TUESDAY, "خلال الأشهر القليلة الماضية", "over the past few months", "2025-06~/2025-09"),
    (NEW_YEAR, "في الأشهر القليلة الأخيرة", "in the last few months", "2024-10~/2025-01"),
    (TUESDAY, "خلال الأسابيع القليلة الماضية", "over the past few weeks", "2025-08-25~/2025-09-16"),
    (TUESDAY, "خلال الأيام القليلة الماضية", "over the last few days", "2025-09-13~/2025-09-16"),
    (TUESDAY, "في السنوات القليلة الماضية", "in the past several years", "2022~/2025"),
    (TUESDAY, "خلال الأشهر الستة الماضية", "over the past six months", "2025-03~/2025-09"),
    (TUESDAY, "على مدى العامين الماضيين", "over the past two years", "2023~/2025"),
    (TUESDAY, "عام 2015", "in 2015", "2015"),
    (TUESDAY, "في سنة 2015", "the year 2015", "2015"),
    (TUESDAY, "مطلع عام ٢٠١٥", "early 2015", "2015"),
    # What no table has is not guessed at.
    (TUESDAY, "", "", ""),
    (TUESDAY, "في", "in", ""),
    (TUESDAY, "بعد شهرين", "in two months", ""),
    (TUESDAY, "قبل يوليو", "before July", ""),
    (TUESDAY, "حتى العام الماضي", "until last year", ""),
    (TUESDAY, "قبل يوم 15", "the next day", ""),
    (TUESDAY, "أبريل/تموز", "April/July", ""),
    (TUESDAY, "بعد عام من العمل", "after a year of work", ""),
    (TUESDAY, "عام 1447", "in 1447", ""),
    (TUESDAY, "في العام الماضي رفع دعوى", "last year he sued", ""),
]

# What only one of the languages has.
ALONE = [
    (TUESDAY, "ar", "وفي العام الماضي", "2024"),
    (TUESDAY, "ar", "«الأُسبوعَ المـاضي»", "2025-09-08/2025-09-14"),
    (TUESDAY, "ar", "الاسبوع الماضى", "2025-09-08/2025-09-14"),
    (TUESDAY, "ar", "تموز الماضي", "2025-07"),
    (TUESDAY, "ar", "نيسان / أبريل", "2025-04"),
    (TUESDAY, "ar", "يوليو (تموز) الماضي", "2025-07"),
    (TUESDAY, "ar", "تشرين الثاني/نوفمبر 2024", "2024-11"),
    (TUESDAY, "ar", "منذ إحدى عشرة سنة", "2014~"),
    (TUESDAY, "ar", "قبل اثنتي عشرة سنة", "2013~"),
    (TUESDAY, "ar", "قبل ٣ أسابيع", "2025-08-25~/2025-08-31~"),
    (TUESDAY, "ar", "خلال الثلاثة أشهر الماضية", "2025-06~/2025-09"),
    (TUESDAY, "ar", "في هذا اليوم", "2025-09-16"),
    (TUESDAY, "ar", "هذه السنة", "2025"),
    (TUESDAY, "ar", "2015", "2015"),
    (TUESDAY, "ar", "العام 2015", "2015"),
    (TUESDAY, "ar", "يوليو من السنة الماضية", "2024-07"),
    (TUESDAY, "ar", "ديسمبر من هذا العام", "2025-12"),
    (TUESDAY, "ar", "الثالث من يوليو", ""),
    (TUESDAY, "ar", "3 من يوليو/تموز من عام 2024", "2024-07-03"),
    (TUESDAY, "ar", "30 ديسمبر من هذا العام", "2025-12-30"),
    (TUESDAY, "en", "OVER  the past\u00a0year", "2024~/2025"),
    (TUESDAY, "en", "over the last year", ""),  # the year before this, or the last twelve months
    (TUESDAY, "en", "last night", "2025-09-15"),
    (TUESDAY, "en", "mid-July", "2025-07"),
    (TUESDAY, "en", "the 16th of Sep 2025", "2025-09-16"),
    (TUESDAY, "en", "this Wednesday", "2025-09-10 or 2025-09-17"),
    (TUESDAY, "en", "in July of 2024", "2024-07"),
    (TUESDAY, "en", "the 3rd of July of last year", "2024-07-03"),
    (TUESDAY, "en", "last week’s", ""),
    (TUESDAY, "en", "العام الماضي", ""),
    (TUESDAY, "ar", "last year", ""),
    (TUESDAY, "fr", "last year", ""),
]

CASES = [
    *((told, "ar", arabic, means) for told, arabic, _, means in BOTH),
    *((told, "en", english, means) for told, _, english, means in BOTH),
    *ALONE,
]
DAYS = st.dates()
LANGUAGES = st.sampled_from([*read_phrases(), "xx"])
WORDS = sorted({word for _, _, said, _ in CASES for word in said.split()})
PHRASES = st.one_of(
    st.sampled_from([said for _, _, said, _ in CASES]),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.text(),
)


def resolved(said: str, language: str, told: date) -> list[str]:
    return [found.text for found in resolve_phrase(said, language, told).dates]


@pytest.mark.parametrize(("told", "language", "said", "means"), CASES)
def test_a_phrase_means_what_it_did_on_the_day_of_its_telling(
    told: str, language: str, said: str, means: str
) -> None:
    assert resolved(said, language, date.fromisoformat(told)) == (means.split(" or ") if means else [])


@given(PHRASES, LANGUAGES, DAYS)
@settings(max_examples=1000, deadline=None)  # the first phrase of a language has its table compiled
def test_whatever_is_said_the_result_is_dates_and_no_text_raises(said: str, language: str, told: date) -> None:
    for found in resolve_phrase(said, language, told).dates:
        assert PartialDate.parse(found.text) == found
        assert found.earliest <= found.latest


@pytest.mark.parametrize("told", [date.min, date.max])
def test_the_ends_of_the_calendar_raise_nothing(told: date) -> None:
    for _, language, said, _ in CASES:
        resolve_phrase(said, language, told)


@given(DAYS)
def test_today_is_the_day_of_the_telling(told: date) -> None:
    for language, today in (("ar", "اليوم"), ("en", "today")):
        assert resolved(today, language, told) == [told.isoformat()]


@given(DAYS, st.integers(1, 500))
def test_days_ago_count_back_and_last_weekdays_lie_within_a_week(told: date, count: int) -> None:
    if told > date(3, 1, 1):
        expected = told - timedelta(count)
        assert resolved(f"{count} days ago", "en", told) == [expected.isoformat()]
        for weekday in read_phrases()["en"].slots["weekday"]:
            (last,) = resolve_phrase(f"last {weekday}", "en", told).dates
            assert timedelta(1) <= told - last.earliest <= timedelta(7)


@given(DAYS)
def test_a_bare_month_is_never_to_come_and_less_than_a_year_gone(told: date) -> None:
    if told.year > 1:
        for month, number in read_phrases()["en"].slots["month"].items():
            (found,) = resolve_phrase(month, "en", told).dates
            gone = (told.year - found.earliest.year) * 12 + told.month - found.earliest.month
            assert found.earliest.month == number
            assert 0 <= gone < 12


@given(st.text(), LANGUAGES, DAYS)
def test_words_that_no_table_has_mean_nothing(said: str, language: str, told: date) -> None:
    assert not resolve_phrase(f"zzz {said}", language, told).dates


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    once = fold_phrase(text)
    assert fold_phrase(once) == once


@pytest.mark.parametrize("language", sorted(read_phrases()))
def test_a_table_is_whole(language: str) -> None:
    table = read_phrases()[language]
    assert {meaning for meaning, _ in table.phrases} == set(MEANINGS)
    assert [table.slots["month"][word] for word in table.slots["month"]] == sorted(table.slots["month"].values())
    assert set(table.slots["month"].values()) == set(range(1, 13))
    assert set(table.slots["weekday"].values()) == set(range(1, 8))
    assert set(table.slots["number"].values()) == set(range(1, 13))
    assert set(table.slots["turn"].values()) == {-1, 0, 1}
    assert set(table.slots["one"].values()) == set(table.slots["many"].values()) == {"day", "week", "month", "year"}
    for words in table.slots.values():
        folded = Counter(map(fold_phrase, words))
        assert not [word for word, times in folded.items() if times > 1 or not word]
    assert len(set(table.phrases)) == len(table.phrases)
