"""What takes long to make is kept in the user's cache folder, and a build is the same with it and without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from siyaq.write.made_files import FONTS, PICTURES, MadeFiles
from tests.photographs import photograph
from tests.tinysite import TinySite, tree

KEPT = MadeFiles("kept", 10)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "siyaq"


def test_what_is_kept_is_found_by_its_version(cache: Path) -> None:
    assert KEPT.find(["a", "b"]) == {}
    assert KEPT.keep("a", b"one") == cache / "kept" / "a"
    assert KEPT.find(["a", "b"]) == {"a": cache / "kept" / "a"}
    assert KEPT.read(["a", "b"]) == {"a": b"one"}


def test_what_was_used_longest_ago_makes_room(cache: Path) -> None:
    for age, version in enumerate("abcd"):
        KEPT.keep(version, b"four")
        os.utime(cache / "kept" / version, (age, age))
    KEPT.find(["a"])
    KEPT.make_room(spared={"b"})
    assert sorted(KEPT.read("abcd")) == ["a", "b"]


def test_a_disk_that_refuses_costs_nothing_but_time(cache: Path) -> None:
    cache.mkdir(parents=True)
    (cache / "kept").write_text("in the way", "utf-8")
    assert KEPT.keep("a", b"one") == b"one"
    KEPT.make_room()
    assert KEPT.read(["a"]) == {}


def test_a_build_from_kept_files_is_the_same(tiny: TinySite, cache: Path) -> None:
    tiny.write_bytes("content/media/a.jpg", photograph(300, 200))
    tiny.build()
    first = tree(tiny.output)
    assert len(list((cache / FONTS.folder).iterdir())) == 8 + 2, "eight cut for pages, two merged for cards"
    kept = list((cache / PICTURES.folder).iterdir())
    assert len(kept) == len(
        first.keys() & {f"pictures/a.jpg/{one}" for one in ("240.avif", "300.avif", "240.webp", "300.webp")}
    )
    for file in kept:
        file.write_bytes(b"kept")
    tiny.build(output=tiny.folder / "again")
    again = tree(tiny.folder / "again")
    assert {path for path in first if first[path] != again[path]} == {
        ".siyaq-manifest.json",
        *(path for path in first if path.startswith("pictures/")),
    }
    assert again["pictures/a.jpg/240.avif"] == b"kept"
    tiny.build(output=tiny.folder / "again", clean=True)
    assert tree(tiny.folder / "again") == first
