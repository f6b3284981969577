"""Pages of the user council: parse, call, render."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.learning.doors import doors_of
from lykt.learning.forms import write_page
from lykt.learning.reach import homes
from lykt.learning.voice import actions, queries
from lykt.learning.voice.forms import AnswerForm, CouncilForm, WishForm
from lykt.learning.voice.models import CouncilMeeting
from lykt.learning.voice.rules import COUNCIL_ANSWER
from lykt.organisation.access import check_may, may, may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent
from lykt.rulebook import deciding_if_any


def _meeting(handle: str, act: str = "read") -> CouncilMeeting:
    return get_object_or_404(queries.council_for(current_actor(), act), handle=handle)


def _up(meeting: CouncilMeeting) -> tuple[str, str]:
    day = date_format(meeting.day, "SHORT_DATE_FORMAT")
    words = _("User council, %(day)s") % {"day": day}
    return reverse("council_page", args=[meeting.handle]), words


def council(request: HttpRequest) -> HttpResponse:
    """List the meetings of the user council, and what waits for an answer."""
    actor = current_actor()
    check_may(actor, "read", "council")
    context = {
        "page": page_of(request, queries.council_for(actor)),
        "waiting": queries.unanswered(actor),
        "rule": deciding_if_any(COUNCIL_ANSWER, timezone.localdate()),
        "may_change": may(actor, "make", "council"),
        "doors": doors_of(actor),
    }
    return render(request, "voice/council.html", context)


def council_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a meeting: what was asked for, and what it was answered."""
    actor = current_actor()
    meeting = _meeting(handle)
    context = {
        "meeting": meeting,
        "asked": queries.with_due(queries.wishes_for(actor).filter(meeting=meeting)),
        "may_change": may_at(actor, "change", "council", meeting.controller_id),
        "passed": meeting.day <= timezone.localdate(),
    }
    return render(request, "voice/meeting.html", context)


def council_new(request: HttpRequest) -> HttpResponse:
    """Write down a meeting."""
    actor = current_actor()
    check_may(actor, "make", "council")
    form = CouncilForm(request.POST or None, homes=homes(actor, "make", "council"))
    if row := sent(
        request,
        form,
        lambda: actions.write_meeting(by=actor, controller=form.controller, **form.told()),
    ):
        messages.success(request, _("Saved."))
        return redirect("council_page", row.handle)
    up = (reverse("council"), _("User council"))
    return write_page(request, form, heading=_("A meeting of the user council"), up=up)


def council_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what is written of a meeting."""
    actor = current_actor()
    meeting = _meeting(handle, "change")
    form = CouncilForm(request.POST or None, homes=[], initial=CouncilForm.said(meeting))
    if sent(
        request,
        form,
        lambda: actions.write_meeting(
            by=actor, controller=meeting.controller, meeting=meeting, **form.told()
        ),
    ):
        messages.success(request, _("Saved."))
        return redirect("council_page", handle)
    return write_page(request, form, heading=_("Change the meeting"), up=_up(meeting))


def wish_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down what the council asked for."""
    actor = current_actor()
    meeting = _meeting(handle, "change")
    form = WishForm(request.POST or None)
    if sent(request, form, lambda: actions.ask(by=actor, meeting=meeting, **form.cleaned_data)):
        messages.success(request, _("Written down."))
        return redirect("council_page", handle)
    return write_page(request, form, heading=_("What was asked for"), up=_up(meeting))


def wish_answer(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down what the council was answered."""
    actor = current_actor()
    wish = get_object_or_404(queries.wishes_for(actor, "change"), handle=handle)
    said = {"text": wish.answer, "on": wish.answered_on or timezone.localdate()}
    form = AnswerForm(request.POST or None, initial=said)
    if sent(request, form, lambda: actions.answer(by=actor, wish=wish, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("council_page", wish.meeting.handle)
    heading, up = _("The answer"), _up(wish.meeting)
    return write_page(request, form, heading=heading, up=up, lede=wish.text)
