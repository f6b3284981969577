"""A person's name and how to reach them, where they want it kept: sealed, with a consent.

A person is a pseudonym first. This room holds what some of them ask us to remember, and
lets go of it the moment the consent is taken back.
"""
