"""Who may do what in this room."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
