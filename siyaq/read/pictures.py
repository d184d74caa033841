"""Picture files as Pillow opens them: of a few formats only, and of no more pixels than can be decoded safely."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image
from PIL.ImageFile import ImageFile

FORMATS = {".avif": "AVIF", ".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
OPENED = (*sorted(set(FORMATS.values())), "MPO")  # a JPEG file with further pictures in it, as phones write it
TOO_LARGE = (Image.DecompressionBombWarning, Image.DecompressionBombError)
MAX_PIXELS = Image.MAX_IMAGE_PIXELS or 0


@contextmanager
def opened_picture(content: bytes) -> Iterator[ImageFile]:
    """The picture in a file, not decoded yet; raises one of TOO_LARGE, or whatever broken bytes lead to."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow thinks of notes that nobody is to see
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(content), formats=OPENED) as image:
            yield image


def format_of(image: ImageFile) -> str:
    """The format that a picture has by its bytes."""
    return "JPEG" if image.format == "MPO" else image.format or ""


def is_moving(image: ImageFile) -> bool:
    """Whether it has several frames; the further pictures of a JPEG file are none."""
    return image.format != "MPO" and bool(getattr(image, "is_animated", False))
