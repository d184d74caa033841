"""Fonts: cut down to the letters of a site, and lines set in them."""
