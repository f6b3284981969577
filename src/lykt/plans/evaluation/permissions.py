"""Who may do what with evaluation: it is its plan's, so the rows of plans say it all.

Whoever reads the plan reads what moved, whoever changes the plan chooses what it is judged by,
and whoever reports on it counts by hand.
"""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
