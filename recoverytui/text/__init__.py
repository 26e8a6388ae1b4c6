"""The words: which language is spoken, what it calls things, and how it writes numbers and days."""
