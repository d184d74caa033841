"""A built tree as it lies, whoever wrote what is in it."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG


def list_tree(output: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """The size of each file in bytes, by posix path below the folder, in order; OSError where it cannot be read.

    Beside them the paths of what is no file: links, which may lead out of the tree, pipes, devices.
    """
    found: dict[str, int] = {}
    others: list[str] = []
    for folder, folders, files in os.walk(output, onerror=_raise):
        below = Path(folder).relative_to(output)
        for name in (*files, *(name for name in folders if (Path(folder) / name).is_symlink())):
            state = (Path(folder) / name).lstat()
            if S_ISREG(state.st_mode):
                found[(below / name).as_posix()] = state.st_size
            else:
                others.append((below / name).as_posix())
    return dict(sorted(found.items())), tuple(sorted(others))


def read_built(output: Path, path: str) -> bytes:
    """The bytes of one file of the tree."""
    return (output / path).read_bytes()


def _raise(error: OSError) -> None:
    raise error
