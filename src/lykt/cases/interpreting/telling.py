"""What the person is told of interpreters, when they ask for all there is."""

from django.utils.translation import gettext as _

from lykt.cases.interpreting.models import Booking, Wishes
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import moment
from lykt.privacy.answers.who import Names
from lykt.privacy.consent.in_words import language_name
from lykt.privacy.subjects import Chapter


TABLES = frozenset(("interpreting.Wishes", "interpreting.Booking"))


def make(whose: Whose) -> Part:
    """Return what somebody has wished of an interpreter, and when one was booked."""
    names = Names()
    chapters = [*_wishes(whose, names), _bookings(whose, names)]
    found = [one for one in chapters if one.facts or one.rows]
    return Part(
        title=_("Interpreters"),
        paragraphs=[] if found else [_("Nothing is written about interpreters.")],
        chapters=found,
    )


PART = PartOf(tables=TABLES, make=make)


def _wishes(whose: Whose, names: Names) -> list[Chapter]:
    rows = Wishes.objects.filter(subject__in=whose.family).select_related("by")
    return [
        Chapter(
            title=_("What you have wished"),
            facts=[
                (label, words)
                for label, words in (
                    (_("Languages"), ", ".join(map(language_name, row.languages))),
                    (_("Gender"), str(row.get_gender_display())),
                    (_("Background"), str(row.get_background_display())),
                    (_("To be avoided"), row.avoid),
                    (_("Must not come"), row.not_this_one),
                    (_("Written down"), moment(row.changed_at)),
                    (_("By whom"), names.of(row.by, row.by_name, row.at)),
                )
                if words
            ],
        )
        for row in rows
    ]


def _bookings(whose: Whose, names: Names) -> Chapter:
    rows = Booking.objects.filter(subject__in=whose.family).select_related("by", "booked_by")
    return Chapter(
        title=_("When there was an interpreter"),
        columns=[
            _("When"),
            _("Language"),
            _("What for"),
            _("How"),
            _("Interpreting service"),
            _("Qualification"),
            _("State"),
            _("Remark"),
            _("Written down by"),
        ],
        rows=[
            [
                moment(one.when),
                language_name(one.language),
                str(one.get_occasion_display()),
                str(one.get_way_display()),
                one.agency,
                str(one.get_qualified_display()),
                str(one.get_state_display()),
                one.remark,
                names.of(one.booked_by or one.by, one.by_name, one.at),
            ]
            for one in rows.order_by("when", "id")
        ],
    )
