"""Documents brought together into entries."""

from __future__ import annotations

import pytest

from siyaq.diagnostics import Diagnostic, Report
from siyaq.model.documents import Document, decode_document, name_of
from siyaq.model.entries import (
    AnyEntry,
    Article,
    Company,
    Person,
    StandingPage,
    Storyline,
    assemble,
)
from siyaq.model.text import EntryId, ProperName
from siyaq.read.content import Source

TAGS = ("ar", "en")
ORIGINAL = "title: ت\nsummary: م\n"
TRANSLATION = "title: T\nsummary: S\ntranslation: {of: 0123456789abcdef}\n"
FILES = {
    "articles/hire.ar": f"{ORIGINAL}date: 2025\n",
    "articles/hire.en": TRANSLATION,
    "people/jane-doe.ar": "name: جين\ngender: f\ndraft: true\n",
    "companies/acme.en": "name: Acme\n",
    "companies/acme.ar": "translation: {of: 0123456789abcdef}\n",
    "storylines/moves.ar": ORIGINAL,
    "pages/about.en": "title: T\nsummary: S\n",
}


def documents(files: dict[str, str]) -> list[Document]:
    found = []
    for name, front in files.items():
        document, diagnostics = decode_document(Source(f"content/{name}.md", f"---\n{front}---\n"), TAGS)
        assert diagnostics == ()
        assert document is not None
        found.append(document)
    return found


def assembled(files: dict[str, str], order: tuple[str, ...] = TAGS) -> tuple[dict[str, AnyEntry], list[str]]:
    entries, torn, diagnostics = assemble(documents(files), order)
    known = {entry.id for entry in entries}
    assert torn == {document.entry for document in documents(files)} - known
    return {str(entry.id): entry for entry in entries}, [
        str(found) for found in Report.of(diagnostics, {}).diagnostics
    ]


def test_documents_become_entries_in_order_of_id() -> None:
    entries, mistakes = assembled(FILES)
    assert mistakes == []
    assert list(entries) == ["article:hire", "company:acme", "page:about", "person:jane-doe", "storyline:moves"]
    assert [type(entry) for entry in entries.values()] == [Article, Company, StandingPage, Person, Storyline]


def test_the_original_owns_the_facts_wherever_it_stands() -> None:
    entries, _ = assembled(FILES)
    article, company = entries["article:hire"], entries["company:acme"]
    assert (article.original.language, company.original.language) == ("ar", "en")
    assert [document.language for document in article.documents] == ["ar", "en"]
    assert [document.language for document in company.documents] == ["ar", "en"]
    assert article.original.front is article.facts
    assert isinstance(company, Company)
    assert company.facts.name == ProperName((("en", "Acme"),))


def test_documents_are_in_the_order_of_the_site() -> None:
    entries, _ = assembled(FILES, order=("en", "ar"))
    assert [document.language for document in entries["article:hire"].documents] == ["en", "ar"]


def test_the_order_of_files_does_not_matter() -> None:
    assert assembled(dict(reversed(FILES.items()))) == assembled(FILES)


def test_an_entry_knows_its_documents_and_whether_it_is_a_draft() -> None:
    entries, _ = assembled(FILES)
    english = entries["article:hire"].document("en")
    assert english is not None
    assert english.path == "content/articles/hire.en.md"
    assert entries["person:jane-doe"].document("en") is None
    assert [str(entry.id) for entry in entries.values() if entry.draft] == ["person:jane-doe"]


def test_one_id_may_name_an_article_and_a_profile() -> None:
    entries, mistakes = assembled(
        {"articles/acme.ar": f"{ORIGINAL}date: 2025\n", "companies/acme.ar": "name: أكمي\n"}
    )
    assert mistakes == []
    assert list(entries) == ["article:acme", "company:acme"]


@pytest.mark.parametrize("order", [TAGS, ("en", "ar")])
def test_two_originals(order: tuple[str, ...]) -> None:
    files = {"articles/hire.ar": f"{ORIGINAL}date: 2025\n", "articles/hire.en": f"{ORIGINAL}date: 2025\n"}
    entries, mistakes = assembled(files, order)
    assert entries == {}
    first, second = (f"content/articles/hire.{language}.md" for language in order)
    assert mistakes == [
        f"{second}: error: more than one original [two-originals]\n"
        f"  hint: give all but one of {first} and {second} a `translation:` block, and leave its facts to the original"
    ]


def test_no_original() -> None:
    entries, mistakes = assembled({"articles/hire.en": TRANSLATION, "articles/hire.ar": TRANSLATION})
    assert entries == {}
    assert mistakes == [
        f"content/articles/hire.{language}.md: error: a translation of nothing [no-original]\n"
        "  hint: the original, with the facts, is the file without a `translation:` block: add it"
        for language in ("ar", "en")
    ]


def test_twin_ids() -> None:
    entries, mistakes = assembled({"people/acme.ar": "name: أكمي\ngender: m\n", "companies/acme.ar": "name: أكمي\n"})
    assert list(entries) == ["company:acme", "person:acme"]
    assert mistakes == [
        'content/companies/acme.ar.md: error: a person is called "acme" too [repeated-id]\n'
        "  hint: ids are unique across people and companies: rename one"
    ]


def test_every_wrong_entry_is_reported() -> None:
    _, mistakes = assembled(
        {
            "articles/a.en": TRANSLATION,
            "articles/b.ar": f"{ORIGINAL}date: 2025\n",
            "articles/b.en": f"{ORIGINAL}date: 2025\n",
            "people/c.ar": "name: ج\ngender: m\n",
            "companies/c.ar": "name: ج\n",
        }
    )
    assert [mistake.splitlines()[0].rpartition(" ")[2] for mistake in mistakes] == [
        "[no-original]", "[two-originals]", "[repeated-id]"
    ]  # fmt: skip


def test_an_id_reads_as_it_is_referred_to() -> None:
    assert str(EntryId("person", "jane-doe")) == "person:jane-doe"


def test_an_id_is_no_longer_than_file_systems_bear() -> None:
    languages = ("ar",)
    assert name_of(f"content/people/{'a' * 80}.ar.md", languages) == (EntryId("person", "a" * 80), "ar")
    refused = name_of(f"content/people/{'a' * 81}.ar.md", languages)
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.hint) == ("file-name", "an id has 80 characters at most")
