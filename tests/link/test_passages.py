"""The running text of a body: what is in it, what is not to be linked, and the way back to the parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from siyaq.link.names.passages import OPAQUE, Passages, Stretch, read_passages
from siyaq.model.body import decode_body
from siyaq.model.parts import Body, Part
from tests.link.test_weaving import MARKDOWN

FIRST = 7


def passages(text: str) -> Passages:
    return read_passages(decode_body(text, "body.md", FIRST)[0])


def shown(text: str) -> list[str]:
    """The running text, a paragraph a line, with `@` for what is opaque."""
    return passages(text).text.replace(OPAQUE, "@").splitlines()


def stretches(text: str) -> list[tuple[str, str]]:
    """(whether it is held; words) of each stretch."""
    found = passages(text)
    return [("held" if one.held else "prose", found.text[one.start : one.end]) for one in found.stretches]


def references(text: str) -> list[tuple[str, str]]:
    """(target, words as shown) of each reference."""
    found = passages(text)
    return [(str(one.target), found.shown[one.start : one.end]) for one in found.references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال **إيلون** ماسك", ["قال إيلون ماسك"]),
        ("a\nb  \nc\\\nd", ["a b c d"]),
        ("a\n\n## b\n\n- c\n- d\n\n> e", ["a", "b", "c", "d", "e"]),
        ("a `bc` d", ["a @@ d"]),
        ("| a | b |\n|--|--|\n| c | d |", ["a@", "b@", "c@", "d"]),
        ("a &amp; <b>", ["a & <b>"]),
        ("[a **b**](person:x) c", ["a b c"]),
        (":::note a\nb\n:::", ["a", "b"]),
        (":::key-points\n- a\n:::", ["a"]),
        ("```\na\n```\n\nb", ["b"]),
        ("", []),
    ],
)
def test_a_paragraph_is_a_line(text: str, expected: list[str]) -> None:
    assert [line.rstrip("@") for line in shown(text)] == [line.rstrip("@") for line in expected]


@pytest.mark.parametrize(
    "text", ["a[^1]b\n\n[^1]: c", "a![x](../media/y.png)b", "a`x`b", "a[x](https://x.org)b", "a^[x]b"]
)
def test_no_name_runs_across_what_is_no_prose(text: str) -> None:
    line = passages(text).text.splitlines()[0]
    assert OPAQUE in line[line.index("a") : line.index("b")]


def test_readers_see_code_where_the_finder_sees_none() -> None:
    found = passages("a `b c` d")
    assert found.text == f"a {OPAQUE * 3} d{OPAQUE}\n"
    assert found.shown[: len("a b c d")] == "a b c d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* c", [("prose", "a "), ("prose", "b"), ("prose", " c")]),
        ("## a\n\nb", [("held", "a"), ("prose", "b")]),
        ('![a](../media/b.png "c")\n\nd', [("held", "c"), ("prose", "d")]),
        (":::note a\nb\n:::", [("held", "a"), ("prose", "b")]),
        ("a [b](https://x.org) c", [("prose", "a "), ("held", "b"), ("prose", " c")]),
        ("a [b](person:x) c", [("prose", "a "), ("held", "b"), ("prose", " c")]),
        ("[b](person:x)c[d](person:x)", [("held", "b"), ("prose", "c"), ("held", "d")]),
        ("## a [b](https://x.org) c", [("held", "a "), ("held", "b"), ("held", " c")]),
        ("## [b](person:x) c\n\nd", [("held", "b"), ("held", " c"), ("prose", "d")]),
    ],
)
def test_what_may_be_linked(text: str, expected: list[tuple[str, str]]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [b](person:x) c", [("person:x", "b")]),
        ("[a *b*\nc](person:x) d", [("person:x", "a b c")]),
        ("[a `b` c](person:x) d", [("person:x", "a b c")]),
        ("[`a`](person:x) d", [("person:x", "a")]),
        ("[a](person:x)[b](person:x)", [("person:x", "a"), ("person:x", "b")]),
        ("[a](person:x)[b](company:y)", [("person:x", "a"), ("company:y", "b")]),
        ("## [a](person:x)\n\n- [b](article:y)", [("person:x", "a"), ("article:y", "b")]),
        ("[a](https://x.org) [b](../media/c.pdf)", []),
        ("[](person:x)", [("person:x", "")]),
    ],
)
def test_a_reference_is_one_whatever_its_words_are_made_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert references(text) == expected


def test_paragraphs_know_section_and_line() -> None:
    found = passages("a\n\n## b\n\nc[^1]\n\n### d\n\n- e\n- f\n\n[^1]: g")
    assert [(found.text[one.start : one.end].strip(OPAQUE)[0], one.section, one.line) for one in found.paragraphs] == [
        ("a", 0, 7), ("b", 1, 9), ("c", 1, 11), ("d", 2, 13), ("e", 2, 15), ("f", 2, 16), ("g", 3, 18),
    ]  # fmt: skip


def test_where_names_are_not_to_be_linked() -> None:
    found = passages("a \\@b و\\@**c** d@e\n\n\\@f")
    assert [found.text[place] for place in sorted(found.unlinked)] == ["b", "c", "f"]


def test_the_paragraph_at_a_place() -> None:
    found = passages("ab *cd*\n\nef")
    for place, character in enumerate(found.text):
        if character in "abcdef":
            paragraph = found.paragraph_at(place)
            assert paragraph.start <= place < paragraph.end
            assert (paragraph.line == FIRST) == (character in "abcd")


def test_words_outside_of_paragraphs_are_none() -> None:
    body = Body((Part("html", "<p>"), Part("word", "box.note"), Part("paragraph", "3"), Part("prose", "a")))
    assert read_passages(body).text == "a\n"
    assert read_passages(body).stretches == (Stretch(part=3, start=0, end=1, held=False),)


@settings(max_examples=200, deadline=None)
@given(text=MARKDOWN)
def test_every_stretch_is_the_prose_of_its_part(text: str) -> None:
    body, _ = decode_body(text, "body.md", FIRST)
    found = read_passages(body)
    assert len(found.text) == len(found.shown)
    prose = [(index, part.text) for index, part in enumerate(body.parts) if part.kind == "prose"]
    assert [(one.part, found.text[one.start : one.end]) for one in found.stretches] == prose
    assert [one.start for one in found.stretches] == sorted(one.start for one in found.stretches)
    assert len(found.paragraphs) == sum(part.kind == "paragraph" for part in body.parts)
    ends = [place for one in found.paragraphs for place in (one.start, one.end)]
    assert ends == sorted(ends)
    assert all(one.line >= FIRST for one in found.paragraphs)
    assert all(found.paragraph_at(one.start) == found.paragraph_at(one.end - 1) for one in found.stretches)
