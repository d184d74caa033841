"""Where the addresses of a body stand: the parser keeps lines, and no columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from markdown_it.common.utils import unescapeAll

from siyaq.model.markdown import markdown_parser

_CODE = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])+?)(?<!`)\1(?!`)")
_INLINE = re.compile(r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))")
_AUTO = re.compile(r"<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
_DEFINED = re.compile(r"^[ >]*\[[^\]\n]+\]:\s*<?(?P<defined>[^\s<>]*)", re.MULTILINE)


@dataclass(slots=True)
class Addresses:
    """Every address of a text as (place, as written), by what the parser makes of it; each is given out once."""

    text: str
    found: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    defined: dict[str, tuple[int, str]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        self.lines += [match.end() for match in re.finditer("\n", self.text)]
        shown = _CODE.sub(lambda match: re.sub(r"\S", "`", match[0]), self.text)
        for pattern in (_INLINE, _AUTO):
            for match in pattern.finditer(shown):
                name = next((name for name, written in match.groupdict().items() if written is not None), "plain")
                self.found[_normal(match[name])].append((match.start(name), match[name]))
        for match in _DEFINED.finditer(shown):
            self.defined.setdefault(_normal(match["defined"]), (match.start("defined"), match["defined"]))
        for places in self.found.values():
            places.sort()

    def take(self, href: str, first: int, last: int) -> tuple[int, int, str] | None:
        """(line, column, as written) of the next such address in these lines, else of its definition; from 0."""
        places = self.found.get(href, [])
        start = self.lines[min(first, len(self.lines) - 1)]
        end = self.lines[last] if last < len(self.lines) else len(self.text) + 1
        index = bisect_left(places, (start, ""))
        if index < len(places) and places[index][0] < end:
            return self._at(*places.pop(index))
        return self._at(*self.defined[href]) if href in self.defined else None

    def find(self, words: str, first: int, last: int) -> tuple[int, int, str] | None:
        """(line, column, words) where the words first stand in these lines; from 0."""
        start = self.lines[min(first, len(self.lines) - 1)]
        place = self.text.find(words, start, self.lines[last] if last < len(self.lines) else len(self.text))
        return self._at(place, words) if place >= 0 else None

    def _at(self, place: int, written: str) -> tuple[int, int, str]:
        line = bisect_right(self.lines, place) - 1
        return line, place - self.lines[line], written


def _normal(written: str) -> str:
    href = markdown_parser().normalizeLink(unescapeAll(written))
    return f"mailto:{href}" if "@" in href and ":" not in href else href
