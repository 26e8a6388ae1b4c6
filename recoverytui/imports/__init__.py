"""A foreign file as drafts of our nouns: pure, bounded, and all or nothing."""
