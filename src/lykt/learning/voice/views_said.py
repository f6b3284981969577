"""Pages of feedback and complaints. What was said shows on the page of each alone."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.learning.doors import doors_of
from lykt.learning.forms import write_page
from lykt.learning.voice import actions_said as actions
from lykt.learning.voice import queries
from lykt.learning.voice.codes import Became
from lykt.learning.voice.forms import (
    ComplaintForm,
    ComplaintStateForm,
    FeedbackForm,
    SettleForm,
)
from lykt.learning.voice.models import Complaint, Feedback
from lykt.learning.voice.rules import COMPLAINT_ANSWER
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import add_problems, sent
from lykt.privacy.reading.showing import show
from lykt.rulebook import deciding_if_any


def _feedback(handle: str, act: str = "read") -> Feedback:
    return get_object_or_404(queries.feedback_for(current_actor(), act), handle=handle)


def _complaint(handle: str, act: str = "read") -> Complaint:
    return get_object_or_404(queries.complaints_for(current_actor(), act), handle=handle)


def feedbacks(request: HttpRequest) -> HttpResponse:
    """List the feedback of one's units by what it is about. What was said is not here."""
    actor = current_actor()
    check_may(actor, "read", "feedback")
    context = {
        "page": page_of(request, queries.feedback_for(actor)),
        "may_change": may(actor, "make", "feedback"),
        "may_complain": may(actor, "make", "complaint"),
        "doors": doors_of(actor),
    }
    return render(request, "voice/feedbacks.html", context)


def feedback_new(request: HttpRequest) -> HttpResponse:
    """Write down what somebody said without saying who they are."""
    actor = current_actor()
    check_may(actor, "make", "feedback")
    form = FeedbackForm(request.POST or None, units=queries.units_of(actor, "feedback"))
    if row := sent(request, form, lambda: actions.take_feedback(by=actor, **form.told())):
        undo = reverse("feedback_undo", args=[row.handle])
        messages.success(request, _("Saved. Nobody is named."), extra_tags=undo)
        return redirect("feedbacks")
    lede = _("It stands sealed and leads to nobody. The staff of the unit can read it.")
    up = (reverse("feedbacks"), _("Feedback"))
    return write_page(request, form, heading=_("New feedback"), up=up, lede=lede)


def feedback_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what was said, and what came of it."""
    return _feedback_page(request, _feedback(handle))


def _feedback_page(
    request: HttpRequest, row: Feedback, form: SettleForm | None = None
) -> HttpResponse:
    actor = current_actor()

    def context() -> Mapping[str, Any]:
        return {
            "row": row,
            "text": row.text,
            "form": form or SettleForm(initial={"became": row.became}),
            "may_undo": queries.may_undo(actor, row),
        }

    status = 422 if form and form.errors else 200
    return show(request, "voice/feedback.html", context, people=[row.subject], status=status)


@require_POST
def feedback_settle(request: HttpRequest, handle: str) -> HttpResponse:
    """Say what came of feedback, or take that back."""
    row = _feedback(handle, "change")
    form = SettleForm(request.POST)
    if "back" not in request.POST and not form.is_valid():
        return _feedback_page(request, row, form)
    became = "" if "back" in request.POST else form.cleaned_data["became"]
    actions.settle_feedback(by=current_actor(), feedback=row, became=became)
    messages.success(request, str(Became(became).label) if became else _("Taken back."))
    return redirect("feedback_page", handle)


@require_POST
def feedback_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back feedback one has just written down."""
    actions.undo_feedback(by=current_actor(), feedback=_feedback(handle))
    messages.success(request, _("Undone. Nothing of it is kept."))
    return redirect("feedbacks")


def complaints(request: HttpRequest) -> HttpResponse:
    """List the complaints over the units one leads, those first that are owed an answer."""
    actor = current_actor()
    check_may(actor, "read", "complaint")
    page = page_of(request, queries.complaints_for(actor))
    context = {
        "page": page,
        "rows": [{"row": one, "late": queries.complaint_is_late(one)} for one in page],
        "rule": deciding_if_any(COMPLAINT_ANSWER, timezone.localdate()),
        "doors": doors_of(actor),
    }
    return render(request, "voice/complaints.html", context)


def complaint_new(request: HttpRequest) -> HttpResponse:
    """Take in a complaint; the leader reads it."""
    actor = current_actor()
    check_may(actor, "make", "complaint")
    form = ComplaintForm(request.POST or None, units=queries.units_of(actor, "complaint"))
    if row := sent(request, form, lambda: actions.take_complaint(by=actor, **form.told())):
        undo = reverse("complaint_undo", args=[row.handle])
        words = _("Taken in. The leader reads it, and owes an answer.")
        messages.success(request, words, extra_tags=undo)
        return redirect("complaints" if may(actor, "read", "complaint") else "feedbacks")
    lede = _(
        "The leader of the unit alone can read it. A complaint against a decision about a "
        "person's rights goes to the body that made it, by the law's own rules."
    )
    up = (reverse("feedbacks"), _("Feedback"))
    return write_page(request, form, heading=_("A complaint"), up=up, lede=lede)


def complaint_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a complaint, how it stands, and by when it is answered."""
    return _complaint_page(request, _complaint(handle))


def _complaint_page(
    request: HttpRequest, row: Complaint, form: ComplaintStateForm | None = None
) -> HttpResponse:
    def context() -> Mapping[str, Any]:
        return {
            "row": row,
            "text": row.text,
            "reach": row.reach,
            "late": queries.complaint_is_late(row),
            "events": row.events.select_related("by"),
            "form": form or ComplaintStateForm(complaint=row),
            "rule": deciding_if_any(COMPLAINT_ANSWER, timezone.localdate()),
        }

    status = 422 if form and form.errors else 200
    return show(request, "voice/complaint.html", context, people=[row.subject], status=status)


@require_POST
def complaint_set(request: HttpRequest, handle: str) -> HttpResponse:
    """Say what becomes of a complaint."""
    row = _complaint(handle, "change")
    form = ComplaintStateForm(request.POST, complaint=row)
    if form.is_valid():
        try:
            actions.set_complaint(by=current_actor(), complaint=row, **form.cleaned_data)
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("complaint_page", handle)
    return _complaint_page(request, row, form)


@require_POST
def complaint_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a complaint one has just taken in."""
    actor = current_actor()
    row = get_object_or_404(queries.just_taken_in(actor), handle=handle)
    actions.undo_complaint(by=actor, complaint=row)
    messages.success(request, _("Undone. Nothing of it is kept."))
    return redirect("feedbacks")
