"""Pages of emergencies: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.access import check_may, may, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.paging import page_of
from lykt.privacy import subjects
from lykt.privacy.emergency import actions, queries
from lykt.privacy.emergency.forms import Opening
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.emergency.rules import is_open, longest_hours
from lykt.privacy.reading.showing import show


def emergency_new(request: HttpRequest) -> HttpResponse:
    """Open a door in an emergency, having been told what it means."""
    actor = current_actor()
    check_may(actor, "open", "emergency")
    form = Opening(request.POST or None, longest=longest_hours(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        try:
            access, subject = actions.open_door(by=actor, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            until = timezone.localtime(access.until).strftime("%H.%M")
            words = _("Open until %(time)s. The leader of the unit and the officer are told.")
            messages.success(request, words % {"time": until})
            return redirect(subject.url)
    return render(request, "emergency/new.html", {"form": form})


def emergencies(request: HttpRequest) -> HttpResponse:
    """List the doors that were opened: one's own, those of the unit, of the organisation.

    The list names nobody: whoever may read whom it was about opens the access itself.
    """
    actor = current_actor()
    if not may(actor, "read", "emergency"):
        check_may(actor, "open", "emergency")
    page = page_of(request, queries.accesses_for(actor))
    now = timezone.now()
    for access in page:
        access.is_open = is_open(access, now)
    context = {"page": page, "may_open": may(actor, "open", "emergency")}
    return render(request, "emergency/list.html", context)


def _access(handle: str) -> EmergencyAccess:
    return get_object_or_404(queries.accesses_for(current_actor()), handle=handle)


def _reads_the_story(actor: Actor, access: EmergencyAccess) -> bool:
    """Tell whether the actor is told whom it was about and why: the officer sees no person."""
    return access.by_id == actor.staff or access.unit_id in units_for(actor, "read", "emergency")


def emergency_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show one access; whom it was about and why, to the leader and to whoever opened it."""
    actor, access = current_actor(), _access(handle)
    told = actor.trusted or _reads_the_story(actor, access)
    about = subjects.subjects([access.subject]).get(access.subject) if told else None
    context = {
        "access": access,
        "about": about,
        "told": told,
        "is_open": is_open(access, timezone.now()),
        "mine": access.by_id == actor.staff,
    }
    shown = [access.subject] if told else []
    return show(request, "emergency/page.html", context, people=shown)


@require_POST
def emergency_end(request: HttpRequest, handle: str) -> HttpResponse:
    """Shut a door before its time."""
    access = _access(handle)
    actions.end(by=current_actor(), access=access)
    messages.success(request, _("The access is shut."))
    return redirect("emergency_page", handle)
