"""What `check` tells an editor of names: the finding, its place, its hint, and when there is none."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from siyaq.diagnostics import Diagnostic
from tests.newsroom import article, linked, newsroom
from tests.tinysite import TinySite, codes

LIBERATORE = """\
---
name: {ar: مايك ليبيراتور, en: Mike Liberatore}
gender: m
misspellings: {ar: [ليبراطور]}
---
"""


def told(site: TinySite, code: str) -> list[Diagnostic]:
    return [found for found in site.check().report.diagnostics if found.code == code]


def first_lines(found: list[Diagnostic]) -> list[str]:
    return [str(one).split("\n")[0] for one in found]


def person(names: str, rest: str = "") -> str:
    return f"---\nname: {names}\ngender: m\n{rest}---\n"


def company(names: str, rest: str = "") -> str:
    return f"---\nname: {names}\n{rest}---\n"


# --- the registry


def test_a_name_of_two_profiles_is_a_mistake_at_both_places(tmp_path: Path) -> None:
    files = {
        "content/people/a-doe.ar.md": person("{ar: أحمد زقاق, en: Ahmad Doe}", "aliases: {en: [Doe]}\n"),
        "content/people/b-doe.ar.md": person("{ar: باسل زقاق, en: Basil Doe}", "aliases:\n  en:\n    - Doe\n"),
    }
    site = newsroom(tmp_path, files)
    expected = [
        'content/people/a-doe.ar.md:4:16: error: "Doe" is a name of person:b-doe, too [shared-name]',
        'content/people/b-doe.ar.md:6:7: error: "Doe" is a name of person:a-doe, too [shared-name]',
    ]
    found = told(site, "shared-name")
    assert first_lines(found) == expected
    assert {one.hint for one in found} == {
        "take it out of one, or write `ambiguous: [Doe]` in both: it then links on evidence"
    }
    built = site.build()
    assert first_lines(list(built.report.diagnostics)) == expected
    assert built.written is None

    site.edit("content/people/a-doe.ar.md", "gender: m", "gender: m\nambiguous: [Doe]")
    assert first_lines(list(site.build().report.diagnostics)) == expected[1:]
    site.edit("content/people/b-doe.ar.md", "gender: m", "gender: m\nambiguous: {en: [Doe]}")
    assert site.build().report.diagnostics == ()
    assert told(site, "shared-name") == []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (person("{ar: سمير, en: Samir}"), company("{ar: سمير, en: Samco}"), "سمير"),
        (person("{ar: أحمد الزين}"), person("{ar: احمد الزين}"), "احمد الزين"),
        (company("{ar: زد, en: Zed}"), company("{ar: ي, en: Yed}", "misspellings: {en: [Zed]}\n"), "Zed"),
    ],
)
def test_names_are_the_same_whatever_the_kind_the_field_or_the_spelling(
    one: str, other: str, words: str, tmp_path: Path
) -> None:
    folder = {True: "people", False: "companies"}
    files = {
        f"content/{folder['gender' in one]}/x-one.ar.md": one,
        f"content/{folder['gender' in other]}/x-two.ar.md": other,
    }
    found = told(newsroom(tmp_path, files), "shared-name")
    assert [one.severity for one in found] == ["error", "error"]
    assert f'"{words}"' in " ".join(one.message for one in found)


def test_the_same_alias_twice_in_one_profile_is_no_shared_name(tmp_path: Path) -> None:
    files = {"content/people/x.ar.md": person("{ar: منى, en: Mona}", "aliases: {ar: [مونا, مونا], en: [Mona]}\n")}
    assert codes(newsroom(tmp_path, files).build()) == []


@pytest.mark.parametrize(
    ("names", "line", "hint"),
    [
        ("أمل", 'warning: "أمل" is an ordinary word, too', ""),
        ("أَمَل", 'warning: "أَمَل" is an ordinary word, too', ""),
        (
            "بنان",
            'note: with a prefix, "بنان" is the ordinary word "لبنان"',
            '"لبنان" is never taken for it; if the name by itself is an ordinary word, too, ',
        ),
        (
            "كيل",
            'note: with a prefix, "كيل" is the ordinary word "وكيل"',
            '"وكيل" is never taken for it; if the name by itself is an ordinary word, too, ',
        ),
        (
            "May",
            'note: "May" is an ordinary word, too, with a capital where a sentence begins',
            "if that happens, ",
        ),
        (
            "Target",
            'note: "Target" is an ordinary word, too, with a capital where a sentence begins',
            "if that happens, ",
        ),
    ],
)
def test_a_name_that_is_an_ordinary_word_is_told_until_it_is_flagged(
    names: str, line: str, hint: str, tmp_path: Path
) -> None:
    path = "content/people/x.ar.md"
    site = newsroom(tmp_path, {path: person(f"{{ar: سين صاد, en: Xena}}\naliases: {{ar: [{names}]}}")})
    (found,) = [one for one in told(site, "common-word") if one.location.path == path]
    assert str(found).split("\n")[0] == f"{path}:3:16: {line} [common-word]"
    assert found.hint == (
        f"{hint}write `ambiguous: [{names}]`: it then links only where something tells that the name is meant"
    )
    assert codes(site.build()) == [], "`build` does not ask"
    site.edit(path, "gender: m", f"gender: m\nambiguous: [{names}]")
    assert [one for one in told(site, "common-word") if one.location.path == path] == []


@pytest.mark.parametrize(("name", "ordinary", "prefixed"), [("بنان", "لبنان", "وبنان"), ("كيل", "وكيل", "لكيل")])
def test_the_ordinary_word_of_the_note_is_never_taken_for_the_name(
    name: str, ordinary: str, prefixed: str, tmp_path: Path
) -> None:
    profile = person("{ar: سين صاد, en: Xena}", f"aliases: {{ar: [{name}]}}\nprefixed: [{name}]\n")
    files = {"content/people/x.ar.md": profile, "content/articles/a.ar.md": article(f"قيل {ordinary} هنا.")}
    site = newsroom(tmp_path, files)
    site.build()
    assert linked(site.page("ar/articles/a")) == []
    site.edit("content/articles/a.ar.md", ordinary, prefixed)
    site.build()
    assert linked(site.page("ar/articles/a")) == [("x", name)]


def test_names_that_are_no_ordinary_words(tmp_path: Path) -> None:
    """Of several words, spelled otherwise than an ordinary word, or with capitals that no sentence gives a word."""
    names = person("{ar: أمل كيل, en: Hope Floats}", "aliases: {ar: [ليبيراتور], en: [Xylo, MAY, tArget, 3M]}\n")
    site = newsroom(tmp_path, {"content/people/x.ar.md": names})
    assert [one for one in told(site, "common-word") if one.location.path == "content/people/x.ar.md"] == []


def test_a_flag_that_flags_nothing(tmp_path: Path) -> None:
    rest = "aliases: [زين]\nambiguous: [زينة, زين]\nprefixed: {ar: [زن]}\n"
    site = newsroom(tmp_path, {"content/people/x.ar.md": person("{ar: منى زين, en: Mona Zein}", rest)})
    found = told(site, "no-such-name")
    assert first_lines(found) == [
        'content/people/x.ar.md:5:13: warning: "زينة" is no name of this profile [no-such-name]',
        'content/people/x.ar.md:6:17: warning: "زن" is no name of this profile [no-such-name]',
    ]
    assert 'did you mean "زين"?' in {one.hint for one in found}


# --- the texts


def test_a_misspelling_is_told_at_each_of_its_places(tmp_path: Path) -> None:
    body = (
        "قال ليبراطور وقال لليبراطور.\n"
        "ثم ليبراطور.\n"
        "\n"
        "- بند أول\n"
        "- بند ثان\n"
        "  وفيه ليبراطور\n"
        "- **ليبراطور** هنا\n"
        "\n"
        "| أ | ب |\n"
        "|---|---|\n"
        "| ج | د ليبراطور |\n"
    )
    files = {"content/people/liberatore.ar.md": LIBERATORE, "content/articles/a.ar.md": article(body)}
    site = newsroom(tmp_path, files)
    found = told(site, "misspelling")
    lines = (7, 5), (7, 20), (8, 4), (12, 8), (13, 5), (17, 9)
    assert [(one.location.line, one.location.column) for one in found] == list(lines)
    assert first_lines(found)[0] == 'content/articles/a.ar.md:7:5: warning: "ليبراطور" is a misspelling [misspelling]'
    text = (site.folder / "content/articles/a.ar.md").read_text("utf-8").split("\n")
    for one in found:
        assert text[one.location.line - 1][one.location.column - 1 :].startswith("ليبراطور")
        assert one.hint == 'the house form is "مايك ليبيراتور"; readers get the link all the same'


def test_a_misspelling_links_all_the_same(tmp_path: Path) -> None:
    files = {"content/people/liberatore.ar.md": LIBERATORE, "content/articles/a.ar.md": article("قال لليبراطور.")}
    site = newsroom(tmp_path, files)
    site.build()
    assert linked(site.page("ar/articles/a")) == [("liberatore", "ليبراطور")]
    assert "ليبراطور" not in site.page("ar/people/liberatore").split('id="articles"')[0]


def test_a_near_name_is_told_and_does_not_link(tmp_path: Path) -> None:
    body = "قال مايك ليبراتور ذلك.\n\n- ثم قيل\n- إن لمايك ليبراتور حصة.\n"
    files = {"content/people/liberatore.ar.md": LIBERATORE, "content/articles/a.ar.md": article(body)}
    site = newsroom(tmp_path, files)
    found = told(site, "near-name")
    words = '"مايك ليبراتور" is nearly "مايك ليبيراتور", and does not link [near-name]'
    assert first_lines(found) == [
        f"content/articles/a.ar.md:7:5: note: {words}",
        f"content/articles/a.ar.md:10:7: note: {words}",
    ]
    hint = 'if it is the same, mend it, or list it under `aliases` or `misspellings` of "liberatore"'
    assert {one.hint for one in found} == {hint}
    site.build()
    assert linked(site.page("ar/articles/a")) == []


@pytest.mark.parametrize(
    "body",
    [
        "قال مايك ليبيراتور ذلك.",
        "قال لمايك ليبيراتور ذلك.",
        "قال ليبراطور ذلك.",
        "قال مايك، ليبراتور.",
        "Mike Liberatore and MIKE LIBERATORE.",
        "mike liberator",
    ],
)
def test_what_is_no_near_name(body: str, tmp_path: Path) -> None:
    files = {"content/people/liberatore.ar.md": LIBERATORE, "content/articles/a.ar.md": article(body)}
    assert told(newsroom(tmp_path, files), "near-name") == []


def test_an_alias_or_a_misspelling_ends_the_finding(tmp_path: Path) -> None:
    path = "content/people/liberatore.ar.md"
    files = {path: LIBERATORE, "content/articles/a.ar.md": article("قال مايك ليبراتور ذلك.")}
    site = newsroom(tmp_path, files)
    for field in ("aliases: {ar: [مايك ليبراتور]}", "misspellings: {ar: [مايك ليبراتور]}"):
        site.write(path, LIBERATORE.replace("misspellings: {ar: [ليبراطور]}", field))
        assert told(site, "near-name") == []


# --- names without a profile


def test_a_name_in_both_scripts_gets_a_command_with_both(tmp_path: Path) -> None:
    body = "قال «غولدمان ساكس» Goldman Sachs ذلك.\n\nوكانت Goldman Sachs هنا."
    site = newsroom(tmp_path, {"content/articles/a.ar.md": article(body)})
    found = told(site, "no-profile")
    assert str(found[0]).split("\n")[0] == (
        'content/articles/a.ar.md:7:6: note: "Goldman Sachs" looks like a name and has no profile: '
        "2 times in 1 text (one of 1 such names) [no-profile]"
    )
    names = "--name 'ar=غولدمان ساكس' --name 'en=Goldman Sachs'"
    assert found[0].hint == f"siyaq new company goldman-sachs {names}"


@pytest.mark.parametrize(
    ("body", "command"),
    [
        ("They asked John Zylok about it.", "siyaq new person john-zylok --name 'en=John Zylok'"),
        ("They asked Goldman Sachs about it.", "siyaq new company goldman-sachs --name 'en=Goldman Sachs'"),
        ("They asked the company John Zylok about it.", "siyaq new company john-zylok --name 'en=John Zylok'"),
        ("They asked Zylok's aunt.", "siyaq new company zylok --name en=Zylok"),
        (
            "They asked «تيم كوك» Tim Cook about it.",
            "siyaq new person tim-cook --name 'ar=تيم كوك' --name 'en=Tim Cook'",
        ),
    ],
)
def test_only_a_name_that_begins_with_a_known_first_name_is_a_persons(
    body: str, command: str, tmp_path: Path
) -> None:
    (found,) = told(newsroom(tmp_path, {"content/articles/a.en.md": article(body)}), "no-profile")
    assert found.hint == command


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("ar", "قالت شركة Nvidia ذلك.", "Nvidia"),
        ("ar", "سأل Jensen Huang عن ذلك.", "Jensen Huang"),
        ("ar", "قالت شركة «نون» ذلك.", "نون"),
        ("en", "They asked Jensen Huang about it.", "Jensen Huang"),
        ("en", "Nobody at eToro knew.", "eToro"),
    ],
)
def test_what_is_wanted(language: str, body: str, name: str, tmp_path: Path) -> None:
    site = newsroom(tmp_path, {f"content/articles/a.{language}.md": article(body)})
    (found,) = told(site, "no-profile")
    assert f'"{name}" looks like a name' in found.message
    assert (found.location.line, found.location.column) == (7, body.index(name) + 1)


@pytest.mark.parametrize(
    "body",
    [
        "Yesterday nothing happened. Officials agreed. However, it rained.",
        "Reached in September, it was signed on a Tuesday in March.",
        "It was made in France and in the United States.",
        "Elon Musk and Musk of OpenAI.",
        "The word `Nvidia Corp` is code.",
    ],
)
def test_what_is_not_wanted(body: str, tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"content/articles/a.en.md": article(body)})
    assert first_lines(told(site, "no-profile")) == []


def test_the_name_of_the_site_is_not_wanted(tmp_path: Path) -> None:
    body = "They told Zyloak Tribune and «زيلواك تريبيون» Zyloak Tribune."
    site = newsroom(tmp_path, {"content/articles/a.en.md": article(body)})
    assert len(told(site, "no-profile")) == 1
    site.edit("site.yaml", "en: Site}", "en: Zyloak Tribune}")
    assert told(site, "no-profile") == []


def test_the_ten_most_wanted_are_told(tmp_path: Path) -> None:
    crowd = [f"Zylo{letter}k Corp{letter}" for letter in "abcdefghijklm"]
    body = "\n\n".join(f"They asked {name} about it." for name in [*crowd, crowd[-1], crowd[-1], crowd[-2]])
    found = told(newsroom(tmp_path, {"content/articles/a.en.md": article(body)}), "no-profile")
    assert len(found) == 10
    names = [one.message.split('"')[1] for one in found]
    assert {crowd[-1], crowd[-2]} <= set(names)
    times = {name: one.message for name, one in zip(names, found, strict=True)}
    assert f"{times[crowd[-1]]}".endswith("3 times in 1 text (one of 13 such names)")
    assert f"{times[crowd[-2]]}".endswith("2 times in 1 text (one of 13 such names)")


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("ar", "قالت شركة «غولدمان ساكس» Goldman Sachs ذلك.", "غولدمان ساكس"),
        ("ar", "قالت شركة «نون القابضة» Noon Holding ذلك.", "نون القابضة"),
        ("en", "They asked Jensen Huang about it.", "Jensen Huang"),
        ("en", "They asked Conan O'Brien about it.", "Conan O'Brien"),
    ],
)
def test_the_command_of_the_hint_makes_a_file_that_builds_and_links(
    language: str, body: str, words: str, tmp_path: Path
) -> None:
    site = newsroom(tmp_path, {f"content/articles/a.{language}.md": article(body)})
    (found,) = told(site, "no-profile")
    command = shlex.split(found.hint)
    assert command[:2] == ["siyaq", "new"]
    done = subprocess.run(
        [sys.executable, "-m", "siyaq", *command[1:], "--site", str(site.folder)],
        capture_output=True, text=True, cwd=Path(__file__).parents[1], check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert told(site, "no-profile") == []
    built = site.build(drafts=True)
    assert [str(one) for one in built.report.diagnostics] == []
    assert linked(site.page(f"{language}/articles/a")) == [(command[3], words)]


@pytest.mark.parametrize("words", ["نون $(echo x)", "نون $HOME"])
def test_a_shell_takes_the_command_of_the_hint_for_what_it_shows(words: str, tmp_path: Path) -> None:
    site = newsroom(tmp_path, {"content/articles/a.ar.md": article(f"قالت «{words}» Noon ذلك.")})
    (found,) = told(site, "no-profile")
    script = f"siyaq() {{ printf '%s\\n' \"$@\"; }}\n{found.hint}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert f"ar={words}" in done.stdout.splitlines()


# --- names that link too freely


def test_a_name_that_links_often_and_is_never_confirmed_is_told_with_five_contexts(tmp_path: Path) -> None:
    path = "content/companies/zaytoun.ar.md"
    body = "\n\n".join(f"قال رقم{number} إن زيتونتي هنا، وهذه كلمات تطول بها الجملة" for number in range(1, 7))
    site = newsroom(tmp_path, {path: company("{ar: زيتونتي}"), "content/articles/a.ar.md": article(body)})
    (found,) = told(site, "links-freely")
    assert str(found).split("\n")[0] == (
        'content/articles/a.ar.md:7:13: note: "زيتونتي" links 6 times, '
        "and nothing confirms that zaytoun is meant [links-freely]"
    )
    assert found.hint.startswith("if it is an ordinary word, too, write `ambiguous: [زيتونتي]` in its profile: …")
    assert [f"رقم{number}" in found.hint for number in range(1, 7)] == [True] * 5 + [False]
    assert found.hint.count("[زيتونتي]…") + found.hint.count("[زيتونتي] هنا") == 5

    site.edit("content/articles/a.ar.md", "رقم3 إن زيتونتي", "رقم3 إن «زيتونتي»")
    assert told(site, "links-freely") == []
    site.edit("content/articles/a.ar.md", "رقم3 إن «زيتونتي»", "رقم3 إن زيتونتي")
    site.edit(path, "name: {ar: زيتونتي}", "name: {ar: زيتونتي}\nambiguous: [زيتونتي]")
    assert told(site, "links-freely") == []


def test_four_times_are_not_often(tmp_path: Path) -> None:
    body = "قال إن زيتونتي هنا.\n\n" * 4
    files = {"content/companies/z.ar.md": company("{ar: زيتونتي}"), "content/articles/a.ar.md": article(body)}
    assert told(newsroom(tmp_path, files), "links-freely") == []


def test_drafts_are_proofread_too(tmp_path: Path) -> None:
    files = {
        "content/people/liberatore.ar.md": LIBERATORE.replace("gender: m", "gender: m\ndraft: true"),
        "content/articles/a.ar.md": article("قال ليبراطور.", "draft: true\n"),
    }
    assert len(told(newsroom(tmp_path, files), "misspelling")) == 1
