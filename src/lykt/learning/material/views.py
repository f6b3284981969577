"""Pages of material: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.learning.doors import doors_of
from lykt.learning.forms import write_page
from lykt.learning.material import actions, queries
from lykt.learning.material.forms import MaterialForm, Narrowed, VersionForm
from lykt.learning.material.models import Material
from lykt.learning.material.rules import review_rule
from lykt.learning.reach import homes
from lykt.organisation.access import check_may, may, may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent
from lykt.rulebook import Rule


#: So much of the history stands on the page of material.
MOST_EVENTS = 15


def review_in_words() -> Rule | None:
    """Return the rule of when material is read again, for the page to tell of."""
    return review_rule(timezone.localdate())


def _material(handle: str, act: str = "read") -> Material:
    return get_object_or_404(queries.materials_for(current_actor(), act), handle=handle)


def materials(request: HttpRequest) -> HttpResponse:
    """List what is in use by language: what is out of date, out of stock, not checked."""
    actor = current_actor()
    check_may(actor, "read", queries.THING)
    form = Narrowed(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "page": page_of(request, queries.in_use(actor, **wanted)),
        "form": form,
        "filtered": any(wanted.values()),
        "empty": queries.without_version(actor),
        "resting": queries.materials_for(actor).exclude(rested_on=None),
        "rule": review_in_words(),
        "may_change": may(actor, "make", queries.THING),
        "doors": doors_of(actor),
    }
    return render(request, "material/materials.html", context)


def material_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show material: its versions, where it was given out, and what has been done."""
    actor = current_actor()
    material = _material(handle)
    may_change = may_at(actor, "change", queries.THING, material.controller_id)
    year = timezone.localdate().year
    context = {
        "material": material,
        "versions": queries.versions_of(actor, material),
        "year": year,
        "given": queries.given_out(material, year),
        "events": material.events.select_related("by")[:MOST_EVENTS],
        "rule": review_in_words(),
        "may_change": may_change and material.rested_on is None,
        "may_wake": may_change and material.rested_on is not None,
    }
    return render(request, "material/material.html", context)


def material_new(request: HttpRequest) -> HttpResponse:
    """Make material."""
    actor = current_actor()
    check_may(actor, "make", queries.THING)
    form = MaterialForm(request.POST or None, homes=homes(actor, "make", queries.THING))
    if row := sent(
        request,
        form,
        lambda: actions.make_material(by=actor, controller=form.controller, **form.told()),
    ):
        messages.success(request, _("Saved. Add the first language."))
        return redirect("material_page", row.handle)
    up = (reverse("materials"), _("Material"))
    return write_page(request, form, heading=_("New material"), up=up)


def material_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what is written of material."""
    actor = current_actor()
    material = _material(handle, "change")
    form = MaterialForm(request.POST or None, homes=[], initial=MaterialForm.said(material))
    if sent(
        request, form, lambda: actions.change_material(by=actor, material=material, **form.told())
    ):
        messages.success(request, _("Saved."))
        return redirect("material_page", handle)
    return write_page(request, form, heading=_("Change the material"), up=up_to(material))


def up_to(material: Material) -> tuple[str, str]:
    """Return the address of the page of material, and its title."""
    return reverse("material_page", args=[material.handle]), material.title


@require_POST
def material_use(request: HttpRequest, handle: str) -> HttpResponse:
    """Take material out of use, or into use again."""
    material = _material(handle, "change")
    used = bool(request.POST.get("used"))
    try:
        actions.set_in_use(by=current_actor(), material=material, used=used)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("In use again.") if used else _("Out of use."))
    return redirect("material_page", handle)


def version_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Add a version in a language."""
    actor = current_actor()
    material = _material(handle, "change")
    form = VersionForm(request.POST or None)
    if row := sent(
        request,
        form,
        lambda: actions.add_version(by=actor, material=material, **form.cleaned_data),
    ):
        undo = reverse("material_version_undo", args=[row.handle])
        words = _("Saved. Users read it before it is printed.")
        messages.success(request, words, extra_tags=undo)
        return redirect("material_version", row.handle)
    lede = _("A text that was changed is a new version of the language.")
    return write_page(request, form, heading=_("A new version"), up=up_to(material), lede=lede)
