"""Interface text: catalogues, labels, numbers and dates in each language."""
