"""The worked examples: every case says which spans link, and these are all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from siyaq import MentionFinder, find_mentions

DATA = yaml.safe_load((Path(__file__).parent / "linking-cases.yaml").read_text("utf-8"))
FINDERS = {name: MentionFinder(entities) for name, entities in DATA["registries"].items()}


def expected(case: dict[str, Any]) -> list[tuple[int, int, str]]:
    found = []
    for link in case["links"]:
        start = -1
        for _ in range(link.get("nth", 1)):
            start = case["text"].index(link["span"], start + 1)
        found.append((start, start + len(link["span"]), link["id"]))
    return sorted(found)


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    found = FINDERS[case["registry"]].find(case["text"], case["lang"])
    assert [(one.start, one.end, one.entity_id) for one in found] == expected(case), case["reason"]


def test_all_cases_are_here() -> None:
    assert len(DATA["cases"]) == 30


def test_one_call_does_the_same() -> None:
    case = DATA["cases"][0]
    entities = DATA["registries"][case["registry"]]
    assert find_mentions(case["text"], case["lang"], entities) == FINDERS[case["registry"]].find(case["text"], "ar")
