"""The only room that opens source files: it gives located, undecoded values."""
