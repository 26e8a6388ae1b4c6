"""Dialogs: each asks one question, in the interface language."""
