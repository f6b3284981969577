"""What may become of a concern: one table. Pure: nothing here asks the database.

Where it stands follows from what is known of it (`resting`): a child, or age in doubt, locks
it until child welfare has been told, and what was reached before is reached again after.
"""

from django.utils.translation import gettext_lazy as _

from lykt.concerns.codes import AS_A_CHILD
from lykt.concerns.codes import State as Name
from lykt.organisation.states import State, StateTable


_WHO_TOOK_IT = _("Whoever takes it in")
_TRIAGE = _("Coordinator or leader")
_KNOWS = _("Whoever knows the age")
_NOTIFIES = _("Whoever notifies")
_JOINS = _("Whoever works with the person")
_CASE = _("Coordinator of the case")

TABLE = StateTable(
    name="concern",
    title=_("A concern"),
    begins=(Name.RECEIVED, Name.LOCKED),
    states={
        Name.RECEIVED: State(Name.RECEIVED.label, _WHO_TOOK_IT, (Name.TRIAGED, Name.LOCKED)),
        Name.LOCKED: State(
            Name.LOCKED.label,
            _KNOWS,
            (Name.NOTIFIED, Name.RECEIVED, Name.TRIAGED, Name.HANDED_ON, Name.JOINED),
        ),
        Name.TRIAGED: State(
            Name.TRIAGED.label,
            _TRIAGE,
            (Name.HANDED_ON, Name.JOINED, Name.NO_GROUND, Name.CLOSED, Name.LOCKED),
        ),
        Name.NOTIFIED: State(
            Name.NOTIFIED.label,
            _NOTIFIES,
            (Name.HANDED_ON, Name.JOINED, Name.CLOSED, Name.TRIAGED),
        ),
        Name.HANDED_ON: State(
            Name.HANDED_ON.label,
            _TRIAGE,
            (
                Name.TRIAGED,
                Name.NOTIFIED,
                Name.JOINED,
                Name.NO_GROUND,
                Name.CLOSED,
                Name.LOCKED,
            ),
        ),
        Name.JOINED: State(
            Name.JOINED.label,
            _JOINS,
            (
                Name.CASE_OPENED,
                Name.TRIAGED,
                Name.NOTIFIED,
                Name.HANDED_ON,
                Name.CLOSED,
                Name.LOCKED,
            ),
        ),
        Name.CASE_OPENED: State(Name.CASE_OPENED.label, _CASE, (Name.CLOSED,)),
        Name.NO_GROUND: State(Name.NO_GROUND.label, _TRIAGE, (Name.TRIAGED, Name.HANDED_ON)),
        Name.CLOSED: State(
            Name.CLOSED.label,
            _TRIAGE,
            (Name.TRIAGED, Name.NOTIFIED, Name.HANDED_ON, Name.JOINED, Name.CASE_OPENED),
        ),
    },
)


def resting(
    *, age: str, told: bool, triaged: bool, handed: bool, joined: bool, case: bool = False
) -> Name:
    """Return where a concern that nobody has ended stands, by what is known of it.

    Args:
        age: one of `codes.Age`.
        told: child welfare has been told about it.
        triaged: somebody has looked at it.
        handed: the coordinating unit has it.
        joined: it is joined to a person.
        case: a case has been opened from it.
    """
    if case:
        return Name.CASE_OPENED
    if age in AS_A_CHILD and not told:
        return Name.LOCKED
    if joined:
        return Name.JOINED
    if handed:
        return Name.HANDED_ON
    if age in AS_A_CHILD:
        return Name.NOTIFIED
    return Name.TRIAGED if triaged else Name.RECEIVED
