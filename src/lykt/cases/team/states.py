"""The states of an invitation, of a lawyer's offer and of a handover to another city."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
