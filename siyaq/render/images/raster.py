"""Social images: from words to SVG by the theme's template, from SVG to PNG by resvg."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import resvg_py

from siyaq.diagnostics import Diagnostic
from siyaq.digest import digest
from siyaq.parallel import Crew
from siyaq.read.content import Source
from siyaq.read.theme import ThemeFiles
from siyaq.render.html import FAILURES, fingerprint_parts, one_for_each_mistake, template_error
from siyaq.render.images.social_views import SocialImage
from siyaq.render.page import Parts
from siyaq.render.templates import compile_templates, environment_for
from siyaq.render.type.typesetting import Advances, Setting, Sizes, fit
from siyaq.render.wording.isolation import Isolation

Sources = tuple[tuple[str, Source], ...]
CHUNK = 8  # images for which another process is worth its start: each takes as long as twenty pages


@dataclass(frozen=True, slots=True)
class Easel:
    """What images are drawn with: the files of fonts, since resvg takes no bytes, and the widths of their letters.

    A font goes by its family and its weight: "IBM Plex Sans Arabic 700".
    """

    files: tuple[str, ...]
    advances: Mapping[str, Advances]


def image_parts(images: Iterable[SocialImage], theme: ThemeFiles, fonts: Mapping[str, bytes]) -> dict[str, Parts]:
    """All that the bytes of each image are a function of, by path."""
    templates, _ = compile_templates(tuple(theme.templates.items()))
    drawn_with = ("fonts", digest(fonts))
    return {image.path: (*fingerprint_parts(image, templates), drawn_with) for image in images}


def draw_images(
    images: Mapping[str, SocialImage], theme: ThemeFiles, easel: Easel, crew: Crew
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Images as PNG under the same keys, and what is wrong with their template."""
    sources = tuple(theme.templates.items())
    drawn = tuple(crew.stream("draw", partial(_draw_chunk, sources, easel), tuple(images.values()), CHUNK))
    mistakes = one_for_each_mistake(mistake for _, found in drawn for mistake in found)
    return {key: png for key, (png, _) in zip(images, drawn, strict=True) if png}, tuple(mistakes)


def _draw_chunk(
    sources: Sources, easel: Easel, images: tuple[SocialImage, ...]
) -> list[tuple[bytes, tuple[Diagnostic, ...]]]:
    return [_draw(image, sources, easel) for image in images]


def _draw(image: SocialImage, sources: Sources, easel: Easel) -> tuple[bytes, tuple[Diagnostic, ...]]:
    try:
        svg = svg_of(image, sources, easel)
        return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(easel.files)), ()
    except FAILURES as error:
        return b"", (template_error(error, image, compile_templates(sources)[0]),)


def svg_of(image: SocialImage, sources: Sources, easel: Easel) -> str:
    """An image as its template draws it."""
    isolation = image.view.isolation
    template = environment_for(sources, isolation).get_template(image.template)
    return template.render(view=image.view, fit=partial(_fit, easel, isolation))


def _fit(easel: Easel, isolation: Isolation, words: str, font: str, width: int, sizes: Sizes) -> Setting:
    """`fit` as templates call it; LookupError where the theme has no such font."""
    if font not in easel.advances:
        raise LookupError(f'no font "{font}" in templates/static/fonts/')
    return fit(words, easel.advances[font], isolation, width, sizes)
