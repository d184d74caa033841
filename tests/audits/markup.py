"""The Nu HTML checker on every built page, style sheet and drawing: `python -m tests.audits.markup`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.audits.figures import Figure, print_figures
from tests.audits.served import CHECKERS, Served, served_demo

CHECKED = {".html", ".css", ".svg"}
# What the checker says of files that are right, and why they are.
EXPLAINED = {
    r"^CSS: “(anchor-name|anchor-scope|position-\S+)”: Property .* doesn't exist": "newer than the checker, within @supports",
    r"^CSS: (“container-type”: Property .* doesn't exist|Unrecognized at-rule “@container”)": "newer than the checker",
}


def messages(output: Path) -> list[dict[str, Any]]:
    """Everything that the checker says of the files of a built site."""
    files = sorted(str(file) for file in output.rglob("*") if file.suffix in CHECKED)
    options = ["--stdout", "--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    command = ["java", "-jar", str(CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"), *options, *files]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: list[dict[str, Any]] = json.loads(said)["messages"]
    return found


def markup_figures(site: Served) -> Iterator[Figure]:
    """How many messages no reason explains, after a line for each of them."""
    found = messages(site.output)
    left = [one for one in found if not any(re.search(pattern, one["message"]) for pattern in EXPLAINED)]
    for one in left:
        print(f"{one.get('url', '')}:{one.get('lastLine', '')}: {one.get('subType', one['type'])}: {one['message']}")
    yield Figure("every page", "Nu HTML checker: unexplained", len(left), 0)


def main() -> None:
    """Print the messages; leave with 1 where there are any."""
    with served_demo() as site:
        kept = print_figures(markup_figures(site))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
