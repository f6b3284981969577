"""What the person is told of the hours that went into their case, when they ask for all."""

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from lykt.cases.capacity.models import Hours
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return who has used hours on somebody, on what and when."""
    names = Names()
    found = Hours.objects.filter(subject__in=whose.family).select_related("by")
    rows = [
        [day(one.day), str(one.get_what_display()), floatformat(one.hours, "-2"), names.wrote(one)]
        for one in found.order_by("day", "at", "id")
    ]
    hours = Chapter(
        title=_("Hours, day by day"),
        columns=[_("Day"), _("What for"), _("Hours"), _("Written down by")],
        rows=rows,
    )
    return Part(title=_("Hours we have used in your case"), chapters=[hours] if rows else [])


PART = PartOf(tables=frozenset((Hours._meta.label,)), make=make)
