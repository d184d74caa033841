"""What is wrong, or risky, with the names of the registry themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from siyaq.diagnostics import Diagnostic, did_you_mean
from siyaq.link.names.clues import Clues
from siyaq.link.names.folding import fold_word, without_marks
from siyaq.link.names.letters import is_arabic
from siyaq.link.names.registry import all_of
from siyaq.model.entries import AnyEntry, Company, Person, Profile
from siyaq.read.yaml_nodes import Path

MIN_PREFIXED = 3  # letters of a name whose prefixed forms are compared with ordinary words


@dataclass(frozen=True, slots=True)
class _Written:
    """A name as a profile's front matter writes it, and where."""

    profile: Profile
    words: str
    where: Path

    @property
    def flagged(self) -> bool:
        return fold_word(self.words) in {fold_word(name) for name in all_of(self.profile.facts.ambiguous)}

    def finding(self, severity: str, code: str, message: str, hint: str, **values: str) -> Diagnostic:
        document = self.profile.original
        place = document.place(self.where)
        where, length = document.location(self.where), place.length if place else 1
        held = tuple({"words": self.words, **values}.items())
        return Diagnostic(where, severity, message, code, hint, length, values=held)  # type: ignore[arg-type]


def check_shared_names(entries: Iterable[AnyEntry]) -> Iterator[Diagnostic]:
    """Names that two profiles claim: a mistake, unless each of them says that the name is ambiguous."""
    claims: dict[str, list[_Written]] = defaultdict(list)
    for name in _names(entries, ("name", "aliases", "misspellings")):
        claims[fold_word(name.words)].append(name)
    for names in claims.values():
        others = {name.profile.id: name for name in reversed(names)}
        if len(others) < 2:
            continue
        for name in names:
            if not name.flagged:
                rivals = " and ".join(str(rival) for rival in others if rival != name.profile.id)
                hint = f"take it out of one, or write `ambiguous: [{name.words}]` in both: it then links on evidence"
                message = f'"{name.words}" is a name of {rivals}, too'
                named = ", ".join(str(rival) for rival in others if rival != name.profile.id)
                yield name.finding("error", "shared-name", message, hint, rivals=named)


def check_names(entries: Iterable[AnyEntry], clues: Clues) -> Iterator[Diagnostic]:
    """Names that are ordinary words, with a prefix or without, and flags that flag nothing."""
    profiles = list(entries)
    for name in _names(profiles, ("name", "aliases")):
        if not name.flagged:
            yield from _like_words(name, clues)
    for name in _names(profiles, ("ambiguous", "prefixed")):
        own = [one.words for one in _names([name.profile], ("name", "aliases", "misspellings"))]
        if fold_word(name.words) not in {fold_word(words) for words in own}:
            hint = did_you_mean(name.words, own, "list it among the aliases, too, or take it out")
            yield name.finding("warning", "no-such-name", f'"{name.words}" is no name of this profile', hint)


def _like_words(name: _Written, clues: Clues) -> Iterator[Diagnostic]:
    """A name of one word that is written like an ordinary word; a capital tells a Latin one from it, mostly."""
    words, folded = name.words, fold_word(name.words)
    flag = f"write `ambiguous: [{words}]`: it then links only where something tells that the name is meant"
    if not folded or " " in folded:
        return
    if not is_arabic(folded[0]):
        if folded[0].isupper() and folded[1:].islower() and folded.lower() in clues.ordinary:
            message = f'"{words}" is an ordinary word, too, with a capital where a sentence begins'
            yield name.finding("note", "common-word", message, f"if that happens, {flag}", ordinary=folded.lower())
    elif without_marks(words) in clues.spelled or folded in clues.ordinary:
        yield name.finding("warning", "common-word", f'"{words}" is an ordinary word, too', flag)
    elif len(folded) >= MIN_PREFIXED:
        for word in [prefix + words for prefix in sorted(clues.prefixes) if prefix + words in clues.spelled][:1]:
            message = f'with a prefix, "{words}" is the ordinary word "{word}"'
            hint = f'"{word}" is never taken for it; if the name by itself is an ordinary word, too, {flag}'
            yield name.finding("note", "common-word", message, hint, word=word)


def _names(entries: Iterable[AnyEntry], wanted: tuple[str, ...]) -> Iterator[_Written]:
    for profile in entries:
        if not isinstance(profile, Person | Company):
            continue
        for field in wanted:
            if field == "name":
                for tag, words in profile.facts.name.words:
                    yield _Written(profile, words, (field, tag))
                continue
            for tag, listed in getattr(profile.facts, field).words:
                for index, words in enumerate(listed):
                    yield _Written(profile, words, _place(profile, field, tag, index))


def _place(profile: Profile, field: str, tag: str, index: int) -> Path:
    """The path of a name in a list, which is by language or plain."""
    by_language = (field, tag, index)
    return by_language if by_language in profile.original.places else (field, index)
