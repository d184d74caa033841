"""The digest of any frozen value: the same value gives the same digest in every process and on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

LIBRARIES = ("babel", "jinja2", "markdown-it-py", "mdit-py-plugins", "pydantic")
LENGTH = 16  # hex digits: 64 bits, far past any collision within one site


def digest(value: object) -> str:
    """SHA-256 over a canonical form of the value, shortened.

    Raises TypeError for a type that has no canonical form, so that nothing unstable slips into a fingerprint.
    """
    state = hashlib.sha256()
    for chunk in _canonical(value):
        state.update(chunk)
    return state.hexdigest()[:LENGTH]


def field_digests(value: Any, prefix: str = "") -> dict[str, str]:
    """Digest of each field of a dataclass, nested dataclasses flattened: `{"frame.title": "3f…"}`."""
    found: dict[str, str] = {}
    for field in fields(value):
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            found |= field_digests(inner, f"{prefix}{field.name}.")
        else:
            found[prefix + field.name] = digest(inner)
    return found


@cache
def engine_digest() -> str:
    """Digest of the engine's source and of the libraries that shape pages: a changed engine renders all anew."""
    root = Path(__file__).parent
    sources = sorted(path for path in root.rglob("*.py"))
    texts = tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in sources)
    return digest((texts, tuple(map(version, LIBRARIES))))


def _canonical(value: object) -> Iterator[bytes]:
    match value:
        case None | bool() | int() | Decimal() | date():
            yield f"{type(value).__name__}:{value};".encode()
        case str():
            raw = value.encode("utf-8", "surrogatepass")
            yield b"s%d:" % len(raw)
            yield raw
        case bytes():
            yield b"b%d:" % len(value)
            yield value
        case tuple() | list():
            yield b"(%d:" % len(value)
            for item in value:
                yield from _canonical(item)
        case Mapping():
            yield b"{%d:" % len(value)
            for key in sorted(value):
                yield from _canonical(key)
                yield from _canonical(value[key])
        case _ if is_dataclass(value):
            yield f"<{type(value).__name__}:".encode()
            for field in fields(value):
                yield from _canonical(getattr(value, field.name))
        case _:
            raise TypeError(f"no canonical form for {type(value).__name__}")
