"""What is written into the ledger: one function for each use, one transaction each.

Every action reckons what holds before and after it, and tells the rooms that listen what
was shut, whether by taking back, by a no, or as a case closed.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.privacy import subjects as known
from lykt.privacy.consent import queries, rules
from lykt.privacy.consent.asking import Asking, Said, check_possible, last_day
from lykt.privacy.consent.codes import Answer, Ended, WithdrawnVia
from lykt.privacy.consent.models import Consent, ConsentEvent, ConsentLine, EndedLine
from lykt.privacy.consent.naming import named_key
from lykt.privacy.consent.rules import Target
from lykt.privacy.consent.signals import Shut, Withdrawal, tell
from lykt.privacy.sealing import shutting
from lykt.privacy.subjects import Subject


#: What an answer is called in the ledger of what was shut.
LINE = "consent line"


@transaction.atomic
def give(
    *,
    by: Actor,
    subject: Subject,
    purpose: str,
    lines: Iterable[Said],
    asking: Asking,
    since: date | None = None,
    until: date | None = None,
    matter: UUID | None = None,
    renews: Consent | None = None,
) -> Consent:
    """Write down what somebody answered; with every answer no, it is a refusal.

    Args:
        by: who asked.
        subject: whom it is about, by the code that stands for them now.
        purpose: what for, one of `codes.Purpose`.
        lines: the answers; what was not asked is no answer.
        asking: how they were asked.
        since: the first day, today when none is said.
        until: the last day, the longest of the rulebook when none is said.
        matter: the key of the case it holds for, None for whatever comes.
        renews: the consent that this one takes on.

    Raises:
        Refused: when the actor may not in the unit of the subject.
        ValidationError: when something that must be said is not, or cannot be.
    """
    check_may_in(by, "give", "consent", subject.unit)
    answers = list(lines)
    first = since or timezone.localdate()
    check_possible(purpose, answers, asking)
    last = last_day(first, until)
    before = _standing(subject)
    consent = Consent(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        purpose=purpose,
        matter=matter,
        since=first,
        until=last,
        renews=renews,
        **asking.fields(),
    )
    consent.save(force_insert=True)
    for said in answers:
        key = named_key(subject.key, said.named)
        line = ConsentLine(consent=consent, recipient=said.recipient, kind=said.kind)
        line.recipient_named, line.named_key, line.answer = said.named, key, said.answer
        line.save(force_insert=True)
    _tell(by, subject, before, Ended.WITHDRAWN)
    return consent


def refuse(
    *,
    by: Actor,
    subject: Subject,
    purpose: str,
    recipients: Mapping[str, Collection[str]],
    asking: Asking,
) -> Consent:
    """Write down a no: to each recipient about each of the kinds asked about.

    Raises:
        Refused, ValidationError: as `give`.
    """
    lines = [
        Said(recipient, kind, Answer.NO)
        for recipient, kinds in recipients.items()
        for kind in kinds
    ]
    return give(by=by, subject=subject, purpose=purpose, lines=lines, asking=asking)


@transaction.atomic
def withdraw(
    *,
    by: Actor,
    consents: Collection[Consent],
    targets: Collection[Target] | None = None,
    via: str = WithdrawnVia.SPOKEN,
    remark: str = "",
) -> list[ConsentEvent]:
    """Write down that somebody takes back a consent, or some of it. It holds at once.

    Args:
        by: whom the person told: anybody who meets people in the unit.
        consents: what is taken back, all of one person.
        targets: what of it; None is everything.
        via: how they said it.
        remark: what else they said.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when nothing of it holds any more.
    """
    for consent in consents:
        check_may_in(by, "withdraw", "consent", consent.unit_id)
    if not consents:
        raise ValidationError(_("There is nothing to take back."))
    subject = _subject_of(next(iter(consents)))
    before = _standing(subject)
    events = _end(subject, consents, Ended.WITHDRAWN, "withdraw", targets, via, remark)
    if not events:
        raise ValidationError(_("There is nothing to take back: none of it holds any more."))
    _tell(by, subject, before, Ended.WITHDRAWN)
    return events


@transaction.atomic
def close_matter(*, by: Actor, matter: UUID) -> list[ConsentEvent]:
    """Let every consent lapse that was given for a case. What was refused stays refused.

    Raises:
        Refused: when the actor may not in the unit of one of them.
    """
    consents = list(Consent.objects.filter(matter=matter))
    for consent in consents:
        check_may_in(by, "close", "consent", consent.unit_id)
    events: list[ConsentEvent] = []
    for key in sorted({consent.subject for consent in consents}):
        own = [consent for consent in consents if consent.subject == key]
        subject = _subject_of(own[0])
        before = _standing(subject)
        events += _end(subject, own, Ended.CASE_CLOSED, "close")
        _tell(by, subject, before, Ended.CASE_CLOSED)
    return events


@transaction.atomic
def renew(*, by: Actor, consent: Consent, asking: Asking, until: date | None = None) -> Consent:
    """Write down that somebody, asked anew, says yes to the same as before, from today.

    What was taken back of it stays so. Call it inside `reading.showing.opened`: the names
    of recipients are sealed anew.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when it has ended otherwise than by its last day, or cannot be.
    """
    check_may_in(by, "give", "consent", consent.unit_id)
    subject = _subject_of(consent)
    standing = queries.standings(queries.family(subject))[consent.pk]
    if standing.state not in rules.ALLOWED["renew"]:
        raise ValidationError(_("This consent cannot be renewed. Ask anew."))
    old = [line for line in consent.lines.all() if standing.lines[line.pk] in rules.GOES_ON]
    new = give(
        by=by,
        subject=subject,
        purpose=consent.purpose,
        lines=[Said(one.recipient, one.kind, one.answer, one.recipient_named) for one in old],
        asking=asking,
        until=until,
        matter=consent.matter,
        renews=consent,
    )
    _write_end(consent, Ended.REPLACED, [one for one in old if one.pk in standing.live])
    return new


def _subject_of(consent: Consent) -> Subject:
    subject = known.subjects([consent.subject])[consent.subject]
    first = queries.family(subject)[0]
    return subject if first == subject.key else known.subjects([first])[first]


class _Standing(NamedTuple):
    """What may be told or kept, and the keys of the answers that were shut."""

    held: frozenset[Shut]
    gone: frozenset[UUID]


def _standing(subject: Subject) -> _Standing:
    everything = queries.everything_said(queries.family(subject))
    held = frozenset(
        Shut(queries.target_of(live.line), live.consent.purpose, live.consent.matter)
        for live in queries.live_among(everything)
    )
    ledger = [queries.entry_of(each) for each in everything]
    return _Standing(held, rules.gone(ledger, timezone.localdate()))


def _tell(by: Actor, subject: Subject, before: _Standing, what: str) -> None:
    """Tell what was shut: to the rooms that listen, and to the ledger that no copy reaches."""
    now = _standing(subject)
    shutting.note(LINE, now.gone - before.gone, what)
    tell(Withdrawal(by=by, subjects=queries.family(subject), shut=before.held - now.held))


def _end(
    subject: Subject,
    consents: Collection[Consent],
    what: str,
    act: str,
    targets: Collection[Target] | None = None,
    via: str = "",
    remark: str = "",
) -> list[ConsentEvent]:
    """End the open lines of those of the consents that allow it."""
    standings = queries.standings(queries.family(subject))
    events = []
    for consent in consents:
        standing = standings[consent.pk]
        if standing.state not in rules.ALLOWED[act]:
            continue
        lines = [
            line
            for line in consent.lines.all()
            if standing.lines[line.pk] in rules.OPEN
            and (targets is None or queries.target_of(line) in targets)
        ]
        if lines:
            events.append(_write_end(consent, what, lines, via, remark))
    return events


def _write_end(
    consent: Consent,
    what: str,
    lines: Collection[ConsentLine],
    via: str = "",
    remark: str = "",
    at: datetime | None = None,
) -> ConsentEvent:
    event = ConsentEvent(consent=consent, what=what, via=via, remark=remark)
    event.at = at or event.at
    event.save(force_insert=True)
    for line in lines:
        EndedLine(event=event, line=line).save(force_insert=True)
    return event


def shut_again(by: Actor) -> int:
    """End what had been shut when a copy that was put back knew nothing of it.

    Called in the transaction of a restore. Each answer ends as it had, on the day it had; how
    it was said, and to whom, is lost. The rooms that listen let go again of what they had
    let go of. Returns how many consents were ended.
    """
    lines = ConsentLine.objects.filter(answer=Answer.YES).values_list("pk", flat=True)
    shut = shutting.known(LINE, list(lines))
    consents = Consent.objects.filter(lines__in=list(shut)).distinct().order_by("at", "id")
    families: dict[UUID, tuple[Subject, list[Consent]]] = {}
    for consent in consents:
        subject = _subject_of(consent)
        families.setdefault(subject.key, (subject, []))[1].append(consent)
    return sum(_end_again(by, subject, own, shut) for subject, own in families.values())


def _end_again(
    by: Actor, subject: Subject, consents: Iterable[Consent], shut: Mapping[UUID, shutting.Shut]
) -> int:
    """End those answers of one person that are open and should not be, in their own words."""
    before, standings = _standing(subject), queries.standings(queries.family(subject))
    count = 0
    for consent in consents:
        states = standings[consent.pk].lines
        ends: dict[shutting.Shut, list[ConsentLine]] = {}
        for line in consent.lines.all():
            if line.pk in shut and states[line.pk] in rules.OPEN:
                ends.setdefault(shut[line.pk], []).append(line)
        for end, lines in ends.items():
            _write_end(consent, end.what, lines, at=end.at)
        count += bool(ends)
    now = _standing(subject)
    tell(Withdrawal(by=by, subjects=queries.family(subject), shut=before.held - now.held))
    return count
