"""The same work on many values, over several processes where that pays."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
Progress = Callable[[str, int, int], None]

WORTHWHILE = 200  # values; below, starting processes costs more than it saves
CHUNK = 100


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """For those who do not watch."""


@dataclass(frozen=True, slots=True)
class Crew:
    """How many processes may work, and who is told how far they are: (stage, values done, values in all)."""

    jobs: int = 1
    progress: Progress = no_progress

    def spread(self, stage: str, work: Callable[[tuple[A, ...]], list[B]], values: Sequence[A]) -> list[B]:
        """The result for each value, in order; `work` takes a chunk of values, and must be importable."""
        chunks = [tuple(values[start : start + CHUNK]) for start in range(0, len(values), CHUNK)]
        found: list[B] = []
        if self.jobs < 2 or len(values) < WORTHWHILE:
            for chunk in chunks:
                found += work(chunk)
                self.progress(stage, len(found), len(values))
            return found
        with ProcessPoolExecutor(min(self.jobs, len(chunks)), initializer=_leave_interrupts_to_the_parent) as pool:
            for results in pool.map(work, chunks):
                found += results
                self.progress(stage, len(found), len(values))
        return found


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
