"""Who comes to a meeting, in words."""

from lykt.cases.meetings.codes import Who
from lykt.cases.meetings.models import Participant
from lykt.cases.meetings.receipts import from_where
from lykt.privacy.consent.codes import Recipient


def called(participant: Participant) -> str:
    """Return who comes, in words. Call it where the reading has been written down."""
    if participant.who == Who.MEMBER and participant.member is not None:
        who = str(participant.member.staff)
    elif participant.who == Who.BODY:
        who = ""
    else:
        who = str(participant.get_who_display())
    body, named = from_where(participant)
    place = str(Recipient(body).label) if body and body != Recipient.HERE else ""
    return ", ".join(part for part in (who, place, named, participant.name) if part)
