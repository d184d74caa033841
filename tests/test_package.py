"""The engine as a package: built, installed into an empty environment, and used outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        folder,
        ".",
    ]
    _run(*command, cwd=REPOSITORY)
    return next(folder.glob("siyaq-*.whl"))


def test_the_wheel_holds_the_theme_and_the_starter_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "siyaq/templates/base.html" in names
    assert "siyaq/templates/strings/ar.yaml" in names
    assert "siyaq/templates/static/fonts/noto-naskh-arabic.LICENSE.txt" in names
    assert "siyaq/desk/starter/site.yaml" in names
    assert "siyaq/py.typed" in names
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"siyaq"}
    assert not [name for name in names if "__pycache__" in name or "/.siyaq/" in name]


def test_init_and_build_work_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env/bin"
    install: list[str | Path] = [
        programs / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    _run(*install, "--require-hashes", "-r", REPOSITORY / "requirements.lock", cwd=tmp_path)
    _run(*install, "--no-deps", wheel, cwd=tmp_path)
    _run(programs / "siyaq", "init", "x", cwd=tmp_path)
    assert not list((tmp_path / "x").rglob("*.pyc"))
    told = _run(programs / "python", "build.py", cwd=tmp_path / "x")
    assert "  ar: 1 article, 1 company, 1 person" in told
    assert (tmp_path / "x/output/ar/articles/first-article/index.html").is_file()
    assert (tmp_path / "x/output/static/style.css").is_file()
    assert _run(programs / "siyaq", "--site", "x", cwd=tmp_path).splitlines()[-1].startswith("0 written")
