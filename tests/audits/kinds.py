"""Kinds of built pages, told by their addresses: a new kind of page is audited without being named anywhere."""

from __future__ import annotations

from pathlib import Path


def kind_of(address: str) -> str:
    """An address with its id left open: `ar/articles/*/parallel/`, `dossiers/person-*`."""
    parts = address.split("/")
    if parts[0] == "dossiers":
        return f"{address.partition('-')[0]}-*"
    return "/".join([*parts[:2], "*", *parts[3:]]) if len(parts) > 3 else address


def addresses(output: Path) -> dict[str, Path]:
    """The file of each page, by the page's address below the site."""
    files = sorted(output.rglob("*.html"))
    return {file.relative_to(output).as_posix().removesuffix("index.html"): file for file in files}


def one_of_each(output: Path) -> list[str]:
    """The address of the longest page of each kind, in each language."""
    longest: dict[str, tuple[int, str]] = {}
    for address, file in addresses(output).items():
        kind = kind_of(address)
        longest[kind] = max(longest.get(kind, (0, "")), (file.stat().st_size, address))
    return [address for _, address in longest.values()]
