"""Pages of what becomes of a concern: parse, call, render."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.concerns import actions, actions_joining, actions_triage, queries
from lykt.concerns.duties import code_in_words, duties_in_words
from lykt.concerns.forms import (
    Answering,
    CallingHelp,
    Joining,
    Notifying,
    Triaging,
    add_problems,
)
from lykt.concerns.holding import locked_words
from lykt.concerns.models import Concern
from lykt.concerns.queries import concern_of
from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_handle
from lykt.people.pseudonyms import fold
from lykt.people.queries import people_for
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.reading.showing import show


def _page(
    request: HttpRequest, name: str, concern: Concern, form: Any, **more: Any
) -> HttpResponse:
    context = {"concern": concern, "form": form, **more}
    status = 422 if form.errors else 200
    people = [concern.subject]
    return show(request, f"concerns/{name}.html", context, people=people, status=status)


def concern_triage(request: HttpRequest, handle: str) -> HttpResponse:
    """Decide where a concern goes."""
    concern = concern_of(handle, "triage")
    form = Triaging(request.POST or None, concern=concern)
    if request.method == "POST" and form.is_valid():
        try:
            now = actions_triage.decide(by=current_actor(), concern=concern, **form.decided())
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("Saved: %(state)s.") % {"state": now.get_state_display()})
            gone = now.unit_id != concern.unit_id
            return redirect("concerns") if gone else redirect("concern_page", handle)
    return _page(request, "triage", concern, form, waits=concern.is_locked and locked_words())


def concern_notify(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down that child welfare has been told."""
    concern = concern_of(handle, "notify")
    form = Notifying(request.POST or None, age=concern.age, initial={"once": new_handle()})
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.notify_child_welfare(
                by=current_actor(), concern=concern, **form.cleaned_data
            )
        except ShareRefused as refusal:
            return redirect("disclosure_page", refusal.handle)
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            words = _("Written down, with receipt %(number)s. Lykt itself tells nobody.")
            messages.success(request, words % {"number": row.receipt})
            return redirect("concern_page", handle)
    return _page(request, "notify", concern, form, code=code_in_words(timezone.localdate()))


def notice_answer(request: HttpRequest, handle: str, notice: str) -> HttpResponse:
    """Write down what child welfare answered."""
    concern = concern_of(handle, "notify")
    row = get_object_or_404(queries.notices_about([concern.subject]), handle=notice)
    form = Answering(request.POST or None, initial={"answered_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_noted(by=current_actor(), notice=row, **form.cleaned_data)
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("The answer is written down."))
            return redirect("concern_page", handle)
    return _page(request, "answer", concern, form, notice=row)


def concern_join(request: HttpRequest, handle: str) -> HttpResponse:
    """Join a concern to a person, on a ground."""
    actor = current_actor()
    concern = concern_of(handle, "join")
    duties = [(one.ref, one.title) for one in duties_in_words()]
    form = Joining(request.POST or None, duties=duties)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        people = people_for(actor).filter(controller=concern.controller_id)
        person = people.filter(code_key=fold(told.pop("code"))).first()
        if person is None:
            form.add_error("code", _("Nobody here has this code. Check it."))
        else:
            try:
                actions_joining.join(by=actor, concern=concern, person=person, **told)
            except ValidationError as problem:
                add_problems(form, problem)
            else:
                messages.success(request, _("Joined. It can be undone on this page."))
                return redirect("concern_page", handle)
    return _page(request, "join", concern, form, waits=concern.is_locked and locked_words())


def concern_help(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down that emergency help was called. Open in every state."""
    concern = concern_of(handle, "help")
    form = CallingHelp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.call_help(by=current_actor(), concern=concern, **form.cleaned_data)
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            messages.success(request, _("Written down."))
            return redirect("concern_page", handle)
    return _page(request, "help", concern, form)


@require_POST
def concern_help_undo(request: HttpRequest, handle: str, row: str) -> HttpResponse:
    """Take back what one has just written down of emergency help."""
    concern = concern_of(handle, "help")
    found = get_object_or_404(queries.help_of(concern), handle=row)
    actions.undo_help(by=current_actor(), row=found)
    messages.success(request, _("Undone."))
    return redirect("concern_page", handle)


def _done(
    request: HttpRequest, concern: Concern, action: Callable[..., Concern], words: str
) -> HttpResponse:
    """Do what has no form, and say how it went."""
    try:
        now = action(by=current_actor(), concern=concern)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("concern_page", concern.handle)
    messages.success(request, words)
    gone = now.unit_id != concern.unit_id
    return redirect("concerns") if gone else redirect("concern_page", concern.handle)


@require_POST
def concern_unjoin(request: HttpRequest, handle: str) -> HttpResponse:
    """Undo a join."""
    words = _("The concern is joined to nobody now.")
    return _done(request, concern_of(handle, "join"), actions_joining.unjoin, words)


@require_POST
def concern_hand_back(request: HttpRequest, handle: str) -> HttpResponse:
    """Give a concern back to the unit that handed it on."""
    words = _("Handed back.")
    return _done(request, concern_of(handle, "triage"), actions_triage.hand_back, words)


@require_POST
def concern_reopen(request: HttpRequest, handle: str) -> HttpResponse:
    """Open an ended concern again."""
    words = _("Opened again.")
    return _done(request, concern_of(handle, "triage"), actions_triage.reopen_concern, words)
