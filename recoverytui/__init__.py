"""A private diary in the terminal: small wins, what helps, and goals on one's own terms."""
