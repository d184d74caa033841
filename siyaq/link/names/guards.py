"""What tells that a name's letters are not that name here: the letters and words around them."""

from __future__ import annotations

from typing import NamedTuple

from siyaq.link.names.clues import Clues
from siyaq.link.names.folding import Folded, is_mark, without_marks
from siyaq.link.names.letters import (
    ARABIC,
    begins_sentence,
    glued_before,
    other_word_character,
    word_after,
    word_before,
)  # fmt: skip
from siyaq.link.names.names import MIN_CAPITALS, Form, Name

MAX_HOST = 80  # characters of `x.org/` before a name
_MONEY = frozenset("$€£¥")
_BEFORE_NO_NAME = _MONEY | {"/", "@"}
TANWIN = frozenset("\u064b\u08f0")


class Place(NamedTuple):
    """Where a form stands in a folded text: text[start:end], with the prefix that is glued before it."""

    form: Form
    name: Name
    start: int
    end: int
    prefix: str


def stands_alone(text: str, start: int, end: int, form: Form, clues: Clues) -> Place | None:
    """The place of a form, if a word begins and ends there; `text` ends in a space."""
    if _one_word(text[end - 1], text[end]):
        return None
    before = text[start - 1] if start else " "
    if before not in ARABIC:
        alone = form.kind != "contracted" and not _one_word(before, text[start])
        if form.kind == "initial":  # a brand without a capital takes one only where a sentence begins
            alone = alone and begins_sentence(text, start)
        return Place(form, form.name, start, end, "") if alone else None
    glued = glued_before(text, start)
    allowed = _allowed_prefix(glued, text[start], form, clues)
    return Place(form, form.name, start, end, glued) if allowed else None


def _one_word(one: str, two: str) -> bool:
    if one == " " or two == " ":
        return False
    if one == "_" or two == "_":
        return True  # it joins words of any script
    return (one in ARABIC and two in ARABIC) or (other_word_character(one) and other_word_character(two))


def _allowed_prefix(glued: str, first: str, form: Form, clues: Clues) -> bool:
    if form.kind == "contracted":
        return glued + clues.article[-1] in clues.contracted
    if first in ARABIC:
        return form.name.takes_prefix and glued in clues.prefixes
    bare = glued.removesuffix(clues.article)  # «الـCIA», «بالـCIA»
    with_article = bare != glued and (not bare or bare in clues.prefixes)
    return with_article or glued in clues.prefixes or glued in clues.contracted


def refusal(place: Place, text: str, written: str, clues: Clues) -> str:
    """Why the letters at a place are not the name, in words for an editor; nothing if they may be.

    `text` is the folded text, `written` what stands at the place in the text as given, with marks.
    """
    name = place.name
    if name.folded[-1] in "اي" and not TANWIN.isdisjoint(written[-3:]):
        return "an ordinary word with tanwin"
    if _ordinary_word(place, written, clues):
        return f"the ordinary word «{place.prefix + without_marks(written)}»"
    if _in_address(text, place):
        return "part of an address or of a sum"
    if name.decoy:
        return ""
    return _in_longer_name(place, text, clues)


def _ordinary_word(place: Place, written: str, clues: Clues) -> bool:
    """Whether the name with its prefix, or spelled as here, is an ordinary word: «لبنان», «على» beside «علي»."""
    name = place.name
    if (written == name.words and not place.prefix) or not name.single or place.form.kind != "plain":
        return False
    if place.prefix:
        return place.prefix + name.folded in clues.ordinary
    bare = without_marks(written)
    return bare in clues.spelled and bare != without_marks(name.words)


def _in_address(text: str, place: Place) -> bool:
    """Whether it belongs to a handle, an e-mail address or the name of a host: `@Musk`, `Musk@x.org`, `Tesla.com`."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 2]
    if before not in _BEFORE_NO_NAME and after[0] not in ".@":
        return False
    if before in _MONEY:
        return text[place.start].isdigit()
    if before == "/" and "." in text[max(0, place.start - MAX_HOST) : place.start].rpartition(" ")[2]:
        return True
    return before == "@" or after[:1] == "@" or (after[:1] == "." and after[1:].islower() and after[1:].isascii())


def _in_longer_name(place: Place, text: str, clues: Clues) -> str:
    """The words that make it part of another name, if there are any."""
    name = place.name
    after = word_after(text, place.end)
    if after and (
        (name.single and after in clues.name_tails)
        or (name.person and after in clues.generations)
        or (name.single and name.person and after in clues.patronyms)
        or (name.person and after in clues.organization_tails and not _all_capitals(place.form.key))
        or (after in clues.landmarks_after and (name.person or name.single))
    ):
        return f"part of another name, «{name.words} {after}»"
    before = word_before(text, place.start - len(place.prefix))
    if not place.prefix and _begins_another(before, name, clues):
        return f"part of another name, «{before} {name.words}»"
    if not name.person:
        return ""
    if before in clues.landmarks_before:
        return f"part of another name, «{before} {name.words}»"
    if name.single and text[place.start] not in ARABIC and not _all_capitals(place.form.key):
        return _among_capitals(place, text, before, after, clues)
    return ""


def _all_capitals(key: str) -> bool:
    """Whether the form is one of a HEADLINE, where capitals tell nothing."""
    return len(key) >= MIN_CAPITALS and key.isupper()


def _begins_another(before: str, name: Name, clues: Clues) -> bool:
    """Whether the word before makes it another name: «بن سلمان», and for one word, or «بن سلمان», a first name."""
    if name.person and before in clues.name_heads:
        return True
    if before not in clues.given_names or not (name.single or name.folded.partition(" ")[0] in clues.name_heads):
        return False
    own = {before, *(before[len(prefix) :] for prefix in clues.prefixes if before.startswith(prefix))}
    return own.isdisjoint(name.given)


def _among_capitals(place: Place, text: str, before: str, after: str, clues: Clues) -> str:
    """Whether a Latin surname stands within a longer run of capitalised words, as in "Kimbal Musk"."""
    name = place.name
    if _names_someone(before, name, clues) and not before.endswith(("'s", "s'")):
        return f'another person’s name, "{before} {name.words}"'
    if _names_someone(after, name, clues):
        return f'part of another name, "{name.words} {after}"'
    joined = text[max(0, place.start - MAX_HOST) : place.start].rpartition(" ")[2]
    if joined[-1:] in ("-", "'") and len(joined) > 1 and not joined[:-1].islower():  # "anti-Musk" is about Musk
        return f'part of another name, "…{text[place.start - 1]}{name.words}"'
    if text[place.end : place.end + 1] == "-" and text[place.end + 1 : place.end + 2].isupper():
        return f'part of another name, "{name.words}-…"'
    return ""


def _names_someone(word: str, name: Name, clues: Clues) -> bool:
    """Whether a capitalised word beside a surname makes another name of it."""
    if not word or not word[0].isupper() or word in name.given:
        return False
    if word.endswith("."):  # an initial, a title, or the end of a sentence
        return len(word) == 2 and not any(own.startswith(word[0]) for own in name.given)
    if word.isupper() and len(word) > 1:
        return False
    if word in clues.given_names:
        return True
    return word not in clues.plain_capitals and word.lower() not in clues.ordinary


def with_marks(text: str, end: int) -> int:
    """The end of a span, moved past the marks that belong to its last letter."""
    while end < len(text) and is_mark(text[end]):
        end += 1
    return end


def original_span(folded: Folded, text: str, start: int, end: int) -> tuple[int, int]:
    """The span, in the text as given, of folded[start:end]."""
    if not folded.gone and not folded.grown:
        return start, end
    return folded.place(start), with_marks(text, folded.place(end - 1) + 1)
