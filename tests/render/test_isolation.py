"""Runs of the other script: what is set apart, and how."""

from __future__ import annotations

import re
import time
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.model.site import Language, Site
from siyaq.render.wording.isolation import Isolation, isolation_for, script_of
from siyaq.render.wording.spacing import NO_BREAK, unbroken

LANGUAGES = (("ARABIC", "ar"), ("LATIN", "en"), ("HEBREW", "he"))
RTL, LTR = Isolation("rtl", LANGUAGES), Isolation("ltr", LANGUAGES)
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
BDI = re.compile(r"""<bdi(?: lang="[A-Za-z-]*")? dir="(?:ltr|rtl)">|</bdi>""")


def apart(text: str, isolation: Isolation = RTL) -> str:
    """The text with braces around what is set apart."""
    return (
        re.sub("<bdi[^>]*>", "{", str(isolation.html(text)).replace("</bdi>", "}"))
        .replace(NO_BREAK, " ")
        .replace("&amp;", "&")
    )


@pytest.mark.parametrize(
    "text",
    [
        "لا شيء غريبا هنا، لا شيء.",
        "{OpenAI} أولا",
        "وسطا {The New York Times} هنا",
        "أخيرا {OpenAI}.",
        "(وبين قوسين {AI})",
        "«{OpenAI}» و“{xAI}”",
        "لغة {C++} و{C#} و{.NET} و{@user} و{#tag}",
        "كتب {@user}.",
        "قالت {OpenAI} 300 مليار",
        "في 2025 {OpenAI}",
        "متغير {_name} و{__init__} و{snake_case}",
        "نموذج {GPT-4} وشركة {3M} و{iPhone 15 Pro}",
        "تعمل {AT&T} و{Coca-Cola} و{McDonald’s}",
        "كتبت {J. K. Rowling} مع {Jane D. Doe} عن {The U.S. Open}",
        "صدر عن {Knopf}، {Doubleday}؛ ثم {Vintage}",
        "الرابط {https://example.org/a?b=1}.",
        "البريد {news@example.org}،",
        "{5–7%} ثم {7%} ثم 7 ثم 1,200.5",
        "{$5} و{US$5} و{5$} و{300 USD} و{USD 300} و{16 GB} و{16GB}",
        "من {10:30} يوم {16/9/2025} إلى {2025-09-16}",
        "هاتف {+971 4 123 4567} أو {04 123 4567}",
        "٣٠٠ مليار و{٥–٧}٪ و٧٪",
        "كوفيد-19 هنا",
        "بالروسية {Правда} هنا",
    ],
)
def test_on_a_page_that_runs_to_the_left(text: str) -> None:
    assert apart(re.sub("[{}]", "", text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Nothing foreign here: 5–7%, C++ and $300 billion.",
        "From {أكمي} to {برق}.",
        "He met {جين دو}, {أكمي} 300 times",
        "the club {نادي 30 يونيو} of 2025",
        "he said “{قالت، نعم}” ({أكمي})",
        "in Hebrew: {שלום עולם}!",
    ],
)
def test_on_a_page_that_runs_to_the_right(text: str) -> None:
    assert apart(re.sub("[{}]", "", text), LTR) == text


def test_a_run_says_its_direction_and_the_language_of_its_script() -> None:
    assert (
        RTL.html("قال Sam <b>") == 'قال <bdi lang="en" dir="ltr">Sam</bdi> &lt;<bdi lang="en" dir="ltr">b</bdi>&gt;'
    )
    assert LTR.html("See جين") == 'See <bdi lang="ar" dir="rtl">جين</bdi>'
    assert LTR.html("See שלום") == 'See <bdi lang="he" dir="rtl">שלום</bdi>'
    assert RTL.html("صحيفة Правда") == 'صحيفة <bdi lang="und" dir="ltr">Правда</bdi>'
    assert RTL.html("نحو 5–7") == 'نحو <bdi dir="ltr">5–7</bdi>', "a number is of no language"
    assert RTL.opposite() == LTR


@pytest.mark.parametrize(
    ("isolation", "text", "expected"),
    [
        (RTL, "قالت OpenAI ذلك", "قالت \u2066OpenAI\u2069 ذلك"),
        (RTL, "OpenAI قالت", "\u2066OpenAI\u2069 قالت"),
        (RTL, "OpenAI", "\u200f\u2066OpenAI\u2069"),
        (RTL, "OpenAI 2025", "\u200f\u2066OpenAI\u2069 2025"),
        (RTL, "نمت 5–7%", "نمت \u20665–7%\u2069"),
        (RTL, "نص", "نص"),
        (LTR, "met جين دو.", "met \u2067جين دو\u2069."),
        (LTR, "جين دو", "\u200e\u2067جين دو\u2069"),
        (LTR, "plain <text> & 5–7%", "plain <text> & 5–7%"),
        (LTR, "a\u202eb\u2069c", "abc"),
    ],
)
def test_where_there_is_no_markup(isolation: Isolation, text: str, expected: str) -> None:
    assert isolation.plain(text) == expected


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("OpenAI", True),
        ("The New York Times", True),
        ("Windows 11", True),
        ("Apple Inc.", True),
        ("C++", True),
        ("أكمي", False),
        ("شركة OpenAI", False),
        ("OpenAI، xAI", False),
        ("«OpenAI»", False),
        ("2025", False),
        ("5–7%", False),
        ("", False),
    ],
)
def test_whether_all_of_a_text_is_one_foreign_phrase(text: str, foreign: bool) -> None:
    assert RTL.is_foreign(text) is foreign


def test_the_languages_of_scripts_are_those_of_the_site() -> None:
    """The name that a language gives itself is in its script."""
    languages = tuple(
        Language(tag=tag, name=name) for tag, name in [("fa", "فارسی"), ("ar", "العربية"), ("de", "Deutsch")]
    )
    told: dict[str, Any] = {"title": {"fa": "ت"}, "description": {"fa": "و"}, "base_url": "https://example.org/"}
    site = Site(**told, languages=languages)
    assert isolation_for(site, "de") == Isolation("ltr", (("ARABIC", "fa"), ("LATIN", "de")))
    assert isolation_for(site, "fa").direction == "rtl"


@pytest.mark.parametrize(("text", "script"), [("عربي", "ARABIC"), ("3M", "LATIN"), ("עברית", "HEBREW"), ("1", "")])
def test_the_script_is_that_of_the_first_letter(text: str, script: str) -> None:
    assert script_of(text) == script


# --- spaces


@pytest.mark.parametrize(
    "text",
    [
        "نحو 300~مليار~دولار فقط",
        "دفع 5~ملايين~ريال سعودي",
        "دفع 100~دولار أمس",
        "في عام 2025 مليون قصة".replace(" مليون", "~مليون"),
        "٣٠٠~مليار",
        "about $300~billion today",
        "some 20~million~dollars",
        "300~euros",
        "300 readers, 20 millionaires",
        "مليار دولار",
    ],
)
def test_no_line_breaks_within_an_amount(text: str) -> None:
    assert unbroken(text.replace("~", " ")) == text.replace("~", NO_BREAK)


# --- whatever the text

TEXTS = st.text(
    st.sampled_from("aZé3 0٣.,:-–/+#@$%&<>\"'()[]«»“”،؛؟كمَيש_\n\u00a0\u200d\u200f\u202a\u202b\u202e\u2066\u2067\u2069") | st.characters(),
    max_size=40,
)  # fmt: skip
ISOLATIONS = st.sampled_from([RTL, LTR, Isolation("rtl"), Isolation("ltr")])


class _Reader(HTMLParser):
    """The words of markup, and whether its elements are balanced and no others than `bdi`."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.depth = "", 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "bdi"
        assert {name for name, _ in attrs} <= {"lang", "dir"}
        self.depth += 1
        assert self.depth == 1, "a run within a run"

    def handle_endtag(self, tag: str) -> None:
        assert tag == "bdi"
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TEXTS, ISOLATIONS)
def test_markup_loses_no_character_and_changes_no_order(text: str, isolation: Isolation) -> None:
    markup = str(isolation.html(text))
    bare = BDI.sub("", markup)
    assert not set(bare) & set("<>\"'"), "all else is escaped"
    assert unescape(bare).replace(NO_BREAK, " ") == CONTROLS.sub("", text).replace(NO_BREAK, " ")
    assert _Reader(markup).depth == 0


@given(TEXTS, ISOLATIONS)
def test_isolates_lose_no_character_and_are_balanced(text: str, isolation: Isolation) -> None:
    shown = isolation.plain(text)
    bare = CONTROLS.sub("", text)
    assert CONTROLS.sub("", shown).removeprefix("\u200e" if isolation.direction == "ltr" else "\u200f") in (
        bare,
        bare.removeprefix("\u200e").removeprefix("\u200f"),
    )
    assert re.fullmatch("([^\u2066-\u2069]|[\u2066\u2067][^\u2066-\u2069]+\u2069)*", shown, re.DOTALL)
    assert not re.search("[\u202a-\u202e]", shown)


@given(TEXTS, ISOLATIONS)
def test_what_is_set_apart_holds_no_letter_of_the_page(text: str, isolation: Isolation) -> None:
    own = re.compile("[ء-يא-ת]" if isolation.direction == "rtl" else "[A-Za-z]")
    assert not any(own.search(run) for run in re.findall("[\u2066\u2067]([^\u2069]*)\u2069", isolation.plain(text)))


def test_a_sign_takes_no_number_from_the_letters_behind_it() -> None:
    assert RTL.plain("هذا -0C") == "هذا -\u20660C\u2069"


@given(TEXTS, ISOLATIONS)
def test_no_letter_of_the_other_script_is_left_in_the_line(text: str, isolation: Isolation) -> None:
    foreign = re.compile("[A-Za-z]" if isolation.direction == "rtl" else "[ء-يא-ת]")
    assert not foreign.search(re.sub("[\u2066\u2067][^\u2069]*\u2069", "", isolation.plain(text)))


@pytest.mark.parametrize(
    "part",
    ["[", "1-", "a-", "+1 ", "_", "a_", "0 ", "a 1", "http://", "https://!", "@", "a.", ". ", "USD ", "1 USD ", "أ ", "أ-", "1 m", " "],
)  # fmt: skip
@pytest.mark.parametrize("isolation", [RTL, LTR], ids=["rtl", "ltr"])
def test_a_hostile_text_takes_no_longer_than_another(part: str, isolation: Isolation) -> None:
    started = time.process_time()
    isolation.html(part * 50_000)
    isolation.plain(part * 50_000)
    assert time.process_time() - started < 2
