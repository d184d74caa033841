"""The folder content/: which files there are, and their text."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from siyaq.diagnostics import Diagnostic, Location, did_you_mean
from siyaq.read.controls import refuse_controls

MEDIA = "media"
PICTURE_TYPES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
MEDIA_TYPES = (".avif", ".gif", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".pdf", ".png", ".webm", ".webp")
MAX_TEXT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """One text of the site as it lies on disk: posix path from the site's root, and the text with Unix line ends."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A picture, sound or document of content/media/: its path below it, where it lies, and its SHA-256."""

    name: str
    file: Path
    sha256: str

    @property
    def is_picture(self) -> bool:
        """Whether its name says that it is a picture."""
        return self.name.lower().endswith(PICTURE_TYPES)

    def read(self) -> bytes:
        """Its bytes; OSError where they cannot be read."""
        return self.file.read_bytes()


@dataclass(frozen=True, slots=True)
class Content:
    """All that content/ holds, in order of path; nothing is decoded yet."""

    sources: tuple[Source, ...]
    media: tuple[MediaFile, ...]


def read_content(site_dir: Path) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Every file of content/; what cannot be read is reported and left out."""
    root = site_dir / "content"
    if not root.is_dir():
        hint = "make a folder content/ with a folder articles/ in it"
        return Content((), ()), (Diagnostic(Location("content"), "error", "there is no content", "no-content", hint),)
    if root.is_symlink():
        return Content((), ()), (_link("content"),)
    diagnostics: list[Diagnostic] = []
    found = [_read(file, file.relative_to(site_dir).as_posix()) for file in _files(root, diagnostics, site_dir)]
    content = Content(
        tuple(one for one in found if isinstance(one, Source)),
        tuple(one for one in found if isinstance(one, MediaFile)),
    )
    faults = (one for one in found if isinstance(one, Diagnostic))
    return content, (*diagnostics, *faults, *_twins(content.media))


def _twins(media: Iterable[MediaFile]) -> Iterator[Diagnostic]:
    """Files of which one would lie where another does, or below it: names that differ in how letters are written."""
    taken: set[str] = set()
    for one in sorted(media, key=lambda one: one.name):
        if any(path in taken for path in (one.name, *map(str, PurePosixPath(one.name).parents))):
            hint = "rename one of them: a letter and its marks are the same name, in one character or in two"
            yield _fault(f"content/{MEDIA}/{one.name}", "two files have this name", "repeated-name", hint)
        taken.add(one.name)


def _read(file: Path, path: str) -> Source | MediaFile | Diagnostic:
    if path.startswith(f"content/{MEDIA}/"):
        return _media(file, path)
    if file.suffix.lower() in MEDIA_TYPES:
        return _fault(path, "not a text", "file-name", f"put it into content/{MEDIA}/")
    return read_text(file, path)


def _files(folder: Path, diagnostics: list[Diagnostic], site_dir: Path) -> Iterator[Path]:
    """Regular files below the folder, in order of name; hidden files and editors' leavings are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        diagnostics.append(_unreadable(folder.relative_to(site_dir).as_posix(), error))
        return
    for entry in entries:
        path = Path(entry.path)
        shown = path.relative_to(site_dir).as_posix()
        if entry.name.startswith((".", "#")) or entry.name.endswith(("~", ".swp", ".tmp")):
            continue
        if entry.is_symlink():
            diagnostics.append(_link(shown))
        elif entry.is_dir():
            yield from _files(path, diagnostics, site_dir)
        elif entry.is_file():
            yield path
        else:
            diagnostics.append(_fault(shown, "not a regular file", "special-file", "remove it from content/"))


def _media(file: Path, path: str) -> MediaFile | Diagnostic:
    if file.suffix.lower() not in MEDIA_TYPES:
        hint = did_you_mean(file.suffix, MEDIA_TYPES, f"pictures, sound, film and PDF: {' '.join(MEDIA_TYPES)}")
        return _fault(path, f'files of type "{file.suffix}" are not published', "media-type", hint)
    try:
        path.encode()
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return _unreadable(path, error)
    except UnicodeEncodeError:
        return _bad_name(path)
    # macOS writes letters and their marks apart; addresses are in the composed form.
    return MediaFile(normalize("NFC", path.removeprefix(f"content/{MEDIA}/")), file, sha256)


def read_text(file: Path, path: str) -> Source | Diagnostic:
    """The text of one file, in UTF-8, shown to people under `path`."""
    raw = read_bytes(file, path, MAX_TEXT_BYTES)
    if isinstance(raw, Diagnostic):
        return raw
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Diagnostic(Location(path, line), "error", "not UTF-8 text", "encoding", "save the file as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return refuse_controls(text, path) or Source(path, text)


def read_bytes(file: Path, path: str, limit: int | None = None) -> bytes | Diagnostic:
    """The bytes of one file, of at most `limit`."""
    try:
        path.encode()
        if limit is not None and file.stat().st_size > limit:
            return _fault(path, "larger than 1 MB", "file-size", "split the text into several entries")
        return file.read_bytes()
    except OSError as error:
        return _unreadable(path, error)
    except UnicodeEncodeError:
        return _bad_name(path)


def _bad_name(path: str) -> Diagnostic:
    shown = path.encode("utf-8", "replace").decode()
    return _fault(shown, "the name of the file is not UTF-8", "file-name", "rename it")


def _link(path: str) -> Diagnostic:
    return _fault(path, "links are not followed in content/", "link", "put the file itself here")


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return _fault(path, f"cannot be read: {error.strerror}", "unreadable", "check the file's permissions")


def _fault(path: str, message: str, code: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path), "error", message, code, hint)
