"""Many entries to one graph: routes, references, translations, listings; pure."""
