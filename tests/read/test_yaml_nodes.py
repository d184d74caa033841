"""YAML as plain words with the place of each."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.diagnostics import Report
from siyaq.read.yaml_nodes import KEY, MAX_BYTES, MAX_DEPTH, LocatedYaml, Path, Place, read_yaml

FILE = "content/people/jane-doe.ar.md"


def read(text: str, first_line: int = 1) -> LocatedYaml:
    """What the text holds, where nothing is wrong with it."""
    found, diagnostics = read_yaml(text, FILE, first_line)
    assert found is not None
    assert diagnostics == ()
    return found


def mistakes(text: str) -> list[str]:
    """Every finding in the text, as an editor reads it."""
    _, diagnostics = read_yaml(text, FILE)
    return [str(found) for found in Report.of(diagnostics, {FILE: text}).diagnostics]


def mistake(text: str) -> str:
    """The one finding in a text of which nothing can be used."""
    found, _ = read_yaml(text, FILE)
    assert found is None
    (one,) = mistakes(text)
    return one


def test_values_are_words_lists_and_mappings() -> None:
    assert read("a: word\nb: [x, 'y z']\nc: {d: e}\n").value == {"a": "word", "b": ["x", "y z"], "c": {"d": "e"}}


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "1:30", "null", "~", "true", "2025-09-16", "0x1F", "1e3", "0123", "=", ".inf", "1_000"],
)
def test_no_word_is_guessed_to_be_something_else(word: str) -> None:
    assert read(f"a: {word}\nb: [{word}]\n").value == {"a": word, "b": [word]}


def test_a_key_without_a_value_has_none_and_keeps_its_place() -> None:
    found = read("a:\nb: x\nc:\n  d:\n")
    assert found.value == {"a": None, "b": "x", "c": {"d": None}}
    assert found.places[("a",)] == Place(1, 3, 1)
    assert found.places[("a", KEY)] == Place(1, 1, 1)


def test_quoted_nothing_and_an_empty_item_are_empty_words() -> None:
    assert read("a: ''\nb: \"\"\nc:\n  -\n  - x\n").value == {"a": "", "b": "", "c": ["", "x"]}


def test_block_words_keep_their_lines() -> None:
    assert read("a: |\n  one\n  two\nb: >-\n  three\n  four\n").value == {"a": "one\ntwo\n", "b": "three four"}


def test_each_node_has_its_place() -> None:
    text = "title: A word\nnames: {ar: جين, en: Jane}\nroles:\n  - {id: editor}\n  - second\n"
    assert read(text, first_line=2).places == {
        (): Place(2, 1, 1),
        ("title", KEY): Place(2, 1, 5),
        ("title",): Place(2, 8, 6),
        ("names", KEY): Place(3, 1, 5),
        ("names",): Place(3, 8, 1),
        ("names", "ar", KEY): Place(3, 9, 2),
        ("names", "ar"): Place(3, 13, 3),
        ("names", "en", KEY): Place(3, 18, 2),
        ("names", "en"): Place(3, 22, 4),
        ("roles", KEY): Place(4, 1, 5),
        ("roles",): Place(5, 3, 1),
        ("roles", 0): Place(5, 5, 1),
        ("roles", 0, "id", KEY): Place(5, 6, 2),
        ("roles", 0, "id"): Place(5, 10, 6),
        ("roles", 1): Place(6, 5, 6),
    }


def test_columns_count_characters_and_not_bytes() -> None:
    assert read("{الاسم: جَيْن, emoji: 👩🏽‍💻, بعد: x}").places[("بعد",)] == Place(1, 34, 1)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("a", "b"), Place(2, 6, 1)),
        (("a", "b", "model's own step", 3), Place(2, 6, 1)),
        (("a", "model's own step", "b"), Place(2, 6, 1)),
        (("z",), Place(1, 1, 1)),
        ((), Place(1, 1, 1)),
    ],
)
def test_a_path_that_names_no_node_leads_to_the_nearest_around_it(path: Path, place: Place) -> None:
    assert read("a:\n  b: x\n").place(path) == place


def test_every_repeated_key_is_reported() -> None:
    assert mistakes("a: 1\nb: {c: 1, c: 2}\nb: 3\n") == [
        f'{FILE}:2:11: error: "c" is given twice [repeated-key]\n'
        "    b: {c: 1, c: 2}\n"
        "              ^\n"
        "  hint: keep one of them",
        f'{FILE}:3:1: error: "b" is given twice [repeated-key]\n    b: 3\n    ^\n  hint: keep one of them',
    ]


def test_one_key_in_two_mappings_is_not_repeated() -> None:
    assert mistakes("a: [{id: x}, {id: y}]\nb: {a: 1, id: 2}\n") == []


def test_a_repeated_key_is_still_reported_where_the_text_breaks_off() -> None:
    assert [found.splitlines()[0] for found in mistakes("a: 1\na: 2\n? [b]\n: c\n")] == [
        f'{FILE}:2:1: error: "a" is given twice [repeated-key]',
        f"{FILE}:3:3: error: a key must be a plain word [yaml-key]",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ok: x\na: &anchor word\n",
            f"{FILE}:2:4: error: anchors and aliases are not used here [yaml-anchor]\n"
            "    a: &anchor word\n"
            "       ^\n"
            "  hint: write the value out",
        ),
        (
            "a: {b: &anchor {c: d}}\n",
            f"{FILE}:1:8: error: anchors and aliases are not used here [yaml-anchor]\n"
            "    a: {b: &anchor {c: d}}\n"
            "           ^\n"
            "  hint: write the value out",
        ),
        (
            "a: [x, *anchor]\n",
            f"{FILE}:1:8: error: anchors and aliases are not used here [yaml-anchor]\n"
            "    a: [x, *anchor]\n"
            "           ^\n"
            "  hint: write the value out",
        ),
        (
            "a: !!python/object/apply:os.system [x]\n",
            f"{FILE}:1:4: error: tags are not used here [yaml-tag]\n"
            "    a: !!python/object/apply:os.system [x]\n"
            "       ^\n"
            "  hint: a value that starts with ! needs quotes",
        ),
        (
            "a: !عاجل x\n",
            f"{FILE}:1:5: error: did not find expected whitespace or line break [yaml-syntax]\n"
            "    a: !عاجل x\n"
            "        ^\n"
            "  hint: look at the quotes, colons and brackets of this line and the one above",
        ),
        (
            "a: ! x\n",
            f"{FILE}:1:4: error: tags are not used here [yaml-tag]\n"
            "    a: ! x\n"
            "       ^\n"
            "  hint: a value that starts with ! needs quotes",
        ),
        (
            "a: 1\n? [b, c]\n: 2\n",
            f"{FILE}:2:3: error: a key must be a plain word [yaml-key]\n"
            "    ? [b, c]\n"
            "      ^\n"
            "  hint: write `name: value`",
        ),
        (
            "a: 1\n---\nb: 2\n",
            f"{FILE}:2:1: error: a second document starts here [yaml-syntax]\n"
            "    ---\n"
            "    ^\n"
            "  hint: remove the line `---`",
        ),
        (
            "a:\n\t- b\n",
            f"{FILE}:2:1: error: found character that cannot start any token [yaml-syntax]\n"
            "     - b\n"
            "    ^\n"
            "  hint: indent with spaces, and put a value that starts with a sign in quotes",
        ),
        (
            "title: Live: what we know\n",
            f"{FILE}:1:12: error: mapping values are not allowed in this context [yaml-syntax]\n"
            "    title: Live: what we know\n"
            "               ^\n"
            '  hint: a value that has ": " in it needs quotes',
        ),
        (
            "a: {b: c\nd: e\n",
            f"{FILE}:2:2: error: did not find expected ',' or '}}' [yaml-syntax]\n"
            "    d: e\n"
            "     ^\n"
            "  hint: close the { with a }, and put words with commas or colons in quotes",
        ),
        (
            "a: [b\nc: d\n",
            f"{FILE}:2:2: error: did not find expected ',' or ']' [yaml-syntax]\n"
            "    c: d\n"
            "     ^\n"
            "  hint: close the [ with a ], and put words with commas or colons in quotes",
        ),
        (
            "a: b\n  c: d\n",
            f"{FILE}:2:4: error: mapping values are not allowed in this context [yaml-syntax]\n"
            "      c: d\n"
            "       ^\n"
            '  hint: a value that has ": " in it needs quotes',
        ),
        (
            "a:\n  b: c\n d: e\n",
            f"{FILE}:3:2: error: did not find expected key [yaml-syntax]\n"
            "     d: e\n"
            "     ^\n"
            "  hint: lines of one level start in the same column",
        ),
        (
            "- a\n- b\n",
            f"{FILE}:1:1: error: no `name: value` lines here [yaml-mapping]\n    - a\n    ^\n  hint: write `title: …`",
        ),
        (
            "just words\n",
            f"{FILE}:1:1: error: no `name: value` lines here [yaml-mapping]\n"
            "    just words\n"
            "    ^\n"
            "  hint: write `title: …`",
        ),
        ("", f"{FILE}:1:1: error: no `name: value` lines here [yaml-mapping]\n  hint: write `title: …`"),
        (
            "# a remark\n",
            f"{FILE}:1:1: error: no `name: value` lines here [yaml-mapping]\n"
            "    # a remark\n"
            "    ^\n"
            "  hint: write `title: …`",
        ),
    ],
)
def test_a_mistake_has_its_place_and_says_what_to_do(text: str, expected: str) -> None:
    assert mistake(text) == expected


def test_an_unclosed_quote_is_reported_where_it_opens() -> None:
    """The text ends far below, on a line where nothing is wrong."""
    assert mistake("a: x\nb: 'never closed\nc: y\nd: z\n") == (
        f"{FILE}:2:4: error: found unexpected end of stream [yaml-syntax]\n"
        "    b: 'never closed\n"
        "       ^\n"
        "  hint: a quotation mark is never closed"
    )


def test_lines_count_from_the_top_of_the_file() -> None:
    for text, column in (("a: 1\na: 2\n", 1), ("a: 1\nb: *x\n", 4), ("a: 1\n\tb: 2\n", 1)):
        _, (found,) = read_yaml(text, FILE, first_line=7)
        assert (found.location.line, found.location.column) == (8, column)


def test_a_control_character_is_reported_where_it_stands() -> None:
    assert mistake("a: one\nb: two\x07\n").splitlines()[0].startswith(f"{FILE}:2:7: error: ")


@pytest.mark.parametrize(
    ("escape", "point"),
    [
        (r"\u0007", "0007"),
        (r"\x1b", "001B"),
        (r"\0", "0000"),
        (r"\N", "0085"),
        (r"\uFFFE", "FFFE"),
        (r"\x7F", "007F"),
    ],
)
def test_an_escaped_control_character_is_reported_at_its_value_or_key(escape: str, point: str) -> None:
    for text, column in ((f'a: "one{escape}"\n', 4), (f'"one{escape}": a\n', 1)):
        _, (found,) = read_yaml(text, FILE)
        assert str(found) == (
            f"{FILE}:1:{column}: error: a control character: U+{point} [control-character]\n"
            "  hint: remove it: it may be invisible in your editor"
        )
        assert found.length == len(f'"one{escape}"')


def test_tabs_and_line_ends_are_no_control_characters() -> None:
    assert read(r'a: "one\ttwo\nthree\rfour"').value == {"a": "one\ttwo\nthree\rfour"}


def test_a_key_in_quotes_that_is_repeated_is_marked_with_them() -> None:
    assert mistakes("one: 1\n'one': 2\n")[0].splitlines()[1:3] == ["    'one': 2", "    ^^^^^"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_only_a_line_feed_starts_a_line(separator: str) -> None:
    """An editor counts lines as her program does: pasted line separators are characters, as in the excerpt."""
    found, _ = read_yaml(f"a: 'one{separator}two'\nb: x\n", FILE)
    assert found is not None
    assert found.places[("b",)] == Place(2, 4, 1)


def test_the_size_is_limited_in_bytes() -> None:
    fits = "a: " + "م" * ((MAX_BYTES - 3) // 2)
    assert read(fits).value == {"a": fits[3:]}
    assert mistake(fits + "مم").startswith(
        f"{FILE}:1:1: error: more than 32 kB of YAML [yaml-size]\n    a: مممم"
    )  # fmt: skip
    assert mistake(fits + "مم").endswith("hint: move prose into the body")
    trusted, _ = read_yaml(fits + "مم", FILE, limit=2 * MAX_BYTES)
    assert trusted is not None


def test_the_depth_is_limited() -> None:
    deepest = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    value: Any = read(deepest).value["a"]
    for _ in range(MAX_DEPTH - 2):
        (value,) = value
    assert value == []
    assert mistake("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == (
        f"{FILE}:1:19: error: nested too deep [yaml-nesting]\n"
        "    a: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]\n"
        "                      ^\n"
        "  hint: at most 16 levels"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * (MAX_BYTES - 3),
        "a: " + "{a: " * (MAX_BYTES // 4 - 1),
        "- " * (MAX_BYTES // 2),
        "? " * (MAX_BYTES // 2),
        "".join(" " * depth + "a:\n" for depth in range(240)),
        "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 25)),
        "[" * MAX_BYTES,
        "a: " + '"' * (MAX_BYTES - 3),
        "&a " * (MAX_BYTES // 3),
        "!" * MAX_BYTES,
        "%" * MAX_BYTES,
        ":\n" * (MAX_BYTES // 2),
    ],
    ids=["lists", "mappings", "items", "keys", "indents", "merges", "bare", "quotes", "anchors", "tags", "percent", "no keys"],
)  # fmt: skip
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    _, diagnostics = read_yaml(text, FILE)
    assert time.process_time() - start < 1
    assert diagnostics


KEYS = st.from_regex(r"[a-z][a-z_]{0,12}", fullmatch=True) | st.text("ابتجسمنويةءأ", min_size=1, max_size=8)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=30
) | st.sampled_from(
    ["no", "null", "~", "1:30", "2025-09-16", "- x", "a: b", "# x", "'", '"', "&a", "*a", "!t", "", " x ", "٢٠٢٥"]
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


@settings(max_examples=100, deadline=None)
@given(value=MAPPINGS, unicode=st.booleans(), flow=st.sampled_from([True, False, None]))
def test_what_is_dumped_reads_back_as_words(value: dict[str, Any], unicode: bool, flow: bool | None) -> None:
    text = yaml.safe_dump(value, allow_unicode=unicode, default_flow_style=flow)
    assert read(text).value == value


@settings(max_examples=100, deadline=None)
@given(value=MAPPINGS)
def test_the_places_of_plain_words_point_at_them(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, width=10**6)
    lines = text.split("\n")
    places = read(text).places
    for path, words in _scalars(value, ()):
        place = places[path]
        shown = lines[place.line - 1][place.column - 1 :][: place.length]
        assert shown == words if _is_plain(shown) else yaml.safe_load(shown) == words
    for path, place in places.items():
        if path and path[-1] == KEY:
            shown = lines[place.line - 1][place.column - 1 :][: place.length]
            assert shown.strip("'\"") == path[-2]


def _scalars(value: Any, path: Path) -> list[tuple[Path, str]]:
    if isinstance(value, str):
        return [(path, value)]
    items = enumerate(value) if isinstance(value, list) else value.items()
    return [found for step, inner in items for found in _scalars(inner, (*path, step))]


def _is_plain(shown: str) -> bool:
    return shown[:1] not in ("'", '"')


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200) | st.text("ab:- {}[],&*!|>'\"#%?~\n\t", max_size=80))
def test_no_text_raises(text: str) -> None:
    found, diagnostics = read_yaml(text, FILE, first_line=2)
    assert found is not None or diagnostics
    assert found is not None or diagnostics
    lines = text.count("\n") + 1
    assert all(2 <= diagnostic.location.line <= lines + 2 for diagnostic in diagnostics)
