"""The desk page: everything that `check` finds, list by list, in the editor's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from siyaq.desk.lists import LISTS
from siyaq.desk.overlay import marked
from siyaq.desk.printing import SEVERITIES
from siyaq.desk.words import desk_language, language_name, marked_up, read_words, sentence, wording_of
from siyaq.diagnostics import Diagnostic
from siyaq.link.routes import entry_path
from siyaq.model.documents import name_of
from siyaq.model.site import Site
from siyaq.pipeline import Built
from siyaq.render.wording.words import Wording

REST = "rest"  # the name of the list of what no other list has


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as the page shows it: `foreign` where its words are not in the language of the page."""

    severity: str
    code: str
    say: Markup
    hint: Markup
    foreign: bool
    place: str
    quoted: Markup
    url: str


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the page shows; `lists` have their name and items, `languages` their tag and own name."""

    site: str
    site_language: str
    site_direction: str
    site_url: str
    counts: tuple[str, ...]
    lists: tuple[tuple[str, tuple[Item, ...]], ...]
    languages: tuple[tuple[str, str], ...]


def board_page(built: Built, asked: str, base_path: str, has_page: Callable[[str], bool]) -> str:
    """The page, in the language that is asked for; `has_page` knows the pages there are by path below the site's."""
    wording = wording_of(desk_language(asked, built.site), built.site)
    board = _board(built, wording, base_path, has_page)
    return _template().render(board=board, t=wording.say, number=wording.number, language=wording.language)


def _board(built: Built, wording: Wording, base_path: str, has_page: Callable[[str], bool]) -> Board:
    site, report = built.site, built.report
    tag, title = site.best(site.title, wording.language.tag) if site else (wording.language.tag, "")
    return Board(
        site=title,
        site_language=tag,
        site_direction=site.language(tag).direction if site else wording.language.direction,
        site_url=quote(base_path),
        counts=tuple(wording.say(f"board.{one}", n=count) for one in SEVERITIES if (count := report.count(one))),
        lists=tuple(
            (name, tuple(_item(found, wording, _url(found, site, base_path, has_page)) for found in listed))
            for name, listed in _listed(report.diagnostics)
        ),
        languages=tuple((tag, language_name(tag)) for tag in read_words()),
    )


def _listed(found: Iterable[Diagnostic]) -> Iterator[tuple[str, list[Diagnostic]]]:
    """The findings of each list, errors first, and the rest of them."""
    ranked = sorted(found, key=lambda one: SEVERITIES.index(one.severity))
    for name, codes in LISTS.items():
        yield name, [one for one in ranked if one.code in codes]
    known = {code for codes in LISTS.values() for code in codes}
    yield REST, [one for one in ranked if one.code not in known]


def _item(found: Diagnostic, wording: Wording, url: str) -> Item:
    said = sentence(found, wording)
    say, hint = said or (marked_up(found.message, {}), marked_up(found.hint, {}))
    quoted = Markup(marked(found)) if found.excerpt.strip() else Markup()  # noqa: S704 (escaped by `marked`)
    return Item(found.severity, found.code, say, hint, said is None, str(found.location), quoted, url)


def _url(found: Diagnostic, site: Site | None, base_path: str, has_page: Callable[[str], bool]) -> str:
    """The address of the page that the file of a finding becomes; empty where there is none."""
    named = name_of(found.location.path, site.tags) if site else None
    if named is None or isinstance(named, Diagnostic):
        return ""
    path = entry_path(*named)
    return quote(base_path + path) if has_page(path) else ""


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files(__package__).joinpath("board.html").read_text("utf-8"))
