"""What may become of a place: one table. Pure."""

from django.utils.translation import gettext_lazy as _

from lykt.field.places.codes import PlaceState as Name
from lykt.organisation.states import State, StateTable


_TEAM = _("The team")

PLACE = StateTable(
    name="field.place",
    title=_("An indoor place"),
    begins=(Name.OPEN,),
    states={
        Name.OPEN: State(Name.OPEN.label, _TEAM, (Name.CLOSED,)),
        Name.CLOSED: State(Name.CLOSED.label, _TEAM, (Name.OPEN,)),
    },
)
