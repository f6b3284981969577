"""Opening and shutting a door in an emergency: loudly, in one transaction with the notices."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused, check_may, controllers_for
from lykt.organisation.acting import Actor, ask_again
from lykt.organisation.codes import NoticeKind
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from lykt.privacy import subjects
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.emergency.queries import ASKED
from lykt.privacy.emergency.rules import longest_hours
from lykt.privacy.subjects import Subject


#: A reason of a word or two tells those who must judge it nothing.
SHORTEST_STORY = 15


def open_door(
    *, by: Actor, label: str, why: str, story: str, hours: int
) -> tuple[EmergencyAccess, Subject]:
    """Let `by` read whoever goes by exactly this label, for so many hours.

    The leader of the unit and the officer are told in the same transaction. A label that
    nobody has is told to the officer too: trying labels is not quiet.

    Raises:
        Refused: when the actor does not meet people.
        ValidationError: when nobody goes by the label, the story is too short, or the time
            too long.
    """
    check_may(by, "open", "emergency")
    if by.staff is None:
        raise Refused(_("An emergency access is opened by a member of staff."))
    longest = longest_hours(timezone.localdate())
    if not 1 <= hours <= longest:
        words = _("Choose from 1 to %(longest)s hours.") % {"longest": longest}
        raise ValidationError({"hours": words})
    if len(story.strip()) < SHORTEST_STORY:
        raise ValidationError(
            {"story": _("Say in a sentence what has happened. Those who are told must judge it.")}
        )
    subject = _whoever_goes_by(by, label)
    if subject is None:
        _tell_of_a_try(by)
        raise ValidationError(
            {"label": _("Nobody in your organisation goes by exactly this code.")}
        )
    return _opened(by, subject, why, story.strip(), hours), subject


@transaction.atomic
def _opened(by: Actor, subject: Subject, why: str, story: str, hours: int) -> EmergencyAccess:
    now = timezone.now()
    access = EmergencyAccess(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        at=now,
        why=why,
        story=story,
        until=now + timedelta(hours=hours),
    )
    access.save(force_insert=True)
    ask_again(ASKED)
    tell(
        what=NoticeKind.EMERGENCY_OPENED,
        roles=[Role.UNIT_LEADER, Role.DATA_PROTECTION_OFFICER],
        controller=subject.controller,
        unit=subject.unit,
        actor=by,
        about=f"{by.name} · {why}",
        link=f"emergency_page {access.handle}",
        subject=subject.key,
    )
    return access


def _whoever_goes_by(by: Actor, label: str) -> Subject | None:
    for controller in controllers_for(by, "open", "emergency"):
        for keeper in subjects.keepers():
            if found := keeper.find_anywhere(controller, label):
                return found
    return None


def _tell_of_a_try(by: Actor) -> None:
    for controller in controllers_for(by, "open", "emergency"):
        tell(
            what=NoticeKind.EMERGENCY_TRIED,
            roles=[Role.DATA_PROTECTION_OFFICER],
            controller=controller,
            actor=by,
            about=by.name,
        )


@transaction.atomic
def end(*, by: Actor, access: EmergencyAccess) -> None:
    """Shut a door that is needed no longer; whoever opened it, or a leader who is told."""
    access = EmergencyAccess.objects.select_for_update().get(pk=access.pk)
    if access.ended_at is None and timezone.now() < access.until:
        access.ended_at = timezone.now()
        access.save(update_fields=["ended_at"])
        ask_again(ASKED)
