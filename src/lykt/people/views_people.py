"""Pages of people: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.people import actions, queries
from lykt.people.facts_in_words import facts_in_words
from lykt.people.forms import AboutPerson, ChangedPerson, Merging
from lykt.people.models import Person
from lykt.people.whole import whole
from lykt.privacy.reading.showing import show


def people(request: HttpRequest) -> HttpResponse:
    """List people, or search them by code.

    What is searched for comes in the body of the request: an address with a code in it
    would stay in the history of the browser.
    """
    actor = current_actor()
    check_may(actor, "read", "person")
    text = request.POST.get("q", "").strip()
    page = page_of(request, queries.found_people(actor, text))
    latest = queries.last_contacts(actor, page)
    for person in page:
        person.last_contact = latest.get(person.pk)
    context = {"page": page, "text": text, "by_name": may(actor, "search", "identity")}
    return show(request, "people/people.html", context, people=page, even_nobody=bool(text))


def _person(handle: str, act: str = "read") -> Person:
    return get_object_or_404(queries.people_for(current_actor(), act), handle=handle)


def person_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a person: what is known, who could be the same, and time as one line."""
    actor = current_actor()
    person = _person(handle)
    if person.merged_into is not None:
        both = (person, person.merged_into)
        return show(request, "people/merged.html", {"person": person}, people=both)
    page = whole(request, actor, person)
    return show(request, "people/person.html", page.context, people=page.people)


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
