"""Handing a case over to another city, and taking one over: parse, call, render."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lykt.cases.team import moving, queries
from lykt.cases.team.forms import Moving
from lykt.cases.team.states import Moved
from lykt.cases.team.views import consent_url, led_case
from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_handle
from lykt.privacy.consent.codes import InformationKind, Recipient
from lykt.privacy.consent.in_words import live_in_words
from lykt.privacy.disclosure.attempts import ShareRefused
from lykt.privacy.reading.showing import opened, show


def team_move(request: HttpRequest, case: str) -> HttpResponse:
    """Tell another city what the person has said yes to, and close the case here."""
    actor, found = current_actor(), led_case(case)
    lives = [
        one
        for one in queries.covered_now(found)
        if one.line.recipient == Recipient.OTHER_MUNICIPALITY
    ]
    covered = {one.line.kind for one in lives}
    kinds = [one.value for one in InformationKind if one in covered]
    form = Moving(request.POST or None, kinds=kinds, initial={"once": new_handle()})
    if request.method == "POST" and form.is_valid():
        try:
            moved = moving.move(by=actor, case=found, items=form.items, **form.told())
        except ShareRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("disclosure_page", refusal.handle)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, _said(moved.incoming is not None))
            return redirect("disclosure_page", moved.receipt.handle)

    def context() -> dict[str, Any]:
        return {
            "case": found,
            "form": form,
            "live": live_in_words(lives),
            "is_open": found.state == "open",
            "ask_url": consent_url(found),
        }

    shown: set[UUID] = {found.subject, *queries.subjects_of(lives)}
    status = 422 if form.errors else 200
    return show(request, "team/move.html", context, people=shown, status=status)


def _said(there: bool) -> str:
    if there:
        return _(
            "The case is closed here. Their coordinators see it in Lykt, and can say yes or no."
        )
    return _("The case is closed here. Print the letter and hand it over yourself.")


def incoming(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what another city tells of a case, and take it over or say no."""
    actor = current_actor()
    found = get_object_or_404(moving.incoming_for(actor), handle=handle)
    if request.method == "POST":
        return _answer(request, found)

    def context() -> dict[str, Any]:
        return {
            "incoming": found,
            "sent_from": found.disclosure.controller,
            # What has been answered is not shown again: it stands in the case, or nowhere here.
            "items": found.disclosure.items.all() if found.state == Moved.WAITING else [],
            "waits": found.state == Moved.WAITING,
        }

    return show(request, "team/incoming.html", context, people=[found.subject])


def _answer(request: HttpRequest, found: Any) -> HttpResponse:
    actor = current_actor()
    try:
        if "decline" in request.POST:
            moving.decline(by=actor, incoming=found)
            messages.success(request, _("They are told that you cannot take it over."))
            return redirect("today")
        with opened(by=actor, what="incoming", subjects=[found.subject]):
            case = moving.take_over(by=actor, incoming=found)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("incoming", found.handle)
    messages.success(request, _("You have taken it over. The person has a code of yours now."))
    return redirect("case_page", case.handle)
