"""What tells that an ambiguous name is meant as a name."""

from __future__ import annotations

from typing import Literal

from siyaq.link.names.clues import Clues
from siyaq.link.names.guards import Place
from siyaq.link.names.letters import ARABIC, CLOSING, OPENING, QUOTES, word_after, word_before
from siyaq.read.lexicons import Words

# From the strongest to the weakest; `name` means that the name needs no evidence.
Evidence = Literal["pair", "full-name", "declared", "quoted", "cue", "name"]
MAX_SHORT_FORM = 5  # characters of "Prof."
MAX_WORDS = 8  # of a full name whose parts are told
JOINERS = OPENING | CLOSING | frozenset(" ،,/-–")  # what may stand between the two
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
    after = word_after(text, place.end)
    if place.name.person and (after in clues.name_heads or after in clues.given_names):
        return None  # «الشيخ علي جمعة»: the title is another’s
    if before and not place.prefix and (before in cues or before.lower() in cues or _is_short_form(before, cues)):
        return "cue"
    if not place.name.person and after in clues.organization_tails:
        return "cue"
    return None


def _is_short_form(word: str, cues: Words) -> bool:
    """Whether a word with a full stop is a title cut short: "Mr.", «د.», and not the end of a sentence."""
    longest = MAX_SHORT_FORM if word[0].isupper() else 2
    return word.endswith(".") and len(word) <= longest and word[:-1] in cues


def other_script_after(text: str, place: Place) -> int:
    """Where, right after a name, a word of another script begins: 0 where none does."""
    at = place.end
    while text[at : at + 1] in JOINERS and at < place.end + MAX_JOINER:
        at += 1
    beside = at > place.end and text[at : at + 1].isalnum()
    return at if beside and (text[at] in ARABIC) != (text[place.start] in ARABIC) else 0


def parts_of(full: str) -> list[str]:
    """The runs of whole words that are less than a folded name, of the few words that names have."""
    words = full.split(" ")[:MAX_WORDS]
    if len(words) == 2:
        return words
    spans = ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return [" ".join(words[start:end]) for start, end in spans if end - start < len(words)]
