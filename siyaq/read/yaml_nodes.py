"""YAML as plain words with the place of each: no guessing of types, no anchors, aliases, tags or merge keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from siyaq.diagnostics import Diagnostic, Location
from siyaq.read.controls import refuse_escaped

Path = tuple[str | int, ...]
KEY = "[key]"  # last step of the path of a mapping's key, as pydantic names it in its errors
MAX_BYTES = 32 * 1024
MAX_DEPTH = 16
# YAML takes these for line ends, and no editor does; pasted text brings them along.
_PASTED_BREAKS = {ord(char): " " for char in "\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: line and column from 1, and its length in characters on that line."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class LocatedYaml:
    """One mapping of strings, lists and mappings, and the place of each node by its path; no value is None."""

    value: Mapping[str, Any]
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """The place of the node at this path; steps that name no node (a model's own) are passed over."""
        here: Path = ()
        for step in path:
            if (*here, step) in self.places:
                here = (*here, step)
        return self.places[here]


class _RefusedError(Exception):
    def __init__(self, mark: Any, message: str, code: str, hint: str) -> None:
        super().__init__(message)
        self.mark, self.message, self.code, self.hint = mark, message, code, hint


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read."""

    path: Path
    value: Any
    key: str | None = None
    seen: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Tree:
    """The tree while its events arrive; a stack of its own, so that deep nesting cannot exhaust Python's."""

    path: str
    first_line: int
    diagnostics: list[Diagnostic] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None

    def take(self, event: Any) -> None:
        _refuse_cleverness(event)
        match event:
            case yaml.DocumentStartEvent() if self.root is not None:
                raise _RefusedError(
                    event.start_mark, "a second document starts here", "yaml-syntax", "remove the line `---`"
                )
            case yaml.MappingStartEvent():
                self._open(event, {})
            case yaml.SequenceStartEvent():
                self._open(event, [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case yaml.ScalarEvent():
                self._scalar(event)

    def _open(self, event: Any, value: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _RefusedError(event.start_mark, "nested too deep", "yaml-nesting", f"at most {MAX_DEPTH} levels")
        path = self._add(event, value)
        self.stack.append(_Open(path, value))

    def _scalar(self, event: Any) -> None:
        refused = refuse_escaped(event.value, self._location(event.start_mark), self._place(event).length)
        self.diagnostics += [refused] if refused else []
        holder = self.stack[-1] if self.stack else None
        if holder and isinstance(holder.value, dict) and holder.key is None:
            self._key(holder, event)
        elif event.value == "" and event.implicit[0]:
            self._nothing(event)
        else:
            self._add(event, event.value)

    def _key(self, holder: _Open, event: Any) -> None:
        holder.key = event.value
        if event.value in holder.seen:
            self.diagnostics.append(
                Diagnostic(
                    self._location(event.start_mark), "error", f'"{event.value}" is given twice', "repeated-key",
                    "keep one of them", self._place(event).length,
                )
            )  # fmt: skip
        holder.seen.add(event.value)
        self.places[(*holder.path, event.value, KEY)] = self._place(event)

    def _nothing(self, event: Any) -> None:
        """A key with no value has None; an empty item of a list is an empty word."""
        holder = self.stack[-1] if self.stack else None
        self._add(event, None if holder and isinstance(holder.value, dict) else "")

    def _add(self, event: Any, value: Any) -> Path:
        if not self.stack:
            self.root = value
            self.places[()] = self._place(event)
            return ()
        holder = self.stack[-1]
        if isinstance(holder.value, list):
            path: Path = (*holder.path, len(holder.value))
            holder.value.append(value)
        else:
            if holder.key is None:
                raise _RefusedError(event.start_mark, "a key must be a plain word", "yaml-key", "write `name: value`")
            path = (*holder.path, holder.key)
            holder.value[holder.key] = value
            holder.key = None
        self.places[path] = self._place(event)
        return path

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if start.line == end.line else 1
        return Place(start.line + self.first_line, start.column + 1, max(length, 1))

    def _location(self, mark: Any) -> Location:
        return Location(self.path, mark.line + self.first_line, mark.column + 1)


def _refuse_cleverness(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _RefusedError(
            event.start_mark, "anchors and aliases are not used here", "yaml-anchor", "write the value out"
        )
    if getattr(event, "tag", None):
        raise _RefusedError(
            event.start_mark, "tags are not used here", "yaml-tag", "a value that starts with ! needs quotes"
        )


def read_yaml(
    text: str, path: str, first_line: int = 1, limit: int = MAX_BYTES, *, empty: bool = False
) -> tuple[LocatedYaml | None, tuple[Diagnostic, ...]]:
    """The one mapping that the text holds.

    `first_line` is the line of the file on which the text starts; `limit`, in bytes, is wider for trusted files;
    `empty` lets a file without a word stand for an empty mapping.
    """
    start = Location(path, first_line, 1)
    if len(text.encode()) > limit:
        return None, (
            Diagnostic(
                start, "error", f"more than {limit // 1024} kB of YAML", "yaml-size", "move prose into the body"
            ),
        )
    tree = _Tree(path, first_line)
    try:
        for event in yaml.parse(text.translate(_PASTED_BREAKS), Loader=yaml.CSafeLoader):
            tree.take(event)
    except _RefusedError as refused:
        place = tree._location(refused.mark)
        return None, (
            *tree.diagnostics,
            Diagnostic(place, "error", refused.message, refused.code, refused.hint),
        )
    except yaml.YAMLError as error:
        return None, (*tree.diagnostics, _syntax_error(error, tree, text))
    if tree.root is None and empty:
        return LocatedYaml({}, {(): Place(first_line, 1)}), ()
    if not isinstance(tree.root, dict):
        return None, (Diagnostic(start, "error", "no `name: value` lines here", "yaml-mapping", "write `title: …`"),)
    return LocatedYaml(tree.root, tree.places), tuple(tree.diagnostics)


_HINTS = {
    "mapping values are not allowed": 'a value that has ": " in it needs quotes',
    "cannot start any token": "indent with spaces, and put a value that starts with a sign in quotes",
    "could not find expected ':'": "write `name: value`, with a space after the colon",
    "did not find expected key": "lines of one level start in the same column",
    "did not find expected ',' or '}'": "close the { with a }, and put words with commas or colons in quotes",
    "did not find expected ',' or ']'": "close the [ with a ], and put words with commas or colons in quotes",
    "unexpected end of stream": "a quotation mark is never closed",
    "control characters are not allowed": "an invisible character stands here: type the line anew",
}


def _syntax_error(error: yaml.YAMLError, tree: _Tree, text: str) -> Diagnostic:
    problem = str(getattr(error, "problem", None) or "not valid YAML")
    hint = next(
        (hint for words, hint in _HINTS.items() if words in str(error)),
        "look at the quotes, colons and brackets of this line and the one above",
    )
    return Diagnostic(_where(error, tree, text), "error", problem, "yaml-syntax", hint)


def _where(error: yaml.YAMLError, tree: _Tree, text: str) -> Location:
    """Where it went wrong: an unclosed quote is wrong where it opens, and not where the text ends."""
    opened = getattr(error, "context_mark", None)
    if opened and getattr(error, "context", "") == "while scanning a quoted scalar":
        return tree._location(opened)
    mark = getattr(error, "problem_mark", None)
    if mark:
        return tree._location(mark)
    before = text.encode()[: getattr(error, "position", 0)].decode(errors="ignore")
    return Location(tree.path, before.count("\n") + tree.first_line, len(before) - before.rfind("\n"))
