"""Who may do what with a reference group: it is its plan's, so the rows of plans say it all."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
