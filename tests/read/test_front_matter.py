"""A Markdown file in two parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.diagnostics import Report
from siyaq.read.front_matter import SplitText, split_front_matter

FILE = "content/people/jane-doe.ar.md"


def split(text: str) -> SplitText:
    found, diagnostics = split_front_matter(text, FILE)
    assert diagnostics == ()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\nb: 2\n---\n\nbody\n", SplitText("a: 1\nb: 2", 2, "\nbody\n", 5)),
        ("---\na: 1\n---", SplitText("a: 1", 2, "", 4)),
        ("---\n---\n", SplitText("", 2, "", 3)),
        ("---\n---\nbody", SplitText("", 2, "body", 3)),
        ("---  \na: 1\n---\t\nbody", SplitText("a: 1", 2, "body", 4)),
        ("---\na: 1\n---\nbody\n---\nmore\n---\n", SplitText("a: 1", 2, "body\n---\nmore\n---\n", 4)),
        ("---\na: |\n  x\n  ---\n----\n--- #\n---\nbody", SplitText("a: |\n  x\n  ---\n----\n--- #", 2, "body", 8)),
        ("---\n\n\na: 1\n---\nbody", SplitText("\n\na: 1", 2, "body", 6)),
    ],
)
def test_front_matter_and_body_with_their_lines(text: str, expected: SplitText) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "text", ["", "title: x\n---\n", "\n---\na: 1\n---\n", " ---\na: 1\n---\n", "----\na: 1\n---\n"]
)
def test_a_file_starts_with_its_front_matter(text: str) -> None:
    found, diagnostics = split_front_matter(text, FILE)
    assert found is None
    (shown,) = Report.of(diagnostics, {FILE: text or "x"}).diagnostics
    line = (text or "x").split("\n")[0]
    excerpt = f"    {line}\n    {'^' * max(1, min(3, len(line)))}\n" if line else ""
    assert str(shown) == (
        f"{FILE}:1:1: error: the file does not start with a line `---` [front-matter]\n"
        f"{excerpt}  hint: put the front matter on top"
    )


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\na: 1\n", "---\na: 1\n----\nbody\n", "---\na: 1\n ---\nbody\n"]
)
def test_front_matter_is_closed(text: str) -> None:
    found, diagnostics = split_front_matter(text, FILE)
    assert found is None
    (shown,) = Report.of(diagnostics, {FILE: text}).diagnostics
    assert str(shown) == (
        f"{FILE}:1:1: error: the front matter is never closed [front-matter]\n"
        "    ---\n"
        "    ^^^\n"
        "  hint: end it with a line `---`"
    )


@settings(max_examples=100, deadline=None)
@given(front=st.text(max_size=60).map(lambda text: f"#{text}"), body=st.text(max_size=60))
def test_the_parts_stand_at_the_lines_that_they_name(front: str, body: str) -> None:
    if any(line.rstrip() == "---" for line in front.split("\n")):
        front = front.replace("---", "--")
    found = split(f"---\n{front}\n---\n{body}")
    assert (found.front, found.body) == (front, body)
    lines = f"---\n{front}\n---\n{body}".split("\n")
    assert "\n".join(lines[found.front_line - 1 :]).startswith(front)
    assert "\n".join(lines[found.body_line - 1 :]) == body
