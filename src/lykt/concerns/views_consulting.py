"""Pages of talks about nobody in particular: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.concerns import actions_consulting, queries
from lykt.concerns.forms import Consulting, add_problems
from lykt.concerns.views import chosen_unit
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of


def consultations(request: HttpRequest) -> HttpResponse:
    """Count a talk, and list those there have been."""
    actor = current_actor()
    check_may(actor, "make", "consultation")
    units = list(queries.units_of(actor, "make", "consultation"))
    if not units:
        return render(request, "people/no_unit.html")
    unit = chosen_unit(request, units)
    form = Consulting(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        told["on"] = told.pop("date")
        try:
            row = actions_consulting.note_consultation(by=actor, unit=unit, **told)
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            undo = reverse("consultation_undo", args=[row.handle])
            messages.success(request, _("Counted. Nobody was registered."), extra_tags=undo)
            return redirect("consultations")
    just = {one.pk for one in queries.just_consulted(actor)}
    page = page_of(request, queries.consultations_for(actor))
    rows = [{"row": one, "may_undo": one.pk in just} for one in page]
    context = {"form": form, "unit": unit, "units": units, "page": page, "rows": rows}
    status = 422 if form.errors else 200
    return render(request, "concerns/consultations.html", context, status=status)


@require_POST
def consultation_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back what one has just counted."""
    actor = current_actor()
    found = get_object_or_404(queries.consultations_for(actor, "undo"), handle=handle)
    actions_consulting.undo_consultation(by=actor, consultation=found)
    messages.success(request, _("Undone. It is not counted."))
    return redirect("consultations")
