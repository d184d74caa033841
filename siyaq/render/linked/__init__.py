"""What each page says of itself to programs: one JSON-LD graph in the terms of schema.org."""
