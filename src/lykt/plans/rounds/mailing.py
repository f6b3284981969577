"""Who is reminded, and sending it: one e-mail for each person with all that they owe."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from smtplib import SMTPException, SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import ngettext

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rounds.models import Owed, Reminder, Round
from lykt.plans.rounds.queries import active_in, with_answers
from lykt.plans.rounds.rules import Owing, Schedule, reminders_due
from lykt.plans.rounds.texts import Text, filled, text_of
from lykt.rulebook import Span, deciding_if_any


class MailFailed(Exception):
    """The mail server did not take everything. `sent` is what it took before that."""

    def __init__(self, why: str, sent: Sequence["Digest"]) -> None:
        super().__init__(why)
        self.sent = tuple(sent)


@dataclass(slots=True)
class Share:
    """What somebody owes to one round."""

    round: Round
    owed: int = 0
    #: Of how many of these nobody else is asked.
    nobody: int = 0


@dataclass(slots=True)
class Digest:
    """All that one person owes, to go in one e-mail. `staff` is None where nobody is reached."""

    staff: Staff | None
    shares: dict[UUID, Share] = field(default_factory=dict)

    @property
    def owed(self) -> int:
        """How many answers in all."""
        return sum(share.owed for share in self.shares.values())


def is_set_up() -> bool:
    """Tell whether this installation sends e-mail at all."""
    return bool(settings.SENDS_MAIL)


def schedule_on(day: date) -> Schedule:
    """Return when people are reminded, by the rules of a day."""
    return Schedule(
        first=_span("plan.remind.first", day),
        last=_span("plan.remind.last", day),
        late=_span("plan.remind.late", day),
    )


def _span(ref: str, day: date) -> Span | None:
    rule = deciding_if_any(ref, day)
    return rule.span if rule else None


# ---- Who is reminded


def digests_of(rounds: Iterable[Round]) -> list[Digest]:
    """Return what each person owes to open rounds, and what nobody can be reminded of.

    Whoever is asked is reminded, as long as they work there and can be reached. Where that is
    nobody, the plan's owners are told; where they cannot be reached either, the digest is
    nobody's.
    """
    found: dict[UUID | None, Digest] = {}
    for row in rounds:
        working, owners = active_in(row.plan.controller_id), _owners(row.plan.controller_id)
        for owed in _unanswered(row):
            asked = [one for one in owed.owers.all() if one.pk in working and one.email]
            reached: list[Staff | None] = [*(asked or owners)] or [None]
            for staff in reached:
                digest = found.setdefault(staff.pk if staff else None, Digest(staff))
                share = digest.shares.setdefault(row.pk, Share(row))
                share.owed += 1
                share.nobody += not asked
    return sorted(found.values(), key=lambda one: one.staff.username if one.staff else "")


def _unanswered(row: Round) -> QuerySet[Owed]:
    rows = with_answers(Owed.objects.filter(round=row)).filter(is_answered=False)
    return rows.prefetch_related("owers")


def _owners(controller: UUID) -> list[Staff]:
    """Return those who answer for the plans of a controller, and can be reached."""
    posts = StaffPost.objects.held_on(timezone.localdate())
    held = posts.filter(controller=controller, role=Role.PLAN_OWNER)
    found = Staff.objects.filter(pk__in=held.values("staff"), is_active=True).exclude(email="")
    return list(found)


def due_on(rounds: Iterable[Round], on: date) -> list[Digest]:
    """Return the digests that are to be sent on a day.

    Whoever is due for one round is told of all they owe, but for rounds of which they have
    been reminded the same day.
    """
    rows = list(rounds)
    digests = digests_of(rows)
    reminded: dict[tuple[UUID, UUID], list[date]] = {}
    for row in Reminder.objects.filter(round__in=rows):
        reminded.setdefault((row.staff_id, row.round_id), []).append(row.on)
    schedule = schedule_on(on)
    return [
        digest
        for digest in digests
        if reminders_due(_owing(digest, reminded), on, schedule) and _left(digest, reminded, on)
    ]


def _owing(digest: Digest, reminded: dict[tuple[UUID, UUID], list[date]]) -> Iterator[Owing]:
    for share in digest.shares.values():
        opened = share.round.opened_at
        if opened is not None:
            key = digest.staff.pk if digest.staff else share.round.pk
            yield Owing(
                who=str(key),
                opened_on=timezone.localdate(opened),
                due_on=share.round.due_on,
                reminded_on=tuple(reminded.get((key, share.round.pk), ())),
            )


def _left(digest: Digest, reminded: dict[tuple[UUID, UUID], list[date]], on: date) -> bool:
    """Leave out of a digest what was sent the same day; tell whether anything is left."""
    if digest.staff is not None:
        for key in list(digest.shares):
            if on in reminded.get((digest.staff.pk, key), ()):
                del digest.shares[key]
    return bool(digest.shares)


def open_rounds(**which: object) -> QuerySet[Round]:
    """Return rounds that are open, in the order they are due."""
    rows = Round.objects.filter(state=RoundState.OPEN, **which).select_related("plan")
    return rows.order_by("due_on", "plan__key")


# ---- Sending


def message_of(digest: Digest) -> Text:
    """Return what a digest says, in the language of whom it is for."""
    staff = digest.staff
    language = (staff.language if staff else "") or settings.LANGUAGE_CODE
    with translation.override(language):
        parts = [
            filled(
                text_of(share.round.plan),
                plan=share.round.plan.title,
                due=share.round.due_on,
                owed=share.owed,
                nobody=share.nobody,
            )
            for share in digest.shares.values()
        ]
        if len(parts) == 1:
            return parts[0]
        subject = ngettext("You owe %(n)s answer", "You owe %(n)s answers", digest.owed)
        body = "\n\n----\n\n".join(part.body for part in parts)
        return Text(subject % {"n": digest.owed}, body)


def send(digests: Iterable[Digest], *, by: Actor, on: date) -> list[Digest]:
    """Send digests, and write down each that the server took.

    Raises:
        MailFailed: when the server did not take one; what it took before stays written down.
    """
    sent: list[Digest] = []
    refused: list[str] = []
    for digest in digests:
        staff = digest.staff
        if staff is None or not (rows := _written_down(digest, staff, by, on)):
            continue
        text = message_of(digest)
        try:
            EmailMessage(text.subject, text.body, to=[staff.email]).send()
        except SMTPRecipientsRefused:
            # This address alone: the others may still be reached.
            _forget(rows)
            refused.append(staff.username)
        except (SMTPException, OSError) as problem:
            _forget(rows)
            raise MailFailed(_why(problem), sent) from problem
        else:
            sent.append(digest)
    if refused:
        raise MailFailed(f"the address of {', '.join(refused)} was refused", sent)
    return sent


def _written_down(digest: Digest, staff: Staff, by: Actor, on: date) -> list[Reminder]:
    """Write down that a digest goes out: first, so that two runs at once do not send it twice."""
    try:
        with transaction.atomic():
            return [
                Reminder.objects.create(
                    round=share.round,
                    staff=staff,
                    on=on,
                    owed=share.owed,
                    nobody=share.nobody,
                    by_name=signature(by),
                )
                for share in digest.shares.values()
            ]
    except IntegrityError:
        return []


def _forget(rows: Iterable[Reminder]) -> None:
    Reminder.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _why(problem: Exception) -> str:
    """Say what went wrong in a few words, without what a server may have quoted."""
    if isinstance(problem, OSError) and not isinstance(problem, SMTPException):
        return problem.strerror or type(problem).__name__
    return f"the mail server answered with {type(problem).__name__}"
