"""Dated facts as data: duties, clocks, how long things are kept, consent, laws, code lists.

Code never says "six months". It asks here for the rule of a day, and a rule that nobody
has checked, or not lately, decides nothing. Pure Python: nothing in this room imports
Django.
"""

from lykt.rulebook.book import DrivesNothing, NoRule, Rulebook, deciding, rule, rulebook, rules
from lykt.rulebook.clocks import (
    BadClock,
    ClockTime,
    When,
    clock,
    clock_end,
    clock_name,
    clocks,
)
from lykt.rulebook.faults import BadRulebook
from lykt.rulebook.rows import Kind, Mark, OwnEnd, Recipient, Rule, Standing, Status, standing
from lykt.rulebook.spans import Span, Unit


__all__ = [
    "BadClock",
    "BadRulebook",
    "ClockTime",
    "DrivesNothing",
    "Kind",
    "Mark",
    "NoRule",
    "OwnEnd",
    "Recipient",
    "Rule",
    "Rulebook",
    "Span",
    "Standing",
    "Status",
    "Unit",
    "When",
    "clock",
    "clock_end",
    "clock_name",
    "clocks",
    "deciding",
    "rule",
    "rulebook",
    "rules",
    "standing",
]
