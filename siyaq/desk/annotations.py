"""Findings as workflow commands of GitHub Actions, which shows them at their lines in a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from siyaq.diagnostics import Diagnostic, Report, Severity

SHOWN = 10  # of each severity: as many as GitHub shows of one step
COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def workflow_commands(report: Report, folder: str) -> Iterator[str]:
    """A command for each of the first findings of each severity, then all that are left, a line each.

    `folder` is where the site lies in its repository: empty, or `site/`.
    """
    left: list[Diagnostic] = []
    for severity, command in COMMANDS.items():
        found = [one for one in report.diagnostics if one.severity == severity]
        yield from (_command(command, one, folder) for one in found[:SHOWN])
        left += found[SHOWN:]
    yield from (_line(one, folder) for one in left)


def _command(command: str, found: Diagnostic, folder: str) -> str:
    where = found.location
    properties: dict[str, str | int] = {"file": _path(found, folder)}
    if where.line:
        properties["line"] = where.line
    if where.column:
        properties |= {"col": where.column, "endColumn": where.column + found.length}
    properties["title"] = found.code
    written = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(filter(None, (found.message, found.hint)))
    return f"::{command} {written}::{message.translate(_IN_MESSAGE)}"


def _line(found: Diagnostic, folder: str) -> str:
    """A finding for the log: a stranger's words in it must not read as a command, old (`##[`) or new (`::`)."""
    line = f"{_path(found, folder)}:{found.location.line}:{found.location.column}: {found.severity}: {found.message}"
    return "- " + " ".join(line.split()).replace("##[", "## [") + f" [{found.code}]"


def _path(found: Diagnostic, folder: str) -> str:
    return (Path(folder) / found.location.path).as_posix()


def folder_in_repository(site_dir: Path) -> str:
    """Where a site lies below the folder with `.git`: empty where that is the site's own, or there is none."""
    site = site_dir.resolve()
    root = next((folder for folder in (site, *site.parents) if (folder / ".git").exists()), site)
    return "" if root == site else f"{site.relative_to(root).as_posix()}/"
