"""Relation maps, as numbers: words keep apart, lines keep off them, and what is drawn is what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.render.drawings.bonds import Bond
from siyaq.render.drawings.lettering import NAME, WORD, Face, block, length
from siyaq.render.drawings.maps import MOST, Plate, ProfileMap, Row, profile_map
from siyaq.render.drawings.wiring import RelationMap, relation_map
from siyaq.render.pages.rows import Link, Phrase
from siyaq.render.wording.words import Wording
from tests.newsroom import MUSK, OPENAI, dom, newsroom, words
from tests.render.test_wording import wording
from tests.tinysite import TinySite, tree

NARROWEST = 284  # what the gutters leave of a phone of 320 pixels
NAMES = [
    "OpenAI",
    "Wall Street Journal",
    "إيلون ماسك",
    "وول ستريت جورنال",
    "W" * 30,
    "Jo",
    "مؤسسة إيلون ماسك الخيرية",
]
TOLD = ["Owns", "Vice president of finance and accounting", "من مؤسسيها", "نائبة الرئيس للشؤون المالية", "x" * 40]
TAGS = pytest.mark.parametrize("tag", ["ar", "en"])


class Box(NamedTuple):
    """A rectangle of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, width: float, height: float) -> bool:
        """Whether it lies in a drawing of this size, a rounded pixel aside."""
        return self.left >= -1 and self.top >= -1 and self.right <= width + 1 and self.bottom <= height + 1


@cache
def style(tag: str) -> Wording:
    return wording(tag)


def name(number: int, kind: str = "people") -> Link:
    label = f"{NAMES[number % len(NAMES)]} {number}"
    return Link(f"/{kind}/{number}/", Phrase(label, "en", "ltr"))


def bond(tail: Link, head: Link, word: str = "Owns", *, mutual: bool = False, ended: bool = False) -> Bond:
    return Bond(tail, Phrase(word, "en", "ltr"), head, mutual, ended)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Link], list[Link], list[Bond]]:
    """Up to sixty names with relations among people, among companies, and of people to companies."""
    people = [name(number) for number in range(draw(st.integers(0, 30)))]
    companies = [name(number, "companies") for number in range(draw(st.integers(0, 30)))]
    pairs = [(a, b) for a in people for b in (*people, *companies) if a != b]
    pairs += [(a, b) for a in companies for b in companies if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=90)) if pairs else []
    said = [(draw(st.sampled_from(TOLD)), draw(st.booleans()), draw(st.booleans())) for _ in chosen]
    bonds = [
        bond(*ends, word, mutual=mutual, ended=ended)
        for ends, (word, mutual, ended) in zip(chosen, said, strict=True)
    ]
    return people, companies, bonds


def plate_box(one: Plate, shift: float = 0) -> Box:
    return Box(shift + one.x, one.y, shift + one.x + one.width, one.y + one.height)


def written(rows: tuple[Row, ...], face: Face, start: float, anchor: str, *, mirrored: bool) -> Box:
    """The box of lines of words that hang at a place by their start, their middle or their end."""
    width = max(length(row.text, face) for row in rows)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    left = start - width * (1 - share if mirrored else share)
    return Box(left, rows[0].y - 0.72 * face.leading, left + width, rows[-1].y + 0.28 * face.leading)


def profile_boxes(drawn: ProfileMap, width: int) -> Iterator[Box]:
    yield plate_box(drawn.centre, width / 2)
    for one in drawn.branches:
        yield plate_box(one.plate, int(one.edge[:-1]) / 100 * width)
        yield written(one.label, WORD, int(one.at[:-1]) / 100 * width, "middle", mirrored=False)


def apart(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]


# --- a profile among others


@TAGS
@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_no_words_of_a_profiles_map_lie_on_others(tag: str, graph: tuple[list[Link], list[Link], list[Bond]]) -> None:
    centre = name(99)
    people, companies, bonds = graph
    turned = [
        bond(centre, other, one.word.text) if one.mutual else bond(other, centre, one.word.text)
        for other, one in zip((*people, *companies), bonds, strict=False)
    ]
    drawn = profile_map(centre, tuple(turned), style(tag))
    assert (drawn is None) == (not turned)
    if drawn is None:
        return
    for width in (NARROWEST, 343, 512):
        boxes = list(profile_boxes(drawn, width))
        assert apart(boxes) == []
        assert all(box.within(width, drawn.height) for box in boxes)


def the_map(*bonds: Bond, tag: str = "en") -> ProfileMap:
    drawn = profile_map(name(0), bonds, style(tag))
    assert drawn is not None
    return drawn


def test_the_first_stands_where_reading_begins_and_the_next_across() -> None:
    bonds = (bond(name(0), name(1)), bond(name(0), name(2)), bond(name(0), name(3)))
    for tag, edges in {"en": ["0%", "100%", "0%"], "ar": ["100%", "0%", "100%"]}.items():
        drawn = the_map(*bonds, tag=tag)
        assert [one.edge for one in drawn.branches] == edges
        assert [one.plate.link for one in drawn.branches] == [name(1), name(2), name(3)]
        assert drawn.branches[0].y == drawn.branches[1].y < drawn.branches[2].y == drawn.foot


def test_arrows_point_the_way_that_a_relation_reads() -> None:
    me, other = name(0), name(1)
    for bonds, heads in [
        ([bond(me, other)], (True, False)),
        ([bond(other, me)], (False, True)),
        ([bond(me, other), bond(other, me, "Editor")], (True, True)),
        ([bond(me, other, mutual=True)], (False, False)),
        ([bond(me, other, "Rival of", mutual=True), bond(me, other)], (True, False)),
    ]:
        (branch,) = the_map(*bonds).branches
        assert (bool(branch.outward), bool(branch.inward)) == heads
    left, right = the_map(bond(me, other), bond(me, name(2))).branches
    assert left.outward == f"M{left.plate.width} {left.y}l8 -4v8z"
    assert right.outward == f"M{-right.plate.width} {right.y}l-8 -4v8z"


def test_all_that_is_said_of_a_pair_stands_on_one_line_which_breaks_where_all_is_over() -> None:
    me, other = name(0), name(1)
    both = the_map(bond(me, other, "Owns"), bond(me, other, "Led", ended=True), bond(me, other, "Owns")).branches
    assert [" ".join(row.text for row in one.label) for one in both] == ["Owns, Led (formerly)"]
    assert [one.ended for one in both] == [False]
    assert [one.ended for one in the_map(bond(me, other, ended=True)).branches] == [True]


def test_beyond_forty_names_the_closest_are_drawn_and_the_table_has_all() -> None:
    bonds = [bond(name(0), name(number)) for number in range(1, 50)]
    bonds += [bond(name(0), name(49), "Leads")]
    drawn = the_map(*bonds)
    assert len(drawn.branches) + 1 == MOST
    assert [one.plate.link for one in drawn.branches] == [*(name(number) for number in range(1, 39)), name(49)]
    assert drawn.bonds == tuple(bonds)
    assert "40" in drawn.shown
    assert "50" in drawn.shown
    assert the_map(*bonds[:39]).shown == ""


# --- the whole site


def site_boxes(drawn: RelationMap, *, mirrored: bool) -> list[Box]:
    labels = [written(one.rows, WORD, one.x, one.anchor, mirrored=mirrored) for one in drawn.labels]
    return [*map(plate_box, drawn.plates), *labels]


def strokes(path: str) -> Iterator[Box]:
    """The straight strokes of a path as thin boxes; its curves, which have the middle to themselves, as their frame."""
    x = y = 0.0
    for letter, numbers in re.findall(r"([MHVC])([-\d. ]+)", path):
        *before, last = [float(one) for one in numbers.split()]
        target = {"H": (last, y), "V": (x, last)}.get(letter) or (before[-1], last)
        if letter != "M":
            yield Box(min(x, target[0]), min(y, target[1]), max(x, target[0]), max(y, target[1]))
        x, y = target


@TAGS
@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_no_words_of_the_whole_map_lie_on_others_or_on_lines(
    tag: str, graph: tuple[list[Link], list[Link], list[Bond]]
) -> None:
    people, companies, bonds = graph
    drawn = relation_map([people, companies], bonds, style(tag))
    if drawn is None:
        return
    assert len(drawn.plates) <= MOST
    boxes = site_boxes(drawn, mirrored=tag == "ar")
    assert apart(boxes) == []
    assert all(box.within(drawn.width, drawn.height) for box in boxes)
    inside = [Box(one.left + 1, one.top + 1, one.right - 1, one.bottom - 1) for one in boxes]
    for stroke in (stroke for wire in drawn.wires for stroke in strokes(wire.path)):
        assert not any(one.meets(stroke) for one in inside)


@settings(max_examples=30, deadline=None)
@given(graph=graphs())
def test_lines_within_a_column_never_run_along_each_other(graph: tuple[list[Link], list[Link], list[Bond]]) -> None:
    people, companies, bonds = graph
    drawn = relation_map([people, companies], bonds, style("en"))
    if drawn is None:
        return
    drawn_strokes = [stroke for wire in drawn.wires for stroke in strokes(wire.path)]
    uprights = [one for one in drawn_strokes if one.left == one.right and one.top < one.bottom]
    for one, other in combinations(uprights, 2):
        assert one.left != other.left or one.bottom < other.top or other.bottom < one.top


@settings(max_examples=30, deadline=None)
@given(graph=graphs())
def test_from_right_to_left_the_whole_map_is_the_mirror_image(
    graph: tuple[list[Link], list[Link], list[Bond]],
) -> None:
    people, companies, bonds = graph
    plain = [bond(one.subject, one.object, one.word.text, mutual=one.mutual) for one in bonds]
    left, right = (relation_map([people, companies], plain, style(tag)) for tag in ("en", "ar"))
    assert (left is None) == (right is None)
    if left is None or right is None:
        return
    for one, other in zip(left.plates, right.plates, strict=True):
        assert one.link == other.link
        assert abs(one.x + one.width - (right.width - other.x)) <= 1
        assert left.width != right.width or one.y == other.y


def test_names_without_relations_are_not_drawn_and_nothing_is_where_there_are_none() -> None:
    people, companies = [name(0), name(1)], [name(2, "companies"), name(3, "companies")]
    assert relation_map([people, companies], [], style("en")) is None
    drawn = relation_map([people, companies], [bond(people[1], companies[0])], style("en"))
    assert drawn is not None
    assert [one.link for one in drawn.plates] == [people[1], companies[0]]
    assert drawn.shown == ""


def test_the_best_connected_forty_are_drawn() -> None:
    people = [name(number) for number in range(60)]
    bonds = [bond(people[0], other) for other in people[1:]] + [bond(people[59], people[58])]
    drawn = relation_map([people, []], bonds, style("en"))
    assert drawn is not None
    assert {one.link for one in drawn.plates} == {people[0], people[58], people[59], *people[1:38]}
    assert "60" in drawn.shown


# --- words


@given(st.text(min_size=1), st.integers(20, 300), st.sampled_from([NAME, WORD]))
def test_lines_keep_every_letter_and_the_width(text: str, most: int, face: Face) -> None:
    found = block(text, face, most)
    assert "".join("".join(found.lines).split()) == "".join(text.split())
    assert all(length(line, face) <= most for line in found.lines)
    assert found.width <= most


def test_a_long_word_is_parted_at_the_seam_of_a_name_else_in_the_middle() -> None:
    assert block("SquareTrade", NAME, 110).lines == ("Square", "Trade")
    assert block("Abcdefghkmno", NAME, 120).lines == ("Abcdef", "ghkmno")


# --- pages

ACME = "---\nname: {ar: أكمي, en: Acme}\nlinks: [{rel: owned-by, to: elon-musk}, {rel: competitor-of, to: openai}]\n---\n"
JANE = """\
---
name: {ar: جين دو, en: Jane Doe}
gender: f
roles: [{id: editor, org: acme, title: {ar: محررة, en: Editor}, from: 2020, to: 2021}]
links: [{rel: sued, to: elon-musk}]
---
"""


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    files = {"content/companies/acme.ar.md": ACME, "content/people/jane-doe.ar.md": JANE}
    made = newsroom(tmp_path_factory.mktemp("maps"), files)
    made.build()
    return made


def table(page: str) -> list[tuple[str, ...]]:
    rows = dom(page).findall(".//table[@class='bonds']/tbody/tr")
    return [tuple(words(cell) for cell in row) for row in rows]


def labels(page: str) -> set[str]:
    """What the drawing says beside its names."""
    figure = dom(page).find(".//figure")
    assert figure is not None
    named = {id(text) for link in figure.iter("a") for text in link.iter("text")}
    return {words(text) for text in figure.iter("text") if id(text) not in named}


def test_a_profiles_map_says_what_its_lists_say(site: TinySite) -> None:
    assert table(site.page("en/companies/acme")) == [
        ("Jane Doe", "Editor (formerly)", "Acme"),
        ("Acme", "Owned by", "Elon Musk"),
        ("Acme", "Competitor of", "OpenAI"),
    ]
    assert table(site.page("ar/people/jane-doe")) == [
        ("جين دو", "محررة (سابقًا)", "أكمي"),
        ("جين دو", "قاضت", "إيلون ماسك"),
    ]
    assert labels(site.page("en/companies/acme")) == {"Editor (formerly)", "Owned by", "Competitor of"}
    assert 'class="map"' not in site.page("ar/companies/khaleej")


def test_the_whole_map_has_everything_once_and_said_of_people(site: TinySite) -> None:
    rows = [
        ("Acme", "Competitor of", "OpenAI"),
        ("Elon Musk", "Owns", "Acme"),
        ("Jane Doe", "Editor (formerly)", "Acme"),
        ("Jane Doe", "Sued", "Elon Musk"),
    ]
    page = site.page("en/map")
    assert sorted(table(page)) == rows
    assert labels(page) == {word for _, word, _ in rows}


@TAGS
def test_every_name_of_a_drawing_is_a_link(tag: str, site: TinySite) -> None:
    figure = dom(site.page(f"{tag}/map")).find(".//figure")
    assert figure is not None
    assert sorted(link.get("href", "") for link in figure.iter("a")) == [
        f"/{tag}/companies/acme/", f"/{tag}/companies/openai/", f"/{tag}/people/elon-musk/", f"/{tag}/people/jane-doe/",
    ]  # fmt: skip


def test_words_of_another_script_are_set_apart_in_a_drawing(site: TinySite) -> None:
    site.edit("content/people/jane-doe.ar.md", "ar: محررة, en: Editor", "en: Editor")
    site.build()
    for page in ("ar/map", "ar/people/jane-doe"):
        assert ">\u2066Editor\u2069 (سابقًا)</text>" in site.page(page)


def test_a_stranger_writes_no_markup_into_a_drawing(site: TinySite) -> None:
    site.edit("content/people/jane-doe.ar.md", "en: Editor", "en: <script>x</script>")
    site.build()
    for page in ("en/map", "en/people/jane-doe"):
        assert "<script>x" not in site.page(page)
        assert "&lt;script&gt;" in site.page(page)


def test_a_site_without_relations_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = newsroom(
        tmp_path_factory.mktemp("alone"),
        {"content/people/elon-musk.ar.md": MUSK, "content/companies/openai.ar.md": OPENAI},
    )
    made.build()
    assert "No relations are known yet." in made.page("en/map")
    assert "<figure" not in made.page("en/map")


def test_a_new_relation_changes_both_its_ends_and_the_whole_map(
    site: TinySite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site.edit("content/companies/acme.ar.md", "{rel: competitor-of, to: openai}", "{rel: partner-of, to: openai}")
    site.build()
    assert ("OpenAI", "Partner of", "Acme") in table(site.page("en/companies/openai"))
    clean = tmp_path_factory.mktemp("clean") / "output"
    site.build(output=clean, clean=True)
    assert tree(site.output) == tree(clean)
