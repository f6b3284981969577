"""Copies of the database in which whoever has been erased since cannot be read.

A copy is rows, not a file of the database. What is about somebody lies in a bundle sealed
with a key made of their own data key; the rest lies in chunks sealed with a key of the
house. The keys are in no copy. Destroying somebody's key shuts their bundle in every copy
there is, and nothing tells whose bundle it was.
"""
