"""Siyaq: a static generator of bilingual explainer sites with a profile for every name."""

from siyaq.link.names.finder import Mention, MentionFinder, Refusal, find_mentions

__all__ = ["Mention", "MentionFinder", "Refusal", "find_mentions"]
__version__ = "0.1.0"
