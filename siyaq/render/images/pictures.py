"""The pictures of content/media/ as pages know them: measured once, and remembered by the digest of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from markupsafe import Markup
from PIL import Image, ImageOps
from PIL.ExifTags import Base
from PIL.ImageFile import ImageFile

from siyaq.diagnostics import Diagnostic, Location
from siyaq.digest import digest, engine_digest
from siyaq.parallel import Crew
from siyaq.read.content import MediaFile
from siyaq.read.pictures import FORMATS, MAX_PIXELS, TOO_LARGE, format_of, is_moving, opened_picture

WIDTHS = (240, 480, 800, 1200, 1600)  # pixels: a portrait, a phone, a dense phone, a column of text, a dense one
MAX_SIDE = 16383  # pixels: WebP has no more
GRID = (4, 3)  # fields of a placeholder, across and down
CHUNK = 4
# Segments of a JPEG file that say how to show it: JFIF, the colour profile, Adobe's note on colours.
SHOWN_SEGMENTS = (b"JFIF", b"ICC_PROFILE", b"Adobe")
END_OF_JPEG = b"\xff\xd9"
TURNED = range(5, 9)  # orientations of EXIF by which width and height change places


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: width and height in pixels as people see it, and the widths of the smaller ones to be made of it.

    `colours` are the fields of its placeholder in rows, as `#rrggbb`; none where something may show through. `bare`
    says that the file holds nothing besides what is seen, so that it can be published as it is.
    """

    name: str
    sha256: str
    width: int
    height: int
    widths: tuple[int, ...]
    colours: tuple[str, ...]
    bare: bool


@dataclass(frozen=True, slots=True)
class Encoding:
    """A picture in one encoding: its media type, and the `srcset` of its widths (HTML, the source element)."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture: its own address and pixels, its smaller ones, and a drawing of its colours to stand behind it.

    `alt` says what it shows, in `alt_language` where that is not the page's.
    """

    url: str
    width: int
    height: int
    encodings: tuple[Encoding, ...]
    placeholder: Markup
    alt: str
    alt_language: str


Pictures = Mapping[str, Picture]


def measure_pictures(
    media: tuple[MediaFile, ...], memo: Mapping[str, Any], crew: Crew
) -> tuple[tuple[Pictures, dict[str, Any]], tuple[Diagnostic, ...]]:
    """(pictures by name, what the next run may begin with), and findings on files that cannot be shown."""
    files = {_key(file): file for file in media if file.is_picture}
    known = {key: found for key in files if (found := _recalled(memo.get(key)))}
    new = {key: file for key, file in files.items() if key not in known}
    measured = dict(zip(new, crew.stream("measure", _measure_chunk, list(new.values()), CHUNK), strict=True))
    known |= {key: found for key, found in measured.items() if isinstance(found, Picture)}
    old = {key: memo[key] for key in known if key not in new}
    pictures = {known[key].name: known[key] for key in files if key in known}
    remembered = old | {key: asdict(found) for key, found in known.items() if key in new}
    return (pictures, remembered), tuple(found for found in measured.values() if isinstance(found, Diagnostic))


def _key(file: MediaFile) -> str:
    return digest((engine_digest(), file.name, file.sha256))


def _recalled(raw: Any) -> Picture | None:
    """A picture out of the memo; None where the memo is spoiled."""
    try:
        return Picture(**raw | {"widths": tuple(raw["widths"]), "colours": tuple(raw["colours"])})
    except (KeyError, TypeError):
        return None


def _measure_chunk(files: tuple[MediaFile, ...]) -> list[Picture | Diagnostic]:
    return [_measured(file) for file in files]


def _measured(file: MediaFile) -> Picture | Diagnostic:
    try:
        content = file.read()
        with opened_picture(content) as image:
            return _misnamed(file.name, format_of(image)) or _measure(file, image, content)
    except TOO_LARGE:
        hint = "save it smaller: readers are shown 1600 pixels across at most"
        message = f"the picture has more than {MAX_PIXELS // 1_000_000} million pixels"
        return fault(file.name, message, "picture-size", hint)
    except Exception:  # a broken picture raises whatever its bytes lead to
        return broken(file.name)


def _misnamed(name: str, kind: str) -> Diagnostic | None:
    stem, dot, suffix = name.rpartition(".")
    if FORMATS[dot + suffix.lower()] == kind:
        return None
    right = next(one for one in reversed(FORMATS) if FORMATS[one] == kind)
    return fault(
        name, f"by its name the picture is {suffix}, by its bytes {kind}", "picture-type", f"rename it: {stem}{right}"
    )


def broken(name: str) -> Diagnostic:
    """The finding on a file in which no picture, or half of one, is found."""
    hint = "copy it anew from where it came, or save it anew in the program that shows it"
    return fault(name, "the picture is broken, or is none", "picture-broken", hint)


def fault(name: str, message: str, code: str, hint: str) -> Diagnostic:
    """A finding on a file of content/media/."""
    return Diagnostic(Location(f"content/media/{name}"), "error", message, code, hint)


def _measure(file: MediaFile, image: ImageFile, content: bytes) -> Picture | Diagnostic:
    moving, (width, height) = is_moving(image), image.size
    image.draft("RGB", (64, 64))  # a JPEG file can be decoded at an eighth of its size
    image.load()
    bare = _is_bare(image, content)
    if moving and not bare:
        hint = "save it without EXIF, XMP and comments"
        message = "a moving picture that tells more than it shows, such as where it was taken"
        return fault(file.name, message, "picture-private", hint)
    if image.getexif().get(Base.Orientation) in TURNED:
        width, height = height, width
    widths = () if moving or image.format in ("AVIF", "GIF") else _widths(width, height)
    return Picture(file.name, file.sha256, width, height, widths, _colours(ImageOps.exif_transpose(image)), bare)


def _widths(width: int, height: int) -> tuple[int, ...]:
    """The widths that are made of a picture: none is larger than the picture itself."""
    return tuple(one for one in sorted({min(one, width) for one in WIDTHS}) if one * height <= MAX_SIDE * width)


def _is_bare(image: ImageFile, content: bytes) -> bool:
    """Whether the file says nothing of where, when or with what it was taken; a GIF file has no place for that."""
    if format_of(image) == "JPEG":
        segments = [segment for _, segment in image.applist]  # type: ignore[attr-defined]
        return content.endswith(END_OF_JPEG) and all(one.startswith(SHOWN_SEGMENTS) for one in segments)
    notes = (getattr(image, "text", None), getattr(image, "private_chunks", None))  # of a PNG file
    return image.format == "GIF" or not (image.info.keys() & {"exif", "xmp"} or any(notes))


def _colours(upright: Image.Image) -> tuple[str, ...]:
    """The colours of a placeholder."""
    if upright.has_transparency_data:
        return ()
    small = upright.convert("RGB").resize(GRID, Image.Resampling.BOX)
    return tuple(f"#{small.tobytes()[at : at + 3].hex()}" for at in range(0, 3 * GRID[0] * GRID[1], 3))
