"""Where cut fonts outlive a run: the user's cache folder, for cutting them takes longer than a small build."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from siyaq.write.memo_file import cache_folder

KEPT = 64  # files; the oldest make room


def read_fonts(versions: Iterable[str]) -> dict[str, bytes]:
    """Fonts by version: those that were cut before."""
    found: dict[str, bytes] = {}
    for version in versions:
        with suppress(OSError, RuntimeError):  # a missing home is a RuntimeError
            found[version] = _file(version).read_bytes()
    return found


def keep_fonts(fonts: Mapping[str, bytes]) -> None:
    """Keep fonts for the next run; a disk that refuses costs time later and nothing else."""
    with suppress(OSError, RuntimeError):
        for version, content in fonts.items():
            file = _file(version)
            file.parent.mkdir(parents=True, exist_ok=True)
            new = file.with_suffix(f".{os.getpid()}.tmp")
            new.write_bytes(content)
            new.replace(file)
        if fonts:
            _make_room()


def _make_room() -> None:
    files = sorted(_file("").parent.glob("*.woff2"), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-KEPT]:
        file.unlink(missing_ok=True)


def _file(version: str) -> Path:
    return cache_folder() / "fonts" / f"{version}.woff2"
