"""The order of work: read → model → link → render → write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from siyaq.diagnostics import Diagnostic, Location, Report
from siyaq.link.accounts.compilation import Compilation, compile_ledger
from siyaq.link.former import check_former_ids, resolve_former_ids
from siyaq.link.graph import Graph, tally
from siyaq.link.link import link_entries
from siyaq.link.proof.loose_ends import check_loose_ends
from siyaq.link.proof.proofreading import proofread_names
from siyaq.link.proof.said_checks import check_said
from siyaq.link.routes import DOSSIERS
from siyaq.link.translations import check_translations
from siyaq.link.withheld import withheld_media
from siyaq.making import measured, picture_variants, social_images, static_files
from siyaq.model.memo import Decoded
from siyaq.model.model import Model, decode_model
from siyaq.model.site import Site
from siyaq.model.text import Kind
from siyaq.parallel import Crew, Progress, no_progress
from siyaq.read.content import MediaFile
from siyaq.read.files import SiteFiles, read_files
from siyaq.read.theme import ThemeFiles
from siyaq.render.finders.hosting import hosting_artifacts
from siyaq.render.finders.sitemaps import finder_artifacts
from siyaq.render.images.pictures import Pictures
from siyaq.render.page import Artifact
from siyaq.render.plan import editions_of
from siyaq.render.press import Known, check_theme, media_artifacts, render_graph
from siyaq.render.type.typefaces import Typefaces, check_characters, static_versions, typefaces_of
from siyaq.write.manifest import Manifest, intact, read_manifest, sizes
from siyaq.write.memo_file import read_memo, write_memo
from siyaq.write.output import Written, locked, refuse_output, restore, write_artifacts

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: where, for which address, for which readers, as of which day; `social` with images for links."""

    site_dir: Path
    output: Path
    today: date
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    strict: bool = False
    clean: bool = False
    jobs: int = 1
    social: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """What a process that runs more than once hands from one run to the next: texts as decoded, and the ledger.

    It makes the next run quicker, and changes nothing else.
    """

    decoded: Mapping[str, Decoded] = field(default_factory=dict)
    ledger: Compilation = field(default_factory=Compilation)


@dataclass(frozen=True, slots=True)
class Built:
    """The end of a run: the findings, and what was written, if it was.

    `site` is None where site.yaml is wrong; `tally` counts the published entries by language and kind; `kept` is for
    the next run.
    """

    report: Report
    site: Site | None = None
    written: Written | None = None
    tally: Mapping[str, Mapping[Kind, int]] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Linked:
    """The site as it is to be rendered; `media` are the files that are published."""

    theme: ThemeFiles
    media: tuple[MediaFile, ...]
    pictures: Pictures
    typefaces: Typefaces
    model: Model
    graph: Graph


def build(order: Order, progress: Progress = no_progress, kept: Kept | None = None) -> Built:
    """Bring output/ up to date with the site; on any error output/ stays as it was."""
    kept = kept or Kept()
    refused = refuse_output(order.output, order.site_dir)
    if refused:
        where, hint = Location(str(order.output)), "choose another folder with --output"
        found = Diagnostic(where, "error", f"cannot build here: {refused}", "output", hint)
        return Built(Report((found,)), kept=kept)
    with locked(order.output):
        restore(order.output)
        return _run(order, progress, kept, publish=True)


def check(order: Order, progress: Progress = no_progress, kept: Kept | None = None) -> Built:
    """Everything that `build` would say, and what an editor wants to know besides; output/ is not touched."""
    return _run(order, progress, kept or Kept(), publish=False)


def _run(order: Order, progress: Progress, kept: Kept, *, publish: bool) -> Built:
    """The five stages; each gives None where the run ends with it."""
    run = _Run(order, publish, Crew(order.jobs, progress), Kept() if order.clean else kept)
    files = run.read()
    model = run.decode(files) if files else None
    linked = run.link(files, model) if files and model else None
    artifacts = run.render(linked) if linked else None
    written = run.write(artifacts) if artifacts else None
    counts = tally(linked.graph) if linked and written else {}
    return Built(run.report(), model.site if model else None, written, counts, run.kept)


@dataclass(slots=True)
class _Run:
    """A run: what was ordered, who works, what is kept for the next; findings as they come in, texts they quote."""

    order: Order
    publish: bool
    crew: Crew
    kept: Kept
    found: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def take(self, result: tuple[T, Iterable[Diagnostic]]) -> T:
        """The value of a stage; its findings stay here."""
        value, diagnostics = result
        self.found += diagnostics
        return value

    def report(self) -> Report:
        """All findings so far."""
        return Report.of(self.found, self.texts)

    def failed(self) -> bool:
        """Whether there is a finding with which nothing may be published."""
        return self.report().failed(strict=self.order.strict and self.publish)

    def read(self) -> SiteFiles | None:
        """The files of the site."""
        files = self.take(read_files(self.order.site_dir))
        self.texts |= {source.path: source.text for source in files.texts()} if files else {}
        return files

    def decode(self, files: SiteFiles) -> Model | None:
        """The entries, with present ids in place of former ones."""
        order = self.order
        memo = {} if order.clean else read_memo(order.site_dir)
        as_written = self.take(decode_model(files, order.base_url, memo, self.crew, self.kept.decoded))
        if as_written is None:
            return None
        self.kept = replace(self.kept, decoded=as_written.decoded)
        if as_written.memo != memo:
            write_memo(order.site_dir, as_written.memo)
        if not self.publish:
            self.found += check_former_ids(as_written.archive)
        return self.take(resolve_former_ids(as_written))

    def link(self, files: SiteFiles, model: Model) -> _Linked | None:
        """The graph of what is published, and what it is shown with."""
        order, media = self.order, files.content.media
        pictures = self.take(measured(media, order.site_dir, self.crew, clean=order.clean))
        names = {file.name for file in media}
        graph = self.take(link_entries(model, names, order.today, drafts=order.drafts, future=order.future))
        typefaces = typefaces_of(files.theme.static, (source.text for source in files.texts()))
        if not self.publish:
            self.kept = replace(
                self.kept, ledger=compile_ledger(model.archive.entries, order.today, self.kept.ledger)
            )
            self.found += self.kept.ledger.findings
            self.found += check_characters(typefaces, (files.site, *files.content.sources))
            self.found += _proofread(model, order.today, self.texts)
        self.found += check_theme(files.theme)
        if self.failed():
            return None
        return _Linked(files.theme, _published(media, model, graph), pictures, typefaces, model, graph)

    def render(self, linked: _Linked) -> tuple[Artifact, ...] | None:
        """Every file of the site."""
        theme, media, clean = linked.theme, linked.media, self.order.clean
        left = _left(self.order.output, publish=self.publish and not clean)
        static = static_versions(theme.static, linked.typefaces.versions())
        editions = editions_of(linked.graph, linked.model.strings, static, linked.pictures)
        artifacts = self.take(render_graph(editions, theme, left, self.crew))
        if not self.publish or self.failed():
            return None
        known = left.parts
        fixed = (
            *static_files(theme, linked.typefaces, known, clean=clean),
            *media_artifacts(media, linked.pictures, known),
            *hosting_artifacts(linked.model.site),
            *finder_artifacts(linked.graph, self.order.today),
        )
        variants = self.take(picture_variants(media, linked.pictures, known, self.crew, clean=clean))
        cards = self.take(social_images(editions, theme, known, self.crew, clean=clean)) if self.order.social else ()
        return None if self.failed() else (*artifacts, *fixed, *variants, *cards)

    def write(self, artifacts: tuple[Artifact, ...]) -> Written | None:
        """What became of output/."""
        return self.take(write_artifacts(artifacts, self.order.output))


def _published(media: tuple[MediaFile, ...], model: Model, graph: Graph) -> tuple[MediaFile, ...]:
    """The files of content/media/ but those that wait with the entries that show them."""
    held = withheld_media(model.archive.entries, graph.by_id) if media else ()
    return tuple(file for file in media if file.name not in held)


def _left(output: Path, *, publish: bool) -> Known:
    """What the last build left in output/; nothing where this one does not go on from it."""
    left = intact(read_manifest(output), output) if publish else Manifest()
    return Known({path: one.parts for path, one in left.files.items()}, sizes(left, output, DOSSIERS))


def _proofread(model: Model, today: date, texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What an editor wants to know of each entry by itself, and of its names."""
    yield from check_translations(model.archive.entries, model.site)
    yield from check_loose_ends(model.archive, today)
    yield from proofread_names(model.archive, model.site, texts)
    yield from check_said(model.archive.entries)
