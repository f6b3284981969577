"""Pages of rounds: parse, call, render."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.plans.queries import plans_for
from lykt.plans.reach import may_with
from lykt.plans.rounds import actions, queries
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rounds.forms import MoreTime, Planning
from lykt.plans.rounds.mailing import is_set_up
from lykt.plans.rounds.models import Round
from lykt.plans.rounds.told import Asked, Copied, next_of
from lykt.plans.views_writing import done, form_page


def rounds(request: HttpRequest, handle: str) -> HttpResponse:
    """List the rounds of a plan, the latest first."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor), handle=handle)
    page = page_of(request, queries.counted(queries.rounds_for(actor).filter(plan=plan)))
    context = {
        "plan": plan,
        "page": page,
        "may_change": may_with(actor, "change", plan.controller_id),
    }
    return render(request, "plans/rounds/rounds.html", context)


def round_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Plan a round."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor, "change"), handle=handle)
    form = Planning(request.POST or None, initial={"opens_on": timezone.localdate()})
    made: list[Round] = []
    if done(
        request,
        form,
        lambda: made.append(actions.make_round(by=actor, plan=plan, **form.cleaned_data)),
        _("The round is planned. Nobody is asked before you open it."),
    ):
        return redirect("round_page", made[0].handle)
    return form_page(
        request, form, _("A new round"), reverse("rounds", args=[plan.handle]), of=plan.title
    )


def round_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a round: who has answered, who has not; once it is locked, what it says."""
    actor = current_actor()
    row = get_object_or_404(queries.rounds_for(actor), handle=handle)
    working = queries.active_in(row.plan.controller_id)
    reminded = dict(row.reminders.order_by("on").values_list("staff", "on"))
    asked = [Asked.of(one, working, reminded) for one in queries.owed_in(row)]
    may_change = may_with(actor, "change", row.plan.controller_id)
    context = {
        "round": row,
        "plan": row.plan,
        "next": next_of(row, timezone.localdate()),
        "waiting": [one for one in asked if not one.answered],
        "answered": [one for one in asked if one.answered],
        "asked": len(asked),
        "lines": [Copied.of(line) for line in row.lines.select_related("measure")],
        "set_up": is_set_up(),
        "may_change": may_change,
        "may_do": _may_do(row) if may_change else {},
    }
    return render(request, "plans/rounds/round.html", context)


def _may_do(row: Round) -> dict[str, bool]:
    """Return what can be done with a round as it stands, by the name of the deed."""
    state = row.state
    return {
        "open": state == RoundState.PLANNED,
        "remove": state == RoundState.PLANNED,
        "anew": state == RoundState.OPEN,
        "close": state == RoundState.OPEN,
        "lock": state == RoundState.CLOSED,
        "time": state != RoundState.LOCKED,
    }


#: What one button does, and what is said when it is done.
_DEEDS: dict[str, tuple[Callable[..., object], Any]] = {
    "open": (actions.open_round, lambda: _("The round is open.")),
    "anew": (actions.ask_anew, lambda: _("Those who are named now are asked.")),
    "close": (actions.close_round, lambda: _("The round is closed.")),
    "lock": (actions.lock_round, lambda: _("The round is locked. What it says stays.")),
    "remove": (actions.remove_round, lambda: _("Removed.")),
}


@require_POST
def round_do(request: HttpRequest, handle: str) -> HttpResponse:
    """Open, close, lock or remove a round, or ask those who are named now."""
    actor = current_actor()
    row = get_object_or_404(queries.rounds_for(actor, "change"), handle=handle)
    deed = request.POST.get("deed", "")
    if deed not in _DEEDS:
        messages.error(request, _("Choose what to do with the round."))
        return redirect("round_page", row.handle)
    act, words = _DEEDS[deed]
    try:
        act(by=actor, round_=row)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return redirect("round_page", row.handle)
    messages.success(request, words())
    if deed == "remove":
        return redirect("rounds", row.plan.handle)
    return redirect("round_page", row.handle)


def round_time(request: HttpRequest, handle: str) -> HttpResponse:
    """Give more time; a closed round is open again."""
    actor = current_actor()
    found = queries.rounds_for(actor, "change").exclude(state=RoundState.LOCKED)
    row = get_object_or_404(found, handle=handle)
    again = row.state == RoundState.CLOSED
    form = MoreTime(request.POST or None, initial={"due_on": row.due_on})
    act = actions.reopen_round if again else actions.extend
    if done(request, form, lambda: act(by=actor, round_=row, **form.cleaned_data)):
        return redirect("round_page", row.handle)
    heading = _("Open the round again") if again else _("Give more time")
    return form_page(request, form, heading, reverse("round_page", args=[row.handle]), of=row.name)
