"""Photographs for screens of every size, and the cards of shared links."""
