"""The theme's fonts, cut down to the characters that the site may show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import unescape
from io import BytesIO
from typing import Any
from unicodedata import category, normalize

from lightningcss import process_stylesheet

from siyaq.diagnostics import Diagnostic, Location
from siyaq.digest import digest, engine_digest
from siyaq.read.content import Source
from siyaq.render.page import Parts

FOLDER = "fonts/"  # below static/
# What pages may show though no text holds it: CLDR's words and signs, the engine's, the letters of the next headline.
COMMON = "".join(
    (
        "\t\n\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}",
        *map(chr, range(0x20, 0x7F)),
        *map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0656), 0x0670, 0x0671)),  # letters and vowel signs
        *map(chr, (*range(0x0660, 0x066E), *range(0x06F0, 0x06FA))),  # digits
        "،؛؟«»‹›“”‘’‐–—…•·§¶°×÷−©£¥€",
        *map(chr, (*range(0x200B, 0x2010), 0x2011, *range(0x2066, 0x206A))),  # joiners, marks of direction
    )
)
# Set on demand only, and no stylesheet of ours demands them: a sixth of the Latin of a face.
FRACTIONS = frozenset({"dnom", "frac", "numr"})
ROW = 32  # code points: the small accented letters of Latin are one row, so that é brings ü along
BROWSERS = ["chrome 99", "firefox 97", "safari 15.4"]  # the first that know cascade layers
SHOWN = 8  # characters that a finding names

_RARE = re.compile(f"[^{re.escape(COMMON)}]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))")  # of YAML
_ADDRESS = re.compile(rb"""(?<=url\()(["']?)fonts/([\w.-]+\.woff2)(?=\1\))""")


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The fonts that the stylesheets name, by file name, and the characters to cut them down to.

    `cuts` are the fonts that were cut before, by version.
    """

    fonts: Mapping[str, bytes]
    characters: str
    cuts: Mapping[str, bytes] = field(default_factory=dict)

    def parts(self, name: str) -> Parts:
        """All that the bytes of a cut font are a function of."""
        font = sha256(self.fonts[name]).hexdigest()
        return (("engine", engine_digest()), ("font", font), ("characters", digest(self.characters)))

    def versions(self) -> dict[str, str]:
        """For each font a mark of its state, so that its address changes with its bytes."""
        return {name: digest(self.parts(name)) for name in self.fonts}

    def cut(self, name: str) -> bytes:
        """A font with these characters alone."""
        return self.cuts.get(digest(self.parts(name))) or cut_font(self.fonts[name], self.characters)


def typefaces_of(static: Mapping[str, bytes], texts: Iterable[str]) -> Typefaces:
    """The fonts of a theme's static files, for a site of these texts."""
    sheets = _stylesheets(static).values()
    named = {match[2].decode() for sheet in sheets for match in _ADDRESS.finditer(sheet)}
    fonts = {name: static[FOLDER + name] for name in sorted(named) if FOLDER + name in static}
    return Typefaces(fonts, characters_of((*texts, *(sheet.decode("utf-8", "replace") for sheet in sheets))))


def published(static: Mapping[str, bytes], versions: Mapping[str, str]) -> dict[str, bytes]:
    """A theme's static files as readers get them: stylesheets close-set, with each font's version at its address."""

    def with_version(match: re.Match[bytes]) -> bytes:
        version = versions.get(match[2].decode())
        return match[0] + (f"?v={version}".encode() if version else b"")

    sheets = {name: _close_set(sheet) for name, sheet in _stylesheets(static).items()}
    return {**static, **{name: _ADDRESS.sub(with_version, sheet) for name, sheet in sheets.items()}}


@lru_cache(maxsize=64)
def _close_set(sheet: bytes) -> bytes:
    """A stylesheet without comments and needless white space; as it is where it cannot be read."""
    try:
        return process_stylesheet(sheet.decode(), minify=True, browsers_list=BROWSERS).encode()
    except ValueError:
        return sheet


def static_versions(static: Mapping[str, bytes], fonts: Mapping[str, str]) -> dict[str, str]:
    """A mark of the state of each static file that pages may name; `fonts` has those of the fonts that are used."""
    others = {name: content for name, content in published(static, fonts).items() if not name.startswith(FOLDER)}
    marks = {name: digest(content) for name, content in others.items()}
    return marks | {FOLDER + name: version for name, version in fonts.items()}


def _stylesheets(static: Mapping[str, bytes]) -> dict[str, bytes]:
    """The stylesheets beside the folder of fonts."""
    return {name: content for name, content in static.items() if name.endswith(".css") and "/" not in name}


def characters_of(texts: Iterable[str]) -> str:
    """The common characters, and those of the texts by whole rows, since a new letter seldom comes alone."""
    rows = {ord(character) // ROW * ROW for text in texts for character in _RARE.findall(_read(text))}
    rare = (chr(code) for row in rows for code in range(row, row + ROW))
    return "".join(sorted({*COMMON, *rare}))


def _read(text: str) -> str:
    """A text as pages may show it: entities and escapes read, letters and their accents composed."""
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    return normalize("NFC", unescape(text) if "&" in text else text)


@lru_cache(maxsize=64)  # a process may build more than one site of a theme
def cut_font(font: bytes, characters: str) -> bytes:
    """The font with these characters alone, laid out as before; as it is where it cannot be read."""
    # Imported here, since it takes a tenth of a second, and only a new character calls for it.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    cut = BytesIO()
    try:
        whole = TTFont(BytesIO(font), recalcTimestamp=False)
        features = sorted(_features(whole) - FRACTIONS)
        subsetter = Subsetter(Options(layout_features=features, hinting=False, name_IDs=["*"], notdef_outline=True))
        subsetter.populate(text=characters)
        subsetter.subset(whole)
        whole.save(cut)
    except Exception:  # a broken font raises whatever its tables lead to
        return font
    return cut.getvalue()


def _features(font: Any) -> set[str]:
    tables = [font[tag].table for tag in ("GSUB", "GPOS") if tag in font]
    return {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}


def check_characters(typefaces: Typefaces, sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """What the texts hold that no font has, told once for each file."""
    covered = frozenset().union(*map(_covered, typefaces.fonts.values()))
    for source in sources if covered else ():
        lacking = [one for one in dict.fromkeys(source.text) if ord(one) not in covered and _needs_font(one)]
        if lacking:
            yield _without_font(source, lacking)


@lru_cache(maxsize=64)
def _covered(font: bytes) -> frozenset[int]:
    """The code points that a font has letters for; none where it cannot be read."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    try:
        return frozenset(TTFont(BytesIO(font)).getBestCmap())
    except Exception:  # as above
        return frozenset()


def _needs_font(character: str) -> bool:
    """Whether a character is to be seen: no space, no control, no variation of the one before."""
    return category(character)[0] not in "CZ" and not "\ufe00" <= character <= "\ufe0f"


def _without_font(source: Source, lacking: list[str]) -> Diagnostic:
    before = source.text[: source.text.index(lacking[0])]
    where = Location(source.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    shown = [f"{one} (U+{ord(one):04X})" for one in lacking[:SHOWN]]
    words = " ".join(shown) + (f" and {len(lacking) - SHOWN} more" if len(lacking) > SHOWN else "")
    hint = "readers see another font, or an empty box: write it otherwise, or add a font that has it to the theme"
    values = (("characters", "\n".join(shown)),)
    return Diagnostic(where, "note", f"no font has {words}", "no-font", hint, values=values)
