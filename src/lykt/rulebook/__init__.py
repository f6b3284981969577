"""Dated facts as data: duties, clocks, how long things are kept, consent, laws, code lists.

Code never says "six months". It asks here for the rule of a day, and a rule that nobody
has checked, or not lately, decides nothing. Pure Python: nothing in this room imports
Django.
"""

from lykt.rulebook.book import (
    DrivesNothing,
    NoRule,
    Rulebook,
    deciding,
    deciding_if_any,
    rule,
    rulebook,
    rules,
)
from lykt.rulebook.clocks import (
    BadClock,
    ClockTime,
    When,
    clock,
    clock_end,
    clock_name,
    clocks,
)
from lykt.rulebook.competence_lists import Theme, theme_title, themes
from lykt.rulebook.faults import BadRulebook
from lykt.rulebook.htcds_codes import Means, NoCode, Told, htcds, means
from lykt.rulebook.indicator_lists import (
    About,
    Group,
    Indicator,
    Phrase,
    PhraseKind,
    caution,
    conversation,
    groups,
    indicators,
)
from lykt.rulebook.notice_codes import NoticeCode, content_codes, notice_code, reporter_codes
from lykt.rulebook.rows import Kind, Mark, OwnEnd, Recipient, Rule, Standing, Status, standing
from lykt.rulebook.spans import Span, Unit


__all__ = [
    "About",
    "BadClock",
    "BadRulebook",
    "ClockTime",
    "DrivesNothing",
    "Group",
    "Indicator",
    "Kind",
    "Mark",
    "Means",
    "NoCode",
    "NoRule",
    "NoticeCode",
    "OwnEnd",
    "Phrase",
    "PhraseKind",
    "Recipient",
    "Rule",
    "Rulebook",
    "Span",
    "Standing",
    "Status",
    "Theme",
    "Told",
    "Unit",
    "When",
    "caution",
    "clock",
    "clock_end",
    "clock_name",
    "clocks",
    "content_codes",
    "conversation",
    "deciding",
    "deciding_if_any",
    "groups",
    "htcds",
    "indicators",
    "means",
    "notice_code",
    "reporter_codes",
    "rule",
    "rulebook",
    "rules",
    "standing",
    "theme_title",
    "themes",
]
