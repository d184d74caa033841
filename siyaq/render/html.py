"""Pages to bytes, through the theme's templates; only those whose fingerprint is new."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, meta

from siyaq.diagnostics import Diagnostic, Location, did_you_mean
from siyaq.digest import digest, engine_digest, field_digests
from siyaq.read.content import Source
from siyaq.render.page import Page, Parts
from siyaq.render.wording import MissingWordError

LIBRARIES = ("babel", "jinja2", "markdown-it-py", "mdit-py-plugins")


@dataclass(frozen=True, slots=True)
class Theme:
    """The templates, ready to render: compiled once, each with the digest of itself and all that it draws in."""

    environment: Environment
    sources: Mapping[str, Source]
    closures: Mapping[str, str]
    engine: str = field(default_factory=lambda: digest((engine_digest(), tuple(map(version, LIBRARIES)))))


@cache
def compile_theme(templates: tuple[tuple[str, Source], ...]) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme of these templates; one that does not parse is reported. Compiled once in each process."""
    sources = dict(templates)
    texts = {name: source.text for name, source in sources.items()}
    environment = Environment(
        loader=FunctionLoader(lambda name: (texts[name], name, lambda: True) if name in texts else None), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    drawn: dict[str, frozenset[str]] = {}
    diagnostics: list[Diagnostic] = []
    for name, source in sources.items():
        try:
            names = meta.find_referenced_templates(environment.parse(source.text))
            drawn[name] = frozenset(other for other in names if other)
        except TemplateSyntaxError as error:
            where = Location(source.path, error.lineno)
            message = str(error.message).removesuffix(".")
            hint = "see the Jinja documentation for template designers"
            diagnostics.append(Diagnostic(where, "error", message, "template-syntax", hint))
            drawn[name] = frozenset()
        for other in sorted(drawn[name] - texts.keys()):
            line = next((n for n, row in enumerate(source.text.split("\n"), 1) if other in row), 1)
            hint = did_you_mean(other, texts, "make it, or take the line out")
            message = f'there is no template "{other}"'
            diagnostics.append(Diagnostic(Location(source.path, line), "error", message, "template-missing", hint))
    closures = {name: _closure_digest(name, drawn, texts) for name in texts}
    return Theme(environment, sources, closures), tuple(diagnostics)


def _closure_digest(name: str, drawn: Mapping[str, frozenset[str]], texts: Mapping[str, str]) -> str:
    """Digest of a template and of every template that it draws in, however far."""
    seen: set[str] = set()
    waiting = {name}
    while waiting:
        one = waiting.pop()
        seen.add(one)
        waiting |= drawn.get(one, frozenset()) - seen
    return digest({one: texts.get(one, "") for one in seen})


def fingerprint_parts(page: Page, theme: Theme) -> Parts:
    """All that the page's bytes are a function of: engine, template closure, and each field of its view."""
    view = field_digests(page.view, "view.")
    return (("engine", theme.engine), ("template", theme.closures[page.template]), *view.items())


def render_page(page: Page, theme: Theme) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of a page; a template that fails is reported by its name, its line and the page."""
    view = page.view
    try:
        template = theme.environment.get_template(page.template)
        return template.render(view=view, frame=view.frame, t=view.wording.say).encode(), ()
    except (TemplateError, MissingWordError, TypeError, AttributeError, ValueError, KeyError, ArithmeticError) as error:
        return b"", (_template_error(error, page, theme),)


def _template_error(error: Exception, page: Page, theme: Theme) -> Diagnostic:
    """The innermost place within a template at which rendering failed."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in theme.sources]
    name, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (page.template, 1)
    where = Location(theme.sources[name].path, line)
    hint = f"while rendering {page.path}"
    return Diagnostic(where, "error", str(error) or type(error).__name__, "template-error", hint)


def render_chunk(
    sources: tuple[tuple[str, Source], ...], pages: tuple[Page, ...]
) -> list[tuple[bytes, tuple[Diagnostic, ...]]]:
    """The bytes and findings of some pages; the theme is compiled once in each process."""
    theme, _ = compile_theme(sources)
    return [render_page(page, theme) for page in pages]
