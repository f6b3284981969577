"""Writing down what is wished of an interpreter, booking one, and how it went."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt import rulebook
from lykt.cases.case.holding import held
from lykt.cases.case.models import Case
from lykt.cases.interpreting import states
from lykt.cases.interpreting.codes import (
    Background,
    BookingState,
    Occasion,
    Qualified,
    Way,
    Wish,
)
from lykt.cases.interpreting.models import Booking, Wishes
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import LANGUAGES


#: The law by which no child interprets.
LAW = "law.tolkeloven"


def nobody_close_words() -> str:
    """Return why nobody close may interpret, with the law and where it stands."""
    rule = rulebook.rule(LAW, timezone.localdate())
    return _(
        "Never a child, never a relative, never whoever came along: find another. %(law)s "
        "(%(id)s %(section)s)."
    ) % {
        "law": rule.title(get_language() or "en"),
        "id": rule.law_id,
        "section": rule.section,
    }


@transaction.atomic
def write_wishes(
    *,
    by: Actor,
    case: Case,
    languages: Sequence[str],
    gender: str = Wish.NOT_ASKED,
    background: str = Background.NOT_ASKED,
    avoid: str = "",
    not_this_one: str = "",
) -> Wishes:
    """Write down what the person wishes of an interpreter; what stood before is written over.

    In a locked case too: emergency help needs words.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, "change", case, also_locked=True)
    problems = {}
    if not languages or set(languages) - set(LANGUAGES):
        problems["languages"] = _("Choose at least one language.")
    if gender not in Wish.values:
        problems["gender"] = _("Choose what is wished.")
    if background not in Background.values:
        problems["background"] = _("Choose what is wished.")
    if problems:
        raise ValidationError(problems)
    row = Wishes.objects.filter(case=now).first() or Wishes(case=now)
    row.languages = list(dict.fromkeys(languages))
    row.gender, row.background = gender, background
    row.avoid, row.not_this_one = avoid.strip(), not_this_one.strip()
    row.save()
    now.save()
    return row


@transaction.atomic
def book(
    *,
    by: Actor,
    case: Case,
    when: datetime,
    language: str,
    occasion: str,
    way: str,
    state: str = BookingState.WANTED,
    agency: str = "",
    qualified: str = Qualified.UNKNOWN,
    nobody_close: bool = False,
    remark: str = "",
) -> Booking:
    """Ask for an interpreter, or write down that one is booked.

    Args:
        by: who asks.
        case: the case.
        when: the moment it begins, with a zone.
        language: one of the languages of a consent.
        occasion: one of `codes.Occasion`.
        way: one of `codes.Way`.
        state: wanted, or booked.
        agency: the interpreting service; no name of an interpreter.
        qualified: one of `codes.Qualified`.
        nobody_close: whoever books has made sure that it is no child and no relative.
        remark: what else there is to say.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when nobody has made sure who interprets, with the law.
    """
    now = held(by, "change", case, also_locked=True)
    problems = {}
    if language not in LANGUAGES:
        problems["language"] = _("Choose a language.")
    if occasion not in Occasion.values:
        problems["occasion"] = _("Choose what it is for.")
    if way not in Way.values:
        problems["way"] = _("Choose how.")
    if qualified not in Qualified.values:
        problems["qualified"] = _("Choose the qualification.")
    if state not in states.BOOKING.begins:
        problems["state"] = _("Choose whether it is booked already.")
    problems |= _close_problem(state, nobody_close=nobody_close)
    if problems:
        raise ValidationError(problems)
    row = Booking(
        case=now,
        when=when,
        language=language,
        occasion=occasion,
        way=way,
        state=state,
        agency=agency.strip(),
        qualified=qualified,
        nobody_close=nobody_close,
        booked_by_id=by.staff if state == BookingState.BOOKED else None,
        remark=remark.strip(),
    )
    row.save(force_insert=True)
    now.save()
    return row


def _close_problem(state: str, *, nobody_close: bool) -> dict[str, str]:
    if state in (BookingState.WANTED, BookingState.CANCELLED) or nobody_close:
        return {}
    return {"nobody_close": nobody_close_words()}


@transaction.atomic
def set_booking(
    *,
    by: Actor,
    booking: Booking,
    state: str,
    agency: str | None = None,
    qualified: str | None = None,
    nobody_close: bool = False,
    remark: str | None = None,
) -> Booking:
    """Write down that one is booked, was there, came to nothing, or is cancelled.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when it cannot follow, or the day has not come.
    """
    case = held(by, "change", booking.case, also_locked=True)
    now: Booking = Booking.objects.select_for_update().get(pk=booking.pk)
    sure = nobody_close or now.nobody_close
    problems = {}
    if not states.BOOKING.allows(now.state, state):
        problems["state"] = _("This cannot follow from how it stands now.")
    elif state in (BookingState.HELD, BookingState.NOT_HELD) and now.when > timezone.now():
        problems["state"] = _("The hour has not come yet.")
    if qualified is not None and qualified not in Qualified.values:
        problems["qualified"] = _("Choose the qualification.")
    problems |= _close_problem(state, nobody_close=sure)
    if problems:
        raise ValidationError(problems)
    now.state, now.nobody_close = state, sure
    if state == BookingState.BOOKED:
        now.booked_by_id = by.staff
    if agency is not None:
        now.agency = agency.strip()
    if qualified is not None:
        now.qualified = qualified
    if remark is not None:
        now.remark = remark.strip()
    now.save()
    case.save()
    return now
