"""Names in texts: found, judged, linked."""
