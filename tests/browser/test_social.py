"""Social images beside what a browser makes of the same drawing with the same fonts."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
import resvg_py
from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser

from siyaq.read.files import read_files
from siyaq.render.images.raster import Easel, svg_of
from siyaq.render.images.social_views import SocialImage, SocialView
from siyaq.render.type.faces import advances_of, faces_of, fonts_of, merged
from siyaq.render.wording.isolation import Isolation

REPOSITORY = Path(__file__).parents[2]
SCRIPTS = (("ARABIC", "ar"), ("LATIN", "en"))
VIEWS = {
    "rtl": SocialView(
        Isolation("rtl", SCRIPTS), "سياق", "انضمام Mike Liberatore إلى «OpenAI» يزيد حدة المنافسة", "خبر", note="16 سبتمبر 2025"
    ),
    "ltr": SocialView(
        Isolation("ltr", SCRIPTS), "Siyaq", "Sarah Friar", "Person", "سارة فراير", "Chief financial officer of OpenAI.", "", "S F"
    ),
}  # fmt: skip


@pytest.mark.parametrize("direction", VIEWS)
def test_an_image_looks_as_a_browser_draws_it(direction: str, browser: Browser, tmp_path: Path) -> None:
    files, _ = read_files(REPOSITORY)
    assert files is not None
    faces = faces_of(fonts_of(files.theme.static), files.theme.templates["social.svg"].text)
    contents = {face.weight: merged(face) for face in faces}
    paths = [tmp_path / f"{weight}.ttf" for weight in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    easel = Easel(
        tuple(map(str, paths)), {f"{one.family} {one.weight}": advances_of(contents[one.weight]) for one in faces}
    )
    svg = svg_of(SocialImage("social.png", VIEWS[direction]), tuple(files.theme.templates.items()), easel)
    ours = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(easel.files))
    rules = "".join(
        f'@font-face {{ font-family: "{faces[0].family}"; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{b64encode(content).decode()}) }}"
        for weight, content in contents.items()
    )
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    page.set_content(f"<style>{rules} body {{ margin: 0 }} svg {{ display: block }}</style>{svg}")
    page.evaluate("document.fonts.ready")
    theirs = page.screenshot()
    page.close()
    one, other = (Image.open(BytesIO(png)).convert("L") for png in (ours, theirs))
    assert _boxes(one) == pytest.approx(_boxes(other), abs=2)
    # Edges differ by how each rounds them; a letter out of place differs by several times as much.
    blurred = (image.filter(ImageFilter.GaussianBlur(3)) for image in (one, other))
    assert max(ImageStat.Stat(ImageChops.difference(*blurred)).extrema[0]) < 60


def _boxes(image: Image.Image) -> list[int]:
    """The boxes around the ink of each line, from the top."""
    ink = image.point(lambda value: 255 * (value < 200))
    rows = [ink.crop((0, y, 1200, y + 1)).getbbox() is not None for y in range(630)]
    edges = [y for y in range(1, 630) if rows[y] != rows[y - 1]][1:]  # without the end of the bar
    found = []
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        box = ink.crop((0, top, 1200, bottom)).getbbox() or (0, 0, 0, 0)
        found += [top, bottom, box[0], box[2]]
    return found
