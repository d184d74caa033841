"""Runs of the other script within a text, set apart so that lines keep their order (Unicode UAX #9, HTML's `bdi`).

Where markup can go, a run becomes a `bdi` with its language and direction; where it cannot (titles, attributes,
feeds), it stands between U+2066 or U+2067 and U+2069. Numbers that hold together by a sign, a dash or a unit run from
left to right in every script, and are set apart on pages that do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from babel.numbers import list_currencies
from markupsafe import Markup, escape

from siyaq.model.site import Site
from siyaq.render.wording.spacing import NO_BREAK, unbroken

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
INITIATORS = {"ltr": LRI, "rtl": RLI}
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]+")  # of the text's own: they might reach beyond it

_LTR = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u0588\u0900-\u1fff"
    "\u2c00-\u2dff\u3040-\ua7ff"
)
_RTL = "\u0590-\u0605\u0608\u060b\u060d\u061b-\u064a\u066d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_TOUCH = "\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d"  # marks and joiners, which belong to the letter before
_DIGIT = "0-9٠-٩۰-۹"
_SPACE = "[ \u00a0]"

_CURRENCY = f"(?:{'|'.join(sorted(list_currencies()))})"
_UNIT = rf"(?:[kKMGTPnµmc]?(?:Hz|Wh?|bps|[BbmgVA])|{_CURRENCY})(?![{_LTR}\d])"
# A word of a left-to-right script: letters and figures with signs within, perhaps begun or ended by a sign, too.
_WORD = (
    rf"(?:https?://[^\s<>«»“”]*[\w/=]|(?<![{_LTR}\d])(?:[@#.]|__?)?(?=\d*[{_LTR}])[{_LTR}\d_]+"
    rf"(?:[{_TOUCH}]|['’&+/:@.·$-]+[{_LTR}\d]|[{_LTR}\d_])*(?:\+\+|[+#])?)"
)
_INITIAL = rf"(?<![{_LTR}\d][{_LTR}\d])\.{_SPACE}?"  # the end of one, as in J. K. Rowling
_JOINT = rf"(?:{_SPACE}|{_INITIAL}|, | [&–—+] |[–—])"
_LATIN = rf"{_WORD}(?:{_JOINT}(?:\d+{_SPACE}(?!{_UNIT}))?{_WORD})*"
_ARABIC_WORD = rf"[{_RTL}][{_RTL}{_TOUCH}]*"
_ARABIC = rf"{_ARABIC_WORD}(?:(?:{_SPACE}|، |[-–/])(?:[{_DIGIT}]+{_SPACE})?{_ARABIC_WORD})*"
# A number, or several: 300, 5–7%, 16/9/2025, 10:30, $5, 16 GB, +971 4 123 4567.
_FIGURE = rf"[{_DIGIT}]+(?:[.,٫٬:/×x–−-][{_DIGIT}]+)*"
_NUMBER = (
    rf"(?<![{_DIGIT}.,/:–−-])(?:(?:\+[{_DIGIT}]+|0[{_DIGIT}]*)(?:{_SPACE}[{_DIGIT}]+|-[{_DIGIT}]+)+"
    rf"|(?:[$€£]|(?<!\w)[+−-])?{_FIGURE}(?:[%$€£]|{_SPACE}?{_UNIT}|(?![{_LTR}{_DIGIT}])))"
)
_SUM = rf"(?=[A-Z]{{3}}{_SPACE}[{_DIGIT}])(?<![{_LTR}\d]){_CURRENCY}{_SPACE}{_FIGURE}"
_HELD_TOGETHER = re.compile(rf"[^{_DIGIT}.,٫٬]")  # what would take a number apart where lines run to the left
_STRONG = {"ltr": re.compile(f"[{_LTR}]"), "rtl": re.compile(f"[{_RTL}]")}
_ISOLATED = re.compile(f"[{LRI}{RLI}][^{PDI}]*{PDI}")
_CANDIDATE = re.compile(rf"[@#._$€£+−-]{{0,2}}[{_LTR}{_DIGIT}][^{_RTL}]*")  # signs may begin a word or a number
_WITHIN_RTL = re.compile(rf"(?P<sum>{_SUM})|(?P<words>{_LATIN})|(?P<number>{_NUMBER})")
_WITHIN_LTR = re.compile(f"(?P<words>{_ARABIC})")


@dataclass(frozen=True, slots=True)
class Isolation:
    """How pages of one direction set other scripts apart: `languages` has the language tag of each script."""

    direction: str
    languages: tuple[tuple[str, str], ...] = ()

    def opposite(self) -> Isolation:
        """The same for a stretch of the other direction on these pages."""
        return Isolation(_foreign(self.direction), self.languages)

    def attributes(self, text: str) -> str:
        """What an element says of itself that holds a foreign run."""
        return f'lang="{self._language(text)}" dir="{_foreign(self.direction)}"'

    def _language(self, text: str) -> str:
        """The language of the script that the text is in; `und` where the site has none."""
        script = script_of(text)
        return next((tag for name, tag in self.languages if name == script), "und")

    def is_foreign(self, text: str) -> bool:
        """Whether the text is one foreign phrase from end to end, with the numbers that belong to it."""
        runs = _runs(text, self.direction)
        kinds = [bool(run) and not is_number for words, run, is_number in runs if words.strip(" .0123456789")]
        return kinds == [True]

    def held(self, text: str) -> str:
        """The text with no-break spaces within its foreign runs."""
        runs = _runs(text, self.direction)
        return "".join(words.replace(" ", NO_BREAK) if run else words for words, run, _ in runs)

    def html(self, text: str) -> Markup:
        """The text as markup, escaped, each foreign run in an element of its own."""
        parts = []
        for words, run, is_number in _runs(unbroken(text), self.direction):
            attributes = f'dir="{run}"' if is_number else self.attributes(words)
            parts.append(f"<bdi {attributes}>{escape(words)}</bdi>" if run else escape(words))
        return Markup("".join(parts))  # noqa: S704 (every piece is escaped above)

    def plain(self, text: str) -> str:
        """The text for a place without markup; its first strong character has the direction of the page."""
        runs = "".join(
            f"{INITIATORS[run]}{words}{PDI}" if run else words for words, run, _ in _runs(text, self.direction)
        )
        alone = PDI in runs and not _STRONG[self.direction].search(_ISOLATED.sub("", runs))
        return MARKS[self.direction] + runs if alone else runs


def isolation_for(site: Site, tag: str) -> Isolation:
    """The isolation for pages in a language; of several languages in one script, the first names its runs."""
    scripts: dict[str, str] = {}
    for one in site.languages:
        scripts.setdefault(script_of(one.name), one.tag)
    return Isolation(site.language(tag).direction, tuple(scripts.items()))


def script_of(text: str) -> str:
    """The script of the first letter, as Unicode names it: LATIN, ARABIC, HEBREW."""
    letter = next((letter for letter in text if letter.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def _foreign(direction: str) -> str:
    return "ltr" if direction == "rtl" else "rtl"


def _runs(text: str, direction: str) -> Iterator[tuple[str, str, bool]]:
    """The text in stretches: (words, their direction where they are to be set apart, whether they are a number)."""
    text, done = CONTROLS.sub("", text), 0
    for match in _matches(text, direction):
        is_number = match.lastgroup != "words"
        if is_number and not _HELD_TOGETHER.search(match[0]):
            continue
        if match.start() > done:
            yield text[done : match.start()], "", False
        yield match[0], _foreign(direction), is_number
        done = match.end()
    if done < len(text):
        yield text[done:], "", False


def _matches(text: str, direction: str) -> Iterator[re.Match[str]]:
    """Foreign words, and numbers where lines run to the left; stretches without either are passed over at once."""
    if direction == "ltr":
        yield from _WITHIN_LTR.finditer(text)
        return
    for stretch in _CANDIDATE.finditer(text):
        yield from _WITHIN_RTL.finditer(text, *stretch.span())
