"""Widgets: they show what they are given, and know no command and no database."""
