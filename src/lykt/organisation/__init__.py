"""Municipalities and organisations, their units, their staff, and who may do what."""
