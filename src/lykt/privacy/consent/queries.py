"""What the ledger says: to those who may read it, and to the code that shares.

Whoever shares asks with the keys of the person under all their codes (`family`), on the day
it is shared, and each time anew.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor
from lykt.privacy import subjects as known
from lykt.privacy.consent import rules
from lykt.privacy.consent.codes import Answer
from lykt.privacy.consent.models import Consent, ConsentEvent, ConsentLine
from lykt.privacy.consent.rules import End, Entry, Line, Standing, Target
from lykt.privacy.reading.grounds import reached
from lykt.privacy.subjects import Subject


def family(subject: Subject) -> tuple[UUID, ...]:
    """Return the keys of every code taken to be this subject, the one who stands first."""
    return tuple(known.keeper(subject.kind).family(subject.key)) or (subject.key,)


def _whole(rows: QuerySet[Consent]) -> QuerySet[Consent]:
    """Fetch consents with their answers and what ended them, four queries for any number."""
    lines = ConsentLine.objects.all()
    events = ConsentEvent.objects.select_related("told_to").prefetch_related("ended")
    return rows.select_related("by", "unit").prefetch_related(
        Prefetch("lines", lines), Prefetch("events", events)
    )


def consents_for(actor: Actor, subjects: Collection[UUID], act: str = "read") -> QuerySet[Consent]:
    """Return the consents of these subjects that the actor may do this with, youngest first.

    Whoever reads somebody through another door, such as an emergency, reads their consents.
    """
    found = Consent.objects.filter(subject__in=set(subjects))
    if not actor.trusted:
        reach = Q(unit__in=units_for(actor, act, "consent"))
        if act == "read" and may(actor, "read", "consent"):
            reach |= Q(subject__in=reached(actor, subjects))
        found = found.filter(reach)
    return _whole(found)


def readable(actor: Actor, subjects: Collection[UUID]) -> set[UUID]:
    """Return the keys of the consents of these subjects that the actor may read."""
    found = consents_for(actor, subjects).prefetch_related(None).select_related(None)
    return set(found.order_by().values_list("pk", flat=True))


def entry_of(consent: Consent) -> Entry:
    """Return a consent as the rules see it."""
    return Entry(
        key=consent.pk,
        subject=consent.subject,
        at=consent.at,
        purpose=consent.purpose,
        matter=consent.matter,
        since=consent.since,
        until=consent.until,
        lines=tuple(Line(line.pk, target_of(line), line.answer) for line in consent.lines.all()),
        ends=tuple(
            End(event.what, event.at, frozenset(one.line_id for one in event.ended.all()))
            for event in consent.events.all()
        ),
    )


def target_of(line: ConsentLine) -> Target:
    """Return whom and what an answer is about."""
    return Target(line.recipient, line.kind, line.named_key)


def everything_said(subjects: Collection[UUID]) -> list[Consent]:
    """Return all that these subjects have said, for whoever decides: decisions see it whole."""
    return list(_whole(Consent.objects.filter(subject__in=set(subjects))))


class Live(NamedTuple):
    """An answer that holds, and the consent it was given in."""

    consent: Consent
    line: ConsentLine


def live_lines(subjects: Collection[UUID], on: date | None = None) -> list[Live]:
    """Return every answer that lets something be shared on a day, the youngest first.

    The names of recipients are sealed: they open where the reading has been written down.
    """
    return live_among(everything_said(subjects), on)


def live_among(everything: Collection[Consent], on: date | None = None) -> list[Live]:
    """Return the same, of all that somebody has said, fetched already."""
    by_key = {line.pk: Live(each, line) for each in everything for line in each.lines.all()}
    covers = rules.live([entry_of(each) for each in everything], on or timezone.localdate())
    return [by_key[cover.line.key] for cover in covers]


def covering(
    subjects: Collection[UUID],
    target: Target,
    *,
    purpose: str | None = None,
    matter: UUID | None = None,
    on: date | None = None,
) -> Live | None:
    """Return the answer that lets `target` be shared on a day, or None; see `rules.covering`."""
    consents = everything_said(subjects)
    ledger = [entry_of(each) for each in consents]
    day = on or timezone.localdate()
    cover = rules.covering(ledger, target, on=day, purpose=purpose, matter=matter)
    if cover is None:
        return None
    consent = next(each for each in consents if each.pk == cover.entry.key)
    line = next(each for each in consent.lines.all() if each.pk == cover.line.key)
    return Live(consent, line)


def consent_needed_for(
    subjects: Collection[UUID],
    *,
    recipient: str,
    kinds: Iterable[str],
    named: str = "",
    purpose: str | None = None,
    matter: UUID | None = None,
    on: date | None = None,
) -> list[str]:
    """Return those of the kinds that no consent lets this recipient be told."""
    ledger = [entry_of(each) for each in everything_said(subjects)]
    day = on or timezone.localdate()
    return [
        kind
        for kind in kinds
        if not rules.covering(
            ledger, Target(recipient, kind, named), on=day, purpose=purpose, matter=matter
        )
    ]


def standings(subjects: Collection[UUID], on: date | None = None) -> dict[UUID, Standing]:
    """Return how each consent of these subjects stands on a day, by the consent's key."""
    return standings_among(everything_said(subjects), on)


def standings_among(
    everything: Collection[Consent], on: date | None = None
) -> dict[UUID, Standing]:
    """Return the same, of all that somebody has said, fetched already."""
    ledger = [entry_of(each) for each in everything]
    day = on or timezone.localdate()
    return {entry.key: rules.state(entry, ledger, day) for entry in ledger}


class EndingSoon(NamedTuple):
    """A consent to talk about before it ends."""

    consent: Consent
    subject: Subject


def ending_soon(actor: Actor, limit: int = 20) -> list[EndingSoon]:
    """Return the consents of the actor's units that end soon, the first to end first.

    How soon says the rulebook. Whatever was taken back or asked anew meanwhile is not there.
    """
    today = timezone.localdate()
    last = rules.notice_from(today)
    mine = Consent.objects.filter(until__gte=today, lines__answer=Answer.YES).distinct()
    if not actor.trusted:
        mine = mine.filter(unit__in=units_for(actor, "give", "consent"))
    if last is None:
        return []
    soon = list(_whole(mine.filter(until__lte=last).order_by("until", "id")))
    people = known.subjects({each.subject for each in soon})
    found: list[EndingSoon] = []
    holding: dict[UUID, Standing] = {}
    for consent in soon:
        if (subject := people.get(consent.subject)) is None:
            continue
        codes = family(subject)
        if consent.pk not in holding:
            holding |= standings(codes, today)
        if holding[consent.pk].live:
            found.append(EndingSoon(consent, _first(codes, subject)))
    return found[:limit]


def _first(codes: tuple[UUID, ...], subject: Subject) -> Subject:
    """Return the code that stands for the person now."""
    return subject if codes[0] == subject.key else known.subjects(codes[:1])[codes[0]]


def subject_for(actor: Actor, kind: str, handle: str, act: str = "read") -> Subject | None:
    """Return the subject of an address, by the code that stands for them now; None without."""
    found = known.find(actor, kind, handle, act)
    return _first(family(found), found) if found else None
