"""Where files that take long to make outlive a run: the user's cache folder, each by its version, for any site."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from siyaq.write.memo_file import cache_folder


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """Files of one kind: the folder that keeps them, and how many bytes it may hold; what was used last stays."""

    folder: str
    limit: int

    def find(self, versions: Iterable[str]) -> dict[str, Path]:
        """By version where those lie that were made before; they count as used now."""
        found: dict[str, Path] = {}
        for version in versions:
            with suppress(OSError, RuntimeError):  # a missing home is a RuntimeError
                file = self._file(version)
                os.utime(file)
                found[version] = file
        return found

    def read(self, versions: Iterable[str]) -> dict[str, bytes]:
        """By version the bytes of those that were made before."""
        found: dict[str, bytes] = {}
        for version, file in self.find(versions).items():
            with suppress(OSError):
                found[version] = file.read_bytes()
        return found

    def keep(self, version: str, content: bytes) -> Path | bytes:
        """Keep a file for the next run, and say where; a disk that refuses costs time later and nothing else."""
        try:
            file = self._file(version)
            file.parent.mkdir(parents=True, exist_ok=True)
            new = file.with_suffix(f".{os.getpid()}.tmp")
            new.write_bytes(content)
            new.replace(file)
        except (OSError, RuntimeError):
            return content
        return file

    def make_room(self, spared: Collection[str] = ()) -> None:
        """Let those go that were used longest ago, as far as the folder holds more than it may; not the `spared`."""
        with suppress(OSError, RuntimeError):
            states = [(file.stat(), file) for file in (cache_folder() / self.folder).iterdir()]
            held = sum(state.st_size for state, _ in states)
            for state, file in sorted(states, key=lambda one: one[0].st_mtime_ns):
                if held > self.limit and file.name not in spared:
                    file.unlink(missing_ok=True)
                    held -= state.st_size

    def _file(self, version: str) -> Path:
        return cache_folder() / self.folder / version


FONTS = MadeFiles("fonts", 64 * 1024**2)
CARDS = MadeFiles("social", 512 * 1024**2)
PICTURES = MadeFiles("pictures", 2 * 1024**3)
