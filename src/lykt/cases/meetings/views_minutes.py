"""Pages of the minutes: who is there, item by item, closed, and put right."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case.queries import team_of
from lykt.cases.meetings import actions, actions_minutes, queries
from lykt.cases.meetings.attendance import from_outside, table_of
from lykt.cases.meetings.codes import MeetingState, ReceiptState, in_words
from lykt.cases.meetings.forms import Correcting, Deciding, ItemMinutes, Present
from lykt.cases.meetings.models import Decision, Meeting
from lykt.cases.meetings.receipts import write_receipts
from lykt.cases.meetings.views import item_or_404, meeting_or_404, team_case, words_of
from lykt.cases.meetings.views_planning import add_errors, done, form_page, page_of_meeting
from lykt.cases.meetings.words import called
from lykt.organisation.acting import current_actor
from lykt.privacy.reading.showing import show


def meeting_held(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Say who is there as a meeting begins."""
    found = team_case(case, "lead")
    meeting = meeting_or_404(found, handle)
    seen = table_of(meeting)
    wanted = [one for one in seen.participants if one.pk not in seen.shut_out]
    form = Present(request.POST or None, participants=wanted)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hold_meeting(by=current_actor(), meeting=meeting, present=form.keys())
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("The meeting is held. The page says who must leave when."))
            return page_of_meeting(case, handle)

    def context() -> Mapping[str, Any]:
        form.tell(called)
        out = [one for one in seen.participants if one.pk in seen.shut_out]
        return {
            "case": found,
            "form": form,
            "heading": _("Who is there?"),
            "button": _("The meeting is held"),
            "back": "meetings",
            "hint": _("Tick them as the meeting begins. What each is covered for is kept."),
            "shut_out": words_of(out),
        }

    status = 422 if form.errors else 200
    return show(request, "meetings/form.html", context, people=[found.subject], status=status)


def item_minutes(request: HttpRequest, case: str, handle: str, item: str) -> HttpResponse:
    """Write what was told under an item and who left, with what was decided below."""
    found = team_case(case, "change")
    meeting = meeting_or_404(found, handle)
    row = item_or_404(meeting, item)
    if meeting.state != MeetingState.HELD:
        return page_of_meeting(case, handle)
    present = [one for one in queries.participants_of(meeting) if one.present]
    # Where nobody from outside is there, nobody is told anything.
    kinds = row.kinds if any(from_outside(one) for one in present) else []
    form = ItemMinutes(request.POST or None, participants=present, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        try:
            actions_minutes.write_item(
                by=current_actor(), item=row, told=form.told(), left=form.keys()
            )
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Saved."))
            return page_of_meeting(case, handle)
    left = queries.left_of(meeting).get(row.pk, set())
    told = queries.told_of(meeting).get(row.pk, {})

    def context() -> Mapping[str, Any]:
        form.tell(called)
        form.initial = {f"told-{kind}": one.text for kind, one in told.items()}
        form.initial["left"] = [one.handle for one in present if one.pk in left]
        return {
            "case": found,
            "meeting": meeting,
            "item": row,
            "title": row.title,
            "kinds": in_words(row.kinds),
            "form": form,
            "deciding": Deciding(team=team_of(found)),
        }

    status = 422 if form.errors else 200
    return show(request, "meetings/item.html", context, people=[found.subject], status=status)


def decide(request: HttpRequest, case: str, handle: str, item: str) -> HttpResponse:
    """Write down a decision under an item."""
    found = team_case(case, "change")
    meeting = meeting_or_404(found, handle)
    row = item_or_404(meeting, item)
    form = Deciding(request.POST or None, team=team_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions_minutes.decide(by=current_actor(), item=row, **form.told())
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Written down. It becomes a step as the minutes close."))
            return page_of_meeting(case, handle)
    return form_page(
        request,
        found,
        form,
        heading=_("What was decided?"),
        button=_("Write it down"),
        back="meetings",
    )


@require_POST
def decision_drop(request: HttpRequest, case: str, handle: str, decision: str) -> HttpResponse:
    """Take back a decision that was written by mistake."""
    meeting = meeting_or_404(team_case(case, "change"), handle)
    rows = Decision.objects.filter(meeting=meeting).select_related("meeting__case")
    row = get_object_or_404(rows, handle=decision)
    return done(
        request,
        lambda: actions_minutes.drop_decision(by=current_actor(), decision=row),
        _("The decision is taken out."),
        back=page_of_meeting(case, handle),
    )


@require_POST
def meeting_close(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Close the minutes, and record what was told to whom."""
    found = team_case(case, "lead")
    meeting = meeting_or_404(found, handle)
    actor = current_actor()
    try:
        closed = actions_minutes.close_minutes(by=actor, meeting=meeting)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return page_of_meeting(case, handle)
    messages.success(request, _("The minutes are closed, and the decisions are steps now."))
    _record(request, closed)
    return page_of_meeting(case, handle)


def _record(request: HttpRequest, meeting: Meeting) -> None:
    """Record what was told, and say what was held back."""
    rows = write_receipts(by=current_actor(), meeting=meeting)
    if any(row.state == ReceiptState.HELD_BACK for row in rows):
        messages.error(
            request,
            _(
                "A consent has been taken back since, so not everything could be recorded as "
                "shared on it. Tell the data-protection officer what was told."
            ),
        )


@require_POST
def meeting_receipts(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Record what was told where that was stopped half way."""
    meeting = meeting_or_404(team_case(case, "lead"), handle)
    _record(request, meeting)
    return redirect("meeting_page", case, handle)


def meeting_correct(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Write what is right where closed minutes are wrong."""
    found = team_case(case, "change")
    meeting = meeting_or_404(found, handle)
    form = Correcting(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions_minutes.correct_minutes(
                by=current_actor(), meeting=meeting, text=form.cleaned_data["text"]
            )
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Written down. The minutes stand as they were."))
            return page_of_meeting(case, handle)
    return form_page(
        request,
        found,
        form,
        heading=_("Correct the minutes"),
        button=_("Write it down"),
        back="meetings",
    )
