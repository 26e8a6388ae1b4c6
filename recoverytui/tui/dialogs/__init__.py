"""Dialogs: each asks one thing, in the words of the person's language."""
