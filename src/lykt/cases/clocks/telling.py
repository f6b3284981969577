"""What the person is told of how their case was followed up, when they ask for all there is.

Deadlines are not among it: they are worked out from what has happened, and nowhere kept.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lykt.cases.clocks.models import FollowUp
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


def make(whose: Whose) -> Part:
    """Return when somebody was followed up and what came of it. Opens what is sealed."""
    names = Names()
    found = FollowUp.objects.filter(subject__in=whose.family).select_related("by")
    rows = [
        [
            day(one.day),
            str(one.note),
            day(one.next_by) if one.next_by else "",
            names.wrote(one),
        ]
        for one in found.order_by("day", "at", "id")
    ]
    talks = Chapter(
        title=_("Follow-up"),
        columns=[
            _("Day"),
            _("What came of it"),
            capfirst(_("next by")),
            _("Written down by"),
        ],
        rows=rows,
    )
    return Part(title=_("How we have followed up your case"), chapters=[talks] if rows else [])


PART = PartOf(tables=frozenset((FollowUp._meta.label,)), make=make)
