"""Who may do what: the rows of plans and of rapid assessments say it all."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
