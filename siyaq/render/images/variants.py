"""What is published of a picture: smaller ones in two encodings, and the picture itself without what is not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import get_sampling

from siyaq.diagnostics import Diagnostic
from siyaq.digest import digest, engine_digest
from siyaq.link.groups import grouped
from siyaq.read.content import MediaFile
from siyaq.read.pictures import format_of, opened_picture
from siyaq.render.images.pictures import Picture, broken
from siyaq.render.page import Parts

FOLDER = "pictures/"
# By suffix. The crew works on several pictures at once, so each has one thread.
ENCODINGS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 55, "speed": 8, "max_threads": 1},
    "webp": {"quality": 75, "method": 4},
}
WHOLE: dict[str, Any] = {"quality": 90, "speed": 8, "max_threads": 1}
COLOURED = ("P", "RGB", "RGBA")  # Pillow's modes whose colour profile speaks of red, green and blue


@dataclass(frozen=True, slots=True)
class Variant:
    """A file made of a picture, at a path below output/; without an encoding it is the picture itself."""

    picture: Picture
    path: str
    width: int
    encoding: str = ""

    @property
    def parts(self) -> Parts:
        """All that its bytes are a function of."""
        return (
            ("engine", engine_digest()),
            ("bytes", self.picture.sha256),
            ("size", f"{self.width} {self.encoding}"),
        )

    @property
    def version(self) -> str:
        """A mark of its state, by which it is kept."""
        return digest(self.parts)


def variant_path(name: str, width: int, encoding: str) -> str:
    """Where a smaller picture lies, below output/."""
    return f"{FOLDER}{name}/{width}.{encoding}"


def variants_of(picture: Picture) -> Iterator[Variant]:
    """The files to be made of a picture."""
    for encoding in ENCODINGS:
        for width in picture.widths:
            yield Variant(picture, variant_path(picture.name, width, encoding), width, encoding)
    if not picture.bare:
        yield Variant(picture, f"media/{picture.name}", picture.width)


@dataclass(frozen=True, slots=True)
class Cutting:
    """A file of content/media/, and the variants to be made of it."""

    file: MediaFile
    variants: tuple[Variant, ...]


def cuttings(media: Iterable[MediaFile], variants: Iterable[Variant]) -> list[Cutting]:
    """The variants by the file that they are made of."""
    wanted = grouped((variant.picture.name, variant) for variant in variants)
    return [Cutting(file, wanted[file.name]) for file in media if file.name in wanted]


def cut_chunk(chunk: tuple[Cutting, ...]) -> list[tuple[bytes, ...] | Diagnostic]:
    """For each file the bytes of its variants."""
    return [_cut(one) for one in chunk]


def _cut(cutting: Cutting) -> tuple[bytes, ...] | Diagnostic:
    try:
        return cut_picture(cutting.file.read(), cutting.variants)
    except Exception:  # as where it is measured
        return broken(cutting.file.name)


def cut_picture(content: bytes, variants: tuple[Variant, ...]) -> tuple[bytes, ...]:
    """The bytes of each variant of a picture; raises what Pillow raises of one that is broken."""
    with opened_picture(content) as image:
        made = {one.path: _whole(image) for one in variants if not one.encoding}
        smaller = _plain(image)
    for one in sorted(variants, key=lambda one: one.width, reverse=True):
        if one.encoding:
            smaller = _resized(smaller, one.width)
            made[one.path] = _encoded(smaller, one.encoding, ENCODINGS[one.encoding])
    return tuple(made[one.path] for one in variants)


def _resized(image: Image.Image, width: int) -> Image.Image:
    """The picture at a width; a smaller one is made of the next larger."""
    if image.width == width:
        return image
    made = image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
    made.info = image.info
    return made


def _plain(image: ImageFile) -> Image.Image:
    """The picture upright, in red, green and blue."""
    upright = ImageOps.exif_transpose(image)
    plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain.info = {"icc_profile": image.info.get("icc_profile") if image.mode in COLOURED else None}
    return plain


def _whole(image: ImageFile) -> bytes:
    """The picture upright in its own format and size."""
    upright, kind = ImageOps.exif_transpose(image), format_of(image)
    upright.info = {key: image.info[key] for key in ("icc_profile", "transparency") if key in image.info}
    if kind != "JPEG":
        return _encoded(upright, kind, WHOLE)
    tables = {"qtables": image.quantization, "subsampling": get_sampling(image)}  # type: ignore[attr-defined]
    return _encoded(upright, kind, tables)


def _encoded(image: Image.Image, kind: str, options: Mapping[str, Any]) -> bytes:
    made = BytesIO()
    image.save(made, kind, icc_profile=image.info.get("icc_profile"), **options)
    return made.getvalue()
