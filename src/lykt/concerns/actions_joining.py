"""Joining a concern to a person, on a ground and never without; and undoing it."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.concerns.codes import Act, Ground, Source, State
from lykt.concerns.holding import enter, held, note, settle
from lykt.concerns.models import Concern
from lykt.concerns.rules import SHORTEST_REASON
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.people.models import Person
from lykt.people.queries import codes_of, contacts_of, kept_person, people_for
from lykt.privacy.consent.codes import Purpose
from lykt.privacy.consent.queries import live_lines
from lykt.privacy.disclosure.rules import STATED
from lykt.rulebook import Kind, NoRule, rule, standing


#: What the person must have said yes to, for the consent to be a ground.
_PURPOSES = (Purpose.IDENTITY, Purpose.FOLLOW_UP)


@transaction.atomic
def join(
    *,
    by: Actor,
    concern: Concern,
    person: Person,
    ground: str,
    duty: str = "",
    reason: str = "",
) -> Concern:
    """Join a concern to a person. What is sealed in it stays sealed with its own key.

    Args:
        by: who joins them.
        concern: as it was fetched.
        person: under any of their codes.
        ground: one of `codes.Ground`.
        duty: for a duty, the rule of the rulebook.
        reason: for a duty, why it holds, in a sentence.

    Raises:
        Refused: when the actor may not in the unit, or does not reach the person.
        ValidationError: when it is locked, not triaged, joined already, or has no ground.
    """
    now = held(by, "join", concern)
    whom = kept_person(person)
    if not people_for(by).filter(pk=whom.pk, controller=now.controller_id).exists():
        raise Refused(_("You do not work in this unit."))
    if now.person is not None:
        raise ValidationError(_("The concern is joined to somebody already. Undo that first."))
    if problems := ground_problems(by, now, whom, ground, duty=duty, reason=reason):
        raise ValidationError(problems)
    was = enter(now, State.JOINED)
    now.person, now.ground = whom.pk, ground
    now.save()
    by_duty = ground == Ground.DUTY
    note(
        now,
        Act.JOINED,
        was,
        ground=ground,
        duty=duty if by_duty else "",
        reason=reason.strip() if by_duty else "",
    )
    return now


def ground_problems(
    by: Actor, concern: Concern, person: Person, ground: str, *, duty: str, reason: str
) -> dict[str, str]:
    """Return what a ground lacks, by field; nothing when it holds."""
    if ground == Ground.CONSENT:
        return _problem("ground", _no_consent([one.pk for one in codes_of(person)]))
    if ground == Ground.TOLD_IT:
        return _problem("ground", _not_told(concern))
    if ground == Ground.KNOWN:
        return _problem("ground", _not_known(by, concern, person))
    if ground == Ground.DUTY:
        return {**_problem("duty", _no_duty(duty)), **_problem("reason", _no_reason(reason))}
    return {"ground": _("Choose on which ground. Without one they are not joined.")}


def _problem(field: str, words: str) -> dict[str, str]:
    return {field: words} if words else {}


def _no_consent(codes: Collection[UUID]) -> str:
    if any(one.consent.purpose in _PURPOSES for one in live_lines(codes)):
        return ""
    return _("There is no consent that holds. Ask, and write the answer down first.")


def _not_told(concern: Concern) -> str:
    if concern.source == Source.PERSON:
        return ""
    return _("Somebody else has told this. Choose another ground.")


def _not_known(by: Actor, concern: Concern, person: Person) -> str:
    known = person.registered_at <= concern.at and contacts_of(by, person).exists()
    if known:
        return ""
    return _("The person was not met here before the concern was written. Choose another ground.")


def _no_duty(ref: str) -> str:
    today = timezone.localdate()
    try:
        found = rule(ref, today)
    except NoRule:
        return _("Choose the duty.")
    if found.kind is not Kind.DUTY or standing(found, today) not in STATED:
        return _("Choose the duty.")
    return ""


def _no_reason(reason: str) -> str:
    if len(reason.strip()) >= SHORTEST_REASON:
        return ""
    return _("Say in a sentence why the duty holds. Others must be able to judge it.")


@transaction.atomic
def unjoin(*, by: Actor, concern: Concern) -> Concern:
    """Undo a join: the concern is about somebody nobody knows again.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when it is joined to nobody, or a case has been opened from it.
    """
    now = held(by, "join", concern, also_locked=True)
    if now.person is None:
        raise ValidationError(_("The concern is joined to nobody."))
    if now.case is not None:
        raise ValidationError(_("A case has been opened from this concern. It stays joined."))
    now.person, now.ground = None, ""
    was = settle(now)
    now.save()
    note(now, Act.UNJOINED, was)
    return now
