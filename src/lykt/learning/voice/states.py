"""What may become of a complaint: one table. Pure."""

from django.utils.translation import gettext_lazy as _

from lykt.learning.voice.codes import ComplaintState as Name
from lykt.organisation.states import State, StateTable


_TOOK_IT = _("Whoever takes it in")
_LEADER = _("The leader of the unit")

COMPLAINT = StateTable(
    name="voice.complaint",
    title=_("A complaint"),
    begins=(Name.RECEIVED,),
    states={
        Name.RECEIVED: State(
            Name.RECEIVED.label, _TOOK_IT, (Name.LOOKED_INTO, Name.ANSWERED, Name.WITHDRAWN)
        ),
        Name.LOOKED_INTO: State(Name.LOOKED_INTO.label, _LEADER, (Name.ANSWERED, Name.WITHDRAWN)),
        # Whoever is not content comes back, and whoever withdrew it may think again.
        Name.ANSWERED: State(Name.ANSWERED.label, _LEADER, (Name.LOOKED_INTO,)),
        Name.WITHDRAWN: State(Name.WITHDRAWN.label, _LEADER, (Name.LOOKED_INTO,)),
    },
)
#: The states in which an answer is owed.
OWED = (Name.RECEIVED, Name.LOOKED_INTO)
