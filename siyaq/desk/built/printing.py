"""What the command line says of a built tree, in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from siyaq.desk.built.verification import Verified, report_of
from siyaq.desk.printing import Format, built_as_json, counts_of, print_report
from siyaq.pipeline import Built


def print_verified(verified: Verified, output: Path, form: Format) -> Built:
    """Print the findings and the sizes of a tree; the findings as those of a run."""
    built = Built(report_of(verified.diagnostics, output))
    if form == "json":
        shown = {"sizes": asdict(verified.sizes), "outside": dict(verified.outside)}
        click.echo(json.dumps(built_as_json(built) | shown, ensure_ascii=False, indent=1))
    else:
        print_report(built, form, output.parent)
        click.echo(f"{verified}\n{counts_of(built)}")
    return built
