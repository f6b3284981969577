"""The tracks of a case, each a small table of states. Pure: nothing here asks the database.

A state is entered on a day by an event that is written down and never rewritten. Its name
with the track's before it, "residence.reflection_granted", is what a clock begins on.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import Track
from lykt.organisation import states
from lykt.organisation.states import StateTable


@dataclass(frozen=True, slots=True)
class State:
    """One state of a track.

    `owner` is whose word makes it so; `to` are the states that may follow; `asks` names what
    must be told when it is entered: "until" (the ruling's own last day, may be empty),
    "body", "reference", "went_to".
    """

    label: Promise
    owner: Promise
    to: tuple[str, ...]
    asks: tuple[str, ...] = ()


#: The state of a track in which nothing has happened yet.
NONE = "none"

_US = _("The team")
_POLICE = _("Police")
_UDI = _("Immigration authority")
_PERSON = _("The person")
_VERIFIER = _("Police, immigration authority or child welfare")
_COURT = _("Police and court")

#: What may follow where somebody's stay is open again.
_STAY = ("considering", "permit_applied", "asylum_applied", "other_stay", "not_relevant")

TRACKS: Mapping[str, Mapping[str, State]] = {
    Track.CASE: {
        NONE: State(_("Not opened"), _US, ("open", "locked")),
        "open": State(_("Open"), _US, ("locked", "closed")),
        "locked": State(
            _("Locked until child welfare has been told"), _US, ("open",)
        ),
        "closed": State(_("Closed"), _US, ("open", "locked"), ("closing",)),
    },
    Track.IDENTIFICATION: {
        NONE: State(_("Not assessed"), _US, ("possible", "verified", "not_trafficking")),
        "possible": State(
            _("Possible victim"), _US, ("verified", "not_trafficking"), ("body",)
        ),
        "verified": State(
            _("Verified"), _VERIFIER, ("not_trafficking",), ("body", "reference")
        ),
        "not_trafficking": State(
            _("Not trafficking"), _US, ("possible", "verified"), ("body", "went_to")
        ),
    },
    Track.PROTECTION: {
        NONE: State(_("Risk not assessed"), _US, ("risk_asked", "risk_received", "not_wanted")),
        "risk_asked": State(
            _("Risk assessment asked for"), _US, ("risk_received", "not_wanted"), ("body",)
        ),
        "risk_received": State(
            _("Risk assessed"),
            _POLICE,
            ("risk_asked", "risk_received", "not_wanted"),
            ("body", "until", "reference"),
        ),
        "not_wanted": State(
            _("Risk assessment not wanted"), _PERSON, ("risk_asked", "risk_received")
        ),
    },
    Track.RESIDENCE: {
        NONE: State(_("Not known"), _US, (*_STAY, "reflection_applied")),
        "not_relevant": State(_("Not relevant"), _US, _STAY),
        "other_stay": State(_("Has another right to stay"), _UDI, _STAY, ("until",)),
        "considering": State(
            _("Reflection period considered"),
            _US,
            ("reflection_applied", "permit_applied", "asylum_applied", "other_stay",
             "not_relevant"),
        ),
        "reflection_applied": State(
            _("Reflection period applied for"),
            _PERSON,
            ("reflection_granted", "reflection_refused", "considering", "asylum_applied"),
            ("reference",),
        ),
        "reflection_granted": State(
            _("Reflection period granted"),
            _UDI,
            # Written again with the last day, when that was not known at first.
            ("reflection_granted", "reflection_ended", "permit_applied", "asylum_applied"),
            ("until", "reference"),
        ),
        "reflection_refused": State(
            _("Reflection period refused"),
            _UDI,
            ("reflection_granted", "reflection_applied", *_STAY),
            ("reference",),
        ),
        "reflection_ended": State(_("Reflection period over"), _UDI, _STAY),
        "permit_applied": State(
            _("Permit applied for"),
            _PERSON,
            ("permit_granted", "permit_refused", "asylum_applied", "other_stay"),
            ("reference",),
        ),
        "permit_granted": State(
            _("Permit granted"),
            _UDI,
            ("permit_granted", "permit_applied", "permit_ended", "asylum_applied",
             "other_stay"),
            ("until", "reference"),
        ),
        "permit_refused": State(
            _("Permit refused"),
            _UDI,
            ("permit_granted", "permit_applied", "asylum_applied", "other_stay",
             "not_relevant"),
            ("reference",),
        ),
        "permit_ended": State(_("Permit over"), _UDI, _STAY),
        "asylum_applied": State(
            _("Asylum applied for"), _PERSON, ("asylum_granted", "asylum_refused"),
            ("reference",),
        ),
        "asylum_granted": State(
            _("Asylum granted"), _UDI, ("other_stay",), ("until", "reference")
        ),
        "asylum_refused": State(
            _("Asylum refused"),
            _UDI,
            ("asylum_granted", "permit_applied", "other_stay", "not_relevant"),
            ("reference",),
        ),
    },
    Track.CRIMINAL: {
        NONE: State(_("No criminal case"), _PERSON, ("not_wanted", "talked", "reported")),
        "not_wanted": State(_("Reporting not wanted"), _PERSON, ("talked", "reported")),
        "talked": State(
            _("Talked with the police, not reported"), _PERSON, ("not_wanted", "reported")
        ),
        "reported": State(
            _("Reported"), _PERSON, ("investigated", "dropped", "charged"), ("reference",)
        ),
        "investigated": State(_("Investigated"), _POLICE, ("charged", "dropped")),
        "charged": State(_("Charged"), _COURT, ("judged", "dropped"), ("reference",)),
        "judged": State(_("Judged"), _COURT, ("charged",), ("reference",)),
        "dropped": State(
            _("Dropped by the police"),
            _POLICE,
            ("reported", "investigated", "charged"),
            ("reference",),
        ),
    },
    Track.RETURN: {
        NONE: State(_("Not decided"), _PERSON, ("settling", "considered", "not_wanted")),
        "not_wanted": State(_("Return not wanted"), _PERSON, ("settling", "considered")),
        "settling": State(_("Settling here"), _PERSON, ("settled", "considered")),
        "settled": State(_("Settled here"), _US, ("considered", "settling")),
        "considered": State(
            _("Return considered"), _PERSON, ("applied", "stopped", "not_wanted", "settling")
        ),
        "applied": State(
            _("Return programme applied for"), _PERSON, ("travelled", "stopped")
        ),
        "stopped": State(
            _("Return stopped"), _US, ("considered", "applied", "settling", "not_wanted")
        ),
        "travelled": State(
            _("Travelled"), _("Return programme"), ("followed_up", "monitored", "came_back"),
            ("until",),
        ),
        "followed_up": State(
            _("Followed up after the journey"),
            _("Return programme"),
            ("followed_up", "monitored", "came_back"),
        ),
        "monitored": State(_("Follow-up is over"), _("Return programme"), ("came_back",)),
        "came_back": State(_("Came back"), _PERSON, ("settling", "considered", "not_wanted")),
    },
}  # fmt: skip


class NoSuchChange(ValueError):
    """A state that cannot follow the one a track is in."""


def allowed(track: str, now: str) -> tuple[str, ...]:
    """Return the states that may follow `now` in a track."""
    return TRACKS[track][now].to


def check_change(track: str, now: str, becomes: str) -> None:
    """Refuse a state that cannot follow.

    Raises:
        NoSuchChange: when the table of the track does not have the pair.
    """
    if becomes not in allowed(track, now):
        raise NoSuchChange(f"{track}: {now} is not followed by {becomes}")


def label(track: str, state: str) -> Promise:
    """Return what a state is called."""
    return TRACKS[track][state].label


def asks(track: str, state: str) -> tuple[str, ...]:
    """Return what must, or may, be told when a state is entered."""
    return TRACKS[track][state].asks


def event_name(track: str, state: str) -> str:
    """Return the name that a clock begins on: "residence.reflection_granted".

    A case that is opened says "case.opened", one that is locked "case.locked".
    """
    return "case.opened" if (track, state) == (Track.CASE, "open") else f"{track}.{state}"


def state_tables() -> list[StateTable]:
    """Return the tracks as they stand among the other state tables, for the documentation."""
    return [
        StateTable(
            name=f"case.{track}",
            title=Track(track).label,
            begins=(NONE,),
            states={
                name: states.State(one.label, one.owner, one.to) for name, one in table.items()
            },
        )
        for track, table in TRACKS.items()
    ]
