"""The search index: what it says, how large it is, and when it is written anew."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import ARTICLES, PROFILES, paragraphs
from siyaq.link.names.stems import stemming
from siyaq.link.names.words import fold_words, words_of
from siyaq.model.sentences import sentences_of
from siyaq.render.search.files import index_files
from siyaq.render.search.index import index_of
from siyaq.render.search.postings import FAR, MOST, SIGNS, WEAK, encode_postings
from siyaq.render.search.searched import Searched
from siyaq.render.search.shorthand import LETTERS, PAIRS, SINGLE, codes_of, common_words, shortened
from tests.newsroom import article
from tests.tinysite import TinySite

TEXT = st.text(st.sampled_from("ابتملكوشةىأإؤئءًـ٣٤12abcde'’&-.,–«» \u200c\u200fÉß"), max_size=60)


def _decoded(text: str) -> dict[int, list[int]]:
    """Postings as the browser reads them."""
    found: dict[int, list[int]] = {}
    page, distance, sentence = -1, 0, -1
    for sign in text.removeprefix(WEAK):
        if sign in SIGNS:
            near = SIGNS.index(sign)
            sentence += near if near == FAR else near + 1
            found[page] += [sentence] if near < FAR else []
        elif sign.islower():
            distance = (distance + ord(sign) - ord("a")) * 26
        else:
            page, distance, sentence = page + distance + ord(sign) - ord("A") + 1, 0, -1
            found[page] = []
    return found


@given(st.dictionaries(st.integers(0, 20_000), st.sets(st.integers(0, 200), max_size=MOST), min_size=1))
def test_postings_are_read_as_they_were_written(places: dict[int, set[int]]) -> None:
    rows = [(page, sorted(sentences)) for page, sentences in sorted(places.items())]
    assert _decoded(encode_postings(rows)) == dict(rows)


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_every_word_of_a_text_is_found_where_it_stands(texts: list[str]) -> None:
    sentences = tuple(" ".join(text.split()) for text in texts)
    index = index_of([Searched("ar", "article", "x", "", sentences)])
    for number, sentence in enumerate(sentences):
        for word in words_of(fold_words(sentence)):
            posting = index[stemming().stem(word)]
            assert posting.startswith(WEAK) or number in _decoded(posting)[0]


def _spelled_out(text: str, common: list[str]) -> Iterator[str]:
    while text:
        if text[0] not in LETTERS:
            word, _, text = text.partition(" ")
            yield word.removeprefix(".")
        elif text[0] in SINGLE:
            yield common[LETTERS.index(text[0])]
            text = text[1:]
        else:
            yield common[len(SINGLE) + PAIRS.index(text[:2])]
            text = text[2:]


@given(st.lists(TEXT.map(lambda text: " ".join(text.split())).filter(bool), min_size=1))
def test_shorthand_keeps_every_sentence(sentences: list[str]) -> None:
    common = common_words(sentences * 8)
    for known in (common, common[::2]):
        for sentence in sentences:
            assert " ".join(_spelled_out(shortened(sentence, codes_of(known)), known)) == sentence


def test_a_thousand_articles_fit_into_the_budget() -> None:
    chance = random.Random(1)
    names = [f"شخص {number} person" for number in range(PROFILES)]
    articles = [_searched(number, paragraphs(chance, "شخص {0}")) for number in range(ARTICLES)]
    root, files = index_files(articles, names)
    sizes = {path: len(gzip.compress(content)) for path, content in files.items()}
    first = len(gzip.compress(json.dumps(root, ensure_ascii=False).encode()))
    assert first + sum(sizes.values()) <= 700_000
    shards, texts = (sorted(_of(root, key, sizes)) for key in ("shards", "texts"))
    assert len(texts) == ARTICLES
    # Two words, each in one shard, eight results, and the words of the shorthand.
    assert sum(shards[-2:]) + sum(texts[-8:]) + sizes[f"search/{root['common']}.json"] <= 25_000


def _searched(number: int, body: str) -> Searched:
    sentences = [one for line in body.split("\n") for one in sentences_of(line.removeprefix("## "))]
    return Searched("ar", "article", f"ar/articles/a{number}/", "", (f"عنوان المقالة {number}", *sentences))


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
    assert '"editor"' in everything
