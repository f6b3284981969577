"""Leaflets, cards and posters: in which languages, how old, checked by whom, how many left."""
