"""The names of a registry, and the forms in which texts write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product
from typing import Any, Literal

from siyaq.link.names.clues import Clues
from siyaq.link.names.folding import fold_word
from siyaq.link.names.letters import is_arabic
from siyaq.model.text import MAX_NAME

FormKind = Literal["plain", "capitals", "initial", "contracted"]
PERSON = "person"
MIN_CAPITALS = 4  # letters of a name that may stand all in capitals
MAX_UNPREFIXED = 3  # letters of a name that takes no prefix unless its entity says so
MAX_JOINTS = 3  # places in one name where two words may be written as one


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity: `words` as the registry writes it, `folded` as it is compared.

    A `single` name is one word. An `ambiguous` one is an ordinary word, too, and needs evidence. A `decoy` looks like
    a name of the entity and is none. `given` are the folded first words of the entity's own full names.
    """

    entity: str
    words: str
    folded: str
    person: bool
    single: bool
    ambiguous: bool = False
    misspelling: bool = False
    decoy: bool = False
    takes_prefix: bool = True
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name; `key` is what a folded text shows."""

    name: Name
    key: str
    kind: FormKind = "plain"


def names_of(entity: Any) -> list[Name]:
    """The names of an entity, which is a mapping or an object with `id`, `type`, `names` and `ambiguous`.

    It may also have `misspellings` (linked all the same), `decoys` (which consume their text), each by language or
    as a list, and `prefixed`: names of three letters or fewer that are written together with prefixes.
    Names without a letter or a digit, and single Arabic letters, are left out. Raises ValueError for an entity
    without an id, and for a name longer than MAX_NAME.
    """
    get = entity.get if isinstance(entity, Mapping) else partial(_attribute, entity)
    if get("id") in (None, ""):
        raise ValueError(f"an entity needs an id: {entity!r}")
    known: dict[str, tuple[str, str]] = {}
    for field in ("names", "misspellings", "decoys"):
        for words in _listed(get(field)):
            folded = fold_word(words)
            if len(words) > MAX_NAME:
                raise ValueError(f"a name of more than {MAX_NAME} characters: {words[:40]}…")
            if any(map(str.isalnum, folded)) and not (len(folded) == 1 and is_arabic(folded)):
                known.setdefault(folded, (words, field))
    person = get("type") == PERSON
    ambiguous = {fold_word(words) for words in _listed(get("ambiguous"))}
    prefixed = {fold_word(words) for words in _listed(get("prefixed"))}
    given = frozenset(folded.partition(" ")[0] for folded in known if " " in folded) if person else frozenset()
    return [
        Name(
            entity=str(get("id")),
            words=words,
            folded=folded,
            person=person,
            single=" " not in folded,
            ambiguous=folded in ambiguous,
            misspelling=field == "misspellings",
            decoy=field == "decoys",
            takes_prefix=len(folded) > MAX_UNPREFIXED or folded in prefixed,
            given=given,
        )
        for folded, (words, field) in known.items()
    ]


def _attribute(entity: object, name: str) -> Any:
    return getattr(entity, name, None)


def _listed(raw: Any) -> list[str]:
    """The names in a list, or in lists by language."""
    if not raw:
        return []
    if isinstance(raw, str):
        return [raw]
    if isinstance(raw, Mapping):
        return [words for value in raw.values() for words in _listed(value)]
    return [words for words in raw if isinstance(words, str)]


def forms_of(names: Iterable[Name], clues: Clues) -> dict[str, tuple[Form, ...]]:
    """Every form of these names, by what a folded text shows; a variant gives way to a name so spelled."""
    found: dict[str, dict[str, Form]] = defaultdict(dict)
    for name in names:
        for form in _forms(name, clues):
            found[form.key].setdefault(name.entity, form)
    return {
        key: tuple(_exact([*forms.values()]) if len(forms) > 1 else forms.values()) for key, forms in found.items()
    }


def _exact(forms: list[Form]) -> list[Form]:
    return [form for form in forms if form.key == form.name.folded] or forms


def _forms(name: Name, clues: Clues) -> Iterator[Form]:
    if not is_arabic(name.folded[0]):
        yield Form(name, name.folded)
        yield from _cased(name)
        return
    for key in _joined(name.folded, clues):
        yield Form(name, key)
        if clues.article and key.startswith(clues.article):
            # ل + ال is written لل, and ل + الل too: of the letters of ال the first is gone, or both.
            swallowed = 2 if key.startswith(clues.article + clues.article[-1]) else 1
            yield Form(name, key[swallowed:], "contracted")


def _cased(name: Name) -> Iterator[Form]:
    """LIKE THIS in headlines; a brand without a capital gets one where a sentence begins."""
    folded = name.folded
    if sum(map(str.isalpha, folded)) >= MIN_CAPITALS and folded != folded.upper():
        yield Form(name, folded.upper(), "capitals")
    if folded[0].islower():
        yield Form(name, folded[0].upper() + folded[1:], "initial")


def _joined(folded: str, clues: Clues) -> Iterator[str]:
    """«عبد الله», «عبدالله»: the name with such words apart and together."""
    words = folded.split(" ")
    if any(word.startswith(clues.joined_starts) or word.endswith(clues.joined_ends) for word in words):
        words = [part for word in words for part in _parted(word, clues)]
    elif len(words) == 1:
        yield folded
        return
    joints = [
        index
        for index, (one, two) in enumerate(pairwise(words))
        if one in clues.joined_heads or two in clues.joined_tails
    ][:MAX_JOINTS]
    for gaps in product((" ", ""), repeat=len(joints)):
        gap_at = dict(zip(joints, gaps, strict=True))
        yield "".join(word + gap_at.get(index, " ") for index, word in enumerate(words)).strip()


def _parted(word: str, clues: Clues) -> list[str]:
    """The parts of a word that is written together: «عبدالله» is two."""
    for start in clues.joined_starts:
        if word.startswith(start) and len(word) > len(start) + 1:
            head = start.removesuffix(clues.article)
            return [head, word[len(head) :]]
    for tail in clues.joined_ends:
        if word.endswith(tail) and len(word) > len(tail) + 1:
            return [word[: -len(tail)], tail]
    return [word]
