"""A built tree as it lies, whoever wrote what is in it."""

from __future__ import annotations

import os
from pathlib import Path


def list_tree(output: Path) -> dict[str, int]:
    """The size of each file in bytes, by posix path below the folder, in order; OSError where it cannot be read."""
    found: dict[str, int] = {}
    for folder, _folders, files in os.walk(output, onerror=_raise):
        below = Path(folder).relative_to(output)
        found |= {(below / name).as_posix(): (Path(folder) / name).stat().st_size for name in files}
    return dict(sorted(found.items()))


def read_built(output: Path, path: str) -> bytes:
    """The bytes of one file of the tree."""
    return (output / path).read_bytes()


def _raise(error: OSError) -> None:
    raise error
