"""Pages of the team of a case: parse, call, render."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case import actions_team
from lykt.cases.case.codes import Left, Place
from lykt.cases.case.models import Case, Member
from lykt.cases.case.offers import offers
from lykt.cases.case.queries import may_with, sight_for
from lykt.cases.case.views import case_of
from lykt.cases.team import actions, queries
from lykt.cases.team.forms import Adding, HandingOver, Inviting, LettingGo
from lykt.organisation.acting import current_actor
from lykt.privacy import subjects
from lykt.privacy.consent.in_words import live_in_words
from lykt.privacy.reading.showing import show


def whole_case(handle: str, act: str = "read") -> Case:
    """Return a case of which the actor sees everything: the team is the team's own."""
    case = case_of(handle, act)
    if not sight_for(current_actor(), case).everything:
        raise Http404
    return case


def led_case(handle: str) -> Case:
    """Return a case that whoever acts coordinates."""
    case = case_of(handle, "lead")
    if not may_with(current_actor(), "lead", case):
        raise Http404
    return case


def tried(form: Any, action: Callable[[], object]) -> bool:
    """Do what a valid form asks for; what cannot be is told in the form."""
    if not form.is_valid():
        return False
    try:
        action()
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    return True


def page(
    request: HttpRequest, template: str, case: Case, context: Mapping[str, Any]
) -> HttpResponse:
    """Show a page about a case, with what is wrong in its form told by its status."""
    form = context.get("form")
    status = 422 if form is not None and form.errors else 200
    told = {"case": case, **context}
    return show(request, template, told, people=[case.subject], status=status)


def case_team(request: HttpRequest, case: str) -> HttpResponse:
    """Show who is in the team, who is invited, and how the case changed hands."""
    actor, found = current_actor(), whole_case(case)
    seats = queries.seats_of(found)
    invitations = list(queries.invitations_of(found))
    changed = list(queries.handed_over(found))

    def context() -> dict[str, Any]:
        return {
            "case": found,
            "seats": seats,
            "invitations": invitations,
            "changed": changed,
            "own": actor.staff,
            "may_lead": may_with(actor, "lead", found),
            "is_open": found.state == "open",
        }

    return show(request, "team/team.html", context, people=[found.subject])


def team_add(request: HttpRequest, case: str) -> HttpResponse:
    """Take a colleague into the team."""
    found = led_case(case)
    form = Adding(request.POST or None, staff=queries.colleagues(found))

    def add() -> None:
        actions_team.add_helper(by=current_actor(), case=found, staff=form.cleaned_data["staff"])

    if request.method == "POST" and tried(form, add):
        messages.success(request, _("They are in the team. They see the case from now on."))
        return redirect("case_team", case)
    return page(request, "team/add.html", found, {"form": form})


def team_invite(request: HttpRequest, case: str) -> HttpResponse:
    """Invite a partner, with what the person has said yes to beside the form."""
    actor, found = current_actor(), led_case(case)
    form = Inviting(request.POST or None, staff=queries.partners(found))

    def invite() -> None:
        told = dict(form.cleaned_data)
        staff, address = told.pop("staff"), told.pop("address")
        if staff is not None:
            actions.invite_account(by=actor, case=found, staff=staff, **told)
        else:
            actions.invite_by_address(by=actor, case=found, address=address, **told)

    if request.method == "POST" and tried(form, invite):
        messages.success(request, _("Invited. They see what the person has said yes to."))
        return redirect("case_team", case)
    lives = queries.covered_now(found)

    def context() -> dict[str, Any]:
        return {
            "case": found,
            "form": form,
            "live": live_in_words(lives),
            "ask_url": consent_url(found),
        }

    shown: set[UUID] = {found.subject, *queries.subjects_of(lives)}
    status = 422 if form.errors else 200
    return show(request, "team/invite.html", context, people=shown, status=status)


def consent_url(case: Case) -> str:
    """Return where an answer for this case is written down; nothing for whoever may not."""
    about = subjects.subjects([case.subject]).get(case.subject)
    if about is None or subjects.find(current_actor(), about.kind, about.handle) is None:
        return ""
    return f"{reverse('consent_new', args=[about.kind, about.handle])}?matter={case.handle}"


@require_POST
def invitation_withdraw(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Take back an invitation that nobody has said yes to."""
    found = led_case(case)
    invitation = get_object_or_404(queries.invitations_of(found), handle=handle)
    try:
        actions.withdraw_invitation(by=current_actor(), invitation=invitation)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("The invitation is taken back."))
    return redirect("case_team", case)


def _member(case: Case, handle: str) -> Member:
    found = queries.member_of(case, handle)
    if found is None or found.place == Place.COORDINATOR:
        raise Http404
    return found


def team_let_go(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Let somebody go out of the team."""
    found = led_case(case)
    member = _member(found, handle)
    form = LettingGo(request.POST or None)

    def let_go() -> None:
        why = form.cleaned_data["why"]
        actions_team.leave_team(by=current_actor(), member=member, why=why)

    if request.method == "POST" and tried(form, let_go):
        messages.success(request, _("They see nothing of the case any more."))
        return redirect("case_team", case)
    return page(request, "team/let_go.html", found, {"form": form, "member": member})


def team_leave(request: HttpRequest, case: str) -> HttpResponse:
    """Leave a team oneself; a coordinator hands the case over first."""
    actor, found = current_actor(), case_of(case)
    member = sight_for(actor, found).member
    if member is None:
        raise Http404
    if request.method == "POST":
        try:
            actions_team.leave_team(by=actor, member=member, why=Left.DONE)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("case_page", case)
        messages.success(request, _("You have left. You see nothing of the case any more."))
        return redirect("cases")
    return page(request, "team/leave.html", found, {"leads": member.place == Place.COORDINATOR})


def team_hand_over(request: HttpRequest, case: str) -> HttpResponse:
    """Hand the case over to another coordinator, with what is open beside the form."""
    actor, found = current_actor(), led_case(case)
    form = HandingOver(request.POST or None, staff=queries.coordinators(found))

    def hand_over() -> None:
        actions.hand_over(by=actor, case=found, **form.cleaned_data)

    if request.method == "POST" and tried(form, hand_over):
        messages.success(request, _("Handed over. They have been told."))
        return redirect("case_page" if form.cleaned_data["stays"] else "cases", *_back(form, case))
    sight = sight_for(actor, found)
    waiting = [one for ask in offers.nexts for one in ask(actor, found, sight)]
    steps = queries.open_steps(found)

    def context() -> dict[str, Any]:
        return {"case": found, "form": form, "steps": steps, "nexts": waiting}

    status = 422 if form.errors else 200
    return show(request, "team/hand_over.html", context, people=[found.subject], status=status)


def _back(form: HandingOver, case: str) -> list[str]:
    return [case] if form.cleaned_data["stays"] else []
