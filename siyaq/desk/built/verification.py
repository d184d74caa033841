"""A built tree read and judged as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from siyaq import __version__
from siyaq.desk.built.alternates import check_alternates
from siyaq.desk.built.asking import Manner
from siyaq.desk.built.feeds import read_json_feed, read_robots, read_xml
from siyaq.desk.built.ground import INDEX, Ground, judge
from siyaq.desk.built.outside import answers_for, check_answers, outside_places, tally_of
from siyaq.desk.built.pages import read_page
from siyaq.desk.built.reading import Reading
from siyaq.desk.built.sheets import read_sheet
from siyaq.desk.built.sizes import Sizes, check_sizes
from siyaq.diagnostics import Diagnostic, Location, Report
from siyaq.model.site import absolute_url
from siyaq.parallel import Crew
from siyaq.write.tree import list_tree, read_built

READERS: dict[str, Callable[[str, bytes], Reading]] = {
    ".html": read_page, ".css": read_sheet, ".xml": read_xml, "feed.json": read_json_feed, "robots.txt": read_robots,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verified:
    """A tree as it was found: what is wrong with it, how large it is, and its files as they were read.

    `outside` has how many addresses of other hosts are of which state, if they were asked.
    """

    diagnostics: tuple[Diagnostic, ...]
    sizes: Sizes
    readings: tuple[Reading, ...] = ()
    ground: Ground | None = None
    outside: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {state}" for state, count in self.outside.items())
        return f"{self.sizes}\noutside links: {counts}" if counts else str(self.sizes)


def verify(output: Path, base_url: str, crew: Crew) -> Verified:
    """Judge a tree that was built for an address; empty, for the one that its first page names."""
    files, others = list_tree(output)
    readable = [path for path in files if _reader_of(path)]
    readings = tuple(crew.spread("reading what was built", partial(_read, output), readable))
    sizes = Sizes.of(files, readings)
    base_url = base_url or _stated_address(readings)
    if not base_url:
        hint = "say it with --base-url, or see that the folder is one that `siyaq build` wrote"
        message = "no index.html that says for which address this was built"
        return Verified((Diagnostic(Location(output.name), "error", message, "no-address", hint),), sizes)
    ground = Ground.of(base_url, files, readings)
    root = output.name
    found = (*_no_files(others, root), *check_sizes(files, root), *_judged(readings, ground, root))
    return Verified(found, sizes, readings, ground)


def with_outside(verified: Verified, output: Path, today: date, manner: Manner | None = None) -> Verified:
    """The same with what other hosts answer; `manner` is a polite one of our own name by default."""
    if verified.ground is None:
        return verified
    manner = manner or Manner(f"Siyaq/{__version__} (looks for broken links of {verified.ground.base_url})")
    places = outside_places(verified.readings, verified.ground, output.name)
    answers = answers_for(places, manner, today)
    found = (*verified.diagnostics, *check_answers(places, answers))
    return replace(verified, diagnostics=found, outside=tally_of(answers))


def report_of(diagnostics: tuple[Diagnostic, ...], output: Path) -> Report:
    """The findings in order of place, each with its line."""
    root = output.name + "/"
    paths = {found.location.path for found in diagnostics if found.location.line}
    quoted = {path: read_built(output, path.removeprefix(root)).decode("utf-8", "replace") for path in paths}
    return Report.of(diagnostics, quoted)


def _reader_of(path: str) -> Callable[[str, bytes], Reading] | None:
    return next((reader for ending, reader in READERS.items() if path.endswith(ending)), None)


def _read(output: Path, paths: tuple[str, ...]) -> list[Reading]:
    return [reader(path, read_built(output, path)) for path in paths if (reader := _reader_of(path))]


def _stated_address(readings: tuple[Reading, ...]) -> str:
    """The address that the tree's first page gives as its own."""
    pointer = next((one.canonical for one in readings if one.path == INDEX), None)
    try:
        return absolute_url(pointer.url) if pointer else ""
    except ValueError:
        return ""


def _no_files(paths: Iterable[str], root: str) -> Iterator[Diagnostic]:
    """Links, pipes and devices, none of which is read."""
    for path in paths:
        hint = "put the file itself here: a host publishes files alone, and a link may lead out of the site"
        yield Diagnostic(Location(f"{root}/{path}"), "error", "not a regular file", "special-file", hint)


def _judged(readings: tuple[Reading, ...], ground: Ground, root: str) -> Iterator[Diagnostic]:
    pages = {reading.path: reading for reading in readings if reading.is_page}
    for reading in readings:
        path = f"{root}/{reading.path}"
        for pointer in reading.pointers:
            fault = judge(pointer, reading, ground)
            if fault:
                where = Location(path, pointer.line, pointer.column)
                yield Diagnostic(where, fault.severity, fault.message, fault.code, fault.hint)
        for flaw in (*reading.flaws, *check_alternates(reading, pages, ground)):
            where = Location(path, flaw.line, flaw.column)
            yield Diagnostic(where, flaw.severity, flaw.message, flaw.code, flaw.hint)
