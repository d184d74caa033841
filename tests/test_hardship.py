"""Odd files, odd places, odd values: each is told, and none ends in a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from siyaq.model.body import decode_body
from siyaq.model.site import decode_site
from siyaq.read.content import Source
from tests.photographs import photograph
from tests.test_cli import run
from tests.tinysite import SITE, TinySite, codes


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("content/articles/photo.png", "x", "file-name"),
        ("templates/mark.html", '{% include "mark.html" %}', "template-error"),
        ("templates/page.html", "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "template-syntax"),
        ("content/articles/hire.en.md", "", "front-matter"),
        ("content/articles/hire.en.md", "---\n---", "yaml-mapping"),
        ("content/people/x.ar.md", "---\nname: {}\ngender: m\n---\n", "empty"),
        ("site.yaml", SITE.replace("https://example.org/", "https://x.org//repo/"), "bad-value"),
    ],
)  # fmt: skip
def test_an_odd_file_is_told(path: str, text: str, code: str, tiny: TinySite) -> None:
    tiny.write(path, text)
    assert code in codes(tiny.build())


def test_an_amount_past_all_reason_is_told(tiny: TinySite) -> None:
    tiny.edit(
        "content/articles/hire.ar.md",
        "storylines: [moves]",
        "figures: [{about: acme, what: debt, amount: 999999999999999tn USD}]",
    )
    assert codes(tiny.build()) == ["bad-amount"]


@pytest.mark.parametrize("folder", ["content/media", "templates/static"])
def test_a_name_that_is_not_utf8_is_told(folder: str, tiny: TinySite) -> None:
    (tiny.folder / folder).mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(tiny.folder / folder) + b"/\xff.png")).write_bytes(b"x")
    (found,) = tiny.build().report.diagnostics
    assert found.message == "the name of the file is not UTF-8"
    assert str(found).encode()


def test_a_picture_named_in_decomposed_letters_is_found(tiny: TinySite) -> None:
    tiny.write_bytes("content/media/\u0627\u0654.png", photograph(4, 3, "PNG"))  # as macOS writes it
    tiny.edit("content/articles/hire.en.md", "Another sentence.", "![alef](../media/\u0623.png)")
    assert codes(tiny.build()) == []
    assert (tiny.output / "media/\u0623.png").is_file()


@pytest.mark.parametrize("second", ["{name}", "{name}/240.avif/x.png"])
def test_two_files_of_one_name_are_told(second: str, tiny: TinySite) -> None:
    tiny.write_bytes("content/media/\u0627\u0654.png", photograph(4, 3, "PNG"))
    tiny.write_bytes("content/media/" + second.format(name="\u0623.png"), photograph(5, 3, "PNG"))
    (found,) = tiny.build().report.diagnostics
    assert (found.code, found.message) == ("repeated-name", "two files have this name")


@pytest.mark.parametrize("path", ["content/sources.yaml", "templates/strings/ar.yaml"])
@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_file_without_a_word_is_as_good_as_none(path: str, text: str, tiny: TinySite) -> None:
    tiny.write(path, text)
    assert codes(tiny.build()) == []


def test_a_shared_source_with_a_mistake_is_known_all_the_same(tiny: TinySite) -> None:
    tiny.write("content/sources.yaml", "report: {publishr: acme}\n")
    tiny.edit("content/people/jane-doe.ar.md", "sources: [hire#wire]", "sources: [report]")
    assert codes(tiny.build()) == ["unknown-field"]


def test_an_include_that_may_be_missing_may_be_missing(tiny: TinySite) -> None:
    tiny.write("templates/404.html", '{% include "own/banner.html" ignore missing %}')
    assert codes(tiny.build()) == []


def test_a_box_title_may_not_hold_a_torn_reference(tiny: TinySite) -> None:
    tiny.edit(
        "content/articles/hire.en.md", "Another sentence.", "\n\n:::note [Jane](person: jane-doe)\nText.\n:::\n"
    )
    assert codes(tiny.build()) == ["torn-reference"]


@pytest.mark.parametrize(
    "text", ["[x](person:jane) " + "." * 200_000 + "a", "[^" * 100_000, "x " + "`" * 50_000 + " x"]
)
def test_a_long_run_of_marks_does_not_hang_the_build(text: str) -> None:
    """Time that grows with the square of the length would take minutes here: there is nothing to measure."""
    body, _ = decode_body(text, "content/articles/a.ar.md", 1)
    assert body.words > 0


@pytest.mark.parametrize("epoch", ["99999999999999999999", "²", "soon"])
def test_a_day_that_is_none_is_a_mistake_of_usage(epoch: str, tiny: TinySite) -> None:
    done = run("check", "--site", str(tiny.folder), epoch=epoch)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_new_files_that_cannot_be_written_are_told(tiny: TinySite) -> None:
    tiny.write("content/pages", "a file")
    done = run("new", "page", "x", "--site", str(tiny.folder))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "mistake in Siyaq" not in done.stderr
    done = run("new", "article", "a" * 300, "--site", str(tiny.folder))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr


def test_a_user_without_a_home_builds_without_a_memo(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert tiny.build().written is not None
    assert not (tiny.folder / ".siyaq/parsed.json").exists()


def test_a_site_address_may_not_name_another_host() -> None:
    site, (found,) = decode_site(
        Source("site.yaml", SITE.replace("https://example.org/", "https://example.org//evil.example/"))
    )
    assert site is None
    assert found.location.line == 3


def test_a_phrase_cut_off_at_a_comma_is_told_and_never_shortened(tiny: TinySite) -> None:
    tiny.edit(
        "content/people/jane-doe.ar.md", "title: {ar: محررة, en: Editor}", "title: {ar: محررة, en: Editor, and more}"
    )
    (found,) = tiny.build().report.diagnostics
    assert str(found).splitlines()[0].endswith('error: unknown language "and more" [unknown-language]')
    assert found.hint == "a phrase with a comma in it needs quotes here"
    tiny.edit("content/people/jane-doe.ar.md", "en: Editor, and more", 'en: "Editor, and more"')
    tiny.build()
    assert "Editor, and more" in tiny.page("en/people/jane-doe")


def test_a_known_field_left_empty_is_as_good_as_absent(tiny: TinySite) -> None:
    tiny.edit("content/people/jane-doe.ar.md", "summary: محررة", "summary:\naliases:\nlinks:")
    tiny.edit("content/people/jane-doe.ar.md", "to: present,", "to: ,")
    assert codes(tiny.build()) == []
