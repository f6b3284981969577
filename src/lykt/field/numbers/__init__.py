"""Telephone numbers as keyed pseudonyms: the plain number is never kept."""
