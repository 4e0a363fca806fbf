"""Quantities: expressions of number in a text and the bounds that they set. No parse is needed."""
