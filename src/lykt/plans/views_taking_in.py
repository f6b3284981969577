"""The page on which a table of measures is pasted, mapped, looked at and taken in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.acting import current_actor
from lykt.plans.codes import DeadlineKind
from lykt.plans.dates import Deadline
from lykt.plans.forms_taking_in import Bringing, Mapping
from lykt.plans.importing import take_in_measures
from lykt.plans.pasting import Look, Row, Target, look_at
from lykt.plans.tables import BadPlans
from lykt.plans.told import deadline_in_words
from lykt.plans.views_writing import plan_of


def plan_take_in(request: HttpRequest, handle: str) -> HttpResponse:
    """Take a table of measures into a plan that has none, all of it or nothing.

    The text goes to and fro with the form: nothing is kept between two looks.
    """
    plan = plan_of(handle)
    context: dict[str, Any] = {"plan": plan, "full": plan.measures.exists()}
    if request.method != "POST" or context["full"]:
        context["form"] = Bringing()
        return render(request, "plans/take_in.html", context)
    form = Bringing(request.POST, request.FILES)
    if not form.is_valid() or form.pasted is None:
        return render(request, "plans/take_in.html", context | {"form": form}, status=422)
    pasted = form.pasted
    mapping = Mapping(None if form.from_file else request.POST, pasted=pasted)
    context |= {
        "form": Bringing(initial={"text": form.cleaned_data["text"]}),
        "mapping": mapping,
    }
    if not mapping.is_valid():
        return render(request, "plans/take_in.html", context, status=422)
    look = look_at(
        plan,
        pasted,
        mapping.targets,
        heading=mapping.cleaned_data["heading"],
        odd_as_note=mapping.cleaned_data["odd_as_note"],
        today=timezone.localdate(),
    )
    context |= {"look": look, "rows": [_cells(row) for row in look.rows], "heads": Target.labels}
    if request.POST.get("do") != "take":
        return render(request, "plans/take_in.html", context)
    if look.tables is None:
        context["refused"] = True
        return render(request, "plans/take_in.html", context, status=422)
    return _taken(request, look, context)


def _taken(request: HttpRequest, look: Look, context: dict[str, Any]) -> HttpResponse:
    plan = context["plan"]
    try:
        assert look.tables is not None  # noqa: S101 - asked before
        take_in_measures(look.tables, by=current_actor(), plan=plan)
    except (ValidationError, BadPlans):
        messages.error(request, _("The plan has been changed meanwhile. Nothing was taken in."))
        return redirect("plan_write", plan.handle)
    messages.success(request, _("Taken in: %(count)s measures.") % {"count": len(look.rows)})
    return redirect("plan_write", plan.handle)


def _cells(row: Row) -> dict[str, Any]:
    """Return a row as its line in the preview."""
    words = dict(row.values)
    if row.kind != DeadlineKind.NONE:
        words[Target.DEADLINE] = deadline_in_words(Deadline.read(row.kind, row.deadline))
    words[Target.RESPONSIBLE] = words[Target.RESPONSIBLE].replace(";", ", ")
    return {
        "line": row.line,
        "cells": [(words[target], row.faults.get(target, [])) for target in Target.values],
    }
