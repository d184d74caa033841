"""Fonts as files, for a program that takes no bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def as_files(fonts: Iterable[bytes]) -> Iterator[tuple[str, ...]]:
    """The paths of fonts that lie in a folder for as long as they are drawn with."""
    with TemporaryDirectory(prefix="siyaq-fonts-", ignore_cleanup_errors=True) as folder:
        paths = []
        for number, content in enumerate(fonts):
            paths.append(Path(folder) / f"{number}.ttf")
            paths[-1].write_bytes(content)
        yield tuple(map(str, paths))
