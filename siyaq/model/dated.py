"""Phrases for a time within a text, each with the date that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from markdown_it.token import Token

from siyaq.diagnostics import Location, did_you_mean
from siyaq.model.dates import PartialDate
from siyaq.model.facts import Event
from siyaq.model.mistakes import Mistakes
from siyaq.model.parts import CLOSING, OPENING, Body, DatedPhrase, Part
from siyaq.read.lexicons import Lexicon, read_lexicons

ATTRIBUTE = "when"
HINT = "write 2025, 2025-07, 2025-07-16, 2025~ or 2025-09-08/2025-09-14"
_MARKED = re.compile(rf"\[([^\[\]]+)\]\{{\s*{ATTRIBUTE}\s*=[^}}\n]*\}}")
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
    """The body with the phrases that its events quote marked with their dates, each where it first stands.

    A phrase with a year in it says its date by itself; one that two events of different times quote says too little.
    """
    prefixes = frozenset(chain.from_iterable(read_lexicons().get(language, Lexicon()).prefixes))
    for phrase, when in _said(events).items():
        body = _marked(body, phrase, when, prefixes) if when else body
    return body


def _said(events: Iterable[Event]) -> dict[str, str]:
    """Each phrase with its date, or with nothing where events differ; longer phrases first."""
    found: dict[str, PartialDate | None] = {}
    for event in events:
        if event.said and not _YEAR.search(event.said):
            known = found.setdefault(event.said, event.when)
            if known and (known.earliest, known.latest) != (event.when.earliest, event.when.latest):
                found[event.said] = None
    longest = sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return {phrase: when.text if when else "" for phrase, when in longest}


def _marked(body: Body, phrase: str, when: str, prefixes: frozenset[str]) -> Body:
    """The body with the first free place of the phrase marked; what stands in a link or a heading is not free."""
    depth = 0
    for index, part in enumerate(body.parts):
        depth += (part.kind in OPENING) - (part.kind in CLOSING)
        start = _place(part.text, phrase, prefixes) if part.kind == "prose" and not depth else -1
        if start >= 0:
            end = start + len(phrase)
            woven = (
                Part("prose", part.text[:start]),
                *(Part("dated", when), Part("prose", phrase), Part("undated", when)),
                Part("prose", part.text[end:]),
            )
            return replace(body, parts=(*body.parts[:index], *filter(_is_there, woven), *body.parts[index + 1 :]))
    return body


def _is_there(part: Part) -> bool:
    return part.kind != "prose" or bool(part.text)


def _place(text: str, phrase: str, prefixes: frozenset[str]) -> int:
    """Where a phrase stands as words of its own, perhaps behind joined prefixes such as و; -1 if nowhere."""
    for match in re.finditer(rf"(?<!\w)(\w*?){re.escape(phrase)}(?!\w)", text):
        if prefixes.issuperset(match[1]):
            return match.start() + len(match[1])
    return -1
