"""Times the ledger of an archive, compiled clean and after an edit: `python -m benchmarks.ledger`.

ARTICLES articles and PEOPLE profiles, made in memory: what is timed is neither reading nor decoding. Few companies
are written about often and most seldom; one statement in twenty is wrong. CPU seconds, medians of ROUNDS.
"""

from __future__ import annotations

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import Any

from pydantic import TypeAdapter

from siyaq.link.accounts.compilation import Compilation, compile_ledger
from siyaq.model.documents import Document
from siyaq.model.entries import AnyEntry, Article, Company, Person
from siyaq.model.front_matter import ArticleFacts, CompanyFacts, PersonFacts
from siyaq.model.parts import Body
from siyaq.model.text import EntryId, Kind
from siyaq.read.yaml_nodes import Path, Place

ARTICLES, PEOPLE, COMPANIES, EVENTS = 10_000, 2_000, 400, 5_000
ROLES, CLAIMS, FIGURES, DATES = 3, 2, 2, 2  # of each profile, and of each article
WRONG = 1 / 20
ROUNDS = 5
TODAY = date(2026, 1, 1)
TITLES = ("Editor", "Engineer", "Adviser", "Analyst", "Lawyer", "Chief financial officer", "CEO", "Chairman")
MEASURES = ("valuation", "deal", "debt", "funding", "stake", "revenue", "loss", "staff", "salary")
Raw = dict[str, Any]


def month(number: int) -> str:
    """A month as an editor types it, counted from January of the year 0."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


@dataclass(frozen=True)
class Post:
    """What is true of a role: of whom, where, from which month, for how many."""

    person: int
    number: int
    company: int
    begun: int
    lasted: int


class Newsroom:
    """Facts, and articles that state them, now and then wrongly."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.often = list(accumulate(1 / rank for rank in range(1, COMPANIES + 1)))
        self.posts = [
            Post(
                person=number // ROLES,
                number=number % ROLES,
                company=self.chance.randrange(COMPANIES),
                begun=self.chance.randrange(24000, 24280),
                lasted=self.chance.randint(3, 60),
            )
            for number in range(PEOPLE * ROLES)
        ]

    def companies(self, number: int) -> list[int]:
        """So many companies, the first ones often."""
        return self.chance.choices(range(COMPANIES), cum_weights=self.often, k=number)

    def wrong(self) -> int:
        """How many months, or tens of billions, a statement is off."""
        return 6 if self.chance.random() < WRONG else 0

    def role(self, post: Post) -> Raw:
        """A role, as its profile has it."""
        return {
            "id": f"r{post.number}",
            "org": f"c{post.company}",
            "title": {"en": self.chance.choice(TITLES)},
            "from": month(post.begun),
            "to": month(post.begun + post.lasted),
            "lasted": f"{post.lasted} months",
        }

    def claim(self) -> Raw:
        """What an article says of a role."""
        post = self.chance.choice(self.posts)
        over = {"to": month(post.begun + post.lasted)} if self.chance.random() < 1 / 2 else {"ended": True}
        begun = {"from": month(post.begun + self.wrong()), "lasted": f"{post.lasted} months"}
        return {"about": f"p{post.person}/r{post.number}", "quote": "q", **begun, **over}

    def figure(self, company: int) -> Raw:
        """What an article says of a company in numbers; of every other thing it says when that was so."""
        measure = self.chance.randrange(len(MEASURES))
        amount = f"~{company + measure + 1 + 10 * self.wrong()}bn USD"
        dated = {"as_of": month(self.chance.randrange(24240, 24312))} if measure % 2 else {}
        return {"about": f"c{company}", "what": MEASURES[measure], "amount": amount, **dated}

    def event(self, number: int) -> Raw:
        """When something happened, as an article says."""
        return {"id": f"e{number}", "when": month(24000 + number % 300 + self.wrong()), "what": {"en": "w"}}

    def article(self, number: int) -> Raw:
        """The front matter of an article."""
        return {
            "title": "t",
            "summary": "s",
            "date": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "claims": [self.claim() for _ in range(CLAIMS)],
            "figures": [self.figure(company) for company in self.companies(FIGURES)],
            "dates": [self.event(one) for one in self.chance.sample(range(EVENTS), DATES)],
        }


def places(raw: Raw) -> dict[Path, Place]:
    """A place for each field of each item of each list."""
    found: dict[Path, Place] = {}
    for name, items in raw.items():
        for index, item in enumerate(items if isinstance(items, list) else ()):
            for path in ((name, index), *((name, index, field) for field in item)):
                found[path] = Place(len(found) + 2, 5, 7)
    return found


def archive(articles: int) -> list[AnyEntry]:
    """Entries in order of id, as the engine has them."""
    room = Newsroom(articles)
    context = {"languages": ("en",), "language": "en"}
    read = {facts: TypeAdapter(facts) for facts in (ArticleFacts, PersonFacts, CompanyFacts)}

    def document(kind: Kind, slug: str, raw: Raw, facts: type[Any]) -> Document:
        front: Any = read[facts].validate_python(raw, context=context)
        return Document(EntryId(kind, slug), "en", f"content/{kind}/{slug}.en.md", front, places(raw), Body(), "")

    texts = (document("article", f"a{number}", room.article(number), ArticleFacts) for number in range(articles))
    firms: Iterable[Document] = (
        document("company", f"c{number}", {"name": f"C{number}", "founded": "1999"}, CompanyFacts)
        for number in range(COMPANIES)
    )
    roles = [[room.role(post) for post in room.posts[at : at + ROLES]] for at in range(0, len(room.posts), ROLES)]
    people = (
        document("person", f"p{number}", {"name": f"P{number}", "gender": "f", "roles": rows}, PersonFacts)
        for number, rows in enumerate(roles)
    )
    entries: list[AnyEntry] = []
    for one in (*texts, *firms, *people):
        match one.front:
            case ArticleFacts() as facts:
                entries.append(Article(one.entry, one, (one,), facts))
            case CompanyFacts() as facts:
                entries.append(Company(one.entry, one, (one,), facts))
            case PersonFacts() as facts:
                entries.append(Person(one.entry, one, (one,), facts))
    return entries


def edited(entries: list[AnyEntry]) -> list[AnyEntry]:
    """The entries with an article saved anew: another object of the same words."""
    place, article = next((place, one) for place, one in enumerate(entries) if isinstance(one, Article))
    original = replace(article.original)
    return [*entries[:place], Article(article.id, original, (original,), article.facts), *entries[place + 1 :]]


def timed(run: Callable[[], Compilation]) -> tuple[list[float], Compilation]:
    """CPU seconds of each round, and what came of the last."""
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        compiled = run()
        found.append(time.process_time() - begun)
    return found, compiled


def main() -> None:
    """Print a line for each of the three."""
    entries = archive(ARTICLES)
    clean = compile_ledger(entries, TODAY)
    changed = edited(entries)
    print(f"{ARTICLES:,} articles, {PEOPLE:,} profiles of {ROLES} roles: median CPU seconds (fastest to slowest)")
    runs: dict[str, Callable[[], Compilation]] = {
        "clean": lambda: compile_ledger(entries, TODAY),
        "nothing edited": lambda: compile_ledger(entries, TODAY, clean),
        "one article edited": lambda: compile_ledger(changed, TODAY, clean),
    }
    for name, run in runs.items():
        seconds, compiled = timed(run)
        made = f"{len(compiled.anew):,} of {len(compiled.sheets):,} sheets anew"
        print(f"{name:18} {statistics.median(seconds):6.3f} ({min(seconds):.3f} to {max(seconds):.3f}), {made}")
    found = Counter(one.code for one in clean.findings)
    print(f"{found.total():,} findings: " + ", ".join(f"{code} {number:,}" for code, number in found.most_common()))


if __name__ == "__main__":
    main()
