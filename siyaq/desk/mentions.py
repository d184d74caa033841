"""What the mention finder makes of a text, for an editor who asks why a name links, or does not."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from siyaq.desk.new import read_site
from siyaq.diagnostics import did_you_mean
from siyaq.link.names.finder import Mention, Refusal
from siyaq.link.names.mentions import Rules, is_held, said_no
from siyaq.link.names.registry import registry_of, rules_for
from siyaq.link.proof.readings import Reading, read_body
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
    evidence: str
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
    rules = _rules(model, files, text)
    reading = read_body(body, str(file), tag, registry_of(model.archive.entries), rules.declared, text)
    return [_row(one, reading, rules) for one in reading.verdicts]


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
        name = "the input" if str(file) == "-" else file
        raise click.ClickException(f"{name} is not written in UTF-8") from error


def _rules(model: Model, files: SiteFiles, text: str) -> Rules:
    """What holds for the text, where it is that of a content file."""
    paths = {source.path for source in files.content.sources if source.text == text}
    for entry in model.archive.entries:
        if any(document.path in paths for document in entry.documents):
            return rules_for(entry, model.site.mentions)
    return Rules(model.site.mentions)


def _row(one: Mention | Refusal, reading: Reading, rules: Rules) -> Row:
    where = reading.location(one.start, one.end)
    words = reading.words(one.start, one.end)
    start, end = reading.span(one.start, one.end)
    counts, why = _why(one, reading, rules)
    return Row(
        line=where.line,
        column=where.column,
        start=start,
        end=end,
        words=words,
        entity=one.entity_id,
        name=one.name,
        prefix=one.prefix if isinstance(one, Mention) else "",
        counts=counts,
        evidence=one.evidence if isinstance(one, Mention) else "",
        why=why,
    )


def _why(one: Mention | Refusal, reading: Reading, rules: Rules) -> tuple[bool, str]:
    if isinstance(one, Refusal):
        return False, one.reason
    if one.repeat:
        return False, "the name before it again, in the other script: the two are one mention"
    if one.entity_id in rules.excluded:
        return False, "its own page, or listed under `no_link`"
    if said_no(one, reading.passages):
        return False, r"`\@` stands before it"
    if is_held(one, reading.passages):
        return False, "in a heading, a caption or a link"
    return True, WHY[one.evidence] + ("; a misspelling" if one.misspelling else "")
