"""What the person is told of their lawyer and of who was asked to help, when they ask for all.

Two things are left out, for they are about others. The address of an invitation is somebody's
at work: once they have said yes, their name stands in the team. And who answers in another city
is not said, for nothing here leads to what becomes of somebody there.
"""

from django.template.defaultfilters import floatformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lykt.cases.team.models import HandedOver, Incoming, Invitation, LawyerEvent, LawyerHours
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day, moment, yes_or_no
from lykt.privacy.answers.who import Names
from lykt.privacy.subjects import Chapter


TABLES = frozenset(
    model._meta.label for model in (HandedOver, Incoming, Invitation, LawyerEvent, LawyerHours)
)


def make(whose: Whose) -> Part:
    """Return what was done about a lawyer and with whom the case is. Opens what is sealed."""
    names = Names()
    tellers = (_lawyer, _hours, _invited, _handed, _cities)
    chapters = [chapter for tell in tellers if (chapter := tell(whose, names)).rows]
    return Part(title=_("Your lawyer, and who was asked to help you"), chapters=chapters)


PART = PartOf(tables=TABLES, make=make)


def _lawyer(whose: Whose, names: Names) -> Chapter:
    rows = LawyerEvent.objects.filter(subject__in=whose.family).select_related("by")
    return Chapter(
        title=_("Lawyer"),
        columns=[
            _("Day"),
            _("What happened"),
            capfirst(_("who the lawyer is")),
            _("Written down by"),
        ],
        rows=[
            [day(one.day), str(one.get_what_display()), str(one.name), names.wrote(one)]
            for one in rows.order_by("day", "at", "id")
        ],
    )


def _hours(whose: Whose, names: Names) -> Chapter:
    rows = LawyerHours.objects.filter(subject__in=whose.family).select_related("by")
    before, after = pgettext("reporting", "Before"), pgettext("reporting", "After")
    return Chapter(
        title=_("Hours of the lawyer"),
        columns=[_("Day"), _("Before or after reporting"), _("Hours"), _("Written down by")],
        rows=[
            [
                day(one.day),
                before if one.before_reporting else after,
                floatformat(one.hours, "-2"),
                names.wrote(one),
            ]
            for one in rows.order_by("day", "at", "id")
        ],
    )


def _invited(whose: Whose, names: Names) -> Chapter:
    rows = Invitation.objects.filter(subject__in=whose.family).select_related("by")
    return Chapter(
        title=_("Who was asked into your team"),
        columns=[
            _("From"),
            _("How it stands"),
            _("To and including"),
            _("Last changed"),
            _("Written down by"),
        ],
        rows=[
            [
                ", ".join(filter(None, (str(one.get_body_display()), str(one.body_named)))),
                str(one.get_state_display()),
                day(one.until),
                moment(one.changed_at),
                names.wrote(one),
            ]
            for one in rows.order_by("at", "id")
        ],
    )


def _handed(whose: Whose, names: Names) -> Chapter:
    rows = HandedOver.objects.filter(subject__in=whose.family)
    return Chapter(
        title=_("When your case got another coordinator"),
        columns=[
            _("From whom"),
            _("To whom"),
            capfirst(_("stays as a helper")),
            capfirst(_("what the next coordinator must know")),
            _("Written down by"),
        ],
        rows=[
            [
                names.of(one.from_staff, "", one.at),
                names.of(one.to_staff, "", one.at),
                yes_or_no(one.stays),
                str(one.note),
                names.wrote(one),
            ]
            for one in rows.select_related("from_staff", "to_staff", "by").order_by("at", "id")
        ],
    )


def _cities(whose: Whose, names: Names) -> Chapter:
    rows = Incoming.objects.filter(subject__in=whose.family).select_related("controller", "by")
    return Chapter(
        title=_("When another city was asked to take over your case"),
        columns=[_("To whom"), _("Answer"), _("Answered on"), _("Written down by")],
        rows=[
            [
                str(one.controller),
                str(one.get_state_display()),
                # A day and no moment: with a moment, the case there could be told.
                day(one.answered_at) if one.answered_at else "",
                names.wrote(one),
            ]
            for one in rows.order_by("at", "id")
        ],
    )
