"""The findings of `check` for the desk page: worked out when that is asked for, once for each state of the site."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable

from siyaq.pipeline import Built


class Inspection:
    """What `check` finds in the site as it was last saved; `revision` names that state.

    `work` runs in a thread. It gives None where it broke off, to give way to a build.
    """

    def __init__(self, work: Callable[[], Built | None]) -> None:
        self._work = work
        self._renewed = asyncio.Event()
        self._task: asyncio.Task[Built | None] | None = None
        self.revision = new_revision()

    def renew(self) -> None:
        """Begin a new state: what was found before no longer holds."""
        self._renewed.set()
        self._renewed, self._task = asyncio.Event(), None
        self.revision = new_revision()

    async def built(self) -> tuple[str, Built]:
        """The revision of the present state, and what was found in it."""
        while True:
            revision, renewed = self.revision, self._renewed
            if self._task is None:
                self._task = asyncio.create_task(asyncio.to_thread(self._work))
            # Shielded, since others may wait for it, too.
            built = await asyncio.shield(self._task)
            if built is None and not renewed.is_set():
                await renewed.wait()
            if built is not None and revision == self.revision:
                return revision, built


def new_revision() -> str:
    """A name for the next state; no count, for pages left open from an earlier run have to differ, too."""
    return secrets.token_hex(6)
