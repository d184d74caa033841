"""The FollowTheMoney export, read by the followthemoney package itself."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.types import registry
from followthemoney.types.language import LanguageType
from hypothesis import given
from hypothesis import strategies as st

from siyaq.model.dates import PartialDate
from siyaq.pipeline import Order, build
from siyaq.render.exports.followthemoney import LANGUAGES, language_codes, namespace, prefix_dates
from tests.newsroom import MUSK, article, newsroom, translation
from tests.tinysite import TinySite

REPOSITORY = Path(__file__).parents[2]
Entities = dict[str, dict[str, Any]]


def load(output: Path) -> Entities:
    """The entities of an export by id; no id is there twice."""
    lines = (output / "data/entities.ftm.json").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert len({one["id"] for one in found}) == len(found)
    return {one["id"]: one for one in found}


def mistakes(entities: Entities) -> list[str]:
    """What the package has against them: schemas, properties, values, and whom they point at."""
    found = []
    for name, entity in entities.items():
        try:
            schema = model[entity["schema"]]
            schema.validate(entity)
            proxy = model.get_proxy(entity, cleaned=False)
        except (KeyError, InvalidData) as error:
            found.append(f"{name}: {error}")
            continue
        for key, values in entity["properties"].items():
            prop = schema.get(key)
            if prop is None:
                found.append(f"{name}: no property {key}")
                continue
            if len(proxy.get(prop)) != len(values):
                found.append(f"{name}: {key} loses values of {values}")
            if prop.type is registry.entity:
                found += [f"{name}: {key} is {other}" for other in values if not _fits(prop.range, other, entities)]
    return found


def _fits(wanted: Any, other: str, entities: Entities) -> bool:
    return other in entities and model[entities[other]["schema"]].is_a(wanted)


def of(entities: Entities, schema: str) -> list[dict[str, Any]]:
    """The properties of the entities of one schema, without those that all have."""
    shared = ("publisher", "publisherUrl", "sourceUrl")
    found = [one["properties"] for one in entities.values() if one["schema"] == schema]
    return [{key: value for key, value in one.items() if key not in shared} for one in found]


def short(values: dict[str, Any]) -> dict[str, Any]:
    """Properties whose ids have lost what the site puts before them."""
    before = namespace("https://example.org/") + "-"
    return {key: [one.removeprefix(before) for one in found] for key, found in values.items()}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Entities:
    output = tmp_path_factory.mktemp("demo") / "output"
    assert build(Order(REPOSITORY, output, date(2026, 1, 1))).written is not None
    return load(output)


def test_every_entity_of_the_demo_is_valid(demo: Entities) -> None:
    assert mistakes(demo) == []
    counts = Counter(one["schema"] for one in demo.values())
    assert (counts["Person"], counts["Article"]) == (9, 2)
    assert counts["Company"] + counts["Organization"] == 17
    assert counts["Employment"] + counts["Directorship"] == 14
    assert min(counts[schema] for schema in ("Ownership", "Representation", "UnknownLink", "Event")) > 0


def test_the_roles_of_liberatore_are_employments_with_their_dates(demo: Entities) -> None:
    names = {name: one["properties"].get("name", []) for name, one in demo.items()}
    liberatore = next(
        name for name, found in names.items() if "Mike Liberatore" in found and "مايك ليبيراتور" in found
    )
    held = {}
    for role in of(demo, "Employment"):
        if role["employee"] == [liberatore]:
            (employer,) = role["employer"]
            held[names[employer][-1]] = (role.get("role"), role.get("startDate"), role.get("endDate"), role["status"])
    assert held["xAI"] == (["المدير المالي", "Chief financial officer"], ["2025-04"], ["2025-07"], ["ended"])
    assert held["OpenAI"][1:] == (["2025-09-16"], None, ["current"])
    assert sorted(held) == ["Airbnb", "OpenAI", "PayPal", "SquareTrade", "eBay", "xAI"]
    altman = next(name for name, found in names.items() if "Sam Altman" in found)
    assert [role["role"][-1] for role in of(demo, "Directorship") if role["director"] == [altman]] == [
        "Chief executive"
    ]


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ({"schema": "Mermaid"}, "Mermaid"),
        ({"properties": {"employee": ["gone"], "employer": ["gone"]}}, "employee is gone"),
        ({"properties": {}}, "Entity validation failed"),
        ({"properties": {"startDate": ["soon"]}}, "Entity validation failed"),
        ({"properties": {"salary": ["1"]}}, "no property salary"),
        ({"properties": {"sourceUrl": ["no address"]}}, "Entity validation failed"),
    ],
)
def test_a_broken_entity_is_refused(change: dict[str, Any], mistake: str, demo: Entities) -> None:
    name = next(name for name, one in demo.items() if one["schema"] == "Employment")
    good = demo[name]
    more = change.get("properties")
    properties = {**good["properties"], **more} if more else more
    broken = good | change | ({"properties": properties} if properties is not None else {})
    found = mistakes(demo | {name: broken})
    assert found
    assert all(one.startswith(name) for one in found)
    assert any(mistake in one for one in found)


PERSON = "---\nname: {{ar: دانة, en: Dana}}\ngender: f\n{}---\n"
FILES = {
    "content/people/dana.ar.md": PERSON.format(
        "aliases: {en: [D. Ali]}\nborn: 1980-02~\ndied: 2024?\n"
        "roles:\n"
        "  - {id: ceo, org: openai, title: {ar: الرئيسة التنفيذية}, from: 2020/2021, to: present, sources: [hire#wire]}\n"
        "  - {id: chair, org: ministry, title: {en: Chairwoman}, from: 0900, to: unknown, sources: [hire#odd]}\n"
        "  - {id: clerk, org: khaleej}\n"
        "links:\n"
        "  - {rel: owns, to: openai, when: 2019/2020-03, ended: true, note: {en: All of it}}\n"
        "  - {rel: owns, to: khaleej, when: 2018}\n"
        "  - {rel: friend-of, to: elon-musk}\n"
        "  - {rel: client-of, to: elon-musk}\n"
        "  - {rel: friend-of, to: openai, ended: true}\n"
    ),
    "content/people/elon-musk.ar.md": MUSK.replace(
        "---\n", "---\nlinks:\n  - {rel: friend-of, to: dana, ended: true}\n  - {rel: founded, to: openai}\n", 1
    ),
    "content/companies/openai.ar.md": "---\nname: {en: OpenAI}\nfounded: 2015\nlinks: [{rel: owned-by, to: dana}]\n---\n",
    "content/companies/ministry.ar.md": "---\nname: {ar: الوزارة}\nkind: government\n---\n",
    "content/articles/hire.ar.md": article(
        "قالت ذلك.",
        'sources: [{id: wire, url: "https://example.com/a?b=1"}, {id: odd, url: "https://[odd"}]\n'
        "dates: [{id: joins, when: 2025-04/.., kind: deal, what: {ar: انضمت, en: She joined}, who: [dana, openai]}]\n",
    ),
    "content/articles/hire.en.md": translation("She said so."),
    "content/articles/later.ar.md": article(
        "قالت.", "dates: [{id: joins, when: 2025-05, what: {en: She came}, who: [dana, elon-musk]}]\n", "2025-09"
    ),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Entities:
    site = newsroom(tmp_path_factory.mktemp("small") / "site", FILES)
    assert site.build().written is not None
    entities = load(site.output)
    assert mistakes(entities) == []
    return entities


def test_profiles_have_the_schemas_of_their_kinds(small: Entities) -> None:
    schemas = {one["properties"]["name"][-1]: one["schema"] for one in small.values() if "name" in one["properties"]}
    assert schemas["Dana"] == "Person"
    assert schemas["OpenAI"] == "Company"
    assert schemas["الوزارة"] == "PublicBody"
    assert schemas["برق الخليج"] == "Organization"
    dana = next(one for one in of(small, "Person") if "Dana" in one["name"])
    assert dana == {
        "name": ["دانة", "Dana"],
        "alias": ["D. Ali"],
        "gender": ["female"],
        "birthDate": ["1980-02"],
        "deathDate": ["2024"],
    }
    assert of(small, "Company")[0]["incorporationDate"] == ["2015"]


def test_chief_executives_and_chairs_are_directors_in_either_language(small: Entities) -> None:
    ceo, chair = [short(one) for one in of(small, "Directorship")]
    assert ceo == {
        "director": ["person-dana"],
        "organization": ["company-openai"],
        "role": ["الرئيسة التنفيذية"],
        "startDate": ["2020", "2021"],
        "status": ["current"],
    }
    assert chair == {
        "director": ["person-dana"],
        "organization": ["company-ministry"],
        "role": ["Chairwoman"],
        "status": ["ended"],
    }
    assert [short(one) for one in of(small, "Employment")] == [
        {"employee": ["person-dana"], "employer": ["company-khaleej"]}
    ]


def test_relations_are_links_by_their_meaning_and_once_for_both_ends(small: Entities) -> None:
    assert [short(one) for one in of(small, "Ownership")] == [
        {
            "asset": ["company-openai"],
            "owner": ["person-dana"],
            "role": ["owned by"],
            "description": ["All of it"],
            "startDate": ["2019"],
            "endDate": ["2020-03"],
            "status": ["ended"],
        }
    ]
    assert [short(one) for one in of(small, "Associate")] == [
        {"person": ["person-dana"], "associate": ["person-elon-musk"], "relationship": ["friend of"]}
    ]
    assert [short(one) for one in of(small, "Representation")] == [
        {"agent": ["person-elon-musk"], "client": ["person-dana"], "role": ["lawyer of"]}
    ]
    others = [short(one) for one in of(small, "UnknownLink")]
    assert [(one["subject"], one["role"], one["object"]) for one in others] == [
        (["company-openai"], ["founded by"], ["person-elon-musk"]),
        (["company-openai"], ["friend of"], ["person-dana"]),
        # FollowTheMoney lets nobody own an organization that is not a company
        (["company-khaleej"], ["owned by"], ["person-dana"]),
    ]
    assert [one.get("date") for one in others] == [None, None, ["2018"]]


def test_an_event_that_two_articles_tell_is_one(small: Entities) -> None:
    assert [short(one) for one in of(small, "Event")] == [
        {
            "name": ["انضمت", "She joined", "She came"],
            "involved": ["person-dana", "company-openai", "person-elon-musk"],
            "date": ["2025-05"],
            "startDate": ["2025-04"],
            "keywords": ["deal", "event"],
            "proof": ["article-hire", "article-later"],
        }
    ]


def test_articles_and_sources_are_told(small: Entities) -> None:
    hire, later = of(small, "Article")
    assert (hire["title"], hire["language"], hire["publishedAt"]) == (["T"], ["ara", "eng"], ["2025-09-16"])
    assert (later["language"], later["publishedAt"]) == (["ara"], ["2025-09"])
    by_id = {name.rsplit("-", 1)[1]: one["properties"] for name, one in small.items()}
    assert by_id["dana.ceo"]["sourceUrl"] == ["https://example.com/a?b=1"]
    # what is no address gives way to the page that names it
    assert by_id["dana.chair"]["sourceUrl"] == ["https://example.org/ar/articles/hire/"]
    assert by_id["dana.ceo"]["publisher"] == ["موقع"]
    assert by_id["dana.ceo"]["publisherUrl"] == ["https://example.org/"]


@pytest.mark.parametrize(
    "base_url", ["http://localhost:8000/", "https://مثال.إختبار/مدونة/", "https://example.org/a'b/"]
)
def test_any_address_of_a_site_gives_valid_entities(base_url: str, tiny: TinySite) -> None:
    assert tiny.build(base_url=base_url).written is not None
    assert mistakes(load(tiny.output)) == []


def test_ids_tell_sites_apart_and_outlive_a_change_of_scheme() -> None:
    addresses = [
        "https://example.org/", "https://example.org/a/", "https://example.org/b/", "https://example-org/a/",
        "https://example.org.a/", "https://example.org/a-b/", "https://example.org/a/b/", "https://مثال/", "https://اسم/",
    ]  # fmt: skip
    assert len({namespace(address) for address in addresses}) == len(addresses)
    assert namespace("http://Example.org/a/") == namespace("https://example.org/a/")
    assert namespace("https://example.org/a/").startswith("example-org-a-")


def test_the_codes_of_languages_are_those_of_the_package() -> None:
    assert set(LANGUAGES.split()) == set(LanguageType.LANGUAGES)
    codes = {tag: code for tag, code in language_codes().items() if "_" not in tag}  # a subtag alone is looked up
    assert {tag: registry.language.clean(tag) for tag in codes} == codes


DAYS = st.dates(date(1, 1, 1), date(2999, 12, 31)).map(date.isoformat)
POINTS = st.builds(
    lambda day, length, mark: day[:length] + mark,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?", "%"]),
)


@given(POINTS, st.one_of(st.just(""), st.just("/.."), POINTS.map("/{}".format)))
def test_any_date_is_one_that_the_package_reads(first: str, second: str) -> None:
    try:
        value = PartialDate.parse(first + second)
    except ValueError:
        return
    found = prefix_dates(value)
    assert [registry.date.clean(one) for one in found] == found
    assert bool(found) == (
        value.earliest.year >= 1000 or any(e is not None and e.earliest.year >= 1000 for e in value.ends())
    )
    assert prefix_dates(PartialDate.parse("present")) == []
