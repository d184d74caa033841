"""Stage four: the graph to files, rendering only the pages whose fingerprint is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from siyaq.diagnostics import Diagnostic
from siyaq.parallel import Crew
from siyaq.read.content import MediaFile, Source
from siyaq.read.theme import ThemeFiles
from siyaq.render.edition import Edition
from siyaq.render.exports.files import export_artifacts
from siyaq.render.finders.sitemaps import sitemap_artifacts
from siyaq.render.html import fingerprint_parts, one_for_each_mistake, render_chunk
from siyaq.render.images.pictures import Pictures
from siyaq.render.images.variants import Variant
from siyaq.render.page import Artifact, Page, Parts
from siyaq.render.pages.dossiers import dossier_pages, offering
from siyaq.render.plan import plan
from siyaq.render.search.files import search_artifacts
from siyaq.render.templates import compile_templates
from siyaq.render.type.typefaces import FOLDER, Typefaces, published


def check_theme(theme: ThemeFiles) -> tuple[Diagnostic, ...]:
    """The mistakes that can be seen in templates without rendering a page."""
    return compile_templates(tuple(theme.templates.items()))[1]


@dataclass(frozen=True, slots=True)
class Known:
    """What the last build left: by path what each file was made of, and how large the dossiers are, in bytes."""

    parts: Mapping[str, Parts]
    sizes: Mapping[str, int]


def render_graph(
    editions: Sequence[Edition], theme: ThemeFiles, known: Known, crew: Crew
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """Every page of the site as an artifact, with its data, the sitemap, and the index for search.

    A page whose fingerprint is `known` is not rendered: its artifact has no content, and stays as it lies. Dossiers
    come first, because pages say how large they are.
    """
    press = _Press(tuple(theme.templates.items()), known.parts, crew)
    graph = editions[0].graph
    planned = {page.path: page for page in plan(editions)}
    dossiers, mistaken = press.render(dossier_pages(planned, graph, published(theme.static, {})))
    sizes = {one.path: _size(one, known) for one in dossiers}
    pages, mistakes = press.render(offering(planned, graph, sizes))
    listed = sitemap_artifacts(planned.values(), graph.site.base_url)
    search = search_artifacts(graph, {one.tag: one.wording.strings for one in editions}, known.parts)
    files = (*pages, *dossiers, *export_artifacts(graph), *listed, *search)
    return files, tuple(one_for_each_mistake((*mistakes, *mistaken)))


def _size(artifact: Artifact, known: Known) -> int:
    return len(artifact.content) if isinstance(artifact.content, bytes) else known.sizes[artifact.path]


@dataclass(frozen=True, slots=True)
class _Press:
    """The templates of a theme, what is `known` of files by path, and who works."""

    sources: tuple[tuple[str, Source], ...]
    known: Mapping[str, Parts]
    crew: Crew

    def render(self, planned: Iterable[Page]) -> tuple[list[Artifact], list[Diagnostic]]:
        """Pages as artifacts, and the mistakes of their templates."""
        compiled, _ = compile_templates(self.sources)
        pages = {page.path: page for page in planned}
        parts = {path: fingerprint_parts(page, compiled) for path, page in pages.items()}
        stale = [page for path, page in pages.items() if self.known.get(path) != parts[path]]
        rendered = self.crew.spread("render", partial(render_chunk, self.sources), stale)
        contents = {page.path: content for page, (content, _) in zip(stale, rendered, strict=True)}
        artifacts = [Artifact(path, contents.get(path), parts[path]) for path in pages]
        return artifacts, [diagnostic for _, mistakes in rendered for diagnostic in mistakes]


def static_artifacts(theme: ThemeFiles, typefaces: Typefaces, known: Mapping[str, Parts]) -> Iterator[Artifact]:
    """The theme's static files: fonts cut, unless they are `known`, and the others as they are."""
    cut = {FOLDER + name: name for name in typefaces.fonts}
    for name, content in published(theme.static, typefaces.versions()).items():
        path = f"static/{name}"
        if name in cut:
            parts = typefaces.parts(cut[name])
            yield Artifact(path, None if known.get(path) == parts else typefaces.cut(cut[name]), parts)
        else:
            yield Artifact(path, content, (("bytes", sha256(content).hexdigest()),))


def media_artifacts(
    media: tuple[MediaFile, ...], pictures: Pictures, known: Mapping[str, Parts]
) -> Iterator[Artifact]:
    """The files of content/media/ that are published as they are, to be copied unless they are `known`."""
    for file in media:
        if file.name not in pictures or pictures[file.name].bare:
            path, parts = f"media/{file.name}", (("bytes", file.sha256),)
            yield Artifact(path, None if known.get(path) == parts else file.file, parts)


def variant_artifacts(
    variants: Iterable[Variant], made: Mapping[str, Path | bytes], known: Mapping[str, Parts]
) -> Iterator[Artifact]:
    """What was made of pictures, by path; those that are `known` stay."""
    for one in variants:
        if known.get(one.path) == one.parts:
            yield Artifact(one.path, None, one.parts)
        elif one.path in made:
            yield Artifact(one.path, made[one.path], one.parts)
