"""Where answers of other hosts outlive a run: the user's cache folder, so that no host is asked each time."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from siyaq.write.memo_file import cache_folder

FRESH = timedelta(days=7)


def read_answers(today: date) -> dict[str, list[str]]:
    """By address the day of asking (ISO 8601) and what was answered; those of the last week alone."""
    try:
        found = json.loads(_file().read_bytes())
        since = (today - FRESH).isoformat()
        return {url: row for url, row in found.items() if since < row[0] <= today.isoformat()}
    except (OSError, RuntimeError, ValueError, AttributeError, LookupError, TypeError):  # missing, or spoiled
        return {}


def keep_answers(answers: dict[str, list[str]]) -> None:
    """Keep answers for the next run; a disk that refuses costs time later and nothing else."""
    with suppress(OSError, RuntimeError):  # a missing home is a RuntimeError
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}.tmp")
        new.write_text(json.dumps(answers, ensure_ascii=False, separators=(",", ":")), "utf-8")
        new.replace(file)


def _file() -> Path:
    return cache_folder() / "answers.json"
