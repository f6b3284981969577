"""Pages of meetings to look at: all of a case, one, and its agenda to print."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case
from lykt.cases.case.queries import may_with, sight_for
from lykt.cases.case.views import case_of
from lykt.cases.meetings import queries
from lykt.cases.meetings.actions_minutes import heard_by
from lykt.cases.meetings.attendance import Table, from_outside, table_of
from lykt.cases.meetings.codes import TOOK_PLACE, MeetingState, in_words
from lykt.cases.meetings.models import AgendaItem, Meeting, Participant
from lykt.cases.meetings.words import called
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.privacy.consent.codes import InformationKind
from lykt.privacy.reading.showing import show


def team_case(handle: str, act: str = "read") -> Case:
    """Return a case of which the actor sees everything: meetings are the team's own."""
    case = case_of(handle, act)
    if not sight_for(current_actor(), case).everything:
        raise Http404
    return case


def meeting_or_404(case: Case, handle: str) -> Meeting:
    """Return a meeting of a case that the actor sees the whole of."""
    return get_object_or_404(queries.meetings_of(current_actor(), case), handle=handle)


def item_or_404(meeting: Meeting, handle: str) -> AgendaItem:
    """Return an item of a meeting."""
    rows = AgendaItem.objects.filter(meeting=meeting).select_related("meeting__case", "case")
    item: AgendaItem = get_object_or_404(rows, handle=handle)
    return item


def meetings(request: HttpRequest, case: str) -> HttpResponse:
    """List the meetings of a case."""
    found = team_case(case)
    actor = current_actor()
    context = {
        "case": found,
        "page": page_of(request, queries.meetings_of(actor, found)),
        "may_plan": may_with(actor, "lead", found) and found.state == "open",
    }
    return show(request, "meetings/meetings.html", context, people=[found.subject])


def meeting_page(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Show a meeting: who comes, item by item who must leave, or its closed minutes."""
    found = team_case(case)
    meeting = meeting_or_404(found, handle)
    actor = current_actor()
    seen = table_of(meeting)

    def context() -> Mapping[str, Any]:
        is_open = found.state == "open"
        return {
            "case": found,
            "meeting": meeting,
            "place": meeting.place,
            "participants": _participants(meeting, seen),
            "items": _items(meeting, seen),
            "digest": seen.digest,
            "live": meeting.state in (MeetingState.PLANNED, MeetingState.HELD),
            "held": meeting.state in TOOK_PLACE,
            "is_first": queries.is_first(meeting),
            "receipts": _receipts(meeting),
            "corrections": [
                {"row": row, "text": row.text} for row in queries.corrections_of(meeting)
            ],
            "may_lead": is_open and may_with(actor, "lead", found),
            "may_write": is_open and may_with(actor, "change", found),
        }

    return show(request, "meetings/meeting.html", context, people=[found.subject])


def meeting_still(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Tell an open page whether everybody may still hear the same; it loads anew if not.

    Nobody is shown: the answer is empty.
    """
    meeting = meeting_or_404(team_case(case), handle)
    answer = HttpResponse()
    if table_of(meeting).digest != request.GET.get("was"):
        answer["HX-Refresh"] = "true"
    return answer


def meeting_agenda(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Show the agenda of a meeting to be printed, for whoever leads it."""
    found = team_case(case)
    meeting = meeting_or_404(found, handle)
    seen = table_of(meeting)

    def context() -> Mapping[str, Any]:
        return {
            "case": found,
            "meeting": meeting,
            "place": meeting.place,
            "participants": _participants(meeting, seen),
            "items": _items(meeting, seen),
            "now": timezone.now(),
        }

    return show(request, "meetings/agenda.html", context, people=[found.subject])


# ---- In words, where the reading has been written down


def _participants(meeting: Meeting, seen: Table) -> list[dict[str, Any]]:
    """Return who comes, with what each may be told in words."""
    rows = []
    for one, attendee in zip(seen.participants, seen.attendees, strict=True):
        if not from_outside(one):
            may_hear = _("Everything") if attendee.whole else _("Nothing: has left the team")
        else:
            may_hear = ", ".join(in_words(sorted(attendee.kinds))) or _(
                "Nothing: no consent covers them any more"
            )
        rows.append(
            {
                "row": one,
                "words": called(one),
                "may_hear": may_hear,
                "out": not attendee.whole and not attendee.kinds,
            }
        )
    return rows


def words_of(participants: Iterable[Participant]) -> list[str]:
    """Return who they are, in words."""
    return [called(one) for one in participants]


def _items(meeting: Meeting, seen: Table) -> list[dict[str, Any]]:
    """Return the agenda in words: who leaves, and what was told and decided."""
    held = meeting.state in TOOK_PLACE
    decided = queries.decisions_of(meeting) if held else {}
    told = queries.told_of(meeting) if held else {}
    left = queries.left_of(meeting) if held else {}
    closed = meeting.state == MeetingState.MINUTES_CLOSED
    rows = []
    for one in seen.items:
        gone = left.get(one.item.pk, set())
        leave = [] if closed else one.leave
        rows.append(
            {
                "row": one.item,
                "title": one.item.title,
                "kinds": in_words(one.item.kinds),
                "leave": words_of(leave),
                "left": words_of(p for p in seen.participants if p.pk in gone),
                "told": [
                    (InformationKind(kind).label, row.text)
                    for kind, row in told.get(one.item.pk, {}).items()
                ],
                "decisions": [
                    {"row": row, "what": row.what} for row in decided.get(one.item.pk, [])
                ],
            }
        )
    return rows


def _receipts(meeting: Meeting) -> list[dict[str, Any]]:
    """Return what was told to whom from outside, and where it is recorded."""
    if meeting.state != MeetingState.MINUTES_CLOSED:
        return []
    left, receipts = queries.left_of(meeting), queries.receipts_of(meeting)
    rows = []
    for one in queries.participants_of(meeting):
        if (receipt := receipts.get(one.pk)) is None:
            continue
        kinds = dict.fromkeys(row.kind for row in heard_by(meeting, one, left))
        rows.append({"row": receipt, "words": called(one), "kinds": in_words(list(kinds))})
    return rows
