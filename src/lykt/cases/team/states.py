"""The states of an invitation, of a lawyer's offer and of a handover to another city."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.organisation.states import State, StateTable


class Invited(TextChoices):
    """How an invitation stands."""

    INVITED = "invited", _("Waits for an account to be made")
    ACCOUNT_MADE = "account_made", _("The account is made: waits for their yes")
    ACCEPTED = "accepted", _("In the team")
    WITHDRAWN = "withdrawn", _("Taken back")
    EXPIRED = "expired", _("Ran out")


#: What may follow how an invitation stands.
INVITATION: Mapping[str, tuple[str, ...]] = {
    Invited.INVITED: (Invited.ACCOUNT_MADE, Invited.WITHDRAWN, Invited.EXPIRED),
    Invited.ACCOUNT_MADE: (Invited.ACCEPTED, Invited.WITHDRAWN, Invited.EXPIRED),
    Invited.ACCEPTED: (),
    Invited.WITHDRAWN: (),
    Invited.EXPIRED: (),
}

#: An invitation in one of these is open: it waits for somebody.
WAITING = (Invited.INVITED, Invited.ACCOUNT_MADE)


class Lawyer(TextChoices):
    """What has happened about a victim's lawyer."""

    NONE = "none", _("Not offered yet")
    OFFERED = "offered", _("Offered")
    DECLINED = "declined", _("The person said no")
    ACCEPTED = "accepted", _("The person said yes: find one")
    HAS_ONE = "has_one", _("Has a lawyer")
    WANTS_ANOTHER = "wants_another", _("Wants another lawyer")
    ENDED = "ended", _("The lawyer's part is done")


#: What may follow. The person may say no, or wish for another, at any time.
LAWYER: Mapping[str, tuple[str, ...]] = {
    Lawyer.NONE: (Lawyer.OFFERED, Lawyer.DECLINED, Lawyer.HAS_ONE),
    Lawyer.OFFERED: (Lawyer.ACCEPTED, Lawyer.DECLINED, Lawyer.HAS_ONE),
    Lawyer.DECLINED: (Lawyer.OFFERED, Lawyer.ACCEPTED, Lawyer.HAS_ONE),
    Lawyer.ACCEPTED: (Lawyer.HAS_ONE, Lawyer.DECLINED),
    Lawyer.HAS_ONE: (Lawyer.WANTS_ANOTHER, Lawyer.DECLINED, Lawyer.ENDED),
    Lawyer.WANTS_ANOTHER: (Lawyer.HAS_ONE, Lawyer.DECLINED),
    Lawyer.ENDED: (Lawyer.OFFERED, Lawyer.HAS_ONE),
}


class Moved(TextChoices):
    """How a handover to another city stands, at the city that takes over."""

    WAITING = "waiting", _("Waits for a coordinator there")
    ACCEPTED = "accepted", _("Taken over")
    DECLINED = "declined", _("Not taken over")


MOVE: Mapping[str, tuple[str, ...]] = {
    Moved.WAITING: (Moved.ACCEPTED, Moved.DECLINED),
    Moved.ACCEPTED: (),
    Moved.DECLINED: (),
}


class NoSuchChange(ValueError):
    """A state that cannot follow the one something is in."""


def check_change(table: Mapping[str, tuple[str, ...]], now: str, becomes: str) -> None:
    """Refuse a state that cannot follow.

    Raises:
        NoSuchChange: when the table does not have the pair.
    """
    if becomes not in table[now]:
        raise NoSuchChange(f"{now} is not followed by {becomes}")


# ---- The same tables as the documentation draws them

_COORDINATOR, _ADMINISTRATOR = _("The coordinator"), _("The administrator")
_PARTNER, _TIME, _PERSON = _("The partner"), _("Time"), _("The person")
_TEAM, _OTHER_CITY = _("The team"), _("The other city")

_OWNERS: Mapping[str, Promise] = {
    Invited.INVITED: _COORDINATOR,
    Invited.ACCOUNT_MADE: _ADMINISTRATOR,
    Invited.ACCEPTED: _PARTNER,
    Invited.WITHDRAWN: _COORDINATOR,
    Invited.EXPIRED: _TIME,
}
_LAWYER_OWNERS: Mapping[str, Promise] = {
    Lawyer.NONE: _TEAM,
    Lawyer.OFFERED: _TEAM,
    Lawyer.DECLINED: _PERSON,
    Lawyer.ACCEPTED: _PERSON,
    Lawyer.HAS_ONE: _TEAM,
    Lawyer.WANTS_ANOTHER: _PERSON,
    Lawyer.ENDED: _TEAM,
}
_MOVE_OWNERS: Mapping[str, Promise] = {
    Moved.WAITING: _COORDINATOR,
    Moved.ACCEPTED: _OTHER_CITY,
    Moved.DECLINED: _OTHER_CITY,
}


def _drawn(
    states: type[TextChoices],
    table: Mapping[str, tuple[str, ...]],
    owners: Mapping[str, Promise],
) -> dict[str, State]:
    return {
        one.value: State(one.label, owners[one], tuple(str(each) for each in table[one]))
        for one in states
    }


TABLES = (
    StateTable(
        "team.invitation",
        _("An invitation to a team"),
        (Invited.INVITED.value, Invited.ACCOUNT_MADE.value),
        _drawn(Invited, INVITATION, _OWNERS),
    ),
    StateTable(
        "team.lawyer",
        _("A lawyer"),
        (Lawyer.NONE.value,),
        _drawn(Lawyer, LAWYER, _LAWYER_OWNERS),
    ),
    StateTable(
        "team.move",
        _("A case from another city"),
        (Moved.WAITING.value,),
        _drawn(Moved, MOVE, _MOVE_OWNERS),
    ),
)
