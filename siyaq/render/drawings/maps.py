"""Relation maps in SVG, as numbers: a profile among those it is tied to, and the whole site in two columns.

Every word has room of its own, so that none can lie upon another however many there are; lines run between these
rooms. Directions are mirrored here where lines of text run from right to left, and templates only write down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from siyaq.render.drawings.bonds import Bond, said
from siyaq.render.drawings.lettering import NAME, WORD, Block, Face, block
from siyaq.render.pages.rows import Link
from siyaq.render.wording.words import Wording

MOST = 40  # names in one drawing
CELL = 128  # the widest name or label of a profile's map: two of them and the trunk fit a phone of 320 pixels
CENTRE = 240
PAD = 8
GAP = 16  # between one row and the next
ABOVE = 4  # between a label and the name below it
TIP = 8  # the length of an arrowhead, and twice its half width


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words, and its baseline."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Plate:
    """A name in its box."""

    link: Link
    rows: tuple[Row, ...]
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> float:
        """Where its words are centred."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Branch:
    """A line from the trunk to a name: all its numbers are pixels from `edge`, those of `inward` from the trunk.

    `at` is where along the drawing its label is centred; a line has an arrowhead at each end that it is read towards.
    """

    edge: str
    at: str
    y: int
    plate: Plate
    label: tuple[Row, ...]
    outward: str
    inward: str
    ended: bool


@dataclass(frozen=True, slots=True)
class ProfileMap:
    """A profile at the head of a trunk, with those it is tied to on both sides; `foot` is where the trunk ends."""

    centre: Plate
    branches: tuple[Branch, ...]
    foot: int
    height: int
    shown: str
    bonds: tuple[Bond, ...]


def profile_map(centre: Link, bonds: tuple[Bond, ...], wording: Wording) -> ProfileMap | None:
    """The map of a profile; none where nothing ties it to others."""
    others: dict[str, list[Bond]] = defaultdict(list)
    for bond in bonds:
        others[bond.object.url if bond.subject.url == centre.url else bond.subject.url].append(bond)
    if not others:
        return None
    drawn = set(sorted(others, key=lambda one: -len(others[one]))[: MOST - 1])
    sprouts = [_Sprout.of(one, told, wording) for one, told in others.items() if one in drawn]
    head = plate(centre, block(centre.label.text, NAME, CENTRE), middle=0, top=1)
    branches = tuple(_placed(sprouts, head.y + head.height, starts_left=wording.language.direction == "ltr"))
    foot, end = branches[-1].y, max(one.plate.y + one.plate.height for one in branches[-2:])
    return ProfileMap(head, branches, foot, end + 1, shown(len(drawn) + 1, len(others) + 1, wording), bonds)


def _placed(sprouts: Sequence[_Sprout], top: int, *, starts_left: bool) -> Iterator[Branch]:
    """Two branches at each height, from the side where lines of text begin."""
    for first in range(0, len(sprouts), 2):
        pair = sprouts[first : first + 2]
        y = top + GAP + max(one.rise for one in pair)
        yield from (one.branch(y, left=starts_left != bool(place)) for place, one in enumerate(pair))
        top = y + max(one.fall for one in pair)


def shown(drawn: int, known: int, wording: Wording) -> str:
    """How many names a drawing shows, in words, where it does not show all."""
    number = wording.number
    return wording.say("map.shown", drawn=number(drawn), all=number(known)) if drawn < known else ""


def plate(link: Link, name: Block, *, middle: int, top: int, room: int = 0, width: int = 0) -> Plate:
    """A name in a box around its middle, as high as its words or as `room`, as wide as its words or `width`."""
    width = width or name.width + 2 * PAD
    height = max(name.height + PAD, room)
    return Plate(link, rows(name, NAME, top + (height - name.height) // 2), middle - width // 2, top, width, height)


def rows(words: Block, face: Face, top: int) -> tuple[Row, ...]:
    """The lines of words from a height down."""
    return tuple(Row(text, y) for text, y in words.baselines(face, top))


def tip(x: int, y: int, towards: int) -> str:
    """An arrowhead with its point at (x, y); `towards` is 1 to the right and -1 to the left."""
    return f"M{x} {y}l{-towards * TIP} {-TIP // 2}v{TIP}z"


@dataclass(frozen=True, slots=True)
class _Sprout:
    """A branch before it has its place."""

    link: Link
    name: Block
    label: Block
    outward: bool
    inward: bool
    ended: bool

    @classmethod
    def of(cls, url: str, bonds: list[Bond], wording: Wording) -> _Sprout:
        """The branch to the name at this address."""
        directed = [one for one in bonds if not one.mutual]
        link = bonds[0].object if bonds[0].object.url == url else bonds[0].subject
        return cls(
            link,
            block(link.label.text, NAME, CELL - 2 * PAD),
            block(said(bonds, wording), WORD, CELL),
            outward=any(one.object.url == url for one in directed),
            inward=any(one.subject.url == url for one in directed),
            ended=all(one.ended for one in bonds),
        )

    @property
    def fall(self) -> int:
        """How far it reaches below its line."""
        return (self.name.height + PAD) // 2

    @property
    def rise(self) -> int:
        """How far it reaches above its line."""
        return self.label.height + ABOVE + self.fall

    def branch(self, y: int, *, left: bool) -> Branch:
        """The branch at this height on one side of the trunk."""
        width = self.name.width + 2 * PAD
        middle = width // 2 if left else width // 2 - width
        side = -1 if left else 1
        return Branch(
            edge="0%" if left else "100%",
            at="25%" if left else "75%",
            y=y,
            plate=plate(self.link, self.name, middle=middle, top=y - self.fall),
            label=rows(self.label, WORD, y - self.rise),
            outward=tip(width if left else -width, y, side) if self.outward else "",
            inward=tip(side, y, -side) if self.inward else "",
            ended=self.ended,
        )
