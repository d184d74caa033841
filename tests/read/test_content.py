"""The folder content/ as it lies on disk."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from siyaq.diagnostics import Diagnostic
from siyaq.read.content import MAX_TEXT_BYTES, Content, Source, read_content, read_text


class Folder:
    """A site's folder with a content/ to be filled."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.content = site / "content"
        self.content.mkdir(parents=True)

    def write(self, name: str, raw: bytes = b"text") -> Path:
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
        return file

    def read(self) -> tuple[Content, list[str]]:
        content, diagnostics = read_content(self.site)
        return content, list(map(str, diagnostics))

    def paths(self) -> list[str]:
        """The paths of the texts, where nothing is wrong."""
        content, mistakes = self.read()
        assert mistakes == []
        return [source.path for source in content.sources]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "site")


def test_texts_and_media_in_order_of_path(folder: Folder) -> None:
    folder.write("people/b.ar.md", "ب".encode())
    folder.write("articles/z.ar.md", b"z")
    folder.write("media/b/two.PNG", b"2")
    folder.write("media/one.jpg", b"1")
    folder.write("sources.yaml", b"a: {}")
    content, mistakes = folder.read()
    assert mistakes == []
    assert content.sources == (
        Source("content/articles/z.ar.md", "z"),
        Source("content/people/b.ar.md", "ب"),
        Source("content/sources.yaml", "a: {}"),
    )
    assert [(media.name, media.sha256) for media in content.media] == [
        ("b/two.PNG", hashlib.sha256(b"2").hexdigest()),
        ("one.jpg", hashlib.sha256(b"1").hexdigest()),
    ]
    assert [media.file.read_bytes() for media in content.media] == [b"2", b"1"]


def test_the_order_is_not_that_of_the_directory(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("people/a.md", "people/b.md", "articles/c.md", "articles/B.md", "articles/é.md", "x.md"):
        folder.write(name)
    usual = folder.paths()
    scandir = os.scandir

    def backwards(path: Any) -> Any:
        return sorted(scandir(path), key=lambda entry: entry.name, reverse=True)

    monkeypatch.setattr(os, "scandir", backwards)
    assert folder.paths() == usual
    assert usual == [
        "content/articles/B.md", "content/articles/c.md", "content/articles/é.md",
        "content/people/a.md", "content/people/b.md", "content/x.md",
    ]  # fmt: skip


def test_hidden_files_and_editors_leavings_are_passed_over(folder: Folder) -> None:
    for name in (
        ".git/config",
        ".DS_Store",
        "articles/.a.md.swp",
        "articles/a.md~",
        "articles/#a.md#",
        "articles/a.swp",
    ):
        folder.write(name)
    folder.write("articles/a.md.tmp")
    folder.write("media/.DS_Store")
    folder.write("articles/a.md")
    assert folder.paths() == ["content/articles/a.md"]


@pytest.mark.parametrize("place", ["articles/secret.md", "media/secret.png"])
def test_a_link_to_a_file_is_refused(folder: Folder, tmp_path: Path, place: str) -> None:
    (tmp_path / "secret").write_text("secret")
    link = folder.write(place)
    link.unlink()
    link.symlink_to(tmp_path / "secret")
    content, mistakes = folder.read()
    assert content == Content((), ())
    assert mistakes == [
        f"content/{place}: error: links are not followed in content/ [link]\n  hint: put the file itself here"
    ]


@pytest.mark.parametrize("place", ["articles", "media", "articles/deeper"])
def test_a_link_to_a_folder_is_refused(folder: Folder, tmp_path: Path, place: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (outside / "secret.png").write_text("secret")
    (folder.content / place).parent.mkdir(exist_ok=True)
    (folder.content / place).symlink_to(outside, target_is_directory=True)
    content, mistakes = folder.read()
    assert content == Content((), ())
    assert mistakes == [
        f"content/{place}: error: links are not followed in content/ [link]\n  hint: put the file itself here"
    ]


def test_links_in_circles_and_to_nowhere_are_refused_too(folder: Folder) -> None:
    (folder.content / "circle").symlink_to(folder.content, target_is_directory=True)
    (folder.content / "nowhere.md").symlink_to(folder.site / "missing")
    assert [mistake.splitlines()[0] for mistake in folder.read()[1]] == [
        "content/circle: error: links are not followed in content/ [link]",
        "content/nowhere.md: error: links are not followed in content/ [link]",
    ]


def test_content_itself_may_not_be_a_link(folder: Folder, tmp_path: Path) -> None:
    """A stranger's pull request could lay one in the place of the folder."""
    outside = tmp_path / "outside"
    (outside / "media").mkdir(parents=True)
    (outside / "media" / "secret.pdf").write_text("secret")
    folder.content.rmdir()
    folder.content.symlink_to(outside, target_is_directory=True)
    content, mistakes = folder.read()
    assert content == Content((), ())
    assert [mistake.splitlines()[0] for mistake in mistakes] == [
        "content: error: links are not followed in content/ [link]"
    ]


@pytest.mark.parametrize("place", ["articles/pipe.md", "media/pipe.png"])
def test_a_pipe_is_refused_and_never_waited_for(folder: Folder, place: str) -> None:
    folder.write("articles/a.md")
    pipe = folder.content / place
    pipe.parent.mkdir(exist_ok=True)
    os.mkfifo(pipe)
    content, mistakes = folder.read()
    assert [source.path for source in content.sources] == ["content/articles/a.md"]
    assert content.media == ()
    assert mistakes == [f"content/{place}: error: not a regular file [special-file]\n  hint: remove it from content/"]


def test_no_content_is_said(tmp_path: Path) -> None:
    content, diagnostics = read_content(tmp_path)
    assert content == Content((), ())
    assert list(map(str, diagnostics)) == [
        "content: error: there is no content [no-content]\n"
        "  hint: make a folder content/ with a folder articles/ in it"
    ]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"\xff", 1),
        ("س\nص\n".encode() + b"\xe9t\xe9\n", 3),
        ("سطر\n".encode("cp1256"), 1),
        (b"---\n" + "نص".encode("utf-16"), 2),
        (b"a\nb\nc \xd8", 3),
        (b"a\n\xed\xa0\x80", 2),
    ],
)
def test_what_is_not_utf_8_is_reported_with_its_line(folder: Folder, raw: bytes, line: int) -> None:
    folder.write("articles/a.md", raw)
    folder.write("articles/b.md", b"sound")
    content, mistakes = folder.read()
    assert [source.text for source in content.sources] == ["sound"]
    assert mistakes == [
        f"content/articles/a.md:{line}: error: not UTF-8 text [encoding]\n  hint: save the file as UTF-8"
    ]


def test_line_ends_are_folded_and_a_byte_order_mark_is_dropped(folder: Folder) -> None:
    folder.write("articles/a.md", b"\xef\xbb\xbfone\r\ntwo\rthree\n\r\n\n")
    content, _ = folder.read()
    assert [source.text for source in content.sources] == ["one\ntwo\nthree\n\n\n"]


def test_a_text_has_a_limit(folder: Folder) -> None:
    folder.write("articles/fits.md", b"x" * MAX_TEXT_BYTES)
    folder.write("articles/long.md", b"x" * (MAX_TEXT_BYTES + 1))
    folder.write("media/long.mp4", b"x" * (MAX_TEXT_BYTES + 1))
    content, mistakes = folder.read()
    assert [source.path for source in content.sources] == ["content/articles/fits.md"]
    assert [media.name for media in content.media] == ["long.mp4"]
    assert mistakes == [
        "content/articles/long.md: error: larger than 1 MB [file-size]\n  hint: split the text into several entries"
    ]


@pytest.mark.parametrize(
    ("name", "shown", "hint"),
    [
        ("page.html", ".html", "pictures, sound, film and PDF: "),
        ("drawing.svg", ".svg", "pictures, sound, film and PDF: "),
        ("script.js", ".js", "pictures, sound, film and PDF: "),
        ("photo.jepg", ".jepg", 'did you mean ".jpg"?'),
        ("no-type", "", "pictures, sound, film and PDF: "),
        ("photo.png.exe", ".exe", "pictures, sound, film and PDF: "),
    ],
)
def test_a_type_that_is_not_published_is_refused(folder: Folder, name: str, shown: str, hint: str) -> None:
    folder.write(f"media/{name}")
    content, (mistake,) = folder.read()
    assert content.media == ()
    assert mistake.startswith(
        f'content/media/{name}: error: files of type "{shown}" are not published [media-type]\n  hint: {hint}'
    )


def test_a_file_that_cannot_be_read_is_reported(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("articles/a.md")
    folder.write("media/b.png")

    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    content, mistakes = folder.read()
    assert content == Content((), ())
    assert mistakes == [
        f"content/{name}: error: cannot be read: Permission denied [unreadable]\n  hint: check the file's permissions"
        for name in ("articles/a.md", "media/b.png")
    ]


def test_a_folder_that_cannot_be_read_is_reported(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("articles/a.md")
    folder.write("people/b.md")
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "articles":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    content, mistakes = folder.read()
    assert [source.path for source in content.sources] == ["content/people/b.md"]
    assert mistakes == [
        "content/articles: error: cannot be read: Permission denied [unreadable]\n"
        "  hint: check the file's permissions"
    ]


def test_a_text_is_shown_under_the_path_that_people_know(tmp_path: Path) -> None:
    file = tmp_path / "real"
    file.write_bytes(b"a: b\r\n")
    assert read_text(file, "site.yaml") == Source("site.yaml", "a: b\n")
    missing = read_text(tmp_path / "missing", "site.yaml")
    assert isinstance(missing, Diagnostic)
    assert str(missing).startswith("site.yaml: error: cannot be read: No such file or directory [unreadable]")


@pytest.mark.parametrize(
    "control", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f", "\ufffe", "\uffff"]
)
def test_a_control_character_is_refused_where_it_stands(control: str, tmp_path: Path) -> None:
    file = tmp_path / "a.ar.md"
    file.write_bytes(f"---\r\ntitle: x\r\n---\r\nنص{control}\r\n".encode())
    found = read_text(file, "content/articles/a.ar.md")
    assert str(found) == (
        f"content/articles/a.ar.md:4:3: error: a control character: U+{ord(control):04X} [control-character]\n"
        "  hint: remove it: it may be invisible in your editor"
    )


def test_tabs_line_ends_and_invisible_letters_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.ar.md"
    file.write_bytes("a\tb\r\nc\rd\u200f\u200d\u2028e".encode())
    assert read_text(file, "a.ar.md") == Source("a.ar.md", "a\tb\nc\nd\u200f\u200d\u2028e")
