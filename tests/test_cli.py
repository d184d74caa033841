"""The command line as a contract: arguments, exit codes, what is printed where."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
import yaml

from siyaq import __version__
from siyaq.cli import main
from tests.newsroom import article, newsroom
from tests.tinysite import FILES, TinySite, tree

REPOSITORY = Path(__file__).parents[1]


EPOCH = "1760000000"


def run(
    *arguments: str, cwd: Path = REPOSITORY, epoch: str = EPOCH, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """What a command leaves with and says, in this process."""
    command = ["siyaq", *arguments]
    heard = signal.getsignal(signal.SIGTERM)
    streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8") for name in ("stdout", "stderr")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch)
        patch.chdir(cwd)
        patch.setattr(sys, "argv", command)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        patch.setattr(gc, "disable", lambda: None)  # a build leaves it off, and the tests go on
        status = main()
        told = {name: _written(stream) for name, stream in streams.items()}
    signal.signal(signal.SIGTERM, heard)
    return subprocess.CompletedProcess(command, status, **told)


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def run_apart(
    *arguments: str, program: tuple[str, ...] = ("-m", "siyaq"), cwd: Path = REPOSITORY
) -> subprocess.CompletedProcess[str]:
    """What a command leaves with and says, in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, *program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)


def test_build_prints_counts_and_a_closing_line(tiny: TinySite) -> None:
    done = run("build", "--site", str(tiny.folder))
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[:2] == ["  ar: 1 article, 1 company, 1 person, 1 storyline", "  en: 1 article, 1 company, 1 person"]
    assert lines[2].startswith(f"{len(tree(tiny.output)) - 1} written, 0 kept, 0 pruned in ")


@pytest.mark.parametrize("arguments", [[], ["--explain"], ["build"]])
def test_without_a_command_it_builds_in_this_folder(arguments: list[str], tiny: TinySite) -> None:
    done = run(*arguments, cwd=tiny.folder)
    assert done.returncode == 0, done.stderr
    assert (tiny.output / "ar/articles/hire/index.html").is_file()


def test_build_py_is_the_same_program(tiny: TinySite) -> None:
    front_door = (str(REPOSITORY / "build.py"),)
    for arguments in (
        ["check", "--site", str(tiny.folder)],
        ["nonsense"],
        ["--help"],
    ):
        one, two = run_apart(*arguments), run_apart(*arguments, program=front_door)
        assert (one.returncode, one.stdout) == (two.returncode, two.stdout.replace("build.py", "python -m siyaq"))


def test_explain_says_why_each_page_was_written(tiny: TinySite) -> None:
    run("build", "--site", str(tiny.folder))
    tiny.edit("content/articles/hire.en.md", "Another sentence.", "One more.")
    done = run("build", "--site", str(tiny.folder), "--explain")
    assert "  en/articles/hire/index.html: view.body" in done.stdout.splitlines()


def test_json_tells_all_on_standard_output(tiny: TinySite) -> None:
    done = run("build", "--site", str(tiny.folder), "--json")
    told = json.loads(done.stdout)
    assert told["diagnostics"] == []
    assert told["written"]["ar/index.html"] == "new"
    assert (told["kept"], told["pruned"]) == ([], [])
    assert told["tally"]["en"] == {"article": 1, "company": 1, "person": 1}
    assert told["seconds"] > 0


def test_check_tells_loose_ends_and_builds_nothing(tiny: TinySite) -> None:
    done = run("check", "--site", str(tiny.folder), "--json")
    assert done.returncode == 0
    told = {(found["code"], found["severity"]) for found in json.loads(done.stdout)["diagnostics"]}
    assert told == {
        ("stale-translation", "warning"),
        ("untranslated", "note"),
        ("source-without-url", "note"),
        ("single-source", "note"),
    }
    assert not tiny.output.exists()
    assert run("check", "--site", str(tiny.folder), "--strict").returncode == 1


def test_a_translation_is_fresh_once_it_names_the_digest_it_was_given(tiny: TinySite) -> None:
    def stale() -> list[str]:
        found = json.loads(run("check", "--site", str(tiny.folder), "--json").stdout)["diagnostics"]
        return [one["hint"] for one in found if one["code"] == "stale-translation"]

    (hint,) = stale()
    tiny.edit("content/articles/hire.en.md", "0000000000000000", hint.split('"')[1])
    assert stale() == []
    tiny.edit("content/articles/hire.ar.md", "date: 2025-09-16", "date: 2025-09-17")
    assert stale() == [], "facts are not words"
    tiny.edit("content/articles/hire.ar.md", "هذه جملة", "تلك جملة")
    assert len(stale()) == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["nonsense"], 2),
        (["build", "--nonsense"], 2),
        (["build", "--jobs", "0"], 2),
        (["build", "--base-url", "nonsense"], 2),
        (["new", "person", "Not An Id"], 2),
        (["new", "nonsense", "x"], 2),
        (["schema", "nonsense"], 2),
        (["build", "--site", "/no/such/folder"], 1),
        (["check", "--site", "/no/such/folder"], 1),
        (["--version"], 0),
        (["--help"], 0),
        (["build", "--help"], 0),
    ],
)
def test_exit_status(arguments: list[str], status: int) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == (status > 0)


def test_help_and_version() -> None:
    assert run("--version").stdout == f"siyaq, version {__version__}\n"
    shown = run("--help").stdout
    for command in ("build", "serve", "check", "init", "new", "mentions", "schema"):
        assert f"siyaq {command}" in shown or f"  {command} " in shown
        example = run(command, "--help").stdout.partition("Example: ")[2]
        assert f"siyaq {command} " in example


def test_init_makes_a_site_that_builds_and_has_nothing_to_mend(tmp_path: Path) -> None:
    folder = tmp_path / "mysite"
    assert run("init", str(folder)).returncode == 0
    assert {path.name for path in folder.iterdir()} == {
        ".github", ".gitignore", "build.py", "content", "requirements.txt", "site.yaml",
    }  # fmt: skip
    found = json.loads(run("check", "--site", str(folder), "--json").stdout)["diagnostics"]
    assert {one["code"] for one in found} == {"source-without-url", "single-source", "unchecked"}
    done = run_apart("build", "--strict", cwd=folder, program=("build.py",))
    assert done.returncode == 0, done.stderr
    for page in (
        "ar/articles/first-article",
        "en/articles/first-article",
        "ar/people/jane-doe",
        "en/companies/example-press",
    ):
        assert (folder / "output" / page / "index.html").is_file()
    again = run("init", str(folder))
    assert again.returncode == 1
    assert "is not empty" in again.stderr


@pytest.mark.parametrize("kind", ["article", "person", "company", "storyline", "page"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_new_makes_a_draft_that_decodes_and_its_translation(kind: str, language: str, tiny: TinySite) -> None:
    other = {"ar": "en", "en": "ar"}[language]
    first = run("new", kind, "fresh-one", "--lang", language, "--site", str(tiny.folder))
    path = tiny.folder / first.stdout.strip()
    assert path.name == f"fresh-one.{language}.md"
    text = path.read_text("utf-8")
    comments = [line for line in text.splitlines() if line.startswith("# ") and "|" not in line]
    arabic = [bool(re.search("[\u0600-\u06ff]", line)) for line in comments if "[" not in line and "{" not in line]
    assert any(arabic) == (language == "ar"), "comments in the site's language"
    before = tree(tiny.folder)
    assert run("new", kind, "fresh-one", "--lang", language, "--site", str(tiny.folder)).returncode == 1
    assert tree(tiny.folder) == before, "nothing is overwritten"
    second = run("new", kind, "fresh-one", "--lang", other, "--site", str(tiny.folder))
    assert second.returncode == 0, second.stderr
    built = tiny.build(drafts=True)
    assert [str(found) for found in built.report.diagnostics] == []
    stale = [found for found in tiny.check().report.diagnostics if found.code == "stale-translation"]
    assert [found.location.path for found in stale] == ["content/articles/hire.en.md"]


def test_new_refuses_what_it_cannot_name(tiny: TinySite) -> None:
    assert 'did you mean "en"?' in run("new", "person", "x", "--lang", "eng", "--site", str(tiny.folder)).stderr
    tiny.write("site.yaml", "nonsense")
    done = run("new", "person", "x", "--site", str(tiny.folder))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "site.yaml:1:1" in done.stderr


def test_schemas_accept_what_the_engine_accepts() -> None:
    """The front matter of the tiny site, as plain YAML, against the exported schema; and a mistake against it."""
    for path, text in FILES.items():
        if path.endswith(".ar.md"):
            kind = {"articles": "article", "people": "person", "companies": "company", "storylines": "storyline"}[
                path.split("/")[1]
            ]
            schema = json.loads(run("schema", kind).stdout)
            front = yaml.load(text.split("---")[1], Loader=yaml.BaseLoader)
            jsonschema.validate(front, schema)
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(front | {"nonsense": 1}, schema)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_no_trace(end: signal.Signals, tiny: TinySite) -> None:
    for number in range(400):
        tiny.write(
            f"content/people/p{number}.ar.md", f"---\nname: {{ar: شخص {number}}}\ngender: m\n---\n" + "نص. " * 500
        )
    command = [sys.executable, "-m", "siyaq", "build", "--clean", "--jobs", "2", "--site", str(tiny.folder)]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not (tiny.folder / ".siyaq/parsed.json").exists() and time.monotonic() < deadline:
        time.sleep(0.005)  # from here on the build renders and writes
    process.send_signal(end)
    _, told = process.communicate(timeout=60)
    assert process.returncode in (0, 130)
    assert "Traceback" not in told
    assert list(tiny.folder.glob(".output*")) == []
    assert (process.returncode == 0) == tiny.output.exists()
    with pytest.raises(ProcessLookupError):  # of its session no process is left
        os.killpg(process.pid, 0)


@pytest.mark.parametrize(("patience", "bar"), [("0", True), ("60", False)])
def test_a_bar_shows_on_a_terminal_once_a_build_takes_long(patience: str, bar: bool, tiny: TinySite) -> None:
    program = f"import siyaq.cli as cli; cli.PATIENCE = {patience}; cli.sys.argv[1:] = ['build', '--site', {str(tiny.folder)!r}]; cli.main()"
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # Linux tells the end of a terminal by an error
        while part := os.read(ours, 1024):
            shown += part
    os.close(ours)
    assert process.wait(60) == 0
    assert (b"100%" in shown) == bar


NAMING = """\
قال مصدر مطلع لماسك إن و\\@ماسك كذا.
قالت «أوبن إيه آي» OpenAI.

## ماسك

- بند
- وفيه Elon Musk و[رابط](https://example.org/)
"""


@pytest.fixture
def paper(tmp_path: Path) -> TinySite:
    """A site with an article that names people, and a company whose name is an ordinary word."""
    masdar = "---\nname: {ar: مصدر, en: Masdar}\nambiguous: [مصدر]\n---\n"
    made = newsroom(tmp_path / "paper", {"content/companies/masdar.ar.md": masdar})
    made.write("content/articles/a.ar.md", article(NAMING))
    return made


def test_mentions_says_of_each_name_in_a_file_why_it_counts(paper: TinySite) -> None:
    done = run("mentions", str(paper.folder / "content/articles/a.ar.md"), "--site", str(paper.folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "7:5: مصدر ✗ masdar (name «مصدر»): an ordinary word, too, and nothing here tells that the name is meant",
        "7:16: ماسك → elon-musk (name «ماسك», prefix «ل»): the name needs no evidence",
        "7:27: ماسك ✗ elon-musk (name «ماسك», prefix «و»): `\\@` stands before it",
        "8:7: أوبن إيه آي → openai (name «أوبن إيه آي»): its form in the other script stands beside it",
        "8:20: OpenAI ✗ openai (name «OpenAI»): the name before it again, in the other script: the two are one mention",
        "10:4: ماسك ✗ elon-musk (name «ماسك»): in a heading, a caption or a link",
        "13:8: Elon Musk → elon-musk (name «Elon Musk»): the name needs no evidence",
    ]


def test_mentions_knows_what_the_article_declares_and_refuses(paper: TinySite) -> None:
    path = str(paper.folder / "content/articles/a.ar.md")
    paper.write("content/articles/a.ar.md", article(NAMING, "entities: [masdar]\nno_link: [openai]\n"))
    told = {
        (row["words"], row["line"]): row
        for row in json.loads(run("mentions", path, "--site", str(paper.folder), "--json").stdout)
    }
    assert (told["مصدر", 9]["counts"], told["مصدر", 9]["evidence"]) == (True, "declared")
    assert (told["أوبن إيه آي", 10]["counts"], "no_link" in told["أوبن إيه آي", 10]["why"]) == (False, True)


@pytest.mark.parametrize("front", ["", "---\ntitle: مسودة\n---\n"])
@pytest.mark.parametrize("way", ["file", "typed"])
def test_mentions_as_json_has_offsets_of_the_text_as_given(way: str, front: str, paper: TinySite) -> None:
    text = front + NAMING
    file = paper.folder / "note.md"
    file.write_text(text, "utf-8")
    given = [str(file)] if way == "file" else ["-"]
    done = run("mentions", *given, "--site", str(paper.folder), "--json", typed=text)
    rows = json.loads(done.stdout)
    assert [row["entity"] for row in rows] == [
        "masdar", "elon-musk", "elon-musk", "openai", "openai", "elon-musk", "elon-musk",
    ]  # fmt: skip
    for row in rows:
        assert text[row["start"] : row["end"]] == row["words"], row
        line = text.split("\n")[row["line"] - 1]
        assert line[row["column"] - 1 :].startswith(row["words"]), row
        assert line[: row["column"] - 1].endswith(row["prefix"]) or "\\@" in line, row
    assert len({row["start"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Musk and Musk, then Elon Musk.", [(1, 1), (1, 10), (1, 21)]),
        ("- Elon Musk\n- one\n  Musk\n", [(1, 3), (3, 3)]),
        ("> one\n> Musk\n>\n> Musk\n", [(2, 3), (4, 3)]),
        ("`Musk` and Musk", [(1, 12)]),
        ("A *Musk* &amp; Musk", [(1, 4), (1, 16)]),
        ("See [it](https://x.org/Musk) by Musk.", [(1, 33)]),
        ("![Musk](../media/a.png) by Musk.", [(1, 28)]),
        ("Elon\nMusk met Elon Musk.", [(1, 1), (2, 10)]),
        ("|a|b|\n|-|-|\n| Musk | Musk |", [(3, 3), (3, 10)]),
        ("|a|b|\n|-|-|\n| ![Musk](../media/a.png) by Musk | Musk |", [(3, 30), (3, 37)]),
        ("|a|b|\n|-|-|\n| Musk | x \\| Musk |", [(3, 3), (3, 15)]),
        ("<https://x.org/Musk> by Musk.", [(1, 25)]),
        ('[it](https://x.org "Musk") by Musk.', [(1, 31)]),
        ("`Musk` *Musk*", [(1, 9)]),
        ("[it](https://x.org/Musk) *Musk*", [(1, 27)]),
    ],
)
def test_mentions_tells_each_name_at_its_own_place(text: str, places: list[tuple[int, int]], paper: TinySite) -> None:
    done = run("mentions", "-", "--lang", "en", "--site", str(paper.folder), "--json", typed=text)
    assert [(row["line"], row["column"]) for row in json.loads(done.stdout)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("|a|b|\n|-|-|\n| ![Musk](../media/a.png) | Musk |", [(3, 5)]),
        ("|a|b|\n|-|-|\n| `Musk` | Musk |", [(3, 4)]),
        ("|a|b|\n|-|-|\n| x \\| Musk | Musk |", [(3, 8), (3, 8)]),
    ],
)
def test_a_name_that_fills_a_cell_may_be_told_at_the_same_letters_in_the_cell_before(
    text: str, places: list[tuple[int, int]], paper: TinySite
) -> None:
    """A limit: where the cell before has the name in code, in a picture's words or after an escape."""
    done = run("mentions", "-", "--lang", "en", "--site", str(paper.folder), "--json", typed=text)
    assert [(row["line"], row["column"]) for row in json.loads(done.stdout)] == places


def test_mentions_reads_a_text_in_the_language_that_is_named(paper: TinySite) -> None:
    """Cue words are those of the text's language: «شركة» says in Arabic that a company is meant."""
    site = ("--site", str(paper.folder), "--json")
    text = "قال مصدر في شركة مصدر ذلك."
    arabic = json.loads(run("mentions", "-", "--lang", "ar", *site, typed=text).stdout)
    english = json.loads(run("mentions", "-", "--lang", "en", *site, typed=text).stdout)
    assert [row["evidence"] for row in arabic] == ["", "cue"]
    assert [row["evidence"] for row in english] == ["", ""]
    assert json.loads(run("mentions", "-", *site, typed=text).stdout) == arabic, "the first of the site"
    (paper.folder / "x.en.md").write_text(text, "utf-8")
    by_name = run("mentions", str(paper.folder / "x.en.md"), *site)
    assert json.loads(by_name.stdout) == english, "the language of the file's name"


def test_mentions_where_there_are_no_names(paper: TinySite) -> None:
    site = ("--site", str(paper.folder))
    done = run("mentions", "-", *site, typed="لا أحد هنا.")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no names found\n", "")
    for text in ("لا أحد هنا.", ""):
        done = run("mentions", "-", *site, "--json", typed=text)
        assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_mentions_says_what_it_cannot_read(paper: TinySite, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.md"
    wrong.write_bytes(b"\xff\xfe Musk")
    good = str(paper.folder / "content/articles/a.ar.md")
    site = ("--site", str(paper.folder))
    for arguments, status, said in (
        ([str(wrong), *site], 1, f"{wrong} is not written in UTF-8"),
        ([str(tmp_path / "none.md"), *site], 2, "does not exist"),
        ([str(tmp_path), *site], 2, "is a directory"),
        ([good, "--lang", "eng", *site], 2, 'unknown language "eng": did you mean "en"?'),
        ([good, "--site", str(tmp_path / "nowhere")], 1, "there is no site here"),
        ([], 2, "Missing argument"),
    ):
        done = run("mentions", *arguments)
        assert (done.returncode, done.stdout) == (status, ""), arguments
        assert said in done.stderr, (arguments, done.stderr)
        assert "Traceback" not in done.stderr
        assert "mistake in Siyaq" not in done.stderr


@pytest.mark.parametrize(
    ("kind", "arabic", "english"),
    [
        ("person", '«سين»: "الأولى"', "Conan O'Brien"),
        ("company", "س: ص", "Acme: the {first} # one"),
        ("person", "{{ id }} {% raw %}", "C:\\new \\u0041"),
        ("company", "- [x]", "& * ! | > @ `"),
        ("person", "١٢٣", "123"),
    ],
)
def test_new_writes_the_names_that_are_given_whatever_is_in_them(
    kind: str, arabic: str, english: str, tiny: TinySite
) -> None:
    names = ("--name", f"ar={arabic}", "--name", f"en={english}")
    done = run("new", kind, "fresh-one", *names, "--site", str(tiny.folder))
    assert done.returncode == 0, done.stderr
    front = yaml.load((tiny.folder / done.stdout.strip()).read_text("utf-8").split("---")[1], Loader=yaml.BaseLoader)
    assert front["name"] == {"ar": arabic, "en": english}
    built = tiny.build(drafts=True)
    assert [str(found) for found in built.report.diagnostics] == []


def test_new_takes_the_id_where_a_name_is_not_given(tiny: TinySite) -> None:
    done = run("new", "person", "fresh-one", "--name", "en= Jane = Doe ", "--lang", "en", "--site", str(tiny.folder))
    assert done.stdout == "content/people/fresh-one.en.md\n"
    front = yaml.load((tiny.folder / done.stdout.strip()).read_text("utf-8").split("---")[1], Loader=yaml.BaseLoader)
    assert front["name"] == {"ar": "fresh-one", "en": "Jane = Doe"}


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("person", "Jane Doe", "unknown language"),
        ("company", "eng=Acme", 'did you mean "en"?'),
        ("company", "en", '"en" is no name: write en="Jane Doe"'),
        ("company", "en= ", '"en= " is no name: write en="Jane Doe"'),
        ("article", "en=Title", "write the title of this article in its file"),
        ("storyline", "en=Title", "--name is for people and companies"),
    ],
)
def test_new_refuses_names_that_are_none_and_writes_nothing(kind: str, name: str, said: str, tiny: TinySite) -> None:
    before = tree(tiny.folder)
    done = run("new", kind, "fresh-one", "--name", name, "--site", str(tiny.folder))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tiny.folder) == before
