"""Who follows children: the team of the case, as for everything in it. No rows of its own."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
