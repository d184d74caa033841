"""A graph to pages, and pages to bytes; pure."""
