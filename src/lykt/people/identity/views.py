"""Pages of names: parse, call, render."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may, units_for
from lykt.organisation.acting import current_actor
from lykt.people.identity import actions, queries
from lykt.people.identity.forms import ByName, Keeping
from lykt.people.models import Person
from lykt.people.queries import codes_of, people_for
from lykt.privacy.reading.showing import show


#: So many are shown to whoever looks for a name; a name that many share finds nobody.
MOST = 10


def _person(handle: str) -> Person:
    """Return someone whose name the actor may keep; else there is no such page."""
    actor = current_actor()
    people = people_for(actor).filter(merged_into=None)
    if not actor.trusted:
        people = people.filter(unit__in=units_for(actor, "change", "identity"))
    return get_object_or_404(people, handle=handle)


def identity_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down who someone is, as far as they want it kept."""
    actor = current_actor()
    check_may(actor, "change", "identity")
    person = _person(handle)
    allowed = queries.fields_allowed([one.pk for one in codes_of(person)])
    form = Keeping(request.POST or None, allowed=allowed)
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.keep(by=actor, person=person, told=form.told())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Saved.") if kept else _("Nothing of this is kept now."))
            return redirect("person_page", handle)

    def context() -> Mapping[str, Any]:
        shown = form
        if not form.is_bound:
            said = Keeping.said(queries.identity_of(actor, person))
            shown = Keeping(allowed=allowed, initial=said)
        return {"form": shown, "person": person, "allowed": allowed}

    return show(request, "identity/change.html", context, people=[person])


def people_by_name(request: HttpRequest) -> HttpResponse:
    """Find someone by the whole name they wanted kept."""
    actor = current_actor()
    check_may(actor, "search", "identity")
    form = ByName(request.POST or None)
    found: list[Person] = []
    searched = request.method == "POST" and form.is_valid()
    if searched:
        try:
            found = list(queries.people_named(actor, form.cleaned_data["name"])[: MOST + 1])
        except ValidationError as problem:
            form.add_error("name", problem)
            searched = False
    if len(found) > MOST:
        found = []
        form.add_error("name", _("Too many go by this. Write more of the name."))
    context = {"form": form, "found": found, "searched": searched and not form.errors}
    # To have looked for a name is an act, also when nobody was found, or too many.
    return show(request, "identity/by_name.html", context, people=found, even_nobody=searched)
