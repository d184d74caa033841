"""Whatever is edited in whatever order, a rebuild ends where a clean build would."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siyaq.model.site import LinkPolicy
from tests.photographs import camera_notes, photograph
from tests.tinysite import FILES, SITE, TODAY, TinySite, tree

PEOPLE = ("ann", "bob", "cy")
WORDS = st.sampled_from(["كلمة", "word", "«اقتباس»", "a < b & c", "300", "سطر\n\nآخر"])

ALIASES = st.sampled_from(["كلمة", "word", "اقتباس", "Another"])  # words of the texts, which then become names
HIRE, SECOND = "content/articles/hire.ar.md", "content/articles/second.en.md"
JANE = "content/people/jane-doe.ar.md"
ANNOUNCED = f"---\ntitle: T\nsummary: S\ndate: 2025-09-20\nentities: [jane-doe]\npublish: {TODAY.isoformat()}\n"
SHOWN = "image: {file: a.png, alt: {ar: صورة, en: Picture}}\n"
PICTURES = (photograph(260, 40, "PNG"), photograph(300, 30, "PNG", exif=camera_notes()), b"broken")
BOTH_LANGUAGES = "  - {tag: ar, name: العربية}\n  - {tag: en, name: English}\n"
MORE_FACTS = (
    "formerly: [joined, second]",
    "draft: true",
    f"publish: {TODAY.year + 1}-01-01",
    SHOWN.strip(),
    "corrections: [{date: 2025-09-20, what: {ar: صححنا, en: We corrected}}]",
)
PROFILE_FACTS = (
    "same_as: ['https://example.net/a']",
    "formerly: [bob, ann]",
    "portrait: {file: a.png, alt: {ar: وجه}}",
    "draft: true",
    "publish: 2026-01-01",
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str | bytes | None]:
    """One edit: a path and its new text or bytes, or None to delete it."""
    person = draw(st.sampled_from(PEOPLE))
    words = draw(WORDS)
    alias = draw(ALIASES)
    policy = draw(st.sampled_from(get_args(LinkPolicy)))
    more, of_profile = draw(st.sampled_from(MORE_FACTS)), draw(st.sampled_from(PROFILE_FACTS))
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
            (HIRE, FILES[HIRE].replace("---\n", f"---\n{more}\n", 1)),
            (HIRE, FILES[HIRE]),
            (SECOND, f"{ANNOUNCED}{more}\n---\n{words} ![x](../media/a.png)"),
            ("content/articles/third.en.md", f"{ANNOUNCED}formerly: [second]\n---\n[x](article:second) {words}"),
            ("content/articles/third.en.md", None),
            (JANE, FILES[JANE].replace("---\n", f"---\n{of_profile}\n", 1)),
            (JANE, FILES[JANE]),
            ("content/media/a.png", draw(st.sampled_from((*PICTURES, None)))),
            ("content/storylines/moves.ar.md", FILES["content/storylines/moves.ar.md"].replace("---\n", "---\nformerly: [shifts]\n", 1)),
            ("templates/article.html", "{% extends 'base.html' %}{% block main %}<h1>" + words + "</h1>{% endblock %}"),
            ("templates/article.html", None),
            ("site.yaml", SITE.replace("example.org/", f"example.org/{person}/")),
            ("site.yaml", SITE.replace(BOTH_LANGUAGES, "".join(reversed(BOTH_LANGUAGES.splitlines(keepends=True))))),
        ])
    )  # fmt: skip


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sequence=st.lists(edits(), min_size=1, max_size=5))
def test_a_rebuild_equals_a_clean_build(sequence: list[tuple[str, str | bytes | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = TinySite(Path(folder) / "site")
        for path, text in FILES.items():
            site.write(path, text)
        site.build()
        last_good = tree(site.output)
        for path, new in sequence:
            _apply(site, path, new)
            built = site.build()
            if built.written is None:
                assert built.report.failed()
                assert tree(site.output) == last_good
            else:
                site.build(output=Path(folder) / "clean", clean=True)
                last_good = tree(site.output)
                assert last_good == tree(Path(folder) / "clean")


def _apply(site: TinySite, path: str, new: str | bytes | None) -> None:
    if isinstance(new, bytes):
        site.write_bytes(path, new)
    elif new is not None:
        site.write(path, new)
    elif (site.folder / path).exists():
        site.remove(path)
