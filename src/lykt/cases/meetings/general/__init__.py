"""Meetings of the cooperation team apart from single cases: routines and exchange, no person."""
