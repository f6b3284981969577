"""Counting protection: concerns, consultations, cases and stays, from a worry to a return.

The tables are `tables.py`, what each number counts is `definitions.py`, and it is counted
twice: by the engine (`statements.py`, `counting.py`) and by the plain `reference.py`.
"""
