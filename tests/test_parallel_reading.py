"""An article in two languages side by side: which block stands beside which, and how its page is addressed."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.render.pages.blocks import Block
from siyaq.render.pages.parallel import MOST, aligned
from tests.crawl import broken_links, read_page
from tests.newsroom import article, dom, newsroom, prose, translation, words
from tests.tinysite import SITE, TinySite, pages, tree

BASE = "https://example.org/"
ARABIC = "content/articles/move.ar.md"
ENGLISH = "content/articles/move.en.md"
PAGE = "articles/move/parallel"
KINDS = ("paragraph", "h2", "h3", "bullet_list", "figure", "table")


def site(folder: Path, arabic: str, english: str, front: str = "") -> TinySite:
    """A built site with one article in two languages."""
    made = newsroom(folder / "site", {ARABIC: article(arabic, front), ENGLISH: translation(english)})
    assert made.build().written is not None
    return made


def rows(page: str) -> list[tuple[str, list[str]]]:
    """The id of each row of a parallel page, and the words of its cells; `-` where a block has no counterpart."""
    found = []
    for row in dom(page).iter("div"):
        if row.get("class") == "pair":
            cells = [cell for cell in row if cell.get("class") in ("prose", "absent")]
            found.append(
                (row.get("id", ""), ["-" if cell.get("class") == "absent" else words(cell) for cell in cells])
            )
    return found


def pairs(one: list[Block], other: list[Block]) -> list[tuple[int | None, int | None]]:
    """The numbers of the blocks that stand side by side."""
    return [(a.number if a else None, b.number if b else None) for a, b in aligned(one, other)]


def blocks(*rows: str) -> list[Block]:
    """Blocks written as `KIND LENGTH NAME …`."""
    found = []
    for number, row in enumerate(rows, 1):
        kind, length, *names = row.split()
        found.append(Block(number, kind, f"<p>{number}</p>", "x" * int(length), frozenset(names)))
    return found


def test_texts_with_the_same_kinds_of_blocks_stand_side_by_side_as_they_come(tmp_path: Path) -> None:
    made = site(tmp_path, "أول.\n\n## عنوان\n\n- بند\n- ثان", "First.\n\n## Heading\n\n- Item\n- Second")
    assert rows(made.page(f"ar/{PAGE}")) == [
        ("p1", ["أول.", "First."]),
        ("p2", ["عنوان", "Heading"]),
        ("p3", ["بند ثان", "Item Second"]),
    ]
    assert rows(made.page(f"en/{PAGE}")) == [
        ("p1", ["First.", "أول."]),
        ("p2", ["Heading", "عنوان"]),
        ("p3", ["Item Second", "بند ثان"]),
    ]


def test_a_block_without_counterpart_stands_alone_in_its_place(tmp_path: Path) -> None:
    made = site(
        tmp_path,
        "قال إيلون ماسك ذلك.\n\nهذه الفقرة في العربية وحدها، ولا مقابل لها.\n\nونفت أوبن إيه آي الأمر.",
        "Elon Musk said so.\n\nOpenAI denied it.",
    )
    assert rows(made.page(f"ar/{PAGE}")) == [
        ("p1", ["قال إيلون ماسك ذلك.", "Elon Musk said so."]),
        ("p2", ["هذه الفقرة في العربية وحدها، ولا مقابل لها.", "-"]),
        ("p3", ["ونفت أوبن إيه آي الأمر.", "OpenAI denied it."]),
    ]
    assert [row[0] for row in rows(made.page(f"en/{PAGE}"))] == ["p1", "ar-p2", "p2"]
    assert "لا مقابل هنا" in made.page(f"ar/{PAGE}")
    assert "No counterpart here" in made.page(f"en/{PAGE}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # lengths tell which paragraph was added
        (["paragraph 300", "paragraph 40", "paragraph 300"], ["paragraph 280", "paragraph 310"],
         [(1, 1), (2, None), (3, 2)]),
        # so do names, where lengths do not
        (["paragraph 300 person:a", "paragraph 300 person:b", "paragraph 300 person:c"],
         ["paragraph 300 person:b", "paragraph 300 person:c"], [(1, None), (2, 1), (3, 2)]),
        # a block is beside one of its own kind only
        (["paragraph 300", "h2 20", "paragraph 300"], ["paragraph 300", "h3 20", "paragraph 300"],
         [(1, 1), (None, 2), (2, None), (3, 3)]),
        # sections stay together
        (["h2 20", "paragraph 200", "h2 20", "paragraph 200"], ["h2 20", "h2 20", "paragraph 200"],
         [(1, 1), (2, None), (3, 2), (4, 3)]),
        # one text much longer than the other throughout is no difference
        (["h2 40", "paragraph 600", "paragraph 200"], ["h2 20", "paragraph 300"],
         [(1, 1), (2, 2), (3, None)]),
        ([], ["paragraph 5"], [(None, 1)]),
        (["paragraph 0"], ["h2 0", "paragraph 0"], [(None, 1), (1, 2)]),
    ],
)  # fmt: skip
def test_where_kinds_differ_lengths_and_names_tell_what_belongs_together(
    one: list[str], other: list[str], expected: list[tuple[int | None, int | None]]
) -> None:
    assert pairs(blocks(*one), blocks(*other)) == expected
    mirrored = [(b, a) for a, b in pairs(blocks(*other), blocks(*one))]
    assert {pair for pair in mirrored if None not in pair} == {pair for pair in expected if None not in pair}


ROWS = st.lists(
    st.builds(
        "{} {} {}".format,
        st.sampled_from(KINDS),
        st.integers(0, 900),
        st.lists(st.sampled_from(("person:a", "person:b", "company:c")), max_size=2).map(" ".join),
    ),
    max_size=8,
)


@given(ROWS, ROWS)
def test_every_block_stands_once_in_order_and_beside_its_own_kind(one: list[str], other: list[str]) -> None:
    own, beside = blocks(*one), blocks(*other)
    found = aligned(own, beside)
    assert [a for a, _ in found if a] == own
    assert [b for _, b in found if b] == beside
    assert all(a or b for a, b in found)
    assert all(a.kind == b.kind for a, b in found if a and b)


@given(ROWS)
def test_a_block_more_leaves_the_others_where_they_were(rows: list[str]) -> None:
    """A block of a kind of its own, put anywhere, stands alone, and the rest is beside what it was beside before."""
    own = blocks(*rows)
    for place in range(len(own) + 1):
        more = blocks(*rows[:place], "hr 0", *rows[place:])
        assert (None, place + 1) in pairs(own, more)


def test_texts_too_long_to_compare_stand_side_by_side_as_they_come() -> None:
    one, other = blocks(*["paragraph 9"] * 600), blocks(*["h2 9", *["paragraph 9"] * 599])
    assert len(one) * len(other) > MOST
    assert aligned(one, other) == tuple(zip_longest(one, other))


def test_each_text_says_its_language_and_direction_and_sets_the_other_script_apart(tmp_path: Path) -> None:
    made = site(tmp_path, "قال Smith إنه `xAI`.", "The word is «كلمة».")
    for tag, cells in (("ar", [("ar", "rtl"), ("en", "ltr")]), ("en", [("en", "ltr"), ("ar", "rtl")])):
        page = dom(made.page(f"{tag}/{PAGE}"))
        assert [
            (cell.get("lang"), cell.get("dir")) for cell in page.iter("div") if cell.get("class") == "prose"
        ] == cells
        assert [
            (head.get("lang"), head.get("dir")) for head in page.iter("div") if head.get("class") == "head"
        ] == cells
        apart = [bdi for bdi in page.iter("bdi") if words(bdi) in ("Smith", "كلمة")]
        assert {(words(bdi), bdi.get("lang"), bdi.get("dir")) for bdi in apart} == {
            ("Smith", "en", "ltr"), ("كلمة", "ar", "rtl"),
        }  # fmt: skip


def test_names_link_in_both_texts_each_to_its_own_language(tmp_path: Path) -> None:
    made = site(tmp_path, "قال إيلون ماسك ذلك.", "Elon Musk said so.")
    found = [a.get("href") for a in dom(made.page(f"ar/{PAGE}")).iter("a") if "ref" in a.get("class", "").split()]
    assert found == ["/ar/people/elon-musk/", "/en/people/elon-musk/"]


NOTED = "كلام[^a] و[عنوان](#section-1).\n\n## عنوان\n\n| أ |\n|---|\n| ب |\n\n[^a]: حاشية."
NOTED_EN = "Words[^a] and [a heading](#section-1).\n\n## Heading\n\n| a |\n|---|\n| b |\n\n[^a]: A note."


def test_anchors_of_both_texts_are_told_apart_and_lead_within_their_own(tmp_path: Path) -> None:
    made = site(tmp_path, NOTED, NOTED_EN)
    assert broken_links(made.output, BASE) == []
    for tag, other in (("ar", "en"), ("en", "ar")):
        reading = read_page(made.page(f"{tag}/{PAGE}"))
        assert len(reading.ids) == len(set(reading.ids))
        assert {"section-1", f"{other}-section-1", "fn1", f"{other}-fn1"} <= set(reading.ids)
        assert {"#section-1", f"#{other}-section-1", "#fn1", f"#{other}-fn1"} <= set(reading.links)


def test_words_that_look_like_anchors_are_left_alone(tmp_path: Path) -> None:
    made = site(tmp_path, "أول.", 'He wrote ` id="x"` and "see id="p9" href="#z".\n\n    <a id="y" href="#y">')
    told = words(dom(made.page(f"en/{PAGE}")))
    assert words(dom(made.page(f"ar/{PAGE}"))).count('id="x"') == told.count('id="x"') == 1
    assert "ar-" not in told.replace("ar-p", "")
    assert 'href="#y"' in words(dom(made.page(f"ar/{PAGE}")))


def test_the_page_leads_to_both_articles_and_the_other_language_and_is_left_out_of_search(tmp_path: Path) -> None:
    made = site(tmp_path, "أول.", "First.")
    reading = read_page(made.page(f"ar/{PAGE}"))
    assert {"/ar/articles/move/", "/en/articles/move/", f"/en/{PAGE}/"} <= set(reading.links)
    metas = [found for tag, found in reading.attributes if tag == "meta" and found.get("name") == "robots"]
    assert [found["content"] for found in metas] == ["noindex"]
    assert f"/ar/{PAGE}/" in read_page(made.page("ar/articles/move")).links
    assert "noindex" not in made.page("ar/articles/move")
    assert [words(head) for head in dom(made.page(f"ar/{PAGE}")).iter("h1")] == ["T"]


def test_an_article_in_one_language_has_no_such_page_until_it_is_translated(tmp_path: Path) -> None:
    made = newsroom(tmp_path / "site", {ARABIC: article("أول.")})
    assert not any("parallel" in path for path in pages(made.build()))
    assert "parallel" not in made.page("ar/articles/move")
    made.write(ENGLISH, translation("First."))
    assert {f"ar/{PAGE}/", f"en/{PAGE}/", "ar/articles/move/", "en/articles/move/"} <= pages(made.build())
    made.remove(ENGLISH)
    built = made.build()
    assert built.written is not None
    assert {f"ar/{PAGE}/index.html", f"en/{PAGE}/index.html"} <= set(built.written.pruned)
    made.build(output=tmp_path / "clean", clean=True)
    assert tree(made.output) == tree(tmp_path / "clean")


def test_a_change_of_one_text_writes_both_parallel_pages(tmp_path: Path) -> None:
    made = site(tmp_path, "أول.", "First.")
    made.edit(ENGLISH, "First.", "Firstly.")
    assert pages(made.build()) == {"en/articles/move/", f"en/{PAGE}/", f"ar/{PAGE}/"}


def test_of_three_languages_a_translation_stands_beside_the_original(tmp_path: Path) -> None:
    german = "  - {tag: de, name: Deutsch}\n"
    made = newsroom(tmp_path / "site", {
        "site.yaml": SITE + german,
        "templates/strings/de.yaml": Path("templates/strings/en.yaml").read_text("utf-8"),
        ARABIC: article("أول."), ENGLISH: translation("First."), "content/articles/move.de.md": translation("Erstens."),
    })  # fmt: skip
    assert made.build().written is not None
    assert [rows(made.page(f"{tag}/{PAGE}"))[0][1] for tag in ("ar", "en", "de")] == [
        ["أول.", "First."], ["First.", "أول."], ["Erstens.", "أول."],
    ]  # fmt: skip


def test_a_stale_translation_is_told(tmp_path: Path) -> None:
    made = site(tmp_path, "أول.", "First.")
    assert "The original has changed since this translation." in made.page(f"en/{PAGE}")


def _anchors(page: str) -> list[tuple[str, str]]:
    """(tag, id) of each block of a text."""
    return [(block.tag, block.get("id", "")) for block in prose(page)]


BLOCKS = """\
قالت.

## عنوان

- بند

> كلام

:::note تنبيه
نص
:::

| أ |
|---|
| ب |

---

1. أول

    رمز

مصطلح
: تعريف
"""


def test_every_block_of_a_text_has_an_address_and_a_mark_where_nothing_cuts_it_off(tmp_path: Path) -> None:
    made = newsroom(tmp_path / "site", {ARABIC: article(BLOCKS)})
    made.build()
    page = made.page("ar/articles/move")
    assert _anchors(page) == [
        ("p", "p1"), ("h2", "section-1"), ("ul", "p3"), ("blockquote", "p4"), ("aside", "p5"), ("div", "p6"),
        ("hr", "p7"), ("ol", "p8"), ("dl", "p9"),
    ]  # fmt: skip
    marks = [mark for mark in prose(page).iter("span") if mark.get("class") == "marks"]
    assert [mark.get("aria-hidden") for mark in marks] == ["true"] * 7
    assert [_hrefs(mark) for mark in marks] == [
        [f"#{to}"] for to in ("p1", "section-1", "p3", "p4", "p5", "p8", "p9")
    ]
    assert all(link.get("tabindex") == "-1" for mark in marks for link in mark)
    assert words(prose(page)).startswith("قالت. عنوان بند")


def _hrefs(mark: Element) -> list[str]:
    return [link.get("href", "") for link in mark]


def test_a_mark_leads_to_the_counterpart_of_its_block(tmp_path: Path) -> None:
    made = site(tmp_path, "أول.\n\n## عنوان", "First.\n\n## Heading")
    marks = [mark for mark in prose(made.page("en/articles/move")).iter("span") if mark.get("class") == "marks"]
    assert [_hrefs(mark) for mark in marks] == [["#p1", f"/en/{PAGE}/#p1"], ["#section-1", f"/en/{PAGE}/#p2"]]
    assert broken_links(made.output, BASE) == []


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "دقيقة واحدة", "1 minute to read"),
        (200, "دقيقة واحدة", "1 minute to read"),
        (400, "دقيقتان", "2 minutes to read"),
        (700, "4 دقائق", "4 minutes to read"),
        (2210, "11 دقيقة", "11 minutes to read"),
    ],
)
def test_an_article_says_how_long_it_takes_to_read(count: int, arabic: str, english: str, tmp_path: Path) -> None:
    made = site(tmp_path, "كلمة " * count, "word " * count)
    assert f"مدة القراءة: {arabic}</p>" in made.page("ar/articles/move")
    assert f"<p>{english}</p>" in made.page("en/articles/move")


def _contents(page: str) -> list[tuple[str, str]]:
    return [
        (link.get("href", ""), words(link))
        for one in dom(page).iter("details")
        if one.get("class") == "contents"
        for link in one.iter("a")
    ]


def test_a_long_text_has_contents_and_a_short_one_none(tmp_path: Path) -> None:
    headings = ["## أول `xAI`[^a]", "### [ماسك](person:elon-musk)", "> ## مقتبس", "## ثالث", "## رابع"]
    text = "\n\nنص.\n\n".join(headings) + "\n\n[^a]: حاشية."
    made = newsroom(tmp_path / "site", {ARABIC: article(text)})
    made.build()
    assert _contents(made.page("ar/articles/move")) == [
        ("#section-1", "أول xAI"), ("#section-2", "ماسك"), ("#section-4", "ثالث"), ("#section-5", "رابع"),
    ]  # fmt: skip
    assert broken_links(made.output, BASE) == []
    made.edit(ARABIC, "## رابع", "رابع")
    made.build()
    assert _contents(made.page("ar/articles/move")) == []
