"""Languages that name each other, and pages that name themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from siyaq.desk.built.ground import Ground, whole_address
from siyaq.desk.built.reading import Flaw, Pointer, Reading

ANY = "x-default"


def check_alternates(page: Reading, pages: Mapping[str, Reading], ground: Ground) -> Iterator[Flaw]:
    """What is wrong with the `hreflang` and the canonical address of a page; `pages` has all, by path."""
    here = ground.address(page.path)
    if page.canonical and whole_address(page.canonical, page, ground) != here:
        hint = f"a search engine lists the page that is named, and not this one: name {here}"
        yield _flaw("canonical", f"the canonical address is {page.canonical.url}", hint, page.canonical)
    named = _named(page, ground)
    if named and here not in named:
        tag, pointer = page.alternates[0]
        yield _flaw("hreflang", "the page is not among the languages that it names", f"name {here}, too", pointer)
    for url, (tag, pointer) in named.items():
        twin = pages.get(ground.find(url) or "")
        if twin is None:  # told as a broken link
            continue
        if here not in _named(twin, ground):
            hint = "search engines pass over a pair that is not named from both sides"
            yield _flaw("hreflang", f"{twin.path} does not name this page in turn", hint, pointer)
        if tag != ANY and tag.lower() != twin.language.lower():
            hint = "`hreflang` is the `lang` of the page that it names"
            yield _flaw("hreflang", f'{twin.path} is in "{twin.language}", not in "{tag}"', hint, pointer)


def _named(page: Reading, ground: Ground) -> dict[str, tuple[str, Pointer]]:
    """The pages that a page names, by whole address; one that is named in a language, too, counts by that."""
    rows = sorted(page.alternates, key=lambda row: row[0] != ANY)
    return {whole_address(pointer, page, ground): (tag, pointer) for tag, pointer in rows}


def _flaw(code: str, message: str, hint: str, pointer: Pointer) -> Flaw:
    return Flaw(code, message, hint, pointer.line, pointer.column)
