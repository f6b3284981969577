"""Pages of what a case goes through: opened, changed, unlocked, closed, reopened."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case import actions, closing
from lykt.cases.case.actions_notice import tell_child_welfare
from lykt.cases.case.forms import Ending, Known, Opening, Reopening
from lykt.cases.case.from_concern import concern_in, open_from
from lykt.cases.case.models import CaseState
from lykt.cases.case.views import case_of
from lykt.cases.case.views_work import done, shown
from lykt.concerns.codes import Age
from lykt.concerns.duties import code_in_words
from lykt.concerns.forms import Notifying
from lykt.organisation.access import check_may, check_may_in
from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_handle
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.privacy import subjects
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.reading.showing import show


def coordinators_at(controller: Any) -> Any:
    """Return those who can coordinate a case at a controller today."""
    posts = StaffPost.objects.held_on(timezone.localdate())
    here = posts.filter(staff=OuterRef("pk"), controller=controller, role=Role.CASE_COORDINATOR)
    return Staff.objects.filter(Exists(here), is_active=True)


def case_open(request: HttpRequest, handle: str) -> HttpResponse:
    """Open a case about a person."""
    actor = current_actor()
    check_may(actor, "make", "case")
    subject = subjects.find(actor, "person", handle)
    if subject is None:
        raise Http404
    check_may_in(actor, "make", "case", subject.unit)
    concern = concern_in(request)
    coordinators = coordinators_at(subject.controller)
    me = coordinators.filter(pk=actor.staff).first()
    initial: dict[str, Any] = {"age": Age.ADULT, "coordinator": me.handle if me else None}
    if concern is not None:
        initial |= {"age": concern.age, "exploitation": concern.exploitation}
    form = Opening(request.POST or None, initial=initial, coordinators=coordinators)
    if request.method == "POST" and form.is_valid():
        opened: list[Any] = []
        told = {**form.cleaned_data, "concern": concern}
        if done(form, lambda: opened.append(open_from(by=actor, subject=subject, **told))):
            messages.success(request, _("The case is open."))
            mine = opened[0].coordinator_id == actor.staff
            return redirect("case_page", opened[0].handle) if mine else redirect(subject.url)
    context = {"form": form, "subject": subject}
    people = [subject.key, *([concern.subject] if concern else [])]
    return show(request, "cases/case_open.html", context, people=people)


def case_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write what has become known of a case."""
    case = case_of(handle, "change")
    form = Known(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.change_case(by=current_actor(), case=case, **told)):
            messages.success(request, _("Saved."))
            return redirect("case_page", handle)

    def context() -> Mapping[str, Any]:
        told = {"age": case.age, "exploitation": case.exploitation, "summary": case.summary}
        return {"form": form if form.is_bound else Known(initial=told)}

    return shown(request, "cases/case_change.html", case, context)


@require_POST
def case_unlock(request: HttpRequest, handle: str) -> HttpResponse:
    """Let a locked case go on."""
    case = case_of(handle, "change")
    try:
        actions.unlock_case(by=current_actor(), case=case)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("The case is open."))
    return redirect("case_page", handle)


def case_notify(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down that child welfare has been told, and let a locked case go on."""
    case = case_of(handle, "change")
    if case.state != CaseState.LOCKED:
        return redirect("case_page", handle)
    form = Notifying(request.POST or None, age=case.age, initial={"once": new_handle()})
    if request.method == "POST" and form.is_valid():
        rows: list[Any] = []
        told = form.cleaned_data
        try:
            written = done(
                form,
                lambda: rows.append(tell_child_welfare(by=current_actor(), case=case, **told)),
            )
        except ShareRefused as refusal:
            return redirect("disclosure_page", refusal.handle)
        if written:
            words = _("Written down, with receipt %(number)s. Lykt itself tells nobody.")
            messages.success(request, words % {"number": rows[0].receipt})
            return redirect("case_page", handle)
    context = {"form": form, "code": code_in_words(timezone.localdate())}
    return shown(request, "cases/case_notify.html", case, lambda: context)


def case_close(request: HttpRequest, handle: str) -> HttpResponse:
    """Close a case: what lapses, what is kept, what stands in the way."""
    case = case_of(handle, "lead")
    form = Ending(request.POST or None, initial={"closed_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        told = {key: value for key, value in form.cleaned_data.items() if key != "sure"}
        if done(form, lambda: actions.close_case(by=current_actor(), case=case, **told)):
            messages.success(request, _("The case is closed."))
            return redirect("case_page", handle)
    ending = closing.what_happens(case)
    return shown(request, "cases/case_close.html", case, lambda: {"form": form, "ending": ending})


def case_reopen(request: HttpRequest, handle: str) -> HttpResponse:
    """Open a closed case again."""
    case = case_of(handle, "lead")
    form = Reopening(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        if done(form, lambda: actions.reopen_case(by=current_actor(), case=case, note=note)):
            messages.success(request, _("The case is open again."))
            return redirect("case_page", handle)
    return shown(request, "cases/case_reopen.html", case, lambda: {"form": form})
