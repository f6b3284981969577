"""The person's own words, and what they object to."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.privacy import subjects as known
from lykt.privacy.answers import actions_own, queries
from lykt.privacy.answers.forms import Deciding, NewNote, NewObjection, Settling
from lykt.privacy.answers.things import things_of
from lykt.privacy.answers.views import about
from lykt.privacy.reading.showing import show


def note_new(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Write down what the person says against what is written."""
    actor = current_actor()
    subject = about(kind, handle, "make", "persons_note")
    found = things_of(actor, queries.family_of(subject))
    things = [(each, thing) for (each, _key), thing in found.items()]
    initial = {"thing": request.GET.get("thing", "")}
    form = NewNote(request.POST or None, things=things, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions_own.note(by=actor, subject=subject, **form.told())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Written down. It stands beside what is written."))
            return redirect("persons_own", kind, subject.handle)
    context = {"form": form, "subject": subject}
    return show(request, "answers/note_new.html", context, people=[subject.key])


def note_settle(request: HttpRequest, handle: str) -> HttpResponse:
    """Say what was done about what a person disputes."""
    actor = current_actor()
    check_may(actor, "settle", "persons_note")
    said = queries.note_for(actor, handle, "settle")
    subject = known.subjects([said.note.subject]).get(said.note.subject) if said else None
    if said is None or subject is None:
        raise Http404
    form = Settling(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions_own.settle(by=actor, note=said.note, settled=form.cleaned_data["settled"])
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            first = queries.standing_first(subject)
            return redirect("persons_own", first.kind, first.handle)
    context = {"form": form, "said": said, "subject": subject}
    return show(request, "answers/note_settle.html", context, people=[subject.key])


def objection_new(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Write down that a person does not want it used for something; it holds at once."""
    actor = current_actor()
    subject = about(kind, handle, "make", "objection")
    form = NewObjection(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions_own.object_to(by=actor, subject=subject, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Written down. It holds from now until it is decided."))
            return redirect("persons_own", kind, subject.handle)
    context = {"form": form, "subject": subject}
    return show(request, "answers/objection_new.html", context, people=[subject.key])


def objection_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show an objection to whoever decides about it, and take the decision."""
    actor = current_actor()
    check_may(actor, "decide", "objection")
    objection = get_object_or_404(queries.objections_for(actor, act="decide"), handle=handle)
    subject = known.subjects([objection.subject]).get(objection.subject)
    if subject is None:
        raise Http404
    form = Deciding(request.POST or None, state=objection.state)
    if request.method == "POST" and form.is_valid():
        try:
            actions_own.decide(by=actor, objection=objection, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            first = queries.standing_first(subject)
            return redirect("persons_own", first.kind, first.handle)
    context = {"form": form, "objection": objection, "subject": subject}
    return show(request, "answers/objection.html", context, people=[subject.key])
