"""The digest of any frozen value: the same value gives the same digest in every process and on every machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Any

LIBRARIES = (
    "babel",
    "brotli",
    "fonttools",
    "jinja2",
    "lightningcss",
    "markdown-it-py",
    "mdit-py-plugins",
    "pillow",
    "pydantic",
    "resvg-py",
)
_MARK = "\0"  # before the name of a type, so that no mapping of words can pass for a value of it
LENGTH = 16  # hex digits: 64 bits, far past any collision within one site


def digest(value: object) -> str:
    """SHA-256 over a canonical form of the value, shortened.

    Raises TypeError for a type that has no canonical form, so that nothing unstable slips into a fingerprint.
    """
    return sha256(_CANONICAL.encode(value).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def field_digests(value: Any, prefix: str = "") -> dict[str, str]:
    """Digest of each field of a dataclass, nested dataclasses flattened: `{"frame.title": "3f…"}`."""
    found: dict[str, str] = {}
    for name in _field_names(type(value)):
        inner = getattr(value, name)
        if is_dataclass(inner):
            work_out = _digests_once if type(inner).__eq__ is object.__eq__ else field_digests
            found |= work_out(inner, f"{prefix}{name}.")
        else:
            found[prefix + name] = digest(inner)
    return found


# Of values that are compared by identity, such as the words of a language, which all its pages share.
_digests_once: Callable[[Any, str], dict[str, str]] = lru_cache(maxsize=16)(field_digests)


@cache
def engine_digest() -> str:
    """Digest of the engine's source and of the libraries that shape pages: a changed engine renders all anew."""
    root = Path(__file__).parent
    sources = sorted(path for path in root.rglob("*.py"))
    texts = tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in sources)
    return digest((texts, tuple(map(version, LIBRARIES))))


def _names(kind: Any) -> tuple[str, ...]:
    """The fields that make a value what it is: those by which it is compared."""
    return tuple(field.name for field in fields(kind) if field.compare)


_field_names: Callable[[Any], tuple[str, ...]] = cache(_names)


def _plain(value: Any) -> object:
    """What JSON cannot write, in terms that it can; each type under its own mark."""
    kind = type(value)
    if kind not in _FORMS:
        _FORMS[kind] = _form(kind)
    return _FORMS[kind](value)


def _form(kind: Any) -> Callable[[Any], object]:
    """How values of a type are written; a dataclass as its fields, which are read in C."""
    mark = f"{_MARK}{kind.__name__}"
    if is_dataclass(kind):
        names = _field_names(kind)
        if len(names) == 1:
            return lambda value: {mark: [getattr(value, names[0])]}
        read = attrgetter(*names) if names else lambda _value: ()
        return lambda value: {mark: read(value)}
    if issubclass(kind, bytes):
        return lambda value: {mark: sha256(value).hexdigest()}
    if issubclass(kind, Decimal | date):
        return lambda value: {mark: str(value)}
    if issubclass(kind, Mapping):
        return dict
    raise TypeError(f"no canonical form for {kind.__name__}")


_FORMS: dict[Any, Callable[[Any], object]] = {}  # by type, worked out once for each
# JSON's writer is in C, and the fastest walk through nested values that the standard library has.
_CANONICAL = json.JSONEncoder(
    default=_plain, ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
)
