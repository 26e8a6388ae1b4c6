"""A private diary in the terminal: small wins, what helps, and goals on one's own terms."""

__version__ = "0.1.0"
