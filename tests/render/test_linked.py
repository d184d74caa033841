"""Linked data: its text stays within its element, and dates and amounts say no more than is known."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.model.dates import PartialDate
from siyaq.model.money import Amount
from siyaq.render.finders.sharing import territorial
from siyaq.render.linked.graph import node, script
from siyaq.render.linked.values import bounds, iso_date, iso_day


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.seen.append((tag, ""))

    def handle_data(self, data: str) -> None:
        tag, before = self.seen[-1]
        self.seen[-1] = (tag, before + data)


HOSTILE = st.lists(
    st.sampled_from(["</script>", "<script>", "<!--", "-->", "]]>", "&lt;", "\u2028", "\u2029", "\\", '"', "س", "x"])
).map("".join)


@given(HOSTILE | st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_ends_the_script_element(text: str) -> None:
    written = script([node("Thing", name=text)])
    assert not set(written) & set("<>&\u2028\u2029")
    page = _Elements()
    page.feed(f'<script type="application/ld+json">{written}</script><p>after')
    page.close()
    (tag, inside), after = page.seen
    assert (tag, after) == ("script", ("p", "after"))
    expected = {"@type": "Thing"} | ({"name": text} if text else {})
    assert json.loads(inside) == {"@context": "https://schema.org", "@graph": [expected]}


@pytest.mark.parametrize(
    ("entered", "date", "day"),
    [
        ("2025-09-16", "2025-09-16", "2025-09-16"),
        ("2025-09", "2025-09", ""),
        ("2025", "2025", ""),
        ("2025-09-16~", "", ""),
        ("2025?", "", ""),
        ("2025%", "", ""),
        ("2025-09-08/2025-09-14", "", ""),
        ("2025/..", "", ""),
        ("present", "", ""),
        ("unknown", "", ""),
    ],
)
def test_only_dates_known_for_certain_are_told(entered: str, date: str, day: str) -> None:
    value = PartialDate.parse(entered)
    assert (iso_date(value), iso_day(value)) == (date, day)


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ("300bn USD", {"value": 300_000_000_000}),
        ("0 USD", {"value": 0}),
        ("~1.5m USD", {"value": 1_500_000}),
        ("1.25 USD", {"value": 1.25}),
        (">100bn USD", {"minValue": 100_000_000_000}),
        ("<5bn USD", {"maxValue": 5_000_000_000}),
        ("4bn..5bn USD", {"minValue": 4_000_000_000, "maxValue": 5_000_000_000}),
        ("~4bn..5bn USD", {"minValue": 4_000_000_000, "maxValue": 5_000_000_000}),
    ],
)
def test_an_amount_is_a_value_or_its_bounds(entered: str, told: dict[str, object]) -> None:
    found = bounds(Amount.parse(entered))
    assert found == told
    assert {key: value for key, value in node("MonetaryAmount", **found).items() if key != "@type"} == told


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("ar", "ar_EG"), ("en", "en_US"), ("en-GB", "en_GB"), ("zh-Hant", "zh_TW"), ("fa", "fa_IR"), ("pt-BR", "pt_BR")],
)
def test_a_language_has_a_territory_for_networks(tag: str, locale: str) -> None:
    assert territorial(tag) == locale
