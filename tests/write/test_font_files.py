"""Cut fonts are kept in the user's cache folder, and a build is the same with them and without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from siyaq.write.font_files import KEPT, keep_fonts, read_fonts
from tests.tinysite import TinySite, tree


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "siyaq" / "fonts"


def test_what_is_kept_is_read_by_its_version() -> None:
    assert read_fonts(["a", "b"]) == {}
    keep_fonts({"a": b"one"})
    assert read_fonts(["a", "b"]) == {"a": b"one"}


def test_the_oldest_make_room(cache: Path) -> None:
    keep_fonts({"old": b"old"})
    os.utime(cache / "old.woff2", (1, 1))
    keep_fonts({f"new{number}": b"new" for number in range(KEPT)})
    assert len(list(cache.iterdir())) == KEPT
    assert read_fonts(["old"]) == {}


def test_a_disk_that_refuses_costs_nothing_but_time(cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("in the way", "utf-8")
    keep_fonts({"a": b"one"})
    assert read_fonts(["a"]) == {}


def test_a_build_from_kept_fonts_is_the_same(tiny: TinySite, cache: Path) -> None:
    tiny.build()
    first = tree(tiny.output)
    assert len(list(cache.glob("*.woff2"))) == 8
    tiny.build(output=tiny.folder / "again")
    assert tree(tiny.folder / "again") == first
