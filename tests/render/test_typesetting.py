"""Words set in lines: as long as the font makes them, none too long, names whole."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import resvg_py
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from siyaq.render.type.faces import advances_of, faces_of, fonts_of, merged
from siyaq.render.type.typesetting import ELLIPSIS, Advances, fit
from siyaq.render.wording.isolation import Isolation
from siyaq.render.wording.spacing import NO_BREAK

FONTS = Path(__file__).parents[2] / "templates/static/fonts"
FAMILY = "IBM Plex Sans Arabic"
RTL, LTR = Isolation("rtl"), Isolation("ltr")
WORDS = st.lists(st.text("ابتجدلمنهوي" + "abcdefgMW،.«»0123", min_size=1, max_size=12), max_size=30).map(" ".join)


@pytest.fixture(scope="session")
def font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bold face, Arabic and Latin in one file."""
    static = {f"fonts/{file.name}": file.read_bytes() for file in FONTS.glob("*.woff2")}
    faces = {face.weight: face for face in faces_of(fonts_of(static), f'font-family="{FAMILY}"')}
    assert sorted(faces) == [400, 700]
    file = tmp_path_factory.mktemp("font") / "bold.ttf"
    file.write_bytes(merged(faces[700]))
    return file


@pytest.fixture(scope="session")
def bold(font: Path) -> Advances:
    return advances_of(font.read_bytes())


@pytest.mark.parametrize(
    "line",
    [
        "تعيين جديد في شركة يزيد حدة المنافسة",
        "موجة الرحيل تطال المؤسسين والمهندسين",
        "New appointment sharpens competition",
        "AVATAR: Microsoft, $300bn",
    ],
)
def test_a_line_is_as_long_as_it_is_drawn(line: str, font: Path, bold: Advances) -> None:
    text = f'<text x="20" y="80" font-family="{FAMILY}" font-weight="700" font-size="50">{line}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="120">{text}</svg>'
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(font)])
    with Image.open(BytesIO(png)) as image:
        box = image.getchannel("A").getbbox()
    assert box
    assert bold.width(line) * 50 == pytest.approx(box[2] - box[0], rel=0.03)


@given(words=WORDS, sizes=st.sampled_from([[(60, 2), (40, 3)], [(50, 1)], [(80, 4), (20, 1)]]), rtl=st.booleans())
def test_no_line_is_too_long_and_no_word_is_lost_unseen(
    bold: Advances, words: str, sizes: list[tuple[int, int]], rtl: bool
) -> None:
    setting = fit(words, bold, RTL if rtl else LTR, 600, sizes)
    assert len(setting.lines) <= dict(sizes)[setting.size]
    assert all(bold.width(line) * setting.size <= 600.001 for line in setting.lines)
    kept = "".join(setting.lines).replace(NO_BREAK, "").replace(" ", "")
    if not kept.endswith(ELLIPSIS):
        assert kept == words.replace(" ", "")


def test_lines_are_about_as_long_as_each_other_and_a_foreign_name_stays_whole(bold: Advances) -> None:
    title = "انضم Mike Liberatore إلى الشركة المنافسة"
    lines = fit(title, bold, RTL, 540, [(60, 4)]).lines
    assert lines == ("انضم", f"Mike{NO_BREAK}Liberatore", "إلى الشركة المنافسة")
    one, other = fit("New appointment at OpenAI sharpens the competition", bold, LTR, 1040, [(60, 2)]).lines
    assert abs(bold.width(one) - bold.width(other)) < 3


def test_letters_that_the_font_lacks_lose_their_accents_or_are_left_out(bold: Advances) -> None:
    assert bold.shown("🙂 Ǻ  Café\n漢字 \u2067x\u2069 ") == "A\u0301 Café x"
    assert fit("漢字 🙂", bold, RTL, 600, [(60, 1)]).lines == ()
