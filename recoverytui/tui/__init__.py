"""The front door: the diary as a quiet room in the terminal; the only place that knows Textual."""
