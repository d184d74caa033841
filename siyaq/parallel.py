"""The same work on many values, over several processes where that pays."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

WORTHWHILE = 200  # values; below, starting processes costs more than it saves
CHUNK = 100


def spread(work: Callable[[tuple[A, ...]], list[B]], values: Sequence[A], jobs: int) -> Iterator[list[B]]:
    """The results of `work` on one chunk of values after the other, in order; `work` must be importable."""
    chunks = [tuple(values[start : start + CHUNK]) for start in range(0, len(values), CHUNK)]
    if jobs < 2 or len(values) < WORTHWHILE:
        yield from map(work, chunks)
        return
    with ProcessPoolExecutor(min(jobs, len(chunks)), initializer=_leave_interrupts_to_the_parent) as pool:
        yield from pool.map(work, chunks)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
