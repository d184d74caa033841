"""What a page that speaks all languages says in each of them."""

from __future__ import annotations

from dataclasses import dataclass

from siyaq.render.wording.words import Wording


@dataclass(frozen=True, slots=True)
class Greeting:
    """The site in one language, on a page that speaks all of them."""

    language: str
    direction: str
    site_title: str
    description: str
    home: str
    home_url: str
    search: str
    wording: Wording
