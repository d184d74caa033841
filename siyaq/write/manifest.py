"""The manifest: which files of output/ are ours, what is in them, and what they were made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

NAME = ".siyaq-manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One file of ours: the SHA-256 of its bytes, and the digests of what it was made of, by name."""

    sha256: str
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Our files, by path below output/."""

    files: Mapping[str, Record] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """The manifest as JSON in order of path: the same files give the same bytes."""
        files = {path: [record.sha256, dict(record.parts)] for path, record in sorted(self.files.items())}
        return json.dumps({"format": FORMAT, "files": files}, separators=(",", ":"), ensure_ascii=False).encode()


def read_manifest(output: Path) -> Manifest:
    """What the last build left in this folder; empty where there is none, or none that can be read."""
    try:
        raw = json.loads((output / NAME).read_bytes())
        if raw["format"] != FORMAT:
            return Manifest()
        files = {path: Record(sha, tuple(parts.items())) for path, (sha, parts) in raw["files"].items()}
        return Manifest({path: record for path, record in files.items() if _is_below(path)})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()


def _is_below(path: str) -> bool:
    """Whether a path leads to a place within output/, which it does in any manifest of ours."""
    return not path.startswith("/") and ".." not in path.split("/")


def intact(manifest: Manifest, output: Path) -> Manifest:
    """The records whose file still lies there as it was written."""
    return Manifest(
        {path: record for path, record in manifest.files.items() if sha256_of(output / path) == record.sha256}
    )


def sizes(manifest: Manifest, output: Path, below: str) -> dict[str, int]:
    """The size in bytes of each of our files whose path begins so."""
    return {path: (output / path).stat().st_size for path in manifest.files if path.startswith(below)}


def sha256_of(file: Path) -> str:
    """The SHA-256 of a regular file, in hex; empty where there is none."""
    try:
        if file.is_symlink() or not file.is_file():
            return ""
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
