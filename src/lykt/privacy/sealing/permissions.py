"""Who may do what with keys: nobody. No page leads to them, and no role has a rule."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
