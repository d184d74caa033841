"""The index of a site: under each key the pages that have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from siyaq.link.names.wordforms import Wordforms, function_words
from siyaq.link.names.words import fold_words, runs_of, words_in
from siyaq.render.search.postings import OFTEN, WEAK, encode_postings
from siyaq.render.search.searched import Searched

Places = dict[int, int]  # weights by page


def index_of(pages: Sequence[Searched]) -> dict[str, str]:
    """The postings of every key, by key in order."""
    found: dict[str, Places] = defaultdict(dict)
    for number, page in enumerate(pages):
        for word, weight in _words(page).items():
            found[word][number] = weight
    forms = Wordforms.of(found)
    by_key: dict[str, list[Places]] = defaultdict(list)
    for word, places in found.items():
        for key in forms.keys(word):
            by_key[key].append(places)
    return {key: _encoded(key, places) for key, places in sorted(by_key.items())}


def _words(page: Searched) -> dict[str, int]:
    """Every word of a page, with its weight there."""
    title, summary, text = fold_words(f"{page.title} | {page.also}\n{page.summary}\n{page.text}").split("\n", 2)
    counts: Counter[str] = Counter()
    for run, count in Counter(runs_of(text)).items():
        for word in words_in(run):
            counts[word] += count
    found = {word: int(count >= OFTEN) for word, count in counts.items()}
    for weight, line in ((1, summary), (2, title)):
        found |= dict.fromkeys(chain.from_iterable(map(words_in, runs_of(line))), weight)
    return found


def _encoded(key: str, places: list[Places]) -> str:
    if key in function_words():
        return WEAK + encode_postings((page, 0) for page in sorted(set().union(*places)))
    if len(places) == 1:
        return encode_postings(places[0].items())
    pages = sorted(set().union(*places))
    return encode_postings((page, max(one.get(page, 0) for one in places)) for page in pages)
