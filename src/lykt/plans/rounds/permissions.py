"""Who may do what with rounds: a round is its plan's, so the rows of plans say it all.

Whoever reads the plan reads its rounds, whoever changes the plan leads them, and whoever
reports on a measure answers for it.
"""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
