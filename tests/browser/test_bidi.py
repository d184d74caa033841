"""Lines of two scripts as Chromium paints them, against the order that an editor means.

In a line below, braces stand around each phrase that runs against the page; a reader of the page meets the phrases
and the words between them in the order in which they are written. That is Unicode UAX #9 with every such phrase
isolated; it says nothing of how the engine finds the phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.newsroom import article, newsroom, translation
from tests.tinysite import TinySite

ARABIC = """\
{OpenAI} أعلنت النتائج أمس.
أعلنت {OpenAI} النتائج أمس.
أعلنت النتائج أمس شركة {OpenAI}
أعلنت النتائج أمس شركة {OpenAI}.
قال {Sam Altman} إن الشركة تنمو.
انتقل من {xAI} إلى {OpenAI} هذا العام.
اتفقت {The New York Times} مع {Amazon} على ذلك.
الذكاء الاصطناعي ({AI}) يتقدم.
شركة ({OpenAI}) و({xAI}) معا.
({OpenAI}) شركة معروفة.
قالت «{OpenAI}» إنها مستعدة.
سأل: هل وصلت {OpenAI}؟
يا {OpenAI}!
استثمرت الشركة 300 مليار دولار فيها.
استثمرت {OpenAI} 300 مليار دولار.
في 2025 {OpenAI} أولا.
نمت {5–7%} في عام.
نمت الأرباح {7%} هذا العام.
بين {10:30} و{11:45} مساء.
في {16/9/2025} صدر القرار.
يكتب بلغة {C++} منذ سنوات.
يكتب {C++} و{C#} و{.NET} معا.
كتب {@elonmusk} ذلك على منصة {X}.
كتب {@sama}: نعم.
راسلنا على {news@example.org} اليوم.
الرابط {https://example.org/a?b=1} هنا.
الرابط ({https://example.org/a}).
اتصل على {+971 4 123 4567} الآن.
اتصل على {04 123 4567} الآن.
1) أولا: {OpenAI}
أ) شركة {GPT-4} ثانيا.
- قالت {3M} ذلك.
قال: «سمعت "{OpenAI} قادمة" منهم» وسكت.
قال: «وصفها بأنها “{The Matrix}” جديدة».
سعره {$5} أو {US$5} تقريبا.
سعته {16 GB} وثمنه {300 USD} فقط.
كتبت {J. K. Rowling} و{John D. Smith} رواية.
نموذج {GPT-4} ونموذج {iPhone 15 Pro} معا.
تعمل {AT&T} و{Coca-Cola} و{McDonald’s} هنا.
مرض كوفيد-19 في {H1N1} أيضا، {OpenAI}، ثم {xAI}؛ وانتهى.
"""
ENGLISH = """\
{أكمي} said so yesterday.
He said {أكمي} would come.
The company is called {أكمي}
The company is called {أكمي}.
He met {جين دو} there.
From {أكمي} to {برق} this year.
The papers {الشرق الأوسط} and {الأهرام} agree.
The firm ({أكمي}) grows.
Both ({أكمي}) and ({برق}) grow.
({أكمي}) is a firm.
It is “{أكمي}” that spoke.
Did {أكمي} speak?
Oh {أكمي}!
It put $300 billion into {أكمي}.
At {أكمي} 300 billion is little.
In 2025 {أكمي} came first.
Shares of {أكمي} rose 5–7% today.
Shares rose 7% at {أكمي}, 5% at {برق}.
At {أكمي} 10:30 to 11:45.
At {أكمي} 16/9/2025 was the day.
They use C++ at {أكمي}.
At {أكمي} C++, C# and .NET are used.
At {أكمي} @elonmusk wrote.
As {أكمي} @sama: yes.
Ask {أكمي} news@example.org today.
See {أكمي} https://example.org/a?b=1 here.
See {أكمي} (https://example.org/a).
Call {أكمي} +971 4 123 4567 now.
Call {أكمي} 04 123 4567 now.
1) first: {أكمي}
a) {أكمي}
- said {أكمي} - no.
He said “they call it ‘{أكمي الجديدة}’ now”.
He wrote «{قالت جين دو}» and left.
Paid {دولار} $5 or US$5.
With {أكمي}, {برق}; then {جين دو}: done.
The club {نادي 30 يونيو} won 3 to 1.
In {أكمي} GPT-4 is 3 years old.
{أكمي}, 3M and AT&T agree.
The word {أوبن إيه آي} (OpenAI) is new.
"""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
HALF_A_LINE = 12.0
LANGUAGES = [("ar", "rtl", ARABIC), ("en", "ltr", ENGLISH)]
# Each character that is painted: itself, and where.
PAINTED = """element => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (box && node.data[at].trim()) found.push([node.data[at], (box.left + box.right) / 2, (box.top + box.bottom) / 2]);
    }
  }
  return found;
}"""


def mirrored(text: str) -> str:
    """A stretch of a script that runs to the left, from left to right; numbers run to the right in every script."""
    return NUMBER.sub(lambda found: found[0][::-1], text)[::-1]


def meant(line: str, direction: str) -> str:
    """The characters of a line from left to right, by its braces."""
    pieces = re.findall(r"\{[^}]*\}|[^{}]+", line)
    if direction == "ltr":
        shown = [mirrored(piece[1:-1]) if piece[0] == "{" else piece for piece in pieces]
    else:
        shown = [piece[1:-1] if piece[0] == "{" else mirrored(piece) for piece in reversed(pieces)]
    return "".join(shown).replace(" ", "")


def rows(painted: list[tuple[str, float, float]]) -> list[str]:
    """The characters of each visual line from left to right."""
    found: list[list[tuple[str, float, float]]] = []
    for one in sorted(painted, key=lambda one: one[2]):
        if not found or one[2] - found[-1][-1][2] > HALF_A_LINE:
            found.append([])
        found[-1].append(one)
    return ["".join(letter for letter, _, _ in sorted(row, key=lambda one: one[1])) for row in found]


def is_within(row: str, whole: str) -> bool:
    """Whether the characters stand in the whole in this order, others between them."""
    rest = iter(whole)
    return all(letter in rest for letter in row)


@pytest.fixture(scope="module")
def torture(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """A site of one article, whose text is the lines, each a paragraph."""
    texts = ["\n\n".join(map(written, lines.splitlines())) for lines in (ARABIC, ENGLISH)]
    files = {"content/articles/a.ar.md": article(texts[0]), "content/articles/a.en.md": translation(texts[1])}
    made = newsroom(tmp_path_factory.mktemp("bidi"), files)
    built = made.build()
    assert built.written is not None, built.report
    return made


def written(line: str) -> str:
    """A line as Markdown, without its braces; what would begin a list is escaped."""
    return re.sub(r"^(\d*)([)-])", r"\1\\\2", re.sub("[{}]", "", line))


@contextmanager
def opened(torture: TinySite, language: str, width: int, browser: Browser) -> Iterator[Page]:
    """The page of the lines, with the styles that a server would give it."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, bypass_csp=True
    )  # for the styles that tests add
    page = context.new_page()
    page.goto((torture.output / language / "articles/a/index.html").as_uri())
    page.add_style_tag(content=(torture.output / "static/style.css").read_text("utf-8"))
    yield page
    context.close()


def painted(torture: TinySite, language: str, width: int, browser: Browser) -> list[list[str]]:
    """The visual lines of each paragraph."""
    with opened(torture, language, width, browser) as page:
        return [rows(one.evaluate(PAINTED)) for one in page.locator(".prose p").all()]


@pytest.mark.parametrize(("language", "direction", "lines"), LANGUAGES)
def test_lines_are_painted_in_the_order_that_is_meant(
    language: str, direction: str, lines: str, torture: TinySite, browser: Browser
) -> None:
    found = painted(torture, language, 1280, browser)
    assert found == [[meant(line, direction)] for line in lines.splitlines()]


@pytest.mark.parametrize(("language", "direction", "lines"), LANGUAGES)
def test_lines_that_are_broken_keep_that_order(
    language: str, direction: str, lines: str, torture: TinySite, browser: Browser
) -> None:
    """Where a line ends has no say in which of two words on it stands to the left (UAX #9, L2)."""
    found = painted(torture, language, 320, browser)
    assert max(map(len, found)) > 1
    for visual, line in zip(found, lines.splitlines(), strict=True):
        whole = meant(line, direction)
        assert all(is_within(row, whole) for row in visual), (visual, whole)
        assert sorted("".join(visual)) == sorted(whole)


@pytest.mark.parametrize(
    ("language", "words", "amount"),
    [
        ("ar", "استثمرت الشركة 300", mirrored("300مليار دولار").replace(" ", "")),
        ("ar", "نمت", "5–7%"),
        ("ar", "اتصل على +971", "+97141234567"),
        ("en", "It put $300", "$300billion"),
    ],
)
def test_no_line_ends_within_an_amount(
    language: str, words: str, amount: str, torture: TinySite, browser: Browser
) -> None:
    with opened(torture, language, 1280, browser) as page:
        line = page.locator(".prose p", has_text=words).first
        seen = set()
        for width in range(140, 400, 8):
            line.evaluate("(line, width) => { line.style.width = `${width}px`; }", width)
            visual = rows(line.evaluate(PAINTED))
            assert any(amount in row for row in visual), (width, visual)
            seen.add(len(visual))
        assert len(seen) > 1, "lines were broken at several places"
