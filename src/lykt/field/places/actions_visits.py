"""What changes visits: registered with whom one met, put right, and undone."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field.places.codes import Offer, VisitReason, Way, Went
from lykt.field.places.models import IndoorPlace, Visit, VisitCorrection
from lykt.field.places.queries import may_undo_visit
from lykt.field.places.rules import LONGEST, MOST, counts_problem, open_on
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.correcting import put_right
from lykt.people.actions import register_contact
from lykt.people.codes import Channel
from lykt.people.models import Person
from lykt.people.names import LANGUAGES
from lykt.people.rules import date_problem


#: What a visit says that can be put right.
CORRECTABLE = (
    "place",
    "date",
    "way",
    "went",
    "minutes",
    "staff",
    "seen",
    "met",
    "mediator",
    "offered",
    "accepted",
)


@transaction.atomic
def register_visit(
    *,
    by: Actor,
    place: IndoorPlace,
    date: date,
    went: str,
    way: str = Way.VISIT,
    met: int | None = None,
    seen: int | None = None,
    minutes: int | None = None,
    staff: int = 2,
    people: Collection[Person] = (),
    anonymous: int = 0,
    offered: Collection[str] = (),
    accepted: Collection[str] = (),
    mediator: str = "",
) -> Visit:
    """Write down a visit, and a contact for each who was met there.

    The contacts stand in the channel "indoor" and do not name the place: nobody can look up
    who was where.

    Args:
        by: who registers it.
        place: where the team came.
        date: the day, not ahead.
        went: a code of `Went`.
        way: a code of `Way`.
        met: how many were talked with; as many as are registered when none is said.
        seen: how many were there, None when nobody counted.
        minutes: how long it took, None when nobody looked.
        staff: how many of the team.
        people: those met who are known by a code.
        anonymous: how many of those met are registered as anonymous.
        offered: codes of `Offer`.
        accepted: those of them that somebody said yes to.
        mediator: the language of the mediator who was along, a code of `LANGUAGES`.

    Raises:
        Refused: when the actor may not in the unit of the place.
        ValidationError: by field.
    """
    check_may_in(by, "make", "visit", place.unit_id)
    now: IndoorPlace = IndoorPlace.objects.select_for_update(of=("self",)).get(pk=place.pk)
    several = {one.pk: one for one in people}
    visit = Visit(
        unit=now.unit,
        controller=now.controller,
        registered_by_id=by.staff,
        place=now,
        date=date,
        went=went,
        way=way,
        met=len(several) + anonymous if met is None else met,
        seen=seen,
        minutes=minutes,
        staff=staff,
        known=len(several),
        anonymous=anonymous,
        offered=sorted(set(offered) | set(accepted)),
        accepted=sorted(set(accepted)),
        mediator=mediator,
    )
    _must_be_possible(visit)
    visit.save(force_insert=True)
    _known(now, date)
    kept: dict[str, Any] = {"by": by, "unit": now.unit, "date": date}
    for person in several.values():
        register_contact(**kept, channel=Channel.INDOOR, person=person)
    if anonymous:
        register_contact(**kept, channel=Channel.INDOOR, count=anonymous)
    return visit


def _known(place: IndoorPlace, day: date) -> None:
    if place.last_known < day:
        place.last_known = day
        place.save()


def _must_be_possible(visit: Visit) -> None:
    problems = {}
    if problem := date_problem(visit.date, today=timezone.localdate()):
        problems["date"] = problem
    elif not open_on(visit.date, visit.place.spans.values_list("opened_on", "closed_on")):
        problems["date"] = _(
            "The place was not open on this day, as it stands. Open it again, or choose another."
        )
    for name, codes in (("way", Way), ("went", Went)):
        if getattr(visit, name) not in codes.values:
            problems[name] = _("Choose one of these.")
    for name in ("offered", "accepted"):
        if not set(getattr(visit, name)) <= set(Offer.values):
            problems[name] = _("Choose among these.")
    if visit.mediator and visit.mediator not in LANGUAGES:
        problems["mediator"] = _("Choose one of these.")
    if not 1 <= visit.staff <= MOST:
        problems["staff"] = _("Write how many, 1 or more.")
    for name, most in (("met", MOST), ("seen", MOST), ("minutes", LONGEST)):
        number = getattr(visit, name)
        if number is not None and not 0 <= number <= most:
            problems[name] = _("Write a number from 0 to %(most)s.") % {"most": most}
    if not problems:
        problems = counts_problem(
            went=visit.went,
            seen=visit.seen,
            met=visit.met,
            known=visit.known,
            anonymous=visit.anonymous,
        )
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def correct_visit(
    *, by: Actor, visit: Visit, reason: str, **changes: Any
) -> VisitCorrection | None:
    """Put a visit right and keep what it said; None when nothing was different.

    The contacts of those who were met are corrected by themselves.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: by field.
    """
    if unknown := set(changes) - set(CORRECTABLE):
        raise TypeError(f"a visit cannot be corrected in {', '.join(sorted(unknown))}")
    check_may_in(by, "correct", "visit", visit.unit_id)
    now: Visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if now.undone_at is not None:
        raise ValidationError(_("The visit has been undone meanwhile."))
    if reason not in VisitReason.values:
        raise ValidationError({"reason": _("Choose one of these.")})
    if "place" in changes and changes["place"].unit_id != now.unit_id:
        raise Refused(_("The place is another unit's."))
    before, after = put_right(now, changes, _plain)
    if not after:
        return None
    _must_be_possible(now)
    now.save()
    _known(now.place, now.date)
    correction = VisitCorrection(
        visit=now, by_id=by.staff, reason=reason, before=before, after=after
    )
    correction.save()
    return correction


def _plain(value: Any) -> Any:
    """Return a value as JSON can keep it."""
    if isinstance(value, IndoorPlace):
        return value.code
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def undo_visit(*, by: Actor, visit: Visit) -> None:
    """Take back a visit one has just registered. The contacts stand by themselves.

    Raises:
        Refused: when another registered it, or it is too long ago.
    """
    check_may_in(by, "undo", "visit", visit.unit_id)
    now: Visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if now.undone_at is not None:
        return
    if not may_undo_visit(by, now):
        raise Refused(
            _("Only the one who has just registered it can undo it. Correct it instead.")
        )
    now.undone_at, now.undone_by_id = timezone.now(), by.staff
    now.save()
