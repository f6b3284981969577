"""Counting: the register, the definitions of the figures, and their reckoning.

Pure Python: nothing in this room imports Django.
"""
