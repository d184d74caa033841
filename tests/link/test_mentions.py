"""Which names of a text become links, by policy and by the editor's word, and who is named how often."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from siyaq import MentionFinder
from siyaq.link.names.mentions import LinkedText, Rules, Sighting, link_text
from siyaq.model.body import decode_body
from siyaq.model.parts import Part
from siyaq.model.site import LinkPolicy
from siyaq.model.text import EntryId
from tests.link.test_weaving import MARKDOWN, Page
from tests.model.test_body import html

ENTITIES: list[dict[str, Any]] = [
    {
        "id": "musk",
        "type": "person",
        "names": {"ar": ["إيلون ماسك", "ماسك"], "en": ["Elon Musk", "Musk"]},
        "ambiguous": [],
    },
    {"id": "openai", "type": "organization", "names": {"ar": ["أوبن إيه آي"], "en": ["OpenAI"]}, "ambiguous": []},
    {"id": "tesla", "type": "organization", "names": {"ar": ["تسلا"], "en": ["Tesla"]}, "ambiguous": []},
    {"id": "meta", "type": "organization", "names": {"ar": ["ميتا"], "en": ["Meta"]}, "ambiguous": ["ميتا"]},
    {"id": "keel", "type": "person", "names": {"ar": ["روبرت كيل", "كيل"]}, "ambiguous": ["كيل"]},
]
FINDER = MentionFinder(ENTITIES)
IDS = {
    entity["id"]: EntryId("person" if entity["type"] == "person" else "company", entity["id"]) for entity in ENTITIES
}
POLICIES: tuple[LinkPolicy, ...] = get_args(LinkPolicy)


def linked(
    text: str, policy: LinkPolicy = "first-in-section", *, declared: str = "", excluded: str = ""
) -> LinkedText:
    body, _ = decode_body(text, "body.md", 1)
    rules = Rules(policy, frozenset(declared.split()), frozenset(excluded.split()))
    return link_text(body, "ar", FINDER, IDS, rules)


def shown(text: str, policy: LinkPolicy = "first-in-section", *, declared: str = "", excluded: str = "") -> str:
    """The text with [words] where links are, of paragraphs alone."""
    page = html(linked(text, policy, declared=declared, excluded=excluded).body)
    for old, new in (("</a>", "]"), ("<p>", ""), ("</p>\n", "\n")):
        page = page.replace(old, new)
    for entry in IDS.values():
        page = page.replace(f'<a class="ref" href="/{entry.kind}/{entry.slug}/">', "[")
    return page.strip()


def sightings(text: str, **rules: str) -> list[tuple[str, int]]:
    return [(str(one.entry), one.count) for one in linked(text, **rules).sightings]  # type: ignore[arg-type]


def sentence(text: str) -> tuple[str, str, str]:
    one = linked(text).sightings[0]
    return one.before, one.words, one.after


# --- the policy


TWO_SECTIONS = "ماسك ثم ماسك\n\nتسلا وماسك\n\n## عنوان\n\nماسك\n\nتسلا\n"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("first-in-article", "[ماسك] ثم ماسك\n[تسلا] وماسك\n<h2 id=\"section-1\">عنوان</h2>\nماسك\nتسلا"),
        ("first-in-section", "[ماسك] ثم ماسك\n[تسلا] وماسك\n<h2 id=\"section-1\">عنوان</h2>\n[ماسك]\n[تسلا]"),
        ("all", "[ماسك] ثم ماسك\n[تسلا] و[ماسك]\n<h2 id=\"section-1\">عنوان</h2>\n[ماسك]\n[تسلا]"),
    ],
)  # fmt: skip
def test_how_often_a_name_is_linked(policy: LinkPolicy, expected: str) -> None:
    assert shown(TWO_SECTIONS, policy) == expected


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إيلون ماسك وماسك و Musk", "[إيلون ماسك] وماسك و Musk"),
        ("قال ماسك:\\\nماسك", "قال [ماسك]:<br />\nماسك"),
        ("**ماسك** *ماسك*", "<strong>[ماسك]</strong> <em>ماسك</em>"),
    ],
)
def test_no_policy_links_a_name_twice_in_a_paragraph(policy: LinkPolicy, text: str, expected: str) -> None:
    assert shown(text, policy) == expected


def test_footnotes_are_a_section_of_their_own() -> None:
    text = "ماسك[^1]\n\n[^1]: ماسك\n"
    assert html(linked(text, "first-in-section").body).count("/person/musk/") == 2
    assert html(linked(text, "first-in-article").body).count("/person/musk/") == 1


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("first-in-article", "ماسك\nقال [هو](person:musk) ماسك\nماسك"),
        ("first-in-section", "ماسك\nقال [هو](person:musk) ماسك\nماسك"),
        ("all", "[ماسك]\nقال [هو](person:musk) ماسك\n[ماسك]"),
    ],
)
def test_a_reference_by_hand_takes_the_place_of_links(policy: LinkPolicy, expected: str) -> None:
    """Even where it stands later."""
    text = "ماسك\n\nقال [هو](person:musk) ماسك\n\nماسك"
    assert shown(text, policy) == expected.replace("(person:musk)", "")


def test_a_reference_in_another_section_takes_no_place_here() -> None:
    text = "ماسك\n\n## عنوان\n\n[هو](person:musk) ماسك"
    assert shown(text, "first-in-section") == '[ماسك]\n<h2 id="section-1">عنوان</h2>\n[هو] ماسك'
    assert shown(text, "first-in-article") == 'ماسك\n<h2 id="section-1">عنوان</h2>\n[هو] ماسك'


def test_a_reference_to_another_takes_no_place() -> None:
    assert shown("[تسلا](company:tesla) وماسك") == "[تسلا] و[ماسك]"


def test_the_words_of_a_reference_are_not_linked_again() -> None:
    assert shown("[شركة ماسك](company:tesla)") == "[شركة ماسك]"
    assert shown("[شركة ماسك](company:tesla) ثم ماسك") == "[شركة ماسك] ثم [ماسك]"


# --- the editor's word


def test_an_entry_that_is_excluded_is_neither_linked_nor_counted() -> None:
    """A profile on its own page, and `no_link`."""
    assert shown("ماسك وتسلا", excluded="musk") == "ماسك و[تسلا]"
    assert sightings("ماسك وتسلا", excluded="musk") == [("company:tesla", 1)]


def test_a_reference_to_one_who_is_excluded_stays() -> None:
    assert shown("[ماسك](person:musk) وماسك", excluded="musk") == "[ماسك] وماسك"
    assert sightings("[ماسك](person:musk) وماسك", excluded="musk") == [("person:musk", 1)]


def test_an_article_about_it_needs_no_other_evidence() -> None:
    assert shown("قالت ميتا") == "قالت ميتا"
    assert shown("قالت ميتا", declared="meta") == "قالت [ميتا]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال \\@ماسك", "قال ماسك"),
        ("\\@ماسك ثم ماسك", "ماسك ثم [ماسك]"),
        ("\\@«ماسك» ثم ماسك", "«ماسك» ثم [ماسك]"),
        ("\\@**ماسك** ثم ماسك", "<strong>ماسك</strong> ثم [ماسك]"),
        ("\\@*«ماسك»* ثم ماسك", "<em>«ماسك»</em> ثم [ماسك]"),
        ("و\\@ماسك ثم ماسك", "وماسك ثم [ماسك]"),
        ("\\@ولماسك ثم ماسك", "ولماسك ثم [ماسك]"),
        ("\\@إيلون ماسك ثم ماسك", "إيلون ماسك ثم [ماسك]"),
        ("\\@تسلا ماسك", "تسلا [ماسك]"),
        ("ماسك \\@تسلا", "[ماسك] تسلا"),
    ],
)
def test_a_name_may_be_kept_from_being_linked(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\@لـماسك ثم ماسك", "لـماسك ثم [ماسك]"),
        ("\\@وَماسك ثم ماسك", "وَماسك ثم [ماسك]"),
        ("\\@لـOpenAI ثم OpenAI", "لـOpenAI ثم [OpenAI]"),
    ],
)
def test_a_prefix_with_marks_may_stand_between(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_prefix_and_a_quotation_mark_may_stand_between() -> None:
    assert shown("\\@لـ«ماسك» ثم ماسك") == "لـ«ماسك» ثم [ماسك]"


def test_a_part_of_a_name_may_be_kept_from_being_linked() -> None:
    """The name that holds the mark is not linked either."""
    assert "[إيلون ماسك]" not in shown("إيلون \\@ماسك")


@pytest.mark.parametrize(
    "text",
    ["\\@تسلا\n\nماسك", "- \\@تسلا\n- ماسك", "| \\@تسلا | ماسك |\n|--|--|\n| x | y |", "\\@تسلا\nماسك", "\\@تسلا/ماسك",
     "\\@تسلا،ماسك", "\\@تسلا–ماسك", "(\\@تسلا)،«ماسك»"],
)  # fmt: skip
def test_the_next_name_is_linked_all_the_same(text: str) -> None:
    assert sightings(text) == [("person:musk", 1)]


def test_a_name_that_is_kept_from_being_linked_is_not_counted() -> None:
    assert sightings("\\@ماسك ثم ماسك") == [("person:musk", 1)]
    assert sightings("\\@ماسك") == []


@pytest.mark.parametrize(
    "text",
    ["`ماسك`", "```\nماسك\n```", "## ماسك", "ماسك\n---", ":::note ماسك\nx\n:::", '![x](../media/y.png "ماسك")',
     "![ماسك](../media/y.png)", "[ماسك](https://x.org)", "[قال ماسك](../media/y.pdf)", "[ماسك](#section-1)",
     "<https://x.org/Musk>", "[ماسك](javascript:x)", "## [ماسك](https://x.org)", "[إيلون](https://x.org) `ماسك`"],
)  # fmt: skip
def test_where_names_are_not_linked(text: str) -> None:
    found = linked(text)
    assert all(part.kind != "open" for part in found.body.parts)
    assert found.sightings == ()


@pytest.mark.parametrize("text", ["[إيلون](https://x.org) تسلا", "إيلون[^1] تسلا\n\n[^1]: x", "`إيلون` تسلا"])
def test_prose_beside_them_is_linked(text: str) -> None:
    assert sightings(text) == [("company:tesla", 1)]


def test_a_name_that_is_partly_held_is_not_linked() -> None:
    """The words of a link and the words beside it make no name together."""
    assert shown("[روبرت](https://x.org) كيل") == '<a href="https://x.org">روبرت] كيل'


def test_a_heading_tells_what_an_ambiguous_name_is() -> None:
    """It is not linked, but it is read."""
    assert shown("## روبرت كيل\n\nقال كيل").splitlines()[-1] == "قال [كيل]"


# --- names that markup parts


@pytest.mark.parametrize(
    "text",
    ["**إيلون** ماسك", "**السيد إيلون** ماسك", "*إيلون **ماسك** قال*", "إيلون\nماسك", "إيلون  \nماسك", "إيلون\\\nماسك",
     "*السيد إيلون\nماسك قال*", "***إيلون** ماسك*", "**إيلون** *ماسك*", "> **إيلون**\n> ماسك", "- *إيلون\n  ماسك*",
     "| **إيلون** ماسك | a |\n|--|--|\n| x | y |", "ول**إيلون ماسك**", "إيلون&nbsp;ماسك", "**إي**لون ما*س*ك"],
)  # fmt: skip
def test_a_name_that_markup_parts_is_one_link(text: str) -> None:
    page = Page(html(linked(text).body))
    ((address, words),) = page.links
    assert page.nested == 0
    assert (address, " ".join(words.split())) == ("/person/musk/", "إيلون ماسك")


@pytest.mark.parametrize(
    "text",
    ["إيلون\n\nتسلا", "- إيلون\n- تسلا", "| إيلون | تسلا |\n|--|--|\n| x | y |", "إيلون ![x](../media/y.png) تسلا"],
)
def test_a_name_does_not_run_from_one_paragraph_into_the_next(text: str) -> None:
    """«إيلون» alone is nobody here."""
    assert sightings(text.replace("تسلا", "ماسك")) == [("person:musk", 1)]
    (one,) = linked(text.replace("تسلا", "ماسك")).sightings
    assert one.words == "ماسك"


# --- who is named


def test_names_are_counted_in_order_of_first_appearance() -> None:
    text = "تسلا وماسك\n\nقال إيلون ماسك عن Tesla، ثم Musk.\n\n## ماسك\n"
    assert sightings(text) == [("company:tesla", 2), ("person:musk", 3)]


def test_a_reference_counts_with_names() -> None:
    assert sightings("قال ماسك. [هو](person:musk) وماسك") == [("person:musk", 3)]
    assert sightings("[مقال](article:hire) وماسك") == [("article:hire", 1), ("person:musk", 1)]
    assert sightings("[a](person:musk) [b](person:musk)") == [("person:musk", 2)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("«أوبن إيه آي» OpenAI", 1),
        ("OpenAI (أوبن إيه آي)", 1),
        ("«أوبن إيه آي» OpenAI ثم أوبن إيه آي", 2),
        ("OpenAI, OpenAI", 2),
        ("أوبن إيه آي، ثم OpenAI", 2),
    ],
)
def test_a_pair_counts_once(text: str, count: int) -> None:
    assert sightings(text) == [("company:openai", count)]


def test_the_second_name_of_a_pair_is_not_linked() -> None:
    assert shown("«أوبن إيه آي» OpenAI", "all") == "«[أوبن إيه آي]» OpenAI"
    assert shown("\\@«أوبن إيه آي» OpenAI", "all") == "«أوبن إيه آي» OpenAI"


@pytest.mark.parametrize("policy", POLICIES)
def test_the_policy_does_not_change_who_is_named(policy: LinkPolicy) -> None:
    assert linked(TWO_SECTIONS, policy).sightings == linked(TWO_SECTIONS).sightings
    assert sightings(TWO_SECTIONS, policy=policy) == [("person:musk", 4), ("company:tesla", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أولًا. ثم قال ماسك نعم. وبعد.", ("ثم قال ", "ماسك", " نعم.")),
        ("وبعد. قال ولماسك ذلك.", ("قال ول", "ماسك", " ذلك.")),
        ("وبعد. قالت لـماسك.", ("قالت لـ", "ماسك", ".")),
        ("ثم قال **إيلون**\nماسك `x` نعم[^1].\n\n[^1]: y", ("ثم قال ", "إيلون ماسك", " x نعم.")),
        ("a\n\nb ماسك", ("b ", "ماسك", "")),
        ("قال مَاسْكُ <b>.", ("قال ", "مَاسْكُ", " <b>.")),
    ],
)
def test_the_sentence_of_the_first_time(text: str, expected: tuple[str, str, str]) -> None:
    assert sentence(text) == expected


def test_the_sentence_is_that_of_the_first_time() -> None:
    (one,) = linked("قال ماسك. ثم Musk. ثم ماسك.").sightings
    assert one == Sighting(EntryId("person", "musk"), 3, "قال ", "ماسك", ".")


def test_a_reference_carries_its_sentence_as_readers_see_it() -> None:
    text = (
        "أولًا. ثم قالت\n*[جين `دو`](person:jane-doe)* إنها\\\nانضمت إلى [أكمي](company:acme)[^1]. آخر.\n\n[^1]: x\n"
    )
    assert linked(text).sightings == (
        Sighting(EntryId("person", "jane-doe"), 1, "ثم قالت ", "جين دو", " إنها انضمت إلى أكمي."),
        Sighting(EntryId("company", "acme"), 1, "ثم قالت جين دو إنها انضمت إلى ", "أكمي", "."),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[إيلون\nماسك](person:musk) قال", "إيلون ماسك"),
        ("[*إيلون* ماسك](person:musk) قال", "إيلون ماسك"),
        ("[إيلون `x` ماسك](person:musk) قال", "إيلون x ماسك"),
        ("[`x`](person:musk) قال", "x"),
    ],
)
def test_a_reference_is_one_with_all_its_words(text: str, words: str) -> None:
    assert linked(text).sightings == (Sighting(EntryId("person", "musk"), 1, "", words, " قال"),)


def test_a_reference_around_a_picture_has_the_words_of_readers() -> None:
    (one,) = linked("قال [![x](../media/y.png) ماسك](person:musk) نعم").sightings
    assert (one.before, one.words.strip(), one.after) == ("قال ", "ماسك", " نعم")


def test_the_sentence_is_that_of_the_first_time_in_words() -> None:
    (one,) = linked("[![x](../media/y.png)](person:musk) ثم قال ماسك نعم").sightings
    assert (one.count, one.words, one.after) == (2, "ماسك", " نعم")


def test_a_reference_in_code_takes_the_place_of_links_too() -> None:
    assert shown("[`هو`](person:musk) وماسك") == "[<code>هو</code>] وماسك"


# --- any text


@settings(max_examples=300, deadline=None)
@given(text=MARKDOWN, policy=st.sampled_from(POLICIES))
def test_links_change_no_word_whatever_the_text(text: str, policy: LinkPolicy) -> None:
    body, mistakes = decode_body(text, "body.md", 1)
    assume(all(mistake.code != "empty-reference" for mistake in mistakes))  # an error: nothing is written
    found = link_text(body, "ar", FINDER, IDS, Rules(policy))
    before, after = Page(html(body)), Page(html(found.body))
    assert after.words == before.words
    assert after.nested == before.nested
    added = Counter(after.links) - Counter(before.links)
    for address, words in added:
        assert address == "/person/musk/"
        assert " ".join(words.split()) in {"ماسك", "إيلون ماسك", "Musk"}
    most = {"first-in-article": 1, "first-in-section": 1 + html(body).count("<h") + html(body).count('"footnotes"')}
    assert sum(added.values()) <= most.get(policy, len(text))
    assert bool(added) <= any(one.entry.slug == "musk" for one in found.sightings)
    for number, part in enumerate(found.body.parts):
        if part.kind == "paragraph":
            rest = [one.kind for one in found.body.parts[number + 1 :]]
            end = number + 1 + (rest.index("paragraph") if "paragraph" in rest else len(rest))
            assert found.body.parts[number:end].count(Part("open", "person:musk")) <= 1


@settings(max_examples=100, deadline=None)
@given(text=MARKDOWN)
def test_to_link_nobody_changes_nothing(text: str) -> None:
    body, _ = decode_body(text, "body.md", 1)
    found = link_text(body, "ar", FINDER, IDS, Rules("all", excluded=frozenset(IDS)))
    assert found.body == body
