"""The command line: arguments in, findings and a closing line out."""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from siyaq import __version__
from siyaq.desk.lists import LISTS, brief, only
from siyaq.desk.printing import FORMATS, Format, built_as_json, counts_of, print_report, print_written
from siyaq.model.site import absolute_url
from siyaq.model.text import KINDS, Kind
from siyaq.parallel import Crew, no_progress
from siyaq.pipeline import Built, Order, build, check

EXIT_FINDINGS = 1
PATIENCE = 1.0  # seconds before a bar shows


def today() -> date:
    """Today in UTC, or the day of SOURCE_DATE_EPOCH where that is set: the one place where the clock comes in."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch}") from error


def main() -> int:
    """Run the command that the arguments name; the exit status is 0 clean, 1 findings that fail, 2 usage."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = siyaq.main(standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return EXIT_FINDINGS
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; nothing was changed", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_FINDINGS
    except OSError as error:
        click.echo(f"siyaq: {error.strerror or error}: {error.filename or ''}", err=True)
        return EXIT_FINDINGS
    except Exception as error:  # an editor can do nothing with a traceback
        where = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        click.echo(f"siyaq: a mistake in Siyaq itself, not in your site: please report it\n  {told}", err=True)
        return EXIT_FINDINGS
    return int(result or 0)


class _BuildByDefault(click.Group):
    """Without a command, or with options only, the command is `build`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version")):
            args = ["build", *args]
        return super().parse_args(ctx, args)


HELP = """Build a bilingual explainer site from Markdown, with a profile for every name.

\b
siyaq init mysite          a small site to begin with
siyaq serve --open         see it, and each change as you save
siyaq check                what is wrong, what is missing
siyaq build                the finished site in output/

`siyaq COMMAND --help` tells more. Without a command, `build` runs.
"""


@click.group(cls=_BuildByDefault, help=HELP)
@click.version_option(__version__, prog_name="siyaq")
def siyaq() -> None:
    """The program; its commands are below."""


_site = click.option(
    "--site", "site_dir", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="this folder",
    help="The folder with site.yaml.",
)  # fmt: skip
_json = click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, for tools.")
_format = click.option(
    "--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True,
    help="How to print the findings; github: as annotations of a pull request.",
)  # fmt: skip
_strict = click.option("--strict", is_flag=True, help="Warnings fail, too.")


def _address(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    try:
        return absolute_url(value) if value else ""
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@siyaq.command("build", epilog="Example: siyaq build --base-url https://me.github.io/repo/ --explain")
@_site
@click.option("--output", type=click.Path(path_type=Path), help="Where to build; output/ of the site by default.")
@click.option("--base-url", default="", callback=_address, help="The address to build for, instead of site.yaml's.")
@click.option("--drafts", is_flag=True, help="Publish drafts, too, marked as such.")
@click.option("--future", is_flag=True, help="Publish what is dated or to be published later than today, too.")
@_strict
@click.option("--clean", is_flag=True, help="Render every page anew.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes at work.")
@click.option("--explain", is_flag=True, help="Say for each page written what made it differ.")
@_format
@_json
def build_command(
    site_dir: Path, output: Path | None, *, explain: bool, form: Format, as_json: bool, **options: Any
) -> int:
    """Build the site into output/. On any error output/ stays as it was."""
    started = time.perf_counter()
    order = Order(site_dir, output or site_dir / "output", today(), **options)
    form = "json" if as_json else form
    built = _with_progress(build, order, quiet=form != "text")
    seconds = time.perf_counter() - started
    if form == "json":
        click.echo(json.dumps(built_as_json(built, seconds), ensure_ascii=False, indent=1))
    else:
        print_report(built, form, site_dir)
        print_written(built, seconds, explain=explain)
    return _status(built, strict=order.strict)


@siyaq.command("check", epilog="Example: siyaq check --json | jq '.diagnostics[].message'")
@_site
@click.option(
    "--output", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Check the site that was built here, instead of the content.",
)  # fmt: skip
@click.option("--base-url", default="", callback=_address, help="With --output: the address it is built for.")
@click.option("--external", is_flag=True, help="With --output: ask other hosts, politely, for what pages link to.")
@_format
@_json
@_strict
def check_command(
    site_dir: Path, output: Path | None, base_url: str, *, external: bool, form: Format, as_json: bool, strict: bool
) -> int:
    """Say what `build` would, and what is untranslated, stale, wanted or without an address. Builds nothing."""
    form = "json" if as_json else form
    if output:
        from siyaq.desk.built.printing import print_verified
        from siyaq.desk.built.verification import verify, with_outside

        verified = verify(output, base_url, Crew(os.cpu_count() or 1))
        verified = with_outside(verified, output, today()) if external else verified
        return _status(print_verified(verified, output, form), strict=strict)
    if base_url or external:
        raise click.UsageError("--base-url and --external go with --output")
    order = Order(site_dir, site_dir / "output", today(), strict=strict, jobs=os.cpu_count() or 1)
    built = _with_progress(check, order, quiet=form != "text")
    if form == "json":
        click.echo(json.dumps(built_as_json(built), ensure_ascii=False, indent=1))
    else:
        print_report(built, form, site_dir)
        click.echo(counts_of(built))
    return _status(built, strict=strict)


@siyaq.command("list", epilog="Example: siyaq list conflicts")
@click.argument("what", type=click.Choice(tuple(LISTS)))
@_site
@_json
def list_command(what: str, site_dir: Path, *, as_json: bool) -> int:
    """List the findings of one sort: what `check` says of conflicts, sources, dates that want a look, and so on."""
    order = Order(site_dir, site_dir / "output", today(), jobs=os.cpu_count() or 1)
    built = only(what, _with_progress(check, order, quiet=as_json))
    click.echo(json.dumps(built_as_json(built), ensure_ascii=False, indent=1) if as_json else brief(built))
    return 0


@siyaq.command("serve", epilog="Example: siyaq serve --site mysite --open")
@_site
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
def serve_command(site_dir: Path, host: str, port: int, *, open_browser: bool) -> int:
    """Preview the site, drafts included; each save shows in the browser at once."""
    from siyaq.desk.serve import serve

    return serve(site_dir, host, port, today, open_browser=open_browser)


@siyaq.command("init", epilog="Example: siyaq init mysite && cd mysite && siyaq serve --open")
@click.argument("folder", type=click.Path(path_type=Path))
def init_command(folder: Path) -> int:
    """Make a small site to begin with: one article and two profiles, in two languages."""
    from siyaq.desk.new import init_site

    made = init_site(folder)
    click.echo("\n".join(f"  {path}" for path in made))
    click.echo(f"A site lies in {folder}. Next: cd {folder} && python build.py serve --open")
    return 0


@siyaq.command("new", epilog='Example: siyaq new person jane-doe --name "ar=جين دو" --name "en=Jane Doe"')
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("entry_id", metavar="ID")
@click.option("--lang", default="", help="The language to write in; the site's first by default.")
@click.option(
    "--name", "names", multiple=True, metavar="LANG=NAME", help="The name of a person or company; repeatable."
)
@_site
def new_command(kind: Kind, entry_id: str, lang: str, names: tuple[str, ...], site_dir: Path) -> int:
    """Make a file for a new entry, with every field that matters; or its translation, if the entry is there."""
    from siyaq.desk.new import new_entry

    click.echo(new_entry(site_dir, kind, entry_id, lang, names, today()))
    return 0


@siyaq.command("mentions", epilog="Example: echo 'قال ماسك إن لأوبن إيه آي' | siyaq mentions -")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--lang", default="", help="The language of the text; by default that of FILE's name, or the site's first."
)
@_site
@_json
def mentions_command(file: Path, lang: str, site_dir: Path, *, as_json: bool) -> int:
    """Say which names a text mentions, and why each counts or does not. FILE is Markdown; - reads what is typed."""
    from siyaq.desk.mentions import explain_mentions

    rows = explain_mentions(site_dir, file, lang)
    if as_json:
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(str, rows)) or "no names found")
    return 0


@siyaq.command("schema", epilog="Example: siyaq schema article > article.schema.json")
@click.argument("kind", type=click.Choice(("site", "source", *KINDS, *(f"{kind}-translation" for kind in KINDS))))
def schema_command(kind: str) -> int:
    """Print the JSON Schema of a kind's front matter, for editors that complete and check as you type."""
    from siyaq.desk.schemas import json_schema

    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
    return 0


def _with_progress(work: Callable[..., Built], order: Order, *, quiet: bool) -> Built:
    """Run a build, with a bar on a terminal where it takes longer than PATIENCE."""
    gc.disable()  # a build makes many values and hardly a cycle: looking for them takes a tenth of its time
    if quiet or not sys.stderr.isatty():
        return work(order, no_progress)
    begun = time.perf_counter()
    bars: list[Any] = []
    with ExitStack() as stack:

        def show(stage: str, done: int, total: int) -> None:
            if not bars and time.perf_counter() - begun > PATIENCE:
                bars.append(stack.enter_context(click.progressbar(length=total, file=sys.stderr, width=30)))
            for bar in bars:
                bar.label, bar.length = stage, total
                bar.update(done - bar.pos)

        return work(order, show)


def _status(built: Built, *, strict: bool) -> int:
    return EXIT_FINDINGS if built.report.failed(strict=strict) else 0
