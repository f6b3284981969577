"""Nobody does anything with the keys themselves: the rooms that use them say who may."""

from lykt.organisation.access import Rule


RULES: list[Rule] = []
