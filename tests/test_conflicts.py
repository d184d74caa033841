"""What `check` tells an editor of dates, titles, figures and events that cannot all be right, and when it is silent."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from siyaq.diagnostics import Diagnostic
from siyaq.link.accounts.conflicts import exclusive_titles
from siyaq.link.names.folding import fold_word
from siyaq.pipeline import Order, check
from siyaq.read.lexicons import read_lexicons
from tests.newsroom import article
from tests.tinysite import SITE, TODAY, TinySite

REPOSITORY = Path(__file__).parents[1]
CODES = {
    "after-death", "arithmetic", "before-founding", "conflict", "impossible", "runs-backwards", "title-drift", "two-holders",
    "checked-early", "unchecked",
}  # fmt: skip
SETTLE = "mend one of them, or record it under `disputed` of the role, with a verdict"
PERSON = "---\nname: {{en: {name}}}\ngender: f\nroles:\n  - id: post\n    org: {org}\n{rest}---\n"
DOE = "content/people/doe.en.md"
ACME = "content/companies/acme.en.md"


def person(role: str, name: str = "Jane Doe", org: str = "acme") -> str:
    """A profile with one role; its fields, from line 7 on, are separated by semicolons."""
    rest = "".join(f"    {field}\n" for field in role.split("; ") if field)
    return PERSON.format(name=name, org=org, rest=rest)


def dispute(field: str, slug: str) -> str:
    """Another field of the role: what this article says of that field is disputed."""
    return f"disputed: [{{field: {field}, says: x, in: {slug}, verdict: error, why: x}}]"


def claim(fields: str) -> str:
    """The front matter of an article with one claim on the role, on line 6."""
    return f"claims:\n  - {{about: doe/post, {fields}, quote: q}}\n"


def figure(fields: str) -> str:
    """The front matter of an article with one figure, on line 6."""
    return f"figures:\n  - {{about: acme, what: deal, {fields}}}\n"


def event(when: str, name: str = "signing") -> str:
    """The front matter of an article with one event, on line 6."""
    return f"dates:\n  - {{id: {name}, what: w, when: {when}}}\n"


def paper(folder: Path, role: str = "", day: str = "2025-09-16", **fronts: str) -> TinySite:
    """A site of a person with a role in a company, and of articles that state something."""
    site = TinySite(folder)
    site.write("site.yaml", SITE)
    site.write(ACME, "---\nname: {en: Acme}\nfounded: 2000\n---\n")
    site.write("content/companies/beta.en.md", "---\nname: {en: Beta}\n---\n")
    site.write(DOE, person(role))
    for name in {"a", "b"} | fronts.keys():
        site.write(f"content/articles/{name}.en.md", article("Text.", fronts.get(name, ""), day))
    return site


def told(site: TinySite, today: date = TODAY) -> list[Diagnostic]:
    found = site.check(today=today).report.diagnostics
    assert {one.severity for one in found} <= {"warning", "note"}, found
    return [one for one in found if one.code in CODES]


def lines(found: list[Diagnostic]) -> list[str]:
    return [str(one).split("\n")[0] for one in found]


# --- dates that have no day in common


@pytest.mark.parametrize(
    ("role", "says", "line"),
    [
        (
            "from: 2025-04",
            "from: 2025-07",
            f"6:29: warning: `from` of doe/post is 2025-07 here, and 2025-04 at {DOE}:7:11 [conflict]",
        ),
        (
            "to: 2025-07",
            "to: 2025-08",
            f"6:27: warning: `to` of doe/post is 2025-08 here, and 2025-07 at {DOE}:7:9 [conflict]",
        ),
        (
            "to: present; checked: 2025-09-16",
            "to: 2025-07",
            f"6:27: warning: `to` of doe/post is 2025-07 here, and present at {DOE}:7:9 [conflict]",
        ),
        (
            "to: 2025-07",
            "to: present",
            f"6:27: warning: `to` of doe/post is present here, and 2025-07 at {DOE}:7:9 [conflict]",
        ),
        (
            "from: 2025-07~",
            "from: 2025-09, to: unknown",
            f"6:29: warning: `from` of doe/post is 2025-09 here, and 2025-07~ at {DOE}:7:11 [conflict]",
        ),
    ],
)
def test_a_claim_whose_date_has_no_day_in_common_with_the_profile(
    role: str, says: str, line: str, tmp_path: Path
) -> None:
    (found,) = told(paper(tmp_path, role, a=claim(says)))
    assert lines([found]) == [f"content/articles/a.en.md:{line}"]
    assert found.hint == SETTLE


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("from: 2025-07", "from: 2025-07"),
        ("from: 2025-07", "from: 2025-07-31"),
        ("from: 2025", "from: 2025-12"),
        ("from: 2025-12", "from: 2025"),
        ("from: 2025-06/2025-08", "from: 2025-07-16"),
        ("from: 2025-07-16", "from: 2025-06/2025-08"),
        ("from: 2025-06/2025-07", "from: 2025-07/2025-08"),
        ("from: 2025-06/..", "from: 2025-08"),
        ("from: 2025-07~", "from: 2025-08"),
        ("from: 2025-07", "from: 2025-08?"),
        ("from: 2025-07~", "from: 2025-09?"),
        ("from: 2025-07-16", "from: 2025-07-20~"),
        ("from: 2024", "from: 2025%"),
        ("to: unknown", "to: 2025-07"),
        ("to: 2025-07", "to: unknown"),
        ("to: 2025-07", "ended: true"),
        ("to: 2025-09", "to: present"),
        ("to: present; checked: 2025-09-16", "to: present"),
        ("to: present; checked: 2025-09-16", "to: 2025-09"),
        ("to: present; checked: 2025-09-16", "to: 2026-03"),
        ("from: 2025-04", "to: 2025-07"),
        ("", "from: 2025-07"),
    ],
)
def test_dates_with_a_day_in_common(role: str, says: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, role, a=claim(says)))) == []


def test_what_an_earlier_article_knew_as_going_on_may_be_over_since(tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, "to: 2025-07", day="2025-07-31", a=claim("to: present")))) == []


def test_a_profile_that_was_never_checked_knows_no_end(tmp_path: Path) -> None:
    assert [one.code for one in told(paper(tmp_path, "to: present", a=claim("to: 2025-07")))] == ["unchecked"]


def test_articles_differ_where_the_profile_is_silent(tmp_path: Path) -> None:
    site = paper(tmp_path, "", a=claim("from: 2025-03"), b=claim("from: 2025-07"))
    assert lines(told(site)) == [
        "content/articles/b.en.md:6:29: warning: `from` of doe/post is 2025-07 here, and 2025-03 at "
        "content/articles/a.en.md:6:29 [conflict]"
    ]


def test_each_article_that_differs_is_told(tmp_path: Path) -> None:
    says = claim("from: 2025-07, to: 2025-08")
    found = told(paper(tmp_path, "from: 2025-04; to: 2025-09", a=says, b=says, c=claim("from: 2025-04")))
    assert [(one.location.path, one.location.column, one.code) for one in found] == [
        ("content/articles/a.en.md", 29, "conflict"),
        ("content/articles/a.en.md", 42, "conflict"),
        ("content/articles/b.en.md", 29, "conflict"),
        ("content/articles/b.en.md", 42, "conflict"),
    ]


def test_articles_are_compared_with_the_profile_only_and_may_differ_within_its_year(tmp_path: Path) -> None:
    """A limit: the first account that has a date is the measure of all others."""
    site = paper(tmp_path, "from: 2025", a=claim("from: 2025-03"), b=claim("from: 2025-07"))
    assert lines(told(site)) == []
    site.write(DOE, person(""))
    assert [one.code for one in told(site)] == ["conflict"]


def test_an_ending_without_a_date_is_not_compared_with_a_later_check_of_the_profile(tmp_path: Path) -> None:
    """A limit: `ended` is no date; the day of the article would be the latest that it can mean."""
    role = "to: present; checked: 2025-09-20"
    assert lines(told(paper(tmp_path / "a", role, a=claim("ended: true")))) == []
    assert [one.code for one in told(paper(tmp_path / "b", role, a=claim("to: 2025-09-16")))] == ["conflict"]


# --- within one account


@pytest.mark.parametrize(
    ("says", "line"),
    [
        (
            "from: 2025-04, to: 2025-12, lasted: 3 months",
            "6:59: warning: 2025-04 and 3 months make 2025-07, and `to` is 2025-12 [arithmetic]",
        ),
        (
            "from: 2025-04, to: 2025-05, lasted: 3 months",
            "6:59: warning: 2025-04 and 3 months make 2025-07, and `to` is 2025-05 [arithmetic]",
        ),
        (
            "from: 2015, to: 2025, lasted: ~5 years",
            "6:53: warning: 2015 and ~5 years make 2019-01-01/2021-12-31, and `to` is 2025 [arithmetic]",
        ),
        (
            "from: 2025-07-16, to: 2025-07-31, lasted: 10 days",
            "6:65: warning: 2025-07-16 and 10 days make 2025-07-26, and `to` is 2025-07-31 [arithmetic]",
        ),
        (
            "from: 2025-07, to: 2025-06",
            "6:42: warning: doe/post ends (2025-06) before it begins (2025-07) [runs-backwards]",
        ),
        (
            "from: 2025-07, to: 2025-06, lasted: 1 month",
            "6:42: warning: doe/post ends (2025-06) before it begins (2025-07) [runs-backwards]",
        ),
    ],
)
def test_a_claim_that_is_wrong_in_itself(says: str, line: str, tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, "", a=claim(says)))
    assert lines([found]) == [f"content/articles/a.en.md:{line}"]
    assert found.hint == SETTLE


@pytest.mark.parametrize(
    ("role", "line"),
    [
        (
            "from: 2025-04; to: 2025-12; lasted: 3 months",
            "9:13: warning: 2025-04 and 3 months make 2025-07, and `to` is 2025-12 [arithmetic]",
        ),
        (
            "from: 2025-07; to: 2025-06",
            "8:9: warning: doe/post ends (2025-06) before it begins (2025-07) [runs-backwards]",
        ),
    ],
)
def test_a_profile_that_is_wrong_in_itself(role: str, line: str, tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, role))
    assert lines([found]) == [f"{DOE}:{line}"]
    assert found.hint == "mend one of them", "no article says otherwise, so nothing is disputed"


@pytest.mark.parametrize(
    "says",
    [
        "from: 2025-04, to: 2025-07, lasted: 3 months",
        "from: 2025-04, to: 2025-08, lasted: 3 months",  # three months and a half are three in a text
        "from: 2025-04, to: 2025-06, lasted: 3 months",
        "from: 2025-04-10, to: 2025-07-20, lasted: 3 months",
        "from: 2024, to: 2025, lasted: 1 year",
        "from: 2023-02, to: 2024-07, lasted: 1 year",
        "from: 2015, to: 2021, lasted: ~5 years",
        "from: 2025~, to: 2025-07, lasted: 3 weeks",
        "from: 2025-07-16, to: 2025-07-26, lasted: 10 days",
        "from: 2025-07-16, to: 2025-08-02, lasted: 2 weeks",
        "from: 2025-04, to: unknown, lasted: 3 months",
        "from: 2025-04, to: present, lasted: 2 months",
        "to: 2025-07, lasted: 3 months",
        "from: 2025-07, to: 2025-07",
        "from: 2025-07-16, to: 2025-07-16",
        "from: 2025-07, to: 2025",
        "from: 2025-07, to: 2025-06~",
        "from: 2025-07, to: unknown",
        "from: 2025-10, to: present",
    ],
)
def test_a_claim_that_may_be_right(says: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, "", a=claim(says)))) == []


# --- an ending after the text that tells of it

HIRED_IN_JULY = "from: 2025-07, lasted: 3 months, ended: true"


def test_an_ending_that_was_still_to_come_when_it_was_told(tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, "", a=claim(HIRED_IN_JULY)))
    assert lines([found]) == [
        "content/articles/a.en.md:6:29: warning: 2025-07 and 3 months make 2025-10: doe/post would end after "
        "2025-09-16, when this article says it is over [impossible]"
    ]
    assert found.hint == "the reading that fits: 2025-07 is when it ended, and it began in 2025-04"


@pytest.mark.parametrize("field", ["ended: true", "to: unknown"])
def test_the_reading_that_fits_names_its_witness(field: str, tmp_path: Path) -> None:
    says = f"from: 2025-07, lasted: 3 months, {field}"
    site = paper(tmp_path, "from: 2025-04; to: 2025-07", a=claim(says))
    (found,) = [one for one in told(site) if one.code == "impossible"]
    assert found.hint.endswith(f"it began in 2025-04, as {DOE}:5:5 says")


def test_an_article_is_a_better_witness_than_the_profile(tmp_path: Path) -> None:
    site = paper(
        tmp_path, "from: 2025-04; to: 2025-07", a=claim(HIRED_IN_JULY), b=claim("from: 2025-04, to: 2025-07")
    )
    (found,) = [one for one in told(site) if one.code == "impossible"]
    assert found.hint.endswith("it began in 2025-04, as content/articles/b.en.md:6:5 says")


@pytest.mark.parametrize(
    "other",
    [
        "from: 2025-05, to: 2025-07",
        "from: 2025-04",
        "to: 2025-07",
        "from: 2025-04, to: 2025-08",
        "from: 2025-04, to: unknown",
    ],
)
def test_who_says_something_else_is_no_witness(other: str, tmp_path: Path) -> None:
    site = paper(tmp_path, "", a=claim(HIRED_IN_JULY), b=claim(other))
    (found,) = [one for one in told(site) if one.code == "impossible"]
    assert found.hint.endswith("it began in 2025-04")


@pytest.mark.parametrize(
    ("says", "day"),
    [
        ("from: 2025-07, lasted: 3 months, ended: true", "2025-10-01"),
        ("from: 2025-07, lasted: 3 months, ended: true", "2025"),
        ("from: 2025-07, lasted: 3 months, ended: true", "2025-09~"),
        ("from: 2025-07, lasted: ~3 months, ended: true", "2025-09-16"),
        ("from: 2025-07~, lasted: 3 months, ended: true", "2025-09-16"),
        ("from: 2025, lasted: 3 months, ended: true", "2025-09-16"),
        ("from: 2025-07, lasted: 3 months", "2025-09-16"),
        ("from: 2025-07, lasted: 3 months, ended: false", "2025-09-16"),
        ("from: 2025-07, lasted: 3 months, to: present", "2025-09-16"),
        ("from: 2025-07, ended: true", "2025-09-16"),
        ("lasted: 3 months, ended: true", "2025-09-16"),
    ],
)
def test_an_ending_that_may_have_come(says: str, day: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, "", day, a=claim(says)), date(2026, 1, 1))) == []


def test_a_profile_is_of_no_date_so_nothing_is_still_to_come(tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, "from: 2025-09; to: unknown; lasted: 3 months; checked: 2025-09-16"))) == []


@pytest.mark.parametrize(
    ("begun", "lasted", "day", "codes"),
    [
        ("2024-09-16", "1 year", "2025-09-10", []),  # a year but a week is a year in a text
        ("2024-09-16", "1 year", "2025-07-18", []),
        ("2024-09-16", "1 year", "2025-07-17", ["impossible"]),
        ("2025-07", "3 months", "2025-09-21", []),
        ("2025-07", "3 months", "2025-09-20", ["impossible"]),
        ("2025-09-01", "2 weeks", "2025-09-13", []),
        ("2025-09-01", "2 weeks", "2025-09-12", ["impossible"]),
        ("2025-09-01", "14 days", "2025-09-15", []),
        ("2025-09-01", "14 days", "2025-09-14", ["impossible"]),
    ],
)
def test_a_duration_in_words_may_be_a_little_too_long(
    begun: str, lasted: str, day: str, codes: list[str], tmp_path: Path
) -> None:
    says = f"from: {begun}, lasted: {lasted}, ended: true"
    assert [one.code for one in told(paper(tmp_path, "", day, a=claim(says)))] == codes


def test_no_reading_fits_where_both_dates_are_still_to_come(tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, "", a=claim("from: 2026-01, lasted: 3 months, ended: true")))
    assert lines([found]) == [
        "content/articles/a.en.md:6:29: warning: doe/post begins after 2025-09-16, and is said to be over [impossible]"
    ]
    assert found.hint == SETTLE


@pytest.mark.parametrize(
    "says", ["to: 2025-12, ended: true", "from: 2025-07, to: 2025-10, lasted: 3 months, ended: true"]
)
def test_an_end_that_is_given_is_not_compared_with_the_date_of_its_article(says: str, tmp_path: Path) -> None:
    """A limit: only an end that is reckoned is; one that the text gives may be agreed upon beforehand."""
    assert lines(told(paper(tmp_path, "", a=claim(says)))) == []


# --- titles


def test_one_role_under_two_titles(tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, "title: {en: Editor}", a=claim("title: {en: Writer}")))
    assert lines([found]) == [
        'content/articles/a.en.md:6:30: warning: the title of doe/post is "Writer" here, and "Editor" at '
        f"{DOE}:7:12 [title-drift]"
    ]
    assert found.hint == SETTLE


def test_a_title_is_compared_language_by_language(tmp_path: Path) -> None:
    says = claim("title: {ar: كاتبة, en: Writer}")
    found = told(paper(tmp_path, "title: {ar: محررة, en: Editor}", a=says))
    assert [one.message.split('"')[1] for one in found] == ["Writer", "كاتبة"]


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("title: Editor", "title: Editor"),
        ("title: Editor", "title: {ar: محررة}"),
        ("title: Editor", "from: 2025"),
        ("", "title: Editor"),
        ("title: {ar: المدير الإداري}", "title: {ar: المُدير  الاداري}"),
        ("title: {ar: كبيرة المحررين}", "title: {ar: كبيره المحررين}"),
    ],
)
def test_one_role_under_one_title(role: str, says: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, role, a=claim(says)))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{ar: المدير المالي}", "{ar: المديرة المالية}"),  # a person has one gender: one of the two is wrong
        ("{en: CFO}", "{en: Chief financial officer}"),  # one post; a house writes it in one way
        ("{ar: المدير المالي}", "{ar: مدير مالي}"),
    ],
)
def test_other_words_for_the_same_post_are_another_title(one: str, other: str, tmp_path: Path) -> None:
    found = told(paper(tmp_path, f"title: {one}", a=claim(f"title: {other}")))
    assert [found_.code for found_ in found] == ["title-drift"]


def test_capitals_make_no_other_title(tmp_path: Path) -> None:
    site = paper(tmp_path, "title: Chief Financial Officer", a=claim("title: Chief financial officer"))
    assert lines(told(site)) == []


# --- what the editors have settled


@pytest.mark.parametrize(
    ("role", "says", "field", "code"),
    [
        ("from: 2025-04", "from: 2025-07", "from", "conflict"),
        ("to: 2025-07", "to: 2025-09", "to", "conflict"),
        ("title: Editor", "title: Writer", "title", "title-drift"),
        ("", "from: 2025-04, to: 2025-12, lasted: 3 months", "from", "arithmetic"),
        ("", "from: 2025-04, to: 2025-12, lasted: 3 months", "to", "arithmetic"),
        ("", "from: 2025-04, to: 2025-12, lasted: 3 months", "lasted", "arithmetic"),
        ("", "from: 2025-07, to: 2025-06", "to", "runs-backwards"),
        ("", HIRED_IN_JULY, "from", "impossible"),
        ("", HIRED_IN_JULY, "lasted", "impossible"),
    ],
)
def test_a_dispute_of_this_article_and_field_silences_it_and_no_other(
    role: str, says: str, field: str, code: str, tmp_path: Path
) -> None:
    dates = ("from", "to", "lasted")
    whole = code in ("arithmetic", "runs-backwards", "impossible")
    others = [one for one in (*dates, "title", "org") if one != field and not (whole and one in dates)]
    site = paper(tmp_path, role, a=claim(says))
    assert [one.code for one in told(site)] == [code]
    site.write(DOE, person("; ".join(filter(None, [role, dispute(field, "a")]))))
    assert lines(told(site)) == []
    for wrong in (dispute(field, "b"), *(dispute(other, "a") for other in others)):
        site.write(DOE, person("; ".join(filter(None, [role, wrong]))))
        assert [one.code for one in told(site)] == [code], wrong


def test_a_dispute_silences_one_article_of_two(tmp_path: Path) -> None:
    says = claim("from: 2025-07")
    site = paper(tmp_path, "from: 2025-04; " + dispute("from", "a"), a=says, b=says)
    assert [(one.location.path, one.code) for one in told(site)] == [("content/articles/b.en.md", "conflict")]


def test_a_dispute_of_another_role_silences_nothing(tmp_path: Path) -> None:
    site = paper(tmp_path, "from: 2025-04", a=claim("from: 2025-07"))
    second = f"  - {{id: other, org: acme, {dispute('from', 'a')}}}\n---\n"
    site.write(DOE, person("from: 2025-04").removesuffix("---\n") + second)
    assert [one.code for one in told(site)] == ["conflict"]


@pytest.mark.parametrize("field", ["from", "title"])
def test_what_is_disputed_is_no_measure_of_the_others(field: str, tmp_path: Path) -> None:
    wrong, right = claim(f"{field}: 2025-03"), claim(f"{field}: 2025-07")
    site = paper(tmp_path, dispute(field, "a"), a=wrong, b=right, c=right)
    assert lines(told(site)) == []


# --- titles that one person holds

CFO = "title: {ar: المدير المالي, en: Chief financial officer}; from: 2025-01; "


def holders(folder: Path, first: str, second: str, org: str = "acme") -> TinySite:
    site = paper(folder, first)
    site.write("content/people/roe.en.md", person(second, "Joan Roe", org))
    return site


def test_two_people_hold_an_exclusive_title_at_once(tmp_path: Path) -> None:
    site = holders(tmp_path, CFO + "to: 2025-07", "title: {en: Finance chief}; from: 2025-04; to: 2025-08")
    (found,) = told(site)
    assert lines([found]) == [
        f"content/people/roe.en.md:7:12: warning: roe/post and doe/post ({DOE}:7:12) are both CFO of acme at one time "
        "[two-holders]"
    ]
    assert found.hint == "mend the dates of one, or its title"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("title: CEO; from: 2020; to: 2023", "title: chief executive; from: 2021; to: present; checked: 2025-09-16"),
        ("title: CEO; from: 2020; to: 2023", "title: {ar: الرئيسة التنفيذيّة}; from: 2021; to: 2022"),
        (
            "title: President; from: 2020; to: present; checked: 2025-09-16",
            "title: President; from: 2021; to: present; checked: 2025-09-16",
        ),
    ],
)
def test_holders_at_once(first: str, second: str, tmp_path: Path) -> None:
    assert [one.code for one in told(holders(tmp_path, first, second))] == ["two-holders"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (CFO + "to: 2025-07", CFO.replace("2025-01", "2025-07") + "to: 2025-09"),
        (CFO + "to: 2025-07", CFO.replace("2025-01", "2025-06~") + "to: 2025-09"),
        (CFO + "to: 2025-05~", CFO.replace("2025-01", "2025-04") + "to: 2025-09"),
        (CFO + "to: 2025-07", CFO.replace("2025-01", "2025") + "to: 2026"),
        (CFO + "to: unknown", CFO + "to: 2025-09"),
        (CFO + "lasted: 6 months", CFO + "to: 2025-09"),
        ("title: CFO; to: 2025-07", CFO + "to: 2025-09"),
        (CFO + "to: present; checked: 2025-08-01", CFO.replace("2025-01", "2025-09") + "to: present; checked: 2025-09-30"),
        (CFO + "to: 2025-07", CFO.replace("Chief financial officer", "CEO").replace("المدير المالي", "مدير") + "to: 2025-07"),
        ("title: Editor; from: 2025-01; to: 2025-07", "title: Editor; from: 2025-01; to: 2025-07"),
        ("title: Deputy CFO; from: 2025-01; to: 2025-07", CFO + "to: 2025-07"),
        ("title: Former CFO; from: 2025-01; to: 2025-07", CFO + "to: 2025-07"),
        ("from: 2025-01; to: 2025-07", CFO + "to: 2025-07"),
    ],
)  # fmt: skip
def test_not_certainly_two_holders_at_once(first: str, second: str, tmp_path: Path) -> None:
    assert lines(told(holders(tmp_path, first, second))) == []


def test_holders_in_two_companies(tmp_path: Path) -> None:
    assert lines(told(holders(tmp_path, CFO + "to: 2025-07", CFO + "to: 2025-07", "beta"))) == []


def test_one_person_may_hold_a_title_twice(tmp_path: Path) -> None:
    site = paper(tmp_path, CFO + "to: 2025-07")
    again = "  - {id: again, org: acme, title: {en: CFO}, from: 2025-04, to: 2025-09}\n---\n"
    site.write(DOE, person(CFO + "to: 2025-07").removesuffix("---\n") + again)
    assert lines(told(site)) == []


def test_one_follows_the_other_on_the_same_day(tmp_path: Path) -> None:
    site = holders(tmp_path, CFO + "to: 2025-07-16", "title: CFO; from: 2025-07-16; to: 2025-09")
    assert lines(told(site)) == []


def test_exclusive_titles_are_known_in_both_languages_and_genders() -> None:
    known = exclusive_titles()
    for post, titles in {
        "CFO": ["CFO", "Chief Financial Officer", "المدير المالي", "المديرة المالية"],
        "CEO": ["chief executive", "الرئيس التنفيذي", "الرئيسة التنفيذية"],
        "general counsel": ["General counsel", "المستشار العام", "المستشارة العامة"],
        "president": ["President", "رئيس الجمهورية"],
    }.items():
        assert {known[fold_word(title).casefold()] for title in titles} == {post}


def test_no_title_names_two_posts() -> None:
    seen: dict[str, str] = {}
    for lexicon in read_lexicons().values():
        for row in lexicon.exclusive_titles:
            post, *titles = row.split("|")
            assert titles, row
            for title in titles:
                assert seen.setdefault(fold_word(title).casefold(), post) == post, title


# --- founding


def test_a_role_begins_before_its_company(tmp_path: Path) -> None:
    site = paper(tmp_path, "from: 1999")
    (found,) = told(site)
    assert lines([found]) == [
        f"{DOE}:7:11: warning: doe/post begins 1999, before acme was founded (2000) [before-founding]"
    ]
    assert found.hint == f"see {ACME}:3:10"


@pytest.mark.parametrize("role", ["from: 2000", "from: 2000-01-01", "from: 1999/2001", "to: 1999", ""])
def test_a_role_that_may_begin_with_its_company(role: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, role))) == []


def test_nobody_says_when_the_company_was_founded(tmp_path: Path) -> None:
    site = paper(tmp_path, "from: 1999")
    site.edit(ACME, "founded: 2000\n", "")
    assert lines(told(site)) == []


@pytest.mark.parametrize(("began", "founded"), [("1999~", "2000"), ("1999?", "2000"), ("1999", "2000~")])
def test_a_role_that_begins_about_when_its_company_does(began: str, founded: str, tmp_path: Path) -> None:
    site = paper(tmp_path, f"from: {began}")
    site.edit(ACME, "founded: 2000", f"founded: {founded}")
    assert lines(told(site)) == []


# --- death


def dead(folder: Path, role: str, died: str = "2025-06") -> TinySite:
    """A site whose one person has died; the day stands on line 3, and the role begins on line 8."""
    site = paper(folder, role)
    site.edit(DOE, "gender: f\n", f"gender: f\ndied: {died}\n")
    return site


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("from: 2025-07", "8:11: warning: doe/post begins 2025-07, after doe died (2025-06)"),
        ("from: 2025-07; to: 2025-08", "8:11: warning: doe/post begins 2025-07, after doe died (2025-06)"),
        ("from: 2025-07; to: present", "8:11: warning: doe/post begins 2025-07, after doe died (2025-06)"),
        ("from: 2025-04; to: 2025-07", "9:9: warning: doe/post ends 2025-07, after doe died (2025-06)"),
        ("to: present", "8:9: warning: doe/post is held at present, after doe died (2025-06)"),
        ("to: present; checked: 2025-05", "8:9: warning: doe/post is held at present, after doe died (2025-06)"),
        ("to: 2025-07/..", "8:9: warning: doe/post ends 2025-07/.., after doe died (2025-06)"),
    ],
)
def test_a_role_after_the_death_of_its_holder_is_told_once(role: str, line: str, tmp_path: Path) -> None:
    (found,) = told(dead(tmp_path, role))
    assert lines([found]) == [f"{DOE}:{line} [after-death]"]
    assert found.hint == f"see {DOE}:4:7"


@pytest.mark.parametrize(
    "role",
    [
        "from: 2025-06; to: 2025-06",
        "from: 2025-06-30",
        "from: 2025; to: 2025",
        "from: 2025-04; to: unknown",
        "from: 2025-07~",
        "to: 2025-07?",
        "from: 2025-05/2025-08",
        "",
    ],
)
def test_a_role_that_may_have_ended_with_its_holder(role: str, tmp_path: Path) -> None:
    assert lines(told(dead(tmp_path, role))) == []


@pytest.mark.parametrize(("began", "died"), [("2025-07", "2025"), ("2025-07", "2025-06~"), ("2026", "2025?")])
def test_a_role_about_when_its_holder_died(began: str, died: str, tmp_path: Path) -> None:
    assert lines(told(dead(tmp_path, f"from: {began}", died))) == []


def test_who_lives_may_begin_anything(tmp_path: Path) -> None:
    site = paper(tmp_path, "from: 2025-07")
    site.edit(DOE, "gender: f\n", "gender: f\nborn: 1970\n")
    assert lines(told(site)) == []


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("from: 2025-07; checked: 2025-06-30", ["doe/post was checked (2025-06-30) before it began (2025-07)"]),
        ("from: 2025; checked: 2024", ["doe/post was checked (2024) before it began (2025)"]),
        ("from: 2025-07; checked: 2025-07", []),
        ("from: 2025-07; checked: 2025", []),
        ("from: 2025~; checked: 2024-06", []),
    ],
)
def test_a_role_checked_before_it_began(role: str, expected: list[str], tmp_path: Path) -> None:
    found = told(paper(tmp_path, role))
    assert [(one.message, one.code, one.hint) for one in found] == [
        (message, "checked-early", "mend one of the dates") for message in expected
    ]


def test_a_value_in_quotes_is_marked_with_them(tmp_path: Path) -> None:
    figure = "figures: [{{about: acme, what: staff, amount: {}}}]\n"
    fronts = {"a": figure.format('"2 people"'), "b": figure.format('"1 people"')}
    (found,) = told(paper(tmp_path, **fronts))
    assert found.excerpt[found.location.column - 1 :][: found.length] == '"1 people"'


# --- what is held at present


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("to: present", "never checked"),
        ("to: present; checked: 2025-07-02", "last checked 2025-07-02"),
        ("to: present; checked: 2024", "last checked 2024"),
    ],
)
def test_what_is_held_at_present_is_asked_about_again(role: str, says: str, tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, role))
    assert lines([found]) == [f"{DOE}:7:9: note: doe/post is held at present: {says} [unchecked]"]
    assert found.hint == "if it is still so, write checked: 2025-10-01"


@pytest.mark.parametrize(
    "role",
    [
        "to: present; checked: 2025-07-03",
        "to: present; checked: 2025-07",
        "to: present; checked: 2026-01",
        "to: 2024; checked: 2024",
        "to: unknown",
        "",
    ],
)
def test_what_needs_no_check(role: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, role))) == []


@pytest.mark.parametrize("checked", ["2025-07/..", "9999-12"])
def test_a_check_without_an_end_does_not_raise(checked: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, f"to: present; checked: {checked}"))) == []


# --- figures


def test_two_articles_give_two_amounts(tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, a=figure("amount: 5bn USD"), b=figure("amount: 6bn USD")))
    assert lines([found]) == [
        "content/articles/b.en.md:6:39: warning: deal of acme is 6bn USD here, and 5bn USD at "
        "content/articles/a.en.md:6:39 [conflict]"
    ]
    assert found.hint == "mend one of them, give each its `as_of`, or record it under `disputed`, with a verdict"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("~5bn USD", "5.6bn USD"),
        ("5bn USD", "~5.6bn USD"),
        (">5bn USD", "4.9bn USD"),
        (">5bn USD", "<4.9bn USD"),
        ("<5bn USD", "5.1bn USD"),
        ("4bn..5bn USD", "5.1bn USD"),
        ("500bn USD", "500m USD"),
        ("12 %", "13 %"),
    ],
)
def test_amounts_with_nothing_in_common(one: str, other: str, tmp_path: Path) -> None:
    site = paper(tmp_path, a=figure(f'amount: "{one}"'), b=figure(f'amount: "{other}"'))
    assert [one.code for one in told(site)] == ["conflict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5bn USD", "5000m USD"),
        ("~5bn USD", "5.5bn USD"),
        ("~5bn USD", "~6bn USD"),
        (">5bn USD", "300bn USD"),
        (">5bn USD", "5bn USD"),
        (">5bn USD", ">9bn USD"),
        ("<5bn USD", "1 USD"),
        ("<5bn USD", ">4bn USD"),
        ("4bn..5bn USD", "5bn..6bn USD"),
        ("4bn..6bn USD", "5bn USD"),
        ("5bn USD", "6bn EUR"),
        ("12 %", "13 people"),
    ],
)
def test_amounts_that_meet_or_are_of_other_units(one: str, other: str, tmp_path: Path) -> None:
    site = paper(tmp_path, a=figure(f'amount: "{one}"'), b=figure(f'amount: "{other}"'))
    assert lines(told(site)) == []


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("amount: 5bn USD, as_of: 2025-06", "amount: 6bn USD, as_of: 2025-07", []),
        ("amount: 5bn USD, as_of: 2024", "amount: 6bn USD, as_of: 2025", []),
        ("amount: 5bn USD, as_of: 2025", "amount: 6bn USD, as_of: 2025-07", ["conflict"]),
        ("amount: 5bn USD, as_of: 2025-06~", "amount: 6bn USD, as_of: 2025-07", ["conflict"]),
        ("amount: 5bn USD, as_of: 2025-06", "amount: 6bn USD", ["conflict"]),
        ("amount: 5bn USD, with: beta", "amount: 6bn USD", []),
        ("amount: 5bn USD, with: beta", "amount: 6bn USD, with: beta", ["conflict"]),
    ],
)
def test_amounts_of_one_thing_at_one_time(one: str, other: str, codes: list[str], tmp_path: Path) -> None:
    assert [found.code for found in told(paper(tmp_path, a=figure(one), b=figure(other)))] == codes


@pytest.mark.parametrize(("old", "new"), [("what: deal", "what: debt"), ("about: acme", "about: beta")])
def test_amounts_of_two_things(old: str, new: str, tmp_path: Path) -> None:
    other = figure("amount: 6bn USD").replace(old, new)
    assert lines(told(paper(tmp_path, a=figure("amount: 5bn USD"), b=other))) == []


def test_each_amount_is_told_once_against_one_other(tmp_path: Path) -> None:
    amounts = {name: figure(f"amount: {number}bn USD") for name, number in zip("abc", (5, 6, 7), strict=True)}
    assert [line.partition(" [")[0] for line in lines(told(paper(tmp_path, **amounts)))] == [
        f"content/articles/{name}.en.md:6:39: warning: deal of acme is {number}bn USD here, and 5bn USD at "
        "content/articles/a.en.md:6:39"
        for name, number in (("b", 6), ("c", 7))
    ]


def test_an_amount_is_told_against_one_of_its_own_time(tmp_path: Path) -> None:
    site = paper(
        tmp_path,
        a=figure("amount: 5bn USD, as_of: 2024"),
        b=figure("amount: 6bn USD, as_of: 2025"),
        c=figure("amount: 7bn USD, as_of: 2025"),
    )
    (found,) = told(site)
    assert found.location.path == "content/articles/c.en.md"
    assert "6bn USD at content/articles/b.en.md:6:39" in found.message


def test_a_hundred_amounts_are_told_in_as_many_findings(tmp_path: Path) -> None:
    """Not in one for each of 4950 pairs."""
    rows = "".join(f"  - {{about: acme, what: deal, amount: {number}bn USD}}\n" for number in range(1, 101))
    assert len(told(paper(tmp_path, a="figures:\n" + rows))) == 99


def test_an_amount_that_was_told_is_no_measure_of_others(tmp_path: Path) -> None:
    amounts = {name: figure(f"amount: {number}bn USD") for name, number in zip("abcd", (5, 6, 5, 6), strict=True)}
    assert [found.message.rpartition(" at ")[2] for found in told(paper(tmp_path, **amounts))] == [
        "content/articles/a.en.md:6:39"
    ] * 2


# --- verdicts on figures and events


def verdict(*slugs: str) -> str:
    """Another field of a figure or event: what these articles say of it is disputed."""
    rows = ", ".join(f"{{says: x, in: {slug}, verdict: error, why: x}}" for slug in slugs)
    return f"disputed: [{rows}]"


def amounts(*rows: tuple[str, str]) -> dict[str, str]:
    """Articles a, b, c … with an amount each, and what else their figure has."""
    return {
        name: figure(f"amount: {amount}{rest and ', '}{rest}")
        for name, (amount, rest) in zip("abc", rows, strict=False)
    }


def days(*rows: tuple[str, str]) -> dict[str, str]:
    """Articles a, b, c … with a date each for one event, and what else it has."""
    return {name: event(f"{when}{rest and ', '}{rest}") for name, (when, rest) in zip("abc", rows, strict=False)}


FIVE, SIX, SEVEN = ("5bn USD", "2025-05"), ("6bn USD", "2025-06"), ("7bn USD", "2025-07")


@pytest.mark.parametrize(("made", "unit"), [(amounts, 0), (days, 1)])
@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([(FIVE, ""), (SIX, "")], "b"),
        ([(FIVE, verdict("b")), (SIX, "")], ""),  # either of the two may carry it
        ([(FIVE, ""), (SIX, verdict("a"))], ""),
        ([(FIVE, verdict("a")), (SIX, "")], "b"),
        ([(FIVE, verdict("c")), (SIX, "")], "b"),
        ([(FIVE, verdict("b")), (SIX, ""), (SIX, "")], "c"),
        ([(FIVE, verdict("b")), (SIX, ""), (FIVE, "")], ""),  # what is disputed is no measure of the others
        ([(FIVE, ""), (SIX, verdict("a")), (SIX, "")], ""),
        ([(FIVE, ""), (SIX, verdict("a")), (FIVE, "")], "c"),
        ([(FIVE, ""), (SIX, verdict("a")), (SEVEN, "")], "c"),
        ([(FIVE, verdict("b", "c")), (SIX, ""), (SEVEN, "")], ""),
        ([(FIVE, verdict("b")), (SIX, verdict("a"))], ""),
    ],
)
def test_a_verdict_silences_the_two_that_it_is_about(
    made: Callable[..., dict[str, str]],
    unit: int,
    rows: list[tuple[tuple[str, str], str]],
    places: str,
    tmp_path: Path,
) -> None:
    site = paper(tmp_path, **{"c": "", **made(*((values[unit], rest) for values, rest in rows))})
    found = told(site)
    assert [one.location.path for one in found] == [f"content/articles/{name}.en.md" for name in places]
    assert {one.code for one in found} <= {"conflict"}


def test_a_verdict_on_an_amount_of_another_time_changes_nothing(tmp_path: Path) -> None:
    old, new = "amount: 5bn USD, as_of: 2024", f"amount: 9bn USD, as_of: 2025, {verdict('a')}"
    site = paper(tmp_path, a=figure(old), b=figure(new), c=figure("amount: 6bn USD, as_of: 2024"))
    assert [one.location.path for one in told(site)] == ["content/articles/c.en.md"]


# --- events


def test_two_articles_date_one_event_differently(tmp_path: Path) -> None:
    (found,) = told(paper(tmp_path, a=event("2025-06"), b=event("2025-07")))
    assert lines([found]) == [
        'content/articles/b.en.md:6:34: warning: "signing" is dated 2025-07 here, and 2025-06 at '
        "content/articles/a.en.md:6:34 [conflict]"
    ]
    assert found.hint == "mend one of them, give two events two ids, or record it under `disputed`, with a verdict"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("2025-06"), event("2025-06-30")),
        (event("2025"), event("2025-06")),
        (event("2025-06~"), event("2025-07")),
        (event("2025-05/2025-07"), event("2025-06-30")),
        (event("2025-06"), event("2025-07", "closing")),
    ],
)
def test_dates_of_one_event_that_meet_and_of_two_events(one: str, other: str, tmp_path: Path) -> None:
    assert lines(told(paper(tmp_path, a=one, b=other))) == []


def test_an_event_is_compared_with_the_first_only_so_others_may_differ_within_its_year(tmp_path: Path) -> None:
    """A limit, as with the dates of roles."""
    site = paper(tmp_path, a=event("2025"), b=event("2025-06"), c=event("2025-07"))
    assert lines(told(site)) == []
    site.write("content/articles/a.en.md", article("Text."))
    assert [found.code for found in told(site)] == ["conflict"]


# --- the seeds: two articles that the newsroom has published

LIBERATORE = "content/people/mike-liberatore.ar.md"
JULY = "content/articles/openai-liberatore.ar.md"
APRIL = "content/articles/xai-exits.ar.md"


def place(site: TinySite, path: str, words: str) -> str:
    """path:line:column of words that stand in a file once."""
    text = (site.folder / path).read_text("utf-8")
    assert text.count(words) == 1, words
    before = text[: text.index(words)]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.fixture
def demo(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "demo")
    shutil.copytree(REPOSITORY / "content", site.folder / "content")
    shutil.copy(REPOSITORY / "site.yaml", site.folder)
    return site


def everything(site: TinySite) -> set[Diagnostic]:
    return set(check(Order(site.folder, site.output, TODAY)).report.diagnostics)


def test_the_seeds_are_settled(demo: TinySite) -> None:
    assert lines(told(demo)) == []


def test_without_the_verdict_the_seeds_are_told(demo: TinySite) -> None:
    settled = everything(demo)
    text = (demo.folder / LIBERATORE).read_text("utf-8")
    start = text.index("    disputed:\n")
    end = text.index("  - id: airbnb\n")
    demo.write(LIBERATORE, text[:start] + text[end:])
    told_now = everything(demo)
    before, after = ({(one.code, one.message) for one in found} for found in (settled, told_now))
    assert before - after == set()
    new = sorted((one for one in told_now if (one.code, one.message) not in before), key=lambda one: one.code)
    assert [one.code for one in new] == ["conflict", "impossible"]
    conflict, impossible = new
    says = "from: 2025-07\n    lasted"
    july = place(demo, JULY, says).rsplit(":", 1)[0] + ":11"
    april = place(demo, APRIL, "about: mike-liberatore/xai-cfo")
    profile = place(demo, LIBERATORE, "2025-04\n")
    assert lines([conflict]) == [
        f"{july}: warning: `from` of mike-liberatore/xai-cfo is 2025-07 here, and 2025-04 at {profile} [conflict]"
    ]
    assert conflict.hint == SETTLE
    assert lines([impossible]) == [
        f"{july}: warning: 2025-07 and 3 months make 2025-10: mike-liberatore/xai-cfo would end after 2025-09-16, "
        "when this article says it is over [impossible]"
    ]
    assert impossible.hint == (
        f"the reading that fits: 2025-07 is when it ended, and it began in 2025-04, as {april} says"
    )
    assert {one.excerpt for one in new} == {"    from: 2025-07"}

    demo.write(LIBERATORE, text)
    assert everything(demo) == settled


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("in: openai-liberatore", "in: xai-exits", ["conflict", "impossible"]),
        ("field: from", "field: to", ["conflict"]),  # any date of the account excuses its arithmetic
        ("field: from", "field: lasted", ["conflict"]),
        ("field: from", "field: title", ["conflict", "impossible"]),
    ],
)
def test_a_verdict_on_something_else_does_not_settle_the_seeds(
    old: str, new: str, codes: list[str], demo: TinySite
) -> None:
    demo.edit(LIBERATORE, old, new)
    assert sorted(one.code for one in told(demo)) == codes


# --- the build does not ask, and files come in any order


def test_build_does_not_ask(tmp_path: Path) -> None:
    site = paper(tmp_path, "from: 2025-04; to: present", a=claim("from: 2025-07"))
    assert [one.code for one in site.build().report.diagnostics if one.code in CODES] == []


def test_files_that_are_written_in_another_order_are_told_alike(tmp_path: Path) -> None:
    fronts = {
        "a": claim("from: 2025-03") + figure("amount: 5bn USD") + event("2025-06"),
        "b": claim("from: 2025-07") + figure("amount: 6bn USD") + event("2025-07"),
        "c": claim(HIRED_IN_JULY) + figure("amount: 7bn USD") + event("2025-08"),
    }
    one = paper(tmp_path / "one", "", **fronts)
    other = paper(tmp_path / "other", "", **fronts)
    for name in sorted(fronts, reverse=True):
        other.remove(f"content/articles/{name}.en.md")
    for name in sorted(fronts, reverse=True):
        other.write(f"content/articles/{name}.en.md", article("Text.", fronts[name]))
    assert len(told(one)) == 7
    assert [str(found) for found in told(one)] == [str(found) for found in told(other)]
