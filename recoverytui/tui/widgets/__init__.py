"""Widgets: they show what they are given, and import neither commands nor storage."""
