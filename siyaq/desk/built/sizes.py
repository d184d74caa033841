"""How much there is, against what GitHub takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from siyaq.desk.built.reading import Reading
from siyaq.diagnostics import Diagnostic, Location, Severity

# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
SITE_LIMIT = 1_000_000_000  # bytes
NEAR = 0.8  # of the limit
# https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
FILE_LIMIT, FILE_NEAR = 100 * 2**20, 50 * 2**20
HEAVIEST = 10


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of a tree: how many pages and files, all bytes; the heaviest pages with their bytes of HTML under gzip."""

    pages: int
    files: int
    total: int
    heaviest: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        rows = [f"{kilobytes(packed):>10}  {path}" for path, packed in self.heaviest]
        counts = (
            f"{self.pages:,} pages among {self.files:,} files, {megabytes(self.total)} of {megabytes(SITE_LIMIT)}"
        )
        return "\n".join(["the heaviest pages, compressed, without what they fetch:", *rows, counts])

    @classmethod
    def of(cls, files: Mapping[str, int], readings: Iterable[Reading]) -> Sizes:
        """The sizes of a tree; `files` has the bytes of each by path."""
        pages = sorted((-one.packed, one.path) for one in readings if one.is_page)
        heaviest = tuple((path, -packed) for packed, path in pages[:HEAVIEST])
        return cls(len(pages), len(files), sum(files.values()), heaviest)


def check_sizes(files: Mapping[str, int], root: str, *, site_limit: int = SITE_LIMIT) -> Iterator[Diagnostic]:
    """What is too large, or nearly."""
    total = sum(files.values())
    if total > site_limit * NEAR:
        severity, hint = _judged(total > site_limit), "smaller pictures and recordings save most"
        message = f"the site has {megabytes(total)}; GitHub Pages takes {megabytes(site_limit)}"
        yield Diagnostic(Location(root), severity, message, "site-size", hint)
    for path, size in files.items():
        if size > FILE_NEAR:
            severity = _judged(size > FILE_LIMIT)
            message = f"the file has {megabytes(size)}; GitHub takes {megabytes(FILE_LIMIT)} in a repository"
            yield Diagnostic(Location(f"{root}/{path}"), severity, message, "file-size", "keep it elsewhere")


def _judged(over: bool) -> Severity:
    return "error" if over else "warning"


def kilobytes(size: int) -> str:
    """A size in units of a thousand bytes."""
    return f"{size / 1000:,.1f} kB"


def megabytes(size: int) -> str:
    """A size in units of a million bytes."""
    return f"{size / 1_000_000:,.1f}".removesuffix(".0") + " MB"
