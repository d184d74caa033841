"""The Nu HTML checker on every built page, style sheet and drawing: `python -m tests.audits.markup`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from tests.audits.figures import Figure, print_figures
from tests.audits.kinds import addresses
from tests.audits.served import CHECKERS, Served, served_demo, served_pictured

CHECKED = {".css", ".svg"}
# Pages are asked for by address, since their policy speaks of the host that they come from: this machine, here.
JAVA = ("java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar")
OPTIONS = ("--stdout", "--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg")
# What the checker says of files that are right, and why they are.
EXPLAINED = {
    r": CSS: “(anchor-name|anchor-scope|position-\S+)”: Property .* doesn't exist": "newer than the checker, within @supports",
    r": CSS: (“container-type”: Property .* doesn't exist|Unrecognized at-rule “@container”)": "newer than the checker",
    r"Inline script violates .*<script type=\"application/ld\+json\">": "no script: the policy asks nothing of JSON-LD",
    r"/dossiers/.*Consider using the “h1” element as a top-level": "one page in each language, of which one is shown",
}


def messages(site: Served) -> list[str]:
    """Everything that the checker says of the files of a built site, a line each: where, what, and the markup there."""
    files = sorted(str(file) for file in site.output.rglob("*") if file.suffix in CHECKED)
    pages = [site.address + address for address in addresses(site.output)]
    return _said_of(pages) + _said_of(files)  # apart: after a drawing it takes pages for drawings


def _said_of(places: Sequence[str]) -> list[str]:
    command = [*JAVA, str(CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"), *OPTIONS, *places]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [_line(one) for one in json.loads(said)["messages"]]


def _line(found: dict[str, Any]) -> str:
    kind = found.get("subType", found["type"])
    extract = " ".join(found.get("extract", "").split())
    return f"{found.get('url', '')}:{found.get('lastLine', '')}: {kind}: {found['message']} | {extract}"


def markup_figures(site: Served) -> Iterator[Figure]:
    """How many messages no reason explains, after a line for each of them."""
    left = [one for one in messages(site) if not any(re.search(pattern, one) for pattern in EXPLAINED)]
    for one in left:
        print(one)
    yield Figure(f"{len(addresses(site.output))} pages", "Nu HTML checker: unexplained", len(left), 0)


def main() -> None:
    """Print the messages; leave with 1 where there are any."""
    with served_demo() as demo, served_pictured() as pictured:
        kept = print_figures(chain(markup_figures(demo), markup_figures(pictured)))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
