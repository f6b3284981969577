"""Pages of the housing of one case: parse, call, render. An address has one page of its own."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case.models import Case
from lykt.cases.case.queries import cases_for, may_with, sight_for, team_of
from lykt.cases.case.views import case_of
from lykt.cases.housing import actions, actions_waiting, queries
from lykt.cases.housing.forms import (
    AnswerOffer,
    ChangeStay,
    ChangeWaiting,
    EndStay,
    LeaveList,
    NewOffer,
    NewReader,
    NewStay,
    NewWaiting,
    done,
)
from lykt.cases.housing.models import Stay, Waiting
from lykt.organisation.acting import current_actor
from lykt.privacy.reading.showing import show


def _own(handle: str, act: str = "change") -> Case:
    """Return a case that whoever acts sees the whole of; a partner finds no such page."""
    case = case_of(handle, act)
    if not sight_for(current_actor(), case).everything:
        raise Http404
    return case


def _stay(case: Case, handle: str) -> Stay:
    return get_object_or_404(queries.stays_of(case), handle=handle)


def _back(case: Case) -> HttpResponse:
    return redirect("case_housing", case=case.handle)


def _form_page(
    request: HttpRequest,
    case: Case,
    form: Any,
    title: str,
    button: str,
    lede: str = "",
) -> HttpResponse:
    """Show a form about a case. `form` may be a function, called where things can be opened."""

    def told() -> Mapping[str, Any]:
        return {
            "form": form() if callable(form) else form,
            "title": title,
            "lede": lede,
            "button": button,
            "up": reverse("case_housing", kwargs={"case": case.handle}),
            "up_label": _("Housing in case %(number)s") % {"number": case.label},
        }

    return show(request, "housing/form.html", told, people=[case.subject])


def case_housing(request: HttpRequest, case: str) -> HttpResponse:
    """Show where somebody lives and has lived, and what was asked; no address."""
    actor = current_actor()
    found = _own(case, "read")
    sight = sight_for(actor, found)
    stays = list(queries.stays_of(found))
    current = next((stay for stay in stays if stay.is_current), None)
    context = {
        "case": found,
        "current": current,
        "stays": [stay for stay in stays if not stay.is_current],
        "readers": list(queries.readers_of(current)) if current else [],
        "reads_address": current is not None and queries.may_read_address(actor, sight, current),
        "waiting": queries.waiting_of(found),
        "offers": list(queries.offers_of(found)),
        "may_change": found.state != "closed" and may_with(actor, "change", found),
        "leads": may_with(actor, "lead", found),
    }
    return show(request, "housing/case.html", lambda: context, people=[found.subject])


def case_place(request: HttpRequest, case: str) -> HttpResponse:
    """Place somebody."""
    actor, found = current_actor(), _own(case)
    form = NewStay(request.POST or None, places=queries.open_places(found))
    if request.method == "POST" and done(form, actions.place_person, by=actor, case=found):
        messages.success(request, _("Written down. Name who may read the address."))
        return _back(found)
    lede = _("Emergency help is never locked: choose emergency as the kind of stay.")
    return _form_page(request, found, form, _("A place to live"), _("Save"), lede)


def stay_change(request: HttpRequest, case: str, stay: str) -> HttpResponse:
    """Plan another last day, or another end of the shielding."""
    actor, found = current_actor(), _own(case)
    now = _stay(found, stay)
    form = ChangeStay(request.POST) if request.method == "POST" else None
    if form is not None and done(form, actions.change_stay, by=actor, stay=now):
        messages.success(request, _("Saved."))
        return _back(found)
    shown: Callable[[], Any] = lambda: form or ChangeStay(initial=ChangeStay.said(now))  # noqa: E731
    return _form_page(request, found, shown, _("Change the stay"), _("Save"))


def stay_end(request: HttpRequest, case: str, stay: str) -> HttpResponse:
    """Write down that somebody has left."""
    actor, found = current_actor(), _own(case)
    now = _stay(found, stay)
    form = EndStay(request.POST or None)
    if request.method == "POST" and done(form, actions.end_stay, by=actor, stay=now):
        messages.success(request, _("Written down. Nobody reads the address any more."))
        return _back(found)
    lede = _("From this moment nobody reads the address because of this case.")
    return _form_page(request, found, form, _("Has left"), _("Save"), lede)


# ---- The address, on a page of its own


def stay_address(request: HttpRequest, case: str, stay: str) -> HttpResponse:
    """Show an address to whoever is named on this stay; for others there is no such page."""
    actor, found = current_actor(), case_of(case)
    shown = queries.address_of(actor, found, sight_for(actor, found), stay)
    if shown is None:
        raise Http404

    def told() -> Mapping[str, Any]:
        return {"case": found, "stay": shown.stay, "row": shown.row}

    subjects = [found.subject, *([shown.row.subject] if shown.row else [])]
    return show(request, "housing/address.html", told, people=subjects)


def stay_address_still(request: HttpRequest, case: str, stay: str) -> HttpResponse:
    """Answer an address that stands open: empty while its reader may go on seeing it.

    Else the page is asked for anew, and is not there. Nothing is read here.
    """
    actor = current_actor()
    found = cases_for(actor).filter(handle=case).first()
    sight = sight_for(actor, found) if found else None
    shown = queries.address_of(actor, found, sight, stay) if found and sight else None
    asked = request.headers.get("HX-Request")
    if shown is not None and shown.row is not None:
        seen = constant_time_compare(shown.row.handle, request.GET.get("as", ""))
        if asked and seen:
            return HttpResponse(status=204)
    if not asked:
        if shown is None:
            raise Http404
        return redirect("stay_address", case=case, stay=stay)
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


def stay_readers(request: HttpRequest, case: str, stay: str) -> HttpResponse:
    """Name who may read the address of a stay, and let them go."""
    actor, found = current_actor(), _own(case, "lead")
    now = _stay(found, stay)
    if not may_with(actor, "lead", found):
        raise Http404
    form = NewReader(request.POST or None, members=team_of(found))
    if request.method == "POST" and done(form, actions.name_reader, by=actor, stay=now):
        messages.success(request, _("Named. They can read the address while the stay lasts."))
        return redirect("stay_readers", case=case, stay=stay)

    def told() -> Mapping[str, Any]:
        return {"case": found, "stay": now, "readers": queries.readers_of(now), "form": form}

    return show(request, "housing/readers.html", told, people=[found.subject])


@require_POST
def stay_reader_end(request: HttpRequest, case: str, stay: str, reader: str) -> HttpResponse:
    """Let somebody read the address no more."""
    actor, found = current_actor(), _own(case, "lead")
    if not may_with(actor, "lead", found):
        raise Http404
    now = get_object_or_404(queries.readers_of(_stay(found, stay)), handle=reader)
    actions.end_reader(by=actor, reader=now)
    messages.success(request, _("They read the address no more."))
    return redirect("stay_readers", case=case, stay=stay)


# ---- The waiting list, and what was asked


def _waiting(case: Case) -> Waiting:
    waiting = queries.waiting_of(case)
    if waiting is None:
        raise Http404
    return waiting


def case_wait(request: HttpRequest, case: str) -> HttpResponse:
    """Put somebody on the waiting list."""
    actor, found = current_actor(), _own(case)
    form = NewWaiting(request.POST or None)
    if request.method == "POST" and done(form, actions_waiting.put_on_list, by=actor, case=found):
        messages.success(request, _("On the list."))
        return _back(found)
    lede = _("On the list stand the number of the case and what is needed, and nothing else.")
    return _form_page(request, found, form, _("On the waiting list"), _("Save"), lede)


def wait_change(request: HttpRequest, case: str) -> HttpResponse:
    """Say how much it hurries now."""
    actor, found = current_actor(), _own(case)
    now = _waiting(found)
    form = ChangeWaiting(request.POST or None, initial=ChangeWaiting.said(now))
    if request.method == "POST" and done(
        form, actions_waiting.change_priority, by=actor, waiting=now
    ):
        messages.success(request, _("Saved."))
        return _back(found)
    return _form_page(request, found, form, _("How much it hurries"), _("Save"))


def wait_end(request: HttpRequest, case: str) -> HttpResponse:
    """Take somebody off the waiting list."""
    actor, found = current_actor(), _own(case)
    now = _waiting(found)
    form = LeaveList(request.POST or None)
    if request.method == "POST" and done(form, actions_waiting.leave_list, by=actor, waiting=now):
        messages.success(request, _("Off the list."))
        return _back(found)
    return _form_page(request, found, form, _("Waits no more"), _("Save"))


def offer_new(request: HttpRequest, case: str) -> HttpResponse:
    """Write down that a place was asked."""
    actor, found = current_actor(), _own(case)
    form = NewOffer(request.POST or None, places=queries.open_places(found))
    if request.method == "POST" and done(form, actions_waiting.ask_place, by=actor, case=found):
        messages.success(request, _("Written down."))
        return _back(found)
    return _form_page(request, found, form, _("A place was asked"), _("Save"))


def offer_answer(request: HttpRequest, case: str, offer: str) -> HttpResponse:
    """Write down what was answered."""
    actor, found = current_actor(), _own(case)
    now = get_object_or_404(queries.offers_of(found), handle=offer)
    form = AnswerOffer(request.POST) if request.method == "POST" else None
    if form is not None and done(form, actions_waiting.answer_offer, by=actor, offer=now):
        messages.success(request, _("Written down."))
        return _back(found)
    shown: Callable[[], Any] = lambda: form or AnswerOffer(initial=AnswerOffer.said(now))  # noqa: E731
    title = _("Answer from %(place)s") % {"place": now.place}
    return _form_page(request, found, shown, title, _("Save"))
