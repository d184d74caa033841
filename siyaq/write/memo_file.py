"""The files in which decoded documents and measured pictures outlive a run: beside the site, never published, sealed.

A memo holds finished HTML, and a stranger's pull request could bring a memo of its own making. So it carries a seal
(HMAC-SHA-256, RFC 2104) under a key that only this user has; a memo with another seal is not read.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER = ".siyaq"
TEXTS = "parsed.json"
MEDIA = "pictures.json"


def read_memo(site_dir: Path, name: str = TEXTS) -> dict[str, Any]:
    """JSON values by key; none where the file is missing, spoiled or not ours."""
    try:
        seal, _, text = (site_dir / FOLDER / name).read_bytes().partition(b"\n")
        found = json.loads(text) if hmac.compare_digest(seal, _seal(text)) else {}
    except (OSError, ValueError, RuntimeError):  # deep nesting and a missing home are RuntimeErrors
        return {}
    return found if isinstance(found, dict) else {}


def write_memo(site_dir: Path, memo: dict[str, Any], name: str = TEXTS) -> None:
    """Keep the values for the next run; a disk that refuses costs time later and nothing else."""
    folder = site_dir / FOLDER
    if folder.is_symlink():
        return  # a link could lead the file out of the site
    new = folder / f"{name}.{os.getpid()}.tmp"
    text = json.dumps(memo, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        sealed = _seal(text) + b"\n" + text
        folder.mkdir(exist_ok=True)
        new.write_bytes(sealed)
        new.replace(folder / name)
    except (OSError, RuntimeError):
        with suppress(OSError):
            new.unlink()


def _seal(text: bytes) -> bytes:
    return hmac.new(_key(), text, "sha256").hexdigest().encode()


def cache_folder() -> Path:
    """The user's own folder for what can be made again; RuntimeError where there is no home."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "siyaq"


def _key() -> bytes:
    """The user's own key, made once; OSError where there is no place to keep one."""
    file = cache_folder() / "memo.key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_bytes(secrets.token_bytes(32))
        with suppress(FileExistsError):  # another process may have been quicker: its key is as good
            os.link(new, file)
        new.unlink()
    return file.read_bytes()
