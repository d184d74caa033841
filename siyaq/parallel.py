"""The same work on many values, over several processes where that pays."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
Progress = Callable[[str, int, int], None]

CHUNK = 100  # values; below two chunks, starting processes costs more than it saves


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """For those who do not watch."""


@dataclass(frozen=True, slots=True)
class Crew:
    """How many processes may work, and who is told how far they are: (stage, values done, values in all)."""

    jobs: int = 1
    progress: Progress = no_progress

    def spread(self, stage: str, work: Callable[[tuple[A, ...]], list[B]], values: Sequence[A]) -> list[B]:
        """The result for each value, in order; `work` takes a chunk of values, and must be importable."""
        return list(self.stream(stage, work, values))

    def stream(
        self, stage: str, work: Callable[[tuple[A, ...]], list[B]], values: Sequence[A], chunk: int = CHUNK
    ) -> Iterator[B]:
        """The results as they come, in order; `chunk` is how many values are worth the way to another process."""
        chunks = [tuple(values[start : start + chunk]) for start in range(0, len(values), chunk)]
        done = 0
        with ExitStack() as stack:
            spread: Callable[..., Iterable[list[B]]] = map
            if self.jobs > 1 and len(values) >= 2 * chunk:
                pool = ProcessPoolExecutor(min(self.jobs, len(chunks)), initializer=_leave_interrupts_to_the_parent)
                spread = stack.enter_context(pool).map
            for results in spread(work, chunks):
                done += len(results)
                self.progress(stage, done, len(values))
                yield from results


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
