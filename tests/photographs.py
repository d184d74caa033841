"""Photographs for tests, made on the spot: colours that run into each other, and what a camera writes beside them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.ImageCms import ImageCmsProfile, createProfile

PROFILE = ImageCmsProfile(createProfile("sRGB")).tobytes()


def raster(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that is red at its start, green at its foot, and blue elsewhere."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    round_ = Image.radial_gradient("L").resize((width, height))
    colours = Image.merge("RGB", (across, down, round_))
    if mode == "RGBA":
        colours.putalpha(round_)
    return colours.convert(mode)


def photograph(
    width: int = 640, height: int = 480, kind: str = "JPEG", *, mode: str = "RGB", **options: Any
) -> bytes:
    """The bytes of a picture file; `options` are those of Pillow for the format."""
    made = BytesIO()
    raster(width, height, mode).save(made, kind, **options)
    return made.getvalue()


def camera_notes(orientation: int = 1) -> Image.Exif:
    """EXIF data as a telephone writes them: the way up, the make, the place."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "Fernsprecher"
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (25.0, 17.0, 12.0)})
    return exif
