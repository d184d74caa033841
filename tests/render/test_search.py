"""The search index: what it says, how large it is, and when it is written anew."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.corpus import ARTICLES, PROFILES, paragraphs
from benchmarks.search import vocabulary
from siyaq.link.names.stems import stemming
from siyaq.link.names.words import fold_words, words_of
from siyaq.render.search.files import index_files
from siyaq.render.search.index import index_of
from siyaq.render.search.postings import FURTHER, LAST, OFTEN, WEAK, WEIGHTS, encode_postings
from siyaq.render.search.searched import Searched
from tests.newsroom import article
from tests.tinysite import TinySite

AT_ONCE = 8  # results
TEXT = st.text(st.sampled_from("ابتملكوشةىأإؤئءًـ٣٤12abcde'’&-.,–«» \u200c\u200fÉß"), max_size=60)


def _decoded(text: str) -> dict[int, int]:
    """Postings as the browser reads them."""
    found: dict[int, int] = {}
    page, distance = -1, 0
    for sign in text.removeprefix(WEAK):
        if sign in FURTHER:
            distance = distance * len(FURTHER) + FURTHER.index(sign)
        elif sign in LAST:
            page, distance = page + distance * len(LAST) + LAST.index(sign) + 1, 0
            found[page] = 0
        else:
            found[page] = WEIGHTS.index(sign)
    return found


@given(st.dictionaries(st.integers(0, 90_000), st.integers(0, 2), min_size=1))
def test_postings_are_read_as_they_were_written(places: dict[int, int]) -> None:
    assert _decoded(encode_postings(sorted(places.items()))) == places


@example("", "", "b1b1b")
@given(TEXT, TEXT, TEXT)
def test_every_word_of_a_page_is_found_by_its_weight(title: str, summary: str, text: str) -> None:
    index = index_of([Searched("ar", "article", "x", "", title, summary, text)])
    weights = {word: int(count >= OFTEN) for word, count in Counter(words_of(fold_words(text))).items()}
    for weight, line in ((1, summary), (2, title)):
        weights |= dict.fromkeys(words_of(fold_words(line)), weight)
    for word, weight in weights.items():
        posting = index[stemming().stem(word)]
        assert posting.startswith(WEAK) or _decoded(posting)[0] >= weight


def _budget(articles: list[Searched]) -> None:
    """The index of 1,000 articles is small, and a query of two words fetches little of it.

    The rest of the 25 kB that a query may fetch is for the pages of its first two results.
    """
    root, files = index_files(articles, [f"شخص {number} person" for number in range(PROFILES)])
    sizes = {path: len(gzip.compress(content)) for path, content in files.items()}
    first = len(gzip.compress(json.dumps(root, ensure_ascii=False).encode()))
    assert first + sum(sizes.values()) <= 700_000
    shards, cards = (sorted(_of(root, key, sizes)) for key in ("shards", "cards"))
    assert sum(shards[-2:]) + sum(cards[-AT_ONCE:]) <= 10_000


def test_a_thousand_articles_of_few_words_fit_into_the_budget() -> None:
    chance = random.Random(1)
    _budget([_searched(number, paragraphs(chance, "شخص {0}")) for number in range(ARTICLES)])


def test_a_thousand_articles_of_many_words_fit_into_the_budget() -> None:
    chance = random.Random(2)
    words, weights = vocabulary(chance)
    _budget(
        [_searched(number, " ".join(chance.choices(words, cum_weights=weights, k=500))) for number in range(ARTICLES)]
    )


def _searched(number: int, body: str) -> Searched:
    title, summary = f"عنوان المقالة {number}", " ".join(body.split()[7:30])
    return Searched("ar", "article", f"ar/articles/a{number}/", "١ يناير ٢٠٢٥", title, summary, body)


def _of(root: dict[str, Any], key: str, sizes: dict[str, int]) -> list[int]:
    names = [root[key][at : at + 10] for at in range(0, len(root[key]), 10)]
    return [sizes[f"search/{name}.json"] for name in names]


def _files(site: TinySite) -> dict[str, int]:
    return {file.name: file.stat().st_ino for file in (site.output / "search").iterdir()}


def test_the_index_is_made_anew_when_a_text_changes_and_only_then(tiny: TinySite) -> None:
    tiny.build()
    before = _files(tiny)
    tiny.edit("site.yaml", "ar: وصف", "ar: وصف آخر")
    tiny.build()
    assert _files(tiny) == before
    tiny.edit("content/articles/hire.ar.md", "هذه جملة أخرى", "هذه جملة ثانية")
    tiny.build()
    assert _files(tiny) != before
    (tiny.output / "search/index.json").unlink()
    after = _files(tiny)
    tiny.build()
    assert {name: _files(tiny)[name] for name in after} == after
    assert "index.json" in _files(tiny)


def test_drafts_and_articles_of_the_future_are_not_found(tiny: TinySite) -> None:
    tiny.write("content/articles/secret.en.md", article("Zanzibar.", "draft: true\n"))
    tiny.write("content/articles/later.en.md", article("Tomorrowland.", day="2030-01-01"))
    tiny.build()
    everything = "".join(file.read_text("utf-8") for file in (tiny.output / "search").iterdir())
    assert "zanzibar" not in everything.lower()
    assert "tomorrowland" not in everything.lower()
    assert "Aeditor" in everything
