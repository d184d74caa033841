"""Siyaq: a static generator of bilingual explainer sites with a profile for every name."""

__version__ = "0.1.0"
