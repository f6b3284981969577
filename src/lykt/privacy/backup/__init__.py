"""Copies of the database in which whoever has been erased since cannot be read."""
