"""The site as FollowTheMoney entities (followthemoney.tech), for the programs with which investigators link data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Literal
from urllib.parse import urlsplit

from babel.core import get_global

from siyaq.link.accounts.conflicts import exclusive_titles
from siyaq.link.names.folding import caseless
from siyaq.model.dates import PartialDate
from siyaq.model.entries import Article, Company, Person, Profile
from siyaq.model.facts import RELATIONS, REVERSES, Event, Relation, Role
from siyaq.model.front_matter import PersonFacts
from siyaq.model.text import Names, Text
from siyaq.read.lexicons import read_lexicons
from siyaq.render.exports.catalogue import Catalogue
from siyaq.render.exports.cells import told
from siyaq.render.exports.tables import encode

Properties = dict[str, list[str]]
SCHEMATA = {"company": "Company", "government": "PublicBody"}  # any other kind is an Organization
POSTS = {"CEO", "chairman"}  # of the posts of one holder, those that sit on a board; named as the lexicons name them
GENDERS = {"m": "male", "f": "female"}
YEARS = range(1000, 3000)  # FollowTheMoney reads no others
ADDRESS = re.compile(r"https?://[^\s/?#]\S*")
# The languages of FollowTheMoney 3.8 by ISO 639-3; an entity with another one is not valid.
LANGUAGES = (
    "afr ara aze bel bos bul cat ces cnr dan deu ell eng est fas fil fin fra heb hin hrv hun hye ind isl ita jpn kan "
    "kat kaz khm kir kor lav lit ltz mkd mlt mon msa mya nep nld nor pol por ron rus slk slv spa sqi srp swa swe tgk "
    "tgl tuk tur ukr urd uzb zho"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing or a link between things, by its schema; a property has any number of values."""

    id: str
    schema: str
    properties: Properties

    def joined(self, other: Entity) -> Entity:
        """The entity with what another statement of it adds."""
        names = dict.fromkeys((*self.properties, *other.properties))
        both = {name: [*self.properties.get(name, ()), *other.properties.get(name, ())] for name in names}
        return Entity(self.id, self.schema, {name: list(dict.fromkeys(values)) for name, values in both.items()})


def entity_lines(catalogue: Catalogue) -> Iterator[str]:
    """Every entity as one line of JSON, by id; statements of one thing make one entity."""
    found: dict[str, Entity] = {}
    for entity in Translation.of(catalogue).entities():
        found[entity.id] = found[entity.id].joined(entity) if entity.id in found else entity
    for name, entity in sorted(found.items()):
        yield encode({"id": name, "schema": entity.schema, "properties": entity.properties})


def namespace(base_url: str) -> str:
    """What the ids of a site begin with: its host and path in plain letters, and a digest that tells sites apart."""
    address = base_url.partition("://")[2].rstrip("/").lower()
    plain = re.sub(r"[^0-9a-z]+", "-", address).strip("-")
    return f"{plain}-{sha256(address.encode()).hexdigest()[:8]}".lstrip("-")


def prefix_dates(value: PartialDate | None) -> list[str]:
    """A date as FollowTheMoney writes it, 2025 or 2025-07 or 2025-07-16; an interval is its two ends."""
    if value is None or value.precision in ("present", "unknown"):
        return []
    ends = [end.text.rstrip("~?%") for end in value.ends() if end and end.earliest.year in YEARS]
    return list(dict.fromkeys(ends))


@cache
def language_codes() -> dict[str, str]:
    """ISO 639-3 codes by BCP 47 tag, by CLDR."""
    shorter = get_global("language_aliases")
    codes = LANGUAGES.split()
    return {shorter.get(code, code): code for code in codes} | {code: code for code in codes}


@dataclass(frozen=True, slots=True)
class Translation:
    """A site's facts in the terms of FollowTheMoney; `namespace` stands before every id."""

    catalogue: Catalogue
    namespace: str
    publisher: Properties

    @classmethod
    def of(cls, catalogue: Catalogue) -> Translation:
        """The translation of what is published."""
        site = catalogue.graph.site
        title = site.best(site.title, site.tags[0])[1]
        return cls(catalogue, namespace(site.base_url), {"publisher": [title], "publisherUrl": [site.base_url]})

    def entities(self) -> Iterator[Entity]:
        """Everything that is published, statement by statement."""
        profiles = self.catalogue.profiles
        yield from map(self._profile, profiles.values())
        told: Counter[tuple[str, str, str]] = Counter()
        for profile, relation in self.catalogue.relations():
            statement = (profile.id.slug, relation.rel, relation.to)
            told[statement] += 1
            yield self._relation(profile, relation, profiles[relation.to], told[statement])
        for person, role in self.catalogue.roles():
            yield self._role(person, role, profiles[role.org])
        for article in self.catalogue.graph.articles:
            yield self._article(article)
            for event in article.facts.dates:
                yield self._event(event, article)

    def _entity(self, name: str, schema: str, /, **properties: Iterable[str]) -> Entity:
        named = (properties | self.publisher).items()
        kept = {key: values for key, found in named if (values := list(dict.fromkeys(found)))}
        return Entity(f"{self.namespace}-{name}", schema, kept)

    def _id(self, entry: Profile | Article) -> str:
        return f"{self.namespace}-{entry.id.kind}-{entry.id.slug}"

    def _profile(self, profile: Profile) -> Entity:
        own = profile.facts
        named = {
            "name": _words(own.name),
            "alias": _words(own.aliases),
            "summary": told(profile, "summary").values(),
            "sourceUrl": self.catalogue.addresses[profile.id].values(),
        }
        name = f"{profile.id.kind}-{profile.id.slug}"
        if isinstance(own, PersonFacts):
            born, died = prefix_dates(own.born), prefix_dates(own.died)
            gender = [GENDERS[own.gender]]
            return self._entity(name, "Person", **named, gender=gender, birthDate=born, deathDate=died)
        return self._entity(name, _schema(profile), **named, incorporationDate=prefix_dates(own.founded))

    def _role(self, person: Person, role: Role, company: Profile) -> Entity:
        directs = _is_directorship(role)
        ends = ("director", "organization") if directs else ("employee", "employer")
        status = ["current" if role.end.precision == "present" else "ended"] if role.end else []
        return self._entity(
            f"role-{person.id.slug}.{role.id}",
            "Directorship" if directs else "Employment",
            **dict(zip(ends, ([self._id(person)], [self._id(company)]), strict=True)),
            role=_words(role.title),
            startDate=prefix_dates(role.start),
            endDate=prefix_dates(role.end),
            status=status,
            description=_words(role.note),
            sourceUrl=self._sources(role),
        )

    def _relation(self, profile: Profile, relation: Relation, other: Profile, number: int) -> Entity:
        """A relation; what both ends state comes to one entity, and one end's second statement of it to another."""
        rel, ends = relation.rel, (profile, other)
        if rel not in RELATIONS:
            rel, ends = REVERSES[rel], (other, profile)  # type: ignore[assignment]
        elif REVERSES[rel] == rel and other.id < profile.id:
            ends = (other, profile)
        schema, first, last, told_in = _link(rel, *ends)
        properties: dict[str, Iterable[str]] = {
            first: [self._id(ends[0])],
            last: [self._id(ends[1])],
            told_in: [rel.replace("-", " ")],
            "description": _words(relation.note),
            "sourceUrl": self._sources(relation),
        }
        if relation.ended and schema != "Associate":
            properties["status"] = ["ended"]
        name = f"relation-{rel}.{ends[0].id.slug}.{ends[1].id.slug}{f'.{number}' if number > 1 else ''}"
        return self._entity(name, schema, **properties, **_time(relation.when))

    def _event(self, event: Event, article: Article) -> Entity:
        who = [self.catalogue.profiles[slug] for slug in event.who if slug in self.catalogue.profiles]
        return self._entity(
            f"event-{event.id}",
            "Event",
            name=_words(event.what),
            keywords=[event.kind],
            involved=map(self._id, who),
            proof=[self._id(article)],
            sourceUrl=self._sources(event, article),
            **_time(event.when),
        )

    def _article(self, article: Article) -> Entity:
        codes = (language_codes().get(one.language.partition("-")[0]) for one in article.documents)
        return self._entity(
            f"article-{article.id.slug}",
            "Article",
            title=told(article, "title").values(),
            summary=told(article, "summary").values(),
            publishedAt=prefix_dates(article.facts.date),
            language=[code for code in codes if code],
            sourceUrl=self.catalogue.addresses[article.id].values(),
        )

    def _sources(self, fact: Role | Relation | Event, within: Article | None = None) -> list[str]:
        """The addresses of a fact's sources, or else of the articles that name them."""
        found: list[str] = []
        for origin in self.catalogue.graph.shelf.origins(fact.sources, within):
            if origin.source and origin.source.url and _is_address(origin.source.url):
                found.append(origin.source.url)
            elif origin.article:
                found.append(next(iter(self.catalogue.addresses[origin.article.id].values())))
        return found


def _schema(profile: Profile) -> str:
    return SCHEMATA.get(profile.facts.kind, "Organization") if isinstance(profile, Company) else "Person"


def _is_directorship(role: Role) -> bool:
    """Whether the title names a seat on the board, in whatever language."""
    posts, board = exclusive_titles(), _board_titles()
    folded = [caseless(title) for title in _words(role.title)]
    return any(posts.get(title) in POSTS or title in board for title in folded)


@cache
def _board_titles() -> frozenset[str]:
    titles = (title for lexicon in read_lexicons().values() for title in lexicon.board_titles)
    return frozenset(caseless(title) for title in titles)


def _link(rel: str, one: Profile, other: Profile) -> tuple[str, str, str, Literal["role", "relationship"]]:
    """The schema of a relation, and the properties that hold its two ends and its name."""
    if rel == "owned-by" and _schema(one) == "Company":  # nothing else can be owned, as FollowTheMoney sees it
        return "Ownership", "asset", "owner", "role"
    if rel == "lawyer-of":
        return "Representation", "agent", "client", "role"
    if rel == "friend-of" and isinstance(one, Person) and isinstance(other, Person):
        return "Associate", "person", "associate", "relationship"
    return "UnknownLink", "subject", "object", "role"


def _time(value: PartialDate | None) -> Properties:
    """A point in time as a date; an interval by its ends."""
    if value is None or value.precision != "interval":
        return {"date": prefix_dates(value)}
    start, end = value.ends()
    return {"startDate": prefix_dates(start), "endDate": prefix_dates(end)}


def _words(text: Text | Names | None) -> list[str]:
    """Words in every language."""
    values = [value for _, value in text.words] if text else []
    return [word for value in values for word in ([value] if isinstance(value, str) else value)]


def _is_address(url: str) -> bool:
    try:
        return bool(ADDRESS.fullmatch(url) and urlsplit(url).hostname)
    except ValueError:
        return False
