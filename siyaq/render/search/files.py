"""The files of the index, below search/: their names are digests, so that a browser may keep them for ever.

`index.json` says where the rest is: it is the one that a browser must ask for anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby, pairwise
from textwrap import shorten

from siyaq.digest import digest, engine_digest
from siyaq.link.graph import Graph
from siyaq.link.names.finder import all_clues
from siyaq.link.names.folding import GONE
from siyaq.link.names.stems import Rounds, same_words, stemming
from siyaq.link.names.wordforms import loose_endings
from siyaq.link.names.words import SCRIPT, all_letters, fold_words, joined_names, words_of
from siyaq.model.entries import Profile
from siyaq.model.strings import Strings
from siyaq.render.page import Artifact, Parts
from siyaq.render.search.index import index_of
from siyaq.render.search.searched import Searched, names_of, searched_pages
from siyaq.render.wording.words import Wording

FOLDER = "search/"
ROOT = f"{FOLDER}index.json"
SHARD = 3000  # characters of keys and postings in one file: some 2 kB compressed
CARDS = 4  # pages whose titles and summaries are in one file
MAX_SUMMARY = 120  # characters of a summary
MAX_SHARED = 25  # letters of a key that the one before has, too
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def search_artifacts(graph: Graph, strings: Mapping[str, Strings], known: Mapping[str, Parts]) -> Iterator[Artifact]:
    """Every file of the index; where the `known` ones are of the same pages, they stay as they lie."""
    wordings = {language.tag: Wording(language, strings[language.tag]) for language in graph.site.languages}
    pages = searched_pages(graph, wordings)
    names = _groups(graph)
    made_of = (("engine", engine_digest()), ("pages", digest((pages, names))))
    there = {path: parts for path, parts in known.items() if path.startswith(FOLDER)}
    if there.get(ROOT) == (*made_of, _files(there)):
        yield from (Artifact(path, None, parts) for path, parts in there.items())
        return
    root, files = index_files(pages, names)
    yield from (Artifact(path, content, (("bytes", digest(content)),)) for path, content in files.items())
    yield Artifact(ROOT, _encode(root).encode(), (*made_of, _files(files)))


def _files(paths: Iterable[str]) -> tuple[str, str]:
    """The digest of the names of all files but the root."""
    return "files", digest(sorted(path for path in paths if path != ROOT))


def _groups(graph: Graph) -> list[str]:
    """For each profile the words of all its names."""
    profiles: tuple[Profile, ...] = (*graph.people, *graph.companies)
    return [" ".join(dict.fromkeys(words_of(fold_words("\n".join(names_of(one)))))) for one in profiles]


def index_files(pages: Sequence[Searched], names: list[str]) -> tuple[dict[str, object], dict[str, bytes]]:
    """What the root says, and the other files by path."""
    files: dict[str, bytes] = {}

    def written(value: object) -> str:
        content = _encode(value).encode()
        name = blake2b(content, digest_size=5).hexdigest()
        files[f"{FOLDER}{name}.json"] = content
        return name

    shards = list(_shards(index_of(pages)))
    rules = stemming()
    root: dict[str, object] = {
        "pages": _groups_of(pages),
        "cards": "".join(written([*map(_card, pages[at : at + CARDS])]) for at in range(0, len(pages), CARDS)),
        "first": [next(iter(shard)) for shard in shards],
        "shards": "".join(written([_listed(shard), " ".join(shard.values())]) for shard in shards),
        "names": written({"names": names, "same": same_words()}),
        "gone": GONE,
        "script": SCRIPT,
        "apart": joined_names()[1].pattern,
        "letters": all_letters(),
        "joined": sorted(all_clues()[0].prefixes, key=lambda one: (-len(one), one)),
        "beginnings": _rules(rules.beginnings),
        "endings": _rules(rules.endings),
        "loose": [[ending, instead] for ending, _, instead in loose_endings() if ending],
    }
    return root, files


def _groups_of(pages: Sequence[Searched]) -> list[list[object]]:
    """For each language and kind how many pages there are, and their entries, by distances."""
    order: dict[str, int] = {}
    found: list[list[object]] = []
    for group, rows in groupby(pages, lambda one: (one.language, one.kind)):
        entries = [order.setdefault(page.entry, len(order)) for page in rows]
        found.append([*group, len(entries), [one - last for last, one in pairwise([-1, *entries])]])
    return found


def _card(page: Searched) -> list[str]:
    """What a result shows at once."""
    return [page.path, page.date, page.title, shorten(page.summary, MAX_SUMMARY, placeholder="…")]


def _listed(keys: Iterable[str]) -> str:
    """Keys in order, each as what it shares with the one before, a capital letter, and the rest."""
    written, last = [], ""
    for key in keys:
        shared = next((at for at, (one, two) in enumerate(zip(key, last, strict=False)) if one != two), len(last))
        shared = min(shared, len(key), MAX_SHARED)
        written.append(chr(ord("A") + shared) + key[shared:])
        last = key
    return "".join(written)


def _shards(index: dict[str, str]) -> Iterator[dict[str, str]]:
    """The index in pieces of about the same size."""
    shard: dict[str, str] = {}
    size = 0
    for key, postings in index.items():
        if shard and size + len(key) + len(postings) > SHARD:
            yield shard
            shard, size = {}, 0
        shard[key] = postings
        size += len(key) + len(postings)
    if shard:
        yield shard


def _rules(rounds: Rounds) -> list[list[list[str | int]]]:
    return [[[rule.letters, rule.rest, rule.put] for rule in one.rules] for one in rounds]
