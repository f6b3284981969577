"""What may become of a rapid assessment: one table. Pure."""

from django.utils.translation import gettext_lazy as _

from lykt.field.assessment.codes import RoundState as Name
from lykt.organisation.states import State, StateTable


_WRITES = _("Whoever writes it")
_OTHER = _("Somebody else than whoever sent it to review")

ROUND = StateTable(
    name="field.assessment",
    title=_("A rapid assessment"),
    begins=(Name.DRAFT,),
    states={
        Name.DRAFT: State(Name.DRAFT.label, _WRITES, (Name.REVIEW,)),
        Name.REVIEW: State(Name.REVIEW.label, _WRITES, (Name.DRAFT, Name.DONE)),
        # What is done is opened again for a mistake, and then stands in review as before.
        Name.DONE: State(Name.DONE.label, _OTHER, (Name.REVIEW,)),
    },
)
