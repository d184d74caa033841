"""Tables of facts, and their two forms: JSON, which keeps what is nested, and CSV, which is flat."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Any, Literal

Row = dict[str, Any]
Shape = Literal["plain", "words", "date", "amount", "sources", "values"]

# What a nested value has in it, by its shape; the first goes under the name of the column itself.
KEYS: dict[Shape, tuple[str, ...]] = {
    "plain": ("",),
    "date": ("entered", "earliest", "latest"),
    "amount": ("entered", "comparator", "low", "high", "unit"),
    "sources": ("ref", "url"),
    "values": (),  # in CSV they are a table of their own
}
SEPARATOR = " | "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what makes a spreadsheet compute a cell
encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and the shape of its values."""

    name: str
    shape: Shape

    def keys(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """The parts that CSV gives a column each; words have one for each language."""
        return tags if self.shape == "words" else KEYS[self.shape]

    def headings(self, tags: tuple[str, ...]) -> list[str]:
        """The names of its columns in CSV."""
        bare = () if self.shape == "words" else KEYS[self.shape][:1]
        return [self.name if key in bare else f"{self.name}_{key}" for key in self.keys(tags)]

    def cells(self, value: Any, tags: tuple[str, ...]) -> list[str]:
        """A value as cells of CSV."""
        if self.shape == "plain":
            return [_cell(value)]
        if self.shape == "sources":
            return [_cell([one[key] for one in value if one[key]]) for key in self.keys(tags)]
        return [_cell((value or {}).get(key)) for key in self.keys(tags)]


@dataclass(frozen=True, slots=True)
class Table:
    """Facts of one kind, in order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def headings(self, tags: tuple[str, ...]) -> list[str]:
        """The header of the CSV file."""
        return [heading for column in self.columns for heading in column.headings(tags)]


def lines_of(rows: Iterable[Row]) -> list[str]:
    """Each row as one line of JSON."""
    return list(map(encode, rows))


def json_list(lines: Iterable[str]) -> str:
    """A JSON list with one row in a line, so that changes are easy to read."""
    body = ",\n".join(lines)
    return f"[\n{body}\n]" if body else "[]"


def csv_text(table: Table, tags: tuple[str, ...]) -> str:
    """The table by RFC 4180, with a byte order mark, without which Excel garbles Arabic."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.headings(tags))
    for row in table.rows:
        writer.writerow([cell for one in table.columns for cell in one.cells(row[one.name], tags)])
    return "\ufeff" + out.getvalue()


def _cell(value: Any) -> str:
    """A value as one cell; texts come from strangers, so none may begin as a formula does."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _cell(SEPARATOR.join(value) if isinstance(value, list | tuple) else str(value))
