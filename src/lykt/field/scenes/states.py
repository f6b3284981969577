"""What may become of a signal: one table. That it lapses is a matter of days alone."""

from django.utils.translation import gettext_lazy as _

from lykt.field.scenes.codes import SignalState as Name
from lykt.organisation.states import State, StateTable


_TEAM = _("The team")

SIGNAL = StateTable(
    name="field.signal",
    title=_("A signal about a scene"),
    begins=(Name.STANDS,),
    states={
        Name.STANDS: State(Name.STANDS.label, _TEAM, (Name.SETTLED,)),
        Name.SETTLED: State(Name.SETTLED.label, _TEAM, (Name.STANDS,)),
    },
)
