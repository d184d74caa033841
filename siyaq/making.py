"""Pictures, cards and fonts, which take long: what was made before, for any site of this user, is not made again.

With `clean` it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from siyaq.diagnostics import Diagnostic
from siyaq.digest import digest
from siyaq.parallel import Crew
from siyaq.read.content import MediaFile
from siyaq.read.theme import ThemeFiles
from siyaq.render.edition import Edition
from siyaq.render.images.pictures import Pictures, measure_pictures
from siyaq.render.images.raster import Easel, draw_images, image_parts
from siyaq.render.images.social_views import TEMPLATE, SocialImage
from siyaq.render.images.variants import cut_chunk, cuttings, variants_of
from siyaq.render.page import Artifact, Parts
from siyaq.render.plan import plan_images
from siyaq.render.press import static_artifacts, variant_artifacts
from siyaq.render.type.faces import advances_of, faces_of, fonts_of, merged
from siyaq.render.type.typefaces import FOLDER, Typefaces
from siyaq.write.font_files import as_files
from siyaq.write.made_files import CARDS, FONTS, PICTURES
from siyaq.write.memo_file import MEDIA, read_memo, write_memo


def social_images(
    editions: Sequence[Edition], theme: ThemeFiles, known: Mapping[str, Parts], crew: Crew, *, clean: bool
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """The social images; those that were drawn before, for this site or another, are not drawn again."""
    images = tuple(plan_images(editions))
    parts = image_parts(images, theme, fonts_of(theme.static))
    stale = {digest(parts[one.path]): one for one in images if known.get(one.path) != parts[one.path]}
    made: dict[str, Path | bytes] = {**({} if clean else CARDS.find(stale))}
    missing = {version: image for version, image in stale.items() if version not in made}
    drawn, mistakes = _draw(missing, theme, crew, clean=clean) if missing else ({}, ())
    made |= {version: CARDS.keep(version, content) for version, content in drawn.items()}
    if drawn:
        CARDS.make_room(spared=stale.keys())
    return tuple(Artifact(path, made.get(digest(own)), own) for path, own in parts.items()), mistakes


def _draw(
    images: Mapping[str, SocialImage], theme: ThemeFiles, crew: Crew, *, clean: bool
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Social images by version; the fonts that they are drawn with are merged once for all sites of this user."""
    faces = {face.version(): face for face in faces_of(fonts_of(theme.static), theme.templates[TEMPLATE].text)}
    kept = {} if clean else FONTS.read(faces)
    new = {version: merged(face) for version, face in faces.items() if version not in kept}
    for version, content in new.items():
        FONTS.keep(version, content)
    contents = {f"{face.family} {face.weight}": (kept | new)[version] for version, face in faces.items()}
    with as_files(contents.values()) as paths:
        easel = Easel(paths, {name: advances_of(content) for name, content in contents.items()})
        return draw_images(images, theme, easel, crew)


def static_files(
    theme: ThemeFiles, typefaces: Typefaces, known: Mapping[str, Parts], *, clean: bool
) -> tuple[Artifact, ...]:
    """The theme's static files; fonts that were cut before, for this site or another, are not cut again."""
    versions = typefaces.versions()
    cuts = {} if clean else FONTS.read(versions.values())
    made = tuple(static_artifacts(theme, replace(typefaces, cuts=cuts), known))
    fonts = {f"static/{FOLDER}{name}": version for name, version in versions.items() if version not in cuts}
    new = {fonts[one.path]: one.content for one in made if one.path in fonts and isinstance(one.content, bytes)}
    for version, content in new.items():
        FONTS.keep(version, content)
    if new:
        FONTS.make_room()
    return made


def measured(
    media: tuple[MediaFile, ...], site_dir: Path, crew: Crew, *, clean: bool
) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """The pictures of content/media/; those that were measured before are not opened."""
    memo = {} if clean else read_memo(site_dir, MEDIA)
    (pictures, remembered), diagnostics = measure_pictures(media, memo, crew)
    if remembered != memo:
        write_memo(site_dir, remembered, MEDIA)
    return pictures, diagnostics


def picture_variants(
    media: tuple[MediaFile, ...], pictures: Pictures, known: Mapping[str, Parts], crew: Crew, *, clean: bool
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """What is made of pictures; what was made before, for this site or another, is not made again."""
    shown = [pictures[file.name] for file in media if file.name in pictures]
    variants = [variant for picture in shown for variant in variants_of(picture)]
    wanted = [variant for variant in variants if known.get(variant.path) != variant.parts]
    kept = {} if clean else PICTURES.find(variant.version for variant in wanted)
    made: dict[str, Path | bytes] = {one.path: kept[one.version] for one in wanted if one.version in kept}
    new = cuttings(media, [variant for variant in wanted if variant.path not in made])
    diagnostics = []
    for cutting, found in zip(new, crew.stream("pictures", cut_chunk, new, chunk=1), strict=True):
        if isinstance(found, Diagnostic):
            diagnostics.append(found)
            continue
        for variant, content in zip(cutting.variants, found, strict=True):
            made[variant.path] = PICTURES.keep(variant.version, content)
    if new:
        PICTURES.make_room(spared={variant.version for variant in wanted})
    return tuple(variant_artifacts(variants, made, known)), tuple(diagnostics)
