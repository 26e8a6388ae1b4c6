"""The side door: every deed as a verb of the shell, for scripts, for screen readers, and for a quick line."""
