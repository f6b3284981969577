"""What has happened in cases, from every room that knows: what the clocks are worked out from."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from lykt.cases.case.child_welfare import DUTIES
from lykt.cases.case.codes import Track
from lykt.cases.case.models import Case, CaseEvent
from lykt.cases.case.occurrences import occurrences as own_ledger
from lykt.cases.case.offers import Occurred, offers
from lykt.cases.case.queries import standing_events
from lykt.cases.case.sight import family_of
from lykt.cases.case.tracks import event_name
from lykt.cases.clocks.rules import CASE, Event
from lykt.concerns.codes import AS_A_CHILD
from lykt.privacy.consent import rules as consent_rules
from lykt.privacy.consent.codes import Answer, Recipient, State
from lykt.privacy.consent.models import Consent
from lykt.privacy.consent.queries import entry_of, everything_said
from lykt.privacy.consent.rules import Entry, Target
from lykt.privacy.disclosure.models import Disclosure


#: The last day of a journey's entry is that of the monitoring, not of the next news.
UNTIL_OF = {"return.travelled": "return_monitoring"}


def happened(cases: Collection[Case]) -> dict[UUID, list[Event]]:
    """Return what has happened in each case, by its key."""
    found: dict[UUID, list[Event]] = {case.pk: [] for case in cases}
    ledger = standing_events(cases)
    for case in cases:
        found[case.pk] += of_tracks(ledger[case.pk][::-1])
    for ask in offers.occurrences:
        if ask is own_ledger:
            # Read above, with the order of its entries and what unlocked the case.
            continue
        for key, told in ask(cases).items():
            found[key] += [_told(one) for one in told]
    for key, told_at in _notices(cases, ledger):
        found[key].append(_told(Occurred("child_welfare.notified", told_at)))
    return found


def of_tracks(events: Iterable[CaseEvent]) -> list[Event]:
    """Return the entries of a case's own ledger as events; give them oldest first.

    A case that is open again after it was locked has not been opened anew: it is unlocked.
    """
    found = []
    at_work = False
    for order, event in enumerate(events):
        name = event_name(event.track, event.state)
        if event.track == Track.CASE:
            if event.state == "open":
                name = "case.unlocked" if at_work else name
                at_work = True
            elif event.state == "closed":
                at_work = False
        found.append(
            Event(
                name=name,
                day=event.day,
                moment=event.at if timezone.localdate(event.at) == event.day else None,
                until=event.until,
                until_of=UNTIL_OF.get(name, ""),
                source=CASE,
                order=order,
            )
        )
    return found


def _told(one: Occurred) -> Event:
    """Return what another room has told of."""
    if isinstance(one.at, datetime):
        day = timezone.localdate(one.at)
        return Event(name=one.name, day=day, moment=one.at, until=one.until)
    return Event(name=one.name, day=one.at, until=one.until)


def _notices(
    cases: Collection[Case], ledger: dict[UUID, list[CaseEvent]]
) -> list[tuple[UUID, datetime]]:
    """Return when child welfare was told, of the cases that wait or have waited for it."""
    wait = [
        case
        for case in cases
        if case.age in AS_A_CHILD or any(one.state == "locked" for one in ledger[case.pk])
    ]
    owner: dict[UUID, set[UUID]] = defaultdict(set)
    for case in wait:
        for subject in [*family_of(case), *([case.concern] if case.concern else [])]:
            owner[subject].add(case.pk)
    rows = Disclosure.objects.filter(
        subject__in=owner, recipient=Recipient.CHILD_WELFARE, duty__in=DUTIES, refused=False
    )
    told = rows.values_list("subject", "told_at")
    return [(key, told_at) for subject, told_at in told for key in sorted(owner[subject])]


def consents_of(cases: Collection[Case], on: date) -> dict[UUID, list[tuple[Event, Consent]]]:
    """Return the consents that count in each case on a day: those that hold, or have run out.

    They are given for the case, or for whatever comes. One that ran out counts no more once
    the same was asked anew, or answered with a no.
    """
    families = {case.pk: family_of(case) for case in cases}
    every: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in everything_said({key for family in families.values() for key in family}):
        every[consent.subject].append(consent)
    return {
        case.pk: _counting(case, [one for key in families[case.pk] for one in every[key]], on)
        for case in cases
    }


def _counting(case: Case, said: list[Consent], on: date) -> list[tuple[Event, Consent]]:
    ledger = [entry_of(one) for one in said]
    live = {(one.line.target, one.entry.purpose) for one in consent_rules.live(ledger, on)}
    return [
        (
            Event(name="consent.given", day=one.since, until=one.until, about=str(one.pk)),
            one,
        )
        for one, entry in zip(said, ledger, strict=True)
        if one.matter in (None, case.pk)
        and one.until >= case.opened_on
        and timezone.localdate(one.at) <= on
        and _counts(entry, ledger, on, live)
    ]


def _counts(entry: Entry, ledger: list[Entry], on: date, live: set[tuple[Target, str]]) -> bool:
    states = consent_rules.state(entry, ledger, on).lines
    return any(
        states[line.key] is State.HOLDS
        or (states[line.key] is State.RAN_OUT and (line.target, entry.purpose) not in live)
        for line in entry.lines
        if line.answer == Answer.YES
    )
