"""Content may come from a stranger: whatever it says, it stays words."""

from __future__ import annotations

from tests.crawl import read_page
from tests.newsroom import dom, words
from tests.tinysite import TinySite

EVIL = "<script>alert(1)</script>\\\" onmouseover=x {{ 'jin' ~ 'ja' }} {% raw %} ]]> -->"
EVIL_WORDS = EVIL.replace("]]", "")
OURS = ("/static/siyaq.js?v=", "/static/root.js?v=", "/static/search.js?v=")
LINKED = {"type": "application/ld+json"}
SHOWN = "<script>alert(1)</script>"


def test_words_of_front_matter_and_body_are_escaped_everywhere(tiny: TinySite) -> None:
    person = f'---\nname: {{ar: "{EVIL}", en: "{EVIL}"}}\ngender: f\nsummary: "{EVIL}"\naliases: {{en: ["{EVIL}"]}}\n'
    tiny.write("content/people/jane-doe.ar.md", f"{person}---\n{EVIL}\n\n[{EVIL_WORDS}](company:acme)\n")
    tiny.edit("content/articles/hire.ar.md", "title: تعيين جديد", f'title: "{EVIL}"')
    tiny.edit("content/articles/hire.en.md", "Another sentence.", EVIL)
    built = tiny.build()
    assert built.written is not None, built.report
    for file in tiny.output.rglob("*.html"):
        text = file.read_text("utf-8")
        page = read_page(text)
        scripts = [found for tag, found in page.attributes if tag == "script" and found != LINKED]
        assert [found for found in scripts if not found.get("src", "").startswith(OURS)] == [], file
        names = {name for _, found in page.attributes for name in found}
        assert not [name for name in names if name.startswith("on") or name == "style"], file
        assert "jinja" not in text  # what the template language would make of it
    for path in ("ar/people/jane-doe", "en/articles/hire", "ar/companies/acme"):
        assert SHOWN in words(dom(tiny.page(path))), path


def test_titles_of_the_site_are_words_on_the_root_too(tiny: TinySite) -> None:
    tiny.edit("site.yaml", "en: Site", 'en: "</script><script>alert(1)</script>"')
    tiny.edit("site.yaml", "https://example.org/", "https://example.org/a'b/")
    assert tiny.build().written is not None
    root = (tiny.output / "index.html").read_text("utf-8")
    assert "<script>" not in root
    assert SHOWN in words(dom(root))
