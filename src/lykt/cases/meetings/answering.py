"""What a person is told of the meetings about them when they ask."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from lykt.cases.meetings.codes import in_words
from lykt.cases.meetings.models import (
    AgendaItem,
    Decision,
    LeftRoom,
    Meeting,
    MeetingReceipt,
    MinutesCorrection,
    Participant,
    ToldThere,
)
from lykt.cases.meetings.queries import (
    corrections_of,
    decisions_of,
    items_of,
    left_of,
    participants_of,
    receipts_of,
    told_of,
)
from lykt.cases.meetings.words import called
from lykt.privacy.answers.answer import Part, PartOf, Whose
from lykt.privacy.answers.days import day, moment
from lykt.privacy.answers.who import Names
from lykt.privacy.consent.codes import InformationKind
from lykt.privacy.subjects import Chapter


TABLES = frozenset(
    model._meta.label
    for model in (
        Meeting,
        Participant,
        AgendaItem,
        LeftRoom,
        ToldThere,
        Decision,
        MeetingReceipt,
        MinutesCorrection,
    )
)


def make(whose: Whose) -> Part:
    """Return each meeting with who was there, what was decided and what was told."""
    names = Names()
    rows = Meeting.objects.filter(subject__in=whose.family).select_related("by", "closed_by")
    chapters = [
        chapter for one in rows.order_by("starts_at", "id") for chapter in _meeting(one, names)
    ]
    return Part(title=_("Meetings about you"), chapters=chapters)


def _meeting(meeting: Meeting, names: Names) -> Iterator[Chapter]:
    left, told, decided = left_of(meeting), told_of(meeting), decisions_of(meeting)
    participants = {one.pk: one for one in participants_of(meeting)}
    facts = [
        (_("When"), moment(meeting.starts_at)),
        (_("How it stands"), str(meeting.get_state_display())),
        (_("Where"), ", ".join(p for p in (str(meeting.get_room_display()), meeting.place) if p)),
        (_("Called by"), names.of(meeting.by, meeting.by_name, meeting.at)),
        (
            _("Who was called"),
            "\n".join(_called_in_words(one) for one in participants.values()),
        ),
    ]
    if meeting.why_cancelled:
        facts.append((_("Why it was not held"), str(meeting.get_why_cancelled_display())))
    for one in corrections_of(meeting):
        written = names.of(one.by, one.by_name, one.at)
        facts.append((_("Put right later"), f"{one.text} ({day_of(one)}, {written})"))
    for key, receipt in receipts_of(meeting).items():
        facts.append((called(participants[key]), str(receipt.get_state_display())))
    yield Chapter(title=_("Meeting of %(day)s") % {"day": day_of(meeting)}, facts=facts)
    here: list[list[str]] = []
    clinic: list[list[str]] = []
    for item in items_of(meeting):
        kinds = told.get(item.pk, {})
        row = [
            ", ".join(p for p in (item.title, *in_words(item.kinds)) if p),
            "\n".join(called(participants[key]) for key in left.get(item.pk, ())),
            "\n".join(f"{InformationKind(kind).label}: {r.text}" for kind, r in kinds.items()),
            "\n".join(_decision(one) for one in decided.get(item.pk, ())),
        ]
        (clinic if InformationKind.HEALTH in item.kinds else here).append(row)
    yield from _items(_("What it was about"), here, health=False)
    yield from _items(_("What was said of your health in it"), clinic, health=True)


def _items(title: str, rows: list[list[str]], *, health: bool) -> Iterator[Chapter]:
    if rows:
        heads = [_("What"), _("Who left the room"), _("What was told"), _("Decided")]
        yield Chapter(title=title, columns=heads, rows=rows, health=health)


def day_of(row: Meeting | MinutesCorrection) -> str:
    """Return the day of a meeting, or of what was written later."""
    return day(row.starts_at if isinstance(row, Meeting) else row.at)


def _called_in_words(one: Participant) -> str:
    was = {True: _("was there"), False: _("did not come"), None: ""}[one.present]
    return ": ".join(part for part in (called(one), was) if part)


def _decision(one: Decision) -> str:
    who = str(one.owner) if one.owner else str(one.get_owner_body_display())
    return f"{one.what} ({who}, {day(one.due)})"


PART = PartOf(TABLES, make)
