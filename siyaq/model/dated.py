"""Phrases for a time within a text, each with the date that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from markdown_it.token import Token

from siyaq.diagnostics import Location, did_you_mean
from siyaq.model.dates import PartialDate
from siyaq.model.facts import Event
from siyaq.model.mistakes import Mistakes
from siyaq.model.parts import CLOSING, OPENING, Body, DatedPhrase, Part
from siyaq.model.phrases import resolve_phrase
from siyaq.read.lexicons import Lexicon, read_lexicons

ATTRIBUTE = "when"
HINT = "write 2025, 2025-07, 2025-07-16, 2025~ or 2025-09-08/2025-09-14"
_MARKED = re.compile(rf"\[([^\[\]]+)\]\{{\s*{ATTRIBUTE}\s*=[^{{}}\n]{{0,64}}\}}")
_YEAR = re.compile(r"\d{4}")


def without_marks(text: str) -> str:
    """The Markdown as it was before its dates were marked: what a translator works from."""
    return _MARKED.sub(r"\1", text)


def decode_dated(token: Token, mistakes: Mistakes, *, within_link: bool) -> tuple[DatedPhrase, ...]:
    """The phrase that a `dated_open` begins; none, but a report, where its mark is wrong."""
    written = token.meta["written"]
    where = mistakes.locate_words(written)
    if token.meta["name"] != ATTRIBUTE:
        hint = did_you_mean(token.meta["name"], (ATTRIBUTE,), f"a phrase may have {{{ATTRIBUTE}=DATE}}")
        mistakes.report(where, "unknown-mark", f'unknown mark "{token.meta["name"]}"', hint, len(written))
    elif within_link:
        mistakes.report(where, "date-in-link", "a dated phrase within a link", "let the link go", len(written))
    elif token.meta["nested"]:
        mistakes.report(where, "date-in-link", "a dated phrase within another", "let one of them go", len(written))
    elif not token.meta["words"].strip():
        mistakes.report(where, "empty-date", "a date without words", "put the words between the square brackets", 2)
    else:
        return _phrase(token, where, mistakes)
    return ()


def _phrase(token: Token, where: Location, mistakes: Mistakes) -> tuple[DatedPhrase, ...]:
    try:
        when = PartialDate.parse(token.meta["when"])
        if when.precision in ("present", "unknown"):
            raise ValueError("only the end of something may say so")
    except ValueError as error:
        message = f'"{token.meta["when"]}": {error}'
        mistakes.report(where, PartialDate.code, message, HINT, len(token.meta["written"]))
        return ()
    return (DatedPhrase(token.meta["words"], when.text, where),)


def mark_said(body: Body, events: Iterable[Event], language: str) -> Body:
    """The body with the phrases that its events quote marked with their dates, each if it stands once in the text.

    A phrase with a year in it says its date by itself; one that two events of different times quote says too little.
    """
    lexicon = read_lexicons().get(language, Lexicon())
    for phrase, when in _said(events).items():
        if when:
            body = _marked(body, _Phrase(phrase, when, language, lexicon))
    return body


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase to be found in a text, and the date it stands for, as entered."""

    words: str
    when: PartialDate
    language: str
    lexicon: Lexicon

    def places(self, text: str) -> list[int]:
        """Where it stands as words of its own, perhaps behind joined prefixes such as و."""
        prefixes = frozenset(chain.from_iterable(self.lexicon.prefixes))
        found = re.finditer(rf"(?<!\w)(\w*?){re.escape(self.words)}(?!\w)", text)
        return [one.start() + len(one[1]) for one in found if prefixes.issuperset(one[1])]

    def is_meant(self, text: str, start: int) -> bool:
        """Whether what stands around leaves it the same time: no prefix to a lone word, no more said of it."""
        alone = " " not in self.words
        if alone and text[start - 1 : start].isalpha():  # «وغد» may be a word of its own
            return False
        after = text[start + len(self.words) :]
        if re.match(r"\s*\d|['’]", after):  # «في يوليو 2019», "yesterday’s"
            return False
        following = re.match(r" (\w+)", after)
        if following is None:
            return True
        article = self.lexicon.article
        if alone and article and following[1].startswith(article):  # a newspaper by the name of a day
            return False
        longer = resolve_phrase(f"{self.words} {following[1]}", self.language, self.when.earliest).dates
        return not longer or longer == resolve_phrase(self.words, self.language, self.when.earliest).dates


def _said(events: Iterable[Event]) -> dict[str, PartialDate | None]:
    """Each phrase with its date, or with none where events differ; longer phrases first."""
    found: dict[str, PartialDate | None] = {}
    for event in events:
        if event.said and not _YEAR.search(event.said):
            known = found.setdefault(event.said, event.when)
            if known and (known.earliest, known.latest) != (event.when.earliest, event.when.latest):
                found[event.said] = None
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _marked(body: Body, phrase: _Phrase) -> Body:
    """The body with the phrase marked where it stands; what stands in a link or a heading does not count."""
    depth, places = 0, []
    for index, part in enumerate(body.parts):
        depth += (part.kind in OPENING) - (part.kind in CLOSING)
        if part.kind == "prose" and not depth:
            places += [(index, start) for start in phrase.places(part.text)]
    if len(places) != 1:
        return body
    index, start = places[0]
    text = body.parts[index].text
    if not phrase.is_meant(text, start):
        return body
    when, end = phrase.when.text, start + len(phrase.words)
    marked = (Part("dated", when), Part("prose", phrase.words), Part("undated", when))
    woven = (Part("prose", text[:start]), *marked, Part("prose", text[end:]))
    kept = (part for part in woven if part.text)
    return replace(body, parts=(*body.parts[:index], *kept, *body.parts[index + 1 :]))
