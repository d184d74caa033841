"""What networks are told of a page that somebody shares: the Open Graph protocol (ogp.me)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global, parse_locale


@dataclass(frozen=True, slots=True)
class Sharing:
    """The type of a page in Open Graph’s terms, and (property, value) pairs that pages of that type have besides."""

    type: str = "website"
    facts: tuple[tuple[str, str], ...] = ()


@cache
def territorial(tag: str) -> str:
    """A language tag as Open Graph has it, `en_US`: if it names no territory, with the likeliest by CLDR."""
    locale = Locale.parse(tag, sep="-")
    likely = get_global("likely_subtags").get(str(locale)) or get_global("likely_subtags").get(locale.language)
    territory = locale.territory or (parse_locale(likely)[1] if likely else None)
    return f"{locale.language}_{territory}" if territory else locale.language
