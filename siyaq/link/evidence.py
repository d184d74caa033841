"""What tells that an ambiguous name is meant as a name."""

from __future__ import annotations

from typing import Literal

from siyaq.link.clues import Clues
from siyaq.link.guards import Place
from siyaq.link.letters import ARABIC, CLOSING, OPENING, QUOTES, word_after, word_before
from siyaq.read.lexicons import Words

# From the strongest to the weakest; `name` means that the name needs no evidence.
Evidence = Literal["pair", "full-name", "declared", "quoted", "cue", "name"]
MAX_SHORT_FORM = 4  # characters of "Mrs."
MAX_JOINER = 4  # characters between a name and the same name in the other script


def around_evidence(place: Place, text: str, clues: Clues) -> Evidence | None:
    """The evidence in the words around: quotation marks, or a cue."""
    start = place.start - len(place.prefix)
    if text[place.start - 1 : place.start] in QUOTES and text[place.end] in QUOTES:
        return "quoted"
    while start and text[start - 1] in OPENING:
        start -= 1
    before = word_before(text, start)
    cues = clues.person_cues if place.name.person else clues.organization_cues
    if before and not place.prefix and (before in cues or before.lower() in cues or _is_short_form(before, cues)):
        return "cue"
    if not place.name.person and word_after(text, place.end) in clues.organization_tails:
        return "cue"
    return None


def _is_short_form(word: str, cues: Words) -> bool:
    """Whether a word with a full stop is a title cut short: "Mr.", «د.», and not the end of a sentence."""
    return word.endswith(".") and len(word) <= MAX_SHORT_FORM and word[:-1] in cues


def are_pair(one: Place, two: Place, text: str) -> bool:
    """Whether the second place says the name of the first again in the other script: «أوبن إيه آي» OpenAI."""
    if one.name.entity != two.name.entity or two.start < one.end:
        return False
    between = text[one.end : two.start]
    other_script = (text[one.start] in ARABIC) != (text[two.start] in ARABIC)
    return (
        other_script and len(between) <= MAX_JOINER and all(c in " ،,/-–" or c in OPENING | CLOSING for c in between)
    )


def is_part_of(name: str, full: str) -> bool:
    """Whether a folded name is one or more whole words of a longer one."""
    return len(name) < len(full) and f" {name} " in f" {full} "
