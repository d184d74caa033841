"""Mistakes as values."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from siyaq.diagnostics import Diagnostic, Location, Report, Severity, did_you_mean


def finding(
    line: int = 4,
    column: int = 1,
    message: str = 'unknown field "titel"',
    severity: Severity = "error",
    length: int = 1,
) -> Diagnostic:
    return Diagnostic(Location("a.md", line, column), severity, message, "unknown-field", "mend it", length)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location("content/a.md"), "content/a.md"),
        (Location("content/a.md", 4), "content/a.md:4"),
        (Location("content/a.md", 4, 7), "content/a.md:4:7"),
    ],
)
def test_a_location_reads_as_editors_know_it(location: Location, expected: str) -> None:
    assert str(location) == expected


def test_a_finding_reads_as_the_design_says() -> None:
    path = "content/people/jane-doe.ar.md"
    found = Diagnostic(
        Location(path, 4, 1), "error", 'unknown field "titel"', "unknown-field", 'did you mean "title"?', 5
    )
    (shown,) = Report.of([found], {path: "---\nname: x\ngender: f\ntitel: ت\n---\n"}).diagnostics
    assert str(shown) == (
        'content/people/jane-doe.ar.md:4:1: error: unknown field "titel" [unknown-field]\n'
        "    titel: ت\n"
        "    ^^^^^\n"
        '  hint: did you mean "title"?'
    )


@pytest.mark.parametrize(
    ("line", "column", "length", "excerpt", "mark"),
    [
        ("title: x", 8, 1, "title: x", "       ^"),
        ("title: x", 8, 99, "title: x", "       ^"),
        ("title: x", 1, 5, "title: x", "^^^^^"),
        ("title: x", 0, 5, "title: x", "^^^^^"),
        ("title: x", 9, 1, "title: x", "        ^"),
        ("title: x", 1, 0, "title: x", "^"),
        ("\ttitle: x", 2, 5, " title: x", " ^^^^^"),
        ("مرحبا: س", 8, 1, "مرحبا: س", "       ^"),
        ("x" * 300, 3, 400, "x" * 200, "  " + "^" * 198),
        ("x" * 300, 250, 10, "x" * 150, " " * 99 + "^" * 10),
        ("a" * 300 + "bad" + "c" * 300, 301, 3, "a" * 99 + "bad" + "c" * 98, " " * 99 + "^^^"),
        ("bell \x07 and \x1b[31mred", 1, 4, "bell \ufffd and \ufffd[31mred", "^^^^"),
    ],
)
def test_the_mark_stands_under_its_words(line: str, column: int, length: int, excerpt: str, mark: str) -> None:
    (shown,) = Report.of([finding(1, column, length=length)], {"a.md": line}).diagnostics
    assert str(shown).split("\n")[1:3] == [f"    {excerpt}", f"    {mark}"]


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_finding_about_no_line_has_no_excerpt(line: int) -> None:
    (shown,) = Report.of([finding(line)], {"a.md": "one\ntwo"}).diagnostics
    assert shown.excerpt == ""
    assert str(shown).count("\n") == 1


def test_a_finding_in_an_unknown_file_and_without_a_hint_is_one_line() -> None:
    found = Diagnostic(Location("b.md"), "note", "words", "code")
    assert [str(shown) for shown in Report.of([found], {"a.md": "x"}).diagnostics] == ["b.md: note: words [code]"]


def test_findings_are_in_order_of_place() -> None:
    found = [
        Diagnostic(Location("b.md", 1, 1), "error", "6", "x"),
        Diagnostic(Location("a.md", 10, 1), "error", "5", "x"),
        Diagnostic(Location("a.md", 2, 10), "error", "4", "x"),
        Diagnostic(Location("a.md", 2, 9), "warning", "3", "x"),
        Diagnostic(Location("a.md", 2, 9), "error", "2", "x"),
        Diagnostic(Location("a.md", 2, 9), "error", "1", "x"),
        Diagnostic(Location("a.md"), "error", "0", "x"),
    ]
    for given in (found, found[::-1]):
        assert [one.message for one in Report.of(given, {}).diagnostics] == list("0123456")


def test_a_finding_is_said_once() -> None:
    assert Report.of([finding(), finding(), finding(2)], {}).diagnostics == (finding(2), finding())


def test_findings_that_differ_in_their_hint_are_both_said() -> None:
    other = Diagnostic(finding().location, "error", finding().message, "unknown-field", "another hint")
    assert set(Report.of([finding(), other], {}).diagnostics) == {finding(), other}


_PROGRAM = """
from siyaq.diagnostics import Diagnostic, Location, Report
place = Location("a.md", 1, 1)
found = [Diagnostic(place, "error", "same words", code, hint, length)
         for code in "abcd" for hint in ("", "x", "y") for length in (1, 2)]
print([(one.code, one.hint, one.length) for one in Report.of(found, {}).diagnostics])
"""


def test_findings_of_one_place_are_in_one_order_in_every_process() -> None:
    said = set()
    for seed in ("0", "1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.count("(") == 24
        said.add(run.stdout)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("severities", "failed", "failed_strictly"),
    [
        ([], False, False),
        (["note"], False, False),
        (["warning"], False, True),
        (["note", "warning"], False, True),
        (["error"], True, True),
        (["note", "error", "warning"], True, True),
    ],
)
def test_what_fails(severities: list[Severity], failed: bool, failed_strictly: bool) -> None:
    report = Report.of([finding(severity=severity) for severity in severities], {})
    assert report.failed() is failed
    assert report.failed(strict=True) is failed_strictly


def test_a_report_looks_up_each_text_once() -> None:
    """A file of a megabyte may hold a mistake on each of its lines."""

    class Texts(dict[str, str]):
        asked = 0

        def get(self, *arguments: Any) -> Any:
            Texts.asked += 1
            return super().get(*arguments)

    found = [finding(line, message=str(line)) for line in range(1, 1001)]
    report = Report.of(found, Texts({"a.md": "words\n" * 1000}))
    assert len(report.diagnostics) == 1000
    assert Texts.asked == 1


def test_counts() -> None:
    report = Report.of([finding(1), finding(2), finding(3, severity="note")], {})
    assert (report.count("error"), report.count("warning"), report.count("note")) == (2, 0, 1)


def test_a_finding_for_tools() -> None:
    assert json.loads(json.dumps(finding(4, 7).as_json())) == {
        "path": "a.md",
        "line": 4,
        "column": 7,
        "severity": "error",
        "code": "unknown-field",
        "message": 'unknown field "titel"',
        "hint": "mend it",
    }


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("titel", 'did you mean "title"?'),
        ("sumary", 'did you mean "summary"?'),
        ("colour", "nothing near"),
        ("", "nothing near"),
        ("TITLE", "nothing near"),
    ],
)
def test_the_nearest_word(word: str, expected: str) -> None:
    assert did_you_mean(word, ("title", "summary", "date"), "nothing near") == expected


def test_the_nearest_word_does_not_depend_on_the_order_of_the_known_ones() -> None:
    known = ["aab", "aba", "baa"]
    assert {did_you_mean("aaa", order) for order in (known, known[::-1], set(known))} == {did_you_mean("aaa", known)}
    assert did_you_mean("zzz", known) == ""
