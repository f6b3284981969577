"""Pages of one version of material and its pile: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.learning.forms import write_page
from lykt.learning.material import actions, actions_stock, queries
from lykt.learning.material.forms import CheckForm, CountForm, MoveForm, ReviewForm
from lykt.learning.material.models import Version
from lykt.learning.material.views import review_in_words, up_to
from lykt.learning.reach import own_first
from lykt.organisation.access import may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent


def _version(handle: str, act: str = "read") -> Version:
    return get_object_or_404(queries.versions_for(current_actor(), act), handle=handle)


def _up(version: Version) -> tuple[str, str]:
    words = f"{version.material.title}, {version}"
    return reverse("material_version", args=[version.handle]), words


def version_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a version: how old, checked by whom, how many are left, and every move."""
    actor = current_actor()
    version = _version(handle)
    material = version.material
    rows = queries.versions_of(actor, material)
    [standing] = [row for row in rows if row.version == version]
    may_change = may_at(actor, "change", queries.THING, material.controller_id)
    page = page_of(request, queries.moves_for(actor).filter(version=version))
    context = {
        "version": version,
        "material": material,
        "standing": standing,
        "page": page,
        "rule": review_in_words(),
        "may_move": may_change,
        "may_change": may_change and material.rested_on is None,
        "up": up_to(material),
    }
    return render(request, "material/version.html", context)


@require_POST
def version_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a version of which nothing has been printed."""
    version = _version(handle, "change")
    try:
        material = actions.undo_version(by=current_actor(), version=version)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("material_version", handle)
    messages.success(request, _("Undone."))
    return redirect("material_page", material.handle)


def version_check(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down which users have read a version, or why none has."""
    actor = current_actor()
    version = _version(handle, "change")
    form = CheckForm(request.POST or None)

    def act() -> Version:
        told = form.cleaned_data
        if told["checked_by"]:
            return actions.check_version(
                by=actor, version=version, checked_by=told["checked_by"], on=told["on"]
            )
        return actions.excuse_version(by=actor, version=version, why=told["why"])

    if sent(request, form, act):
        undo = reverse("material_uncheck", args=[handle])
        messages.success(request, _("Saved. It can be printed."), extra_tags=undo)
        return redirect("material_version", handle)
    return write_page(request, form, heading=_("Checked by users"), up=_up(version))


@require_POST
def version_uncheck(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back who has checked a version."""
    version = _version(handle, "change")
    return _done(
        request, version, lambda: actions.uncheck_version(by=current_actor(), version=version)
    )


def _done(request: HttpRequest, version: Version, act: Any) -> HttpResponse:
    try:
        act()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Taken back."))
    return redirect("material_version", version.handle)


def version_review(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down that a version was read again, and holds."""
    actor = current_actor()
    version = _version(handle, "change")
    form = ReviewForm(request.POST or None)
    if sent(
        request,
        form,
        lambda: actions.review_version(by=actor, version=version, **form.cleaned_data),
    ):
        messages.success(request, _("Saved."))
        return redirect("material_version", handle)
    lede = _("All of it still holds. If it does not, make a new version.")
    return write_page(request, form, heading=_("Read again"), up=_up(version), lede=lede)


def move_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down that some were printed, given out, or thrown away."""
    actor = current_actor()
    version = _version(handle, "change")
    form = MoveForm(request.POST or None, units=own_first(actor, version.material.controller_id))
    if row := sent(
        request, form, lambda: actions_stock.move_stock(by=actor, version=version, **form.told())
    ):
        undo = reverse("material_move_back", args=[row.handle])
        messages.success(request, _("Saved."), extra_tags=undo)
        return redirect("material_version", handle)
    lede = _("Left now: %(stock)s.") % {"stock": version.stock}
    heading = _("Printed, given out or thrown away")
    return write_page(request, form, heading=heading, up=_up(version), lede=lede)


def count_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down how many there really are."""
    actor = current_actor()
    version = _version(handle, "change")
    form = CountForm(request.POST or None, units=own_first(actor, version.material.controller_id))
    if row := sent(
        request, form, lambda: actions_stock.count_stock(by=actor, version=version, **form.told())
    ):
        undo = reverse("material_move_back", args=[row.handle])
        messages.success(request, _("Saved."), extra_tags=undo)
        return redirect("material_version", handle)
    lede = _("Left now: %(stock)s.") % {"stock": version.stock}
    return write_page(request, form, heading=_("Count anew"), up=_up(version), lede=lede)


@require_POST
def move_back(request: HttpRequest, handle: str) -> HttpResponse:
    """Meet a move that was written down wrongly by its opposite."""
    actor = current_actor()
    move = get_object_or_404(queries.moves_for(actor, "change"), handle=handle)
    return _done(request, move.version, lambda: actions_stock.take_back(by=actor, move=move))
