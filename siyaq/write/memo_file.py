"""The file in which decoded documents outlive a run: beside the site, never published."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FOLDER = ".siyaq"


def read_memo(site_dir: Path) -> dict[str, Any]:
    """JSON values by key; none where the file is missing or spoiled."""
    try:
        found = json.loads((site_dir / FOLDER / "parsed.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_memo(site_dir: Path, memo: dict[str, Any]) -> None:
    """Keep the values for the next run; a disk that refuses costs time later and nothing else."""
    folder = site_dir / FOLDER
    if folder.is_symlink():
        return  # a link could lead the file out of the site
    new = folder / f"parsed.{os.getpid()}.tmp"
    try:
        folder.mkdir(exist_ok=True)
        new.write_text(json.dumps(memo, ensure_ascii=False, separators=(",", ":")), "utf-8")
        new.replace(folder / "parsed.json")
    except OSError:
        new.unlink(missing_ok=True)
