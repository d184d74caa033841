"""Social images: drawn for each page that has a card, within their margins, and only when their words change."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from siyaq.pipeline import Built, Order, build
from siyaq.render.images.raster import CHUNK
from tests.tinysite import FILES, SITE, TinySite, codes, tree

REPOSITORY = Path(__file__).parents[1]
PAPER, BAR = (251, 250, 246), 14  # the colour of the ground, and the height of the bar at the top
MARGINS = (70, 40, 1130, 600)  # left, top, right, bottom: between them is all that is written
META = re.compile(r'<meta (?:property|name)="((?:og|twitter):image[\w:]*)" content="([^"]*)">')
AWKWARD = {
    "long": "«" + "كلام طويل عن OpenAI وعن Mike Liberatore، " * 5 + "انتهى»",
    "word": "ا" + "لا" * 90 + "م",
    "latin": "Llanfairpwllgwyngyll" * 6,
    "emoji": "🙂 خبر 🙂🙂 عن الذكاء 漢字 الاصطناعي",
    "none": "漢字",
    "markup": "خبر <b>&amp; \"عاجل\" {{ 7 * 7 }} {% raw %} ]]> &#0; <script>",
    "marks": "تَعْيِينٌ جَدِيدٌ يَزِيدُ حِدَّةَ ٱلْمُنَافَسَةِ ﷺ ژ چ Ĝ Ǻ",
}  # fmt: skip


def drawn(built: Built) -> set[str]:
    """The images that a build wrote."""
    assert built.written is not None, "\n".join(map(str, built.report.diagnostics))
    return {path.removesuffix("social.png") for path in built.written.written if path.endswith("social.png")}


def ink(png: bytes) -> tuple[int, int, int, int]:
    """The box around all that is drawn below the bar."""
    with Image.open(BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        below = image.convert("RGB").crop((0, BAR, 1200, 630))
    # A hundredth of grey would be seen by nobody.
    different = ImageChops.difference(below, Image.new("RGB", below.size, PAPER)).convert("L").point(lambda v: v > 3)
    left, top, right, bottom = different.getbbox() or (0, 0, 0, 0)
    return left, top + BAR, right, bottom + BAR


def within_margins(png: bytes) -> bool:
    left, top, right, bottom = ink(png)
    return MARGINS[0] <= left < right <= MARGINS[2] and MARGINS[1] <= top < bottom <= MARGINS[3]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("demo") / "output"
    base_url = "https://example.org/repo/"
    assert build(Order(REPOSITORY, output, date(2026, 1, 1), base_url=base_url, jobs=2)).written
    return output


@pytest.fixture
def social(tiny: TinySite) -> TinySite:
    tiny.write("site.yaml", SITE.replace("social_images: false\n", ""))
    return tiny


def test_each_image_of_the_demo_is_of_the_size_that_networks_show_and_keeps_its_margins(demo: Path) -> None:
    images = {file.relative_to(demo).as_posix(): file.read_bytes() for file in demo.rglob("social.png")}
    for language in ("ar", "en"):
        for path in ("", "articles/xai-exits/", "people/elon-musk/", "companies/xai/", "storylines/xai-departures/"):
            assert f"{language}/{path}social.png" in images
    assert all(len(png) < 300_000 for png in images.values())
    assert [path for path, png in images.items() if not within_margins(png)] == []


def test_each_page_of_the_demo_names_an_image_that_is_there_in_words_of_its_own(demo: Path) -> None:
    prefix = "https://example.org/repo/"
    for file in demo.rglob("index.html"):
        found = {name: unescape(words) for name, words in META.findall(file.read_text("utf-8"))}
        url, alt = found["og:image"], found["og:image:alt"]
        assert found == {
            "og:image": url, "og:image:type": "image/png", "og:image:width": "1200", "og:image:height": "630",
            "og:image:alt": alt, "twitter:image": url, "twitter:image:alt": alt,
        }  # fmt: skip
        address, version = url.split("?v=")
        assert (demo / address.removeprefix(prefix)).is_file()
        assert re.fullmatch("[0-9a-f]{16}", version)
        beside = file.with_name("social.png")
        if beside.is_file():
            assert address == prefix + beside.relative_to(demo).as_posix()
    page = (demo / "en/people/mike-liberatore/index.html").read_text("utf-8")
    about = "Former chief financial officer of xAI, now in charge of business finance at OpenAI."
    assert ("og:image:alt", f"Person · Mike Liberatore · {about} · Siyaq") in META.findall(page)


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """A site of awkward titles, built with images in one process."""
    site = TinySite(tmp_path_factory.mktemp("awkward"))
    for path, text in FILES.items():
        site.write(path, text)
    site.write("site.yaml", SITE.replace("social_images: false\n", ""))
    for name, title in AWKWARD.items():
        text = f"---\ntitle: '{title}'\nsummary: ملخص\ndate: 2025-09-16\n---\n\nنص.\n"
        site.write(f"content/articles/{name}.ar.md", text)
    site.build(clean=True)
    return site


def test_awkward_titles_stay_within_the_margins(awkward: TinySite) -> None:
    images = {name: (awkward.output / f"ar/articles/{name}/social.png").read_bytes() for name in AWKWARD}
    assert [name for name, png in images.items() if not within_margins(png)] == []
    assert len(set(images.values())) == len(AWKWARD)


def test_hash_seed_and_processes_leave_no_mark_on_images(awkward: TinySite, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "siyaq", "build", "--clean", "--jobs", "2", "--site", str(awkward.folder)]
    environment = {"SOURCE_DATE_EPOCH": "1760000000", "PYTHONHASHSEED": "2", "TZ": "Asia/Riyadh"}
    command += ["--output", str(tmp_path / "other")]
    subprocess.run(command, cwd=REPOSITORY, env=os.environ | environment, check=True)
    one, two = (
        {path: png for path, png in tree(output).items() if path.endswith(".png")}
        for output in (awkward.output, tmp_path / "other")
    )
    assert len(one) >= 2 * CHUNK  # enough for a second process
    assert one == two


def test_an_image_is_drawn_again_only_when_its_words_change(social: TinySite) -> None:
    entries = ("articles/hire/", "people/jane-doe/", "companies/acme/", "storylines/moves/")
    every = {f"{language}/{path}" for language in ("ar", "en") for path in ("", *entries)} - {"en/storylines/moves/"}
    assert drawn(social.build()) == every
    social.edit("content/articles/hire.ar.md", "title: تعيين جديد", "title: تعيين آخر")
    assert drawn(social.build()) == {"ar/articles/hire/"}
    social.edit("content/articles/hire.ar.md", "هذه جملة أخرى", "وهذه")
    assert drawn(social.build()) == set()
    social.edit("content/people/jane-doe.ar.md", "en: Jane Doe", "en: Jane Roe")
    assert drawn(social.build()) == {"ar/people/jane-doe/", "en/people/jane-doe/"}
    social.edit("site.yaml", "en: Site", "en: Paper")
    assert drawn(social.build()) == {path for path in every if path.startswith("en/")}
    rebuilt = tree(social.output)
    social.build(clean=True)
    assert tree(social.output) == rebuilt


def test_without_social_images_all_pages_of_a_language_share_one(tiny: TinySite) -> None:
    assert drawn(tiny.build()) == {"ar/", "en/"}
    assert 'property="og:image" content="https://example.org/en/social.png?v=' in tiny.page("en/articles/hire")
    tiny.edit("site.yaml", "social_images: false", "social_images: true")
    assert "en/articles/hire/" in drawn(tiny.build())
    tiny.edit("site.yaml", "social_images: true", "social_images: false")
    tiny.build()
    assert sorted(tiny.output.rglob("social.png")) == [tiny.output / "ar/social.png", tiny.output / "en/social.png"]


def test_an_image_that_was_drawn_before_is_not_drawn_again(
    tiny: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    tiny.build()
    monkeypatch.setattr("resvg_py.svg_to_bytes", lambda **_: pytest.fail("drawn again"))
    tiny.build(output=tmp_path / "other")
    assert tree(tmp_path / "other") == tree(tiny.output)


def test_what_is_wrong_with_the_template_is_told_once_and_nothing_is_published(tiny: TinySite) -> None:
    template = (REPOSITORY / "templates/social.svg").read_text("utf-8")
    for old, new, told in (
        ("view.kicker", "view.nope", "no attribute 'nope'"),
        ('family ~ " 700"', 'family ~ " 900"', 'no font "IBM Plex Sans Arabic 900" in templates/static/fonts/'),
        ("</svg>", "", ""),
    ):
        tiny.write("templates/social.svg", template.replace(old, new))
        built = tiny.build()
        assert built.written is None
        assert codes(built) == ["template-error"]
        assert told in built.report.diagnostics[0].message
        assert built.report.diagnostics[0].location.path == "templates/social.svg"
    tiny.remove("templates/social.svg")
    assert tiny.build().written is not None
