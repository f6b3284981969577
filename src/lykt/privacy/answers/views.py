"""Requests: the list, one of them, and what is done with it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.privacy import subjects as known
from lykt.privacy.answers import actions, queries, rules
from lykt.privacy.answers.codes import ANSWERED_ON_PAPER, CLOSED, Act, Asks, State
from lykt.privacy.answers.forms import HandOver, NewRequest, Why
from lykt.privacy.answers.languages import language_name
from lykt.privacy.answers.models import Request
from lykt.privacy.answers.words import MARKS
from lykt.privacy.reading.showing import show
from lykt.privacy.subjects import Subject


def requests(request: HttpRequest) -> HttpResponse:
    """List what people have asked: with the person for those who answer, else deadlines alone."""
    actor = current_actor()
    with_people = may(actor, "read", "request")
    if not with_people:
        check_may(actor, "oversee", "request")
    closed = "closed" in request.GET
    found = queries.requests_for(actor) if with_people else queries.deadlines_for(actor)
    found = found.filter(state__in=CLOSED) if closed else found.exclude(state__in=CLOSED)
    page = page_of(request, found)
    people = known.subjects({row.subject for row in page}) if with_people else {}
    today = timezone.localdate()
    rows = [
        {
            "request": row,
            "subject": people.get(row.subject),
            "mark": MARKS[rules.timeliness(row.state, row.due, today)],
        }
        for row in page
    ]
    context = {"page": page, "rows": rows, "closed": closed, "with_people": with_people}
    return show(request, "answers/requests.html", context, people=list(people))


def about(kind: str, handle: str, act: str, thing: str) -> Subject:
    """Return whom an address is about.

    Raises:
        Http404: when there is nobody, or the actor may not do this with them.
    """
    check_may(current_actor(), act, thing)
    if subject := queries.subject_for(current_actor(), kind, handle, act, thing):
        return subject
    raise Http404


def persons_own(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Show what a person has asked, said and objected to, and what they can ask."""
    actor = current_actor()
    subject = about(kind, handle, "make", "request")
    family = queries.family_of(subject)
    answers = may(actor, "change", "request")
    asked = queries.with_subjects(queries.requests_of(actor, family)) if answers else []
    notes = queries.notes_for(actor, family)
    objections = list(queries.objections_for(actor, family))
    context = {
        "subject": subject,
        "asked": [{"request": one.request, "mark": MARKS[one.timeliness]} for one in asked],
        "notes": notes,
        "objections": objections,
        "answers": answers,
        "decides": may(actor, "decide", "objection"),
    }
    return show(request, "answers/persons_own.html", context, people=family)


def request_new(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Take in what a person asks."""
    actor = current_actor()
    subject = about(kind, handle, "make", "request")
    owners = queries.owners_in(subject.unit)
    # Whoever takes it in answers it, where they may; else whoever is the only one who may.
    those = [each for each in owners if each.pk == actor.staff] or list(owners)
    mine = those[0].handle if len(those) == 1 else None
    initial = {"owner": mine, "asks": request.GET.get("asks", "")}
    form = NewRequest(request.POST or None, owners=owners, initial=initial)
    if request.method == "POST" and form.is_valid():
        owner = form.cleaned_data["owner"]
        try:
            made = actions.receive(by=actor, subject=subject, asked=form.asked(), owner=owner)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Taken in. The day it must be answered by stands on it."))
            return _after_receiving(made, kind, handle)
    context = {"form": form, "subject": subject}
    return show(request, "answers/request_new.html", context, people=[subject.key])


def _after_receiving(made: Request, kind: str, handle: str) -> HttpResponse:
    """Go on: to the objection that holds from now, to the request, or back to the person."""
    if made.asks == Asks.OBJECTION:
        return redirect("objection_new", kind, handle)
    if may(current_actor(), "read", "request"):
        return redirect("request_page", made.handle)
    return redirect("persons_own", kind, handle)


def one(handle: str, act: str = "read") -> tuple[Request, Subject]:
    """Return one request and who asks.

    Raises:
        Http404: when there is none, or the actor may not.
    """
    check_may(current_actor(), act, "request")
    found = get_object_or_404(queries.requests_for(current_actor(), act), handle=handle)
    subject = known.subjects([found.subject]).get(found.subject)
    if subject is None:
        raise Http404
    return found, queries.standing_first(subject)


def request_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show one request: until when, what was done, what can be done next."""
    actor = current_actor()
    asked, subject = one(handle)
    moves = rules.MOVES[State(asked.state)]
    today = timezone.localdate()
    can = {act.value: act in moves for act in Act}
    can["extend"] = can["extend"] and not rules.why_not_extended(
        extended=asked.extended, due=asked.due, today=today
    )
    context = {
        "asked": asked,
        "subject": subject,
        "mark": MARKS[rules.timeliness(asked.state, asked.due, today)],
        "language": language_name(asked.language),
        "history": list(queries.history_of(asked)),
        "can": can,
        "can_hand_over": Act.HAND_OVER in moves,
        "can_make": _can_be_made(asked),
        "may_erase": may(actor, "erase", subject.kind),
    }
    return show(request, "answers/request.html", context, people=[subject.key, asked.subject])


def _can_be_made(asked: Request) -> bool:
    return asked.asks in ANSWERED_ON_PAPER and asked.state in rules.ANSWER_CAN_BE_MADE


#: What needs a reason, and the action that takes it.
_WITH_REASON: dict[str, Any] = {Act.EXTEND: actions.extend, Act.REFUSE: actions.refuse}


def request_act(request: HttpRequest, handle: str, act: str) -> HttpResponse:
    """Take a step with a request; a step that needs a reason asks for it first."""
    asked, subject = one(handle, "change")
    if act in actions.PLAIN and request.method == "POST":
        try:
            actions.move(by=current_actor(), request=asked, act=Act(act))
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        return redirect("request_page", handle)
    if act not in _WITH_REASON:
        raise Http404
    form = Why(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _WITH_REASON[act](
                by=current_actor(), request=asked, reason=form.cleaned_data["reason"]
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("request_page", handle)
    context = {"form": form, "asked": asked, "subject": subject, "act": Act(act)}
    return show(request, "answers/why.html", context, people=[subject.key])


def request_hand_over(request: HttpRequest, handle: str) -> HttpResponse:
    """Ask what must be asked before an answer is handed over, and write down that it was."""
    asked, subject = one(handle, "change")
    form = HandOver(request.POST or None, request=asked)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_over(by=current_actor(), request=asked, told=form.checklist())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Written down that it was handed over."))
            return redirect("request_page", handle)
    context = {"form": form, "asked": asked, "subject": subject}
    return show(request, "answers/hand_over.html", context, people=[subject.key])
