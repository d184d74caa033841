"""Bars and relation maps in SVG, as numbers."""
