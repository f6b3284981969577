"""What may become of a round: one table. Pure."""

from django.utils.translation import gettext_lazy as _

from lykt.organisation.states import State, StateTable
from lykt.plans.rounds.codes import RoundState as Name


_OWNER = _("The plan owner")

ROUND = StateTable(
    name="plans.round",
    title=_("A reporting round of a plan"),
    begins=(Name.PLANNED,),
    states={
        Name.PLANNED: State(Name.PLANNED.label, _OWNER, (Name.OPEN,)),
        Name.OPEN: State(Name.OPEN.label, _OWNER, (Name.CLOSED,)),
        Name.CLOSED: State(Name.CLOSED.label, _OWNER, (Name.OPEN, Name.LOCKED)),
        Name.LOCKED: State(Name.LOCKED.label, _OWNER, ()),
    },
)
