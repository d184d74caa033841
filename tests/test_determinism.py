"""The same input gives the same bytes, whatever the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tinysite import TinySite, tree

REPOSITORY = Path(__file__).parents[1]


def _build(site: Path, output: Path, jobs: int, **environment: str) -> dict[str, bytes]:
    command = [
        sys.executable, "-m", "siyaq", "build", "--clean", "--site", str(site), "--output", str(output), "--jobs", str(jobs),
    ]  # fmt: skip
    subprocess.run(
        command, cwd=REPOSITORY, env=os.environ | {"SOURCE_DATE_EPOCH": "1760000000"} | environment, check=True
    )
    return tree(output)


@pytest.fixture
def busy(tiny: TinySite) -> TinySite:
    """A site with enough pages for several processes to work on."""
    for number in range(130):
        name = f"name: {{ar: شخص {number}, en: Person {number}}}"
        tiny.write(f"content/people/p{number}.ar.md", f"---\n{name}\ngender: m\n---\nنص [أكمي](company:acme).\n")
    return tiny


def test_time_zone_locale_hash_seed_and_processes_leave_no_mark(busy: TinySite, tmp_path: Path) -> None:
    one = _build(busy.folder, tmp_path / "one", 1, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    two = _build(busy.folder, tmp_path / "two", 3, TZ="Asia/Riyadh", LC_ALL="ar_SA.UTF-8", PYTHONHASHSEED="2")
    assert len(one) > 260
    assert one == two


def test_the_order_of_files_on_disk_leaves_no_mark(tiny: TinySite, tmp_path: Path) -> None:
    other = TinySite(tmp_path / "other")
    files = [file.relative_to(tiny.folder).as_posix() for file in tiny.folder.rglob("*") if file.is_file()]
    for path in sorted(files, reverse=True):
        other.write(path, (tiny.folder / path).read_text("utf-8"))
    tiny.build()
    other.build()
    assert tree(tiny.output) == tree(other.output)


def test_today_decides_what_is_published_and_nothing_else(tiny: TinySite, tmp_path: Path) -> None:
    tiny.build()
    now = tree(tiny.output)
    tiny.build(output=tmp_path / "later", today=tiny.order().today.replace(year=2031))
    assert tree(tmp_path / "later") == now
