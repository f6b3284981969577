"""The desk's side of the night: the tray of what could not be taken, and the phones."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.field.doors import doors_of
from lykt.field.night import actions, actions_tray, queries, told
from lykt.field.night.forms import Choice, Decision
from lykt.field.night.models import Enrolment, NightRecord
from lykt.organisation.access import check_may, units_for
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent
from lykt.people.queries import units_of
from lykt.privacy.reading.showing import show


def tray(request: HttpRequest) -> HttpResponse:
    """List what phones have sent that somebody must look at. What it says is not shown here."""
    actor = current_actor()
    check_may(actor, "read", "tray")
    page = page_of(request, queries.tray_for(actor))
    return render(request, "night/tray.html", {"page": page, "doors": doors_of(actor)})


def tray_record(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a record beside what stands here, and let somebody decide."""
    actor = current_actor()
    record = get_object_or_404(queries.tray_for(actor, "decide"), handle=handle)
    form = Decision(request.POST or None, record=record)
    if sent(request, form, lambda: _decided(record, form.cleaned_data)):
        messages.success(request, _("Decided. The phone forgets it when it asks again."))
        return redirect("tray")
    said = told.said_by(record)
    person = told.person_of(record, said)
    # Whoever stands on either side is shown, and that is written down.
    earlier = told.meeting_beside(record)

    def context() -> dict[str, Any]:
        return {
            "record": record,
            "said": told.in_words(said),
            "stands": told.what_stands(record, earlier),
            "form": form,
        }

    stands = earlier.met.contact.person if earlier and earlier.met else None
    return show(
        request,
        "night/tray_record.html",
        context,
        people=[person, stands],
        even_nobody=True,
        status=422 if form.errors else 200,
    )


def _decided(record: NightRecord, wish: dict[str, Any]) -> NightRecord:
    by = current_actor()
    if wish["choice"] == Choice.AWAY:
        return actions_tray.put_away(by=by, record=record)
    return actions_tray.take_in(
        by=by,
        record=record,
        code=wish.get("code", "") if wish["choice"] == Choice.CODE else "",
        anonymous=wish["choice"] == Choice.ANONYMOUS,
        day=wish.get("day") if wish["choice"] == Choice.DAY else None,
    )


def phones(request: HttpRequest) -> HttpResponse:
    """List the phones of one's units, who can send from them, and which are lost."""
    actor = current_actor()
    check_may(actor, "read", "phone")
    found = list(queries.phones_for(actor))
    workers = queries.workers_on(found)
    allowing = [(unit, actions.codes_allowed(unit)) for unit in units_of(actor, "allow", "phone")]
    context = {
        "phones": [(one, workers.get(one.pk, [])) for one in found],
        "allowing": allowing,
        "doors": doors_of(actor),
    }
    return render(request, "night/phones.html", context)


@require_POST
def phone_lost(request: HttpRequest, handle: str) -> HttpResponse:
    """Report a phone lost."""
    actor = current_actor()
    phone = get_object_or_404(queries.phones_for(actor, "lose"), handle=handle)
    actions.report_lost(by=actor, phone=phone)
    words = _("Reported lost. It is trusted no longer, and is erased when it next asks.")
    messages.success(request, words)
    return redirect("phones")


@require_POST
def phone_take_off(request: HttpRequest, handle: str) -> HttpResponse:
    """Take a worker off a phone."""
    actor = current_actor()
    mine = Enrolment.objects.filter(unit__in=units_for(actor, "lose", "phone"))
    enrolment = get_object_or_404(mine, handle=handle)
    actions.take_off(by=actor, enrolment=enrolment)
    messages.success(request, _("Taken off the phone."))
    return redirect("phones")


@require_POST
def phone_codes(request: HttpRequest, unit: str) -> HttpResponse:
    """Say whether codes of those met lately may lie on a unit's phones."""
    actor = current_actor()
    where = get_object_or_404(units_of(actor, "allow", "phone"), handle=unit)
    allowed = request.POST.get("allowed") == "yes"
    actions.allow_codes(by=actor, unit=where, allowed=allowed)
    words = _("Codes may lie on the phones.") if allowed else _("No codes go to the phones.")
    messages.success(request, words)
    return redirect("phones")
