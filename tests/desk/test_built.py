"""`siyaq check --output`: a built tree that is whole, and all that can be wrong with one."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from siyaq.desk.built.feeds import read_json_feed
from siyaq.desk.built.sheets import read_sheet
from siyaq.desk.built.sizes import Sizes, check_sizes
from siyaq.desk.built.verification import report_of, verify
from siyaq.parallel import Crew
from tests.test_cli import REPOSITORY, run
from tests.test_documents import codes_of

BASE = "https://example.org/repo/"


def page(language: str, alternates: dict[str, str], body: str) -> str:
    """A page that names itself and its other languages."""
    here = alternates.get(language, BASE)
    links = [f'<link rel="alternate" hreflang="{tag}" href="{url}">' for tag, url in alternates.items()]
    canonical = f'<link rel="canonical" href="{here}">'
    head = f'<title>T</title>\n{canonical}\n<link rel="stylesheet" href="/repo/static/style.css?v=1">'
    start = f'<!DOCTYPE html>\n<html lang="{language}" dir="ltr">\n<head>\n{head}\n'
    return start + "\n".join(links) + f"\n</head>\n<body><h1>H</h1>\n{body}\n</body>\n</html>\n"


HOMES = {"aa": f"{BASE}aa/", "bb": f"{BASE}bb/", "x-default": BASE}
WHOLE = {
    "index.html": page("mul", HOMES, '<a href="/repo/aa/">x</a> <a href="bb/#text">x</a>'),
    "aa/index.html": page("aa", HOMES, '<p id="text">x</p>\n<a href="../bb/#text">x</a>'),
    "bb/index.html": page("bb", HOMES, '<p id="text">x</p>\n<img src="/repo/static/a%20b.png" alt="x">'),
    "404.html": '<html lang="aa" dir="ltr"><title>404</title><h1>404</h1>\n<a href="/repo/aa/">x</a>\n',
    "static/style.css": "/* url(x) */\nh1 { background: url(a%20b.png) }\n@font-face { src: url('data:font/woff2,x') }\n",
    "static/a b.png": "",
    "aa/feed.xml": f'<feed xmlns="http://www.w3.org/2005/Atom">\n<link href="{BASE}aa/"/>\n'
    f'<entry><content type="html">&lt;a href="{BASE}bb/#text"></content></entry>\n</feed>\n',
    "aa/feed.json": json.dumps({"feed_url": f"{BASE}aa/feed.json", "items": [{"url": f"{BASE}aa/"}]}, indent=0),
    "sitemap.xml": f"<urlset><url>\n<loc>{BASE}aa/</loc>\n</url></urlset>\n",
    "search.xml": f'<OpenSearchDescription>\n<Url template="{BASE}aa/?q={{searchTerms}}"/></OpenSearchDescription>\n',
    "robots.txt": f"User-agent: *\nSitemap: {BASE}sitemap.xml\n",
}


def lay(folder: Path, files: dict[str, str]) -> Path:
    """A tree of these files."""
    for path, text in files.items():
        file = folder / "out" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder / "out"


def found(output: Path) -> list[str]:
    """The findings of a tree, the first line of each."""
    report = report_of(verify(output, "", Crew()).diagnostics, output)
    return [str(one).split("\n")[0].removeprefix("out/") for one in report.diagnostics]


def test_a_whole_tree_has_no_findings(tmp_path: Path) -> None:
    assert found(lay(tmp_path, WHOLE)) == []


HREF = ("aa/index.html", "../bb/#text")
CASES = [
    (*HREF, "/repo/cc/", ["aa/index.html:13:1: error: there is no cc/ [broken-link]"]),
    (*HREF, "/repo/bb/#none", ['aa/index.html:13:1: error: bb/index.html has nothing with the id "none" [missing-anchor]']),
    (*HREF, "/repo/BB/", ["aa/index.html:13:1: error: there is no BB/ [broken-link]"]),
    (
        *HREF, "/repo/bb",
        [f"aa/index.html:13:1: warning: {BASE}bb leads to the page only by way of a redirection [redirected-link]"],
    ),
    (
        *HREF, "https://example.org/repo",
        ["aa/index.html:13:1: warning: https://example.org/repo leads to the page only by way of a redirection [redirected-link]"],
    ),
    (*HREF, "/aa/", ["aa/index.html:13:1: error: /aa/ is not of this site [outside-base]"]),
    (*HREF, "../../../aa/", ["aa/index.html:13:1: error: /aa/ is not of this site [outside-base]"]),
    (*HREF, "https://example.org/other/", []),
    (*HREF, "https://elsewhere.example/x", []),
    (*HREF, "mailto:x@example.org", []),
    (*HREF, "#top", []),
    (*HREF, "https://[x/", ['aa/index.html:13:1: error: "https://[x/" is no address [broken-link]']),
    (*HREF, "x\"><p>{{ left }}</p><a id=\"text", [
        'aa/index.html:13:1: error: there is no aa/x [broken-link]',
        "aa/index.html:13:16: warning: the text holds a piece of a template [template-left]",
        'aa/index.html:13:30: error: two elements have the id "text" [repeated-id]',
    ]),
    ("404.html", "/repo/aa/", "aa/", ['404.html:2:1: error: "aa/" depends on the address that was not found [relative-link]']),
    ("404.html", ' lang="aa" dir="ltr"><title>404</title', "><title></title", [
        "404.html: error: the page has no title, no lang, no dir [incomplete-page]",
    ]),
    (
        "bb/index.html", "/repo/static/a%20b.png", "/repo/c.png\" srcset=\"/repo/d.png 2x, x:y 3x",
        [
            "bb/index.html:13:1: error: there is no c.png [missing-file]",
            "bb/index.html:13:1: error: there is no d.png [missing-file]",
        ],
    ),
    (
        "bb/index.html", "/repo/static/a%20b.png", "https://cdn.example/x.png",
        ["bb/index.html:13:1: error: the page asks another host for https://cdn.example/x.png [third-party]"],
    ),
    (
        "bb/index.html", "/repo/static/a%20b.png", "http://example.org/x.png",
        ["bb/index.html:13:1: error: the page asks for http://example.org/x.png without encryption [insecure]"],
    ),
    (
        "bb/index.html", "<h1>H</h1>", '<h1>H</h1><script type="application/ld+json">{"a": </script>',
        ["bb/index.html:11:58: error: the JSON-LD cannot be read: Expecting value: line 1 column 7 (char 6) [linked-data]"],
    ),
    (
        "bb/index.html", f'canonical" href="{BASE}bb/"', f'canonical" href="{BASE}aa/"',
        [f"bb/index.html:5:1: error: the canonical address is {BASE}aa/ [canonical]"],
    ),
    (
        "404.html", "<title>", f'<meta http-equiv="refresh" content="0; url={BASE}aa/"><link rel="canonical" href="{BASE}aa/"><title>', [],
    ),
    (
        "404.html", "<title>", f'<meta http-equiv="refresh" content="0; url={BASE}c/"><title>',
        ["404.html:1:27: error: there is no c/ [broken-link]"],
    ),
    (
        "bb/index.html", f'hreflang="aa" href="{BASE}aa/"', 'hreflang="aa" href="https://other.example/"',
        [
            "aa/index.html:8:1: error: bb/index.html does not name this page in turn [hreflang]",
        ],
    ),
    (
        "bb/index.html", '<html lang="bb"', '<html lang="cc"',
        [
            'aa/index.html:8:1: error: bb/index.html is in "cc", not in "bb" [hreflang]',
            'bb/index.html:8:1: error: bb/index.html is in "cc", not in "bb" [hreflang]',
            'index.html:8:1: error: bb/index.html is in "cc", not in "bb" [hreflang]',
        ],
    ),
    (
        "static/style.css", "url(a%20b.png)", "url(b.png) url(https://cdn.example/f)",
        [
            "static/style.css:2:18: error: there is no static/b.png [missing-file]",
            "static/style.css:2:29: error: the page asks another host for https://cdn.example/f [third-party]",
        ],
    ),
    ("aa/feed.xml", "bb/#text", "bb/#none", [
        'aa/feed.xml:3:8: error: bb/index.html has nothing with the id "none" [missing-anchor]',
    ]),
    ("aa/feed.xml", f"{BASE}aa/", f"{BASE}c/", ["aa/feed.xml:2:1: error: there is no c/ [broken-link]"]),
    ("aa/feed.xml", "</entry>", "", ["aa/feed.xml:4:3: error: not XML: mismatched tag [malformed]"]),
    ("aa/feed.json", f'"url": "{BASE}aa/"', f'"url": "{BASE}c/"', ["aa/feed.json:5:8: error: there is no c/ [broken-link]"]),
    ("aa/feed.json", "]", "", ["aa/feed.json:8:1: error: not JSON: Expecting ',' delimiter [malformed]"]),
    ("sitemap.xml", f"{BASE}aa/", f"{BASE}c/", ["sitemap.xml:2:1: error: there is no c/ [broken-link]"]),
    ("search.xml", "aa/?q", "c/?q", ["search.xml:2:1: error: there is no c/ [broken-link]"]),
    ("robots.txt", "sitemap.xml", "map.xml", ["robots.txt:2:1: error: there is no map.xml [broken-link]"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "expected"), CASES)
def test_what_is_wrong_is_told_with_its_place(
    path: str, old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert old in WHOLE[path]
    assert found(lay(tmp_path, WHOLE | {path: WHOLE[path].replace(old, new)})) == expected


def test_links_pipes_and_what_lies_beyond_them_are_told_and_not_read(tmp_path: Path) -> None:
    output = lay(tmp_path, WHOLE)
    (tmp_path / "beyond.html").write_text('<a href="/nowhere">secret</a>', "utf-8")
    for name, target in {"a.html": "../beyond.html", "b": "..", "c.html": "nowhere", "d": "d"}.items():
        (output / name).symlink_to(target)
    os.mkfifo(output / "e.html")
    assert found(output) == [
        f"{name}: error: not a regular file [special-file]" for name in ["a.html", "b", "c.html", "d", "e.html"]
    ]


@pytest.mark.parametrize("text", ["url(" * 50_000, "url(" + " " * 50_000, "@import" + " " * 50_000])
def test_a_sheet_that_never_closes_is_read_in_no_time(text: str) -> None:
    started = time.process_time()
    assert read_sheet("a.css", text.encode()).pointers == ()
    assert time.process_time() - started < 2


def test_a_feed_of_many_addresses_is_read_in_no_time_and_one_without_bottom_is_told(tmp_path: Path) -> None:
    rows = [{"url": f"{BASE}{number}"} for number in range(20_000)]
    started = time.process_time()
    reading = read_json_feed("feed.json", json.dumps({"items": rows}, indent=0).encode())
    assert time.process_time() - started < 2
    assert (reading.pointers[-1].line, reading.pointers[-1].column) == (60_001, 8)
    assert found(lay(tmp_path, WHOLE | {"aa/feed.json": "[" * 100_000})) == [
        "aa/feed.json: error: nested deeper than any feed [malformed]"
    ]


def test_a_tree_that_names_no_address_needs_one(tmp_path: Path) -> None:
    output = lay(tmp_path, {path: text for path, text in WHOLE.items() if path != "index.html"})
    assert found(output) == ["out: error: no index.html that says for which address this was built [no-address]"]
    given = verify(output, BASE, Crew()).diagnostics
    assert {one.code for one in given} == {"broken-link"}, "the root is not there"


def test_sizes_are_held_against_what_github_takes() -> None:
    def told(**files: int) -> list[str]:
        return [str(one).split("\n")[0] for one in check_sizes(files, "out", site_limit=200_000_000)]

    assert told(a=50 * 2**20, b=160_000_000 - 50 * 2**20) == [
        "out/b: error: the file has 107.6 MB; GitHub takes 104.9 MB in a repository [file-size]"
    ]
    assert told(**{f"f{number}": 40_000_000 for number in range(5)}) == [
        "out: warning: the site has 200 MB; GitHub Pages takes 200 MB [site-size]"
    ]
    assert told(a=60_000_000, **{f"f{number}": 50_000_000 for number in range(3)}) == [
        "out: error: the site has 210 MB; GitHub Pages takes 200 MB [site-size]",
        "out/a: warning: the file has 60 MB; GitHub takes 104.9 MB in a repository [file-size]",
    ]


def test_the_heaviest_pages_are_listed() -> None:
    sizes = Sizes(2, 1200, 123_456_789, (("b.html", 2345), ("a.html", 999)))
    assert str(sizes) == (
        "the heaviest pages, compressed, without what they fetch:\n    2.3 kB  b.html\n    1.0 kB  a.html\n"
        "2 pages among 1,200 files, 123.5 MB of 1,000 MB"
    )


def test_the_command_tells_findings_and_sizes(tmp_path: Path) -> None:
    output = str(lay(tmp_path, WHOLE | {"aa/index.html": WHOLE["aa/index.html"].replace("../bb/#text", "/repo/bb")}))
    done = run("check", "--output", output)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "0 errors, 1 warning, 0 notes")
    assert '    <a href="/repo/bb">x</a>\n    ^\n  hint: write https://example.org/repo/bb/\n' in done.stderr
    assert run("check", "--output", output, "--strict").returncode == 1
    told = json.loads(run("check", "--output", output, "--json").stdout)
    assert [one["code"] for one in told["diagnostics"]] == ["redirected-link"]
    assert (told["sizes"]["pages"], told["sizes"]["files"]) == (4, len(WHOLE))
    assert run("check", "--output", output, "--base-url", "https://example.com/").returncode == 1
    assert run("check", "--base-url", BASE).returncode == 2
    assert run("check", "--output", f"{output}/none").returncode == 2


@pytest.mark.parametrize("guide", ["docs/publishing.en.md", "docs/publishing.ar.md"])
def test_the_guides_explain_every_code(guide: str) -> None:
    modules = (REPOSITORY / "siyaq/desk/built").glob("*.py")
    met = {row.rpartition("[")[2].rstrip("]") for case in CASES for row in case[3]}
    codes = met | {code for module in modules for code in codes_of(module)}
    assert {"dead-link", "no-address", "site-size", "hreflang", "missing-file"} <= codes
    text = (REPOSITORY / guide).read_text("utf-8")
    assert [code for code in sorted(codes) if f"`{code}`" not in text] == []
