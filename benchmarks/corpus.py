"""The same articles for Siyaq and for its peers: seeded, so that every run measures the same text."""

from __future__ import annotations

import random
import re
from pathlib import Path

ARTICLES, PROFILES, PARAGRAPHS, WORDS = 1000, 100, 10, 50
VOCABULARY = (  # noqa: SIM905 (prose, to be read as such)
    "الشركة أعلنت عن خطة جديدة لتوسيع أعمالها في المنطقة خلال العام المقبل وقال مصدر مطلع إن الاتفاق يشمل "
    "استثمارات كبيرة في البنية التحتية ومراكز البيانات كما أشار التقرير إلى ارتفاع الإيرادات مقارنة بالفترة نفسها"
).split(" ")
SITE = """\
title: {ar: قياس, en: Benchmark}
description: {ar: قياس, en: Benchmark}
base_url: https://example.org/
languages:
  - {tag: ar, name: العربية}
  - {tag: en, name: English}
social_images: false
"""


def paragraphs(chance: random.Random, link: str) -> str:
    """An article's body: paragraphs of words, each with one name in it, written as `link` says."""
    found = []
    for number in range(PARAGRAPHS):
        words = chance.choices(VOCABULARY, k=WORDS)
        words[chance.randrange(WORDS)] = link.format(chance.randrange(PROFILES))
        found.append(("## عنوان فرعي\n\n" if number % 4 == 3 else "") + " ".join(words) + ".")
    return "\n\n".join(found)


def write_siyaq(folder: Path) -> Path:
    """A site for Siyaq; gives the file of one article's body, to be edited."""
    chance = random.Random(1)  # noqa: S311
    for name in ("articles", "people"):
        (folder / "content" / name).mkdir(parents=True)
    (folder / "site.yaml").write_text(SITE, "utf-8")
    for number in range(PROFILES):
        front = f"name: {{ar: شخص {number}, en: Person {number}}}\ngender: m\nsummary: شخص"
        (folder / f"content/people/p{number}.ar.md").write_text(f"---\n{front}\n---\nنص.\n", "utf-8")
    for number in range(ARTICLES):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        front = f"title: عنوان المقالة {number}\nsummary: ملخص المقالة\ndate: {day}"
        body = paragraphs(chance, "[شخص {0}](person:p{0})")
        (folder / f"content/articles/a{number}.ar.md").write_text(f"---\n{front}\n---\n\n{body}\n", "utf-8")
    return folder / "content/articles/a7.ar.md"


def write_pelican(folder: Path) -> Path:
    """The same articles for Pelican, each name a tag, since a tag has a page there."""
    chance = random.Random(1)  # noqa: S311
    (folder / "content").mkdir(parents=True)
    for number in range(ARTICLES):
        body = paragraphs(chance, "[شخص {0}]({{tag}}شخص-{0})")
        tags = ", ".join(sorted(set(re.findall(r"\{tag\}(شخص-\d+)", body))))
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        head = f"Title: عنوان المقالة {number}\nDate: {day}\nSlug: a{number}\nTags: {tags}"
        (folder / f"content/a{number}.md").write_text(f"{head}\n\n{body}\n", "utf-8")
    return folder / "content/a7.md"
