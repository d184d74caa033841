"""Phrases that tell a time by the day of their telling, language by language: tables, kept as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

Value = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseTable:
    """The phrases of one language; phrases/en.yaml says above each part what it is for.

    `slots` has for each slot its words and what each stands for; `phrases` are (meaning, pattern) pairs.
    """

    leaders: tuple[str, ...]
    ordinals: tuple[str, ...]
    slots: Mapping[str, Mapping[str, Value]]
    phrases: tuple[tuple[str, str], ...]


@cache
def read_phrases() -> Mapping[str, PhraseTable]:
    """The packaged tables by language tag."""
    found = (file for file in files(__package__).joinpath("phrases").iterdir() if file.name.endswith(".yaml"))
    return MappingProxyType(
        {
            file.name.removesuffix(".yaml"): _table(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))
            for file in sorted(found, key=lambda file: file.name)
        }
    )


def _table(raw: Mapping[str, Any]) -> PhraseTable:
    """Lists of words are one block of text; an underscore joins the words of an item."""
    return PhraseTable(
        leaders=tuple(_items(raw["leaders"])),
        ordinals=tuple(_items(raw["ordinals"])),
        slots=MappingProxyType({slot: MappingProxyType(_slot(words)) for slot, words in raw["slots"].items()}),
        phrases=tuple((meaning, pattern) for meaning, rows in raw["phrases"].items() for pattern in rows),
    )


def _slot(words: str | Mapping[Value, str]) -> dict[str, Value]:
    if isinstance(words, str):
        return {item: item for item in _items(words)}
    return {item: value for value, block in words.items() for item in _items(block)}


def _items(block: str) -> Iterator[str]:
    return (item.replace("_", " ") for item in block.split())
