"""The front page of a site with many articles: what leads, which storylines move, who is in the news."""

from __future__ import annotations

import re

import pytest

from tests.tinysite import FILES, TinySite

PERSON = "---\nname: {{ar: شخص {0}, en: Person {0}}}\ngender: m\nsummary: شخص\n---\n"
STORYLINE = "---\ntitle: ملف {0}\nsummary: ملخص\n---\nنص.\n"
ARTICLE = "---\ntitle: مقالة {0}\nsummary: ملخص\ndate: {1}\nstorylines: [{2}]\n---\n\nقال [هو](person:{3}) ذلك.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The front page: 40 articles of spring name person 1, 30 of autumn person 2; nine storylines move in turn."""
    site = TinySite(tmp_path_factory.mktemp("front"))
    site.write("site.yaml", FILES["site.yaml"])
    for number in (1, 2):
        site.write(f"content/people/p{number}.ar.md", PERSON.format(number))
    for number in range(9):
        site.write(f"content/storylines/s{number}.ar.md", STORYLINE.format(number))
    for number in range(70):
        day = f"2025-{3 if number < 40 else 9:02}-{number % 40 % 28 + 1:02}"
        person = "p1" if number < 40 else "p2"
        site.write(f"content/articles/a{number}.ar.md", ARTICLE.format(number, day, f"s{number % 9}", person))
    assert site.build().written is not None
    return site.page("ar")


def _paths(home: str, kind: str) -> list[str]:
    """The ids of a kind that the front page links to, in order, each once."""
    return list(dict.fromkeys(re.findall(rf'href="/ar/{kind}/([\w-]+)/"', home)))


def test_the_newest_articles_are_shown_and_the_way_to_the_others(home: str) -> None:
    assert _paths(home, "articles") == [f"a{number}" for number in (67, 66, 65, 64, 63, 62, 61, 60, 59, 58, 57)]
    assert 'class="button" href="/ar/articles/"' in home


def test_storylines_that_moved_last_come_first_and_no_more_than_six(home: str) -> None:
    assert _paths(home, "storylines") == ["s4", "s3", "s2", "s1", "s0", "s8"]
    assert 'class="button" href="/ar/storylines/"' in home


def test_those_whom_the_newest_articles_name_are_in_the_news_before_those_of_older_ones(home: str) -> None:
    assert _paths(home, "people") == ["p2", "p1"]
    assert 'class="button" href="/ar/people/"' not in home
