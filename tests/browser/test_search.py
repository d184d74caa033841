"""Search in a real browser, under a policy that forbids every other host and all inline code."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest
import yaml
from playwright.sync_api import Browser, expect

from benchmarks.corpus import ARTICLES
from benchmarks.search import vocabulary
from siyaq.link.names.words import fold_words, words_of
from siyaq.render.search.files import index_files
from siyaq.render.search.searched import Searched
from tests.searching import TABLE, find, ready, search_site, served

OPEN = """
  const said = document.querySelector("form.search").dataset;
  const { Index } = await import(said.engine);
  const index = new Index(new URL(said.index, location.href));
  await index.open();
"""
AGAIN = """async (query) => {
  const said = document.querySelector("form.search").dataset;
  const { Index } = await import(said.engine);
  const index = new Index(new URL(said.index, location.href));
  const answer = async () => {
    const { found } = await index.search(query, "ar");
    await Promise.all(found.slice(0, 8).map(({ page }) => index.card(page)));
  };
  await answer();
  const begun = performance.now();
  await answer();
  return performance.now() - begun;
}"""
# What is typed, what an article says, and whether that must be found by it.
SEEDED = [
    ("اوبن", "أعلنت أوبن ذلك", True),
    ("ماسك", "يعود الفضل لماسك", True),
    ("ماسك", "هناك تماسك واضح", False),
    ("شركات", "قالت الشركة ذلك", True),
    ("موظفين", "والموظفون غادروا", True),
    ("انثروبيك", "انتقلوا لـ«أنثروبيك» أمس", True),
    ("مايكروسوفت", "تأثر بمايكروسوفت وحدها", True),
    ("علم", "وقف المعلم هناك", False),
    ("الصحفي", "كتب الصَّحَفِيُّ ذلك", True),
    ("المصرف", "أغلق المـــصـــرف أبوابه", True),
    ("٢٠٢٥", "في عام 2025", True),
    ("2025", "في عام ٢٠٢٥", True),
]
READ = f"""async (texts) => {{ {OPEN}
  return texts.map((text) => {{
    const words = index.runsOf(text).flatMap(index.wordsIn);
    return [words, words.map(index.stem)];
  }});
}}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the table, served."""
    site = search_site(tmp_path_factory.mktemp("search"))
    built = site.build()
    assert [str(one) for one in built.report.diagnostics if one.severity == "error"] == []
    with served(site.output) as at:
        yield at


@pytest.fixture(scope="module")
def found(address: str, browser: Browser) -> dict[str, list[str]]:
    """What every query of the table finds."""
    return find(browser, address, [str(query) for query in TABLE["queries"]])


def _is(path: str, name: str) -> bool:
    language, _, slug = path.rstrip("/").partition("/")
    wanted, _, tag = name.partition(".")
    return slug.rpartition("/")[2] == wanted and tag in ("", language)


def _wrong(queries: dict[str, str], found: dict[str, list[str]]) -> list[str]:
    """What a table of queries and what they found disagree on."""
    wrong = []
    for query, expected in queries.items():
        paths = found[str(query)]
        hits, _, misses = expected.partition("/")
        for name in hits.split():
            there = paths[:1] if name.endswith("=") else paths
            if not any(_is(path, name.rstrip("=")) for path in there):
                wrong.append(f"{query}: {name} in {there[:3]}")
        wrong += [f"{query}: not {name}" for name in misses.split() if any(_is(path, name) for path in paths)]
    return wrong


def test_queries_find_what_readers_mean(found: dict[str, list[str]]) -> None:
    assert _wrong(TABLE["queries"], found) == []


def test_queries_find_what_readers_of_the_demo_mean(site: str, browser: Browser) -> None:
    queries = yaml.safe_load((Path(__file__).parents[1] / "demo-queries.yaml").read_text("utf-8"))
    assert _wrong(queries, find(browser, site, [str(query) for query in queries])) == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the table, with the index of 1,000 articles of many words; the first ones have a text of SEEDED."""
    site = search_site(tmp_path_factory.mktemp("large"))
    site.build()
    chance = random.Random(2)
    words, weights = vocabulary(chance)
    texts = [" ".join(chance.choices(words, cum_weights=weights, k=500)) for _ in range(ARTICLES)]
    texts[: len(SEEDED)] = (f"{seed}. {text}" for (_, seed, _), text in zip(SEEDED, texts, strict=False))
    paths = (f"ar/articles/a{number}/" for number in range(ARTICLES))
    pages = [
        Searched("ar", "article", path, "", "عنوان", "ملخص", text) for path, text in zip(paths, texts, strict=True)
    ]
    root, files = index_files(pages, [])
    for path, content in {**files, "search/index.json": json.dumps(root).encode()}.items():
        (site.output / path).write_bytes(content)
    with served(site.output) as at:
        yield at


def test_a_thousand_articles_answer_what_few_do(large: str, browser: Browser) -> None:
    found = find(browser, large, [query for query, _, _ in SEEDED])
    told = [(query, f"ar/articles/a{at}/" in found[query], hit) for at, (query, _, hit) in enumerate(SEEDED)]
    assert [query for query, is_there, hit in told if is_there != hit] == []


def test_a_query_of_two_words_is_answered_quickly_and_of_little(large: str, browser: Browser) -> None:
    page = browser.new_page()
    ready(page, f"{large}ar/search/")
    sizes: list[int] = []
    page.on("response", lambda one: sizes.append(len(gzip.compress(one.body()))) if ".json" in one.url else None)
    taken = page.evaluate(AGAIN, "موظفين شركات")
    page.close()
    assert sum(sizes[1:]) <= 10_000  # without the root; the rest of 25 kB is for the pages of two results
    assert taken < 50


def test_the_browser_reads_words_as_the_engine_does(address: str, browser: Browser) -> None:
    vectors = json.loads((Path(__file__).parents[1] / "search-vectors.json").read_text("utf-8"))
    page = browser.new_page()
    ready(page, f"{address}ar/search/")
    found = page.evaluate(READ, [row[0] for row in vectors])
    alike = range(0x3400, 0xD7A4)  # ideographs and syllables, which nothing folds: some will do
    codes = [code for code in range(0x20, 0xFFFE) if code not in alike or code % 97 == 0]
    letters = [f"a{chr(code)}ب{chr(code)}1" for code in codes if category(chr(code)) not in ("Cn", "Cs")]
    read = page.evaluate(READ, letters)
    page.close()
    assert found == [[words, stems] for _, words, stems in vectors]
    assert [text for text, (words, _) in zip(letters, read, strict=True) if words != words_of(fold_words(text))] == []


def test_what_is_typed_is_found_told_and_marked(address: str, browser: Browser) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda one: None if one.url.startswith(address) else wrong.append(one.url))
    ready(page, f"{address}ar/search/")
    page.keyboard.press("/")
    page.keyboard.type("الصحفي")
    expect(page.get_by_role("status")).to_have_text("نتيجة واحدة")
    expect(page.locator(".found .passage mark")).to_have_text("الصَّحَفِيُّ")
    assert page.locator(".found .passage").text_content() == TABLE["ar"]["vowels"]
    assert page.evaluate("new URL(location).searchParams.get('q')") == "الصحفي"
    page.keyboard.press("Escape")
    expect(page.locator(".suggested")).to_be_visible()
    assert page.evaluate("location.search") == ""
    page.close()
    assert wrong == []


def test_a_shared_address_narrows_and_other_languages_say_so(address: str, browser: Browser) -> None:
    page = browser.new_page()
    ready(page, f"{address}en/search/?q=Musk&kind=article")
    expect(page.get_by_role("status")).to_have_text("2 results")
    expect(page.locator(".found > li")).to_have_count(2)
    own, other = page.locator(".found > li").all()
    expect(own.locator("a")).to_have_attribute("href", f"{address}en/articles/lawyer/")
    expect(own.locator(".passage mark")).to_have_text(["Musk’s"])
    expect(other.locator(".tag")).to_have_text("العربية")
    expect(other.locator("h2")).to_have_attribute("dir", "rtl")
    expect(other.locator(".passage mark")).to_have_text(["لماسك"])
    page.get_by_label("English", exact=True).check(force=True)
    expect(page.locator(".found > li")).to_have_count(1)
    assert page.evaluate("location.search") == "?q=Musk&kind=article&language=en"
    page.locator(".languages a").click()
    page.wait_for_url("**/ar/search/?q=Musk&kind=article&language=en")
    page.close()


def test_a_name_in_the_other_script_is_marked_with_its_short_words(site: str, browser: Browser) -> None:
    page = browser.new_page()
    ready(page, f"{site}ar/search/?q=OpenAI&kind=company&language=ar")
    expect(page.locator(".found h2").first.locator("mark")).to_have_text(["أوبن", "إيه", "آي"])
    page.close()


def test_an_entry_in_two_languages_is_one_result(site: str, browser: Browser) -> None:
    page = browser.new_page()
    ready(page, f"{site}en/search/?q=Musk")
    first = page.locator(".found > li").first
    expect(first.locator("h2 a")).to_have_attribute("href", f"{site}en/people/elon-musk/")
    expect(first.locator("a.tag")).to_have_attribute("href", f"{site}ar/people/elon-musk/")
    expect(page.locator(f'.found h2 a[href="{site}ar/people/elon-musk/"]')).to_have_count(0)
    page.close()


def test_sentences_come_from_pages_and_move_nothing(site: str, browser: Browser) -> None:
    page = browser.new_page()
    ready(page, f"{site}ar/search/")
    sizes: list[int] = []
    page.on("response", lambda one: sizes.append(len(gzip.compress(one.body()))))
    page.locator("#q").fill("المنافسة الشرسة")
    second = page.locator(".found > li").nth(1)
    before = second.bounding_box()
    expect(page.locator(".found .passage mark")).to_have_text(["منافسة", "شرسة", "منافستها"] * 2)
    assert second.bounding_box() == before
    page.close()
    assert len(sizes) > 4
    assert sum(sizes) <= 25_000


def test_the_keyboard_goes_from_any_page_through_the_results(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/articles/lawyer/")
    page.keyboard.press("/")
    page.wait_for_url("**/en/search/**")
    page.wait_for_selector("form.search:not([hidden])")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("musk")
    page.keyboard.press("Enter")
    links = page.locator(".found h2 a")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/people/elon-musk/")
    page.close()


def test_nothing_found_gives_advice_and_some_of_the_words_are_better_than_none(
    address: str, browser: Browser
) -> None:
    page = browser.new_page()
    ready(page, f"{address}en/search/?q=xyzzyx")
    expect(page.get_by_role("status")).to_have_text("Nothing was found.")
    expect(page.locator(".advice a").first).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()
    page.locator("#q").fill("denied zurich")
    expect(page.get_by_role("status")).to_have_text(
        "No page has all of these words; these have some of them. 2 results"
    )
    expect(page.locator(".advice")).to_be_hidden()
    expect(page.locator(".filters")).to_be_visible()
    page.close()


def test_without_javascript_the_page_offers_the_lists(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ar/search/")
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator("main .ways a:visible").count() >= 3
    expect(page.locator("form.search")).to_be_hidden()
    context.close()


def test_the_last_of_several_quick_searches_counts(address: str, browser: Browser) -> None:
    page = browser.new_page()
    ready(page, f"{address}en/search/")
    for query in ("claims", "zurich", "cookies"):
        page.locator("#q").fill(query)
        page.evaluate("document.querySelector('form.search').requestSubmit()")
    expect(page.locator(".found h2 a")).to_have_attribute("href", f"{address}en/articles/shop/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".found > li")).to_have_count(1)
    page.close()
