"""Phrases for a time, with the date that they stand for: marked by hand, or by the words that an event quotes."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siyaq.diagnostics import Report
from siyaq.model.body import decode_body
from siyaq.model.documents import Document, decode_document
from siyaq.model.parts import CLOSING, OPENING, Part
from siyaq.pipeline import Order, build
from siyaq.read.content import Source
from tests.newsroom import article, dom, newsroom, prose, translation, words
from tests.tinysite import TinySite, codes

FILE = "content/articles/hire.ar.md"
REPOSITORY = Path(__file__).parents[2]
EVENT = "  - {{id: e{}, when: {}, said: {}, what: w}}\n"


def document(text: str, path: str = FILE) -> Document:
    found, mistakes = decode_document(Source(path, text), ("ar", "en"))
    assert found is not None
    assert mistakes == ()
    return found


def told(body: str, *events: tuple[str, str]) -> Document:
    """An article with events, each of (when, said)."""
    rows = "".join(EVENT.format(number, when, said) for number, (when, said) in enumerate(events))
    return document(article(body, f"dates:\n{rows}"))


def dated(found: Document) -> list[tuple[str, str]]:
    """(date, words) of each dated phrase, in order."""
    marked = []
    parts = iter(found.body.parts)
    for part in parts:
        if part.kind == "dated":
            inside = []
            while (inner := next(parts)).kind != "undated":
                inside.append(inner.text)
            marked.append((part.text, "".join(inside)))
            assert inner.text == part.text
    return marked


def findings(text: str) -> list[str]:
    """Every finding in a body, as an editor reads it."""
    _, diagnostics = decode_body(text, FILE, 1)
    return [str(found) for found in Report.of(diagnostics, {FILE: text}).diagnostics]


def places(text: str) -> list[tuple[int, int, int, str, str]]:
    _, diagnostics = decode_body(text, FILE, 1)
    return [(one.location.line, one.location.column, one.length, one.code, one.message) for one in diagnostics]


# --- by hand


def test_a_phrase_may_carry_its_date() -> None:
    found = document(
        article("It said so [last *week*]{when=2025-09-08/2025-09-14}, at last.\n\n[Now]{ when = 2025~ }")
    )
    assert dated(found) == [("2025-09-08/2025-09-14", "last <em>week</em>"), ("2025~", "Now")]
    assert [(one.words, one.when, one.location.line, one.location.column) for one in found.body.dated] == [
        ("last *week*", "2025-09-08/2025-09-14", 7, 12),
        ("Now", "2025~", 9, 1),
    ]
    assert found.body.words == 8


@pytest.mark.parametrize(
    "text",
    [
        "[last week] {when=2025}",
        "[last week]{2025}",
        "[last week]{when=2025",
        r"\[last week]{when=2025}",
        "`[last week]{when=2025}`",
        "last week]{when=2025}",
        "[last week](https://example.org/)",
    ],
)
def test_anything_else_in_brackets_is_no_mark(text: str) -> None:
    assert dated(document(article(text))) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a [b]{wen=2025}', (1, 3, 13, "unknown-mark", 'unknown mark "wen"')),
        ('x\ny [b]{style=color}', (2, 3, 16, "unknown-mark", 'unknown mark "style"')),
        ("a [b]{when=2025-13}", (1, 3, 17, "bad-date", '"2025-13": no such month')),
        ("a [b]{when=}", (1, 3, 10, "bad-date", '"": not a date')),
        ('a [b]{when="2025"}', (1, 3, 16, "bad-date", '""2025"": not a date')),
        ("a [b]{when=present}", (1, 3, 17, "bad-date", '"present": only the end of something may say so')),
        ("a [b]{when=unknown}", (1, 3, 17, "bad-date", '"unknown": only the end of something may say so')),
        ("a [b]{when=2025/2024}", (1, 3, 19, "bad-date", '"2025/2024": the interval ends before it starts')),
        ("[a [b]{when=2025} c](person:x)", (1, 4, 14, "date-in-link", "a dated phrase within a link")),
        ("[a [b]{when=2025}](https://x.y/)", (1, 4, 14, "date-in-link", "a dated phrase within a link")),
    ],
)  # fmt: skip
def test_a_wrong_mark_is_told_with_its_place(text: str, place: tuple[int, int, int, str, str]) -> None:
    assert places(text) == [place]


def test_a_wrong_mark_as_the_editor_reads_it() -> None:
    assert findings("a [b]{wen=2025}") == [
        f'{FILE}:1:3: error: unknown mark "wen" [unknown-mark]\n'
        '    a [b]{wen=2025}\n      ^^^^^^^^^^^^^\n  hint: did you mean "when"?'
    ]
    assert findings("a [b]{when=soon}") == [
        f'{FILE}:1:3: error: "soon": not a date [bad-date]\n'
        "    a [b]{when=soon}\n      ^^^^^^^^^^^^^^\n"
        "  hint: write 2025, 2025-07, 2025-07-16, 2025~ or 2025-09-08/2025-09-14"
    ]


def test_a_wrong_mark_stops_a_build(tiny: TinySite) -> None:
    tiny.edit("content/articles/hire.en.md", "Another sentence.", '[Another]{when="><script>} sentence.')
    built = tiny.build()
    assert built.written is None
    assert codes(built) == ["bad-date"]


SNIPPETS = [
    "[",
    "]",
    "{when=2025}",
    "{when=",
    "{x=1}",
    "}",
    "a",
    " ",
    "(person:x)",
    "*",
    "`",
    "\n",
    "![",
    "\\",
    "[^1]",
]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=14).map("".join))
@example("[[a]{when=](person:x)}")
@example("![[a]{when=](x)2025}")
@example("[[a]{when=2025}]{when=2024}")
def test_whatever_is_written_what_opens_closes_in_turn(text: str) -> None:
    body, _ = decode_body(text, FILE, 1)
    around = []
    for part in body.parts:
        if part.kind in OPENING:
            around.append(part.kind)
        elif part.kind in CLOSING:
            assert around.pop() == OPENING[CLOSING.index(part.kind)]
    assert around == []


# --- the words that a translator works from


@pytest.mark.parametrize(
    ("plain", "marked"),
    [
        ("It came last week.", "It came [last week]{when=2025-09-08/2025-09-14}."),
        ("It came last\nweek.", "It came [last\nweek]{ when = 2025 }."),
        ("It came *last* week.", "It came [*last* week]{when=2025}."),
        ("Last week, then today.", "[Last week]{when=2025}, then [today]{when=2025-09-16}."),
    ],
)
def test_marks_are_no_words_to_translate(plain: str, marked: str) -> None:
    assert document(article(marked)).words_digest == document(article(plain)).words_digest
    assert document(article(marked)).body.words == document(article(plain)).body.words


def test_the_words_within_a_mark_are() -> None:
    assert document(article("[a]{when=2025}")).words_digest != document(article("[b]{when=2025}")).words_digest
    assert document(article("[a](person:x)")).words_digest != document(article("a")).words_digest


# --- by the words that events quote

WEEK = ("2025-09-08/2025-09-14", "الأسبوع الماضي")
OTHER = ("2025", "في مكان آخر")  # words that stand in no text here


def test_words_that_stand_twice_are_not_marked() -> None:
    """Nobody says which of the two the event means."""
    assert dated(told("أعلنت الأسبوع الماضي، ثم الأسبوع الماضي.", WEEK)) == []


@pytest.mark.parametrize(
    ("text", "when", "said"),
    [
        ("انضم في يوليو 2019 ثم رحل.", "2025-07", "في يوليو"),
        ("جرى ذلك أمس الأول.", "2025-09-15", "أمس"),
        ("إنه وغد كبير.", "2025-09-17", "غد"),
        ("صحيفة الثلاثاء الاقتصادي قالت.", "2025-09-16", "الثلاثاء"),
    ],
)
def test_words_that_mean_another_time_where_they_stand_are_not_marked(text: str, when: str, said: str) -> None:
    assert dated(told(text, (when, said))) == []


def test_the_words_of_an_event_are_marked_in_the_text_where_they_stand() -> None:
    found = told("أعلنت الأسبوع الماضي، ثم رحل.", WEEK)
    assert dated(found) == [WEEK]
    kinds = [(part.kind, part.text) for part in found.body.parts if part.kind in ("prose", "dated", "undated")]
    assert kinds == [
        ("prose", "أعلنت "),
        ("dated", WEEK[0]),
        ("prose", WEEK[1]),
        ("undated", WEEK[0]),
        ("prose", "، ثم رحل."),
    ]
    assert found.body.dated == ()  # what `check` compares are the marks of the editor


@pytest.mark.parametrize("before", ["", "و", "ف", "وب", "«", "قال: "])
def test_a_joined_prefix_stays_outside(before: str) -> None:
    found = told(f"{before}في العام الماضي رفع.", ("2024", "في العام الماضي"))
    assert dated(found) == [("2024", "في العام الماضي")]
    prose_parts = [part.text for part in found.body.parts if part.kind == "prose"]
    assert prose_parts == [*filter(None, [before]), "في العام الماضي", " رفع."]


@pytest.mark.parametrize(
    "text",
    [
        "## الأسبوع الماضي\n\nنص.",
        "[الأسبوع الماضي](person:x) نص.",
        "[الأسبوع الماضي](https://example.org/) نص.",
        "`الأسبوع الماضي` نص.",
        ":::note الأسبوع الماضي\nنص.\n:::",
        "كالأسبوع الماضيين.",
        "الأسبوع *الماضي* نص.",
        "[الأسبوع الماضي]{when=2025}",
    ],
)
def test_where_a_place_is_not_free_nothing_is_marked_but_the_next_that_is(text: str) -> None:
    assert [when for when, _ in dated(told(text, WEEK)) if when == WEEK[0]] == []
    assert dated(told(f"{text}\n\nثم الأسبوع الماضي.", WEEK))[-1] == WEEK


@pytest.mark.parametrize("text", ["xالأسبوع الماضي", "طالأسبوع الماضي", "الأسبوع الماضية"])
def test_a_part_of_a_word_is_no_place(text: str) -> None:
    assert dated(told(text, WEEK)) == []


def test_a_phrase_with_its_year_says_its_date_itself() -> None:
    assert dated(told("تأسست عام 2015 ثم عام ٢٠١٦.", ("2015", "عام 2015"), ("2016", "عام ٢٠١٦"))) == []


def test_a_phrase_for_two_times_is_left_alone_and_one_for_the_same_is_not() -> None:
    text = "في العام الماضي، ويوم الثلاثاء."
    tuesday = ("2025-09-16", "يوم الثلاثاء")
    assert dated(told(text, ("2024", "في العام الماضي"), ("2023", "في العام الماضي"), tuesday)) == [tuesday]
    assert dated(told(text, ("2024", "في العام الماضي"), ("2024?", "في العام الماضي"))) == [
        ("2024", "في العام الماضي")
    ]
    three = [("2024", "في العام الماضي"), ("2023", "في العام الماضي"), ("2024", "في العام الماضي")]
    assert dated(told(text, *three)) == []


def test_the_longer_phrase_has_its_place_first() -> None:
    found = told("بدأ اعتبارًا من يوم الثلاثاء.", ("2025", "يوم الثلاثاء"), ("2026", "اعتبارًا من يوم الثلاثاء"))
    assert dated(found) == [("2026", "اعتبارًا من يوم الثلاثاء")]


def test_what_stands_nowhere_changes_nothing() -> None:
    assert told("نص.", WEEK).body == told("نص.", OTHER).body


def test_the_original_is_marked_and_its_digest_stays() -> None:
    assert told("الأسبوع الماضي.", WEEK).words_digest == told("الأسبوع الماضي.", OTHER).words_digest


def test_a_translation_is_marked_by_hand_alone() -> None:
    found = document(translation("It was الأسبوع الماضي."), "content/articles/hire.en.md")
    assert dated(found) == []


@given(
    st.lists(st.sampled_from(["و", "الأسبوع", " الماضي", "الأسبوع الماضي", " ", "x", "*"]), max_size=8).map("".join)
)
def test_marking_moves_no_word(text: str) -> None:
    plain, marked = told(f"نص {text}", OTHER), told(f"نص {text}", WEEK)
    assert _shown(marked.body.parts) == _shown(plain.body.parts)
    assert all(one.kind != "prose" or two.kind != "prose" for one, two in pairwise(marked.body.parts))
    assert all(part.text for part in marked.body.parts if part.kind == "prose")


def _shown(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts if part.kind not in ("dated", "undated"))


# --- on the page


def test_a_dated_phrase_is_focusable_and_its_date_follows_in_brackets(tmp_path: Path) -> None:
    site = newsroom(
        tmp_path,
        {
            "content/articles/a.ar.md": article("أعلن ماسك الأسبوع الماضي.", "dates:\n" + EVENT.format(1, *WEEK)),
            "content/articles/a.en.md": translation("Musk said so [last week]{when=2025-09-08/2025-09-14}."),
        },
    )
    assert site.build().written is not None
    for language, said, shown in (
        ("ar", "الأسبوع الماضي", "من 8 إلى 14 سبتمبر 2025"),
        ("en", "last week", "September 8–14, 2025"),
    ):
        assert (
            f'<span class="dated" tabindex="0"><time datetime="2025-W37">{said}</time>'
            f'<span class="absolute"> (<span>{shown}</span>)</span></span>.'
        ) in site.page(f"{language}/articles/a")


@pytest.mark.parametrize(
    ("when", "machine", "shown"),
    [
        ("2024", "2024", "2024"),
        ("2025-07", "2025-07", "July 2025"),
        ("2025-09-16", "2025-09-16", "September 16, 2025"),
        ("2025-09-08/2025-09-14", "2025-W37", "September 8–14, 2025"),
        ("2024-12-30/2025-01-05", "2025-W01", "December 30, 2024 – January 5, 2025"),
        ("2025-09-09/2025-09-15", "2025-09-09", "September 9–15, 2025"),  # a week, though none of the calendar
        ("2025-07/2025-09", "2025-07", "July–September 2025"),
        ("2025-07/..", "2025-07", "since July 2025"),
        ("2024?", "2024", "2024 (uncertain)"),
        ("2025-09-08~/2025-09-14", "2025-09-08", "about September 8, 2025 – September 14, 2025"),
    ],
)
def test_a_date_for_machines_and_in_words(when: str, machine: str, shown: str, tmp_path: Path) -> None:
    site = newsroom(
        tmp_path,
        {
            "content/articles/a.ar.md": article("نص."),
            "content/articles/a.en.md": translation(f"It was [then]{{when={when}}}."),
        },
    )
    assert site.build().written is not None
    (phrase,) = prose(site.page("en/articles/a")).findall(".//span[@class='dated']")
    time, absolute = phrase
    assert (time.get("datetime"), words(time), words(absolute)) == (machine, "then", f"({shown})")


def test_names_are_not_linked_in_a_dated_phrase_and_are_around_it(tmp_path: Path) -> None:
    body = "Musk spoke [after Musk left]{when=2025}, then OpenAI did."
    files = {"content/articles/a.ar.md": article("نص."), "content/articles/a.en.md": translation(body)}
    site = newsroom(tmp_path, files)
    assert site.build().written is not None
    text = prose(site.page("en/articles/a"))
    assert words(text) == "Musk spoke after Musk left (2025), then OpenAI did."
    assert [link.text for link in dom(site.page("en/articles/a")).findall(".//span[@class='dated']//a")] == []
    assert re.findall(r'class="ref \w+"', site.page("en/articles/a")) == ['class="ref person"', 'class="ref company"']


# --- compared with what the words mean


@pytest.mark.parametrize(
    ("mark", "finding"),
    [
        (
            "[last week]{when=2025-09-01}",
            "8:12: warning: «last week» told on 2025-09-16 is 2025-09-08/2025-09-14, and `when` is 2025-09-01"
            " [said-differs]",
        ),
        (
            "[last week]{when=2025-09-10}",
            "8:12: note: «last week» told on 2025-09-16 is 2025-09-08/2025-09-14 [said]",
        ),
        ("[when he spoke]{when=2024}", ""),  # not a phrase that says a time by itself
    ],
)
def test_check_compares_a_mark_with_the_words(mark: str, finding: str, tmp_path: Path) -> None:
    path = "content/articles/a.en.md"
    text = translation(f"One.\n\nIt said so {mark}.").replace("One.\n\n", "One,\n")
    site = newsroom(tmp_path, {"content/articles/a.ar.md": article("نص."), path: text})
    told = [str(one).split("\n")[0] for one in site.check().report.diagnostics if one.code.startswith("said")]
    assert told == ([f"{path}:{finding}"] if finding else [])
    assert site.build().written is not None


# --- the demo

DEMO = {
    "openai-liberatore": [
        ("اعتبارًا من يوم الثلاثاء", "2025-09-16"),
        ("في العام الماضي", "2024"),
        ("الأسبوع الماضي", "2025-W37"),
    ],
    "xai-exits": [
        ("خلال الأشهر القليلة الماضية", "2025-07"),
        ("في يوليو/تموز", "2025-07"),
        ("في أبريل/نيسان", "2025-04"),
    ],
}


@pytest.mark.parametrize("slug", DEMO)
def test_the_phrases_of_the_demo(slug: str, tmp_path: Path) -> None:
    """By themselves in the originals; by hand, with the same dates, in the translations."""
    assert build(Order(REPOSITORY, tmp_path / "out", date(2026, 1, 1))).written is not None
    found = {}
    for language in ("ar", "en"):
        text = prose((tmp_path / f"out/{language}/articles/{slug}/index.html").read_text("utf-8"))
        found[language] = [(words(one), one.get("datetime")) for one in text.findall(".//span[@class='dated']/time")]
    assert found["ar"] == DEMO[slug]
    assert [when for _, when in found["en"]] == [when for _, when in DEMO[slug]]
