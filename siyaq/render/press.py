"""Stage four: the graph to files, rendering only the pages whose fingerprint is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256

from siyaq.diagnostics import Diagnostic
from siyaq.link.graph import Graph
from siyaq.model.strings import Strings
from siyaq.parallel import Crew
from siyaq.read.content import MediaFile
from siyaq.read.theme import ThemeFiles
from siyaq.render.exports.files import export_artifacts
from siyaq.render.html import fingerprint_parts, one_for_each_mistake, render_chunk
from siyaq.render.page import Artifact, Parts
from siyaq.render.plan import plan
from siyaq.render.templates import compile_templates
from siyaq.render.typefaces import FOLDER, Typefaces, published, static_versions


def check_theme(theme: ThemeFiles) -> tuple[Diagnostic, ...]:
    """The mistakes that can be seen in templates without rendering a page."""
    return compile_templates(tuple(theme.templates.items()))[1]


def render_graph(
    graph: Graph,
    strings: Mapping[str, Strings],
    theme: ThemeFiles,
    typefaces: Typefaces,
    known: Mapping[str, Parts],
    crew: Crew,
) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """Every page of the site as an artifact, with its data.

    A page whose fingerprint is `known` (by path) is not rendered: its artifact has no content, and stays as it lies.
    """
    sources = tuple(theme.templates.items())
    compiled, _ = compile_templates(sources)
    pages = {page.path: page for page in plan(graph, strings, static_versions(theme.static, typefaces.versions()))}
    parts = {path: fingerprint_parts(page, compiled) for path, page in pages.items()}
    stale = [page for path, page in pages.items() if known.get(path) != parts[path]]
    rendered = crew.spread("render", partial(render_chunk, sources), stale)
    contents = {page.path: content for page, (content, _) in zip(stale, rendered, strict=True)}
    diagnostics = one_for_each_mistake(diagnostic for _, mistakes in rendered for diagnostic in mistakes)
    artifacts = [Artifact(path, contents.get(path), parts[path]) for path in pages]
    return (*artifacts, *export_artifacts(graph)), tuple(diagnostics)


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


def media_artifacts(media: tuple[MediaFile, ...]) -> Iterator[Artifact]:
    """The files of content/media/, to be copied."""
    for file in media:
        yield Artifact(f"media/{file.name}", file.file, (("bytes", file.sha256),))
