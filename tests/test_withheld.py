"""What is not published yet leaves no byte in what is built, at the root of a host and below a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.photographs import photograph
from tests.tinysite import FILES, TODAY, TinySite, tree

SECRET = "Zanzibar"
BOTH = f"{{ar: {SECRET}, en: {SECRET}}}"
SOURCES = f"sources: [{{id: leak, title: {SECRET}, note: {SECRET}, url: 'https://{SECRET}.example/'}}]\n"
WITHHELD = {
    "content/articles/secret.ar.md": f"title: {SECRET}\nsummary: {SECRET}\ndate: 2025-09-20\nentities: [jane-doe]\n{SOURCES}"
    f"storylines: [moves]\ndates: [{{id: e, when: 2025-09-20, what: {BOTH}, who: [jane-doe]}}]\n"
    f"figures: [{{about: acme, what: valuation, amount: 5bn USD, as_of: 2025-09, note: {BOTH}}}]\n"
    f"corrections: [{{date: 2025-09-21, what: {BOTH}, was: {SECRET}, now: {SECRET}}}]\n",
    "content/people/secret-person.ar.md": f"name: {BOTH}\naliases: {{en: [{SECRET} Doe]}}\ngender: f\nsummary: {SECRET}\n"
    f"roles: [{{id: r, org: acme, title: {BOTH}, from: 2025-01, to: present, checked: 2025-09-01, sources: [hire]}}]\n",
    "content/companies/secret-company.ar.md": f"name: {{ar: مطبعة {SECRET}, en: {SECRET} Press}}\nkind: media\nsummary: {SECRET}\n"
    f"links: [{{rel: owned-by, to: jane-doe, note: {BOTH}}}]\n",
    "content/storylines/secret-line.ar.md": f"title: {SECRET}\nsummary: {SECRET}\n",
    "content/pages/secret-page.ar.md": f"title: {SECRET}\nsummary: {SECRET}\nmenu: true\n",
}


def _withheld(later: bool) -> dict[str, str]:
    """The entries as drafts, or those that have one with a date to come."""
    body = f"---\n\n{SECRET} و[جين](person:jane-doe).\n"
    if not later:
        return {path: f"---\n{front}draft: true\n{body}" for path, front in WITHHELD.items()}
    article = WITHHELD["content/articles/secret.ar.md"].replace("2025-09-20", f"{TODAY.year + 1}-01-01")
    return {"content/articles/secret.ar.md": f"---\n{article}{body}"}


def test_the_pictures_of_what_waits_wait_with_it_unless_something_published_shows_them(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    for path, text in FILES.items():
        site.write(path, text)
    for name in ("secret", "shared", "free"):
        site.write_bytes(f"content/media/{name}.jpg", photograph(320, 240))
    image = "image: {file: shared.jpg, alt: {ar: صورة, en: Picture}}\n"
    site.write(
        "content/articles/draft.ar.md",
        f"---\ntitle: T\nsummary: S\ndate: 2025-09-20\ndraft: true\n{image}---\n\n![ص](../media/secret.jpg)\n",
    )
    site.edit("content/articles/hire.ar.md", "---\n\nقالت", "---\n\n![ص](../media/shared.jpg)\n\nقالت")
    assert site.build().written is not None
    shown = {path.split("/")[1].split(".")[0] for path in tree(site.output) if path.startswith("media/")}
    assert shown == {"shared", "free"}
    site.edit("content/articles/draft.ar.md", "draft: true\n", "")
    site.build()
    assert [path for path in tree(site.output) if path.startswith("media/secret")]


@pytest.mark.parametrize("later", [False, True], ids=["draft", "future"])
@pytest.mark.parametrize("base_url", ["https://example.org/", "https://example.org/repo/"])
def test_nothing_withheld_is_in_any_file(base_url: str, later: bool, tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    for path, text in {**FILES, **_withheld(later)}.items():
        site.write(path, text)
    assert site.build(base_url=base_url, drafts=True, future=True).written is not None
    shown = [path for path, content in tree(site.output).items() if SECRET.encode() in content]
    assert len(shown) >= len(_withheld(later)), "the entries can be published at all"

    built = site.build(base_url=base_url)
    assert built.written is not None, built.report
    files = tree(site.output)
    assert [path for path, content in files.items() if SECRET.lower().encode() in content.lower()] == []
    assert [path for path in files if "secret" in path] == []
