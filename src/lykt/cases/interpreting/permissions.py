"""Who may do what with interpreters: the team of the case, by its own rows of the matrix.

A partner sees nothing of it: what somebody fears in an interpreter is for the team.
"""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
