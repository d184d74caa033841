"""output/: all at once or not at all, and only what is ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from siyaq.digest import digest
from siyaq.pipeline import build
from siyaq.render.search.files import FOLDER, ROOT
from siyaq.write import output as room
from siyaq.write.manifest import NAME
from tests.tinysite import TinySite, codes, tree

REPOSITORY = Path(__file__).parents[2]


def test_files_of_others_are_kept_as_they_are(tiny: TinySite) -> None:
    tiny.build()
    (tiny.output / "CNAME").write_text("example.org", "utf-8")
    (tiny.output / "ar/own").mkdir()
    (tiny.output / "ar/own/note.txt").write_text("mine", "utf-8")
    (tiny.output / "empty").mkdir()
    (tiny.output / "link").symlink_to("CNAME")
    (tiny.output / "folder-link").symlink_to("ar")
    tiny.remove("content/articles/hire.en.md")
    built = tiny.build()
    assert built.written is not None
    assert tuple(path for path in built.written.pruned if not path.startswith("search/")) == (
        "ar/articles/hire/parallel/index.html",
        "en/articles/hire/index.html",
        "en/articles/hire/parallel/index.html",
        "en/companies/acme/feed.json",
        "en/companies/acme/feed.xml",
        "en/people/jane-doe/feed.json",
        "en/people/jane-doe/feed.xml",
    )
    assert not (tiny.output / "en/articles/hire").exists()
    assert (tiny.output / "CNAME").read_text("utf-8") == "example.org"
    assert (tiny.output / "ar/own/note.txt").read_text("utf-8") == "mine"
    assert (tiny.output / "empty").is_dir()
    assert (tiny.output / "link").readlink() == Path("CNAME")
    assert (tiny.output / "folder-link").readlink() == Path("ar")


def test_a_file_of_others_in_the_way_is_told_and_kept(tiny: TinySite) -> None:
    (tiny.output / "ar").mkdir(parents=True)
    (tiny.output / "ar/index.html").write_text("mine", "utf-8")
    (tiny.output / "en").write_text("a file where a folder should be", "utf-8")
    before = tree(tiny.output)
    built = tiny.build()
    assert set(codes(built)) == {"not-ours"}
    assert str(built.report.diagnostics[0].location) == "output/ar/index.html"
    assert tree(tiny.output) == before


@pytest.mark.parametrize(
    "place", [".", "..", "content", "content/articles", "templates", "site.yaml", "elsewhere/site"]
)
def test_an_output_that_holds_sources_is_refused(place: str, tiny: TinySite) -> None:
    tiny.write("elsewhere/site/site.yaml", "title: another site\n")
    before = tree(tiny.folder)
    built = tiny.build(output=tiny.folder / place)
    assert codes(built) == ["output"]
    assert built.written is None
    assert tree(tiny.folder) == before


def test_a_link_as_output_is_refused(tiny: TinySite, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    tiny.output.symlink_to(tmp_path / "target")
    assert codes(tiny.build()) == ["output"]
    assert list((tmp_path / "target").iterdir()) == []


def test_a_manifest_cannot_name_files_outside(tiny: TinySite, tmp_path: Path) -> None:
    tiny.build()
    victim = tmp_path / "victim.txt"
    victim.write_text("precious", "utf-8")
    manifest = tiny.output / NAME
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace('"files":{', '"files":{"../../victim.txt":["0",{}],', 1), "utf-8")
    assert "victim" in manifest.read_text("utf-8")
    tiny.edit("content/articles/hire.en.md", "A new hire", "The new hire")
    assert tiny.build().written is not None
    assert victim.read_text("utf-8") == "precious"


def test_a_manifest_cannot_have_files_outside_taken_for_kept_ones(tiny: TinySite) -> None:
    tiny.build()
    tiny.write("victim.json", "precious")
    manifest, outside = json.loads((tiny.output / NAME).read_bytes()), "search/../../victim.json"
    files = manifest["files"]
    files[outside] = [sha256(b"precious").hexdigest(), {"bytes": ""}]
    shards = sorted(path for path in files if path.startswith(FOLDER) and path != ROOT)
    files[ROOT][1]["files"] = digest(shards)
    (tiny.output / NAME).write_text(json.dumps(manifest), "utf-8")
    assert tiny.build().written is not None
    assert outside not in (tiny.output / NAME).read_text("utf-8")


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '{"format": 1}', '{"format": 1, "files": {"a": 1}}', '{"format": 9}']
)
def test_a_spoiled_manifest_costs_a_full_build_and_no_more(text: str, tiny: TinySite) -> None:
    tiny.build()
    clean = tree(tiny.output)
    (tiny.output / NAME).write_text(text, "utf-8")
    built = tiny.build()
    assert built.written is not None
    assert tree(tiny.output) == clean


def test_a_full_disk_leaves_output_as_it_was(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.build()
    before = tree(tiny.output)
    tiny.edit("content/articles/hire.en.md", "A new hire", "The new hire")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    built = tiny.build()
    monkeypatch.undo()
    assert [found.message for found in built.report.diagnostics] == ["cannot write: No space left on device"]
    assert tree(tiny.output) == before
    assert [path.name for path in tiny.folder.glob(".output*")] == []


def test_without_the_exchange_call_two_renames_serve(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_exchange_call", lambda *_: False)
    tiny.build()
    tiny.edit("content/articles/hire.en.md", "A new hire", "The new hire")
    tiny.build()
    assert "The new hire" in tiny.page("en/articles/hire")
    assert [path.name for path in tiny.folder.glob(".output*")] == []


def test_what_a_killed_build_left_is_mended_by_the_next(tiny: TinySite) -> None:
    tiny.build()
    before = tree(tiny.output)
    tiny.output.rename(tiny.folder / ".output.old")
    (tiny.folder / ".output.new-999999999").mkdir()
    built = tiny.build()
    assert built.written is not None
    assert built.written.written == {}
    assert tree(tiny.output) == before
    assert [path.name for path in tiny.folder.glob(".output*")] == []


KILLED = """
import os, sys
from pathlib import Path
from siyaq.write import output
moments = allowed = int(sys.argv[1])

def mortal(call):
    def perhaps(*arguments, **named):
        global moments
        moments -= 1
        if moments < 0:
            os._exit(9)
        return call(*arguments, **named)
    return perhaps

os.link, os.mkdir = mortal(os.link), mortal(os.mkdir)
Path.write_bytes, Path.rename = mortal(Path.write_bytes), mortal(Path.rename)
output._exchange_call = mortal(output._exchange_call if sys.argv[2] == "call" else lambda *_: False)
sys.argv = ["siyaq", "build", "--site", sys.argv[3]]
from siyaq.cli import main
status = main()
print(allowed - moments)
sys.exit(status)
"""


def mortal_build(moments: int, way: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """A build that dies after so many calls to the disk; one that lives to its end says how many there were."""
    command = [sys.executable, "-c", KILLED, str(moments), way, str(folder)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1760000000", "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(command, capture_output=True, env=environment, check=False)


@pytest.mark.parametrize("way", ["call", "renames"])
def test_a_build_killed_at_any_moment_leaves_one_whole_site(way: str, tiny: TinySite) -> None:
    """The old tree or the new one, never a mixture: the process dies before ever later calls to the disk."""
    tiny.build()
    old = tree(tiny.output)
    tiny.edit("site.yaml", "en: Site", "en: Renamed")
    other = tiny.folder.parent / "new"
    tiny.build(output=other)
    new = tree(other)
    outcomes = []
    living = shutil.copytree(tiny.folder, tiny.folder.parent / "living", symlinks=True)
    calls = int(mortal_build(100_000, way, living).stdout.split()[-1])
    for moments in (0, 1, calls // 2, *range(calls - 3, calls + 1)):
        status = mortal_build(moments, way, tiny.folder).returncode
        assert status in (0, 9)
        room.restore(tiny.output)  # as the next build begins
        assert tree(tiny.output) in (old, new)
        outcomes.append((status, tree(tiny.output) == new))
        if outcomes[-1][1]:
            break
    assert outcomes[0] == (9, False)
    assert outcomes[-1][1]
    assert (9, False) in outcomes[2:], "it dies in the midst of staging, too"
    assert [path.name for path in tiny.folder.glob(".output.old")] == []


def test_two_builds_at_once_do_not_mix(tiny: TinySite, tmp_path: Path) -> None:
    tiny.build()
    others: list[subprocess.Popen[bytes]] = []

    def begin_another(stage: str, _done: int, _total: int) -> None:
        if stage == "render" and not others:
            command = [
                sys.executable,
                "-m",
                "siyaq",
                "build",
                "--site",
                str(tiny.folder),
                "--base-url",
                "https://x.example/",
            ]
            environment = os.environ | {"SOURCE_DATE_EPOCH": "1760000000", "PYTHONPATH": str(REPOSITORY)}
            others.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment))
            time.sleep(1)  # enough for it to reach output/, were it not held off

    tiny.edit("content/articles/hire.en.md", "A new hire", "The new hire")
    assert build(tiny.order(), begin_another).written is not None
    assert b"x.example" not in b"".join(tree(tiny.output).values())
    assert others[0].wait(60) == 0
    tiny.build()
    tiny.build(output=tmp_path / "clean", clean=True)
    assert tree(tiny.output) == tree(tmp_path / "clean")


@pytest.mark.parametrize("folder", ["ar", "static", "en/articles"])
def test_a_linked_folder_in_output_is_not_written_through(folder: str, tiny: TinySite, tmp_path: Path) -> None:
    tiny.build()
    (tmp_path / "elsewhere").mkdir()
    (tiny.output / folder).rename(tmp_path / "aside")
    (tiny.output / folder).symlink_to(tmp_path / "elsewhere")
    assert set(codes(tiny.build())) == {"not-ours"}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_folders_keep_their_permissions(tiny: TinySite) -> None:
    tiny.output.mkdir()
    tiny.output.chmod(0o2775)
    (tiny.output / "private").mkdir()
    (tiny.output / "private").chmod(0o700)
    (tiny.output / "private/note.txt").write_text("mine", "utf-8")
    tiny.build()
    assert (tiny.output.stat().st_mode & 0o7777, (tiny.output / "private").stat().st_mode & 0o7777) == (0o2775, 0o700)


def test_a_staging_left_by_an_earlier_process_of_our_number_is_swept(tiny: TinySite) -> None:
    (tiny.folder / f".output.new-{os.getpid()}/ar").mkdir(parents=True)
    assert tiny.build().written is not None
    assert list(tiny.folder.glob(".output*")) == []


def test_a_file_of_ours_may_become_a_folder_and_a_folder_a_file(tiny: TinySite) -> None:
    tiny.write("templates/static/js", "one file")
    tiny.build()
    tiny.remove("templates/static/js")
    tiny.write("templates/static/js/a.js", "in a folder")
    assert tiny.build().written is not None
    assert (tiny.output / "static/js/a.js").read_text("utf-8") == "in a folder"
    tiny.remove("templates/static/js/a.js")
    (tiny.folder / "templates/static/js").rmdir()
    tiny.write("templates/static/js", "one file")
    assert tiny.build().written is not None
    assert (tiny.output / "static/js").read_text("utf-8") == "one file"


def test_an_output_with_an_impossible_name_is_told(tiny: TinySite) -> None:
    built = tiny.build(output=tiny.folder / ("x" * 300))
    assert [found.message for found in built.report.diagnostics] == ["cannot build here: File name too long"]
