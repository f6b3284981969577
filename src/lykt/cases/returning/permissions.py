"""Who may do what here: whoever may read and change the case, see `cases.case.permissions`."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
