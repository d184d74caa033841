"""The architecture as a test: which room may import which, how long files and functions may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "siyaq"
ROOMS = ("read", "model", "link", "render", "write")  # each may import those before it
COMMON = {"diagnostics", "digest", "parallel", "__version__"}
MODULES = sorted(path for path in ENGINE.rglob("*.py") if "starter" not in path.parts)


def _room(path: Path) -> str:
    below = path.relative_to(ENGINE).parts
    return below[0] if len(below) > 1 else below[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """The rooms of the engine that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "siyaq":
            parts = (node.module or "").split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))
def test_arrows_run_one_way(path: Path) -> None:
    room = _room(path)
    if room in ROOMS:
        allowed = COMMON | set(ROOMS[: ROOMS.index(room) + 1])
    elif room == "making":
        allowed = COMMON | set(ROOMS)
    elif room in ("cli", "pipeline", "desk"):
        allowed = COMMON | set(ROOMS) | {"making", "pipeline", "desk"}
    elif room == "__init__":
        allowed = {"link"}  # the mention finder, which other programs may use alone
    else:
        allowed = COMMON | {"cli"}
    assert _imports(path) <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 50, f"{node.name} has {length} lines"


def test_only_read_opens_source_files_and_only_write_touches_output() -> None:
    """Reading and writing of files is confined: other rooms are pure."""
    verbs = {"read_text", "read_bytes", "write_text", "write_bytes", "open", "unlink", "mkdir", "rename", "rmtree"}
    pure = [path for path in MODULES if _room(path) in ("model", "link", "render")]
    assert len(pure) > 20
    for path in pure:
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
        assert not names & verbs, path


def test_the_engine_knows_no_language_by_name() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant):
                assert node.value not in ("ar", "en", "rtl ar"), f"{path}:{node.lineno}"
