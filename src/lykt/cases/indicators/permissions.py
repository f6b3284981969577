"""Who may assess: the team of the case, as for everything else in it. No rows of its own."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
