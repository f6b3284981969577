"""Pages of contacts: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.access import check_may
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Unit
from lykt.organisation.paging import page_of
from lykt.organisation.sending import corrected
from lykt.people import actions, queries
from lykt.people.forms import BY_CODE, ContactSearch, Correction, NewContact
from lykt.people.history import corrections_in_words, people_in_corrections
from lykt.people.models import Contact, Person
from lykt.privacy.answers.queries import notes_about
from lykt.privacy.reading.showing import show


def contact_new(request: HttpRequest) -> HttpResponse:
    """Register a meeting: one column, one hand."""
    actor = current_actor()
    check_may(actor, "make", "contact")
    units = list(queries.units_of(actor, "make", "contact"))
    if not units:
        return render(request, "people/no_unit.html")
    unit = _chosen_unit(request, units)
    met, start = _met_with(request, actor, unit), _starting_point(actor, unit)
    if met:
        start["code"] = met.code
    form = NewContact(request.POST or None, actor=actor, unit=unit, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            contact = actions.register_contact(by=actor, unit=unit, **form.entry())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return _saved(request, contact)
    just = list(queries.just_registered(actor))
    context = {"form": form, "unit": unit, "units": units, "just_registered": just}
    people = [met, *form.recent.values(), *(contact.person for contact in just)]
    return show(request, "people/contact_new.html", context, people=people)


def _chosen_unit(request: HttpRequest, units: list[Unit]) -> Unit:
    """Return the unit the address or the form names, else the one used last, else the first."""
    wanted = request.POST.get("unit") or request.GET.get("unit") or request.session.get("unit")
    unit = next((unit for unit in units if unit.handle == wanted), units[0])
    request.session["unit"] = unit.handle
    return unit


def _starting_point(actor: Actor, unit: Unit) -> dict[str, Any]:
    """Return what is filled in beforehand: today, and the channel used just now."""
    start: dict[str, Any] = {"date": timezone.localdate(), "who": BY_CODE, "count": 1}
    if (latest := queries.just_registered(actor, 1).first()) and latest.unit_id == unit.pk:
        start["channel"] = latest.channel
        start["date"] = latest.date
    return start


def _met_with(request: HttpRequest, actor: Actor, unit: Unit) -> Person | None:
    """Return whom the address names, by handle: a code would stay in the browser's history."""
    handle = request.GET.get("person", "")
    return queries.people_for(actor).filter(handle=handle, unit=unit).first() if handle else None


def _saved(request: HttpRequest, contact: Contact) -> HttpResponse:
    now = timezone.localtime().strftime("%H.%M")
    # Without the code: what is said here lies in the session until the next page, and the
    # page that follows shows the person by its own.
    words = _("Saved at %(time)s.") % {"time": now}
    messages.success(request, words, extra_tags=reverse("contact_undo", args=[contact.handle]))
    if "again" in request.POST or contact.person is None:
        return redirect("contact_new")
    return redirect("person_page", contact.person.handle)


def contacts(request: HttpRequest) -> HttpResponse:
    """List contacts, the latest first."""
    actor = current_actor()
    check_may(actor, "read", "contact")
    form = ContactSearch(request.GET or None)
    rows = queries.contacts_for(actor).order_by("-date", "-registered_at", "-id")
    if form.is_valid():
        rows = _narrowed(rows, form.cleaned_data, actor)
    page = page_of(request, rows)
    people = [contact.person for contact in page]
    return show(request, "people/contacts.html", {"form": form, "page": page}, people=people)


def _narrowed(rows: Any, wanted: dict[str, Any], actor: Actor) -> Any:
    if wanted["channel"]:
        rows = rows.filter(channel=wanted["channel"])
    if wanted["since"]:
        rows = rows.filter(date__gte=wanted["since"])
    if wanted["until"]:
        rows = rows.filter(date__lte=wanted["until"])
    if wanted["mine"]:
        rows = rows.filter(registered_by=actor.staff)
    return rows


def _contact(handle: str, act: str) -> Contact:
    return get_object_or_404(queries.contacts_for(current_actor(), act), handle=handle)


def contact_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show one contact and what was put right in it."""
    actor = current_actor()
    contact = _contact(handle, "read")
    corrections = corrections_in_words(actor, contact)
    context = {
        "contact": contact,
        "corrections": corrections,
        "may_correct": queries.contacts_for(actor, "correct").filter(pk=contact.pk).exists(),
        "may_undo": actions.can_undo(actor, contact),
    }
    family = queries.codes_of(contact.person) if contact.person else []
    notes = notes_about(actor, "contact", contact.pk, [one.pk for one in family])
    people = [contact.person, *people_in_corrections(corrections)]
    keys = [said.note.subject for said in notes]
    context |= {"notes": notes}
    return show(request, "people/contact.html", context, people=[*people, *keys])


def contact_correct(request: HttpRequest, handle: str) -> HttpResponse:
    """Put a contact right, saying why."""
    actor = current_actor()
    contact = _contact(handle, "correct")
    form = Correction(
        request.POST or None, actor=actor, unit=contact.unit, initial=Correction.said(contact)
    )
    if corrected(
        request,
        form,
        lambda: actions.correct_contact(by=actor, contact=contact, **form.changes()),
        changed=_("The contact is corrected."),
    ):
        return redirect("contact_page", handle)
    context = {"form": form, "contact": contact}
    return show(request, "people/contact_correct.html", context, people=[contact.person])


@require_POST
def contact_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back what one has just registered."""
    contact = _contact(handle, "undo")
    actions.undo_contact(by=current_actor(), contact=contact)
    messages.success(request, _("Undone. The contact is not counted."))
    return redirect("contact_new")
