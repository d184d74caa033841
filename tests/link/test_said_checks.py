"""The words of an article for a time, beside the date of the event."""

from __future__ import annotations

from pathlib import Path

import pytest

from siyaq.diagnostics import Diagnostic
from siyaq.link.proof.said_checks import check_said
from siyaq.model.documents import Document, decode_document
from siyaq.model.entries import assemble
from siyaq.model.model import decode_model
from siyaq.parallel import Crew
from siyaq.read.content import Source
from siyaq.read.files import read_files

TAGS = ("ar", "en")
DEMO = Path(__file__).parents[2]
ARTICLE = """\
---
title: T
summary: S
date: {told}
dates:
  - {{id: other, when: 2025, what: w}}
  - {{id: it, when: {when}, said: {said}, what: w}}
---

Text.
"""


def document(text: str, language: str) -> Document:
    found, mistakes = decode_document(Source(f"content/articles/a.{language}.md", text), TAGS)
    assert found is not None, mistakes
    return found


def found(said: str, when: str, told: str = "2025-09-16", language: str = "ar") -> list[Diagnostic]:
    text = ARTICLE.format(told=told, when=when, said=f'"{said}"')
    entries, _, mistakes = assemble([document(text, language)], TAGS)
    assert not mistakes
    return list(check_said(entries))


@pytest.mark.parametrize(
    ("said", "when", "means"),
    [
        ("الأسبوع الماضي", "2025-09-08/2025-09-14", "2025-09-08/2025-09-14"),
        ("الأسبوع الماضي", "2025-09-10", "2025-09-08/2025-09-14"),
        ("الأسبوع الماضي", "2025-09", "2025-09-08/2025-09-14"),
        ("في العام الماضي", "2024?", "2024"),
        ("قبل شهرين", "2025-08", "2025-07~"),  # `~` leaves room
        ("يوم الأربعاء", "2025-09-10", "2025-09-10"),  # of the two days that it may be, `when` tells which
        ("يوم الأربعاء", "2025-09-17/..", "2025-09-17"),
    ],
)
def test_the_editor_is_told_what_the_words_come_to(said: str, when: str, means: str) -> None:
    (one,) = found(said, when)
    assert (one.severity, one.code) == ("note", "said")
    assert one.message == f"«{said}» told on 2025-09-16 is {means}"


@pytest.mark.parametrize(
    ("said", "when", "means"),
    [
        ("الأسبوع الماضي", "2025-09-15", "2025-09-08/2025-09-14"),
        ("في العام الماضي", "2025", "2024"),
        ("يوليو الماضي", "2024-07", "2025-07"),
        ("قبل شهرين", "2025-04", "2025-07~"),
        ("يوم الأربعاء", "2025-09-16", "2025-09-10 or 2025-09-17"),
    ],
)
def test_a_date_that_has_no_day_in_common_with_the_words_is_a_warning(said: str, when: str, means: str) -> None:
    (one,) = found(said, when)
    assert (one.severity, one.code) == ("warning", "said-differs")
    assert one.message == f"«{said}» told on 2025-09-16 is {means}, and `when` is {when}"
    assert one.hint


@pytest.mark.parametrize("when", ["2025-09", "2025-09-10/2025-09-17", "2025-09-12~", "2025-01/.."])
def test_where_only_the_editor_can_tell_it_is_a_question(when: str) -> None:
    (one,) = found("يوم الأربعاء", when)
    assert (one.severity, one.code) == ("note", "said-unclear")
    assert one.message == "«يوم الأربعاء» told on 2025-09-16 is 2025-09-10 or 2025-09-17: which of them?"
    assert one.hint


def test_words_that_no_table_has_and_articles_without_a_day_tell_nothing() -> None:
    assert not found("عندما رحل", "2025-09")
    assert not found("last week", "2020")
    assert not found("الأسبوع الماضي", "2020", told="2025-09")


def test_words_are_read_in_the_language_of_the_original() -> None:
    (one,) = found("last week", "2025-09-08/2025-09-14", language="en")
    assert one.code == "said"


def test_a_finding_marks_the_words() -> None:
    text = ARTICLE.format(told="2025-09-16", when="2024", said="الأسبوع الماضي")
    entries, _, _ = assemble([document(text, "ar")], TAGS)
    (one,) = check_said(entries)
    line = text.split("\n")[one.location.line - 1]
    assert line[one.location.column - 1 :][: one.length] == "الأسبوع الماضي"


def test_the_dates_of_the_demo_are_those_that_its_words_say() -> None:
    files, _ = read_files(DEMO)
    assert files is not None
    model, _ = decode_model(files, "", {}, Crew(1))
    assert model is not None
    assert {one.code for one in check_said(model.archive.entries)} == {"said"}
