"""What the desk says, language by language: words of its page, and findings as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from babel import Locale
from markupsafe import Markup, escape

from siyaq.diagnostics import Diagnostic
from siyaq.model.site import Language, Site
from siyaq.model.strings import Strings, decode_strings
from siyaq.read.content import Source
from siyaq.render.wording.words import Wording

_PART = re.compile(r"`([^`]*)`|\{(\w+)\}")
_NAME = re.compile(r"\{(\w+)\}")


@cache
def read_words() -> Mapping[str, Strings]:
    """The packaged words by language tag."""
    found: dict[str, Strings] = {}
    for file in sorted(files(__package__).joinpath("words").iterdir(), key=lambda file: file.name):
        tag, dot, _ = file.name.rpartition(".yaml")
        if dot:
            found[tag], mistakes = decode_strings(tag, (Source(file.name, file.read_text("utf-8")),))
            if mistakes:
                raise ValueError("\n".join(map(str, mistakes)))
    return MappingProxyType(found)


def desk_language(asked: str, site: Site | None) -> str:
    """The language asked for, else the first of the site's that the desk speaks, else the first of its own."""
    spoken = read_words()
    wanted = (asked, *(site.tags if site else ()))
    return next((tag for tag in wanted if tag in spoken), next(iter(spoken)))


def wording_of(tag: str, site: Site | None) -> Wording:
    """How the desk says things in a language, in the house style of the site where that is one of its own."""
    if site and tag in site.tags:
        return Wording(site.language(tag), read_words()[tag])
    return Wording(Language(tag=tag, name=language_name(tag)), read_words()[tag])


def cases_of(code: str, strings: Strings) -> Iterator[tuple[str, str]]:
    """The sentence and the hint of each case in which a code is told, in their order."""
    words = strings.words
    for key in words:
        if key.startswith(f"finding.{code}.") and key.endswith(".say"):
            yield words[key], words.get(key.removesuffix("say") + "hint", "")


def names_in(*texts: str) -> frozenset[str]:
    """The names of the values that sentences hold."""
    return frozenset(name for text in texts for name in _NAME.findall(text))


def sentence(found: Diagnostic, wording: Wording) -> tuple[Markup, Markup] | None:
    """A finding and its hint in a language; None where there are no words for it, or their values are lacking."""
    values = dict(found.values)
    if "language" in values:
        values["language"] = language_name(values["language"], wording.language.locale)
    for say, hint in cases_of(found.code, wording.strings):
        if names_in(say, hint) <= values.keys():
            comma = wording.say("board.comma")
            return marked_up(say, values, comma), marked_up(hint, values, comma)
    return None


def marked_up(text: str, values: Mapping[str, str], comma: str = "\n") -> Markup:
    """A sentence as HTML: what stands between backticks as code, each value apart from the direction around it.

    `comma` stands between the lines of a value, which are several things.
    """
    html = Markup()
    end = 0
    for part in _PART.finditer(text):
        html += escape(text[end : part.start()])
        if part[2] is None:
            typed = _NAME.sub(lambda name: values.get(name[1], name[0]), part[1])
            html += Markup('<code dir="ltr">{}</code>').format(typed)
        else:
            several = values[part[2]].split("\n") if part[2] in values else []
            html += escape(comma).join(Markup("<bdi>{}</bdi>").format(one) for one in several) or escape(part[0])
        end = part.end()
    return html + escape(text[end:])


def language_name(tag: str, reader: Locale | None = None) -> str:
    """What a language is called in that of a reader; by default in its own."""
    return Locale.parse(tag, sep="-").get_display_name(reader) or tag
