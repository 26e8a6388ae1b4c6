"""The command line: every command as a verb, for scripts, for screen readers, and for a quick line."""
