"""What the command line says of a run, in words and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

import click

from siyaq.desk.annotations import folder_in_repository, workflow_commands
from siyaq.diagnostics import Severity
from siyaq.link.routes import FOLDER_OF
from siyaq.model.text import Kind
from siyaq.pipeline import Built

Format = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def print_report(built: Built, form: Format, site_dir: Path) -> None:
    """Every finding: on the error stream, or as annotations on the standard one, where GitHub reads them."""
    if form == "github":
        for line in workflow_commands(built.report, folder_in_repository(site_dir)):
            click.echo(line)
        return
    for found in built.report.diagnostics:
        click.echo(str(found), err=True)


def counts_of(built: Built) -> str:
    """How many findings of each severity there are: `0 errors, 1 warning, 2 notes`."""
    counts = {severity: built.report.count(severity) for severity in SEVERITIES}
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items())


def print_written(built: Built, seconds: float, *, explain: bool) -> None:
    """What a build wrote, and with `explain` why."""
    if built.written is None:
        click.echo(f"{counts_of(built)}; nothing was written, output/ is as it was", err=True)
        return
    if explain:
        for path, reason in sorted(built.written.written.items()):
            click.echo(f"  {path}: {reason}")
    for tag, counts in built.tally.items():
        shown = ", ".join(f"{count} {_plural(kind, count)}" for kind, count in counts.items())
        click.echo(f"  {tag}: {shown}")
    did = built.written
    click.echo(f"{len(did.written)} written, {len(did.kept)} kept, {len(did.pruned)} pruned in {seconds:.2f} s")


def _plural(kind: Kind, count: int) -> str:
    return kind if count == 1 else FOLDER_OF[kind]


def built_as_json(built: Built, seconds: float | None = None) -> dict[str, Any]:
    """A run as plain JSON values."""
    shown: dict[str, Any] = {"diagnostics": [found.as_json() for found in built.report.diagnostics]}
    if built.written is not None:
        did = built.written
        shown |= {
            "written": dict(did.written),
            "kept": list(did.kept),
            "pruned": list(did.pruned),
            "tally": dict(built.tally),
        }
    return shown if seconds is None else shown | {"seconds": round(seconds, 3)}
