"""What is owed to the people written about: who has read, and that nobody can change it.

This room knows no room above it. Whoever is written about is a subject here: an opaque
key, and nothing else.
"""
