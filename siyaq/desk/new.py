"""New files for the editor: an entry with every field that matters, a translation of one, a whole site."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import click
from jinja2 import Environment, StrictUndefined

from siyaq import __version__
from siyaq.diagnostics import Report, did_you_mean
from siyaq.link.routes import FOLDER_OF
from siyaq.model.documents import Document, decode_document
from siyaq.model.front_matter import Translated
from siyaq.model.site import Site, decode_site
from siyaq.model.strings import decode_strings
from siyaq.model.text import Kind, is_slug
from siyaq.read.content import Source
from siyaq.read.files import SiteFiles, read_files
from siyaq.render.wording.words import Wording

STARTER = Path(__file__).parent / "starter"


def new_entry(site_dir: Path, kind: Kind, slug: str, language: str, names: tuple[str, ...], today: date) -> str:
    """Write the file of a new entry, or of a translation where the entry has an original; give its path.

    `names` are those of a profile, each with its language before it: `ar=جين دو`.
    Raises click.ClickException, saying what to do, where that cannot be.
    """
    files, site = read_site(site_dir)
    tag = language or site.tags[0]
    _refuse_names(slug, tag, site)
    if names and kind not in ("person", "company"):
        raise click.UsageError(f"--name is for people and companies; write the title of this {kind} in its file")
    path = f"content/{FOLDER_OF[kind]}/{slug}.{tag}.md"
    file = site_dir / path
    if file.exists():
        raise click.ClickException(f"{path} is there already; nothing was changed")
    wording = Wording(site.language(tag), decode_strings(tag, files.theme.strings[tag])[0])
    original = _original(files, kind, slug, site)
    if original and names:
        raise click.UsageError(f"{original.path} is there already, with its names: a translation takes none")
    if original:
        text = _translation_text(original, files, wording)
    else:
        text = _entry_text(kind, slug, files, wording, today, _names(names, slug, site))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return path


def read_site(site_dir: Path) -> tuple[SiteFiles, Site]:
    """The files of a site and its site.yaml; click.ClickException with the findings where that is wrong."""
    files, torn = read_files(site_dir)
    site, mistakes = decode_site(files.site) if files else (None, ())
    if files is None or site is None:
        texts = {files.site.path: files.site.text} if files else {}
        raise click.ClickException("\n".join(map(str, Report.of((*torn, *mistakes), texts).diagnostics)))
    return files, site


def _refuse_names(slug: str, tag: str, site: Site) -> None:
    if not is_slug(slug):
        hint = "lower-case Latin letters and digits, joined by hyphens: jane-doe"
        raise click.UsageError(f'"{slug}" cannot be an id: {hint}')
    if tag not in site.tags:
        hint = did_you_mean(tag, site.tags, f"the languages of site.yaml are: {', '.join(site.tags)}")
        raise click.UsageError(f'unknown language "{tag}": {hint}')


def _original(files: SiteFiles, kind: Kind, slug: str, site: Site) -> Document | None:
    """The original of the entry, where there is one."""
    prefix = f"content/{FOLDER_OF[kind]}/{slug}."
    for source in files.content.sources:
        document, _ = decode_document(source, site.tags) if source.path.startswith(prefix) else (None, ())
        if document and not isinstance(document.front, Translated):
            return document
    return None


def _names(given: tuple[str, ...], slug: str, site: Site) -> dict[str, str]:
    """The name in each language of the site, the id where none is given, as YAML writes it."""
    names = dict.fromkeys(site.tags, slug)
    for one in given:
        tag, equals, name = one.partition("=")
        _refuse_names(slug, tag, site)
        if not equals or not name.strip():
            raise click.UsageError(f'"{one}" is no name: write {tag}="Jane Doe"')
        if names[tag] != slug:
            raise click.UsageError(f"two names in {tag}: list the other under `aliases`")
        names[tag] = " ".join(name.split())
    return {tag: json.dumps(name, ensure_ascii=False) if name != slug else name for tag, name in names.items()}


def _entry_text(kind: Kind, slug: str, files: SiteFiles, wording: Wording, today: date, names: dict[str, str]) -> str:
    template = files.theme.templates[f"new/{kind}.md"]
    return _filled(template, wording, id=slug, today=today.isoformat(), languages=tuple(names), names=names)


def _translation_text(original: Document, files: SiteFiles, wording: Wording) -> str:
    front = original.front
    words = {name: getattr(front, name, None) for name in ("title", "summary", "teaser")}
    template = files.theme.templates["new/translation.md"]
    return _filled(template, wording, digest=original.words_digest, original=original.path, **words)


def _filled(template: Source, wording: Wording, **values: object) -> str:
    # What comes out is Markdown for an editor, never a page: there is nothing to escape.
    environment = Environment(  # noqa: S701
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(template.text).render(t=wording.say, **values)


def init_site(folder: Path) -> list[str]:
    """Write a small site into a new or empty folder; give the paths written.

    Raises click.ClickException where the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.ClickException(f"{folder} is not empty; choose a new folder")
    written: list[str] = []
    for file in sorted(path for path in STARTER.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        name = file.relative_to(STARTER).as_posix().replace("dot-", ".")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        written.append(name)
    (folder / "requirements.txt").write_text(f"siyaq=={__version__}\n", "utf-8")
    return [*written, "requirements.txt"]
