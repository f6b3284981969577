"""Who may be told what, reckoned another way: a list of grants, and what strikes them out.

No line of it is shared with the rules of consent or of disclosure. Things happen one at a
time; a grant is what somebody said yes to, and it is struck out when they say no or take it
back, or when its case closes.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lykt.rulebook.loading import read_rules


#: (recipient, kind) or (recipient, kind, name).
Target = tuple[str, ...]

#: Whom each duty lets something be told to, as the sources say (see the rulebook).
DUTIES = {
    "duty.child_welfare": {"child_welfare"},
    "duty.avert_crime": {"police"},
    "duty.emergency_services": {"police", "fire_service"},
    "duty.life_in_danger": {"police", "fire_service", "ambulance"},
    "duty.adult_consent": set(),
    "duty.no_such_thing": set(),
}
#: Of these nobody has confirmed that they hold, whatever the day.
UNCONFIRMED = {"duty.life_in_danger"}


@dataclass
class Grant:
    """One yes."""

    target: Target
    purpose: str
    matter: UUID | None
    since: date
    until: date
    #: The conversation it was given in.
    said_in: int


@dataclass
class Person:
    """What somebody has said that has not been struck out, oldest first."""

    grants: list[Grant] = field(default_factory=list)
    talks: int = 0

    def say(
        self,
        yes: set[Target],
        no: set[Target],
        purpose: str,
        matter: UUID | None,
        since: date,
        until: date,
    ) -> int:
        """Answer, and return the number of the conversation."""
        self.talks += 1
        for target in no:
            self._strike(target)
        self.grants += [
            Grant(target, purpose, matter, since, until, self.talks) for target in sorted(yes)
        ]
        return self.talks

    def takes_back(self, talk: int, about: Target | None, today: date) -> bool:
        """Take back what was said in a conversation, or one thing of it; tell if there was any.

        What is taken back is shut whichever conversation it was opened in, as a no would.
        """
        mine = [
            grant
            for grant in self.grants
            if grant.said_in == talk
            and today <= grant.until
            and not self._replaced(grant, today)
            and about in (None, grant.target)
        ]
        for grant in mine:
            self._strike(grant.target)
        return bool(mine)

    def close(self, matter: UUID) -> None:
        """Close a case: what was said for it is said no more."""
        self.grants = [grant for grant in self.grants if grant.matter != matter]

    def may_tell(
        self, recipient: str, kind: str, name: str, purpose: str, matter: UUID | None, today: date
    ) -> bool:
        """Tell whether one kind may be told to one recipient today."""
        wanted = (recipient, kind, name) if name else (recipient, kind)
        return any(
            grant.target == wanted
            and grant.purpose == purpose
            and grant.matter in (None, matter)
            and grant.since <= today <= grant.until
            and not self._replaced(grant, today)
            for grant in self.grants
        )

    def _replaced(self, grant: Grant, today: date) -> bool:
        """Tell whether a younger yes to the same, for the same, has begun."""
        same = (grant.target, grant.purpose, grant.matter)
        return any(
            other.said_in > grant.said_in
            and other.since <= today
            and (other.target, other.purpose, other.matter) == same
            for other in self.grants
        )

    def _strike(self, target: Target) -> None:
        """Strike out what was said of a target; without a name, of all that bear one."""
        self.grants = [
            grant
            for grant in self.grants
            if grant.target[: len(target)] != target and grant.target != target
        ]


def unconfirmed(ref: str, today: date) -> bool:
    """Tell whether a duty has not been confirmed, or not lately."""
    return ref in UNCONFIRMED or today > looked_at_again(ref)


def looked_at_again(ref: str) -> date:
    """Return the day by which a duty should be looked at again, as its row says."""
    return next(row.review_by for row in read_rules() if row.ref == ref)


def duty_lets(ref: str, recipient: str) -> bool:
    """Tell whether a duty lets something be told to a recipient."""
    return recipient in DUTIES[ref]
