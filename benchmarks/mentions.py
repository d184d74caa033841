"""Times the mention finder beside a regular expression, str.replace and flashtext: `make bench`.

Arabic text, in paragraphs of 60 words, with a name in every 25th word, one in twelve with a prefix; registries of
100, 10,000 and 100,000 names. CPU seconds, medians of ROUNDS; peers that would take minutes get the beginning of
the same text. `found` is the share of the names put into the text that are found where they were put, `wrong` what
else is taken for a name, such as the letters of one within a longer word.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import VOCABULARY
from siyaq import MentionFinder

SIZES = (100, 10_000, 100_000)
WORDS = 500_000
EVERY = 25
PARAGRAPH = 60
ROUNDS = 5
SYLLABLES = (  # noqa: SIM905 (letters, to be read as such)
    "با بر تو تي جا جو دا دي را رو زا سا سو شي فا كا كو لا لو ما مي نا نو هو وا يا غر بل تم كر سن فر"
).split(" ")
PEERS = Path(__file__).parents[1] / ".venv/peers/bin/python"
Spans = set[tuple[int, int]]


@dataclass(frozen=True)
class Sample:
    """Names, a text that holds some of them, and where: (start, end) of each, without its prefix."""

    names: list[str]
    text: str
    planted: Spans

    @property
    def megabytes(self) -> float:
        """Size in UTF-8."""
        return len(self.text.encode()) / 1e6

    def beginning(self, share: float) -> Sample:
        """The first part of it."""
        length = int(len(self.text) * share)
        return Sample(self.names, self.text[:length], {span for span in self.planted if span[1] < length})


def names_of(chance: random.Random, number: int) -> list[str]:
    """Names of two words, such as foreign names in Arabic letters."""
    found: dict[str, None] = {}
    while len(found) < number:
        words = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))) for _ in range(2))
        found[" ".join(words)] = None
    return list(found)


def sample_of(number: int) -> Sample:
    """A text with names out of a registry of this size."""
    chance = random.Random(number)  # noqa: S311
    names = names_of(chance, number)
    words = chance.choices(VOCABULARY, k=WORDS)
    planted: Spans = set()
    at = 0
    for index in range(WORDS):
        if index % EVERY == 0:
            name, prefix = chance.choice(names), chance.choice("ولبفك") if chance.random() < 1 / 12 else ""
            planted.add((at + len(prefix), at + len(prefix) + len(name)))
            words[index] = prefix + name
        if index % PARAGRAPH == PARAGRAPH - 1:
            words[index] += ".\n"
        at += len(words[index]) + 1
    return Sample(names, " ".join(words), planted)


@dataclass(frozen=True)
class Measured:
    """CPU seconds to compile the names and to search one megabyte; the share of the names found; what else was."""

    compile: float
    search: float
    found: float
    wrong: int


def entities_of(sample: Sample) -> list[dict[str, object]]:
    """The names as a registry."""
    return [{"id": str(n), "type": "person", "names": {"ar": [name]}} for n, name in enumerate(sample.names)]


def siyaq(sample: Sample) -> Measured:
    """The mention finder."""
    entities = entities_of(sample)
    begun = time.process_time()
    finder = MentionFinder(entities)
    compiled = time.process_time() - begun
    return _measured(sample, compiled, lambda text: {(one.start, one.end) for one in finder.find(text, "ar")})


def expression(sample: Sample) -> Measured:
    r"""One regular expression of all names between \b."""
    begun = time.process_time()
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sample.names)) + r")\b")
    compiled = time.process_time() - begun
    return _measured(sample, compiled, lambda text: {match.span() for match in pattern.finditer(text)})


def replacement(sample: Sample) -> Measured:
    """str.replace for each name; it tells no places, so what it finds is not counted."""

    def search(text: str) -> Spans:
        for name in sample.names:
            text = text.replace(name, f"<a>{name}</a>")
        return set()

    return _measured(sample, 0, search)


def flashtext(sample: Sample) -> Measured:
    """The library of that name, in its own environment."""
    asked = json.dumps({"names": sample.names, "text": sample.text})
    program = Path(__file__).with_name("flashtext_peer.py")
    told = subprocess.run([str(PEERS), str(program)], input=asked, capture_output=True, text=True, check=True).stdout
    answer = json.loads(told)
    spans: Spans = {(start, end) for start, end in answer["spans"]}
    return Measured(answer["compile"], answer["search"] / sample.megabytes, *_score(spans, sample))


def _measured(sample: Sample, compiled: float, search: Callable[[str], Spans]) -> Measured:
    seconds = []
    spans: Spans = set()
    for _ in range(ROUNDS):
        begun = time.process_time()
        spans = search(sample.text)
        seconds.append(time.process_time() - begun)
    return Measured(compiled, statistics.median(seconds) / sample.megabytes, *_score(spans, sample))


def _score(spans: Spans, sample: Sample) -> tuple[float, int]:
    return len(spans & sample.planted) / len(sample.planted), len(spans - sample.planted)


# Each peer gets as much of the text as it can search in some seconds: a share for each size.
CONTENDERS: dict[str, tuple[Callable[[Sample], Measured], tuple[float, float, float]]] = {
    "siyaq": (siyaq, (1, 1, 1)),
    "flashtext": (flashtext, (0.5, 0.5, 0.5)),
    "re": (expression, (0.2, 0.002, 0.0005)),
    "str.replace": (replacement, (1, 0.05, 0.005)),
}


def main() -> None:
    """Print the table."""
    samples = {number: sample_of(number) for number in SIZES}
    print(f"{samples[SIZES[0]].megabytes:.1f} MB of Arabic text with {WORDS // EVERY:,} mentions, CPU time")
    for index, (number, sample) in enumerate(samples.items()):
        for name, (run, shares) in CONTENDERS.items():
            result = run(sample.beginning(shares[index]))
            score = f"found {result.found:4.0%}  wrong {result.wrong:,}" if name != "str.replace" else ""
            speed = f"{1 / result.search:9.3f} MB/s   compiled in {result.compile:5.2f} s"
            print(f"{number:>7,} names  {name:12} {speed}   {score}")
    for number, sample in samples.items():
        print(f"{number:>7,} names  twice the text takes {doubled(sample):.2f} times as long")


def doubled(sample: Sample) -> float:
    """How many times as long the finder takes for the whole text as for its first half: the two in turn."""
    finder = MentionFinder(entities_of(sample))
    texts = (sample.beginning(0.5).text, sample.text)
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(2 * ROUNDS + 1):
        for text, times in zip(texts, seconds, strict=True):
            begun = time.process_time()
            finder.find(text, "ar")
            times.append(time.process_time() - begun)
    return statistics.median(seconds[1]) / statistics.median(seconds[0])


if __name__ == "__main__":
    main()
