"""Links put around names: the page stays well formed, and says the same."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from siyaq.link.names.passages import OPAQUE, Passages, read_passages
from siyaq.link.names.weaving import Span, weave
from siyaq.model.body import decode_body
from siyaq.model.parts import Body
from tests.model.test_body import html

MUSK = "person:musk"
VOID = {"br", "img", "hr"}


class Page(HTMLParser):
    """A page read strictly: its words, the words of each link to an entry, by its address, and links within links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.links: list[tuple[str, str]] = []
        self.nested = 0
        self.within: list[int | None] = []  # for each open link, its number where it is one to an entry
        self.feed(text)
        self.close()
        assert self.open == [], f"never closed: {self.open} in {text}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.open.append(tag)
        if tag == "a":
            known = dict(attrs)
            self.nested += bool(self.within)
            self.within.append(len(self.links) if known.get("class") == "ref" else None)
            if known.get("class") == "ref":
                self.links.append((known["href"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag
            if tag == "a":
                self.within.pop()

    def handle_data(self, data: str) -> None:
        self.words += data
        for number in self.within:
            if number is not None:
                address, words = self.links[number]
                self.links[number] = (address, words + data)


def body_of(text: str) -> Body:
    return decode_body(text, "body.md", 1)[0]


def woven(text: str, *names: str) -> str:
    """The page with a link around the first of each of these words of the running text."""
    body = body_of(text)
    passages = read_passages(body)
    places = sorted((passages.text.index(name), name) for name in names)
    spans = [Span(place, place + len(name), MUSK) for place, name in places]
    page = html(weave(body, passages, spans)).removeprefix("<p>").removesuffix("</p>\n")
    return page.replace('<a class="ref" href="/person/musk/">', "<a>")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("قال ماسك ذلك", "ماسك", "قال <a>ماسك</a> ذلك"),
        ("ماسك", "ماسك", "<a>ماسك</a>"),
        ("«a & ماسك <b>»", "ماسك", "«a &amp; <a>ماسك</a> &lt;b&gt;»"),
        ("**إيلون** ماسك", "إيلون ماسك", "<a><strong>إيلون</strong> ماسك</a>"),
        ("إيلون **ماسك**", "إيلون ماسك", "<a>إيلون <strong>ماسك</strong></a>"),
        (
            "**السيد إيلون** ماسك",
            "إيلون ماسك",
            "<strong>السيد </strong><a><strong>إيلون</strong> ماسك</a>",
        ),
        (
            "إيلون **ماسك قال**",
            "إيلون ماسك",
            "<a>إيلون <strong>ماسك</strong></a><strong> قال</strong>",
        ),
        (
            "*إيلون **ماسك** قال*",
            "إيلون ماسك",
            "<em><a>إيلون <strong>ماسك</strong></a> قال</em>",
        ),
        (
            "**السيد إيلون** *ماسك قال*",
            "إيلون ماسك",
            "<strong>السيد </strong><a><strong>إيلون</strong> <em>ماسك</em></a><em> قال</em>",
        ),
        ("***إيلون** ماسك*", "إيلون ماسك", "<em><a><strong>إيلون</strong> ماسك</a></em>"),
        (
            "*a **b إيلون** c* ماسك",
            "إيلون c ماسك",
            "<em>a <strong>b </strong></em><a><em><strong>إيلون</strong> c</em> ماسك</a>",
        ),
        ("إيلون\nماسك", "إيلون ماسك", "<a>إيلون\nماسك</a>"),
        ("**إيلون  \nماسك** قال", "إيلون ماسك", "<strong><a>إيلون<br />\nماسك</a></strong> قال"),
        ("ول**ماسك**", "ماسك", "ول<strong><a>ماسك</a></strong>"),
        ("**ول**ماسك", "ماسك", "<strong>ول</strong><a>ماسك</a>"),
        ("ما*س*ك", "ماسك", "<a>ما<em>س</em>ك</a>"),
    ],
)
def test_a_link_holds_the_name_and_no_more(text: str, name: str, expected: str) -> None:
    assert woven(text, name) == expected


def test_several_links_in_one_stretch() -> None:
    assert woven("a b c d", "a", "c d") == "<a>a</a> b <a>c d</a>"
    assert woven("**a b** c *d*", "a", "b c", "d") == (
        "<strong><a>a</a> </strong><a><strong>b</strong> c</a> <em><a>d</a></em>"
    )
    assert woven("**ab** c", "a", "b c") == "<strong><a>a</a></strong><a><strong>b</strong> c</a>"


def test_nothing_to_link_leaves_the_body_as_it_is() -> None:
    body = body_of("**إيلون** ماسك")
    assert weave(body, read_passages(body), []) is body


def test_what_a_body_knows_besides_stays() -> None:
    body = body_of("[a](person:x) ![b](../media/c.png) ماسك")
    passages = read_passages(body)
    at = passages.text.index("ماسك")
    linked = weave(body, passages, [Span(at, at + 4, MUSK)])
    assert (linked.references, linked.media, linked.words) == (body.references, body.media, body.words)
    assert linked.parts != body.parts


# --- any text


MARKDOWN = st.lists(
    st.sampled_from(
        ["ماسك", "إيلون", "Musk", "و", "a", " ", " ", "*", "**", "***", "_", "`", "[", "](person:x)", "](https://x.org)",
         "\n", "\n\n", "  \n", "# ", "## ", "- ", "> ", "\\@", "«", "»", "&amp;", "<b>", "[^1]", "\n\n[^1]: ", "|", "|-|\n",
         "![a](../media/b.png)", "^[", "]", "\\", "\n:::note ", "\n:::\n"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def free_places(passages: Passages) -> list[list[int]]:
    """Runs of places over which a link may go: in prose, in one paragraph, with no opaque thing between."""
    runs: list[list[int]] = [[]]
    free = {
        place for stretch in passages.stretches if not stretch.held for place in range(stretch.start, stretch.end)
    }
    held = {place for stretch in passages.stretches if stretch.held for place in range(stretch.start, stretch.end)}
    for place, character in enumerate(passages.text):
        if place in held or character in (OPAQUE, "\n"):
            runs.append([])
        elif place in free:
            runs[-1].append(place)
    return [run for run in runs if run]


@settings(max_examples=400, deadline=None)
@given(text=MARKDOWN, data=st.data())
@example(text="**إيلون** *ماسك **a** b*", data=None)
@example(text="- *a\n  **Musk** b*\n\n> و**ماسك**", data=None)
def test_links_anywhere_change_no_word_and_leave_tags_balanced(text: str, data: st.DataObject | None) -> None:
    body, mistakes = decode_body(text, "body.md", 1)
    assume(all(mistake.code != "empty-reference" for mistake in mistakes))  # an error: nothing is written
    passages = read_passages(body)
    before = Page(html(body))
    spans: list[Span] = []
    for run in free_places(passages):
        cuts = (
            data.draw(st.lists(st.integers(0, len(run)), max_size=6, unique=True).map(sorted))
            if data
            else range(len(run) + 1)
        )
        spans += [
            Span(run[one], run[two - 1] + 1, f"person:p{len(spans) + number}")
            for number, (one, two) in enumerate(pairwise(cuts))
        ]
    linked = weave(body, passages, spans)
    page = Page(html(linked))
    assert page.words == before.words
    assert page.nested == before.nested  # a footnote within the words of a reference is one in any case
    own = [(address, words) for address, words in page.links if address.startswith("/person/p")]
    assert [(address, words.replace("\n", " ")) for address, words in own] == [
        (f"/{span.target.replace(':', '/')}/", passages.shown[span.start : span.end]) for span in spans
    ]
    assert [link for link in page.links if link not in own] == before.links
    assert read_passages(linked).text == passages.text
