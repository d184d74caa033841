"""Every example of the CommonMark specification against the dialect of this program.

The specification lies in tests/fixtures/commonmark/ (npm package commonmark-spec 0.31.2, CC-BY-SA 4.0).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it.common.utils import escapeHtml

from siyaq.model.body import decode_body
from siyaq.model.markdown import markdown_parser

SPEC = Path(__file__).parents[1] / "fixtures" / "commonmark" / "spec.txt"
_FENCE = "`" * 32
_EXAMPLE = re.compile(rf"^{_FENCE} example\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^{_FENCE}$", re.M | re.S)
# What the specification calls raw HTML: a tag, a comment, an instruction, a declaration, CDATA.
_RAW = re.compile(r"</?[A-Za-z][^<>]*>?|<!--|<\?|<![A-Z]|<!\[CDATA\[")

# The parts that a page shows, and how; a text of the parser's own has no other, apart from marks of paragraphs.
SHOWN = {"html": "{}", "tag": "{}", "break": "{}", "prose": "{}", "code": "<code>{}</code>"}

Example = tuple[str, str]


def _examples() -> dict[int, Example]:
    """(Markdown, HTML) of each example, by its number."""
    found = _EXAMPLE.finditer(SPEC.read_text("utf-8"))
    return {
        number: (match["markdown"].replace("→", "\t"), match["html"].replace("→", "\t"))
        for number, match in enumerate(found, start=1)
    }


EXAMPLES = _examples()
# Raw HTML is off, and shows as text: content may come from a stranger.
RAW_HTML = frozenset(
    {
        21, 31, *range(148, 192), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536,
        613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
    }
)  # fmt: skip
# `<blockquote></blockquote>` for `<blockquote>\n</blockquote>`: the same page to a reader.
EMPTY_QUOTE = frozenset({218, 239, 240})
# Examples that hold what the extensions read (tables, footnotes, definition lists, boxes): there are none.
EXTENSIONS = frozenset[int]()


def test_the_specification_is_whole() -> None:
    assert "version: '0.31.2'" in SPEC.read_text("utf-8")
    assert len(EXAMPLES) == 652
    assert EXAMPLES[1] == ("\tfoo\tbaz\t\tbim\n", "<pre><code>foo\tbaz\t\tbim\n</code></pre>\n")
    assert EXAMPLES[652] == ("Multiple     spaces\n", "<p>Multiple     spaces</p>\n")


def test_577_of_652_examples_match() -> None:
    matching = {number for number, (text, html) in EXAMPLES.items() if markdown_parser().render(text) == html}
    assert len(matching) == 577
    assert set(EXAMPLES) - matching == RAW_HTML | EMPTY_QUOTE | EXTENSIONS
    assert (len(RAW_HTML), len(EMPTY_QUOTE), len(EXTENSIONS)) == (72, 3, 0)


@pytest.mark.parametrize("number", sorted(RAW_HTML))
def test_a_difference_by_raw_html_is_one(number: int) -> None:
    """The expected output has markup that stands so in the source; this program shows it as text."""
    text, html = EXAMPLES[number]
    raw = [match[0] for match in _RAW.finditer(html) if match[0] in text]
    assert raw
    shown = markdown_parser().render(text)
    assert all(markup not in shown for markup in raw)
    with_html_on = markdown_parser.__wrapped__()
    with_html_on.options["html"] = True
    assert with_html_on.render(text) == html


@pytest.mark.parametrize("number", sorted(EMPTY_QUOTE))
def test_a_difference_by_an_empty_quote_is_white_space(number: int) -> None:
    text, html = EXAMPLES[number]
    assert "<blockquote>\n</blockquote>" in html
    assert markdown_parser().render(text) == html.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


def test_a_body_is_the_markdown_of_the_parser() -> None:
    """Apart from the ids of headings and from what is judged (links, pictures), a body is what the parser renders."""
    compared = 0
    for number, (text, _) in EXAMPLES.items():
        rendered = markdown_parser().render(text)
        if re.search(r"<(a|img|h[1-6])\b", rendered):
            continue
        body, diagnostics = decode_body(text, "body.md", 1)
        assert {part.kind for part in body.parts} <= {*SHOWN, "paragraph", "block"}, number
        joined = "".join(
            SHOWN[part.kind].format(escapeHtml(part.text) if part.kind in ("prose", "code") else part.text)
            for part in body.parts
            if part.kind in SHOWN
        )
        assert joined == rendered.replace("<pre>", '<pre dir="ltr">'), number
        assert diagnostics == (), number
        compared += 1
    assert compared == 481
