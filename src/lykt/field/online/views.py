"""Pages of chats: parse, call, render. Nobody is known who stands behind them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.field.doors import doors_of
from lykt.field.online import actions, codes, queries
from lykt.field.online.forms import ChatForm
from lykt.learning.forms import write_page
from lykt.learning.reach import chosen_unit
from lykt.learning.undoing import is_just_written
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent


def chats(request: HttpRequest) -> HttpResponse:
    """List the chats there have been, and what the year's come to."""
    actor = current_actor()
    check_may(actor, "read", "chat")
    found = queries.chats_for(actor)
    page = page_of(request, found)
    themes = dict(codes.Theme.choices)
    rows = [
        {
            "row": one,
            "themes": [themes[code] for code in one.themes if code in themes],
            "may_undo": is_just_written(actor, one.registered_by_id, one.registered_at),
        }
        for one in page
    ]
    year = timezone.localdate().year
    context = {
        "page": page,
        "rows": rows,
        "year": str(year),
        "totals": queries.totals_of(found, year),
        "may_make": queries.units_of(actor, "make", "chat").exists(),
        "may_change": may(actor, "change", "chat"),
        "doors": doors_of(actor),
    }
    return render(request, "online/chats.html", context)


def chat_new(request: HttpRequest) -> HttpResponse:
    """Write a chat down: where, with whom as a kind, saved."""
    actor = current_actor()
    check_may(actor, "make", "chat")
    units = queries.units_of(actor, "make", "chat")
    unit = chosen_unit(request, actor, units)
    if unit is None:
        return render(request, "people/no_unit.html")
    form = ChatForm(request.POST or None)
    if row := sent(request, form, lambda: actions.write_chat(by=actor, unit=unit, **form.told())):
        undo = reverse("chat_undo", args=[row.handle])
        messages.success(request, _("Written down. Nobody was named."), extra_tags=undo)
        return redirect("chat_new" if "again" in request.POST else "chats")
    context = {"form": form, "unit": unit, "units": units}
    return render(request, "online/chat_new.html", context, status=422 if form.errors else 200)


def chat_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Put right what stands of a chat."""
    actor = current_actor()
    check_may(actor, "change", "chat")
    row = get_object_or_404(queries.chats_for(actor, "change"), handle=handle)
    form = ChatForm(request.POST or None, chat=row)
    if sent(request, form, lambda: actions.correct_chat(by=actor, chat=row, **form.told())):
        messages.success(request, _("Put right."))
        return redirect("chats")
    up = (reverse("chats"), _("Chats"))
    return write_page(request, form, heading=_("Put a chat right"), up=up)


@require_POST
def chat_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back what one has just written down."""
    actor = current_actor()
    check_may(actor, "undo", "chat")
    found = get_object_or_404(queries.chats_for(actor, "undo"), handle=handle)
    actions.undo_chat(by=actor, chat=found)
    messages.success(request, _("Undone. It is not counted."))
    return redirect("chats")
