"""The search index: words to pages and sentences, in small files that a reader's browser fetches as she types."""
