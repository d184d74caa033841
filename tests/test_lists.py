"""`siyaq list`: the findings of `check` by what an editor sets out to do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from siyaq.desk.lists import LISTS
from tests.newsroom import article, newsroom
from tests.test_cli import run

ENGINE = Path(__file__).parents[1] / "siyaq"
JANE = """\
---
name: {ar: جين دو, en: Jane Doe}
gender: f
draft: true
roles:
  - {id: editor, org: openai, from: 2025-07, to: present, checked: 2025-07-01}
links:
  - {rel: rival-of, to: elon-musk}
  - {rel: works-with, to: elon-musk, sources: [a]}
---
"""
CLAIM = "claims:\n  - {about: jane-doe/editor, from: 2025-03, quote: q}\nrelated: [{wanted: x}]\n"


@pytest.fixture
def site(tmp_path: Path) -> str:
    files = {"content/people/jane-doe.ar.md": JANE, "content/articles/a.ar.md": article("نص.", CLAIM)}
    return str(newsroom(tmp_path, files).folder)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("conflicts", ["conflict"]),
        ("unsourced", ["unsourced", "unsourced", "single-source"]),
        ("stale", ["unchecked"]),
        ("wanted", ["wanted-article"]),
        ("drafts", ["draft"]),
    ],
)
def test_each_list_has_its_findings_and_no_others(what: str, expected: list[str], site: str) -> None:
    done = run("list", what, "--site", site, "--json")
    assert done.returncode == 0
    assert [one["code"] for one in json.loads(done.stdout)["diagnostics"]] == expected


def test_untranslated_texts(site: str) -> None:
    done = run("list", "untranslated", "--site", site)
    assert "content/articles/a.ar.md: no en translation" in done.stdout
    assert "siyaq new article a --lang en" in done.stdout


def test_a_list_says_place_words_and_hint(site: str) -> None:
    done = run("list", "conflicts", "--site", site)
    assert done.stdout == (
        "content/articles/a.ar.md:6:36: `from` of jane-doe/editor is 2025-03 here, and 2025-07 at "
        "content/people/jane-doe.ar.md:6:37\n"
        "  mend one of them, or record it under `disputed` of the role, with a verdict\n"
    )


def test_nothing_to_list(tmp_path: Path) -> None:
    assert run("list", "conflicts", "--site", str(newsroom(tmp_path).folder)).stdout == "nothing\n"


def test_an_unknown_list_is_a_mistake_of_use(site: str) -> None:
    done = run("list", "everything", "--site", site)
    assert done.returncode == 2
    assert "conflicts" in done.stderr


def test_every_code_of_a_list_is_one_that_the_engine_gives() -> None:
    engine = "".join(path.read_text("utf-8") for path in ENGINE.rglob("*.py") if path.name != "lists.py")
    codes = {code for listed in LISTS.values() for code in listed}
    assert {code for code in codes if not re.search(rf'"{code}"', engine)} == set()
