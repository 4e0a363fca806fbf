"""Sameness: which drafts of one report tell one event, and what the items of a list share."""
