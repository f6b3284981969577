"""The page "What I owe": everything one is asked for in open rounds, a form for each."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.sending import sent
from lykt.plans.queries import lines_of
from lykt.plans.rounds import actions, queries
from lykt.plans.rounds.forms import Answering
from lykt.plans.rounds.models import Owed
from lykt.plans.told import Told


def owed(request: HttpRequest) -> HttpResponse:
    """Show what one owes, and take in one answer at a time; what else was typed stays typed."""
    actor = current_actor()
    check_may(actor, "report", "own_measure")
    found = queries.mine(actor)
    wanted = request.POST.get("save", "")
    if request.method == "POST":
        row = next((one for one in found.all if one.handle == wanted), None)
        if row is None:
            messages.error(request, _("This is answered already, or the round has closed."))
        else:
            form = Answering(request.POST, prefix=row.handle)
            if _saved(request, row, form):
                found = queries.mine(actor)
            if form.errors:
                return _page(request, found, {row.handle: form}, status=422)
        if not _typed(request, found):
            return redirect("owed")
    return _page(request, found, {})


def _saved(request: HttpRequest, row: Owed, form: Answering) -> bool:
    actor = current_actor()
    if not sent(request, form, lambda: actions.answer(by=actor, owed=row, **form.cleaned_data)):
        return False
    words = _("Written down for %(measure)s, with your name and the day.")
    messages.success(request, words % {"measure": row.measure.number})
    return True


def _typed(request: HttpRequest, found: queries.Mine) -> bool:
    """Tell whether something is typed that has not been saved."""
    names = [f"{one.handle}-{field}" for one in found.all for field in ("status", "note")]
    return any(request.POST.get(name, "").strip() for name in names)


def _page(
    request: HttpRequest,
    found: queries.Mine,
    bound: Mapping[str, Answering],
    status: int = 200,
) -> HttpResponse:
    actor = current_actor()
    plans = {one.round.plan_id: one.round for one in found.all}
    lines = {
        line.measure.pk: Told.of(line)
        for row in plans.values()
        for line in lines_of(actor, row.plan, row.as_of)
    }

    def rows(owed: tuple[Owed, ...]) -> list[dict[str, Any]]:
        return [
            {
                "owed": one,
                "told": lines[one.measure_id],
                "form": bound.get(one.handle) or _kept(request, one),
            }
            for one in owed
        ]

    context = {
        "groups": [
            {"rows": rows(found.named), "nobody": False},
            {"rows": rows(found.nobody), "nobody": True},
        ],
        "left": len(found.all),
        "due_on": found.due_on,
        "faulty": next(iter(bound.values()), None),
        "answered": queries.answered_by(actor),
    }
    return render(request, "plans/rounds/owed.html", context, status=status)


def _kept(request: HttpRequest, one: Owed) -> Answering:
    """Return a form with what was typed, without judging it yet."""
    typed = {name: request.POST.get(f"{one.handle}-{name}", "") for name in ("status", "note")}
    return Answering(prefix=one.handle, initial=typed)
