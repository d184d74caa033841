"""Lighthouse on every kind of page, as a phone on a simulated slow 4G: `python -m tests.audits.lighthouse`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.audits.figures import Figure, print_figures
from tests.audits.kinds import one_of_each
from tests.audits.served import CHECKERS, FLAGS, Served, browser_path, served_demo

LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 99}
# Other programs on this machine can only make a page slower, so the best of a few visits counts.
VISITS = 3


def _report(url: str) -> dict[str, Any]:
    options = [
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(LEAST)}",
        f"--chrome-flags={' '.join(FLAGS)}",
    ]
    command = ["node", str(CHECKERS / "lighthouse" / "cli" / "index.js"), url, *options]
    environment = {**os.environ, "CHROME_PATH": browser_path()}
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def scores(url: str) -> dict[str, int]:
    """The scores of one page, of 100."""
    best = dict.fromkeys(LEAST, 0)
    for _ in range(VISITS):
        categories = _report(url)["categories"]
        best = {name: max(best[name], round(categories[name]["score"] * 100)) for name in LEAST}
        if all(best[name] >= least for name, least in LEAST.items()):
            break
    return best


def score_figures(site: Served) -> Iterator[Figure]:
    """The scores of a page of each kind. The two that speak all languages are not indexed: one forwards, one is the 404."""
    for address in one_of_each(site.output):
        if "/" in address:
            for name, score in scores(site.address + address).items():
                yield Figure(address, f"Lighthouse {name}", score, LEAST[name], score=True)


def main() -> None:
    """Print the scores; leave with 1 where one is too low."""
    with served_demo() as site:
        kept = print_figures(score_figures(site))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
