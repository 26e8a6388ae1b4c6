"""Screens: one room each; they hand deeds over and show what comes back."""
