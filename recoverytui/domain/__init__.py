"""Domain rules: the dataclasses of each kind of entry, and pure functions on them."""
