"""Mistakes of an editor: all at once, each in its place, and what was published stays."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.photographs import photograph
from tests.tinysite import FILES, TinySite, codes, tree

TEN_MISTAKES = {
    "content/articles/hire.ar.md": FILES["content/articles/hire.ar.md"]
    .replace("summary: ملخص", "sumary: ملخص")  # 1 unknown field, which is also the missing one
    .replace("date: 2025-09-16\nent", "date: 2025-13-16\nent")  # 2 bad date
    .replace("[أكمي](company:acme)", "[أكمي](company: acme)"),  # 3 reference with a space
    "content/people/jane-doe.ar.md": FILES["content/people/jane-doe.ar.md"]
    .replace("gender: f", "gender: x")  # 4 unknown choice
    .replace("title: {ar: محررة, en: Editor}", "title: {ar: محررة, eng: Editor}"),  # 5 unknown language
    "content/companies/acme.ar.md": FILES["content/companies/acme.ar.md"]
    .replace("kind: media", "kind: media\nkind: lab")  # 6 repeated key
    .replace("\nصحيفة.", "\n[x](javascript:alert(1))"),  # 7 scheme
    "content/storylines/moves.ar.md": "---\ntitle: &x a\n---\n# رأس\n",  # 8 anchor, 9 heading
    "content/people/Bad Name.ar.md": "---\n---\n",  # 10 file name
}  # fmt: skip

EXPECTED = """\
content/articles/hire.ar.md:3:1: error: unknown field "sumary" [unknown-field]
content/articles/hire.ar.md:4:7: error: "2025-13-16": no such month [bad-date]
content/articles/hire.ar.md:12:52: error: Markdown does not take this for a reference [torn-reference]
content/companies/acme.ar.md:4:1: error: "kind" is given twice [repeated-key]
content/companies/acme.ar.md:8:5: error: links of the kind "javascript:" are refused [link-scheme]
content/people/Bad Name.ar.md: error: "Bad Name" cannot be an id [file-name]
content/people/jane-doe.ar.md:3:9: error: "x" is not one of the choices for gender [unknown-choice]
content/people/jane-doe.ar.md:6:48: error: unknown language "eng" [unknown-language]
content/storylines/moves.ar.md:2:8: error: anchors and aliases are not used here [yaml-anchor]
content/storylines/moves.ar.md:4:1: error: a heading of the first level [heading-level]
""".splitlines()


def test_ten_mistakes_are_told_in_one_run_and_output_stays(tiny: TinySite) -> None:
    tiny.build()
    before = tree(tiny.output)
    for path, text in TEN_MISTAKES.items():
        tiny.write(path, text)
    built = tiny.build()
    told = [str(found).split("\n")[0] for found in built.report.diagnostics]
    assert told == EXPECTED
    assert built.written is None
    assert tree(tiny.output) == before


def test_references_are_judged_even_beside_broken_files(tiny: TinySite) -> None:
    tiny.edit("content/people/jane-doe.ar.md", "gender: f", "gender: x")
    tiny.edit("content/articles/hire.en.md", "(company:acme)", "(company:acmee)")
    told = [str(found).split("\n")[0] for found in tiny.build().report.diagnostics]
    assert told == [
        'content/articles/hire.en.md:7:61: error: no company "acmee" [unknown-reference]',
        'content/people/jane-doe.ar.md:3:9: error: "x" is not one of the choices for gender [unknown-choice]',
    ]


def test_a_diagnostic_shows_the_line_a_mark_and_a_hint(tiny: TinySite) -> None:
    tiny.edit("content/articles/hire.en.md", "(company:acme)", "(company:acmee)")
    (found,) = tiny.build().report.diagnostics
    assert str(found).split("\n")[1:] == [
        "    [Jane Doe](person:jane-doe) said that she had joined [Acme](company:acmee). Another sentence.",
        "                                                                ^^^^^^^^^^^^^",
        '  hint: did you mean "acme"?',
    ]


def test_a_template_mistake_names_template_line_and_page_once(tiny: TinySite) -> None:
    tiny.build()
    before = tree(tiny.output)
    tiny.write(
        "templates/person.html", '{% extends "base.html" %}\n\n{% block main %}\n{{ view.nmae }}\n{% endblock %}\n'
    )
    built = tiny.build()
    (found,) = built.report.diagnostics
    assert str(found).split("\n") == [
        "templates/person.html:4: error: 'siyaq.render.pages.views.ProfileView object' has no attribute 'nmae' [template-error]",
        "    {{ view.nmae }}",
        "    ^",
        "  hint: while rendering ar/people/jane-doe/index.html and 2 more",
    ]
    assert tree(tiny.output) == before


@pytest.mark.parametrize(
    ("text", "first_line"),
    [
        ("{% block main %}\n{% if %}\n", "templates/page.html:2: error: Expected an expression, got 'end of statement block' [template-syntax]"),
        ("x\n{{ 1 | nofilter }}", "templates/page.html:2: error: No filter named 'nofilter' [template-syntax]"),
        ('\n{% include "nope.html" %}', 'templates/page.html:2: error: there is no template "nope.html" [template-missing]'),
    ],
)  # fmt: skip
def test_a_template_that_does_not_compile_is_told_though_no_page_uses_it(
    text: str, first_line: str, tiny: TinySite
) -> None:
    tiny.write("templates/page.html", text)
    built = tiny.build()
    assert [str(found).split("\n")[0] for found in built.report.diagnostics] == [first_line]


def test_missing_interface_words_are_told_with_the_template(tiny: TinySite) -> None:
    tiny.write("templates/page.html", '{{ t("no.such.words") }}')
    tiny.write("content/pages/about.ar.md", "---\ntitle: عن\nsummary: عن\n---\n")
    (found,) = tiny.build().report.diagnostics
    assert found.message == 'no words for "no.such.words" in templates/strings/ar.yaml'
    assert str(found.location) == "templates/page.html:1"


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "---", "[", "languages: 1", "title: x\nlanguages: [{tag: zz-zz-zz}]", "a: *b", "languages: []"],
)
def test_a_broken_site_file_is_told_without_a_traceback(text: str, tiny: TinySite) -> None:
    tiny.write("site.yaml", text)
    built = tiny.build()
    assert built.report.failed()
    assert {found.location.path for found in built.report.diagnostics} == {"site.yaml"}
    assert built.written is None


def test_the_command_ends_with_status_one_and_no_traceback(tiny: TinySite) -> None:
    tiny.edit("content/articles/hire.en.md", "(company:acme)", "(company:acmee)")
    command = [sys.executable, "-m", "siyaq", "build", "--site", str(tiny.folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1], check=False)
    assert done.returncode == 1
    assert done.stderr == ""
    told = json.loads(done.stdout)["diagnostics"]
    assert told == [
        {
            "path": "content/articles/hire.en.md", "line": 7, "column": 61, "severity": "error",
            "code": "unknown-reference", "message": 'no company "acmee"', "hint": 'did you mean "acme"?',
        }
    ]  # fmt: skip


def test_warnings_pass_unless_strict(tiny: TinySite) -> None:
    tiny.write_bytes("content/media/a.png", photograph(4, 3, "PNG"))
    tiny.edit("content/articles/hire.en.md", "Another sentence.", "![](../media/a.png)")
    assert codes(tiny.build()) == ["image-alt"]
    assert tiny.build().written is not None
    assert tiny.build(strict=True).written is None
