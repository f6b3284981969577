"""What may become of a booking: one table. Pure."""

from django.utils.translation import gettext_lazy as _

from lykt.cases.interpreting.codes import BookingState as Name
from lykt.organisation.states import State, StateTable


_TEAM = _("The team")
_AGENCY = _("The interpreting service")

BOOKING = StateTable(
    name="interpreting.booking",
    title=_("An interpreter for an occasion"),
    begins=(Name.WANTED, Name.BOOKED),
    states={
        Name.WANTED: State(Name.WANTED.label, _TEAM, (Name.BOOKED, Name.CANCELLED)),
        Name.BOOKED: State(Name.BOOKED.label, _AGENCY, (Name.HELD, Name.NOT_HELD, Name.CANCELLED)),
        Name.HELD: State(Name.HELD.label, _TEAM, ()),
        Name.NOT_HELD: State(Name.NOT_HELD.label, _TEAM, ()),
        Name.CANCELLED: State(Name.CANCELLED.label, _TEAM, ()),
    },
)
