"""Times whole builds of 1,000 articles, Siyaq and Pelican in turn: `make bench`.

Clean build, build with nothing changed, build after one word of one article changed. Machines are noisy: read the
medians and the ratios.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import ARTICLES, write_pelican, write_siyaq

ROUNDS = 5
REPOSITORY = Path(__file__).parents[1]
PELICAN = REPOSITORY / ".venv/peers/bin/pelican"


@dataclass(frozen=True)
class Contender:
    """A generator with its site: how to build, what to remove for a clean build, the article to edit."""

    name: str
    command: list[str]
    leavings: list[Path]
    article: Path

    def build(self) -> float:
        """Seconds of one build as a whole process."""
        started = time.perf_counter()
        subprocess.run(self.command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=REPOSITORY)
        return time.perf_counter() - started

    def clean(self) -> None:
        """Forget every earlier build."""
        for path in self.leavings:
            shutil.rmtree(path, ignore_errors=True)

    def edit(self, round_number: int) -> None:
        """Change one word of one article."""
        text = self.article.read_text("utf-8")
        self.article.write_text(text.rstrip() + f" كلمة{round_number}\n", "utf-8")


def contenders(folder: Path) -> list[Contender]:
    """Siyaq and Pelican, each with the same articles."""
    mine, theirs = folder / "siyaq", folder / "pelican"
    ours = write_siyaq(mine)
    other = write_pelican(theirs)
    build = [sys.executable, "build.py", "build", "--site", str(mine)]
    pelican = [
        str(PELICAN), str(theirs / "content"), "--output", str(theirs / "output"), "--ignore-cache", "--quiet",
        "--extra-settings", 'SITEURL="https://example.org"', "LOAD_CONTENT_CACHE=false",
    ]  # fmt: skip
    return [
        Contender("siyaq", build, [mine / "output", mine / ".siyaq"], ours),
        Contender("pelican", pelican, [theirs / "output"], other),
    ]


def measure(rows: list[Contender], prepare: Callable[[Contender, int], None]) -> dict[str, list[float]]:
    """Seconds of each contender's builds, in turn so that a slow moment of the machine hits all."""
    seconds: dict[str, list[float]] = {row.name: [] for row in rows}
    for number in range(ROUNDS):
        for row in rows:
            prepare(row, number)
            seconds[row.name].append(row.build())
    return seconds


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = contenders(Path(folder))
        print(f"{ARTICLES} articles of 500 words, median seconds of {ROUNDS} builds (fastest to slowest)")
        scenarios: list[tuple[str, Callable[[Contender, int], None]]] = [
            ("clean build", lambda row, _: row.clean()),
            ("nothing changed", lambda _row, _: None),
            ("one word changed", lambda row, number: row.edit(number)),
        ]
        for title, prepare in scenarios:
            seconds = measure(rows, prepare)
            medians = {name: statistics.median(values) for name, values in seconds.items()}
            spans = {name: f"{min(values):.2f} to {max(values):.2f}" for name, values in seconds.items()}
            shown = "   ".join(f"{name} {medians[name]:6.2f} ({spans[name]})" for name in seconds)
            print(f"{title:18} {shown}   ratio {medians['pelican'] / medians['siyaq']:.1f}")


if __name__ == "__main__":
    main()
