"""A body: its parts, its references, and what is wrong with its links."""

from __future__ import annotations

import re
import sys
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from siyaq.diagnostics import Location, Report
from siyaq.model.body import decode_body
from siyaq.model.parts import Body, MediaUse, Part, joined
from siyaq.model.sentences import MAX_CHARS, sentence_around

FILE = "content/articles/hire.ar.md"
FIRST = 10  # the line of the file on which the body starts
MARKS = ("block", "paragraph", "section", "hold", "release", "unlinked")  # what readers do not see


def decoded(text: str) -> Body:
    """The body, where nothing is wrong with it."""
    body, diagnostics = decode_body(text, FILE, FIRST)
    assert diagnostics == ()
    return body


def parts(text: str) -> list[tuple[str, str]]:
    """The parts as pairs; where blocks and paragraphs begin is left to tests of their own."""
    found = joined([part for part in decoded(text).parts if part.kind != "block"])
    return [(part.kind, part.text) for part in found if part.kind != "paragraph"]


def findings(text: str) -> list[str]:
    """Every finding in the text, as an editor reads it."""
    _, diagnostics = decode_body(text, FILE, FIRST)
    whole = "\n" * (FIRST - 1) + text
    return [str(found) for found in Report.of(diagnostics, {FILE: whole}).diagnostics]


def places(text: str) -> list[tuple[int, int, str]]:
    """(line, column, code) of every finding, in the order of the text."""
    _, diagnostics = decode_body(text, FILE, FIRST)
    return sorted((found.location.line, found.location.column, found.code) for found in diagnostics)


def html(body: Body) -> str:
    """The body as a page shows it, with its slots filled."""
    picture = '<span class="picture"><picture><img src="/media/{}" alt="'
    filled = {
        "media": "/media/{}",
        "picture": picture,
        "word": "{}",
        "open": '<a class="ref" href="/{}/">',
        "close": "</a>",
    }
    return "".join(
        part.text if part.kind in ("html", "tag", "break")
        else escape(part.text) if part.kind in ("prose", "plain")
        else f"<code>{escape(part.text)}</code>" if part.kind == "code"
        else "" if part.kind in MARKS
        else filled[part.kind].format(quote(part.text.replace(":", "/")))
        for part in body.parts
    )  # fmt: skip


# --- parts


def test_prose_is_plain_text_and_markup_is_finished() -> None:
    assert parts("نص **مهم** و*مائل* & <b>\n") == [
        ("html", "<p>"),
        ("prose", "نص "),
        ("tag", "<strong>"),
        ("prose", "مهم"),
        ("tag", "</strong>"),
        ("prose", " و"),
        ("tag", "<em>"),
        ("prose", "مائل"),
        ("tag", "</em>"),
        ("prose", " & <b>"),
        ("html", "</p>\n"),
    ]


def test_a_reference_opens_and_closes_around_its_words() -> None:
    assert parts("قالت [جين **دو**](person:jane-doe) ذلك.") == [
        ("html", "<p>"),
        ("prose", "قالت "),
        ("open", "person:jane-doe"),
        ("prose", "جين "),
        ("tag", "<strong>"),
        ("prose", "دو"),
        ("tag", "</strong>"),
        ("close", ""),
        ("prose", " ذلك."),
        ("html", "</p>\n"),
    ]


@pytest.mark.parametrize("kind", ["article", "person", "company", "storyline", "page"])
def test_every_kind_may_be_referred_to(kind: str) -> None:
    text = f"See [it]({kind}:some-id)."
    (reference,) = decoded(text).references
    assert str(reference.target) == f"{kind}:some-id"
    assert parts(text)[2:5] == [("open", f"{kind}:some-id"), ("prose", "it"), ("close", "")]


def test_a_reference_without_words_still_closes() -> None:
    body, (found,) = decode_body("[](person:jane-doe)", FILE, FIRST)
    assert [(part.kind, part.text) for part in body.parts] == [
        ("block", "paragraph"),
        ("html", "<p>"),
        ("paragraph", str(FIRST)),
        ("open", "person:jane-doe"),
        ("close", ""),
        ("html", "</p>\n"),
    ]
    assert str(found).splitlines()[0] == f"{FILE}:{FIRST}:4: error: a reference without words [empty-reference]"


def test_media_become_addresses_later() -> None:
    text = "![أكمي](../media/a/acme.png) and [the report](../media/report.pdf)\n"
    assert parts(text) == [
        ("html", "<p>"),
        ("picture", "a/acme.png"),
        ("plain", "أكمي"),
        ("html", '"></picture></span>'),
        ("prose", " and "),
        ("hold", ""),
        ("html", '<a href="'),
        ("media", "report.pdf"),
        ("html", '">'),
        ("prose", "the report"),
        ("html", "</a>"),
        ("release", ""),
        ("html", "</p>\n"),
    ]
    assert decoded(text).media == (
        MediaUse("a/acme.png", Location(FILE, FIRST, 9)),
        MediaUse("report.pdf", Location(FILE, FIRST, 47)),
    )


@pytest.mark.parametrize(
    ("written", "name", "column"),
    [
        ("../media/صورة.png", "صورة.png", 7),
        ("<../media/two words.png>", "two words.png", 8),
        ("../media/two%20words.png", "two words.png", 7),
    ],
)
def test_media_are_named_as_they_lie_on_disk(written: str, name: str, column: int) -> None:
    """The parser encodes addresses; a file is looked for by its name."""
    for text in (f"![it]({written})", f"[its]({written})"):
        assert decoded(text).media == (MediaUse(name, Location(FILE, FIRST, column)),)


def test_a_lone_picture_is_a_figure_with_its_caption() -> None:
    assert parts('![أكمي](../media/acme.png "مقر <أكمي>")\n') == [
        ("html", "<figure>\n"),
        ("picture", "acme.png"),
        ("plain", "أكمي"),
        ("html", '"></picture></span>\n<figcaption>'),
        ("hold", ""),
        ("prose", "مقر <أكمي>"),
        ("release", ""),
        ("html", "</figcaption></figure>\n"),
    ]


def test_a_lone_picture_without_a_title_has_no_caption() -> None:
    assert html(decoded("![أكمي](../media/acme.png)")) == (
        '<figure>\n<span class="picture"><picture><img src="/media/acme.png" alt="أكمي"></picture></span></figure>\n'
    )


def test_a_picture_among_words_is_no_figure() -> None:
    assert "figure" not in html(decoded('words ![أكمي](../media/acme.png "title")'))


def test_the_description_of_a_picture_is_plain_and_quoted() -> None:
    assert 'alt="a &quot;b&quot; &lt;c&gt; d"' in html(decoded('x ![a "b" <c> *d*](../media/acme.png)'))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":::note\nx\n:::", '<aside class="box note">\n<p>x</p>\n</aside>\n'),
        (
            ":::note عنوان & آخر\nx\n:::",
            '<aside class="box note">\n<p class="box-title">عنوان &amp; آخر</p>\n<p>x</p>\n</aside>\n',
        ),
        (
            ":::key-points\n- x\n:::",
            '<aside class="box key-points">\n<p class="box-title">box.key-points</p>\n<ul>\n<li>x</li>\n</ul>\n</aside>\n',
        ),
        (
            "::: key-points What we know\nx\n:::",
            '<aside class="box key-points">\n<p class="box-title">What we know</p>\n<p>x</p>\n</aside>\n',
        ),
        (":::quote\nx\n:::", '<blockquote class="pull">\n<p>x</p>\n</blockquote>\n'),
        (
            "::::note\n:::quote\nx\n:::\n::::",
            '<aside class="box note">\n<blockquote class="pull">\n<p>x</p>\n</blockquote>\n</aside>\n',
        ),
    ],
)
def test_boxes(text: str, expected: str) -> None:
    assert html(decoded(text)) == expected


def test_labels_are_interface_words() -> None:
    assert Part("word", "box.table") in decoded("|a|\n|-|\n").parts
    assert Part("word", "box.notes") in decoded("x[^1]\n\n[^1]: y\n").parts


def test_the_title_of_a_box_may_be_an_interface_word() -> None:
    assert Part("word", "box.key-points") in decoded(":::key-points\nx\n:::").parts
    assert all(part.kind != "word" for part in decoded(":::key-points Title\nx\n:::").parts)


def test_headings_are_numbered() -> None:
    assert html(decoded("## أولًا\n\n### Second\n\nx\n\nThird\n---\n")) == (
        '<h2 id="section-1">أولًا</h2>\n<h3 id="section-2">Second</h3>\n<p>x</p>\n<h2 id="section-3">Third</h2>\n'
    )


def test_footnotes() -> None:
    assert html(decoded("نص[^1].\n\n[^1]: حاشية *مهمة*.\n")) == (
        '<p>نص<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p>\n'
        '<div class="footnotes" role="doc-endnotes" aria-label="box.notes"><ol>\n'
        '<li id="fn1" class="footnote-item"><p>حاشية <em>مهمة</em>.'
        ' <a href="#fnref1" class="footnote-backref">↩︎</a></p>\n</li>\n</ol></div>\n'
    )


def test_definition_lists() -> None:
    assert html(decoded("مصطلح\n: تعريف\n: آخر\n")) == ("<dl>\n<dt>مصطلح</dt>\n<dd>تعريف</dd>\n<dd>آخر</dd>\n</dl>\n")


def test_tables() -> None:
    assert html(decoded("| a | b |\n|:-:|--:|\n| <c> | [d](person:jane-doe) |\n")) == (
        '<div class="scroll" role="group" tabindex="0" aria-label="box.table"><table>\n<thead>\n<tr>\n<th class="to-middle">a</th>\n<th class="to-end">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td class="to-middle">&lt;c&gt;</td>\n<td class="to-end"><a class="ref" href="/person/jane-doe/">d</a></td>\n'
        "</tr>\n</tbody>\n</table></div>\n"
    )


def test_raw_html_is_text() -> None:
    text = "a <script>alert(1)</script> <img src=x onerror=alert(1)>\n\n<div onclick='x'>\n\n<!-- y -->\n"
    assert html(decoded(text)) == (
        "<p>a &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;</p>\n"
        "<p>&lt;div onclick=&#x27;x&#x27;&gt;</p>\n<p>&lt;!-- y --&gt;</p>\n"
    )


def test_code_is_shown_as_it_is_written() -> None:
    assert html(decoded('`<b>` & `[x](person:jane-doe)`\n\n```py"><script>\n<i>:::note\n```\n\n    <u>\n')) == (
        "<p><code>&lt;b&gt;</code> &amp; <code>[x](person:jane-doe)</code></p>\n"
        '<pre dir="ltr"><code class="language-py&quot;&gt;&lt;script&gt;">&lt;i&gt;:::note\n</code></pre>\n'
        '<pre dir="ltr"><code>&lt;u&gt;\n</code></pre>\n'
    )


def test_blocks_of_the_top_level_are_marked_with_their_kind() -> None:
    text = (
        "p[^a]\n\n## h\n\n- a\n\n  b\n\n> q\n>\n> ### r\n\n![x](../media/x.png)\n\n:::note\nn\n:::\n\n| a |\n|---|\n\n"
        "---\n\n```\nc\n```\n\n1. o\n\nt\n: d\n\n[^a]: f\n"
    )
    kinds = [part.text for part in decoded(text).parts if part.kind == "block"]
    assert kinds == [
        "paragraph", "h2", "bullet_list", "blockquote", "figure", "container_note", "table", "hr", "fence",
        "ordered_list", "dl", "footnote_block",
    ]  # fmt: skip
    assert [part.kind for part in decoded("").parts] == []


def test_words_are_counted() -> None:
    assert decoded("").words == 0
    assert decoded("## عنوان هنا\n\nثلاث كلمات `هنا`\nوسطر\n\n- [جين دو](person:jane-doe)\n").words == 8


# --- marks


def held(text: str) -> list[str]:
    """Each run of prose that stands between `hold` and `release`, and of no other."""
    found: list[str] = []
    depth = 0
    for part in decoded(text).parts:
        if part.kind == "hold":
            found += [""] * (depth == 0)
            depth += 1
        elif part.kind == "release":
            depth -= 1
        elif part.kind in ("prose", "code") and depth:
            found[-1] += part.text
    assert depth == 0
    return found


def lines(text: str) -> list[tuple[int, str]]:
    """Each paragraph: the line of the file it starts on, and its prose."""
    found: list[tuple[int, str]] = []
    for part in decoded(text).parts:
        if part.kind == "paragraph":
            found.append((int(part.text), ""))
        elif part.kind in ("prose", "code", "break"):
            found[-1] = (found[-1][0], found[-1][1] + (" " if part.kind == "break" else part.text))
    return found


def test_a_paragraph_knows_its_line() -> None:
    text = (
        "a\n\n## b\nc\nd\n\n- e\n- f\n\n  g\n\n> h\n\n|i|j|\n|-|-|\n|k|l|\n\n:::note t\nm\n:::\n\nn\n: o\n"
        '\n![p](../media/p.png "q")\n'
    )
    assert lines(text) == [
        (10, "a"), (12, "b"), (13, "c d"), (16, "e"), (17, "f"), (19, "g"), (21, "h"),
        (23, "i"), (23, "j"), (25, "k"), (25, "l"), (27, "t"), (28, "m"), (31, "n"), (32, "o"), (34, ""), (34, "q"),
    ]  # fmt: skip


def test_a_footnote_has_its_own_line() -> None:
    assert lines("x[^1] y\n\n[^1]: note\n\nz\n") == [(10, "x y"), (14, "z"), (12, "note")]


def test_breaks_and_code_are_parts_of_their_own() -> None:
    assert parts("a `b *c*` d\ne  \nf\\\ng")[1:-1] == [
        ("prose", "a "),
        ("code", "b *c*"),
        ("prose", " d"),
        ("break", "\n"),
        ("prose", "e"),
        ("break", "<br />\n"),
        ("prose", "f"),
        ("break", "<br />\n"),
        ("prose", "g"),
    ]


def test_empty_code_is_no_part_and_tags_are_not_merged() -> None:
    """A link may have to begin between two tags."""
    assert parts("***a***")[1:-1] == [
        ("tag", "<em>"),
        ("tag", "<strong>"),
        ("prose", "a"),
        ("tag", "</strong>"),
        ("tag", "</em>"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Jane *and* Acme\n\nJane", ["Jane and Acme"]),
        ("Jane\n---\n\nAcme", ["Jane"]),
        ('![x](../media/x.png "Jane")\n\nJane', ["Jane"]),
        (":::note Jane\nAcme\n:::", ["Jane"]),
        (":::key-points\n- Acme\n:::", []),
        ("Jane [Acme *now*](https://example.org) Jane", ["Acme now"]),
        ("[Acme](../media/x.pdf) and [Jane](#section-1)\n\n## H", ["Acme", "Jane", "H"]),
        ("<https://example.org> x", ["https://example.org"]),
        ("## Jane [Acme](https://example.org) Jane\n\nx", ["Jane Acme Jane"]),
        ("- Jane\n\n> Acme\n\n| Jane |\n|--|\n| x |\n\nx[^1]\n\n[^1]: Jane", []),
    ],
)
def test_headings_captions_box_titles_and_words_of_outward_links_are_held(text: str, expected: list[str]) -> None:
    assert held(text) == expected


def test_the_words_of_a_reference_are_marked_as_such_and_not_held() -> None:
    assert held("[Jane](person:jane-doe)") == []


def test_the_words_of_a_refused_link_are_held_too() -> None:
    body, _ = decode_body("[Jane](javascript:x) Acme", FILE, FIRST)
    kinds = [part.kind for part in body.parts]
    assert kinds.index("hold") < body.parts.index(Part("prose", "Jane")) < kinds.index("release")
    assert kinds.index("release") < body.parts.index(Part("prose", " Acme"))


def test_a_heading_begins_a_section() -> None:
    def sections(text: str) -> list[tuple[int, str]]:
        """(number of the section, prose) of each stretch of prose."""
        number, found = 0, []
        for part in decoded(text).parts:
            number += part.kind == "section"
            found += [(number, part.text)] * (part.kind == "prose")
        return found

    assert sections("a\n\n## b\n\nc\n\n### d\n\ne") == [(0, "a"), (1, "b"), (1, "c"), (2, "d"), (2, "e")]
    assert sections("a[^1]\n\n## b[^2]\n\n[^1]: c\n[^2]: d") == [(0, "a"), (1, "b"), (2, "c"), (2, "d")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال \\@ماسك", ["قال ", "@", "ماسك"]),
        ("\\@Musk said", ["@", "Musk said"]),
        ("\\@«ماسك»", ["@", "«ماسك»"]),
        ('\\@"Musk"', ["@", '"Musk"']),
        ("\\@*Musk*", ["@", "<em>", "Musk", "</em>"]),
        ("\\@**Musk**", ["@", "<strong>", "Musk", "</strong>"]),
        ("و\\@ماسك", ["و", "@", "ماسك"]),
        ("(\\@Musk)", ["(", "@", "Musk)"]),
        ("**\\@Musk**", ["<strong>", "@", "Musk", "</strong>"]),
        ("\\@Musk and \\@Jane", ["@", "Musk and ", "@", "Jane"]),
        ("\\@3M said", ["@", "3M said"]),
        ("\\@1", ["@", "1"]),
        ("\\@٣ أشهر", ["@", "٣ أشهر"]),
        ("\\@„Musk“", ["@", "„Musk“"]),
        ("\\@‹ماسك›", ["@", "‹ماسك›"]),
        ("\\@\u200fماسك", ["@", "\u200fماسك"]),
        ("\\@\u200eMusk", ["@", "\u200eMusk"]),
        ("\\@[Musk]", ["@", "[Musk]"]),
    ],
)
def test_a_name_may_be_kept_from_links(text: str, expected: list[str]) -> None:
    r"""`\@` is a mark, and readers see nothing of it; here `@` stands for it."""
    found = [part for part in decoded(text).parts if part.kind in ("prose", "tag", "unlinked")]
    assert ["@" if part.kind == "unlinked" else part.text for part in found] == expected


@pytest.mark.parametrize("address", ["person:jane-doe", "https://example.org/"])
def test_before_a_link_it_is_the_mark_too(address: str) -> None:
    plain, marked = decoded(f"[Musk]({address})"), decoded(f"\\@[Musk]({address})")
    assert [part.kind for part in marked.parts].count("unlinked") == 1
    assert html(marked) == html(plain)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\\@b", "a@b"),
        ("7\\@b.c", "7@b.c"),
        ("\\@ Musk", "@ Musk"),
        ("\\@.", "@."),
        ("\\@`x`", "@<code>x</code>"),
        ("\\@", "@"),
        ("\\\\@Musk", "\\@Musk"),
        ("@Musk", "@Musk"),
        ("`\\@Musk`", "<code>\\@Musk</code>"),
    ],
)
def test_anywhere_else_it_is_an_escaped_at(text: str, shown: str) -> None:
    body = decoded(text)
    assert html(body) == f"<p>{shown}</p>\n"
    assert all(part.kind != "unlinked" for part in body.parts)


# --- links


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x?y=1&z#w",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG",
        "mailto:a@example.org",
        "tel:+9661",
    ],
)
def test_links_to_the_world(address: str) -> None:
    assert html(decoded(f"[x]({address})")) == f'<p><a href="{escape(address)}">x</a></p>\n'


def test_a_link_keeps_its_title() -> None:
    assert html(decoded("[x](https://example.org 'say \"it\"')")) == (
        '<p><a href="https://example.org" title="say &quot;it&quot;">x</a></p>\n'
    )


def test_autolinks() -> None:
    assert html(decoded("<https://example.org/x> <a@example.org> https://example.org")) == (
        '<p><a href="https://example.org/x">https://example.org/x</a> '
        '<a href="mailto:a@example.org">a@example.org</a> https://example.org</p>\n'
    )


KINDS = "a link starts with one of: http, https, mailto, tel, article, person, company, storyline, page"
PATHS = "write article:ID, person:ID, company:ID, storyline:ID, page:ID, ../media/FILE or a whole address"


@pytest.mark.parametrize(
    ("address", "scheme", "hint"),
    [
        ("javascript:alert(1)", "javascript", KINDS),
        ("JavaScript:alert(1)", "JavaScript", KINDS),
        ("data:text/html;base64,x", "data", KINDS),
        ("vbscript:x", "vbscript", KINDS),
        ("file:///etc/passwd", "file", KINDS),
        ("ftp://example.org", "ftp", KINDS),
        ("htps://example.org", "htps", 'did you mean "https"?'),
        ("persn:jane-doe", "persn", 'did you mean "person"?'),
        ("Person:jane-doe", "Person", 'did you mean "person"?'),
        ("blob:https://example.org", "blob", KINDS),
        ("//example.org:80/x", "//example.org", KINDS),
    ],
)
def test_a_scheme_that_is_not_known_is_refused(address: str, scheme: str, hint: str) -> None:
    assert findings(f"و[س]({address}).") == [
        f'{FILE}:10:6: error: links of the kind "{scheme}:" are refused [link-scheme]\n'
        f"    و[س]({address}).\n"
        f"         {'^' * len(address)}\n"
        f"  hint: {hint}"
    ]


@pytest.mark.parametrize(
    "address", ["other.md", "/ar/people/x/", "//evil.com", "?x=1", "../people/x", "media/x.png", "."]
)
def test_an_address_that_cannot_be_checked_is_refused(address: str) -> None:
    assert findings(f"[س]({address})") == [
        f'{FILE}:10:5: error: "{address}" is not an address that can be checked [link-path]\n'
        f"    [س]({address})\n"
        f"        {'^' * len(address)}\n"
        f"  hint: {PATHS}"
    ]


@pytest.mark.parametrize(
    "address",
    ["java&#10;script:x", "<java\tscript:x>", "&#1;javascript:x", "java\\script:x", "javascript&colon;x", "\\javascript:x",
     "javascript%3Ax", "&#106;avascript:x", "\u2028javascript:x", "http&#58//x"],
)  # fmt: skip
def test_no_disguise_helps(address: str) -> None:
    assert [code for _, _, code in places(f"[x]({address})")] in (["link-scheme"], ["link-path"])


def test_a_link_within_a_link_is_told() -> None:
    """Of two `<a>`, one in the other, a browser makes something else."""
    text = "[see <https://a.org>](https://b.org)"
    assert findings(text) == [
        f"{FILE}:10:7: error: a link within a link [link-in-link]\n"
        f"    {text}\n"
        f"          {'^' * len('https://a.org')}\n"
        "  hint: let one of the two links go"
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[x <https://a.org>](person:jane-doe)", ["link-in-link"]),
        ("[x <https://a.org> *y <mailto:a@b.org>*](https://b.org)", ["link-in-link"] * 2),
        ("[**x <https://a.org>**](https://b.org)", ["link-in-link"]),
        ("[x](https://a.org)[y](https://b.org) <https://c.org>", []),
        ("[x [y]](https://a.org)", []),
        ("[![x](../media/a.png)](https://a.org)", []),
        ("[x `<https://a.org>`](https://b.org)", []),
        ("[x](https://a.org)\n\n[y](https://b.org)", []),
    ],
)
def test_where_a_link_stands_within_another(text: str, codes: list[str]) -> None:
    assert [code for _, _, code in places(text)] == codes


def test_an_address_is_quoted_as_it_is_written() -> None:
    assert findings("x\n[س](مقال/آخر) [ص](نوع:آخر)") == [
        f'{FILE}:11:5: error: "مقال/آخر" is not an address that can be checked [link-path]\n'
        "    [س](مقال/آخر) [ص](نوع:آخر)\n"
        "        ^^^^^^^^\n"
        f"  hint: {PATHS}",
        f'{FILE}:11:19: error: links of the kind "نوع:" are refused [link-scheme]\n'
        "    [س](مقال/آخر) [ص](نوع:آخر)\n"
        "                      ^^^^^^^\n"
        f"  hint: {KINDS}",
    ]


def test_anchors() -> None:
    assert html(decoded("[x](#section-1)\n\n## H\n")).startswith(
        '<p><a href="#section-1">x</a></p>\n<h2 id="section-1">'
    )
    assert findings("[x](#section-2)\n\n## H\n") == [
        f'{FILE}:10:5: error: there is no "#section-2" here [unknown-anchor]\n'
        "    [x](#section-2)\n"
        "        ^^^^^^^^^^\n"
        "  hint: the headings are section-1 to section-1"
    ]
    assert findings("[x](#h)") == [
        f'{FILE}:10:5: error: there is no "#h" here [unknown-anchor]\n    [x](#h)\n        ^^\n  hint: no headings here'
    ]


def test_a_first_level_heading_is_refused() -> None:
    assert findings("x\n\n# عنوان\n\nآخر\n===\n") == [
        f"{FILE}:{line}:1: error: a heading of the first level [heading-level]\n"
        f"    {shown}\n    ^\n  hint: the title is one: write ##"
        for line, shown in ((12, "# عنوان"), (14, "آخر"))
    ]


@pytest.mark.parametrize("address", ["https://example.org/x.png", "x.png", "/media/x.png", "data:image/png;base64,x"])
def test_a_picture_is_one_of_this_site(address: str) -> None:
    assert findings(f"![س]({address})") == [
        f'{FILE}:10:6: error: the picture "{address}" is not one of this site [image-path]\n'
        f"    ![س]({address})\n"
        f"         {'^' * len(address)}\n"
        "  hint: put the file into content/media/ and write ../media/FILE"
    ]
    body, _ = decode_body(f"![س]({address})", FILE, FIRST)
    assert body.media == ()
    assert address not in html(body)


def test_a_picture_has_a_description() -> None:
    assert findings("![ ](../media/x.png)") == [
        f"{FILE}:10:6: warning: a picture without a description [image-alt]\n"
        "    ![ ](../media/x.png)\n"
        "         ^\n"
        "  hint: say in the brackets what it shows, for those who cannot see it"
    ]


@pytest.mark.parametrize(
    ("text", "line", "shown", "name", "hint"),
    [
        (":::notee\nx\n:::", 10, ":::notee", "notee", 'did you mean "note"?'),
        ("x\n\n::: warning\ny\n:::", 12, "::: warning", "warning", "there are note, key-points, quote"),
        ("كلام قبله\n:::notee\nx\n:::", 11, ":::notee", "notee", 'did you mean "note"?'),
        ("- x\n  :::notee\n  y\n  :::", 11, "  :::notee", "notee", 'did you mean "note"?'),
    ],
)
def test_an_unknown_box_is_reported(text: str, line: int, shown: str, name: str, hint: str) -> None:
    (found,) = findings(text)
    first, excerpt, _, last = found.splitlines()
    assert first.startswith(f"{FILE}:{line}:")
    assert first.endswith(f'error: unknown box "{name}" [unknown-box]')
    assert excerpt == f"    {shown}"
    assert last == f"  hint: {hint}"


@pytest.mark.parametrize(
    ("text", "column", "code", "message", "shown"),
    [
        (
            "قال [جين] (person:jane-doe).",
            9,
            "torn-reference",
            "Markdown does not take this for a reference",
            "] (person:jane-doe)",
        ),
        (
            "[x]( person : jane) y",
            3,
            "torn-reference",
            "Markdown does not take this for a reference",
            "]( person : jane)",
        ),
        ("نص[^٢] آخر", 3, "unknown-note", 'no footnote "[^٢]"', "[^٢]"),
    ],
)
def test_what_was_meant_as_markup_is_reported(text: str, column: int, code: str, message: str, shown: str) -> None:
    (found,) = findings(f"سطر\n{text}")
    assert found.split("\n")[:3] == [
        f"{FILE}:11:{column}: error: {message} [{code}]",
        f"    {text}",
        f"    {' ' * (column - 1)}{'^' * len(shown)}",
    ]


@pytest.mark.parametrize(
    "text", ["[x] (person) y", "a] (b)", "[a] (c:d)", "`[^1]` `[x] (person:y)`", "x[^1]\n\n[^1]: y"]
)
def test_what_is_no_torn_markup_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](x) [b](x)\n[c](x)", [(10, 5), (10, 12), (11, 5)]),
        ("[a](person:jane-doe) [b](person:x:y)\n\n[c](bad)", [(12, 5)]),
        ("- [a](x)\n- y\n  [b](x)\n\n> [c](x)", [(10, 7), (12, 7), (14, 7)]),
        ("| a | b |\n|---|---|\n| [x](y) | [z](y) |\n| [x](y) | n |", [(12, 7), (12, 16), (13, 7)]),
        ("كلمة\n: [س](x)", [(11, 7)]),
        (":::note\n[a](x)\n:::", [(11, 5)]),
        ("## [a](x)", [(10, 8)]),
        ("n[^1]\n\n[^1]: see\n    [a](x)\n\nlast", [(13, 9)]),
        ("n ^[see [a](x)]\n\nlast", [(10, 13)]),
        ("[a](long/x) [b](x)", [(10, 5), (10, 17)]),
        ("x x [a](x)", [(10, 9)]),
        ("[x](x)", [(10, 5)]),
        ("[x](#section-10)\n[y](#section-1)", [(10, 5), (11, 5)]),
        ("words\n\n[words][r] and [r]\n\n[r]: x", [(14, 6), (14, 6)]),
        ("[a]()", [(10, 5)]),
        ("`[a](x)` [b](x)", [(10, 14)]),
    ],
)
def test_each_finding_is_where_its_address_is(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(line, column) for line, column, _ in places(text)] == expected


def test_a_reference_knows_its_place() -> None:
    text = "[a](person:jane-doe) [b](person:jane)\nو[ج](person:jane)\n"
    assert [(str(one.target), one.location.line, one.location.column) for one in decoded(text).references] == [
        ("person:jane-doe", 10, 5),
        ("person:jane", 10, 26),
        ("person:jane", 11, 6),
    ]


def test_a_long_paragraph_takes_work_in_proportion_to_its_length() -> None:
    """A megabyte of references is allowed, and may come from a stranger; calls are counted, for clocks are noisy."""

    def calls(count: int) -> int:
        counted = 0

        def count_one(*_: object) -> None:
            nonlocal counted
            counted += 1

        text = "[a](person:a). " * count
        sys.setprofile(count_one)
        try:
            decode_body(text, FILE, FIRST)
        finally:
            sys.setprofile(None)
        return counted

    calls(10)
    assert calls(4000) < 4.4 * calls(1000)


# --- sentences


def sentence(text: str, words: str) -> tuple[str, str]:
    start = text.index(words)
    return sentence_around(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("X works.", "", " works."),
        ("One. Two X three. Four.", "Two ", " three."),
        ("One! Two X three? Four.", "Two ", " three?"),
        ("هل رأيت؟ نعم، قالت X ذلك، ثم مضت. انتهى.", "نعم، قالت ", " ذلك، ثم مضت."),
        ("أولًا… ثم X؟! وبعد.", "ثم ", "؟!"),
        ("«انتهى.» ثم قال X: «نعم.» ومضى.", "ثم قال ", ": «نعم.»"),
        ("She said “No.” Then X left. He", "Then ", " left."),
        ("(One.) Two X.", "Two ", "."),
        ("By J. R. Smith and X of the U.S. Navy. Next.", "By J. R. Smith and ", " of the U.S. Navy."),
        ("كتب ج. ر. X رسالة. وبعد.", "كتب ج. ر. ", " رسالة."),
        ("It rose 3.5 percent at X.com today. Next", "It rose 3.5 percent at ", ".com today."),
        ("One.Two X", "One.Two ", ""),
        ("Trailing X   ", "Trailing ", ""),
        ("One. X", "", ""),
        ("First.  \n Second X", "Second ", ""),
    ],
)
def test_the_sentence_around(text: str, before: str, after: str) -> None:
    assert sentence(text, "X") == (before, after)


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "قبل " * 100 + "X" + " بعد" * 100
    before, after = sentence(text, "X")
    assert before.startswith("… قبل ")
    assert before.endswith("قبل ")
    assert set(before.split()) == {"…", "قبل"}
    assert after.endswith(" …")
    assert set(after.split()) == {"…", "بعد"}
    assert MAX_CHARS - 10 <= len(before) <= MAX_CHARS + 2
    assert MAX_CHARS - 10 <= len(after) <= MAX_CHARS + 2


def test_a_sentence_of_the_limit_is_not_cut() -> None:
    text = "a" * (MAX_CHARS - 1) + " X" + " " + "b" * (MAX_CHARS - 2) + "."
    assert sentence(text, "X") == ("a" * (MAX_CHARS - 1) + " ", " " + "b" * (MAX_CHARS - 2) + ".")


@settings(max_examples=100, deadline=None)
@given(text=st.text('aب .!?؟…»"\n', max_size=400), start=st.integers(0, 400), length=st.integers(0, 20))
def test_the_sentence_stands_around_its_place(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, after = sentence_around(text, start, end)
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))
    assert len(before) <= MAX_CHARS + 2
    assert len(after) <= MAX_CHARS + 2


# --- any text


class Page(HTMLParser):
    """The tags and the addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


TAGS = {
    "a", "aside", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "img", "li", "ol", "p", "picture", "pre", "span", "strong", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
PIECES = st.sampled_from(
    ["javascript:alert(1)", "data:text/html,x", "<script>", "</script>", "<img src=x onerror=y>", "[x](", ")", "![", "](",
     "person:jane-doe", "https://x.org", "//evil.com", "#section-1", "../media/x.png", '"', "'", "<", ">", "`", "```\n",
     ":::note ", "\n:::\n", "\n\n", "\n", "| a | b |\n|---|---|\n", "[^1]", "[^1]: ", "^[", "]", "[r]", "[r]: ", "## ",
     "- ", "> ", "term\n: ", "*", "\\", "&colon;", "&#x3A;", "&lt;", "\t", "    ", "<javascript:x>", "<a@b.c>", "vbscript:x",
     "نص", " ", "![x](../media/\"onerror=x.png)", '[x](../media/x "t")', "\x00", "\u202e"]
)  # fmt: skip
BODIES = st.text(max_size=120) | st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=150, deadline=None)
@given(text=BODIES)
@example(text="\r0")
def test_no_text_raises_and_none_becomes_a_program(text: str) -> None:
    body, diagnostics = decode_body(text, FILE, FIRST)
    lines = len(re.split("\r\n?|\n", text))  # as Markdown counts them
    assert all(FIRST <= found.location.line < FIRST + lines for found in diagnostics)
    for begin, end, most in (("open", "close", 1), ("hold", "release", 2)):  # a link may stand in a heading
        depth = 0
        for part in body.parts:
            depth += {begin: 1, end: -1}.get(part.kind, 0)
            assert 0 <= depth <= most
        assert depth == 0
    assert all(FIRST <= int(part.text) < FIRST + lines for part in body.parts if part.kind == "paragraph")
    assert [part.text for part in body.parts if part.kind in MARKS[2:] and part.text] == []
    shown = html(body)
    page = Page(shown)
    assert "<script" not in shown.lower()
    assert page.tags <= TAGS
    assert not any(name.startswith("on") for name in page.names)
    judged = {found.code for found in diagnostics} & {"link-scheme", "link-path"}
    assert judged or not [address for address in page.addresses if not _is_safe(address)]


@settings(max_examples=150, deadline=None)
@given(text=BODIES)
def test_no_page_ever_carries_an_address_that_was_refused(text: str) -> None:
    body, _ = decode_body(text, FILE, FIRST)
    assert [address for address in Page(html(body)).addresses if not _is_safe(address)] == []


def _is_safe(address: str) -> bool:
    scheme, colon, _ = address.partition(":")
    if colon and scheme.lower() in ("http", "https", "mailto", "tel"):
        return True
    return address.startswith(("#", "/media/", "/person/", "/company/")) or address == ""
