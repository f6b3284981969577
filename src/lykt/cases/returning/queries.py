"""How a return or settling stands: the state, the lists, the news. For whoever has the case."""

from dataclasses import dataclass
from uuid import UUID

from lykt.cases.case.codes import StepState, Track
from lykt.cases.case.models import Case, CaseEvent
from lykt.cases.case.queries import happened, standing_events
from lykt.cases.case.rules import state_of
from lykt.cases.case.sight import kinds_told_to
from lykt.cases.returning.lists import ENTRIES, Entry, Part, of_part
from lykt.cases.returning.models import Done, ListItem, ReturnNews, ReturnStop
from lykt.privacy.consent.codes import InformationKind, Recipient


#: Which lists are shown in which state of the track.
LISTS: dict[str, tuple[str, ...]] = {
    "considered": (Part.BEFORE,),
    "applied": (Part.BEFORE,),
    "stopped": (Part.SETTLING,),
    "travelled": (Part.AFTER,),
    "followed_up": (Part.AFTER,),
    "monitored": (Part.AFTER,),
    "came_back": (Part.SETTLING,),
    "settling": (Part.SETTLING,),
    "settled": (Part.SETTLING,),
    "not_wanted": (Part.SETTLING,),
}
#: In these states of the track the return programme still follows up.
FOLLOWED = ("travelled", "followed_up")
#: In these a return can be stopped.
STOPPABLE = ("considered", "applied")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one thing of a list stands."""

    code: str
    entry: Entry
    state: str
    item: ListItem | None

    @property
    def open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.state == Done.TO_DO

    @property
    def is_step(self) -> bool:
        """Tell whether it has been made a step of the case."""
        return self.item is not None and self.item.step_id is not None


def return_state(case: Case) -> str:
    """Return the state of the track "return"."""
    return state_of(happened(standing_events([case])[case.pk]), Track.RETURN)


def return_events(case: Case) -> list[CaseEvent]:
    """Return what happened on the track, the latest first, slips left out."""
    return [one for one in standing_events([case])[case.pk] if one.track == Track.RETURN]


def lists_of(case: Case, parts: tuple[str, ...]) -> dict[Part, list[Standing]]:
    """Return lists with how each thing stands: a step that is done has done it."""
    rows = {item.code: item for item in ListItem.objects.filter(case=case).select_related("step")}
    return {
        Part(part): [_standing(code, rows.get(code)) for code in of_part(part)] for part in parts
    }


def _standing(code: str, item: ListItem | None) -> Standing:
    state = Done.TO_DO if item is None else state_of_item(item)
    return Standing(code, ENTRIES[code], state, item)


def state_of_item(item: ListItem) -> Done:
    """Return how something of a list stands: a step that is over says it for what is to do."""
    state = Done(item.state)
    if state == Done.TO_DO and item.step is not None:
        if item.step.state == StepState.DONE:
            state = Done.DONE
        elif item.step.state == StepState.DROPPED:
            state = Done.NOT_NEEDED
    return state


def news_of(case: Case) -> dict[UUID, ReturnNews]:
    """Return the news by the key of their events."""
    return {one.event_id: one for one in ReturnNews.objects.filter(case=case)}


def stops_of(case: Case) -> dict[UUID, ReturnStop]:
    """Return why a return was stopped, by the key of the event."""
    return {one.event_id: one for one in ReturnStop.objects.filter(case=case)}


def may_pass_on(case: Case) -> bool:
    """Tell whether a live consent lets the return programme be told about documents today."""
    told = kinds_told_to(case, Recipient.RETURN_PROGRAMME)
    return InformationKind.DOCUMENTS in told
