"""Siyaq: a static generator of bilingual explainer sites with a profile for every name."""

from siyaq.link.finder import Mention, MentionFinder, find_mentions

__all__ = ["Mention", "MentionFinder", "find_mentions"]
__version__ = "0.1.0"
