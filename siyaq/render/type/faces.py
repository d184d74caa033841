"""The theme's fonts as images need them: for each face a file with all its scripts, and how wide its letters are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from siyaq.digest import digest, engine_digest
from siyaq.render.type.typefaces import FOLDER
from siyaq.render.type.typesetting import Advances, Letter

FONT_FILES = (".otf", ".ttf", ".woff", ".woff2")
FORMS = ("fina", "init", "medi")  # the features by which letters join, in OpenType


@dataclass(frozen=True, slots=True)
class Face:
    """A family in one weight, and the fonts of its scripts, in order of file name."""

    family: str
    weight: int
    fonts: tuple[bytes, ...]

    def version(self) -> str:
        """A mark of the state of its file."""
        return digest((engine_digest(), self.fonts))


def fonts_of(static: Mapping[str, bytes]) -> dict[str, bytes]:
    """The fonts among a theme's static files, by file name."""
    names = (name for name in sorted(static) if name.startswith(FOLDER) and name.endswith(FONT_FILES))
    return {name: static[name] for name in names}


def faces_of(fonts: Mapping[str, bytes], template: str) -> tuple[Face, ...]:
    """The faces of the families that a template names; fonts that cannot be read are left out."""
    found: dict[tuple[str, int], list[bytes]] = {}
    for content in fonts.values():
        name = _name(content)
        if name and name[0] in template:
            found.setdefault(name, []).append(content)
    return tuple(Face(*name, tuple(contents)) for name, contents in sorted(found.items()))


@lru_cache(maxsize=64)
def _name(font: bytes) -> tuple[str, int] | None:
    """The family and the weight by which a font goes."""
    # Imported here, since it takes a tenth of a second, and only images to be drawn call for it.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    try:
        tables = TTFont(BytesIO(font), lazy=True)
        return tables["name"].getBestFamilyName(), tables["OS/2"].usWeightClass
    except Exception:  # a broken font raises whatever its tables lead to
        return None


@lru_cache(maxsize=8)
def merged(face: Face) -> bytes:
    """The fonts of a face as one, in TrueType; the first alone where they cannot be one."""
    from fontTools.merge import Merger  # noqa: PLC0415

    try:
        return _truetype(Merger().merge([BytesIO(font) for font in face.fonts]))
    except Exception:  # as above, and where units or outlines differ
        return _truetype(_opened(face.fonts[0]))


def _opened(font: bytes) -> Any:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    return TTFont(BytesIO(font), recalcTimestamp=False)


def _truetype(font: Any) -> bytes:
    content = BytesIO()
    font.flavor, font.recalcTimestamp = None, False
    font.save(content)
    return content.getvalue()


def advances_of(font: bytes) -> Advances:
    """The widths of a font’s letters."""
    tables = _opened(font)
    units, metrics = tables["head"].unitsPerEm, tables["hmtx"].metrics
    forms = {feature: _substitutes(tables, feature) for feature in FORMS}

    def letter(glyph: str) -> Letter:
        joined = (forms[feature].get(glyph) for feature in FORMS)
        return Letter(metrics[glyph][0] / units, *(metrics[one][0] / units if one else None for one in joined))

    return Advances({chr(code): letter(glyph) for code, glyph in tables.getBestCmap().items()})


def _substitutes(tables: Any, feature: str) -> dict[str, str]:
    """The glyph that a feature puts in place of another, one for one."""
    found: dict[str, str] = {}
    for lookup in _lookups(tables, feature):
        for table in lookup.SubTable:
            found |= getattr(getattr(table, "ExtSubTable", table), "mapping", {})
    return found


def _lookups(tables: Any, feature: str) -> Iterator[Any]:
    if "GSUB" not in tables:
        return
    table = tables["GSUB"].table
    records = (one for one in table.FeatureList.FeatureRecord if one.FeatureTag == feature)
    for number in sorted({index for one in records for index in one.Feature.LookupListIndex}):
        yield table.LookupList.Lookup[number]
