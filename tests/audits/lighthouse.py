"""Lighthouse on every kind of page, as a phone on a simulated slow 4G: `python -m tests.audits.lighthouse`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from tests.audits.figures import Figure, print_figures
from tests.audits.kinds import addresses, one_of_each
from tests.audits.served import CHECKERS, FLAGS, Served, browser_path, served_demo, served_pictured

LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 99}
PICTURED = "ar/articles/hire/"
NOINDEX = '<meta name="robots" content="noindex">'
FORWARDS = re.compile('<meta http-equiv="refresh"|/root[.]js')
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


def asked_of(file: Path) -> dict[str, int]:
    """The least scores of a page. One that asks engines not to list it fails by that alone what is asked for them:
    an article in two languages side by side and a dossier say what other pages say, the 404 has nothing to find.
    """
    unlisted = NOINDEX in file.read_text("utf-8")
    return {name: least for name, least in LEAST.items() if not (unlisted and name == "seo")}


def scores(url: str, least: Mapping[str, int]) -> dict[str, int]:
    """The scores of one page, of 100."""
    best = dict.fromkeys(least, 0)
    for _ in range(VISITS):
        categories = _report(url)["categories"]
        best = {name: max(best[name], round(categories[name]["score"] * 100)) for name in least}
        if all(best[name] >= least[name] for name in least):
            break
    return best


def score_figures(site: Served) -> Iterator[Figure]:
    """The scores of a page of each kind, less those that forward: what they lead to is visited in their place."""
    files = addresses(site.output)
    for address in one_of_each(site.output):
        if FORWARDS.search(files[address].read_text("utf-8")):
            continue
        least = asked_of(files[address])
        for name, score in scores(site.address + address, least).items():
            yield Figure(address, f"Lighthouse {name}", score, least[name], score=True)


def picture_scores(site: Served) -> Iterator[Figure]:
    """The scores of an article with pictures."""
    for name, score in scores(site.address + PICTURED, LEAST).items():
        yield Figure(f"{PICTURED} (pictures)", f"Lighthouse {name}", score, LEAST[name], score=True)


def main() -> None:
    """Print the scores; leave with 1 where one is too low."""
    with served_demo() as demo, served_pictured() as pictured:
        kept = print_figures(chain(score_figures(demo), picture_scores(pictured)))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
