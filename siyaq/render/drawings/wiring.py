"""The map of the whole site, as numbers: people in one column, organizations in the other, lines between.

Each end of a line has a height of its own at its name, and its words stand there. Between people and organizations
lines cross the middle; within a column they run around its outer side, each along a lane. Places are counted from the
start of a line of text, and mirrored at the end where that is on the right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from siyaq.render.drawings.bonds import Bond, said
from siyaq.render.drawings.lettering import NAME, WORD, Block, block
from siyaq.render.drawings.maps import GAP, MOST, PAD, Plate, Row, plate, rows, shown, tip
from siyaq.render.pages.rows import Link
from siyaq.render.wording.words import Wording

WIDTH = 1100  # of the drawing, where the words leave that much
FIELD = 160  # the least width of the middle
NAMES, LABELS = 130, 170  # the longest lines of words
STUB = 8
LANE = 10
END = 16  # the height of a line's end without words
ROUNDS = 6  # of moving names near those they are tied to


@dataclass(frozen=True, slots=True)
class Label:
    """What a line says; `anchor` is SVG's text-anchor."""

    rows: tuple[Row, ...]
    x: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from one name to another; without a tip it is read both ways."""

    path: str
    tip: str
    ended: bool


@dataclass(frozen=True, slots=True)
class RelationMap:
    """The drawing of the site’s relations."""

    width: int
    height: int
    plates: tuple[Plate, ...]
    labels: tuple[Label, ...]
    wires: tuple[Wire, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Line:
    """All that is said of one name towards another."""

    tail: Link
    head: Link
    label: Block
    mutual: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class _Column:
    """Names from the top down, and the lines that end at each, on the inner and on the outer side."""

    names: tuple[Link, ...]
    inner: Mapping[Link, list[Line]]
    outer: Mapping[Link, list[Line]]

    def room(self, name: Link) -> int:
        """The height of a name’s box."""
        sides = (sum(_end(line, name) for line in side.get(name, ())) for side in (self.inner, self.outer))
        return max(_name(name).height + PAD, *sides)

    @property
    def height(self) -> int:
        """The height that it takes at the least."""
        return sum(self.room(name) + GAP for name in self.names)

    @property
    def width(self) -> int:
        """The width of its boxes."""
        return max((_name(name).width + 2 * PAD for name in self.names), default=0)

    def tops(self, height: int) -> dict[Link, int]:
        """Where each box begins, the names spread over a height."""
        spare = (height - self.height) // max(1, len(self.names)) + GAP
        found, top = {}, spare // 2
        for name in self.names:
            found[name] = top
            top += self.room(name) + spare
        return found

    def ends(self, tops: Mapping[Link, int]) -> Iterator[tuple[tuple[Line, Link], int]]:
        """The height at which each line leaves or meets each of its names."""
        for name in self.names:
            for side in (self.inner, self.outer):
                lines = side.get(name, [])
                at = tops[name] + (self.room(name) - sum(_end(line, name) for line in lines)) // 2
                for line in lines:
                    yield (line, name), at + _end(line, name) // 2
                    at += _end(line, name)


def relation_map(columns: Sequence[Sequence[Link]], bonds: Sequence[Bond], wording: Wording) -> RelationMap | None:
    """The map of these names, or of those with the most relations where they are many; none without relations."""
    degrees = Counter(end for bond in bonds for end in (bond.subject, bond.object))
    drawn = {name for name, _ in degrees.most_common(MOST)}
    lines = _lines([bond for bond in bonds if {bond.subject, bond.object} <= drawn], wording)
    if not lines:
        return None
    sides = _ordered([[name for name in side if name in drawn] for side in columns], lines)
    place = {name: at for names in sides for at, name in enumerate(names)}
    start, end = (_column(names, lines, place) for names in sides)
    drawing = _Drawing.of(start, end, mirrored=wording.language.direction == "rtl")
    return drawing.written(lines, shown(len(drawn), len(degrees), wording))


def _lines(bonds: Iterable[Bond], wording: Wording) -> list[Line]:
    told: dict[tuple[Link, Link], list[Bond]] = defaultdict(list)
    for bond in bonds:
        told[bond.subject, bond.object].append(bond)
    return [
        Line(
            *ends,
            block(said(group, wording), WORD, LABELS),
            mutual=all(one.mutual for one in group),
            ended=all(one.ended for one in group),
        )
        for ends, group in told.items()
    ]


def _ordered(columns: list[list[Link]], lines: Sequence[Line]) -> list[list[Link]]:
    """The names of both columns, each near the middle of those that it is tied to, so that few lines cross."""
    near: dict[Link, list[Link]] = defaultdict(list)
    for line in lines:
        near[line.tail].append(line.head)
        near[line.head].append(line.tail)
    for turn in range(ROUNDS):
        place = {name: (at + 0.5) / len(names) for names in columns for at, name in enumerate(names)}
        middle = {name: fmean(place[other] for other in found) for name, found in near.items()}
        columns[turn % 2].sort(key=lambda name: middle.get(name, 1.0))
    return columns


def _column(names: Sequence[Link], lines: Sequence[Line], place: Mapping[Link, int]) -> _Column:
    inner: dict[Link, list[Line]] = defaultdict(list)
    outer: dict[Link, list[Line]] = defaultdict(list)
    for line in lines:
        within = line.tail in names and line.head in names
        for name in (line.tail, line.head):
            if name in names:
                (outer if within else inner)[name].append(line)
    for name in names:
        inner[name].sort(key=lambda line: place[_other(line, name)])
        outer[name].sort(key=lambda line: _around(place[_other(line, name)] - place[name]))
    return _Column(tuple(names), inner, outer)


def _around(distance: int) -> tuple[bool, int]:
    """The order of lines around the outside of a name in which they cross least: the nearest at either edge."""
    return distance > 0, -distance


def _other(line: Line, name: Link) -> Link:
    return line.head if line.tail == name else line.tail


def _end(line: Line, name: Link) -> int:
    """The height that a line takes at one of its names."""
    return max(END, line.label.height + 6) if line.tail == name else END


def _name(link: Link) -> Block:
    return block(link.label.text, NAME, NAMES)


def _lanes(column: _Column, heights: Mapping[tuple[Line, Link], int]) -> dict[Line, int]:
    """How far outside each line runs that stays within a column: the shortest first, none upon another."""
    lines = {line: None for found in column.outer.values() for line in found}
    spans = {line: tuple(sorted((heights[line, line.tail], heights[line, line.head]))) for line in lines}
    lanes: dict[Line, int] = {}
    for line in sorted(lines, key=lambda one: spans[one][1] - spans[one][0]):
        low, high = spans[line]
        taken = {lane for one, lane in lanes.items() if spans[one][0] <= high and low <= spans[one][1]}
        lanes[line] = next(lane for lane in range(len(lanes) + 1) if lane not in taken)
    return lanes


def _widest(sides: Mapping[Link, list[Line]]) -> int:
    return max((line.label.width for found in sides.values() for line in found), default=-2 * STUB)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Both columns in their places; `boxes` are where the names of each begin and end."""

    columns: tuple[_Column, _Column]
    tops: Mapping[Link, int]
    heights: Mapping[tuple[Line, Link], int]
    lanes: Mapping[Line, int]
    boxes: tuple[tuple[int, int], tuple[int, int]]
    width: int
    height: int
    mirrored: bool

    @classmethod
    def of(cls, start: _Column, end: _Column, *, mirrored: bool) -> _Drawing:
        """The drawing of two columns."""
        height = max(start.height, end.height)
        tops = start.tops(height) | end.tops(height)
        heights = {key: at for column in (start, end) for key, at in column.ends(tops)}
        lanes = [_lanes(column, heights) for column in (start, end)]
        first, last = (_margin(column, found) for column, found in zip((start, end), lanes, strict=True))
        left = first + start.width
        middle = _widest(start.inner) + 2 * STUB + FIELD
        right = left + max(middle, WIDTH - left - end.width - last)
        boxes = ((first, left), (right, right + end.width))
        return cls(
            (start, end), tops, heights, lanes[0] | lanes[1], boxes, right + end.width + last, height, mirrored
        )

    def written(self, lines: Sequence[Line], words: str) -> RelationMap:
        """The drawing as the page has it."""
        drawn = [self._line(line) for line in lines]
        plates = tuple(self._plate(name, side) for side in (0, 1) for name in self.columns[side].names)
        labels, wires = tuple(label for label, _ in drawn), tuple(wire for _, wire in drawn)
        return RelationMap(self.width, self.height, plates, labels, wires, words)

    def _x(self, place: int) -> int:
        return self.width - place if self.mirrored else place

    def _plate(self, name: Link, side: int) -> Plate:
        first, last = self.boxes[side]
        column = self.columns[side]
        middle, top = self._x((first + last) // 2), self.tops[name]
        return plate(name, _name(name), middle=middle, top=top, room=column.room(name), width=last - first)

    def _line(self, line: Line) -> tuple[Label, Wire]:
        return self._around(line) if line in self.lanes else self._across(line)

    def _across(self, line: Line) -> tuple[Label, Wire]:
        """From a person through the middle to an organization."""
        (_, left), (right, _) = self.boxes
        begins, ends = self.heights[line, line.tail], self.heights[line, line.head]
        past = left + 2 * STUB + _widest(self.columns[0].inner)
        bend = (past + right) // 2
        x = self._x
        after = x(left + 2 * STUB + line.label.width)
        path = (
            f"M{x(left)} {begins}H{x(left + STUB // 2)}M{after} {begins}H{x(past)}"
            f"C{x(bend)} {begins} {x(bend)} {ends} {x(right)} {ends}"
        )
        return self._label(line, left + STUB, "start"), self._wire(line, path, right, 1)

    def _around(self, line: Line) -> tuple[Label, Wire]:
        """From one name to another of the same column, around its outside."""
        side = int(line.tail in self.columns[1].names)
        outward = 1 if side else -1
        edge = self.boxes[side][side]
        begins, ends = self.heights[line, line.tail], self.heights[line, line.head]
        lane = edge + outward * (2 * STUB + _widest(self.columns[side].outer) + LANE * self.lanes[line])
        x = self._x
        after = x(edge + outward * (2 * STUB + line.label.width))
        stub = f"M{x(edge)} {begins}H{x(edge + outward * (STUB // 2))}"
        path = f"{stub}M{after} {begins}H{x(lane)}V{ends}H{x(edge)}"
        label = self._label(line, edge + outward * STUB, "start" if side else "end")
        return label, self._wire(line, path, edge, -outward)

    def _label(self, line: Line, place: int, anchor: str) -> Label:
        top = self.heights[line, line.tail] - line.label.height // 2
        return Label(rows(line.label, WORD, top), self._x(place), anchor)

    def _wire(self, line: Line, path: str, place: int, towards: int) -> Wire:
        point = self.heights[line, line.head]
        forward = -towards if self.mirrored else towards
        return Wire(path, "" if line.mutual else tip(self._x(place), point, forward), line.ended)


def _margin(column: _Column, lanes: Mapping[Line, int]) -> int:
    """The room outside a column for the words and lanes of its own lines."""
    return _widest(column.outer) + 2 * STUB + LANE * (1 + max(lanes.values())) if lanes else 1
