"""Pages of people: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.access import check_may, may, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.paging import page_of
from lykt.people import actions, queries
from lykt.people.facts_in_words import facts_in_words
from lykt.people.forms import AboutPerson, ChangedPerson, Merging
from lykt.people.identity.in_words import identity_in_words
from lykt.people.identity.queries import identity_of
from lykt.people.keeper import subject_of
from lykt.people.models import Person
from lykt.privacy.answers.beside import beside
from lykt.privacy.consent.section import section_for
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.emergency.queries import open_doors
from lykt.privacy.reading.showing import show


def people(request: HttpRequest) -> HttpResponse:
    """Search people by code; a search that finds one opens the page."""
    actor = current_actor()
    check_may(actor, "read", "person")
    text = request.GET.get("q", "").strip()
    page = page_of(request, queries.found_people(actor, text))
    latest = queries.last_contacts(actor, page)
    for person in page:
        person.last_contact = latest.get(person.pk)
    context = {"page": page, "text": text, "by_name": may(actor, "search", "identity")}
    return show(request, "people/people.html", context, people=page)


def _person(handle: str, act: str = "read") -> Person:
    return get_object_or_404(queries.people_for(current_actor(), act), handle=handle)


def person_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a person: what is known, who could be the same, and time as one line."""
    actor = current_actor()
    person = _person(handle)
    if person.merged_into is not None:
        both = (person, person.merged_into)
        return show(request, "people/merged.html", {"person": person}, people=both)
    may_merge = actor.trusted or person.unit_id in units_for(actor, "merge", "person")
    merges = list(queries.merges_of(person))
    lookalikes = queries.lookalikes(actor, person) if may_merge else []
    context = {
        "person": person,
        "facts": facts_in_words(person),
        "page": page_of(request, queries.contacts_of(actor, person).order_by("-date", "-id")),
        "may_merge": may_merge,
        "merges": merges,
        "lookalikes": lookalikes,
        "may_change": actor.trusted or person.unit_id in units_for(actor, "change", "person"),
        "may_erase": actor.trusted or person.unit_id in units_for(actor, "erase", "person"),
        "door": _emergency(actor, person),
        "keeps_names": may(actor, "change", "identity"),
    }
    identity = identity_of(actor, person)
    codes = [one.pk for one in queries.codes_of(person)]
    own = beside(actor, subject_of(person), codes)
    said = context["said"] = section_for(actor, subject_of(person), codes)
    people = [person, *lookalikes, *(merge.merged for merge in merges), *own["keys"]]
    people += said.subjects if said else ()

    def opened() -> dict[str, Any]:
        return context | {"identity": identity_in_words(identity, person), "own": own}

    return show(request, "people/person.html", opened, people=people)


def _emergency(actor: Actor, person: Person) -> EmergencyAccess | None:
    """Return the emergency by which the actor reads this person now, if there is one."""
    door = open_doors(actor)
    return door.filter(subject__in=[one.pk for one in queries.codes_of(person)]).first()


def person_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write what has become known of a person."""
    person = _person(handle, "change")
    told = model_to_dict(person, fields=list(AboutPerson.base_fields))
    told["seen"] = person.changed_at.isoformat()
    form = ChangedPerson(request.POST or None, unit=person.unit, initial=told)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.change_person(by=current_actor(), person=person, seen=seen, **form.facts())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("person_page", handle)
    context = {"form": form, "person": person}
    return show(request, "people/person_change.html", context, people=[person])


def person_merge(request: HttpRequest, handle: str, other: str) -> HttpResponse:
    """Take two codes to be one person, having looked at both."""
    keep, gone = _person(handle, "merge"), _person(other, "merge")
    form = Merging(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.merge_people(
                by=current_actor(), keep=keep, other=gone, reason=form.cleaned_data["reason"]
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The two codes are now one person."))
            return redirect("person_page", keep.handle)
    context = {
        "form": form,
        "keep": keep,
        "gone": gone,
        "sides": [(keep, facts_in_words(keep)), (gone, facts_in_words(gone))],
    }
    return show(request, "people/person_merge.html", context, people=[keep, gone])


@require_POST
def person_distinct(request: HttpRequest, handle: str, other: str) -> HttpResponse:
    """Note that two who look alike are two."""
    one, two = _person(handle, "merge"), _person(other, "merge")
    actions.say_not_the_same(by=current_actor(), one=one, other=two)
    messages.success(request, _("Noted. You will not be asked about these two again."))
    return redirect("person_page", handle)


@require_POST
def merge_undo(request: HttpRequest, handle: str, merge: str) -> HttpResponse:
    """Let two codes be two people again."""
    person = _person(handle, "merge")
    found = get_object_or_404(queries.merges_of(person), handle=merge)
    actions.undo_merge(by=current_actor(), merge=found)
    messages.success(request, _("The two codes are two people again."))
    return redirect("person_page", handle)
