"""The workflow that publishes: valid, frugal with permissions, and its steps run as they are written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from siyaq.desk.new import init_site
from tests.tinysite import tree

REPOSITORY = Path(__file__).parents[1]
PAGES = ".github/workflows/pages.yml"
BASE = "https://example.github.io/news"
# Stands for the interpreter of setup-python: installs nothing, and looks only whether there is a list to install.
PYTHON = """\
#!/bin/bash
if [ "$1 $2 $3 $4" = "-m pip install --requirement" ]; then test -f "$5"; exit; fi
exec {python} "$@"
"""


def _workflow(name: str = PAGES) -> Any:
    return yaml.load((REPOSITORY / name).read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("name", [PAGES, ".github/workflows/test.yml"])
def test_the_workflows_are_valid(name: str) -> None:
    schemas = files("check_jsonschema") / "builtin_schemas/vendor"
    schema = json.loads((schemas / "github-workflows.json").read_text("utf-8"))
    # The reader of YAML 1.1 takes the key `on` for a truth value.
    plain = yaml.safe_load((REPOSITORY / name).read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate({"on" if key is True else key: value for key, value in plain.items()})


def test_a_new_site_has_the_same_workflow() -> None:
    assert (REPOSITORY / "siyaq/desk/starter/dot-github/workflows/pages.yml").read_bytes() == (
        REPOSITORY / PAGES
    ).read_bytes()


def test_pull_requests_are_checked_and_never_published() -> None:
    workflow = _workflow()
    assert set(workflow["on"]) == {"push", "pull_request", "workflow_dispatch", "schedule"}
    assert workflow["on"]["schedule"][0]["timezone"] == workflow["env"]["NEWSROOM"]
    jobs = workflow["jobs"]
    assert jobs["check"]["if"] == "github.event_name == 'pull_request'"
    assert jobs["build"]["if"] == "github.event_name != 'pull_request'"
    assert jobs["deploy"]["needs"] == "build"
    assert workflow["permissions"] == {"contents": "read"}
    asked = {name: job["permissions"] for name, job in jobs.items() if "permissions" in job}
    assert asked == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_actions_are_of_their_current_major_versions() -> None:
    used = {step["uses"] for job in _workflow()["jobs"].values() for step in job["steps"] if "uses" in step}
    assert used == {
        "actions/cache@v5",
        "actions/checkout@v7",
        "actions/configure-pages@v6",
        "actions/deploy-pages@v5",
        "actions/setup-python@v6",
        "actions/upload-pages-artifact@v5",
    }


@dataclass(frozen=True)
class Runner:
    """A machine with a clean home, on which the steps of a job run in a folder."""

    home: Path
    folder: Path

    def run(self, job: str) -> list[str]:
        """The output of each step with a command."""
        workflow = _workflow()
        steps = [step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step]
        return [self._step(command, workflow["env"]) for command in steps]

    def _step(self, command: str, env: dict[str, str]) -> str:
        written = command.replace("${{ steps.pages.outputs.base_url }}", BASE)
        assert "${{" not in written
        environment = {
            "HOME": str(self.home),
            "PATH": f"{self.home}/bin:/usr/bin:/bin",
            "PYTHONPATH": str(REPOSITORY),
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", written]
        done = subprocess.run(
            shell, cwd=self.folder, env=environment | env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _runner(folder: Path, home: Path) -> Runner:
    python = home / "bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON.format(python=sys.executable), "utf-8")
    python.chmod(0o755)
    return Runner(home, folder)


@pytest.fixture
def new_site(tmp_path: Path) -> Runner:
    """A runner with a site that `siyaq init` made."""
    init_site(tmp_path / "site")
    return _runner(tmp_path / "site", tmp_path / "home")


def test_the_steps_build_a_new_site_and_build_on_what_the_cache_kept(new_site: Runner) -> None:
    _, told = new_site.run("build")
    page = (new_site.folder / "output/ar/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{BASE}/ar/">' in page
    assert not (new_site.folder / "output/CNAME").exists()
    step = next(step for step in _workflow()["jobs"]["build"]["steps"] if step.get("uses") == "actions/cache@v5")
    kept = [Path(path.replace("~", str(new_site.home))) for path in step["with"]["path"].split()]
    before = tree(new_site.folder / "output")
    fresh = _runner(new_site.folder.with_name("fresh"), new_site.home.with_name("other"))
    init_site(fresh.folder)
    for path in kept:
        below = path.relative_to(new_site.home) if path.is_absolute() else path
        there = (fresh.home if path.is_absolute() else fresh.folder) / below
        shutil.copytree(path if path.is_absolute() else new_site.folder / path, there)
    memo = fresh.folder / ".siyaq/parsed.json"
    as_restored = memo.stat().st_mtime_ns, memo.read_bytes()
    _, again = fresh.run("build")
    assert re.search(r"^(\d+) written", told, re.MULTILINE)
    assert again.splitlines()[-1].startswith("0 written, ")
    assert tree(fresh.folder / "output") == before
    assert (memo.stat().st_mtime_ns, memo.read_bytes()) == as_restored, "texts were parsed again"


def test_the_steps_check_a_new_site(new_site: Runner) -> None:
    _, told = new_site.run("check")
    assert told.splitlines()[-1].startswith("0 errors, 0 warnings, ")
    assert "::notice file=content/people/jane-doe.ar.md,line=" in told
    assert not (new_site.folder / "output").exists()


def test_the_steps_check_this_repository_in_a_clean_folder(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name)
    for name in ("build.py", "site.yaml", "requirements.txt"):
        shutil.copyfile(REPOSITORY / name, folder / name)
    _, told = _runner(folder, tmp_path / "home").run("check")
    assert told.splitlines()[-1].startswith("0 errors, 0 warnings, ")


def test_the_list_to_install_is_the_lock_file() -> None:
    """pip reads it, with its hashes, and finds here what it names."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-index", "--no-deps"]
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [*command, "--requirement", "requirements.txt"],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "requirements.lock" in (REPOSITORY / "requirements.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("at", "day"),
    [("2025-11-30 21:30:00", "2025-12-01"), ("2025-11-30 20:30:00", "2025-11-30")],
)
def test_the_day_is_that_of_the_newsroom(at: str, day: str, tmp_path: Path) -> None:
    """Midnight in Riyadh is at 21:00 UTC."""
    workflow = _workflow()
    (command,) = (step["run"] for step in workflow["jobs"]["build"]["steps"] if "date" in step.get("run", ""))
    programs = tmp_path / "bin"
    programs.mkdir()
    clock = f'#!/bin/bash\n[ "$1" = "+%F" ] && exec /bin/date --date="{at} UTC" +%F\nexec /bin/date "$@"\n'
    for name, text in (("date", clock), ("python", '#!/bin/bash\necho "$SOURCE_DATE_EPOCH"\n')):
        (programs / name).write_text(text, "utf-8")
        (programs / name).chmod(0o755)
    environment = workflow["env"] | {"PATH": f"{programs}:/usr/bin:/bin"}
    done = subprocess.run(
        ["bash", "-e", "-c", command.replace("${{", "").replace("}}", "")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    shown = subprocess.run(
        ["/bin/date", "--utc", f"--date=@{done.stdout.strip()}", "+%F %T"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == f"{day} 00:00:00"
