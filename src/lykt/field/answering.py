"""What a person is told of shifts: on which of them they were met."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.field.models import Met
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return the shifts somebody was met on, in words of the current language."""
    found = Met.objects.filter(contact__person__in=list(whose.family)).select_related(
        "shift", "count__group"
    )
    rows = [
        [
            date_format(one.shift.date, "SHORT_DATE_FORMAT"),
            one.shift.area,
            one.count.group.name if one.count else "",
        ]
        for one in found.order_by("shift__date", "id")
    ]
    chapter = Chapter(
        title=_("Shifts"),
        columns=[_("Day"), _("Zone"), _("Counted as")],
        rows=rows,
        empty=_("You were not met on a shift, as far as is written down."),
    )
    return Part(title=_("When we met outside"), chapters=[chapter])


PART = PartOf(tables=frozenset(["field.Met"]), make=make)
