"""What GitHub Pages reads beside the pages."""

from __future__ import annotations

import re

import pytest

from siyaq.render.finders.hosting import own_domain
from tests.tinysite import TinySite


@pytest.mark.parametrize(
    ("base_url", "domain"),
    [
        ("https://example.org/", "example.org"),
        ("https://News.Example.org/", "news.example.org"),
        ("https://مثال.شبكة/", "xn--mgbh0fb.xn--ngbc5azd"),
        ("https://example.org/news/", ""),
        ("https://example.org:8443/", ""),
        ("https://me.github.io/", ""),
        ("https://me.github.io/repo/", ""),
        ("http://localhost/", ""),
        ("http://127.0.0.1/", ""),
        ("http://[::1]/", ""),
        ("https://a..b/", ""),
    ],
)
def test_a_site_with_a_domain_to_itself_names_it(base_url: str, domain: str) -> None:
    assert own_domain(base_url) == domain


def test_the_files_are_there_and_follow_the_address(tiny: TinySite) -> None:
    tiny.build()
    assert (tiny.output / "CNAME").read_text("ascii") == "example.org"
    assert (tiny.output / ".nojekyll").read_bytes() == b""
    tiny.build(base_url="https://me.github.io/repo/")
    assert not (tiny.output / "CNAME").exists()
    assert (tiny.output / ".nojekyll").is_file()


def test_the_page_of_what_is_not_there_holds_at_any_depth_of_a_project(tiny: TinySite) -> None:
    tiny.build(base_url="https://me.github.io/repo/")
    addresses = re.findall(r'(?:href|src)="([^"]+)"', (tiny.output / "404.html").read_text("utf-8"))
    assert "/repo/ar/" in addresses
    assert [one for one in addresses if not one.startswith("/repo/")] == ["#text"] * addresses.count("#text")
