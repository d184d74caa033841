"""Pictures as pages show them: beside each the smaller ones that a browser may choose, behind it its colours."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from siyaq.model.facts import Image
from siyaq.render.edition import Edition
from siyaq.render.images.pictures import GRID, Encoding, Illustration, Picture
from siyaq.render.images.variants import ENCODINGS, variant_path

COLUMN = "(min-width: 42rem) 38rem, calc(100vw - 2.25rem)"  # how wide the theme shows a picture in a text
CARD, PORTRAIT = 800, 240  # pixels of the largest that a card, or a portrait, has a use for


def illustration(image: Image | None, edition: Edition, most: int = 0) -> Illustration | None:
    """A picture that a front matter names, for a place that has a use for `most` pixels across, or for any number."""
    picture = edition.pictures.get(image.file) if image else None
    if not image or not picture:
        return None
    alt = edition.words(image.alt)
    return Illustration(
        url=_address(picture, edition),
        width=picture.width,
        height=picture.height,
        encodings=tuple(_encodings(picture, edition, most)),
        placeholder=_placeholder(picture),
        alt=alt.text,
        alt_language=alt.language if alt.language != edition.tag else "",
    )


def picture_opening(name: str, edition: Edition) -> str:
    """The element of a picture in a text, as far as its description."""
    picture = edition.pictures.get(name)
    if picture is None:  # a film, or a sound
        return f'<span class="picture"><picture><img src="{escape(edition.url(f"media/{name}"))}" alt="'
    sources = "".join(
        f'<source type="{one.type}" srcset="{escape(one.srcset)}" sizes="{COLUMN}">'
        for one in _encodings(picture, edition)
    )
    size = f'width="{picture.width}" height="{picture.height}"'
    shown = f'<img src="{escape(_address(picture, edition))}" {size} loading="lazy" decoding="async" alt="'
    return f'<span class="picture">{_placeholder(picture)}<picture>{sources}{shown}'


def _encodings(picture: Picture, edition: Edition, most: int = 0) -> Iterator[Encoding]:
    """The smaller pictures in each encoding: of those with more pixels than are of use, the first goes along."""
    enough = next((width for width in picture.widths if most and width >= most), picture.width)
    widths = [width for width in picture.widths if width <= enough]
    for encoding in ENCODINGS if widths else ():
        urls = (f"{_variant(picture, width, encoding, edition)} {width}w" for width in widths)
        yield Encoding(f"image/{encoding}", ", ".join(urls))


def _variant(picture: Picture, width: int, encoding: str, edition: Edition) -> str:
    return _versioned(variant_path(picture.name, width, encoding), picture, edition)


def _address(picture: Picture, edition: Edition) -> str:
    return _versioned(f"media/{picture.name}", picture, edition)


def _versioned(path: str, picture: Picture, edition: Edition) -> str:
    """An address that changes with the picture; commas in it would part it in a list of addresses."""
    return f"{edition.url(path).replace(',', '%2C')}?v={picture.sha256[:8]}"


def _placeholder(picture: Picture) -> Markup:
    """The colours of a picture as a drawing, since pages allow no style of their own; the style sheet blurs it."""
    if not picture.colours:
        return Markup()
    across, down = GRID
    fields = "".join(
        f'<path fill="{colour}" d="M{at % across} {at // across}h1v1h-1z"/>'
        for at, colour in enumerate(picture.colours)
    )
    frame = f'viewBox="0 0 {across} {down}" preserveAspectRatio="none" aria-hidden="true" focusable="false"'
    return Markup(f"<svg {frame}>{fields}</svg>")  # noqa: S704 (colours are written by `pictures`)
