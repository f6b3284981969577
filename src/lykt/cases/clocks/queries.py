"""Which clocks somebody sees: of one case, and of all they work with, by day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from lykt.cases.case.models import Case
from lykt.cases.case.queries import cases_for, memberships, sights
from lykt.cases.case.sight import WHOLE, Sight
from lykt.cases.clocks import known
from lykt.cases.clocks.rules import Event, Now, Running, running
from lykt.organisation.acting import Actor
from lykt.privacy.consent.models import Consent


@dataclass(frozen=True, slots=True)
class Ticking:
    """A clock that runs in a case; `consent` is the one it is about, where it is about one."""

    case: Case
    clock: Running
    consent: Consent | None = None


def now_on(day: date | None = None) -> Now:
    """Return the moment one stands at: now, or the last of another day."""
    moment = timezone.localtime()
    return Now.of(day or moment.date(), moment)


def ticking(cases: Collection[Case], on: date | None = None) -> dict[UUID, list[Ticking]]:
    """Return the clocks that run in each case on a day, today when none is said.

    It asks nobody's permission: give it cases that were fetched for somebody.
    """
    now = now_on(on)
    happened = known.happened(cases)
    open_then = [case for case in cases if _open(happened[case.pk], now.day)]
    consents = known.consents_of(open_then, now.day)
    found = {}
    for case in cases:
        given = consents.get(case.pk, [])
        by_key = {event.about: consent for event, consent in given}
        clocks = running(happened[case.pk], now, consents=[event for event, _one in given])
        found[case.pk] = [Ticking(case, one, by_key.get(one.start.about)) for one in clocks]
    return found


def _open(events: Iterable[Event], day: date) -> bool:
    """Tell whether the case itself was opened by a day and not closed since."""
    names = ("case.opened", "case.locked", "case.unlocked", "case.closed")
    told = [one for one in events if one.name in names and one.day <= day]
    latest = max(told, key=lambda one: (one.day, one.order), default=None)
    return latest is not None and latest.name != "case.closed"


def seen(found: Iterable[Ticking], sight: Sight) -> list[Ticking]:
    """Return those of a case's clocks that a reader sees: a partner, what consent covers."""
    return [one for one in found if sight.sees(one.clock.kind)]


def clocks_of(case: Case, sight: Sight) -> list[Ticking]:
    """Return the clocks of a case that somebody fetched, as far as they see them."""
    return seen(ticking([case])[case.pk], sight)


def _at_work(cases: QuerySet[Case], day: date) -> QuerySet[Case]:
    """Keep the cases that were opened by a day and not closed by it."""
    return cases.filter(Q(closed_on=None) | Q(closed_on__gt=day), opened_on__lte=day)


def clocks_for(actor: Actor, on: date | None = None) -> list[Ticking]:
    """Return every clock of the cases in whose team the actor is, by the day it ends.

    An operator of the command line sees those of every case.
    """
    day = on or timezone.localdate()
    cases = list(_at_work(cases_for(actor), day))
    sight = {} if actor.trusted else sights(actor)
    found = ticking(cases, day)
    mine = [one for case in cases for one in seen(found[case.pk], sight.get(case.pk, WHOLE))]
    return sorted(mine, key=lambda one: (one.clock.last_day or date.min, one.case.label))


def waiting(actor: Actor) -> list[Ticking]:
    """Return what the page Today builds on: nothing for whoever is in no team."""
    return clocks_for(actor) if memberships(actor) else []
