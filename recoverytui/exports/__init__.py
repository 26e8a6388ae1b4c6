"""A Book as a document: pure functions of what the diary holds and of the words of a language."""
