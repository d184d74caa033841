"""Whatever is edited in whatever order, a rebuild ends where a clean build would."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siyaq.model.site import LinkPolicy
from tests.tinysite import FILES, SITE, TinySite, tree

PEOPLE = ("ann", "bob", "cy")
WORDS = st.sampled_from(["كلمة", "word", "«اقتباس»", "a < b & c", "300", "سطر\n\nآخر"])

ALIASES = st.sampled_from(["كلمة", "word", "اقتباس", "Another"])  # words of the texts, which then become names


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str | None]:
    """One edit: a path and its new text, or None to delete it."""
    person = draw(st.sampled_from(PEOPLE))
    words = draw(WORDS)
    alias = draw(ALIASES)
    policy = draw(st.sampled_from(get_args(LinkPolicy)))
    return draw(
        st.sampled_from([
            (f"content/people/{person}.ar.md", f"---\nname: {{ar: {person}, en: {person.title()}}}\ngender: m\n---\n{words}"),
            (f"content/people/{person}.en.md", f'---\nsummary: {person}\ntranslation: {{of: "{"0" * 16}"}}\n---\n{words}'),
            (f"content/people/{person}.ar.md", f"---\nname: {{ar: {person}, en: {person.title()}}}\ngender: m\naliases: [{alias}]\n---\n{words}"),
            (f"content/people/{person}.ar.md", f"---\nname: {{ar: {person}, en: {person.title()}}}\ngender: m\naliases: [{alias}]\nambiguous: [{alias}]\n---\n{words}"),
            (f"content/people/{person}.ar.md", None),
            (f"content/people/{person}.en.md", None),
            ("content/articles/hire.en.md", None),
            ("content/articles/hire.en.md", FILES["content/articles/hire.en.md"] + words),
            ("content/articles/second.en.md", f"---\ntitle: T {words[:3]!r}\nsummary: S\ndate: 2025-09-20\n---\n{words} [x](person:{person})"),
            ("content/articles/second.en.md", "---\ntitle: T\nsummary: S\ndate: 2025-09\ndraft: true\n---\nhidden"),
            ("content/articles/hire.ar.md", FILES["content/articles/hire.ar.md"].replace("هذه", words.split()[0])),
            ("templates/page.html", "{% extends 'base.html' %}{% block main %}" + words + "{% endblock %}"),
            ("templates/404.html", None),
            ("templates/404.html", f"<!DOCTYPE html><title>{words}</title>"),
            ("templates/strings/ar.yaml", f"nav: {{skip: {person}}}"),
            ("templates/strings/ar.yaml", None),
            ("content/pages/about.ar.md", f"---\ntitle: {person}\nsummary: S\n---\n{words}"),
            ("content/pages/about.ar.md", None),
            ("site.yaml", SITE.replace("Site", person)),
            ("site.yaml", SITE.replace("  - {tag: en, name: English}\n", "")),
            ("site.yaml", SITE),
            ("site.yaml", SITE + f"mentions: {policy}\n"),
            ("content/articles/names.en.md", f"---\ntitle: T\nsummary: S\ndate: 2025-09-21\nno_link: [jane-doe]\n---\n{person.title()} {words}\n\n## {alias}\n\nThen {alias}, Jane Doe and {person}."),
            ("content/media/a.pdf", words),
            ("content/media/a.pdf", None),
        ])
    )  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sequence=st.lists(edits(), min_size=1, max_size=6))
def test_a_rebuild_equals_a_clean_build(sequence: list[tuple[str, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = TinySite(Path(folder) / "site")
        for path, text in FILES.items():
            site.write(path, text)
        site.build()
        last_good = tree(site.output)
        for path, new_text in sequence:
            _apply(site, path, new_text)
            built = site.build()
            if built.written is None:
                assert built.report.failed()
                assert tree(site.output) == last_good
            else:
                site.build(output=Path(folder) / "clean", clean=True)
                last_good = tree(site.output)
                assert last_good == tree(Path(folder) / "clean")


def _apply(site: TinySite, path: str, text: str | None) -> None:
    if text is not None:
        site.write(path, text)
    elif (site.folder / path).exists():
        site.remove(path)
