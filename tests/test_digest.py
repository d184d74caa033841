"""The digest of any frozen value."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq import digest as digest_module
from siyaq.digest import LENGTH, digest, engine_digest, field_digests

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Inner:
    title: str
    number: int = 1


@dataclass(frozen=True)
class Outer:
    frame: Inner
    words: tuple[str, ...] = ()
    other: Inner | None = None


@dataclass(frozen=True)
class Twin:
    title: str
    number: int = 1


VALUES: list[Any] = [
    None, True, False, 0, 1, -1, "", "0", "1", "True", "None", b"", b"1", Decimal("1"), Decimal("1.0"), date(2025, 1, 1),
    "2025-01-01", (), ("",), ("", ""), ("a", "b"), ("ab",), ("a", "b", ""), ("a", ("b",)), (("a",), "b"), (("a", "b"),),
    {}, {"a": "b"}, {"a": ("b",)}, {"b": "a"}, {"a": 1, "b": 2}, {"a": {"b": 1}}, {"ab": ""}, (None,), (0,), (False,), ("0",),
    Inner("a"), Twin("a"), Inner("a", 2), ("a", 1), Outer(Inner("a")), Outer(Inner("a"), ("b",)), Outer(Inner("a"), (), Inner("b")),
    "int:1;", "s1:a", ("s1:a",), "جين", "جين".encode(), "\ud800", "a\x00b",
]  # fmt: skip


def test_values_that_differ_have_digests_that_differ() -> None:
    digests = [digest(value) for value in VALUES]
    assert len(set(digests)) == len(VALUES)
    assert {len(found) for found in digests} == {LENGTH}
    assert set("".join(digests)) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "74234e98afe7498f"),
        (("a", 1, None), "0ae764bffd3a17b6"),
        ({"b": (1, 2), "a": "جين"}, "a0cbe26e5a61272f"),
    ],
)
def test_a_digest_is_what_it_always_was(value: Any, expected: str) -> None:
    """A change here renders every page of every site anew, and is meant to be seen."""
    assert digest(value) == expected


@pytest.mark.parametrize(
    ("value", "mapping"),
    [
        (Inner("a"), {"Inner": ("a", 1)}),
        (Decimal("1"), {"Decimal": "1"}),
        (date(2025, 1, 1), {"date": "2025-01-01"}),
        (datetime(2025, 1, 1), {"datetime": "2025-01-01 00:00:00"}),
    ],
)
def test_a_mapping_cannot_pass_for_a_value(value: Any, mapping: dict[str, Any]) -> None:
    """Mappings may have keys that content chose."""
    assert digest(value) != digest(mapping)


def test_a_fraction_is_told_from_a_whole_number_and_from_words() -> None:
    assert len({digest(value) for value in (1.0, 1, "1.0", True, Decimal("1.0"))}) == 5


def test_the_order_of_a_mapping_and_the_kind_of_a_sequence_do_not_matter() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest(["a", ["b"]]) == digest(("a", ("b",)))


@pytest.mark.parametrize("value", [{1}, frozenset(), 1j, object(), range(3), iter(()), Path("x"), len, Exception()])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_value_without_a_canonical_form_is_refused(value: Any, wrapped: bool) -> None:
    with pytest.raises(TypeError, match=rf"^no canonical form for {type(value).__name__}$"):
        digest({"a": (value,)} if wrapped else value)


def test_a_moment_is_told_from_its_day() -> None:
    assert digest(datetime(2025, 1, 1)) != digest(date(2025, 1, 1))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.binary(max_size=6),
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


def _tagged(value: Any) -> Any:
    """A value that compares equal only with one of the same types: 1 is not True."""
    if isinstance(value, tuple):
        return ("tuple", tuple(map(_tagged, value)))
    if isinstance(value, dict):
        return ("dict", frozenset((key, _tagged(inner)) for key, inner in value.items()))
    return (type(value).__name__, value)


@settings(max_examples=150, deadline=None)
@given(first=PLAIN, second=PLAIN)
def test_digests_are_equal_when_values_are(first: Any, second: Any) -> None:
    assert (digest(first) == digest(second)) == (_tagged(first) == _tagged(second))


_PROGRAM = """
from decimal import Decimal
from datetime import date
from siyaq.digest import digest, engine_digest, field_digests
from siyaq.model.dates import PartialDate
value = {key: (key, {"x": 1, "y": b"2"}, Decimal("1.50"), date(2025, 1, 1)) for key in ("title", "جين", "a", "b", "")}
print(digest(value), digest(PartialDate.parse("2025-07~")), engine_digest())
print(sorted(field_digests(PartialDate.parse("2025")).items()))
"""


def test_digests_are_the_same_in_every_process() -> None:
    said = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Riyadh"), ("4242", "America/New_York"), ("random", "UTC")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert engine_digest() in run.stdout
        said.add(run.stdout)
    assert len(said) == 1


def test_the_digests_of_fields_name_the_first_that_differs() -> None:
    before, after = Outer(Inner("a"), ("w",)), Outer(Inner("a", 2), ("w",))
    first, second = field_digests(before, "view."), field_digests(after, "view.")
    assert list(first) == ["view.frame.title", "view.frame.number", "view.words", "view.other"]
    assert [name for name in first if first[name] != second[name]] == ["view.frame.number"]
    assert first["view.frame.title"] == digest("a")
    assert first["view.words"] == digest(("w",))
    assert first["view.other"] == digest(None)


def test_a_field_that_comes_or_goes_is_seen() -> None:
    with_other = field_digests(Outer(Inner("a"), (), Inner("b")))
    assert list(with_other) == ["frame.title", "frame.number", "words", "other.title", "other.number"]
    assert with_other != field_digests(Outer(Inner("a")))


def test_the_digest_of_the_engine_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    known = engine_digest()
    assert len(known) == LENGTH
    monkeypatch.setattr(digest_module, "digest", lambda _: "other")
    assert engine_digest() == known
    assert engine_digest.__wrapped__() == "other"


def test_the_digest_of_the_engine_is_that_of_its_source_and_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest_module, "digest", lambda value: value)
    canonical: Any = engine_digest.__wrapped__()
    texts, versions = canonical
    names = [name for name, _ in texts]
    assert {"digest.py", "model/body.py", "render/html.py", "pipeline.py"} <= set(names)
    assert names == sorted(names)
    assert dict(texts)["digest.py"] == (ROOT / "siyaq" / "digest.py").read_bytes()
    assert len(versions) == len(digest_module.LIBRARIES)
