"""Screens: one module for each room; they submit commands to the diary thread and show the results."""
