"""Decoded documents as JSON, and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.model import model
from siyaq.model.documents import decode_document
from siyaq.model.memo import Decoded, from_json, to_json
from siyaq.model.model import decode_model
from siyaq.model.parts import PartKind
from siyaq.parallel import Crew
from siyaq.read.content import Source
from siyaq.read.files import SiteFiles, read_files
from siyaq.write.memo_file import read_memo
from tests.tinysite import FILES, TinySite, tree

TAGS = ("ar", "en")
ROOT = Path(__file__).parents[2]
DEMO = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "content").rglob("*.md"))}
TINY = {path: text for path, text in FILES.items() if path.endswith(".md")}
# Every type that a front matter may hold, and every part that a body may.
RICH = {
    "content/articles/rich.ar.md": """\
---
title: ت
summary: م
teaser: ط
date: 2025-09-16~
date_basis: inferred
updated: 2025-09/2025-10
kind: analysis
byline: {ar: س, en: B}
entities: [jane-doe, acme]
storylines: [moves]
sources:
  - shared
  - {id: wire, publisher: acme, author: jane-doe, title: {en: T}, url: "https://example.org/", date: 2025, note: ن}
related: [hire, {wanted: {ar: مطلوب, en: Wanted}}]
dates: [{id: joins, when: 2025-09, what: ح, kind: appointment, said: الثلاثاء, who: [jane-doe], source: wire}]
figures: [{about: acme, what: deal, amount: ~1.50bn..2bn USD, with: beta, as_of: 2025?, note: ن, sources: [wire]}]
claims: [{about: jane-doe/editor, from: 2025, to: present, lasted: ~3 months, ended: false, title: ت, quote: ق}]
corrections: [{date: 2025, what: {ar: س, en: W}, was: ك, now: ص}]
no_link: [jane-doe, acme]
draft: true
---

## عنوان

قال [جين](person:jane-doe) هنا\
*ثم* `x` و\\@أكمي
ثم. وجاء [بعد ذلك]{when=2025-09?}. ![صورة](../media/a.png) [ملف](../media/b.pdf) و[الموقع](https://example.org/).

:::key-points
- نقطة[^1]
:::

![](../media/c.png "تعليق")

[^1]: حاشية [أكمي](company:acme).
""",
    "content/people/jane-doe.en.md": """\
---
name: {ar: جين, en: Jane}
gender: f
summary: S
aliases: {en: [J, Jay]}
misspellings: {ar: [جن]}
ambiguous: [Jay]
decoys: {ar: [جين دو الأخرى], en: [Jane Roe]}
prefixed: {ar: [جين]}
no_link: [acme]
roles:
  - {id: editor, org: acme, title: {en: Editor}, from: 2024, to: unknown, lasted: 1 year, checked: 2025, reports_to: x,
     note: N, sources: [hire#wire, shared], disputed: [{field: from, says: "2025", in: hire, verdict: open, why: W}]}
links: [{rel: friend-of, to: x, when: 2025/.., ended: true, note: N, source: shared}]
---
""",
    "content/people/jane-doe.ar.md": "---\ntranslation: {of: 0123456789abcdef}\n---\n",
    "content/storylines/moves.ar.md": "---\ntitle: ت\nsummary: م\nstatus: closed\nreviewed: 2025-09%\nno_link: [acme]\n---\n",
    "content/pages/about.ar.md": "---\ntitle: ت\nsummary: م\nmenu: true\nno_link: [acme]\n---\nنص\n",
    "content/companies/acme.ar.md": "---\nname: أكمي\nkind: lab\nfounded: 1999\nambiguous: [أكمي]\nprefixed: [أكم]\nno_link: [x]\n---\n",
}


def decoded(path: str, text: str) -> Decoded:
    document, diagnostics = decode_document(Source(path, text), TAGS)
    assert document is not None, "\n".join(map(str, diagnostics))
    return document, diagnostics


def there_and_back(found: Decoded) -> Decoded:
    return from_json(json.loads(json.dumps(to_json(found))), TAGS)


@pytest.mark.parametrize("path", [*TINY, *RICH])
def test_a_document_comes_back_as_it_was(path: str) -> None:
    found = decoded(path, TINY.get(path) or RICH[path])
    assert there_and_back(found) == found


@pytest.mark.parametrize("path", DEMO)
def test_a_document_of_the_demo_comes_back_as_it_was(path: str) -> None:
    found = decoded(path, DEMO[path].read_text("utf-8"))
    assert there_and_back(found) == found


def test_the_types_come_back_too() -> None:
    """Equal is not enough: an id is found by its class, and a page by its frozen values."""
    found = decoded("content/articles/rich.ar.md", RICH["content/articles/rich.ar.md"])
    again = there_and_back(found)
    assert repr(again) == repr(found)
    assert _types(again) == _types(found)


def _types(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return type(value), [_types(getattr(value, name)) for name in value.__dataclass_fields__]
    if isinstance(value, tuple | list):
        return type(value), [_types(item) for item in value]
    if isinstance(value, dict):
        return dict, sorted((repr(key), _types(inner)) for key, inner in value.items())
    return type(value)


def test_every_kind_of_part_comes_back() -> None:
    """The rich texts hold each of them, so that none is forgotten here."""
    documents = [there_and_back(decoded(path, text))[0] for path, text in RICH.items()]
    kinds = {part.kind for document in documents if document for part in document.body.parts}
    assert kinds == set(get_args(PartKind))


def test_findings_come_back() -> None:
    text = TINY["content/companies/acme.ar.md"] + "\n![](../media/x.png)\n"
    found = decoded("content/companies/acme.ar.md", text)
    assert [diagnostic.code for diagnostic in found[1]] == ["image-alt"]
    assert there_and_back(found) == found


def test_what_did_not_decode_is_not_kept() -> None:
    found = decode_document(Source("content/companies/acme.ar.md", "---\ncolour: red\n---\n"), TAGS)
    assert found[0] is None
    assert to_json(found) is None


# --- in a build


def files_of(site: TinySite) -> SiteFiles:
    files, diagnostics = read_files(site.folder)
    assert files is not None
    assert diagnostics == ()
    return files


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the texts that are parsed from now on."""
    paths: list[str] = []

    def counting(source: Source, languages: tuple[str, ...]) -> Decoded:
        paths.append(source.path)
        return decode_document(source, languages)

    monkeypatch.setattr(model, "decode_document", counting)
    return paths


def test_what_is_known_is_not_parsed_again(tiny: TinySite, parsed: list[str]) -> None:
    tiny.build()
    assert sorted(parsed) == sorted(TINY)
    parsed.clear()
    tiny.build()
    assert parsed == []
    tiny.edit("content/companies/acme.ar.md", "صحيفة.", "صحيفة أخرى.")
    tiny.build()
    assert parsed == ["content/companies/acme.ar.md"]


def test_another_set_of_languages_parses_all_again(tiny: TinySite, parsed: list[str]) -> None:
    """A document was judged by the languages of the site."""
    files = files_of(tiny)
    first, _ = decode_model(files, "", {}, Crew(1))
    assert first is not None
    tiny.edit(
        "site.yaml", "  - {tag: en, name: English}\n", "  - {tag: en, name: English}\n  - {tag: fr, name: Français}\n"
    )
    parsed.clear()
    decode_model(files_of(tiny), "", first.memo, Crew(1))
    assert sorted(parsed) == sorted(TINY)


def test_a_memo_keeps_what_is_still_there_and_no_more(tiny: TinySite) -> None:
    tiny.build()
    before = read_memo(tiny.folder)
    assert len(before) == len(TINY)
    tiny.edit("content/companies/acme.ar.md", "صحيفة.", "صحيفة أخرى.")
    tiny.build()
    after = read_memo(tiny.folder)
    assert len(after) == len(TINY)
    assert len(set(before) & set(after)) == len(TINY) - 1


SPOILED = [None, 0, "", "x", [], {}, [1, 2, 3], {"entry": ["article", "hire"]}, {"entry": "x"}, True, 1.5]


@pytest.mark.parametrize("spoiled", SPOILED, ids=str)
def test_a_spoiled_document_is_parsed(tiny: TinySite, parsed: list[str], spoiled: Any) -> None:
    files = files_of(tiny)
    whole, _ = decode_model(files, "", {}, Crew(1))
    assert whole is not None
    parsed.clear()
    again, diagnostics = decode_model(files, "", dict.fromkeys(whole.memo, spoiled), Crew(1))
    assert again == whole
    assert diagnostics == ()
    assert sorted(parsed) == sorted(TINY)


@pytest.mark.parametrize(
    "field", ["entry", "language", "path", "translation", "front", "places", "body", "words", "diagnostics"]
)
def test_a_document_without_a_field_is_parsed(tiny: TinySite, parsed: list[str], field: str) -> None:
    files = files_of(tiny)
    whole, _ = decode_model(files, "", {}, Crew(1))
    assert whole is not None
    parsed.clear()
    spoiled = {key: {name: value for name, value in raw.items() if name != field} for key, raw in whole.memo.items()}
    again, _ = decode_model(files, "", spoiled, Crew(1))
    assert again == whole
    assert sorted(parsed) == sorted(TINY)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(["entry", "translation", "front", "places", "body", "diagnostics"]),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
)
def test_a_spoiled_field_is_told_from_a_bug(name: str, value: Any) -> None:
    """Whatever a spoiled memo makes `from_json` raise is what `decode_model` takes for one."""
    raw = to_json(decoded("content/articles/hire.ar.md", TINY["content/articles/hire.ar.md"])) | {name: value}
    try:
        document, _ = from_json(raw, TAGS)
    except (KeyError, TypeError, ValueError):
        return
    assert document is not None


@pytest.mark.parametrize(
    "spoiled",
    [b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b"[" * 200_000, b'{"a":' * 100_000, b"\x00" * 10, b"1" * 10_000],
    ids=lambda raw: raw[:6].decode("latin-1") + str(len(raw)),
)
def test_a_spoiled_file_costs_time_and_nothing_else(tiny: TinySite, parsed: list[str], spoiled: bytes) -> None:
    assert tiny.build().written is not None
    before = tree(tiny.output)
    (tiny.folder / ".siyaq" / "parsed.json").write_bytes(spoiled)
    parsed.clear()
    built = tiny.build()
    assert built.report.diagnostics == ()
    assert sorted(parsed) == sorted(TINY)
    assert tree(tiny.output) == before
    assert len(read_memo(tiny.folder)) == len(TINY)
