"""Measurements of speed and size, side by side with floors and peers; nothing here asserts a time."""
