"""Entries as lists show them."""

from __future__ import annotations

from siyaq.model.entries import Article, Company, Profile, Storyline
from siyaq.render.edition import Edition
from siyaq.render.images.illustrations import CARD, PORTRAIT, illustration
from siyaq.render.pages.rows import ArticleCard, Phrase, ProfileCard, StorylineCard


def article_card(article: Article, edition: Edition) -> ArticleCard:
    """An article as lists show it."""
    document = edition.document(article)
    front = document.front
    teaser = getattr(front, "teaser", None)
    return ArticleCard(
        link=edition.link(article),
        image=illustration(article.facts.image, edition, CARD),
        summary=edition.phrase(front.summary or "", document.language),
        teaser=edition.phrase(teaser, document.language) if teaser else None,
        date=edition.wording.date(article.facts.date),
        inferred=article.facts.date_basis == "inferred",
        kind=edition.wording.say(f"article.kind.{article.facts.kind}"),
        draft=article.draft,
    )


def profile_card(profile: Profile, edition: Edition) -> ProfileCard:
    """A person or company as lists show it."""
    card = edition.cards.get(profile.id)
    if card is None:
        card = edition.cards[profile.id] = _profile_card(profile, edition)
    return card


def _profile_card(profile: Profile, edition: Edition) -> ProfileCard:
    names = other_names(profile, edition)
    return ProfileCard(
        link=edition.link(profile),
        monogram=monogram(profile, edition),
        portrait=illustration(profile.facts.portrait, edition, PORTRAIT),
        other_name=names[0] if names else None,
        caption=caption(profile, edition),
    )


def storyline_card(storyline: Storyline, edition: Edition) -> StorylineCard:
    """A storyline as lists show it."""
    document = edition.document(storyline)
    return StorylineCard(
        link=edition.link(storyline),
        summary=edition.phrase(document.front.summary or "", document.language),
        articles=len(edition.graph.episodes.get(storyline.id, ())),
    )


def other_names(profile: Profile, edition: Edition) -> tuple[Phrase, ...]:
    """The names of a profile in other languages, where they differ."""
    label = edition.label(profile)
    return tuple(
        edition.phrase(words, tag)
        for tag, words in profile.facts.name.words
        if tag != label.language and words != label.text
    )


def monogram(profile: Profile, edition: Edition) -> str:
    """The first letters of the first two words of a name, articles such as "The" aside."""
    name = edition.label(profile).text
    skipped = edition.wording.say("monogram.skip").split("\n")
    words = [word for word in name.split() if word[0].isalnum() and word not in skipped]
    return " ".join(word[0].upper() for word in words[:2]) if words else name[:1]


def caption(profile: Profile, edition: Edition) -> Phrase | None:
    """What a person or company is, in a few words: the summary, else the kind of organization."""
    document = profile.document(edition.tag)
    if document and document.front.summary:
        return edition.phrase(document.front.summary)
    if isinstance(profile, Company):
        return edition.phrase(edition.wording.say(f"company.kind.{profile.facts.kind}"))
    return None
