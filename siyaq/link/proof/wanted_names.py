"""Names in the texts that look like people or companies and have no profile."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from shlex import quote

from siyaq.diagnostics import Diagnostic
from siyaq.link.names.clues import Clues
from siyaq.link.names.folding import fold_word
from siyaq.link.names.letters import begins_sentence, is_arabic, word_before
from siyaq.link.proof.readings import Reading
from siyaq.model.site import Site

MOST = 10  # names told
MAX_WORDS = 4  # of a quoted name
_QUOTED = re.compile(r"[«\"“]([^«»\"“”\n\ufffc]{2,40})[»\"”]")
_CAPITAL = r"[A-ZÀ-Þ][\w&'’-]*|[a-z]{1,2}[A-Z][\w&-]*"  # OpenAI, and eBay
_LATIN = re.compile(rf"(?<![\w.@/-])(?:{_CAPITAL})(?: (?:(?:&|of|de|bin|al|van|von) )?(?:{_CAPITAL}))*(?![\w@])")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name without a profile, at one place; `arabic` and `latin` are its forms as far as they stand there."""

    reading: Reading
    start: int
    end: int
    arabic: str
    latin: str
    organization: bool

    @property
    def key(self) -> str:
        """What the same name has at every place."""
        return fold_word(self.latin or self.arabic)


def check_wanted_names(readings: Iterable[Reading], clues: Clues, site: Site) -> Iterator[Diagnostic]:
    """The most wanted of them, each with the command that makes its profile."""
    found: dict[str, list[_Seen]] = defaultdict(list)
    countries = {fold_word(name) for tag in site.tags for name in site.language(tag).locale.territories.values()}
    known = countries | {fold_word(title) for _, title in site.title.words}
    every = [seen for reading in readings for seen in _seen(reading, clues)]
    latin = {fold_word(seen.arabic): seen.key for seen in every if seen.arabic and seen.latin}
    for seen in every:
        if seen.key not in known and fold_word(seen.arabic) not in known:
            found[latin.get(seen.key, seen.key)].append(seen)
    wanted = sorted(found.values(), key=lambda places: (-len(places), places[0].key))
    for places in wanted[:MOST]:
        yield _finding(places, len(wanted), clues, site)


def _finding(places: list[_Seen], number: int, clues: Clues, site: Site) -> Diagnostic:
    first = places[0]
    name = first.latin or first.arabic
    texts = len({seen.reading.path for seen in places})
    times = f"{len(places)} time{'s' * (len(places) > 1)} in {texts} text{'s' * (texts > 1)}"
    message = f'"{name}" looks like a name and has no profile: {times} (one of {number} such names)'
    where = first.reading.location(first.start, first.end)
    command = _command(places, clues, site)
    values = (("name", name), ("times", str(len(places))), ("texts", str(texts)), ("command", command))
    return Diagnostic(where, "note", message, "no-profile", command, first.end - first.start, values=values)


def _command(places: list[_Seen], clues: Clues, site: Site) -> str:
    arabic = next((seen.arabic for seen in places if seen.arabic), "")
    latin = next((seen.latin for seen in places if seen.latin), "")
    kind = (
        "company" if any(seen.organization for seen in places) or not _is_person(latin or arabic, clues) else "person"
    )
    written = {"rtl": arabic, "ltr": latin}
    names = [
        f"--name {quote(f'{tag}={written[site.language(tag).direction]}')}"
        for tag in site.tags
        if written[site.language(tag).direction]
    ]
    return " ".join(["siyaq new", kind, slug_of(latin) or "ID", *names])


def _is_person(name: str, clues: Clues) -> bool:
    """Whether it begins with a first name that is known."""
    words = name.split()
    return len(words) > 1 and fold_word(words[0]) in clues.given_names


def slug_of(name: str) -> str:
    """An id made of a name in Latin letters: "Jean-Noël Barrot" gives jean-noel-barrot."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))


def _seen(reading: Reading, clues: Clues) -> Iterator[_Seen]:
    text = reading.passages.text
    used = {place for one in reading.verdicts for place in range(one.start, one.end)}
    for found in (*_QUOTED.finditer(text), *_LATIN.finditer(text)):
        seen = _quoted(found, reading, clues) if found.re is _QUOTED else _run(found, reading, clues)
        if seen and used.isdisjoint(range(seen.start, seen.end)):
            used.update(range(seen.start, seen.end))
            yield seen


def _quoted(found: re.Match[str], reading: Reading, clues: Clues) -> _Seen | None:
    """«عربي» Latin, or a quoted name after a cue such as «شركة»."""
    text, words = reading.passages.text, found[1].strip()
    if not words or not is_arabic(fold_word(words)[:1]) or len(words.split()) > MAX_WORDS:
        return None
    latin = _LATIN.match(text, found.end() + 1) if text[found.end() : found.end() + 1] == " " else None
    cued = fold_word(word_before(text, found.start())) in clues.organization_cues
    if not latin and not cued:
        return None
    end = latin.end() if latin else found.end(1)
    return _Seen(reading, found.start(1), end, words, latin[0] if latin else "", cued)


def _run(found: re.Match[str], reading: Reading, clues: Clues) -> _Seen | None:
    """Capitalised words, if it is not only the beginning of a sentence that capitalises them."""
    words = found[0].split(" ")
    start = found.start()
    while words and _plain(words[0], clues):
        start += len(words.pop(0)) + 1
    while words and _plain(words[-1], clues) and not (len(words) == 2 and fold_word(words[0]) in clues.given_names):
        words.pop()
    name = " ".join(words).removesuffix("'s").removesuffix("’s")
    if not name or (name[1:].islower() and begins_sentence(reading.passages.text, start)):
        return None
    before = fold_word(word_before(reading.passages.text, start))
    cued = before in clues.organization_cues or before.lower() in clues.organization_cues
    return _Seen(reading, start, start + len(name), "", name, cued)


def _plain(word: str, clues: Clues) -> bool:
    """Whether a capital does not make a name of the word: a title, a month, a nationality, an ordinary word."""
    bare = fold_word(word.removesuffix("'s").removesuffix("’s"))
    return bare in clues.plain_capitals or bare.lower() in clues.ordinary or len(bare) < 2
