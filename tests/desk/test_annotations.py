"""Findings as GitHub reads them: at their lines, below the folder of the site, and never as a stranger's commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.desk.annotations import SHOWN, folder_in_repository, workflow_commands
from siyaq.diagnostics import Diagnostic, Location, Report, Severity
from tests.test_cli import run
from tests.tinysite import TinySite

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)")


def _said(*found: Diagnostic, folder: str = "") -> list[str]:
    return list(workflow_commands(Report(found), folder))


def test_a_finding_stands_at_its_place() -> None:
    place = Location("content/articles/a.en.md", 4, 7)
    found = Diagnostic(place, "error", 'no article "x"', "unknown-reference", 'did you mean "y"?', 3)
    assert _said(found, folder="site/") == [
        "::error file=site/content/articles/a.en.md,line=4,col=7,endColumn=10,title=unknown-reference"
        '::no article "x"%0Adid you mean "y"?'
    ]
    whole = Diagnostic(Location("site.yaml"), "note", "x", "draft")
    assert _said(whole) == ["::notice file=site.yaml,title=draft::x"]


def test_signs_that_steer_are_escaped() -> None:
    found = Diagnostic(Location("a,b:c%.md", 1), "warning", "100%\r\n::stop-commands::x, y: z", "x")
    assert _said(found) == ["::warning file=a%2Cb%3Ac%25.md,line=1,title=x::100%25%0D%0A::stop-commands::x, y: z"]


@given(st.lists(st.builds(
    Diagnostic,
    st.builds(Location, st.text(min_size=1), st.integers(0, 9), st.integers(0, 9)),
    st.sampled_from(["error", "warning", "note"]),
    st.text(), st.just("code"), st.text(),
), max_size=30))  # fmt: skip
def test_whatever_the_words_each_line_is_a_command_of_ours_or_none(found: list[Diagnostic]) -> None:
    for line in _said(*found):
        assert not re.search(r"[\r\n]", line)
        if not COMMAND.fullmatch(line):
            assert line.startswith("- ")
            assert "##[" not in line


def test_github_shows_ten_of_each_severity_and_the_log_has_the_others() -> None:
    severities: tuple[Severity, ...] = ("note", "warning", "error")
    found = [
        Diagnostic(Location("a.md", line), severity, "m", "c") for severity in severities for line in range(1, 13)
    ]
    lines = _said(*found)
    assert [line.split()[0] for line in lines[: 3 * SHOWN]] == [
        *["::error"] * SHOWN, *["::warning"] * SHOWN, *["::notice"] * SHOWN,
    ]  # fmt: skip
    assert lines[3 * SHOWN :] == [
        f"- a.md:{line}:0: {severity}: m [c]" for severity in ("error", "warning", "note") for line in (11, 12)
    ]


def test_the_folder_of_the_site_is_told_from_the_root_of_the_repository(tmp_path: Path) -> None:
    site = tmp_path / "repository/sites/one"
    site.mkdir(parents=True)
    assert folder_in_repository(site) == ""
    (tmp_path / "repository/.git").mkdir()
    assert folder_in_repository(site) == "sites/one/"
    assert folder_in_repository(tmp_path / "repository") == ""


@pytest.mark.parametrize("command", ["check", "build"])
def test_the_commands_print_annotations(command: str, tiny: TinySite) -> None:
    (tiny.folder / ".git").mkdir()
    tiny.edit("content/people/jane-doe.ar.md", "gender: f", "gender: x")
    done = run(command, "--format", "github", "--site", str(tiny.folder))
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "::error file=content/people/jane-doe.ar.md,line=3,col=9,endColumn=10,title=unknown-choice::"
        '"x" is not one of the choices for gender%0Achoose one of: m, f',
    )


def test_json_has_a_long_form_and_a_short_one(tiny: TinySite) -> None:
    site = ("--site", str(tiny.folder))
    assert run("check", "--format", "json", *site).stdout == run("check", "--json", *site).stdout != ""
    assert run("check", "--format", "xml", *site).returncode == 2
