"""Pages of erasure and of holds: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.access import check_may, check_may_in
from lykt.organisation.acting import current_actor
from lykt.privacy import subjects
from lykt.privacy.reading.showing import show
from lykt.privacy.retention import erasing, holds, queries
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.forms import Erasing, Holding
from lykt.privacy.subjects import Subject


def _subject(kind: str, handle: str) -> Subject:
    """Return whom the address names, if the actor may erase them."""
    if (subject := subjects.find(current_actor(), kind, handle, "erase")) is None:
        raise Http404
    return subject


def subject_erase(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Erase somebody, having seen what goes and what stays, and written their code."""
    actor, subject = current_actor(), _subject(kind, handle)
    check_may_in(actor, "erase", kind, subject.unit)
    family = subjects.keeper(kind).family(subject.key)
    form = Erasing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meant = subjects.keeper(kind).find_by_label(actor, form.cleaned_data["code"])
        if meant is None or meant.key not in family:
            form.add_error("code", _("This is not the code of whom you are erasing."))
        else:
            try:
                reason = EraseReason(form.cleaned_data["reason"])
                done = erasing.erase(by=actor, subject=subject, reason=reason)
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                return _erased(request, done)
    context = {
        "subject": subject,
        "form": form,
        "refusal": erasing.refusal(family),
        # How many rows of what go would tell of visits and cases the reader may not see.
        "staying": erasing.always_staying(),
    }
    return show(request, "retention/erase.html", context, people=family)


def _erased(request: HttpRequest, done: erasing.Erased) -> HttpResponse:
    messages.success(request, _("Erased, here and in every copy. It cannot be taken back."))
    if not done.reached_copy:
        words = _("The copy of the keys could not be written over. Tell the operator today.")
        messages.warning(request, words)
    if not done.emptied_logs:
        words = _("Somebody was reading, so traces lie in the log of the database until tonight.")
        messages.warning(request, words)
    return redirect("today")


def hold_list(request: HttpRequest) -> HttpResponse:
    """List what must not be erased in one's units, and why."""
    actor = current_actor()
    check_may(actor, "read", "hold")
    rows = queries.held_in_reach(actor)
    keys = [row.hold.subject for row in rows if row.subject]

    def opened() -> dict[str, Any]:
        # What a hold is needed for is sealed, and opens only for those who are still there.
        return {"rows": [(row, str(row.hold.reason)) for row in rows if row.subject]}

    return show(request, "retention/holds.html", opened, people=keys)


def hold_new(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Let nothing of somebody be erased for now."""
    actor, subject = current_actor(), _subject(kind, handle)
    check_may_in(actor, "set", "hold", subject.unit)
    form = Holding(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            holds.set_hold(by=actor, subject=subject, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Nothing is erased of them until it is lifted or over."))
            return redirect("holds")
    context = {"form": form, "subject": subject}
    return show(request, "retention/hold.html", context, people=[subject.key])


@require_POST
def hold_lift(request: HttpRequest, handle: str) -> HttpResponse:
    """Let a hold stand no longer."""
    actor = current_actor()
    hold = get_object_or_404(holds.holds_for(actor), handle=handle)
    holds.lift_hold(by=actor, hold=hold)
    messages.success(request, _("The hold is lifted."))
    return redirect("holds")
