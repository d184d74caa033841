"""Templates print words by their place: with markup in the text of a page, without it elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siyaq.read.content import Source
from siyaq.render.templates import environment_for
from siyaq.render.wording.isolation import Isolation

WORDS = 'قال "Sam" <b>'
MARKED = 'قال &#34;<bdi lang="en" dir="ltr">Sam</bdi>&#34; &lt;<bdi lang="en" dir="ltr">b</bdi>&gt;'
PLAIN = "قال &#34;\u2066Sam\u2069&#34; &lt;\u2066b\u2069&gt;"
BARE = "قال &#34;Sam&#34; &lt;b&gt;"
RTL = Isolation("rtl", (("ARABIC", "ar"), ("LATIN", "en")))


def rendered(template: str, name: str = "a.html", **others: str) -> str:
    sources = {name: template, **{f"{key}.html": text for key, text in others.items()}}
    stored = tuple((key, Source(f"templates/{key}", text)) for key, text in sources.items())
    return environment_for(stored, RTL).get_template(name).render(it=WORDS)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ it }}", MARKED),
        ("<p>{{ it }}</p>", MARKED),
        ('<p class="a">{{ it }}', MARKED),
        ("<p title='a > b'>{{ it }}", MARKED),
        ("<br/>{{ it }}", MARKED),
        ("<!-- <title> -->{{ it }}", MARKED),
        ("a < b {{ it }}", MARKED),
        ("<title>a</title>{{ it }}", MARKED),
        ("<svg><path/></svg>{{ it }}", MARKED),
        ('<svg width="1"/>{{ it }}', MARKED),
        ("<title>{{ it }}</title>", PLAIN),
        ("<svg><text>{{ it }}</text></svg>", PLAIN),
        ("<textarea>{{ it }}</textarea>", PLAIN),
        ("<select><option>{{ it }}</option></select>", PLAIN),
        ('<p title="{{ it }}">', PLAIN),
        ("<p title='{{ it }}'>", PLAIN),
        ('<p title = "{{ it }}">', PLAIN),
        ('<img alt="a {{ it }}">', PLAIN),
        ('<meta name="description" content="{{ it }}">', PLAIN),
        ('<nav aria-label="{{ it }}">', PLAIN),
        ('<a href="{{ it }}">', BARE),
        ('<p data-none="{{ it }}">', BARE),
        ('<p hidden class="{{ it }}">', BARE),
        ('<p title="a" id="{{ it }}">', BARE),
        ("<script>{{ it }}</script>", BARE),
        ("<style>{{ it }}</style>", BARE),
    ],
)
def test_words_are_set_apart_by_their_place(template: str, shown: str) -> None:
    assert rendered(template) == template.replace("{{ it }}", shown)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("<title>{{ it }}</title>", PLAIN),
        ("<subtitle>{{ it }}</subtitle>", PLAIN),
        ("<author><name>{{ it }}</name></author>", PLAIN),
        ("<id>{{ it }}</id>", BARE),
        ('<link href="{{ it }}"/>', BARE),
        ('<link title="{{ it }}"/>', PLAIN),
    ],
)
def test_in_a_feed(template: str, shown: str) -> None:
    assert rendered(template, "a.xml") == template.replace("{{ it }}", shown)


def test_what_is_markup_already_is_left_as_it_is() -> None:
    assert rendered("{% set made %}<i>{{ it }}</i>{% endset %}{{ made }}") == f"<i>{MARKED}</i>"
    assert rendered("{% macro one(x) %}<i>{{ x }}</i>{% endmacro %}{{ one(it) }}") == f"<i>{MARKED}</i>"
    assert rendered("{{ it | within('rtl') }}") == MARKED
    assert rendered("{{ it | within('ltr') }}") == ('<bdi lang="ar" dir="rtl">قال</bdi> &#34;Sam&#34; &lt;b&gt;')


def test_a_filled_block_of_the_title_is_in_the_title() -> None:
    base = "<title>{% block title %}{{ it }}{% endblock %}</title>{% block main %}{{ it }}{% endblock %}"
    child = '{% extends "base.html" %}{% block title %}{{ it }}{% endblock %}{% block main %}<p>{{ it }}</p>{% endblock %}'
    assert rendered(base) == f"<title>{PLAIN}</title>{MARKED}"
    assert rendered(child, base=base) == f"<title>{PLAIN}</title><p>{MARKED}</p>"


@pytest.mark.parametrize(
    "value", ["{{ it ~ it }}", "{{ it if it else 1 }}", "{{ it | upper | lower }}", "{{- it -}}"]
)
def test_all_of_what_is_printed_is_filtered(value: str) -> None:
    """And not only the last term of it."""
    bare = rendered(f'<a href="{value}">')
    assert "bdi" not in bare
    assert "\u2066" not in bare
    assert rendered(f'<p title="{value}">').count("\u2066") == (4 if "~" in value else 2)


@given(st.text(st.sampled_from("<>/='\" ap!-title{"), max_size=30))
def test_no_markup_of_a_template_stops_it(markup: str) -> None:
    if "{" not in markup:
        assert "Sam" in rendered(markup + "{{ it }}")
