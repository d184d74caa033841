"""What the mention finder makes of a text, for an editor who asks why a name links, or does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from siyaq.desk.new import read_site
from siyaq.diagnostics import did_you_mean
from siyaq.link.finder import Mention, Refusal
from siyaq.link.mentions import may_link
from siyaq.link.readings import Reading, read_body
from siyaq.link.registry import registry_of, rules_for
from siyaq.model.body import decode_body
from siyaq.model.model import Model, decode_model
from siyaq.parallel import Crew
from siyaq.read.files import SiteFiles
from siyaq.read.front_matter import split_front_matter

WHY = {
    "name": "the name needs no evidence",
    "pair": "its form in the other script stands beside it",
    "full-name": "the full name stands earlier",
    "declared": "the article lists it under `entities`",
    "quoted": "it stands in quotation marks",
    "cue": "a word beside it tells",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A name in a text: text[start:end] of the file, its line and column, whose it is, and why it counts or not."""

    line: int
    column: int
    start: int
    end: int
    words: str
    entity: str
    name: str
    prefix: str
    counts: bool
    why: str

    def as_json(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        return asdict(self)

    def __str__(self) -> str:
        prefix = f", prefix «{self.prefix}»" if self.prefix else ""
        mark = "→" if self.counts else "✗"
        return (
            f"{self.line}:{self.column}: {self.words} {mark} {self.entity} (name «{self.name}»{prefix}): {self.why}"
        )


def explain_mentions(site_dir: Path, file: Path, language: str) -> list[Row]:
    """The names that a text mentions, by the registry of a site; `-` is the standard input.

    Raises click.ClickException where the site or the file is not to be read.
    """
    files, site = read_site(site_dir)
    model, _ = decode_model(files, "", {}, Crew())
    if model is None:
        raise click.ClickException("site.yaml has mistakes: run `siyaq check`")
    tag = language or _language(file, site.tags)
    if tag not in site.tags:
        hint = did_you_mean(tag, site.tags, f"the languages of site.yaml are: {', '.join(site.tags)}")
        raise click.UsageError(f'unknown language "{tag}": {hint}')
    text = _text(file)
    split, _ = split_front_matter(text, str(file))
    body, _ = decode_body(split.body, str(file), split.body_line) if split else decode_body(text, str(file), 1)
    declared = _declared(model, files, text)
    reading = read_body(body, str(file), tag, registry_of(model.archive.entries), declared, text)
    return list(_rows(reading))


def _language(file: Path, tags: tuple[str, ...]) -> str:
    """The language in a name such as `hire.ar.md`, else the first of the site."""
    named = file.name.removesuffix(".md").rpartition(".")[2]
    return named if named in tags else tags[0]


def _text(file: Path) -> str:
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file} is not written in UTF-8") from error


def _declared(model: Model, files: SiteFiles, text: str) -> frozenset[str]:
    """The entities that an article lists, where the text is that of a content file."""
    paths = {source.path for source in files.content.sources if source.text == text}
    return frozenset(
        slug
        for entry in model.archive.entries
        if any(document.path in paths for document in entry.documents)
        for slug in rules_for(entry, model.site.mentions).declared
    )


def _rows(reading: Reading) -> Iterator[Row]:
    lines = reading.source.split("\n")
    for one in reading.verdicts:
        where = reading.location(one.start, one.end)
        words = reading.words(one.start, one.end)
        start = sum(len(line) + 1 for line in lines[: where.line - 1]) + where.column - 1
        prefix = one.prefix if isinstance(one, Mention) else ""
        counts, why = _why(one, reading)
        yield Row(
            where.line, where.column, start, start + len(words), words, one.entity_id, one.name, prefix, counts, why
        )


def _why(one: Mention | Refusal, reading: Reading) -> tuple[bool, str]:
    if isinstance(one, Refusal):
        return False, one.reason
    if one.repeat:
        return True, "says the name before it again in the other script"
    if not may_link(one, reading.passages):
        return False, "a heading, a link or a caption, or the editor says no"
    return True, WHY[one.evidence] + ("; a misspelling" if one.misspelling else "")
