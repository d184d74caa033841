"""The order of work: read → model → link → render → write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from siyaq.diagnostics import Diagnostic, Location, Report
from siyaq.digest import digest
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
from siyaq.model.memo import Decoded
from siyaq.model.model import Model, decode_model
from siyaq.model.site import Site
from siyaq.model.text import Kind
from siyaq.parallel import Crew, Progress, no_progress
from siyaq.read.content import MediaFile, Source
from siyaq.read.files import read_files
from siyaq.read.theme import ThemeFiles
from siyaq.render.edition import Edition
from siyaq.render.finders.hosting import hosting_artifacts
from siyaq.render.finders.sitemaps import finder_artifacts
from siyaq.render.images.pictures import Pictures, measure_pictures
from siyaq.render.images.raster import Easel, draw_images, image_parts
from siyaq.render.images.social_views import TEMPLATE, SocialImage
from siyaq.render.images.variants import cut_chunk, cuttings, variants_of
from siyaq.render.page import Artifact, Parts
from siyaq.render.plan import editions_of, plan_images
from siyaq.render.press import Known, check_theme, media_artifacts, render_graph, static_artifacts, variant_artifacts
from siyaq.render.type.faces import advances_of, faces_of, fonts_of, merged
from siyaq.render.type.typefaces import FOLDER, Typefaces, check_characters, static_versions, typefaces_of
from siyaq.write.font_files import as_files
from siyaq.write.made_files import CARDS, FONTS, PICTURES
from siyaq.write.manifest import Manifest, intact, read_manifest, sizes
from siyaq.write.memo_file import MEDIA, read_memo, write_memo
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


@dataclass(slots=True)
class _Findings:
    """The diagnostics of a run as they come in, and the texts that they quote."""

    found: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def take(self, result: tuple[T, Iterable[Diagnostic]]) -> T:
        value, diagnostics = result
        self.found += diagnostics
        return value

    def quote(self, sources: Iterable[Source]) -> None:
        self.texts |= {source.path: source.text for source in sources}

    def report(self) -> Report:
        return Report.of(self.found, self.texts)


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
    findings = _Findings()
    kept = Kept() if order.clean else kept
    strict = order.strict and publish
    crew = Crew(order.jobs, progress)

    files = findings.take(read_files(order.site_dir))
    if files is None:
        return Built(findings.report(), kept=kept)
    findings.quote(files.texts())

    memo = {} if order.clean else read_memo(order.site_dir)
    as_written = findings.take(decode_model(files, order.base_url, memo, crew, kept.decoded))
    if as_written is None:
        return Built(findings.report(), kept=kept)
    kept = replace(kept, decoded=as_written.decoded)
    if as_written.memo != memo:
        write_memo(order.site_dir, as_written.memo)
    model = findings.take(resolve_former_ids(as_written))

    media = files.content.media
    pictures = findings.take(_measure(media, order, crew))
    names = {file.name for file in media}
    graph = findings.take(link_entries(model, names, order.today, drafts=order.drafts, future=order.future))
    media = _published(media, model, graph)
    typefaces = typefaces_of(files.theme.static, (source.text for source in files.texts()))
    if not publish:
        findings.found += check_characters(typefaces, (files.site, *files.content.sources))
        kept = replace(kept, ledger=compile_ledger(model.archive.entries, order.today, kept.ledger))
        findings.found += kept.ledger.findings
        findings.found += check_former_ids(as_written.archive)
        findings.found += _proofread(model, order.today, findings.texts)
    findings.found += check_theme(files.theme)
    if findings.report().failed(strict=strict):
        return Built(findings.report(), model.site, kept=kept)
    left = _left(order.output, publish=publish and not order.clean)
    known = left.parts
    editions = editions_of(graph, model.strings, static_versions(files.theme.static, typefaces.versions()), pictures)
    artifacts = findings.take(render_graph(editions, files.theme, left, crew))
    if not publish or findings.report().failed(strict=strict):
        return Built(findings.report(), model.site, kept=kept)

    fixed = (*_static(files.theme, typefaces, known, clean=order.clean), *media_artifacts(media, pictures, known))
    variants = findings.take(_variants(media, pictures, known, crew, clean=order.clean))
    cards = findings.take(_social(editions, files.theme, known, crew, clean=order.clean)) if order.social else ()
    if findings.report().failed(strict=strict):
        return Built(findings.report(), model.site, kept=kept)
    artifacts += (*fixed, *variants, *cards, *hosting_artifacts(model.site), *finder_artifacts(graph, order.today))
    written = findings.take(write_artifacts(artifacts, order.output))
    return Built(findings.report(), model.site, written, tally(graph), kept)


def _published(media: tuple[MediaFile, ...], model: Model, graph: Graph) -> tuple[MediaFile, ...]:
    """The files of content/media/ but those that wait with the entries that show them."""
    held = withheld_media(model.archive.entries, graph.by_id) if media else ()
    return tuple(file for file in media if file.name not in held)


def _left(output: Path, *, publish: bool) -> Known:
    """What the last build left in output/; nothing where this one does not go on from it."""
    left = intact(read_manifest(output), output) if publish else Manifest()
    return Known({path: one.parts for path, one in left.files.items()}, sizes(left, output, DOSSIERS))


def _social(
    editions: Sequence[Edition], theme: ThemeFiles, known: Mapping[str, Parts], crew: Crew, *, clean: bool
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """The social images; those that were drawn before, for this site or another, are not drawn again."""
    images = tuple(plan_images(editions))
    parts = image_parts(images, theme, fonts_of(theme.static))
    stale = {digest(parts[one.path]): one for one in images if known.get(one.path) != parts[one.path]}
    made: dict[str, Path | bytes] = {**({} if clean else CARDS.find(stale))}
    missing = {version: image for version, image in stale.items() if version not in made}
    drawn, mistakes = _draw(missing, theme, crew, clean=clean) if missing else ({}, ())
    made |= {version: CARDS.keep(version, content) for version, content in drawn.items()}
    if drawn:
        CARDS.make_room(spared=stale.keys())
    return tuple(Artifact(path, made.get(digest(own)), own) for path, own in parts.items()), mistakes


def _draw(
    images: Mapping[str, SocialImage], theme: ThemeFiles, crew: Crew, *, clean: bool
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Social images by version; the fonts that they are drawn with are merged once for all sites of this user."""
    faces = {face.version(): face for face in faces_of(fonts_of(theme.static), theme.templates[TEMPLATE].text)}
    kept = {} if clean else FONTS.read(faces)
    new = {version: merged(face) for version, face in faces.items() if version not in kept}
    for version, content in new.items():
        FONTS.keep(version, content)
    contents = {f"{face.family} {face.weight}": (kept | new)[version] for version, face in faces.items()}
    with as_files(contents.values()) as paths:
        easel = Easel(paths, {name: advances_of(content) for name, content in contents.items()})
        return draw_images(images, theme, easel, crew)


def _static(
    theme: ThemeFiles, typefaces: Typefaces, known: Mapping[str, Parts], *, clean: bool
) -> tuple[Artifact, ...]:
    """The theme's static files; fonts that were cut before, for this site or another, are not cut again."""
    versions = typefaces.versions()
    cuts = {} if clean else FONTS.read(versions.values())
    made = tuple(static_artifacts(theme, replace(typefaces, cuts=cuts), known))
    fonts = {f"static/{FOLDER}{name}": version for name, version in versions.items() if version not in cuts}
    new = {fonts[one.path]: one.content for one in made if one.path in fonts and isinstance(one.content, bytes)}
    for version, content in new.items():
        FONTS.keep(version, content)
    if new:
        FONTS.make_room()
    return made


def _measure(media: tuple[MediaFile, ...], order: Order, crew: Crew) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """The pictures of content/media/; those that were measured before are not opened."""
    memo = {} if order.clean else read_memo(order.site_dir, MEDIA)
    (pictures, remembered), diagnostics = measure_pictures(media, memo, crew)
    if remembered != memo:
        write_memo(order.site_dir, remembered, MEDIA)
    return pictures, diagnostics


def _variants(
    media: tuple[MediaFile, ...], pictures: Pictures, known: Mapping[str, Parts], crew: Crew, *, clean: bool
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """What is made of pictures; what was made before, for this site or another, is not made again."""
    shown = [pictures[file.name] for file in media if file.name in pictures]
    variants = [variant for picture in shown for variant in variants_of(picture)]
    wanted = [variant for variant in variants if known.get(variant.path) != variant.parts]
    kept = {} if clean else PICTURES.find(variant.version for variant in wanted)
    made: dict[str, Path | bytes] = {one.path: kept[one.version] for one in wanted if one.version in kept}
    new = cuttings(media, [variant for variant in wanted if variant.path not in made])
    diagnostics = []
    for cutting, found in zip(new, crew.stream("pictures", cut_chunk, new, chunk=1), strict=True):
        if isinstance(found, Diagnostic):
            diagnostics.append(found)
            continue
        for variant, content in zip(cutting.variants, found, strict=True):
            made[variant.path] = PICTURES.keep(variant.version, content)
    if new:
        PICTURES.make_room(spared={variant.version for variant in wanted})
    return tuple(variant_artifacts(variants, made, known)), tuple(diagnostics)


def _proofread(model: Model, today: date, texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What an editor wants to know of each entry by itself, and of its names."""
    yield from check_translations(model.archive.entries, model.site)
    yield from check_loose_ends(model.archive, today)
    yield from proofread_names(model.archive, model.site, texts)
    yield from check_said(model.archive.entries)
