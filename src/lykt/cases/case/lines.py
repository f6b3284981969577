"""The time line of a case: what happened, the latest first, as one reader sees it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.cases.case.codes import SEEN_BY_KIND, TRACK_BY_KIND, StepState, Track
from lykt.cases.case.models import Assurance, Case, CaseEvent, Member, Step
from lykt.cases.case.offers import Line, offers
from lykt.cases.case.sight import Sight
from lykt.cases.case.tracks import TRACKS
from lykt.organisation.acting import Actor


def all_lines(actor: Actor, case: Case, sight: Sight) -> list[Line]:
    """Return the whole time line, that of the rooms above among it, the latest first."""
    found = [line for ask in offers.lines for line in ask(actor, case, sight)]
    return sorted(found, key=lambda one: (one.day, one.at), reverse=True)


def own_lines(actor: Actor, case: Case, sight: Sight) -> Iterator[Line]:
    """Yield what this room itself has to tell: for `offers.lines`."""
    yield from _events(case, sight)
    yield from _assurances(case, sight)
    if sight.everything:
        yield from _team(case)
        yield from _steps(case)


def _who(row: Any) -> str:
    """Return who wrote a row; where no account did, the name it was done under."""
    return str(row.by or row.by_name)


def _sealed(row: Any, *fields: str) -> Callable[[], str] | None:
    """Return what opens the sealed fields of a row, None where there is nothing in them."""
    there = [field for field in fields if row.__dict__.get(field)]
    if not there:
        return None
    return lambda: " · ".join(getattr(row, field) for field in there)


def event_words(event: CaseEvent) -> str:
    """Return what happened on a track in words, without what is sealed."""
    state = TRACKS[event.track].get(event.state)
    said = [
        _("%(track)s: %(state)s")
        % {
            "track": event.get_track_display(),
            "state": state.label if state else event.state,
        }
    ]
    if event.body:
        said.append(str(event.get_body_display()))
    if event.went_to:
        said.append(str(event.get_went_to_display()))
    if event.until:
        day = date_format(event.until, "SHORT_DATE_FORMAT")
        said.append(_("to and including %(day)s") % {"day": day})
    return " · ".join(said)


def _events(case: Case, sight: Sight) -> Iterator[Line]:
    rows = list(CaseEvent.objects.filter(case=case).select_related("by"))
    slips = {one.takes_back_id for one in rows if one.takes_back_id}
    for event in rows:
        slip = event.pk in slips or event.takes_back_id is not None
        kind = TRACK_BY_KIND.get(event.track)
        own = event.track == Track.CASE and event.state in ("open", "closed")
        if not sight.everything and (slip or not (own or sight.sees(kind))):
            continue
        words = event_words(event)
        if event.takes_back_id:
            words = _("Taken back: %(what)s") % {"what": words}
        elif slip:
            words = _("%(what)s (taken back)") % {"what": words}
        note = _sealed(event, "reference", "note") if sight.everything else None
        yield Line(event.day, event.at, words, _who(event), note=note)


def _assurances(case: Case, sight: Sight) -> Iterator[Line]:
    for row in Assurance.objects.filter(case=case).select_related("by"):
        if sight.sees(SEEN_BY_KIND.get(row.what)):
            words = _("%(what)s: %(state)s") % {
                "what": row.get_what_display(),
                "state": row.get_state_display(),
            }
            note = _sealed(row, "next_step") if sight.everything else None
            yield Line(row.day, row.at, words, _who(row), note=note)


def _team(case: Case) -> Iterator[Line]:
    for row in Member.objects.filter(case=case).select_related("staff", "by", "left_by"):
        told = {"name": str(row.staff), "place": row.get_place_display()}
        came = _("%(name)s came into the team: %(place)s") % told
        yield Line(timezone.localdate(row.at), row.at, came, _who(row))
        if row.left_at is not None:
            told["why"] = row.get_why_left_display()
            left = _("%(name)s left the team: %(why)s") % told
            yield Line(timezone.localdate(row.left_at), row.left_at, left, str(row.left_by or ""))


def _steps(case: Case) -> Iterator[Line]:
    for row in Step.objects.filter(case=case).exclude(done_at=None).select_related("done_by"):
        done = row.state == StepState.DONE
        words = _("A step was done") if done else _("A step was dropped")
        by = str(row.done_by or "")
        at = row.done_at or row.at
        yield Line(timezone.localdate(at), at, words, by, note=_sealed(row, "what"))
