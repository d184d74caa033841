"""Cards for those who share a link: their words, and what the head of a page says of them."""

from __future__ import annotations

from dataclasses import dataclass

from siyaq.render.wording.isolation import Isolation

TEMPLATE = "social.svg"


@dataclass(frozen=True, slots=True)
class SocialView:
    """The words of a card; how large they are set, and in which lines, is the template's to say.

    `other_name` is the name in another language, `note` a date or a number of articles, `monogram` of profiles alone.
    """

    isolation: Isolation
    site_title: str
    title: str
    kicker: str = ""
    other_name: str = ""
    summary: str = ""
    note: str = ""
    monogram: str = ""


@dataclass(frozen=True, slots=True)
class SocialImage:
    """A card before it is drawn: the file below output/, its template, and its words."""

    path: str
    view: SocialView
    template: str = TEMPLATE


@dataclass(frozen=True, slots=True)
class Social:
    """What the head of a page says of its card: the whole address, and the words for those who do not see it.

    The address changes with the words, since networks keep what they once fetched.
    """

    url: str
    alt: str
