"""output/: the new tree is staged beside the old one and exchanged with it in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from siyaq.diagnostics import Diagnostic, Location
from siyaq.render.page import Artifact
from siyaq.write.manifest import NAME, Manifest, Record, read_manifest, sha256_of

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to output/: paths below it, and for each written one the first thing that made it differ."""

    written: Mapping[str, str]
    kept: tuple[str, ...]
    pruned: tuple[str, ...]


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold off other builds into this folder; the lock is on the folder around it, so that no file is left behind."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(output.parent, os.O_RDONLY)
    except OSError:  # what is wrong with the folder will be told by the write itself
        yield
        return
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def refuse_output(output: Path, site_dir: Path) -> str:
    """Why this folder may not be written to; empty where it may."""
    try:
        return _refusal(output, output.resolve(), site_dir.resolve())
    except OSError as error:
        return error.strerror or str(error)


def _refusal(output: Path, target: Path, site: Path) -> str:
    if target == site or target in site.parents:
        return "it holds the site itself"
    for name in ("content", "templates", "siyaq", "tests", ".git"):
        part = site / name
        if target == part or part in target.parents:
            return f"it lies in {name}/"
    if output.is_symlink():
        return "it is a link"
    if target.exists() and not target.is_dir():
        return "it is a file"
    if target.is_mount():
        return "it is a mount point, which cannot be exchanged; name a folder within it"
    if (target / "site.yaml").exists() or (target / "content").exists():
        return "it holds a site's content"
    return ""


def write_artifacts(artifacts: tuple[Artifact, ...], output: Path) -> tuple[Written | None, tuple[Diagnostic, ...]]:
    """Make output/ hold these files, and those of others that were there; all at once, or not at all."""
    before = read_manifest(output).files
    in_the_way = tuple(_strangers(artifacts, output, frozenset(before)))
    if in_the_way:
        return None, in_the_way
    try:
        return _exchange(artifacts, output, before), ()
    except OSError as error:
        hint = "nothing was changed; free some space or mend the permissions, and build again"
        message = f"cannot write: {error.strerror or error}"
        return None, (Diagnostic(Location(str(output)), "error", message, "output", hint),)


def _strangers(artifacts: tuple[Artifact, ...], output: Path, ours: frozenset[str]) -> Iterator[Diagnostic]:
    """What stands where ours should go and is not ours: files, and links that would lead out of output/."""
    hint = "move it away: Siyaq replaces and removes only what it wrote itself"
    barred = {folder for folder in _folders(artifacts) if _is_barred(output / folder, folder in ours)}
    for artifact in artifacts:
        if _in_the_way(artifact, output, ours) or not barred.isdisjoint(_around(artifact.path)):
            where = Location(f"{output.name}/{artifact.path}")
            yield Diagnostic(where, "error", "a file that is not ours is in the way", "not-ours", hint)


def _folders(artifacts: tuple[Artifact, ...]) -> set[str]:
    """Every folder that the files lie in, below output/."""
    nearest = {artifact.path.rpartition("/")[0] for artifact in artifacts}
    return {folder for path in nearest for folder in (path, *_around(path)) if folder}


def _around(path: str) -> Iterator[str]:
    """The folders around a path, from the nearest."""
    while path := path.rpartition("/")[0]:
        yield path


def _is_barred(folder: Path, ours: bool) -> bool:
    """Whether what stands at the place of a folder is a link, or a file that is not ours."""
    return folder.is_symlink() or (folder.is_file() and not ours)


def _in_the_way(artifact: Artifact, output: Path, ours: frozenset[str]) -> bool:
    target = output / artifact.path
    if artifact.path in ours and not target.is_dir():
        return False
    if target.is_dir() and not target.is_symlink():
        below = (file.relative_to(output).as_posix() for file in target.rglob("*") if not file.is_dir())
        return any(path not in ours for path in below)
    return artifact.path not in ours and os.path.lexists(target) and sha256_of(target) != _sha256(artifact, {})


def _sha256(artifact: Artifact, before: Mapping[str, Record]) -> str:
    """The SHA-256 of what the artifact will hold."""
    if isinstance(artifact.content, bytes):
        return sha256(artifact.content).hexdigest()
    return before[artifact.path].sha256 if artifact.content is None else sha256_of(artifact.content)


def _exchange(artifacts: tuple[Artifact, ...], output: Path, before: Mapping[str, Record]) -> Written:
    manifest = Manifest({one.path: Record(_sha256(one, before), one.parts) for one in artifacts})
    result = _compare(artifacts, manifest, before, output)
    raw = manifest.as_bytes()
    if not result.written and not result.pruned and sha256_of(output / NAME) == sha256(raw).hexdigest():
        return result
    output.parent.mkdir(parents=True, exist_ok=True)
    with _staging(output) as staging:
        _link_strangers(output, staging, ours={*before, *manifest.files, NAME})
        for one in artifacts:
            _place(one, output, staging, fresh=one.path in result.written)
        _copy_modes(output, staging)
        (staging / NAME).write_bytes(raw)
        _swap(staging, output)
    return result


def _compare(
    artifacts: tuple[Artifact, ...], manifest: Manifest, before: Mapping[str, Record], output: Path
) -> Written:
    """What will be written and why, what stays, what goes."""
    written = {
        one.path: _reason(one, before.get(one.path))
        for one in artifacts
        if one.content is not None and sha256_of(output / one.path) != manifest.files[one.path].sha256
    }
    kept = tuple(one.path for one in artifacts if one.path not in written)
    pruned = tuple(path for path in before if path not in manifest.files and (output / path).is_file())
    return Written(written, kept, pruned)


def _reason(artifact: Artifact, before: Record | None) -> str:
    """The first thing by which an artifact differs from what it was made of last time."""
    if before is None:
        return "new"
    old = dict(before.parts)
    differing = [name for name, part in artifact.parts if old.get(name) != part]
    return differing[0] if differing else "changed in output/"


def restore(output: Path) -> None:
    """Mend what a killed build may have left: a tree moved aside, or stagings of processes that are gone."""
    aside = _aside(output)
    if aside.is_dir() and not output.exists():
        aside.rename(output)
    if not output.parent.is_dir():
        return
    for left in output.parent.glob(f".{output.name}.new-*"):
        pid = left.name.rpartition("-")[2]
        if pid == str(os.getpid()) or not _alive(pid):
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _staging(output: Path) -> Iterator[Path]:
    """A folder beside output/, gone at the end whatever happens."""
    staging = output.parent / f".{output.name}.new-{os.getpid()}"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _link_strangers(output: Path, staging: Path, ours: set[str]) -> None:
    """Every file and folder of output/ that is not ours, as it is."""
    for folder, names, files in os.walk(output):
        below = Path(folder).relative_to(output)
        for name in [*files, *(name for name in names if (Path(folder) / name).is_symlink())]:
            if (below / name).as_posix() not in ours:
                (staging / below).mkdir(parents=True, exist_ok=True)
                _link(Path(folder) / name, staging / below / name)
        if not names and not files:
            (staging / below).mkdir(parents=True, exist_ok=True)


def _copy_modes(output: Path, staging: Path) -> None:
    """Give each folder the permissions that it had."""
    for folder, _names, _files in os.walk(output):
        new = staging / Path(folder).relative_to(output)
        if new.is_dir():
            shutil.copymode(folder, new)


def _link(file: Path, target: Path) -> None:
    """The same file under a second name; a copy where the disk has no hard links."""
    try:
        os.link(file, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(file, target, follow_symlinks=False)


def _place(one: Artifact, output: Path, staging: Path, *, fresh: bool) -> None:
    target = staging / one.path
    target.parent.mkdir(parents=True, exist_ok=True)
    if not fresh:
        _link(output / one.path, target)
    elif isinstance(one.content, bytes):
        target.write_bytes(one.content)
    elif one.content is not None:
        shutil.copyfile(one.content, target)


def _swap(staging: Path, output: Path) -> None:
    """Exchange the two folders: by one call where the system has it, else by two renames that `restore` can mend."""
    if not output.exists():
        staging.rename(output)
    elif not _exchange_call(staging, output):
        aside = _aside(output)
        output.rename(aside)
        try:
            staging.rename(output)
        except OSError:
            aside.rename(output)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _aside(output: Path) -> Path:
    return output.parent / f".{output.name}.old"


AT_FDCWD, RENAME_EXCHANGE = -100, 2


def _exchange_call(one: Path, other: Path) -> bool:
    """Linux's renameat2(2) with RENAME_EXCHANGE; False where there is none."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(call(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)
