"""Names in prose, as readers meet them: what links on built pages, and what profiles tell of those who name them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.newsroom import MUSK, OPENAI, article, dom, linked, links, newsroom, prose, translation, words
from tests.photographs import photograph
from tests.tinysite import TinySite, codes

IN_FIVE_PLACES = """\
One Musk and again Musk.

Two Musk.

## A section

Three Musk.

Four Musk.
"""


def built(folder: Path, files: dict[str, str], site: str = "", **options: bool) -> TinySite:
    made = newsroom(folder, files, site)
    done = made.build(**options)
    assert done.written is not None, "\n".join(map(str, done.report.diagnostics))
    return made


# --- which of them link


@pytest.mark.parametrize(
    ("policy", "before"),
    [
        ("", ["One ", "Three "]),
        ("mentions: first-in-section\n", ["One ", "Three "]),
        ("mentions: first-in-article\n", ["One "]),
        ("mentions: all\n", ["One ", "Two ", "Three ", "Four "]),
    ],
)
def test_the_site_says_how_often_a_name_links(policy: str, before: list[str], tmp_path: Path) -> None:
    site = built(tmp_path, {"content/articles/a.en.md": article(IN_FIVE_PLACES)}, policy)
    found = links(prose(site.page("en/articles/a")))
    assert [link.before for link in found] == before
    assert {(link.href, link.words) for link in found} == {("/en/people/elon-musk/", "Musk")}


def test_another_policy_is_a_mistake_of_the_site_file(tmp_path: Path) -> None:
    site = newsroom(tmp_path, site="mentions: al\n")
    (found,) = site.build().report.diagnostics
    first, *rest = str(found).split("\n")
    assert first == 'site.yaml:8:11: error: "al" is not one of the choices for mentions [unknown-choice]'
    assert "first-in-section" in rest[-1] or "all" in rest[-1]


def test_no_name_links_on_its_own_page(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        {
            "content/people/elon-musk.ar.md": MUSK + "\nأسس ماسك «أوبن إيه آي» مع غيره.\n",
            "content/people/elon-musk.en.md": f'---\ntranslation: {{of: "{"0" * 16}"}}\n---\n\nMusk founded OpenAI.\n',
            "content/companies/openai.ar.md": OPENAI + "\nأسس ماسك «أوبن إيه آي» مع غيره.\n",
        },
    )
    assert linked(site.page("ar/people/elon-musk")) == [("openai", "أوبن إيه آي")]
    assert linked(site.page("en/people/elon-musk")) == [("openai", "OpenAI")]
    assert linked(site.page("ar/companies/openai")) == [("elon-musk", "ماسك")]


# --- where the editor says no


@pytest.mark.parametrize(
    ("path", "front"),
    [
        ("articles/x", "title: T\nsummary: S\ndate: 2025-09-16\n"),
        ("people/x", "name: {ar: منى, en: Mona}\ngender: f\n"),
        ("companies/x", "name: {ar: شمسنا, en: Shamsna}\n"),
        ("storylines/x", "title: T\nsummary: S\n"),
        ("pages/x", "title: T\nsummary: S\n"),
    ],
)
def test_no_link_keeps_a_name_plain_in_every_language_of_any_kind(path: str, front: str, tmp_path: Path) -> None:
    title = "" if path.startswith(("people", "companies")) else "title: T\nsummary: S\n"
    original = f"---\n{front}no_link: [elon-musk]\n---\n\nقال إيلون ماسك إن أوبن إيه آي بخير.\n"
    files = {
        f"content/{path}.ar.md": original,
        f"content/{path}.en.md": f'---\n{title}translation: {{of: "{"0" * 16}"}}\n---\n\nElon Musk said OpenAI is fine.\n',
    }
    site = built(tmp_path, files)
    assert linked(site.page(f"ar/{path}")) == [("openai", "أوبن إيه آي")]
    assert linked(site.page(f"en/{path}")) == [("openai", "OpenAI")]
    assert articles_on(site, "en/people/elon-musk") == []

    site.edit(f"content/{path}.ar.md", "no_link: [elon-musk]\n", "")
    site.build()
    assert [slug for slug, _ in linked(site.page(f"ar/{path}"))] == ["elon-musk", "openai"]
    assert [slug for slug, _ in linked(site.page(f"en/{path}"))] == ["elon-musk", "openai"]


def test_no_link_to_an_unknown_profile_is_told(tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"content/articles/a.en.md": article("Nobody.", "no_link: [elon-mosk]\n")})
    (found,) = site.build().report.diagnostics
    assert str(found).split("\n")[0].startswith("content/articles/a.en.md:5:11: error: ")
    assert (found.code, found.hint) == ("unknown-reference", 'did you mean "elon-musk"?')


def test_a_no_before_a_name_is_not_seen_and_takes_no_turn(tmp_path: Path) -> None:
    body = "قال \\@ماسك إن و\\@ماسك و«\\@ماسك» غيره، ثم جاء ماسك."
    site = built(tmp_path, {"content/articles/a.ar.md": article(body)})
    text = prose(site.page("ar/articles/a"))
    assert words(text) == "قال ماسك إن وماسك و«ماسك» غيره، ثم جاء ماسك."
    assert [link.before for link in links(text)] == ["قال ماسك إن وماسك و«ماسك» غيره، ثم جاء "]
    assert times_on(site, "ar/people/elon-musk") == ["ورد الاسم مرة واحدة"]


def test_a_reference_by_hand_wins_in_its_section(tmp_path: Path) -> None:
    body = "Musk came, [the tycoon](person:elon-musk) said.\n\n## Later\n\nMusk left.\n"
    site = built(tmp_path, {"content/articles/a.en.md": article(body)})
    assert linked(site.page("en/articles/a")) == [("elon-musk", "the tycoon"), ("elon-musk", "Musk")]
    assert times_on(site, "en/people/elon-musk") == ["named 3 times"]


# --- where names link, and where they do not

LINK = {
    "paragraph": ("Then Musk spoke.", "p/a"),
    "list": ("- first\n- then Musk\n", "ul/li/a"),
    "nested-list": ("1. one\n   - then Musk\n", "ol/li/ul/li/a"),
    "table": ("| a | b |\n|---|---|\n| c | Musk |\n", ".//td/a"),
    "quote": ("> Then Musk spoke.\n", "blockquote/p/a"),
    "footnote": ("Note.[^1]\n\n[^1]: Then Musk spoke.\n", ".//li/p/a[@class='ref person']"),
    "emphasis": ("Then *Musk* spoke.", "p/em/a"),
    "strong": ("Then **Elon Musk** spoke.", "p/strong/a"),
    "definition": ("Turnover\n: what Musk takes in\n", "dl/dd/a"),
    "box": (":::note Title\nThen Musk spoke.\n:::\n", ".//p/a"),
    "next-line": ("Then came Elon\nMusk again.", "p/a"),
}  # fmt: skip
PLAIN = {
    "heading": "## Musk\n\nText.",
    "setext": "Elon Musk\n---------\n\nText.",
    "code": "The word `Musk` here.",
    "fenced": "```\nMusk\n```\n",
    "indented": "Text.\n\n    Musk\n",
    "outward": "Read [what Musk said](https://example.org/) there.",
    "address": "See <https://example.org/Musk> there.",
    "image": "![Musk at work](../media/a.png)",
    "caption": '![A man](../media/a.png "Photograph: Musk")',
    "box-title": ":::note Musk\nText.\n:::\n",
    "to-an-article": "As [Musk said](article:b) there.",
}


@pytest.mark.parametrize("name", LINK)
def test_names_link_in(name: str, tmp_path: Path) -> None:
    body, path = LINK[name]
    site = built(tmp_path, {"content/articles/a.en.md": article(body)})
    (found,) = prose(site.page("en/articles/a")).findall(path)
    assert found.get("href") == "/en/people/elon-musk/"
    assert words(found) in ("Musk", "Elon Musk")
    assert articles_on(site, "en/people/elon-musk") == ["a"]


@pytest.mark.parametrize("name", PLAIN)
def test_names_do_not_link_in(name: str, tmp_path: Path) -> None:
    files = {
        "content/articles/a.en.md": article(PLAIN[name]),
        "content/articles/b.en.md": article("Text."),
    }
    newsroom(tmp_path).write_bytes("content/media/a.png", photograph(4, 3, "PNG"))
    site = built(tmp_path, files)
    page = site.page("en/articles/a")
    assert "Musk" in page
    assert "/people/elon-musk/" not in page
    assert articles_on(site, "en/people/elon-musk") == []


def test_titles_and_summaries_stay_plain_and_name_nobody(tmp_path: Path) -> None:
    front = "---\ntitle: Musk\nsummary: Elon Musk spoke\nteaser: Musk!\ndate: 2025-09-16\nbyline: Elon Musk\n---\n\nText.\n"
    site = built(tmp_path, {"content/articles/a.en.md": front})
    for path in ("en/articles/a", "en/articles", "en"):
        page = dom(site.page(path))
        assert any("Musk" in words(p) for p in page.iter("p")), path
        assert links(page) == [], path
    assert articles_on(site, "en/people/elon-musk") == []


@pytest.mark.parametrize("drafts", [False, True])
def test_a_name_of_a_draft_links_only_where_drafts_are_published(drafts: bool, tmp_path: Path) -> None:
    files = {
        "content/people/elon-musk.ar.md": MUSK.replace("gender: m", "gender: m\ndraft: true"),
        "content/articles/a.en.md": article("Elon Musk and OpenAI."),
    }
    site = built(tmp_path, files, drafts=drafts)
    assert codes(site.build(drafts=drafts)) == []
    assert linked(site.page("en/articles/a")) == [("elon-musk", "Elon Musk")] * drafts + [("openai", "OpenAI")]
    assert (site.output / "en/people/elon-musk/index.html").exists() == drafts
    companions = rows(site, "en/companies/openai", "companions")
    assert len(companions) == drafts


def test_an_article_held_back_is_on_no_profile(tmp_path: Path) -> None:
    files = {
        "content/articles/later.en.md": article("Musk met OpenAI.", day="2025-10-02"),
        "content/articles/draft.en.md": article("Musk met OpenAI.", "draft: true\n"),
    }
    site = built(tmp_path, files)
    assert articles_on(site, "en/people/elon-musk") == []
    assert rows(site, "en/people/elon-musk", "companions") == []


# --- languages


def test_names_of_both_languages_lead_to_the_readers_own(tmp_path: Path) -> None:
    files = {
        "content/articles/a.ar.md": article("قال Elon Musk.\n\n## قسم\n\nثم ماسك وحده."),
        "content/articles/a.en.md": translation("Then إيلون ماسك spoke.\n\n## Section\n\nThen Musk alone."),
    }
    site = built(tmp_path, files)
    for tag, expected in (("ar", ["Elon Musk", "ماسك"]), ("en", ["إيلون ماسك", "Musk"])):
        found = links(prose(site.page(f"{tag}/articles/a")))
        assert [link.words for link in found] == expected
        assert {link.href for link in found} == {f"/{tag}/people/elon-musk/"}


@pytest.mark.parametrize(
    ("text", "before", "name"),
    [
        ("قال لأوبن إيه آي.", "قال ل", "أوبن إيه آي"),
        ("وقال ولماسك.", "وقال ول", "ماسك"),
        ("قال «أوبن إيه آي».", "قال «", "أوبن إيه آي"),
        ("قال و«أوبن إيه آي».", "قال و«", "أوبن إيه آي"),
        ("قال اوبن ايه اي.", "قال ", "اوبن ايه اي"),
        ("قال مَاسْكٌ وغيره.", "قال ", "مَاسْكٌ"),
        ("وصل إلى OpenAI’s.", "وصل إلى ", "OpenAI"),
        ("من والـOpenAI هنا.", "من والـ", "OpenAI"),
    ],
)
def test_the_words_of_a_link_are_exactly_the_name(text: str, before: str, name: str, tmp_path: Path) -> None:
    site = built(tmp_path, {"content/articles/a.ar.md": article(text)})
    body = prose(site.page("ar/articles/a"))
    assert words(body) == text
    assert [(link.before, link.words) for link in links(body)] == [(before, name)]


def test_a_profile_without_a_page_in_this_language_is_marked_as_foreign(tmp_path: Path) -> None:
    files = {
        "content/articles/a.ar.md": article("نشرت «برق الخليج» الخبر."),
        "content/articles/a.en.md": translation("Reported by برق الخليج and OpenAI."),
    }
    site = built(tmp_path, files)
    (own,) = links(prose(site.page("ar/articles/a")))
    assert (own.href, own.attributes.get("hreflang")) == ("/ar/companies/khaleej/", None)
    foreign, other = links(prose(site.page("en/articles/a")))
    assert (foreign.href, foreign.words) == ("/ar/companies/khaleej/", "برق الخليج")
    assert foreign.attributes["hreflang"] == "ar"
    assert foreign.attributes["data-language"] == "Arabic"
    assert "hreflang" not in other.attributes


# --- what profiles tell


def rows(site: TinySite, path: str, name: str) -> list[Element]:
    """The rows of a list of a page, by its class."""
    return dom(site.page(path)).findall(f".//ul[@class='{name}']/li")


def articles_on(site: TinySite, path: str) -> list[str]:
    """The ids of the articles on a profile."""
    heads = [row.find("h3/a") for row in rows(site, path, "referrals")]
    return [head.get("href", "").rstrip("/").rsplit("/", 1)[1] for head in heads if head is not None]


def times_on(site: TinySite, path: str) -> list[str]:
    """How often the articles on a profile name it, in words."""
    found = [row.find(".//span[@class='times']") for row in rows(site, path, "referrals")]
    return [words(span) for span in found if span is not None]


def _until(element: Element, last: Element) -> Iterator[str]:
    """The words of an element that stand before another within it."""
    yield element.text or ""
    for child in element:
        if child is last:
            return
        yield from (*child.itertext(), child.tail or "")


def sentences_on(site: TinySite, path: str) -> list[tuple[str, str, str]]:
    """(before, marked, after) of the sentences on a profile."""
    found = [row.find("blockquote/p") for row in rows(site, path, "referrals")]
    told = []
    for sentence in found:
        assert sentence is not None
        (mark,) = sentence.iter("mark")
        whole, marked = "".join(sentence.itertext()), "".join(mark.itertext())
        before = "".join(_until(sentence, mark))
        told.append((before, marked, whole[len(before) + len(marked) :]))
    return told


def test_a_profile_lists_every_article_that_names_it_newest_first(tmp_path: Path) -> None:
    files = {
        "content/articles/b-old.en.md": article("Musk came.", day="2025-08-01"),
        "content/articles/c-new.en.md": article("Elon Musk came.", day="2025-09-03"),
        "content/articles/a-middle.en.md": article("See [him](person:elon-musk).", day="2025-09-02"),
        "content/articles/d-none.en.md": article("OpenAI came.", day="2025-09-04"),
        "content/articles/e-arabic.ar.md": article("جاء ماسك.", day="2025-07-01"),
    }
    site = built(tmp_path, files)
    assert articles_on(site, "en/people/elon-musk") == ["c-new", "a-middle", "b-old", "e-arabic"]
    assert articles_on(site, "ar/people/elon-musk") == ["c-new", "a-middle", "b-old", "e-arabic"]
    assert articles_on(site, "en/companies/openai") == ["d-none"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("جملة أولى. وقال لماسك إنه هنا؟ ثم جملة.", ("وقال ل", "ماسك", " إنه هنا؟")),
        ("قالت «أوبن إيه آي» ذلك لإيلون ماسك Elon Musk.", ("قالت «أوبن إيه آي» ذلك ل", "إيلون ماسك", " Elon Musk.")),
        ("## ماسك\n\nلا أحد.\n\n- بند\n- وهنا **ماسك** أيضًا", ("وهنا ", "ماسك", " أيضًا")),
        ("من [صاحبها](person:elon-musk) إلى ماسك.", ("من ", "صاحبها", " إلى ماسك.")),
        ("مع `code` و[رابط](https://x.org/) ثم ماسك <b>.", ("مع code ورابط ثم ", "ماسك", " <b>.")),
    ],
)
def test_the_sentence_has_exactly_the_name_marked(body: str, sentence: tuple[str, str, str], tmp_path: Path) -> None:
    site = built(tmp_path, {"content/articles/a.ar.md": article(body)})
    assert sentences_on(site, "ar/people/elon-musk") == [sentence]


def test_counts_are_words_with_the_plural_of_the_language(tmp_path: Path) -> None:
    files = {}
    for number in (1, 2, 3, 11):
        day = f"2025-09-{30 - number}"
        files[f"content/articles/n{number}.ar.md"] = article("قال ماسك.\n\n" * number, day=day)
        files[f"content/articles/n{number}.en.md"] = translation("Then Musk.\n\n" * (number + 1))
    site = built(tmp_path, files)
    assert times_on(site, "ar/people/elon-musk") == [
        "ورد الاسم مرة واحدة", "ورد الاسم مرتين", "ورد الاسم 3 مرات", "ورد الاسم 11 مرة",
    ]  # fmt: skip
    assert times_on(site, "en/people/elon-musk") == [
        "named 2 times", "named 3 times", "named 4 times", "named 12 times",
    ]  # fmt: skip


def test_each_language_shows_its_own_count_and_sentence(tmp_path: Path) -> None:
    files = {
        "content/articles/both.ar.md": article("جاء ماسك. ثم ذهب ماسك."),
        "content/articles/both.en.md": translation("Musk came."),
        "content/articles/half.ar.md": article("ماسك هنا.", day="2025-09-15"),
        "content/articles/half.en.md": translation("He is here."),
    }
    site = built(tmp_path, files)
    assert times_on(site, "ar/people/elon-musk") == ["ورد الاسم مرتين", "ورد الاسم مرة واحدة"]
    assert times_on(site, "en/people/elon-musk") == ["named once", "named once"]
    assert sentences_on(site, "ar/people/elon-musk")[0] == ("جاء ", "ماسك", ".")
    assert sentences_on(site, "en/people/elon-musk") == [("", "Musk", " came."), ("", "ماسك", " هنا.")]
    quotes = [row.find("blockquote") for row in rows(site, "en/people/elon-musk", "referrals")]
    assert [(q.get("lang"), q.get("dir")) for q in quotes if q is not None] == [(None, None), ("ar", "rtl")]


def test_a_name_in_both_scripts_is_one_mention_and_one_link(tmp_path: Path) -> None:
    body = "قالت «أوبن إيه آي» OpenAI ذلك. وسكتت OpenAI بعدها."
    site = built(tmp_path, {"content/articles/a.ar.md": article(body)}, "mentions: all\n")
    assert linked(site.page("ar/articles/a")) == [("openai", "أوبن إيه آي")]
    assert times_on(site, "ar/companies/openai") == ["ورد الاسم مرتين"]
    assert sentences_on(site, "ar/companies/openai") == [("قالت «", "أوبن إيه آي", "» OpenAI ذلك.")]


def test_mentioned_together_with_the_closest_first_and_not_with_itself(tmp_path: Path) -> None:
    crowd = [f"Zylo{letter}k" for letter in "abcdefghijklmn"]
    files = {
        f"content/companies/{name.lower()}.en.md": f"---\nname: {{en: {name}}}\n---\n" for name in crowd
    } | {
        "content/articles/one.en.md": article("Musk and Musk met " + ", ".join(crowd) + "."),
        "content/articles/two.en.md": article(f"Musk met {crowd[-1]} and {crowd[-1]} and {crowd[-2]}."),
        "content/articles/three.en.md": article(f"Musk met {crowd[-1]}."),
        "content/articles/without.en.md": article(f"{crowd[0]} met {crowd[1]}."),
    }  # fmt: skip
    site = built(tmp_path, files)
    found = [words(row) for row in rows(site, "en/people/elon-musk", "companions")]
    assert len(found) == 12
    assert found[:3] == ["Zylonk (3 articles)", "Zylomk (2 articles)", "Zyloak (1 article)"]
    assert not [row for row in found if "Musk" in row]
    back = [words(row) for row in rows(site, "en/companies/zylonk", "companions")]
    assert "Elon Musk (3 articles)" in back[:1]


def test_an_article_that_names_nobody(tmp_path: Path) -> None:
    site = built(tmp_path, {"content/articles/a.en.md": article("Nobody is named here.")})
    page = dom(site.page("en/articles/a"))
    assert links(page) == []
    assert page.find(".//*[@id='cast']") is None
    profile = dom(site.page("en/people/elon-musk"))
    assert [words(p) for p in profile.iter("p") if p.get("class") == "none"] == ["No article names this profile yet."]
    assert profile.find(".//*[@id='companions']") is None


def test_whoever_is_named_is_in_the_cast_of_the_article(tmp_path: Path) -> None:
    site = built(tmp_path, {"content/articles/a.en.md": article("OpenAI, Musk and OpenAI.")})
    cast = dom(site.page("en/articles/a")).findall(".//ul[@class='cast']/li//p[@class='who']/a")
    assert [a.get("href") for a in cast] == ["/en/companies/openai/", "/en/people/elon-musk/"]
