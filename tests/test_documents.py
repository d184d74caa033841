"""What the documents say of the program, held against the program."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from siyaq.model.facts import RELATIONS
from siyaq.model.front_matter import ORIGINALS
from siyaq.model.schema import field_names

REPOSITORY = Path(__file__).parents[1]
GUIDES = ["docs/editors.en.md", "docs/editors.ar.md"]
PUBLISHING = ["docs/publishing.en.md", "docs/publishing.ar.md"]
ARABIC = ["README.ar.md", *sorted(f"docs/{file.name}" for file in (REPOSITORY / "docs").glob("*.ar.md"))]
LINK = REPOSITORY / "siyaq/link"


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_name_every_field_and_relation(guide: str) -> None:
    text = (REPOSITORY / guide).read_text("utf-8")
    fields = {name for model in ORIGINALS.values() for name in field_names(model)}
    assert [
        name for name in sorted({*fields, *RELATIONS}) if f"`{name}`" not in text and f"{name}:" not in text
    ] == []


NAME_CHECKS = (
    "name_checks", "text_checks", "near_names", "wanted_names", "conflicts", "said_checks", "parallels",
    "stated_conflicts", "single_sources", "former", "loose_ends",
)  # fmt: skip
# The arguments of calls that make a finding among which its code stands.
CODE_AMONG = {
    "Diagnostic": slice(3, 4),
    "finding": slice(1, 2),
    "_finding": slice(2, 5),
    "Fault": slice(1, 2),
    "_blame": slice(0, 1),
}
CODE_AMONG |= {"Flaw": slice(0, 1), "_flaw": slice(0, 1)}


def codes_of(file: Path) -> set[str]:
    """The codes that a module writes down where it makes a finding."""
    calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
    found = set()
    for call in calls:
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        strings = [one.value for one in call.args[CODE_AMONG.get(name, slice(0))] if isinstance(one, ast.Constant)]
        found |= {one for one in strings if isinstance(one, str) and re.fullmatch("[a-z]+(-[a-z]+)*", one)}
    return found - {"error", "warning", "note"}


def test_the_codes_of_a_module_are_read_from_its_calls() -> None:
    assert codes_of(LINK / "accounts/conflicts.py") == {
        "after-death", "arithmetic", "before-founding", "conflict", "impossible", "runs-backwards", "title-drift", "two-holders",
        "checked-early", "unchecked",
    }  # fmt: skip
    assert codes_of(LINK / "proof/said_checks.py") == {"said", "said-differs", "said-unclear"}
    assert codes_of(LINK / "proof/parallels.py") == {"differs-from-original", "named-once"}
    assert {"shared-name", "common-word", "no-such-name"} == codes_of(LINK / "proof/name_checks.py")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_explain_the_findings_of_bodies_and_references(guide: str) -> None:
    text = (REPOSITORY / guide).read_text("utf-8")
    sources = [REPOSITORY / "siyaq/model" / name for name in ("body.py", "leavings.py", "entries.py")]
    sources += [LINK / name for name in ("references.py", "translations.py", "proof/loose_ends.py")]
    codes = {code for file in sources for code in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', file.read_text("utf-8"))}
    told = {
        code for code in codes if re.search(r"unknown|link|image|note|draft|original|id|anchor|box|torn|level", code)
    }
    told |= {code for file in LINK.rglob("*.py") if file.stem in NAME_CHECKS for code in codes_of(file)}
    assert {"misspelling", "links-freely", "near-name", "no-profile", "link-in-link"} <= told
    assert len(told) > 35
    assert [
        code for code in sorted(told - {"key-points", "box-title", "doc-endnotes"}) if f"`{code}`" not in text
    ] == []


def test_the_readme_shows_what_the_program_prints() -> None:
    """Each hint in the README's sample of mistakes is one that the program gives."""
    engine = "".join(file.read_text("utf-8") for file in (REPOSITORY / "siyaq").rglob("*.py"))
    for readme in ("README.md", "README.ar.md"):
        hints = re.findall(r"^  hint: (.+)$", (REPOSITORY / readme).read_text("utf-8"), re.MULTILINE)
        assert hints
        assert all(re.split(r"[:\"]", hint)[0] in engine for hint in hints), hints


@pytest.mark.parametrize(
    "document", ["README.md", "README.ar.md", "ARCHITECTURE.md", "CONTRIBUTING.md", *GUIDES, *PUBLISHING]
)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    file = REPOSITORY / document
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)|src=\"([^\"]+)\"", file.read_text("utf-8"))
    local = [one or two for one, two in links if not re.match(r"[a-z]+:", one or two)]
    assert [link for link in local if not (file.parent / link).exists() and "media/" not in link] == []


def headings(document: str) -> list[str]:
    """The anchors that GitHub gives to a document's headings of the second and third level, samples left out."""
    text = re.sub(r"^ *```.*?^ *```$", "", (REPOSITORY / document).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    titles = re.findall(r"^(###? .+)$", text, re.MULTILINE)
    return [re.sub(r"[^\w\u064b-\u0652 #-]", "", title.lower()).replace(" ", "-") for title in titles]


@pytest.mark.parametrize("document", [*GUIDES, *PUBLISHING])
def test_a_table_of_contents_has_each_heading_and_no_other(document: str) -> None:
    contents, _, text = (REPOSITORY / document).read_text("utf-8").partition("\n## ")
    listed = re.findall(r"\]\(#([^)]+)\)", contents)
    there = headings(document)
    assert sorted(listed) == sorted(one[3:] for one in there if one.startswith("##-"))
    linked = set(re.findall(r"\]\(#([^)]+)\)", re.sub(r"^ *```.*?^ *```$", "", text, flags=re.DOTALL | re.MULTILINE)))
    assert linked - {one.lstrip("#")[1:] for one in there} == set()


@pytest.mark.parametrize("document", ARABIC)
def test_an_arabic_document_runs_to_the_left_but_for_its_samples(document: str) -> None:
    text = (REPOSITORY / document).read_text("utf-8")
    assert text.startswith('<div dir="rtl">\n')
    assert text.endswith("\n</div>\n")
    fences = re.findall(r"^ *```(.*)$", text, re.MULTILINE)
    assert set(fences[1::2]) <= {""}  # a sample that is not closed would end where the next begins
    assert len(re.findall(r"^ *```(?:yaml|sh)$", text, re.MULTILINE)) == len(
        re.findall(r'^<div dir="ltr">\n\n *```(?:yaml|sh)$', text, re.MULTILINE)
    )
