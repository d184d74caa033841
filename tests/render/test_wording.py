"""How a language says numbers, dates and amounts.

The words for counts, months, durations and amounts are those of the packaged theme. Those around a date are given
here, since editors of the theme may well find better ones.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.model.dates import Duration, PartialDate
from siyaq.model.money import Amount
from siyaq.model.site import Language
from siyaq.model.strings import Strings, decode_strings
from siyaq.read.content import Source
from siyaq.read.theme import packaged_templates
from siyaq.render.wording.words import MissingWordError, Wording

AROUND_DATES = {
    "ar": "date: {present: حتى الآن, unknown: مجهول, about: 'نحو {date}', perhaps: '{date}؟', since: 'منذ {start}', "
    "range: 'من {start} إلى {end}'}\n",
    "en": "date: {present: now, unknown: unknown, about: 'about {date}', perhaps: '{date}?', since: 'since {start}', "
    "range: '{start} to {end}'}\n",
}


def wording(tag: str, **style: Any) -> Wording:
    path = packaged_templates() / "strings" / f"{tag}.yaml"
    layers = (Source(path.name, path.read_text("utf-8")), Source("own", AROUND_DATES[tag]))
    strings, diagnostics = decode_strings(tag, layers)
    assert diagnostics == ()
    return Wording(Language(tag=tag, name=tag, **style), strings)


ARABIC = wording("ar")
EASTERN = wording("ar", digits="arab")
LEVANTINE = wording("ar", months="levantine")
BOTH = wording("ar", months="both")
ENGLISH = wording("en")


def bare(tag: str, words: dict[str, str] | None = None, **style: Any) -> Wording:
    """A language with no more than these words."""
    return Wording(Language(tag=tag, name=tag, **style), Strings(tag, words or {}))


# --- counts


@pytest.mark.parametrize(
    ("n", "arabic", "eastern", "english"),
    [
        (0, "لا مقالات", "لا مقالات", "0 articles"),
        (1, "مقالة واحدة", "مقالة واحدة", "1 article"),
        (2, "مقالتان", "مقالتان", "2 articles"),
        (3, "3 مقالات", "٣ مقالات", "3 articles"),
        (10, "10 مقالات", "١٠ مقالات", "10 articles"),
        (11, "11 مقالة", "١١ مقالة", "11 articles"),
        (99, "99 مقالة", "٩٩ مقالة", "99 articles"),
        (100, "100 مقالة", "١٠٠ مقالة", "100 articles"),
        (102, "102 مقالة", "١٠٢ مقالة", "102 articles"),
        (103, "103 مقالات", "١٠٣ مقالات", "103 articles"),
        (111, "111 مقالة", "١١١ مقالة", "111 articles"),
    ],
)
def test_a_counted_noun_agrees(n: int, arabic: str, eastern: str, english: str) -> None:
    assert ARABIC.say("count.article", n=n) == arabic
    assert EASTERN.say("count.article", n=n) == eastern
    assert ENGLISH.say("count.article", n=n) == english


@pytest.mark.parametrize(("n", "expected"), [(2, "شخصان"), (7, "7 أشخاص"), (26, "26 شخصًا"), (100, "100 شخص")])
def test_a_noun_of_its_own_for_many(n: int, expected: str) -> None:
    assert ARABIC.say("count.person", n=n) == expected


@pytest.mark.parametrize(
    ("value", "arabic", "eastern", "english"),
    [
        (7, "7", "٧", "7"),
        (1234567, "1,234,567", "١٬٢٣٤٬٥٦٧", "1,234,567"),
        (Decimal("1234.5"), "1,234.5", "١٬٢٣٤٫٥", "1,234.5"),
    ],
)
def test_numbers_have_the_separators_of_their_digits(
    value: int | Decimal, arabic: str, eastern: str, english: str
) -> None:
    assert ARABIC.number(value) == arabic
    assert ENGLISH.number(value) == english
    assert EASTERN.number(value) == eastern


def test_persian_digits() -> None:
    assert bare("fa", digits="arabext").digits("1403") == "۱۴۰۳"


# --- words


def test_words_agree_with_gender_and_fall_back_to_the_masculine() -> None:
    words = bare("ar", {"owns/m": "يملك", "owns/f": "تملك"})
    assert words.say("owns", gender="f") == "تملك"
    assert words.say("owns", gender="m") == "يملك"
    assert words.say("owns") == "يملك"


def test_a_word_without_forms_serves_every_number_and_gender() -> None:
    words = bare("en", {"x": "{n} x"})
    assert [words.say("x", n=n) for n in (0, 1, 2)] == ["0 x", "1 x", "2 x"]
    assert words.say("x", gender="f") == "{n} x"


def test_values_are_filled_in_once_and_unknown_ones_stay() -> None:
    words = bare("en", {"x": "{a}, {b} and {c} {} {a b}"})
    assert words.say("x", a="{b}", b=2) == "{b}, 2 and {c} {} {a b}"


def test_a_missing_word_names_itself_and_its_file() -> None:
    with pytest.raises(MissingWordError) as caught:
        bare("fr").say("home.latest")
    assert str(caught.value) == 'no words for "home.latest" in templates/strings/fr.yaml'
    assert (caught.value.key, caught.value.language) == ("home.latest", "fr")


@pytest.mark.parametrize("n", [0, 2, 11])
def test_a_missing_form_is_a_missing_word(n: int) -> None:
    with pytest.raises(MissingWordError, match=r'^no words for "x" in templates/strings/ar\.yaml$'):
        bare("ar", {"x/one": "a", "x/few": "b"}).say("x", n=n)


# --- dates


def shown(words: Wording, text: str) -> str:
    return words.date(PartialDate.parse(text)).text


@pytest.mark.parametrize(
    ("text", "arabic", "levantine", "both", "eastern", "english"),
    [
        ("2025", "2025", "2025", "2025", "٢٠٢٥", "2025"),
        ("2025-07", "يوليو 2025", "تموز 2025", "يوليو/تموز 2025", "يوليو ٢٠٢٥", "July 2025"),
        ("2025-07-16", "16 يوليو 2025", "16 تموز 2025", "16 يوليو/تموز 2025", "١٦ يوليو ٢٠٢٥", "July 16, 2025"),
        ("2025-02-01", "1 فبراير 2025", "1 شباط 2025", "1 فبراير/شباط 2025", "١ فبراير ٢٠٢٥", "February 1, 2025"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(
    text: str, arabic: str, levantine: str, both: str, eastern: str, english: str
) -> None:
    said = [shown(words, text) for words in (ARABIC, LEVANTINE, BOTH, EASTERN, ENGLISH)]
    assert said == [arabic, levantine, both, eastern, english]


@pytest.mark.parametrize(
    ("month", "gregorian", "levantine", "english"),
    [
        (1, "يناير", "كانون الثاني", "January"),
        (2, "فبراير", "شباط", "February"),
        (3, "مارس", "آذار", "March"),
        (4, "أبريل", "نيسان", "April"),
        (5, "مايو", "أيار", "May"),
        (6, "يونيو", "حزيران", "June"),
        (7, "يوليو", "تموز", "July"),
        (8, "أغسطس", "آب", "August"),
        (9, "سبتمبر", "أيلول", "September"),
        (10, "أكتوبر", "تشرين الأول", "October"),
        (11, "نوفمبر", "تشرين الثاني", "November"),
        (12, "ديسمبر", "كانون الأول", "December"),
    ],
)
def test_the_months(month: int, gregorian: str, levantine: str, english: str) -> None:
    text = f"2025-{month:02}"
    assert shown(ARABIC, text) == f"{gregorian} 2025"
    assert shown(LEVANTINE, text) == f"{levantine} 2025"
    assert shown(BOTH, text) == f"{gregorian}/{levantine} 2025"
    assert shown(ENGLISH, text) == f"{english} 2025"


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("2025~", "نحو 2025", "about 2025"),
        ("2025?", "2025؟", "2025?"),
        ("2025%", "نحو 2025؟", "about 2025?"),
        ("2025-07~", "نحو يوليو 2025", "about July 2025"),
        ("2025-07-16%", "نحو 16 يوليو 2025؟", "about July 16, 2025?"),
        ("2025-07/2025-09", "من يوليو إلى سبتمبر 2025", "July–September 2025"),
        ("2025-07/2025-07", "يوليو 2025", "July 2025"),
        ("2025-07-16/2025-07-16", "16 يوليو 2025", "July 16, 2025"),
        ("2025-09-08/2025-09-14", "من 8 إلى 14 سبتمبر 2025", "September 8–14, 2025"),
        ("2024-12/2025-01", "من ديسمبر 2024 إلى يناير 2025", "December 2024 to January 2025"),
        ("2024~/2025-09-16?", "من نحو 2024 إلى 16 سبتمبر 2025؟", "about 2024 to September 16, 2025?"),
        ("2025-07/..", "منذ يوليو 2025", "since July 2025"),
        ("2024~/..", "منذ نحو 2024", "since about 2024"),
        ("present", "حتى الآن", "now"),
        ("unknown", "مجهول", "unknown"),
    ],
)
def test_marks_intervals_and_words(text: str, arabic: str, english: str) -> None:
    assert shown(ARABIC, text) == arabic
    assert shown(ENGLISH, text) == english


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("2025-07-16", "2025-07-16"),
        ("2025-07-16%", "2025-07-16"),
        ("0999~", "0999"),
        ("2025/2026", ""),
        ("2025/..", ""),
        ("present", ""),
        ("unknown", ""),
    ],
)
def test_the_form_for_machines(text: str, machine: str) -> None:
    """`time` of HTML knows years, months and days."""
    for words in (ARABIC, EASTERN, ENGLISH):
        assert words.date(PartialDate.parse(text)).machine == machine


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("fr", "16 juillet 2025", "juillet 2025"),
        ("pt-BR", "16 de julho de 2025", "julho de 2025"),
        ("he", "16 ביולי 2025", "יולי 2025"),
        ("ja", "2025年7月16日", "2025年7月"),
        ("ru", "16 июля 2025\u202fг.", "июль 2025\u202fг."),
        ("pl", "16 lipca 2025", "lipiec 2025"),
    ],
)
def test_other_languages_need_no_words_for_dates(tag: str, day: str, month: str) -> None:
    """A month by itself is in another case than one with a day, in languages that have cases."""
    assert (shown(bare(tag), "2025-07-16"), shown(bare(tag), "2025-07")) == (day, month)


@settings(max_examples=100, deadline=None)
@given(day=st.dates(), length=st.sampled_from([4, 7, 10]))
def test_every_date_shows_its_numbers_and_no_more(day: Any, length: int) -> None:
    label = ENGLISH.date(PartialDate.parse(day.isoformat()[:length]))
    numbers = [word.strip(",") for word in label.text.split() if word.strip(",").isdigit()]
    assert numbers == ([str(day.day)] if length == 10 else []) + [str(day.year)]
    assert label.machine == day.isoformat()[:length]


# --- amounts


def said(words: Wording, text: str) -> str:
    return words.amount(Amount.parse(text))


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("~500bn USD", "نحو 500 مليار دولار", "about $500 billion"),
        (">100bn USD", "أكثر من 100 مليار دولار", "more than $100 billion"),
        ("<3bn USD", "أقل من 3 مليارات دولار", "less than $3 billion"),
        ("5bn USD", "5 مليارات دولار", "$5 billion"),
        ("10bn USD", "10 مليارات دولار", "$10 billion"),
        ("11bn USD", "11 مليار دولار", "$11 billion"),
        ("300bn USD", "300 مليار دولار", "$300 billion"),
        ("2bn USD", "مليارا دولار", "$2 billion"),
        ("1bn USD", "مليار دولار", "$1 billion"),
        ("102bn USD", "102 مليار دولار", "$102 billion"),
        ("103bn USD", "103 مليارات دولار", "$103 billion"),
        ("1.5bn USD", "1.5 مليار دولار", "$1.5 billion"),
        ("2.50bn USD", "2.5 مليار دولار", "$2.5 billion"),
        ("5.0bn USD", "5 مليارات دولار", "$5 billion"),
        ("1.2345bn USD", "1.2345 مليار دولار", "$1.2345 billion"),
        ("3m EUR", "3 ملايين يورو", "€3 million"),
        ("2m EUR", "مليونا يورو", "€2 million"),
        ("12tn USD", "12 تريليون دولار", "$12 trillion"),
        ("5k USD", "5 آلاف دولار", "$5,000"),
        ("1.5k USD", "1,500 دولار", "$1,500"),
        ("20000 USD", "20,000 دولار", "$20,000"),
        ("7bn CHF", "7 مليارات فرنك سويسري", "7 billion Swiss francs"),
        ("3 USD", "3 دولارات", "$3"),
        ("11 USD", "11 دولارًا", "$11"),
        ("1 people", "شخص واحد", "1 person"),
        ("26 people", "26 شخصًا", "26 people"),
        ("12 %", "12%", "12%"),
    ],
)
def test_amounts(text: str, arabic: str, english: str) -> None:
    assert said(ARABIC, text) == arabic
    assert said(ENGLISH, text) == english


@pytest.mark.parametrize(
    ("text", "expected"), [("12 %", "12%"), ("~12.5 %", "about 12.5%"), ("500 people", "500 people"), ("3m shares", "3 million shares")]
)  # fmt: skip
def test_in_english_only_a_currency_stands_before_its_number(text: str, expected: str) -> None:
    assert said(ENGLISH, text) == expected


def test_eastern_digits_in_amounts() -> None:
    assert said(EASTERN, "~500bn USD") == "نحو ٥٠٠ مليار دولار"
    assert said(EASTERN, "1.5bn USD") == "١٫٥ مليار دولار"


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("4bn..5bn USD", "4 إلى 5 مليارات دولار", "$4–5 billion"),
        ("10..11m USD", "10 إلى 11 مليون دولار", "$10–11 million"),
        ("1.5bn..3bn USD", "1.5 إلى 3 مليارات دولار", "$1.5–3 billion"),
        ("1bn..2bn USD", "مليار إلى ملياري دولار", "$1–2 billion"),
        ("5..6k USD", "5 إلى 6 آلاف دولار", "$5,000–6,000"),
        ("5..7 people", "5 إلى 7 أشخاص", "5–7 people"),
        ("1..2 people", "شخص واحد إلى شخصين", "1–2 people"),
        ("1..3 %", "1 إلى 3%", "1–3%"),
        ("~4bn..5bn USD", "نحو 4 إلى 5 مليارات دولار", "about $4–5 billion"),
    ],
)
def test_a_range_says_both_ends_and_agrees_with_the_last(text: str, arabic: str, english: str) -> None:
    assert said(ARABIC, text) == arabic
    assert said(ENGLISH, text) == english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~2bn USD", "نحو ملياري دولار"),
        (">2bn USD", "أكثر من ملياري دولار"),
        ("<2m EUR", "أقل من مليوني يورو"),
        ("~2k USD", "نحو ألفي دولار"),
    ],
)
def test_the_arabic_dual_after_a_word_is_in_the_genitive(text: str, expected: str) -> None:
    assert said(ARABIC, text) == expected


@pytest.mark.parametrize(
    ("text", "genitive", "number", "nominative"),
    [("~2 USD", "نحو دولارين", "نحو 2 دولار", "دولاران"), (">2 people", "أكثر من شخصين", "أكثر من 2 شخص", "شخصان")],
)
def test_a_small_amount_after_a_word_is_not_in_the_nominative(
    text: str, genitive: str, number: str, nominative: str
) -> None:
    assert said(ARABIC, text) in (genitive, number)
    assert said(ARABIC, text.lstrip("~>")) == nominative


@settings(max_examples=100, deadline=None)
@given(
    number=st.integers(1, 10**6),
    scale=st.sampled_from(["", "k", "m", "bn", "tn"]),
    mark=st.sampled_from(["", "~", ">", "<"]),
    unit=st.sampled_from(["USD", "EUR", "GBP", "%", "people"]),
)
def test_every_amount_can_be_said(number: int, scale: str, mark: str, unit: str) -> None:
    amount = Amount.parse(f"{mark}{number}{scale} {unit}")
    arabic, english = ARABIC.amount(amount), ENGLISH.amount(amount)
    assert "{" not in arabic + english
    assert f"{number:,}" in english
    assert f"{number:,}" in arabic or number in (1, 2)
    assert f"{number + 7:,}" not in english


# --- durations


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("1 day", "يوم واحد", "1 day"),
        ("2 days", "يومان", "2 days"),
        ("3 months", "3 أشهر", "3 months"),
        ("1 month", "شهر واحد", "1 month"),
        ("1 months", "شهر واحد", "1 month"),
        ("11 months", "11 شهرًا", "11 months"),
        ("2 weeks", "أسبوعان", "2 weeks"),
        ("6 weeks", "6 أسابيع", "6 weeks"),
        ("9 years", "9 سنوات", "9 years"),
        ("~9 years", "نحو 9 سنوات", "about 9 years"),
        ("20 years", "20 سنة", "20 years"),
        ("100 days", "100 يوم", "100 days"),
        ("1500 days", "1,500 يوم", "1,500 days"),
    ],
)
def test_durations(text: str, arabic: str, english: str) -> None:
    assert ARABIC.duration(Duration.parse(text)) == arabic
    assert ENGLISH.duration(Duration.parse(text)) == english


def test_eastern_digits_in_durations() -> None:
    assert EASTERN.duration(Duration.parse("~3 months")) == "نحو ٣ أشهر"
