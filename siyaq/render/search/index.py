"""The index of a site: under each key the pages and sentences that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from siyaq.link.names.wordforms import Wordforms, function_words
from siyaq.link.names.words import fold_words, runs_of, words_in
from siyaq.render.search.postings import WEAK, encode_postings
from siyaq.render.search.searched import Searched

Places = dict[int, list[int]]  # sentences by page


def index_of(pages: Sequence[Searched]) -> dict[str, str]:
    """The postings of every key, by key in order."""
    found: dict[str, Places] = defaultdict(dict)
    for number, page in enumerate(pages):
        for word, sentences in _words(page).items():
            found[word][number] = sentences
    return {key: _encoded(key, places) for key, places in sorted(_by_key(found).items())}


def _words(page: Searched) -> dict[str, list[int]]:
    """Every word of a page with the numbers of its sentences; the names that it goes by come last."""
    runs: dict[str, list[int]] = {}
    for number, line in enumerate(fold_words("\n".join(page.sentences)).split("\n")):
        for run in set(runs_of(line)):
            runs.setdefault(run, []).append(number)
    for number, names in page.aliases:
        for run in runs_of(fold_words("\n".join(names))):
            runs.setdefault(run, []).append(number)
    found: dict[str, list[int]] = {}
    for run, sentences in runs.items():
        for word in words_in(run):
            found[word] = found[word] + sentences if word in found else sentences
    return found


def _by_key(found: dict[str, Places]) -> dict[str, Places]:
    forms = Wordforms.of(found)
    merged: dict[str, Places] = {}
    for word, places in found.items():
        for key in forms.keys(word):
            if key not in merged:
                merged[key] = dict(places)
                continue
            there = merged[key]
            for page, sentences in places.items():
                there[page] = there[page] + sentences if page in there else sentences
    return merged


def _encoded(key: str, places: Places) -> str:
    if key in function_words():
        return WEAK + encode_postings((page, ()) for page in sorted(places))
    return encode_postings((page, sorted({*sentences})) for page, sentences in sorted(places.items()))
