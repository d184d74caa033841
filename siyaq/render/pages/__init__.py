"""The views of each kind of page, and how the graph fills them."""
