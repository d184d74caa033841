"""The templates of a theme, compiled, each with the digest of itself and all that it draws in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from types import CodeType

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError, meta
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Const, Expr, Filter, Include
from markupsafe import Markup, escape

from siyaq.diagnostics import Diagnostic, Location, did_you_mean
from siyaq.digest import digest
from siyaq.read.content import Source
from siyaq.render.contexts import Contexts
from siyaq.render.excerpts import detached, drawn, nested
from siyaq.render.wording.isolation import Isolation


@dataclass(frozen=True, slots=True)
class Templates:
    """Templates ready to render: `sources` by name, and for each name the digest of its closure."""

    sources: Mapping[str, Source]
    closures: Mapping[str, str]


@lru_cache(maxsize=2)  # the preview compiles each edit anew, and needs none but the last
def compile_templates(templates: tuple[tuple[str, Source], ...]) -> tuple[Templates, tuple[Diagnostic, ...]]:
    """The templates of these names and texts; what does not compile is reported. Done once in each process."""
    sources = dict(templates)
    environment = environment_for(templates, Isolation("ltr"))
    diagnostics: list[Diagnostic] = []
    drawn: dict[str, frozenset[str]] = {}
    for name, source in sources.items():
        try:
            environment.get_template(name)
            drawn[name] = _drawn_in(environment, source, frozenset(sources))
        except TemplateSyntaxError as error:
            drawn[name] = frozenset()
            diagnostics.append(_syntax_error(error, source))
        except RecursionError:
            drawn[name] = frozenset()
            hint = "take some of the brackets or blocks apart"
            diagnostics.append(Diagnostic(Location(source.path), "error", "nested too deep", "template-syntax", hint))
        diagnostics += _missing_templates(source, drawn[name], sources)
    closures = {name: _closure_digest(name, drawn, sources) for name in sources}
    return Templates(sources, closures), tuple(diagnostics)


@lru_cache(maxsize=8)  # as many languages as one process may have at work
def environment_for(templates: tuple[tuple[str, Source], ...], isolation: Isolation) -> Environment:
    """The environment of one language's pages: whatever a template prints has its foreign runs set apart."""
    set_apart = {one.direction: lru_cache(maxsize=16384)(one.html) for one in (isolation, isolation.opposite())}
    environment = Environment(
        loader=FunctionLoader(partial(_load, dict(templates))),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[Contexts],
        finalize=_finisher(set_apart[isolation.direction]),
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.code_generator_class = _Finished
    environment.filters["plain"] = lambda value: escape(isolation.plain(value) if type(value) is str else value)
    environment.filters["bare"] = escape
    environment.filters["isolated"] = isolation.plain
    environment.filters["json"] = lambda value: Markup(json.dumps(value, ensure_ascii=False))  # noqa: S704 (not of HTML)
    environment.filters["within"] = lambda value, direction: set_apart[direction](value)
    environment.filters["drawn"] = lambda view, name, block="": drawn(
        view, name, environment_for(templates, view.frame.isolation), block
    )
    environment.filters["detached"] = detached
    environment.filters["nested"] = nested
    return environment


def _finisher(set_apart: Callable[[str], Markup]) -> Callable[[object], Markup]:
    """What is made of a printed value: markup, in which the foreign runs of text are set apart."""

    def finished(value: object) -> Markup:
        if type(value) is str:
            return set_apart(value)
        return value if type(value) is Markup else escape(value)

    return finished


class _Finished(CodeGenerator):
    """Templates whose printed values come escaped from `finalize`, and are not escaped once more."""

    def _output_child_pre(self, _node: Expr, _frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(finalize.src or "escape(")

    def _output_child_post(self, _node: Expr, _frame: Frame, _finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class _Compiled(BytecodeCache):
    """Templates compiled in this process, for the environments of all languages."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self.codes = {one: code for one, code in self.codes.items() if one[0] != bucket.key}
            self.codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def _load(sources: Mapping[str, Source], name: str) -> tuple[str, str, None] | None:
    """A template under its own name, so that a traceback through it can be told from one through the engine."""
    return (sources[name].text, name, None) if name in sources else None


def _drawn_in(environment: Environment, source: Source, every: frozenset[str]) -> frozenset[str]:
    """The templates that one extends, includes, imports or draws a view with; all, where a name is worked out."""
    tree = environment.parse(source.text)
    names = set(meta.find_referenced_templates(tree))
    for one in tree.find_all(Filter):
        if one.name == "drawn":
            names.add(str(one.args[0].value) if isinstance(one.args[0], Const) else None)
    optional = {
        one.template.value for one in tree.find_all(Include) if one.ignore_missing and isinstance(one.template, Const)
    }
    return every if None in names else frozenset(name for name in names if name) - (optional - every)


def _syntax_error(error: TemplateSyntaxError, source: Source) -> Diagnostic:
    message = (error.message or "not a template").removesuffix(".")
    hint = "see the Jinja documentation for template designers"
    return Diagnostic(Location(source.path, error.lineno), "error", message, "template-syntax", hint)


def _missing_templates(source: Source, drawn: frozenset[str], sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
    for name in sorted(drawn - sources.keys()):
        line = next((number for number, row in enumerate(source.text.split("\n"), 1) if name in row), 1)
        hint = did_you_mean(name, sources, "make it, or take the line out")
        where = Location(source.path, line)
        yield Diagnostic(where, "error", f'there is no template "{name}"', "template-missing", hint)


def _closure_digest(name: str, drawn: Mapping[str, frozenset[str]], sources: Mapping[str, Source]) -> str:
    """Digest of a template and of every template that it draws in, however far."""
    seen: set[str] = set()
    waiting = {name}
    while waiting:
        one = waiting.pop()
        seen.add(one)
        waiting |= drawn.get(one, frozenset()) - seen
    return digest({one: sources[one].text for one in seen if one in sources})
