"""Pages to bytes; and what those bytes are a function of."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jinja2 import Environment, TemplateError

from siyaq.diagnostics import Diagnostic, Location
from siyaq.digest import engine_digest, field_digests
from siyaq.read.content import Source
from siyaq.render.images.social_views import SocialImage
from siyaq.render.page import Page, Parts
from siyaq.render.templates import Templates, compile_templates, environment_for

# What a template can raise: its own mistakes, and those of Python's operators within it.
FAILURES = (
    TemplateError,
    TypeError,
    AttributeError,
    ValueError,
    LookupError,
    ArithmeticError,
    RecursionError,
)


def fingerprint_parts(page: Page | SocialImage, templates: Templates) -> Parts:
    """All that the page's bytes are a function of: engine, template closure, and each field of its view."""
    view = field_digests(page.view, "view.")
    return (("engine", engine_digest()), ("template", templates.closures[page.template]), *view.items())


def render_page(page: Page, templates: Templates, environment: Environment) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of a page; a template that fails is reported by its name, its line and the page."""
    view = page.view
    try:
        template = environment.get_template(page.template)
        return template.render(view=view, frame=view.frame, t=view.wording.say).encode(), ()
    except FAILURES as error:
        return b"", (template_error(error, page, templates),)


def template_error(error: Exception, page: Page | SocialImage, templates: Templates) -> Diagnostic:
    """The innermost place within a template at which rendering failed."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in templates.sources]
    name, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (page.template, 1)
    where = Location(templates.sources[name].path, line)
    return Diagnostic(where, "error", str(error) or type(error).__name__, "template-error", page.path)


def one_for_each_mistake(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A mistake of a template once, with the first page that shows it, and not once for each page."""
    pages: dict[Diagnostic, list[str]] = {}
    for found in diagnostics:
        pages.setdefault(replace(found, hint=""), []).append(found.hint)
    for found, paths in pages.items():
        others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        yield replace(found, hint=f"while rendering {paths[0]}{others}")


def render_chunk(
    sources: tuple[tuple[str, Source], ...], pages: tuple[Page, ...]
) -> list[tuple[bytes, tuple[Diagnostic, ...]]]:
    """The bytes and findings of some pages; the theme is compiled once in each process."""
    templates, _ = compile_templates(sources)
    return [render_page(page, templates, environment_for(sources, page.view.frame.isolation)) for page in pages]
