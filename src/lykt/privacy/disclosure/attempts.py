"""An attempt to let something out: what is asked for, and how it is turned down."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import NAMED, SHARING, InformationKind, Recipient
from lykt.privacy.disclosure.codes import ANSWERED, ASK_FOR_CONSENT, OWN_WAYS, Lack
from lykt.privacy.disclosure.rules import ByDuty, Ground
from lykt.privacy.subjects import Subject


#: To whom something can be let out: everybody but ourselves.
RECIPIENTS = tuple(one for one in Recipient if one is not Recipient.HERE)
#: A reason of a word or two tells those who must judge it nothing.
SHORTEST_REASON = 15
#: What one form is called, at most: the length of a handle.
ONCE_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of information, and exactly what is told of it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """Everything that was asked for, with the moment it was asked at."""

    by: Actor
    subject: Subject
    #: The keys of the subject under all their codes.
    family: tuple[UUID, ...]
    recipient: str
    named: str
    items: tuple[Item, ...]
    ground: Ground
    way: str
    told_at: datetime
    now: datetime
    once: str = ""


class ShareRefused(Refused):
    """Nothing was let out; it has been written down which kinds lacked what."""

    def __init__(self, handle: str, recipient: str, lacks: Mapping[str, Lack]) -> None:
        #: The handle of the entry.
        self.handle = handle
        #: Kind by kind, what was lacking; a kind that lacked nothing is not among them.
        self.lacks = dict(lacks)
        who = Recipient(recipient).label
        said = "; ".join(
            f"{InformationKind(kind).label}: {lack.label}" for kind, lack in self.lacks.items()
        )
        words = _("Nothing was shared with %(who)s. %(why)s.") % {"who": who, "why": said}
        super().__init__(f"{words} {what_to_do(self.lacks.values())}".strip())


def may_ask(lacks: Mapping[str, Lack]) -> bool:
    """Tell whether a consent is what is missing, and the person has not already answered."""
    found = set(lacks.values())
    return bool(found & ASK_FOR_CONSENT) and not found & ANSWERED


def what_to_do(lacks: Iterable[Lack]) -> str:
    """Return a sentence about what one can do when something was held back."""
    found = set(lacks)
    if found & ANSWERED:
        return _("The person has answered. Do not press them; take that kind out.")
    if found & ASK_FOR_CONSENT:
        return _("Ask the person for consent, or take that kind out.")
    return _("Look at which duty it is, and to whom it lets it be told.")


def must_be_sayable(attempt: Attempt) -> None:
    """Refuse what is no attempt yet, by the field that is wanting.

    Raises:
        ValidationError: when something that must be said is not, or cannot be.
    """
    problems: dict[str, str] = {}
    if attempt.recipient not in RECIPIENTS:
        problems["recipient"] = _("Choose who is told.")
    elif attempt.recipient in NAMED and not attempt.named:
        problems["recipient_named"] = _("Write who exactly.")
    if attempt.way not in OWN_WAYS:
        problems["way"] = _("Choose in which way it is told.")
    if attempt.told_at > attempt.now:
        problems["told_at"] = _("This time lies ahead. Share when it is told.")
    if problem := _problem_of_items(attempt):
        problems["items"] = problem
    if problem := _problem_of_ground(attempt.ground):
        problems["ground"] = problem
    if len(attempt.once) > ONCE_LENGTH:
        problems["once"] = _("Open the form again.")
    if problems:
        raise ValidationError(problems)


def _problem_of_items(attempt: Attempt) -> str:
    if not attempt.items:
        return _("Choose what is told.")
    kinds = Counter(item.kind for item in attempt.items)
    if kinds.keys() - set(InformationKind.values) or max(kinds.values()) > 1:
        return _("Choose each kind once.")
    if not all(item.text for item in attempt.items):
        return _("Write exactly what is told, for each kind.")
    return ""


def _problem_of_ground(ground: Ground) -> str:
    if not isinstance(ground, ByDuty):
        return "" if ground.purpose in SHARING else _("Choose what it is for.")
    if len(ground.reason.strip()) < SHORTEST_REASON:
        return _("Say in a sentence why the duty holds. Others must be able to judge it.")
    return ""
