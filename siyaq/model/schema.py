"""Located YAML to typed values: every mistake of a file at once, each with its place, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from siyaq.diagnostics import Diagnostic, Location, did_you_mean
from siyaq.model.text import MediaName
from siyaq.read.yaml_nodes import KEY, LocatedYaml, Path

CUT_OFF = "…"  # stands for the value of a key that is no field and has none
EXAMPLES = {
    "bad-date": "write 2025, 2025-07, 2025-07-16, 2025~, 2025/2026 or 2025/..; an end may be present or unknown",
    "bad-duration": "write `3 months` or `~9 years`",
    "bad-amount": "write ~500bn USD, >100bn USD, 4bn..5bn USD or 12 %",
}


# The decoder of a type; made once for each, since making it costs more than using it.
adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


T = TypeVar("T")


def decode_yaml(
    model: type[T], yaml: LocatedYaml, path: str, languages: tuple[str, ...], language: str
) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """The mapping as a value of the model, or every reason why it is none."""
    context = {"language": language, "languages": languages}
    try:
        return adapter(model).validate_python(
            _filled(yaml.value, model, languages), context=context, by_alias=True, by_name=False
        ), ()
    except ValidationError as error:
        found = [_diagnostic(one, model, yaml, path) for one in error.errors(include_url=False)]
        return None, tuple(one for one in found if not _said_better(one, found))


def _filled(value: Any, model: Any, languages: tuple[str, ...], where: Path = ()) -> Any:
    """A value without the keys that are known and left empty, which are as good as absent.

    Unknown ones stay, to be reported: they may be words, cut off from a phrase at a comma that needed quotes.
    """
    if isinstance(value, list):
        return [_filled(item, model, languages, (*where, index)) for index, item in enumerate(value)]
    if not isinstance(value, Mapping):
        return value
    known = {*field_names(model, where), *languages} if None in value.values() else set[str]()
    return {
        key: CUT_OFF if item is None else _filled(item, model, languages, (*where, key))
        for key, item in value.items()
        if item is not None or key not in known
    }


def _said_better(one: Diagnostic, found: list[Diagnostic]) -> bool:
    """Whether a field is only missing because it is misspelled, of which another finding tells."""
    name = one.message.split('"')[1] if one.code == "missing-field" else ""
    return bool(name) and any(other.hint == f'did you mean "{name}"?' for other in found)


def _diagnostic(error: ErrorDetails, model: type, yaml: LocatedYaml, path: str) -> Diagnostic:
    where: Path = error["loc"]
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        where = (*where, KEY)
    place = yaml.place(where)
    code, message, hint = _words(error, model)
    return Diagnostic(Location(path, place.line, place.column), "error", message, code, hint, place.length)


def _words(error: ErrorDetails, model: type) -> tuple[str, str, str]:
    """(code, message, hint) of a mistake."""
    name = next((str(step) for step in reversed(error["loc"]) if _is_name(step)), "")
    context: dict[str, Any] = error.get("ctx") or {}
    kind = error["type"]
    if kind in EXAMPLES:
        return kind, f'"{context["text"]}": {context["reason"]}', context.get("example", EXAMPLES[kind])
    say = _SAYINGS.get(kind)
    if say:
        return say(name, error, context, model)
    return (
        "bad-value",
        f'"{name}": {error["msg"][:1].lower()}{error["msg"][1:]}',
        f"given: {_shown(error['input'])}",
    )


def _is_name(step: int | str) -> bool:
    """Whether a step of a path is a field, and not an index, a key's own mark or a branch of the model."""
    return isinstance(step, str) and step not in (KEY, "<id>", "<mapping>")


_Words = tuple[str, str, str]
_Saying = Callable[[str, ErrorDetails, dict[str, Any], type], _Words]


def _missing(name: str, _error: ErrorDetails, _context: dict[str, Any], _model: type) -> _Words:
    return "missing-field", f'the field "{name}" is missing', f"write `{name}: …`"


def _unknown(name: str, error: ErrorDetails, _context: dict[str, Any], model: type) -> _Words:
    known = field_names(model, error["loc"][:-1])
    hint = did_you_mean(name, known, f"the fields here are: {', '.join(known)}")
    if " " in name:
        hint = "a phrase with a comma in it needs quotes here"
    return "unknown-field", f'unknown field "{name}"', hint


def _choice(name: str, error: ErrorDetails, context: dict[str, Any], _model: type) -> _Words:
    known = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
    hint = did_you_mean(str(error["input"]), known, f"choose one of: {', '.join(known)}")
    return "unknown-choice", f"{_shown(error['input'])} is not one of the choices for {name}", hint


def _language(_name: str, _error: ErrorDetails, context: dict[str, Any], _model: type) -> _Words:
    known = context["known"].split(", ")
    hint = did_you_mean(context["tag"], known, f"the languages of site.yaml are: {context['known']}")
    if " " in context["tag"]:
        hint = "a phrase with a comma in it needs quotes here"
    return "unknown-language", f'unknown language "{context["tag"]}"', hint


def _pattern(name: str, error: ErrorDetails, context: dict[str, Any], _model: type) -> _Words:
    hint = _PATTERN_HINTS.get(
        str(context["pattern"]), "ids are lower-case Latin letters and digits joined by hyphens"
    )
    if "<id>" in error["loc"]:
        name = "id"
    return "bad-value", f'{_shown(error["input"])} cannot be a "{name}"', hint


def _empty(name: str, _error: ErrorDetails, _context: dict[str, Any], _model: type) -> _Words:
    return "empty", f'"{name}" is empty', "write the words, or remove the line"


def _too_long(_name: str, _error: ErrorDetails, context: dict[str, Any], _model: type) -> _Words:
    return "too-long", f"a name of more than {context['max_length']} characters", "a name is a few words"


def _shape(expected: str, hint: str) -> _Saying:
    def say(name: str, error: ErrorDetails, _context: dict[str, Any], _model: type) -> _Words:
        return "wrong-shape", f'"{name}" should be {expected}, not {_shown(error["input"])}', hint

    return say


def _mapping(name: str, error: ErrorDetails, _context: dict[str, Any], model: type) -> _Words:
    known = ", ".join(field_names(model, error["loc"]))
    hint = f"write {{name: value, name: value}}; the fields here are: {known}"
    return "wrong-shape", f'"{name}" should be a mapping, not {_shown(error["input"])}', hint


_PATTERN_HINTS = {
    r'^https?://[^\s\x00-\x1f\x7f-\x9f"“”«»`<>]+$': (
        "an address starts with https:// or http://, without spaces, quotes or angle brackets"
    ),
    MediaName.pattern: "write the name of a file of content/media/: photo.jpg",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "write a language tag: ar, en, pt-BR",
    r"^[0-9a-f]{16}$": 'write of: "0000000000000000"; `siyaq check` then prints the digest of the original',
}
_SAYINGS: dict[str, _Saying] = {
    "missing": _missing,
    "missing_argument": _missing,
    "unexpected_keyword_argument": _unknown,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "unknown_language": _language,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "too_short": _empty,
    "no_words": _empty,
    "string_type": _shape("words", "write `name: words` on one line"),
    "tuple_type": _shape("a list", "write [a, b], or lines that start with `- `"),
    "list_type": _shape("a list", "write [a, b], or lines that start with `- `"),
    "dict_type": _shape("a mapping", "write {name: value, name: value}, or such lines beneath"),
    "dataclass_type": _mapping,
    "bool_parsing": _shape("true or false", "write true or false"),
}


def _shown(value: Any) -> str:
    match value:
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case _:
            return f'"{value}"'


def field_names(model: Any, where: Path = ()) -> list[str]:
    """The names of the fields of a model, or of the mapping at a path in it, as front matter writes them."""
    root = adapter(model).json_schema(by_alias=True)
    here = root
    for step in where:
        here = _concrete(root, here)
        here = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, here)
    return sorted(_concrete(root, here).get("properties", ()))


def _concrete(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema behind a reference; of several choices, the one with a structure."""
    if "$ref" in schema:
        return _concrete(root, root["$defs"][schema["$ref"].rpartition("/")[2]])
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        found = _concrete(root, choice)
        if found.get("type") in ("object", "array"):
            return found
    return schema
