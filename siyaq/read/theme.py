"""The theme: templates, interface words and static files, a site's own laid over the packaged ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from siyaq.diagnostics import Diagnostic
from siyaq.read.content import Source, read_bytes, read_text


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """A theme as it lies on disk.

    `templates` and `static` map a path below templates/ (below static/) to its text (its bytes); `strings` holds,
    for each language tag, the packaged file and then the site's own, whose words win;
    `languages` are those that the packaged theme speaks.
    """

    templates: Mapping[str, Source]
    strings: Mapping[str, tuple[Source, ...]]
    static: Mapping[str, bytes]
    languages: frozenset[str]


def packaged_templates() -> Path:
    """The default theme: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def read_theme(site_dir: Path) -> tuple[ThemeFiles, tuple[Diagnostic, ...]]:
    """The packaged theme with the site's templates/ over it, file by file; interface words are kept side by side."""
    default, own = packaged_templates(), site_dir / "templates"
    layers = [default] if default.resolve() == own.resolve() or not own.is_dir() else [default, own]
    templates: dict[str, Source] = {}
    strings: dict[str, tuple[Source, ...]] = {}
    static: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for layer in layers:
        for file in sorted(path for path in layer.rglob("*") if path.is_file() and not path.name.startswith(".")):
            name = file.relative_to(layer).as_posix()
            if name.startswith("static/"):
                content = read_bytes(file, f"templates/{name}")
                if isinstance(content, bytes):
                    static[name.removeprefix("static/")] = content
                else:
                    diagnostics.append(content)
                continue
            found = read_text(file, f"templates/{name}")
            if isinstance(found, Diagnostic):
                diagnostics.append(found)
            elif name.startswith("strings/") and file.suffix == ".yaml":
                strings[file.stem] = (*strings.get(file.stem, ()), found)
            elif file.suffix in (".html", ".json", ".md", ".svg", ".xml"):
                templates[name] = found
    languages = frozenset(file.stem for file in (default / "strings").glob("*.yaml"))
    return ThemeFiles(templates, strings, static, languages), tuple(diagnostics)
