"""Pages of what one is told, and of what has been left behind: parse, call, render."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation import notices as telling
from lykt.organisation import orphans as leaving
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Staff
from lykt.organisation.paging import page_of


def notices(request: HttpRequest) -> HttpResponse:
    """List what one has been told lately: also for who holds no post any more."""
    page = page_of(request, telling.notices_for(current_actor()))
    return render(request, "organisation/notices.html", {"page": page})


@require_POST
def notice_seen(request: HttpRequest, handle: str) -> HttpResponse:
    """Say that one has seen a notice, and go back to where one said it."""
    actor = current_actor()
    notice = get_object_or_404(telling.notices_for(actor), handle=handle)
    telling.seen(by=actor, notice=notice)
    return redirect("today" if request.POST.get("back") == "today" else "notices")


def orphans(request: HttpRequest) -> HttpResponse:
    """List what those who have left still own, with who could take it over."""
    actor = current_actor()
    check_may(actor, "read", "orphan")
    page = page_of(request, leaving.orphans_for(actor))
    candidates: dict[UUID, list[Staff]] = {}
    rows = []
    for kind, orphan in page:
        if orphan.unit not in candidates:
            candidates[orphan.unit] = list(leaving.staff_of(orphan.unit))
        rows.append({"kind": kind, "orphan": orphan, "staff": candidates[orphan.unit]})
    context = {"page": page, "rows": rows, "own": actor.staff}
    return render(request, "organisation/orphans.html", context)


@require_POST
def orphan_give(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Take a thing over, or give it to a colleague."""
    actor = current_actor()
    check_may(actor, "take_over", "orphan")
    found = leaving.orphan_for(actor, kind, handle)
    if found is None:
        raise Http404
    to = leaving.staff_of(found[1].unit).filter(handle=request.POST.get("to", "")).first()
    if to is None:
        messages.error(request, _("Choose who takes it over."))
        return redirect("orphans")
    try:
        leaving.hand_over(by=actor, kind=found[0], orphan=found[1], to=to)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("%(name)s has taken it over.") % {"name": to.name})
    return redirect("orphans")
