"""The words of the rulebook that someone will read, to be translated where they are shown.

The texts of the rules themselves stand in the data, in every language of Lykt.
"""


def N_(text: str) -> str:
    """Mark `text` as a message to translate, and return it unchanged."""
    return text


STATUSES = {
    "current": N_("in force"),
    "adopted": N_("adopted"),
    "repealed": N_("repealed"),
    "uncertain": N_("uncertain"),
}

MARKS = {
    "read": N_("read in the source"),
    "part": N_("part of the source read"),
    "memory": N_("from memory"),
    "own": N_("Lykt's own choice"),
}

STANDINGS = {
    "sure": N_("checked and in force"),
    "uncertain": N_("not checked"),
    "overdue": N_("should have been checked again"),
    "not_in_force": N_("not in force"),
    "repealed": N_("no longer in force"),
}

#: Why a rule decides nothing, a whole sentence for each standing but the sure one.
REASONS = {
    "uncertain": N_(
        "This rule has not been checked against its source. It decides nothing until it has."
    ),
    "overdue": N_("This rule should have been checked again. It decides nothing until it has."),
    "not_in_force": N_("This rule is not in force on that day."),
    "repealed": N_("This rule is no longer in force."),
}

#: What is wrong with the days of a clock, and what to do.
CLOCK_FAULTS = {
    "order": N_("The last day lies before the first. Check both."),
    "own_end": N_("This clock ends on a day of its own. Give that day."),
    "no_own_end": N_("Only the rule says when this clock ends. Leave the last day out."),
    "in_hours": N_("This clock runs in hours. Give a time with a time zone."),
    "in_days": N_("This clock runs in days. Give a date."),
}

#: Where a clock belongs in the list of the day.
WHENS = {
    "late": N_("late"),
    "today": N_("today"),
    "soon": N_("soon"),
    "later": N_("later"),
}
