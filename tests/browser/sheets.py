"""The demo's pages on sheets: `python -m tests.browser.sheets [--out DIR]`.

A sheet for each kind of page: a row for each language, with the first screen of a phone and of a desk, in light and in
dark; a sheet of pages as they are printed; and the two pictures of the README.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.shots import (
    FLAGS,
    LANGUAGES,
    PAGES,
    ROOT,
    SCHEMES,
    WIDTHS,
    browser_path,
    built_site,
    take_pictures,
)

KINDS = ("home", "article", "parallel", "person", "company", "storyline", "search", "map", "feeds")
README = ("article-ar-375-light.png", "article-ar-1280-light.png")
PRINTED = ("article", "person", "storyline")
SCALE = 0.6
GAP = 16
BEHIND = "#8a8f90"
Row = list[Image.Image]


def _scaled(picture: Image.Image) -> Image.Image:
    size = round(picture.width * SCALE), round(picture.height * SCALE)
    return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def sheet(rows: list[Row]) -> Image.Image:
    """Pictures in rows on one sheet."""
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    height = sum(max(one.height for one in row) + GAP for row in rows) + GAP
    made = Image.new("RGB", (width, height), BEHIND)
    top = GAP
    for row in rows:
        left = GAP
        for one in row:
            made.paste(one, (left, top))
            left += one.width + GAP
        top += max(one.height for one in row) + GAP
    return made


def screens(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """A sheet for each kind of page, of the pictures in a folder."""
    views = [f"{width}-{scheme}" for width in WIDTHS for scheme in SCHEMES]
    for kind in KINDS:
        rows = [[_scaled(Image.open(folder / f"{kind}-{tag}-{view}.png")) for view in views] for tag in LANGUAGES]
        yield kind, sheet(rows)
    yield "404", sheet([[_scaled(Image.open(folder / f"404-{view}.png")) for view in views]])


def printed(browser: Browser, address: str) -> Image.Image:
    """The first page of what a printer makes of some pages."""
    page = browser.new_page()
    rows: list[Row] = []
    for tag in LANGUAGES:
        rows.append([])
        for kind in PRINTED:
            page.goto(f"{address}{tag}/{PAGES[kind]}", wait_until="networkidle")
            paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
            rows[-1].append(_scaled(paper[0].render(scale=1.6).to_pil()))
    page.close()
    return sheet(rows)


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description="Sheets of the built demo's pages.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "shots", help="folder for the sheets")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        built_site() as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        take_pictures(browser, address, Path(folder), "", whole=False)
        for picture in README:
            shutil.copy(Path(folder) / picture, out)
        for kind, made in (*screens(Path(folder)), ("print", printed(browser, address))):
            made.save(out / f"sheet-{kind}.webp", quality=82, method=6)
            sys.stdout.write(f"{out / f'sheet-{kind}.webp'}\n")
        browser.close()


if __name__ == "__main__":
    main()
