"""What is not published yet: it shows in the preview, marked, and nowhere else."""

from __future__ import annotations

from datetime import timedelta

from siyaq.model.schema import EXAMPLES
from tests.tinysite import FILES, TODAY, TinySite, codes, tree

SECRET = "Zanzibar"
DRAFT = (
    f"---\ntitle: {SECRET}\nsummary: {SECRET}\ndate: 2025-09-20\ndraft: true\n---\n{SECRET} [x](person:jane-doe)\n"
)


def test_a_draft_leaves_no_trace(tiny: TinySite) -> None:
    tiny.build()
    before = tree(tiny.output)
    tiny.write("content/articles/secret.en.md", DRAFT)
    tiny.build()
    assert tree(tiny.output) == before
    assert not any(SECRET.encode() in content for content in tree(tiny.output).values())


def test_drafts_are_shown_and_marked_on_demand(tiny: TinySite) -> None:
    tiny.write("content/articles/secret.en.md", DRAFT)
    tiny.build(drafts=True)
    assert "Unpublished draft" in tiny.page("en/articles/secret")
    assert "Unpublished draft" not in tiny.page("en/articles/hire")


def test_an_article_dated_after_today_waits(tiny: TinySite) -> None:
    tiny.write("content/articles/later.en.md", DRAFT.replace("draft: true\n", "").replace("09-20", "11-20"))
    tiny.build()
    assert not (tiny.output / "en/articles/later").exists()
    tiny.build(future=True)
    assert SECRET in tiny.page("en/articles/later")
    tiny.build(today=tiny.order().today.replace(year=2026))
    assert SECRET in tiny.page("en/articles/later")


def test_a_reference_to_a_draft_is_plain_words_and_a_warning(tiny: TinySite) -> None:
    tiny.edit("content/companies/acme.ar.md", "kind: media", "kind: media\ndraft: true")
    built = tiny.build()
    assert set(codes(built)) == {"points-to-draft"}
    assert not built.report.failed()
    page = tiny.page("en/articles/hire")
    assert "had joined Acme." in page
    assert "companies/acme" not in page
    assert not (tiny.output / "en/companies/acme").exists()


def test_a_draft_profile_gives_no_name_away(tiny: TinySite) -> None:
    tiny.write(
        "content/people/x.ar.md",
        FILES["content/people/jane-doe.ar.md"]
        .replace("Jane Doe", SECRET)
        .replace("gender: f", "gender: f\ndraft: true"),
    )
    tiny.build()
    assert not any(SECRET.encode() in content for content in tree(tiny.output).values())


def test_a_source_in_a_draft_is_a_warning_at_the_fact(tiny: TinySite) -> None:
    tiny.edit("content/articles/hire.ar.md", "date: 2025-09-16\n", "date: 2025-09-16\ndraft: true\n")
    tiny.edit("content/people/jane-doe.ar.md", "sources: [hire#wire]", "sources: [hire#wire, hire]")
    assert [str(found).split("\n")[0] for found in tiny.build().report.diagnostics] == [
        'content/people/jane-doe.ar.md:6:120: warning: the article "hire" is not published yet [points-to-draft]',
        'content/people/jane-doe.ar.md:6:131: warning: the article "hire" is not published yet [points-to-draft]',
    ]
    assert codes(tiny.build(drafts=True)) == []
    tiny.edit("content/articles/hire.ar.md", "source: wire", "source: hire#wire")
    assert codes(tiny.build()) == ["points-to-draft"] * 2


EMBARGO = DRAFT.replace("draft: true", "publish: 2025-10-02")


def test_what_is_to_be_published_later_leaves_no_trace_before_its_day(tiny: TinySite) -> None:
    tiny.build()
    before = tree(tiny.output)
    tiny.write("content/articles/secret.en.md", EMBARGO.replace("date:", "formerly: [old-secret]\ndate:"))
    profile = f"---\nname: {{en: {SECRET}}}\ngender: f\npublish: 2025-10-02\nformerly: [was-secret]\n---\n"
    tiny.write("content/people/secret.en.md", profile)
    assert codes(tiny.build()) == []
    assert tree(tiny.output) == before
    tiny.build(today=TODAY + timedelta(days=1))
    for page in ("articles/secret", "people/secret", "articles/old-secret", "people/was-secret"):
        assert SECRET in tiny.page(f"en/{page}")
    tiny.build()
    assert tree(tiny.output) == before
    tiny.build(future=True)
    assert SECRET in tiny.page("en/articles/secret")


def test_an_article_waits_for_its_date_and_for_its_day(tiny: TinySite) -> None:
    for number, (dated, due, published) in enumerate(
        [
            ("2025-10-02", "2025-09-01", False),
            ("2025-09-01", "2025-10-02", False),
            ("2025-10-01", "2025-10-01", True),
        ]
    ):
        text = EMBARGO.replace("2025-10-02", due).replace("2025-09-20", dated)
        tiny.write(f"content/articles/a{number}.en.md", text)
        tiny.build()
        assert (tiny.output / f"en/articles/a{number}").exists() == published


def test_a_day_of_publication_is_one_day(tiny: TinySite) -> None:
    for due, reason, hint in (
        ("2025-12", "not one certain day", "write a whole day: 2025-07-16"),
        ("2025-12-01~", "not one certain day", "write a whole day: 2025-07-16"),
        ("soon", "not a date", EXAMPLES["bad-date"]),
    ):
        tiny.write("content/articles/secret.en.md", EMBARGO.replace("2025-10-02", due))
        (found,) = tiny.build().report.diagnostics
        assert str(found).split("\n")[0] == f'content/articles/secret.en.md:5:10: error: "{due}": {reason} [bad-date]'
        assert found.hint == hint


def test_check_tells_what_is_held_back_and_until_when(tiny: TinySite) -> None:
    tiny.write("content/articles/secret.en.md", EMBARGO)
    tiny.write("content/articles/later.en.md", EMBARGO.replace("2025-09-20", "2025-11-20"))
    held = [str(found).split("\n")[0] for found in tiny.check().report.diagnostics if found.code == "held-back"]
    assert held == [
        "content/articles/later.en.md:4:7: note: article:later is held back until 2025-11-20 [held-back]",
        "content/articles/secret.en.md:5:10: note: article:secret is held back until 2025-10-02 [held-back]",
    ]
