"""Interface words: each one is used, and each one used is there."""

from __future__ import annotations

import re
from pathlib import Path

from siyaq.model.strings import decode_strings
from siyaq.read.content import Source

REPOSITORY = Path(__file__).parents[2]
# A key in quotes, as far as it is written out: `t("count." ~ kind)` and `say(f"nav.{kind}")` give a beginning.
KEY = re.compile(r"""["'](?P<key>[a-z][a-z-]*(?:\.[A-Za-z%-]+)*\.?)(?P<open>["']\s*~|\{)?""")


def _keys(tag: str) -> set[str]:
    path = f"templates/strings/{tag}.yaml"
    strings, mistakes = decode_strings(tag, (Source(path, (REPOSITORY / path).read_text("utf-8")),))
    assert mistakes == ()
    return {key.partition("/")[0] for key in strings.words}


def _used() -> tuple[set[str], set[str]]:
    """Whole keys, and beginnings of keys, that templates and engine write."""
    files = [
        *REPOSITORY.glob("templates/*.html"),
        *REPOSITORY.glob("templates/new/*"),
        *REPOSITORY.glob("siyaq/**/*.py"),
    ]
    found = [match for file in files for match in KEY.finditer(file.read_text("utf-8"))]
    whole = {match["key"] for match in found if not match["open"]}
    begun = {match["key"] for match in found if match["open"] and match["key"].endswith(".")}
    return whole, begun


def test_no_words_are_left_over() -> None:
    whole, begun = _used()
    unused = {key for key in _keys("en") if key not in whole and not any(key.startswith(one) for one in begun)}
    assert unused == set()


def test_the_words_of_templates_are_there() -> None:
    called = set()
    for file in [*REPOSITORY.glob("templates/*.html"), *REPOSITORY.glob("templates/new/*")]:
        called |= set(re.findall(r"\bt\([\"']([a-z.-]+)[\"'](?!\s*~)", file.read_text("utf-8")))
    assert len(called) > 40
    assert called <= _keys("ar")
