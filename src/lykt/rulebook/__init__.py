"""Dated facts as data: duties, how long things are kept, consent, deadlines, laws.

Code never says "six months". It asks here for the rule of a day, and a rule that nobody
has checked, or not lately, decides nothing. Pure Python: nothing in this room imports
Django.
"""

from lykt.rulebook.book import DrivesNothing, NoRule, Rulebook, deciding, rule, rulebook, rules
from lykt.rulebook.faults import BadRulebook
from lykt.rulebook.rows import Kind, Mark, Recipient, Rule, Standing, Status, standing
from lykt.rulebook.spans import Span, Unit


__all__ = [
    "BadRulebook",
    "DrivesNothing",
    "Kind",
    "Mark",
    "NoRule",
    "Recipient",
    "Rule",
    "Rulebook",
    "Span",
    "Standing",
    "Status",
    "Unit",
    "deciding",
    "rule",
    "rulebook",
    "rules",
    "standing",
]
