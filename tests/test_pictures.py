"""Pictures: what is published of a file, what pages show of it, and what is said of files that cannot be shown."""

from __future__ import annotations

import json
import re
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element
from zlib import crc32

import pytest
from PIL import Image

from siyaq.read.pictures import MAX_PIXELS
from tests.newsroom import dom
from tests.photographs import PROFILE, camera_notes, photograph
from tests.tinysite import FILES, TinySite, codes, pages, tree, write_tiny

ARTICLE = "content/articles/hire.ar.md"
IMAGE = "image: {file: lead.jpg, alt: {ar: وجه, en: A face}, caption: {ar: عند الباب}, credit: أكمي}"
PORTRAIT = "portrait: {file: ../media/deep/face.png, alt: {en: Jane at work}, credit: أكمي}"
BODY = '![قاعة](../media/hall.webp "القاعة")\n\n![تدور](../media/wheel.gif) ![فيلم](../media/film.mp4)\n\nقالت'
PHOTOGRAPHS = {
    "lead.jpg": photograph(900, 600, exif=camera_notes(6), icc_profile=PROFILE, comment=b"secret", quality=70),
    "deep/face.png": photograph(300, 400, "PNG", mode="RGBA"),
    "hall.webp": photograph(640, 480, "WEBP"),
    "wheel.gif": photograph(32, 32, "GIF"),
    "film.mp4": b"film",
}


def pictured(folder: Path) -> TinySite:
    """The tiny site with pictures of each kind."""
    site = TinySite(folder)
    for path, text in FILES.items():
        site.write(path, text)
    for name, content in PHOTOGRAPHS.items():
        site.write_bytes(f"content/media/{name}", content)
    site.edit(ARTICLE, "summary: ملخص", f"summary: ملخص\n{IMAGE}")
    site.edit(ARTICLE, "قالت", BODY)
    site.edit("content/people/jane-doe.ar.md", "gender: f", f"gender: f\n{PORTRAIT}")
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """The site, built once; tests that change it make their own."""
    made = pictured(tmp_path_factory.mktemp("pictured"))
    assert codes(made.build()) == []
    return made


def published(site: TinySite, path: str) -> Image.Image:
    return Image.open(BytesIO((site.output / path).read_bytes()))


def images(page: str) -> dict[str, Element]:
    """The pictures of a page, by the path of the file, each in the element around it."""
    found = {}
    for picture in dom(page).iter("picture"):
        image = picture.find("img")
        assert image is not None
        found[image.get("src", "").partition("?")[0]] = picture
    return found


# --- what is published


def test_a_photograph_is_what_machines_are_shown_of_an_article_and_a_person(tmp_path: Path) -> None:
    site = write_tiny(tmp_path)
    image = "{file: face.jpg, alt: {ar: صورة, en: Picture}}"
    site.write_bytes("content/media/face.jpg", photograph(320, 240))
    site.edit("content/articles/hire.ar.md", "summary:", f"image: {image}\nsummary:")
    site.edit("content/people/jane-doe.ar.md", "summary:", f"portrait: {image}\nsummary:")
    assert site.build().written is not None
    for path in ("ar/articles/hire", "ar/people/jane-doe"):
        (graph,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.page(path), re.DOTALL)
        shown = [one["image"].partition("?")[0] for one in json.loads(graph)["@graph"] if "image" in one]
        assert shown == ["https://example.org/media/face.jpg"]


def test_nothing_of_a_file_is_published_but_what_is_seen(site: TinySite) -> None:
    lead = published(site, "media/lead.jpg")
    assert lead.size == (600, 900)
    assert lead.info.keys() & {"exif", "xmp", "comment"} == set()
    assert lead.info["icc_profile"] == PROFILE
    assert {
        path for path, content in tree(site.output).items() if b"Fernsprecher" in content or b"secret" in content
    } == set()


def test_a_file_that_holds_no_more_is_published_as_it_is(site: TinySite) -> None:
    for name in ("deep/face.png", "hall.webp", "wheel.gif", "film.mp4"):
        assert (site.output / "media" / name).read_bytes() == PHOTOGRAPHS[name]


@pytest.mark.parametrize(
    ("kind", "options", "size"),
    [
        ("JPEG", {"exif": camera_notes()}, (60, 40)),
        ("JPEG", {"xmp": b"<x:xmpmeta/>", "mode": "L"}, (60, 40)),
        ("JPEG", {"comment": b"here", "mode": "CMYK", "icc_profile": b"of inks"}, (60, 40)),
        ("PNG", {"exif": camera_notes(8), "mode": "P"}, (40, 60)),
        ("PNG", {"exif": camera_notes(), "mode": "I;16"}, (60, 40)),
        ("WEBP", {"exif": camera_notes(3), "icc_profile": PROFILE}, (60, 40)),
        ("WEBP", {"xmp": b"<x:xmpmeta/>", "mode": "RGBA"}, (60, 40)),
        ("AVIF", {"exif": camera_notes(6), "icc_profile": PROFILE}, (40, 60)),
    ],
)  # fmt: skip
def test_whatever_the_format_the_notes_go(
    kind: str, options: dict[str, Any], size: tuple[int, int], tiny: TinySite
) -> None:
    name = f"media/a.{'jpg' if kind == 'JPEG' else kind.lower()}"
    tiny.write_bytes(f"content/{name}", photograph(60, 40, kind, **options))
    assert codes(tiny.build()) == []
    made = published(tiny, name)
    made.load()
    assert made.info.keys() & {"exif", "xmp", "comment"} == set()
    assert made.info.get("icc_profile") == options.get("icc_profile")
    assert made.size == size


def test_what_follows_the_end_of_a_jpeg_file_is_not_published(tiny: TinySite) -> None:
    tiny.write_bytes("content/media/a.jpg", photograph(60, 40) + b"a film of two seconds")
    assert codes(tiny.build()) == []
    assert b"film" not in (tiny.output / "media/a.jpg").read_bytes()


def test_smaller_pictures_are_upright_and_never_larger_than_the_file(site: TinySite) -> None:
    for encoding in ("avif", "webp"):
        assert sorted(file.name for file in (site.output / "pictures/lead.jpg").glob(f"*.{encoding}")) == [
            f"240.{encoding}", f"480.{encoding}", f"600.{encoding}",
        ]  # fmt: skip
        small = published(site, f"pictures/lead.jpg/240.{encoding}")
        assert small.size == (240, 360)
        assert small.info["icc_profile"] == PROFILE
        red, _, blue = small.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
        whole = published(site, "media/lead.jpg").resize((240, 360)).convert("RGB").getpixel((5, 5))
        assert abs(red - whole[0]) < 12  # type: ignore[index]
        assert abs(blue - whole[2]) < 12  # type: ignore[index]
        assert published(site, f"pictures/deep/face.png/240.{encoding}").mode == "RGBA"
    assert not (site.output / "pictures/wheel.gif").exists()


def test_a_tall_picture_has_the_widths_that_webp_has_room_for(tiny: TinySite) -> None:
    tiny.write_bytes("content/media/a.png", photograph(500, 18_000, "PNG", mode="1"))
    assert codes(tiny.build()) == []
    assert sorted(file.name for file in (tiny.output / "pictures/a.png").iterdir()) == [
        "240.avif", "240.webp",
    ]  # fmt: skip


# --- what pages show


def test_a_picture_in_a_text(site: TinySite) -> None:
    page = site.page("ar/articles/hire")
    hall = images(page)["/media/hall.webp"]
    avif, webp, image = hall
    version = image.get("src", "").partition("?")[2]
    assert avif.get("type") == "image/avif"
    assert avif.get("srcset") == ", ".join(
        f"/pictures/hall.webp/{width}.avif?{version} {width}w" for width in (240, 480, 640)
    )
    assert webp.get("type") == "image/webp"
    assert {name: image.get(name) for name in ("width", "height", "loading", "decoding", "alt")} == {
        "width": "640", "height": "480", "loading": "lazy", "decoding": "async", "alt": "قاعة",
    }  # fmt: skip
    drawing = dom(page).find(".//div[@class='prose']/figure/span[@class='picture']/svg")
    assert drawing is not None
    assert drawing.get("aria-hidden") == "true"
    assert len(drawing) == 12
    first, *_, last = (field.get("fill", "") for field in drawing)
    assert int(last[1:3], 16) - int(first[1:3], 16) > 128  # red grows across
    assert int(last[3:5], 16) - int(first[3:5], 16) > 128  # green grows downwards
    assert "style=" not in page


def test_what_has_no_smaller_ones_is_shown_itself(site: TinySite) -> None:
    shown = images(site.page("ar/articles/hire"))
    assert [one.tag for one in shown["/media/wheel.gif"]] == ["img"]
    assert shown["/media/wheel.gif"][0].get("width") == "32"
    assert shown["/media/film.mp4"][0].get("width") is None


def test_the_picture_under_a_headline(site: TinySite) -> None:
    for tag, alt, language, words in (
        ("ar", "وجه", None, "عند الباب الصورة: أكمي"),
        ("en", "A face", None, "عند الباب Photo: أكمي"),
    ):
        page = dom(site.page(f"{tag}/articles/hire"))
        figure = page.find(".//figure[@class='lead-picture']")
        assert figure is not None
        image = figure.find(".//img")
        assert image is not None
        assert (image.get("alt"), image.get("lang")) == (alt, language)
        assert (image.get("width"), image.get("height"), image.get("fetchpriority")) == ("600", "900", "high")
        assert " ".join("".join(figure.itertext()).split()) == words


def test_a_portrait_stands_in_place_of_the_initials(site: TinySite) -> None:
    profile = images(site.page("ar/people/jane-doe"))["/media/deep/face.png"][-1]
    assert "Jane at work" in profile.get("alt", "")
    assert profile.get("lang") == "en"
    assert profile.get("class") == "monogram large"
    assert "أكمي" in site.page("ar/people/jane-doe")
    for path in ("ar", "ar/people", "ar/articles/hire"):
        picture = images(site.page(path))["/media/deep/face.png"]
        assert picture[-1].get("alt") == ""
        assert "240w" in picture[0].get("srcset", "")
        assert "," not in picture[0].get("srcset", "")
    sent = (site.output / "dossiers/person-jane-doe.html").read_text("utf-8")
    assert "Jane at work" not in sent
    assert '<span class="monogram large" aria-hidden="true">' in sent


def test_a_card_shows_the_picture_of_its_article(site: TinySite) -> None:
    for path in ("en", "en/articles"):
        assert images(site.page(path))["/media/lead.jpg"][-1].get("alt") == ""


def test_only_sites_with_pictures_fetch_their_style(site: TinySite, tiny: TinySite) -> None:
    tiny.build()
    assert "pictures.css" not in tiny.page("ar")
    assert "pictures.css" in site.page("ar")


def test_names_are_written_into_addresses_letter_by_letter(tiny: TinySite) -> None:
    name = 'صورة, 2x & "b".png'
    tiny.write_bytes(f"content/media/{name}", photograph(300, 200, "PNG"))
    tiny.edit(ARTICLE, "قالت", f"![x](<../media/{name.replace(chr(34), chr(92) + chr(34))}>)\n\nقالت")
    assert codes(tiny.build()) == []
    (picture,) = images(tiny.page("ar/articles/hire")).values()
    for address in picture[0].get("srcset", "").split(", "):
        assert " " not in address.rpartition(" ")[0]
        assert "," not in address


# --- rebuilds


def test_only_what_has_changed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    site = pictured(tmp_path / "site")
    site.build()
    assert site.build().written is not None
    again = site.build().written
    assert again is not None
    assert again.written == {}
    site.write_bytes("content/media/hall.webp", photograph(400, 480, "WEBP"))
    built = site.build()
    assert pages(built) == {"ar/articles/hire/", "ar/articles/hire/parallel/", "en/articles/hire/parallel/"}
    assert built.written is not None
    assert "pictures/hall.webp/640.avif" in built.written.pruned
    assert "pictures/hall.webp/400.avif" in built.written.written
    assert not any("lead" in path for path in built.written.written)
    site.build(output=tmp_path / "clean", clean=True, jobs=2)
    assert tree(tmp_path / "clean") == tree(site.output)


def test_a_spoiled_memo_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    site = pictured(tmp_path / "site")
    site.build()
    first = tree(site.output)
    memo = site.folder / ".siyaq/pictures.json"
    memo.write_bytes(memo.read_bytes().replace(b'"width":640', b'"width":641'))
    site.build()
    assert tree(site.output) == first


# --- what cannot be shown

HEAD = b"IHDR" + (100_000).to_bytes(4) * 2 + b"\x08\x02\x00\x00\x00"
BOMB = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d" + HEAD + crc32(HEAD).to_bytes(4) + b"\x00\x00\x00\x00IDAT"


def moving(**options: Any) -> bytes:
    """A picture of two frames."""
    made = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(made, "WEBP", save_all=True, append_images=frames[1:], **options)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("a.jpg", b"", "error: the picture is broken, or is none [picture-broken]"),
        ("a.jpg", b"<svg onload='x()'/>", "error: the picture is broken, or is none [picture-broken]"),
        ("a.jpg", photograph(400, 300)[:-2000], "error: the picture is broken, or is none [picture-broken]"),
        ("a.png", photograph(40, 30, "PNG")[:-30], "error: the picture is broken, or is none [picture-broken]"),
        ("a.gif", b"GIF89a\x00\x00\x00\x00\x00\x00\x00;", "error: the picture is broken, or is none [picture-broken]"),
        ("b/a.JPG", photograph(40, 30, "PNG"), "error: by its name the picture is JPG, by its bytes PNG [picture-type]"),
        ("a.png", BOMB, f"error: the picture has more than {MAX_PIXELS // 1_000_000} million pixels [picture-size]"),
        ("a.webp", moving(exif=camera_notes()), "error: a moving picture that tells more than it shows, such as where it was taken [picture-private]"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_shown(name: str, content: bytes, finding: str, tiny: TinySite) -> None:
    tiny.build()
    before = tree(tiny.output)
    tiny.write_bytes(f"content/media/{name}", content)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for built in (tiny.build(), tiny.check()):
            (found,) = (one for one in built.report.diagnostics if one.severity == "error")
            assert str(found).startswith(f"content/media/{name}: {finding}\n  hint: ")
    assert tree(tiny.output) == before


def test_a_moving_picture_is_published_as_it_is(tiny: TinySite) -> None:
    tiny.write_bytes("content/media/a.webp", moving())
    assert codes(tiny.build()) == []
    assert (tiny.output / "media/a.webp").read_bytes() == moving()
    assert not (tiny.output / "pictures").exists()


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("{file: lead.jpeg, alt: x}", ':5:15: error: no file "lead.jpeg" in content/media/ [unknown-media]\n'),
        ("{file: film.mp4, alt: x}", ':5:15: error: "film.mp4" is not a picture [not-a-picture]\n'),
        ("{file: /etc/passwd, alt: x}", ':5:15: error: "/etc/passwd" cannot be a "file" [bad-value]\n'),
        ("{file: ../../x.jpg, alt: x}", ':5:15: error: "../../x.jpg" cannot be a "file" [bad-value]\n'),
        ("{file: lead.jpg}", ':5:8: error: the field "alt" is missing [missing-field]\n'),
    ],
)
def test_pictures_of_front_matter_that_are_not_there(written: str, finding: str, tiny: TinySite) -> None:
    for name in ("lead.jpg", "film.mp4"):
        tiny.write_bytes(f"content/media/{name}", PHOTOGRAPHS[name])
    tiny.edit(ARTICLE, "date: 2025-09-16\n", f"date: 2025-09-16\nimage: {written}\n")
    (found,) = tiny.build().report.diagnostics
    assert str(found).startswith(ARTICLE + finding)
