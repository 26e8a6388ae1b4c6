"""Convert a Book to documents: pure functions of its content and a translator."""
