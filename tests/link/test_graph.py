"""What an entry is told by the others."""

from __future__ import annotations

import re
from typing import get_args

from siyaq.model.facts import REVERSES, RelationName
from tests.tinysite import FILES, TinySite

RELATED = """\
---
title: {title}
summary: S
date: {date}
related: [{related}]
---
{body}
"""


def _names(page: str, pattern: str) -> list[str]:
    return re.findall(rf'href="/en/({pattern})/"', page)


def test_a_relation_shows_at_both_ends_under_its_own_name(tiny: TinySite) -> None:
    tiny.edit(
        "content/companies/acme.ar.md",
        "kind: media",
        "kind: media\nlinks: [{rel: owned-by, to: jane-doe, sources: [hire]}]",
    )
    tiny.build()
    assert "Owned by" in tiny.page("en/companies/acme")
    assert "Owns" in tiny.page("en/people/jane-doe")
    assert "تملك" in tiny.page("ar/people/jane-doe"), "the verb agrees with her gender"
    tiny.edit("content/people/jane-doe.ar.md", "gender: f", "gender: m")
    tiny.build()
    assert "يملك" in tiny.page("ar/people/jane-doe")


def test_a_role_shows_at_both_ends(tiny: TinySite) -> None:
    tiny.build()
    for page in ("en/people/jane-doe", "en/companies/acme"):
        assert "since September 2025 (as of September 16, 2025)" in tiny.page(page)
        assert "Editor" in tiny.page(page)


def test_an_event_shows_in_the_article_with_everyone_in_it_and_in_the_storyline(tiny: TinySite) -> None:
    tiny.build()
    for page in ("en/articles/hire", "en/people/jane-doe", "en/companies/acme"):
        assert "She joined" in tiny.page(page)
    assert "انضمت" in tiny.page("ar/storylines/moves")


def test_a_profile_quotes_the_sentence_of_its_first_reference_in_its_language(tiny: TinySite) -> None:
    tiny.build()
    assert "<mark>Jane Doe</mark> said that she had joined Acme." in tiny.page("en/people/jane-doe")
    assert "قالت <mark>جين دو</mark> إنها انضمت إلى أكمي." in tiny.page("ar/people/jane-doe")
    assert "Another sentence" not in tiny.page("en/people/jane-doe")


def test_articles_of_a_profile_run_from_the_newest(tiny: TinySite) -> None:
    for slug, date in (("older", "2024"), ("newest", "2025-09-20"), ("middle", "2025-01")):
        body = "[Jane](person:jane-doe)"
        tiny.write(f"content/articles/{slug}.en.md", RELATED.format(title=slug, date=date, related="", body=body))
    tiny.build()
    listed = re.search(r'class="referrals".*?</ul>', tiny.page("en/people/jane-doe"), re.DOTALL)
    assert listed
    assert _names(listed[0], "articles/[a-z]+") == [
        "articles/newest",
        "articles/hire",
        "articles/middle",
        "articles/older",
    ]


def test_related_articles_name_each_other_and_wanted_ones_are_plain_words(tiny: TinySite) -> None:
    text = RELATED.format(title="Two", date="2025-09-20", related='hire, {wanted: "Not <yet> written"}', body="Text.")
    tiny.write("content/articles/two.en.md", text)
    tiny.build()
    assert 'href="/en/articles/hire/"' in tiny.page("en/articles/two")
    assert 'href="/en/articles/two/"' in tiny.page("en/articles/hire")
    assert "Not &lt;yet&gt; written" in tiny.page("en/articles/two")


def test_roles_run_from_those_held_now_to_the_undated(tiny: TinySite) -> None:
    roles = """roles:
  - {id: undated, org: acme, title: {ar: أ, en: Undated}}
  - {id: first, org: acme, title: {ar: ب, en: Early}, from: 2001, to: 2005}
  - {id: later, org: acme, title: {ar: ج, en: Later}, from: 2006, to: 2010}
  - {id: now, org: acme, title: {ar: د, en: Held now}, from: 1999, to: present}
"""
    person = re.sub(r"roles:\n.*\n", roles, FILES["content/people/jane-doe.ar.md"])
    tiny.write("content/people/jane-doe.ar.md", person)
    tiny.build()
    table = tiny.page("en/people/jane-doe").partition('<table class="roles">')[2].partition("</table>")[0]
    shown = re.findall(r"Undated|Early|Later|Held now", table)
    assert shown == ["Held now", "Later", "Early", "Undated"]


def test_names_are_listed_without_regard_to_case_or_marks(tiny: TinySite) -> None:
    for slug, name in (("e", "eBay"), ("z", "Zed"), ("b", "Élan")):
        tiny.write(f"content/companies/{slug}.en.md", f"---\nname: {{en: {name}, ar: {name}}}\n---\n")
    tiny.build()
    listed = re.search(r"<main.*</main>", tiny.page("en/companies"), re.DOTALL)
    assert listed
    assert re.findall(r">(Acme|eBay|Zed|Élan)<", listed[0]) == ["Acme", "eBay", "Élan", "Zed"]


def test_figures_show_in_their_article_and_at_both_ends(tiny: TinySite) -> None:
    tiny.write("content/companies/rival.en.md", "---\nname: {ar: منافس, en: Rival}\n---\n")
    figure = "figures: [{about: acme, what: deal, amount: ~500bn USD, with: rival, source: wire}]"
    tiny.edit("content/articles/hire.ar.md", "storylines: [moves]", f"storylines: [moves]\n{figure}")
    tiny.build()
    for page in ("en/articles/hire", "en/companies/acme", "en/companies/rival"):
        assert "about $500\u00a0billion" in tiny.page(page), page
    assert "نحو 500\u00a0مليار\u00a0دولار" in tiny.page("ar/companies/acme")


def test_a_post_that_ended_nobody_says_when_was_held_formerly(tiny: TinySite) -> None:
    tiny.edit(
        "content/people/jane-doe.ar.md",
        "from: 2025-09, to: present, checked: 2025-09-16,",
        "to: unknown, lasted: ~9 years,",
    )
    tiny.build()
    assert "formerly (about 9 years)" in tiny.page("en/people/jane-doe")
    assert "unknown" not in tiny.page("en/people/jane-doe")


def test_a_storyline_tells_every_event_though_two_articles_use_one_id(tiny: TinySite) -> None:
    event = "dates: [{id: joins, when: 2025-09-18, what: {ar: أخرى, en: Another event}}]"
    tiny.write(
        "content/articles/two.en.md",
        f"---\ntitle: Two\nsummary: S\ndate: 2025-09-20\nstorylines: [moves]\n{event}\n---\nText.\n",
    )
    tiny.build()
    told = tiny.page("ar/storylines/moves")
    assert told.index("انضمت") < told.index("أخرى")


def test_every_relation_has_a_reverse_and_the_reverse_of_that_is_itself() -> None:
    assert set(get_args(RelationName)) == set(REVERSES)
    assert all(REVERSES[REVERSES[name]] == name for name in REVERSES)


def test_readers_of_any_stale_translation_are_told(tiny: TinySite) -> None:
    stale = 'translation: {of: "0000000000000000"}'
    tiny.write("content/storylines/moves.en.md", f"---\ntitle: Moves\nsummary: S\n{stale}\n---\nText.\n")
    tiny.write("content/people/jane-doe.en.md", f"---\nsummary: S\n{stale}\n---\nText.\n")
    tiny.build()
    for page in ("articles/hire", "storylines/moves", "people/jane-doe"):
        assert "The original has changed since this translation" in tiny.page(f"en/{page}"), page
        assert "The original has changed" not in tiny.page(f"ar/{page}")
