"""Pages that plan a meeting: when, who, about what, and that it is not held."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case.models import Case
from lykt.cases.case.queries import team_of
from lykt.cases.meetings import actions
from lykt.cases.meetings.forms import (
    Calling,
    Cancelling,
    NewItem,
    Planning,
    WhenAndWhere,
    first_moment,
)
from lykt.cases.meetings.models import Participant
from lykt.cases.meetings.views import item_or_404, meeting_or_404, team_case
from lykt.organisation.acting import current_actor
from lykt.privacy.reading.showing import show


def add_errors(form: Form, problem: ValidationError) -> None:
    """Put what an action refused at the fields it is about; the rest above the form."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for field, errors in problem.error_dict.items():
        form.add_error(field if field in form.fields else None, errors)


def form_page(
    request: HttpRequest,
    case: Case,
    form: Form | Callable[[], Form],
    *,
    heading: str,
    button: str,
    back: str,
    hint: str = "",
) -> HttpResponse:
    """Show a form of one case; one that opens what is sealed is a function."""

    def context() -> Mapping[str, Any]:
        return {
            "case": case,
            "form": form() if callable(form) else form,
            "heading": heading,
            "button": button,
            "back": back,
            "hint": hint,
        }

    status = 422 if isinstance(form, Form) and form.errors else 200
    return show(request, "meetings/form.html", context, people=[case.subject], status=status)


def done(
    request: HttpRequest, act: Callable[[], object], words: str, *, back: HttpResponse
) -> HttpResponse:
    """Do what a button asks, and say how it went."""
    try:
        act()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, words)
    return back


def page_of_meeting(case: str, handle: str) -> HttpResponse:
    """Send the reader back to the page of a meeting."""
    return redirect("meeting_page", case, handle)


def meeting_new(request: HttpRequest, case: str) -> HttpResponse:
    """Plan a meeting."""
    found = team_case(case, "lead")
    actor = current_actor()
    team = list(team_of(found))
    mine = [one.handle for one in team if one.staff_id == actor.staff]
    form = Planning(
        request.POST or None, team=team, initial={"starts_at": first_moment(), "members": mine}
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            meeting = actions.plan_meeting(
                by=actor,
                case=found,
                starts_at=told["starts_at"],
                ends_at=told["ends_at"],
                room=told["room"],
                place=told["place"],
                called=form.called(),
            )
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("The meeting is planned. Now say what it is about."))
            return page_of_meeting(case, meeting.handle)
    return form_page(
        request,
        found,
        form,
        heading=_("Plan a coordination meeting"),
        button=_("Plan it"),
        back="meetings",
        hint=_("Lykt tells nobody of it. You call those who come."),
    )


def meeting_change(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Move a planned meeting to another time or room."""
    found = team_case(case, "lead")
    meeting = meeting_or_404(found, handle)
    form = WhenAndWhere(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.change_meeting(by=current_actor(), meeting=meeting, **told)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Saved."))
            return page_of_meeting(case, handle)

    def filled() -> Form:
        return WhenAndWhere(
            initial={
                "starts_at": meeting.starts_at,
                "ends_at": meeting.ends_at,
                "room": meeting.room,
                "place": meeting.place,
            }
        )

    return form_page(
        request,
        found,
        form if form.is_bound else filled,
        heading=_("Change the time or the room"),
        button=_("Save"),
        back="meetings",
    )


def meeting_cancel(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Say that a meeting is not held."""
    found = team_case(case, "lead")
    meeting = meeting_or_404(found, handle)
    form = Cancelling(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel(by=current_actor(), meeting=meeting, why=form.cleaned_data["why"])
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("The meeting is cancelled. Tell those who were called."))
            return page_of_meeting(case, handle)
    return form_page(
        request,
        found,
        form,
        heading=_("Cancel the meeting"),
        button=_("Cancel the meeting"),
        back="meetings",
    )


def meeting_call(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Call one more to a meeting."""
    found = team_case(case, "lead")
    meeting = meeting_or_404(found, handle)
    form = Calling(request.POST or None, team=team_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.call(by=current_actor(), meeting=meeting, called=form.called())
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Added to those who are called."))
            return page_of_meeting(case, handle)
    return form_page(
        request,
        found,
        form,
        heading=_("Who else is called?"),
        button=_("Add"),
        back="meetings",
        hint=_(
            "Somebody from outside can be called only if the person has said yes to their being "
            "told something in this case."
        ),
    )


@require_POST
def meeting_uncall(request: HttpRequest, case: str, handle: str, participant: str) -> HttpResponse:
    """Take somebody off a meeting."""
    meeting = meeting_or_404(team_case(case, "lead"), handle)
    row = get_object_or_404(
        Participant.objects.filter(meeting=meeting).select_related("meeting__case"),
        handle=participant,
    )
    return done(
        request,
        lambda: actions.uncall(by=current_actor(), participant=row),
        _("They are not called any more."),
        back=page_of_meeting(case, handle),
    )


def item_new(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Put an item on the agenda."""
    found = team_case(case, "change")
    meeting = meeting_or_404(found, handle)
    form = NewItem(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.add_item(
                by=current_actor(), meeting=meeting, kinds=told["kinds"], title=told["title"]
            )
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("The item is on the agenda."))
            return page_of_meeting(case, handle)
    return form_page(
        request,
        found,
        form,
        heading=_("An item for the agenda"),
        button=_("Add the item"),
        back="meetings",
    )


@require_POST
def item_drop(request: HttpRequest, case: str, handle: str, item: str) -> HttpResponse:
    """Take an item off the agenda."""
    row = item_or_404(meeting_or_404(team_case(case, "change"), handle), item)
    return done(
        request,
        lambda: actions.drop_item(by=current_actor(), item=row),
        _("The item is off the agenda."),
        back=page_of_meeting(case, handle),
    )


@require_POST
def item_up(request: HttpRequest, case: str, handle: str, item: str) -> HttpResponse:
    """Move an item up by one."""
    row = item_or_404(meeting_or_404(team_case(case, "change"), handle), item)
    return done(
        request,
        lambda: actions.move_up(by=current_actor(), item=row),
        _("Moved up."),
        back=page_of_meeting(case, handle),
    )
