"""Mending: what the parser is known to misread about harm, put right in the tree before any rule looks at it."""
