"""Which role reaches which page of meetings."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lykt.cases.case.models import Case, Member
from lykt.cases.meetings.actions import Called, Planned, hold_meeting, plan_meeting
from lykt.cases.meetings.actions_minutes import decide
from lykt.cases.meetings.models import AgendaItem, Meeting, MinutesCorrection, Participant
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.cases.case.access_rows import COORDINATOR, OWN_TEAM
from tests.support.cases import OPERATOR, case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


def planned_in(case: Case, *, hours: int = -2) -> Meeting:
    """A meeting of a case that should have begun, with the coordinator and the person."""
    with acting_as(OPERATOR):
        team = Member.objects.get(case=case, place="coordinator")
        case.opened_on = timezone.localdate() - timedelta(days=7)
        case.save()
        return plan_meeting(
            by=OPERATOR,
            case=case,
            starts_at=timezone.now() + timedelta(hours=hours),
            place="Room 4",
            called=[Called("member", member=team), Called("person", name="She")],
            items=[Planned(["housing"], "Where she lives"), Planned(["practical"], "Next time")],
        )


def case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"case": case_for(world, reader, make_person(world)).handle}


def meeting(world: World, reader: Staff) -> dict[str, Any]:
    """A planned meeting in it."""
    about = case_for(world, reader, make_person(world))
    return {"case": about.handle, "handle": planned_in(about).handle}


def participant(world: World, reader: Staff) -> dict[str, Any]:
    """Somebody called to a planned meeting."""
    told = meeting(world, reader)
    with acting_as(OPERATOR):
        row = Participant.objects.filter(meeting__handle=told["handle"]).first()
        return {**told, "participant": row.handle}


def item(world: World, reader: Staff) -> dict[str, Any]:
    """An item of a planned meeting."""
    told = meeting(world, reader)
    with acting_as(OPERATOR):
        row = AgendaItem.objects.filter(meeting__handle=told["handle"]).last()
        return {**told, "item": row.handle}


def held(world: World, reader: Staff) -> dict[str, Any]:
    """An item of a meeting that is held."""
    told = item(world, reader)
    with acting_as(OPERATOR):
        found = Meeting.objects.get(handle=told["handle"])
        keys = Participant.objects.filter(meeting=found).values_list("pk", flat=True)
        hold_meeting(by=OPERATOR, meeting=found, present=list(keys))
    return told


def decision(world: World, reader: Staff) -> dict[str, Any]:
    """A decision of a meeting that is held."""
    told = held(world, reader)
    with acting_as(OPERATOR):
        row = decide(
            by=OPERATOR,
            item=AgendaItem.objects.get(handle=told["item"]),
            what="NAV asks for a flat",
            owner_body="nav",
            due=timezone.localdate(),
        )
    return {"case": told["case"], "handle": told["handle"], "decision": row.handle}


def corrected(world: World, reader: Staff) -> dict[str, Any]:
    """A meeting with closed minutes that were put right."""
    told = decision(world, reader)
    with acting_as(OPERATOR):
        found = Meeting.objects.get(handle=told["handle"])
        found.state, found.closed_at = "minutes_closed", timezone.now()
        found.save()
        MinutesCorrection(meeting=found, text="It was NAV.").save()
    return {"case": told["case"], "handle": told["handle"]}


ROWS: dict[str, Page] = {
    "meetings": Page(OWN_TEAM, case),
    "meeting_new": Page(COORDINATOR, case),
    "meeting_page": Page(OWN_TEAM, corrected),
    "meeting_still": Page(OWN_TEAM, meeting),
    "meeting_agenda": Page(OWN_TEAM, meeting),
    "meeting_change": Page(COORDINATOR, meeting),
    "meeting_cancel": Page(COORDINATOR, meeting),
    "meeting_call": Page(COORDINATOR, meeting),
    "meeting_uncall": Page(COORDINATOR, participant, "post"),
    "meeting_item_new": Page(OWN_TEAM, meeting),
    "meeting_item_drop": Page(OWN_TEAM, item, "post"),
    "meeting_item_up": Page(OWN_TEAM, item, "post"),
    "meeting_item": Page(OWN_TEAM, held),
    "meeting_decide": Page(OWN_TEAM, held),
    "meeting_held": Page(COORDINATOR, meeting),
    "meeting_decision_drop": Page(OWN_TEAM, decision, "post"),
    "meeting_close": Page(COORDINATOR, meeting, "post"),
    "meeting_receipts": Page(COORDINATOR, meeting, "post"),
    "meeting_correct": Page(OWN_TEAM, meeting),
}
