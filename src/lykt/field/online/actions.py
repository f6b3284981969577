"""Chats: writing one down, putting it right, taking it back."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field.online import codes, rules
from lykt.field.online.models import Chat
from lykt.learning.undoing import check_just_written
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.people.codes import Referral


@transaction.atomic
def write_chat(
    *,
    by: Actor,
    unit: Unit,
    channel: str,
    target: str = codes.Target.UNSURE,
    minutes: int | None = None,
    themes: Sequence[str] = (),
    referred: Sequence[str] = (),
    count: int = 1,
    on: date | None = None,
) -> Chat:
    """Write a chat down, or some messages alike. Nobody knows who it was with.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field, when it cannot have been so.
    """
    check_may_in(by, "make", "chat", unit.pk)
    row = Chat(unit=unit, controller=unit.controller, registered_by_id=by.staff)
    _tell(row, channel, target, minutes, themes, referred, count, on)
    row.save(force_insert=True)
    return row


@transaction.atomic
def correct_chat(
    *,
    by: Actor,
    chat: Chat,
    channel: str,
    target: str,
    minutes: int | None,
    themes: Sequence[str],
    referred: Sequence[str],
    count: int,
    on: date,
) -> Chat:
    """Put right what stands of a chat; who did it last, and when, stands with it.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field, when it cannot have been so.
    """
    row = _held(by, "change", chat)
    _tell(row, channel, target, minutes, themes, referred, count, on)
    row.corrected_at, row.corrected_by_id = timezone.now(), by.staff
    row.save()
    return row


@transaction.atomic
def undo_chat(*, by: Actor, chat: Chat) -> None:
    """Take back what one has just written down.

    Raises:
        Refused: when somebody else wrote it, or it is too long ago.
    """
    row = _held(by, "undo", chat)
    check_just_written(by, row.registered_by_id, row.registered_at)
    if row.undone_at is None:
        row.undone_at = timezone.now()
        row.save()


def _tell(
    row: Chat, channel: str, target: str, minutes: int | None, themes: Sequence[str],
    referred: Sequence[str], count: int, on: date | None,
) -> None:  # fmt: skip
    problems = {}
    for name, value, allowed in (
        ("channel", [channel], codes.Channel.values),
        ("target", [target], codes.Target.values),
        ("themes", themes, codes.Theme.values),
        ("referred", referred, Referral.values),
    ):
        if set(value) - set(allowed):
            problems[name] = _("Choose from the list.")
    day = on or timezone.localdate()
    if problem := day_problem(day):
        problems["on"] = problem
    if minutes is not None and not 0 <= minutes <= rules.MOST_MINUTES:
        problems["minutes"] = _("Write how many minutes, at most a day.")
    if not 1 <= count <= rules.MOST_MESSAGES:
        problems["count"] = _("Write how many, from 1 to 500.")
    elif count > 1 and channel != codes.Channel.ADVERT_MESSAGE:
        problems["count"] = _("Only messages to advertisers are counted several at once.")
    if problems:
        raise ValidationError(problems)
    row.channel, row.target, row.minutes, row.count, row.date = (
        channel,
        target,
        minutes,
        count,
        day,
    )
    row.themes, row.referred = list(dict.fromkeys(themes)), list(dict.fromkeys(referred))


def day_problem(day: date) -> str:
    """Return why something cannot have been on this day; "" when it can."""
    if day > timezone.localdate():
        return _("This day lies ahead.")
    return _("Look at the year.") if day.year < rules.FIRST_YEAR else ""


def _held(by: Actor, act: str, chat: Chat) -> Chat:
    check_may_in(by, act, "chat", chat.unit_id)
    row: Chat = Chat.objects.select_for_update().get(pk=chat.pk)
    return row
