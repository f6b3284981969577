"""Pages of those who are taught: when they were last reached, and whether it is time again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lykt.learning.doors import doors_of
from lykt.learning.events import actions_receivers, queries
from lykt.learning.events.codes import Standing
from lykt.learning.events.forms import ChangeReceiver, ReceiverForm, ReceiverSearch
from lykt.learning.events.views import row_of
from lykt.learning.reach import homes
from lykt.organisation.access import check_may, may, may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent


def _rule_in_words() -> dict[str, Any]:
    """Return the rule that says when it is time again, for the foot of a page."""
    rule, language = queries.rule_again(), get_language() or "nb"
    if rule is None:
        return {}
    return {"title": rule.title(language), "text": rule.text(language), "source": rule.source}


def receivers(request: HttpRequest) -> HttpResponse:
    """List the bodies that are taught, those first for whom it is time."""
    actor = current_actor()
    check_may(actor, "read", "receiver")
    form = ReceiverSearch(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    everybody = queries.receivers_for(actor)
    unused = wanted.get("standing") == "unused"
    found = everybody.filter(active=not unused)
    if wanted.get("kind"):
        found = found.filter(kind=wanted["kind"])
    rows = queries.by_need(queries.reached(found))
    counts = {one: sum(row.standing is one for row in rows) for one in Standing}
    if wanted.get("standing") and not unused:
        rows = [row for row in rows if row.standing == wanted["standing"]]
    context = {
        "form": form,
        "page": page_of(request, rows),
        "due": counts[Standing.DUE],
        "never": counts[Standing.NEVER],
        "any": everybody.exists(),
        "may_make": may(actor, "make", "receiver"),
        "rule": _rule_in_words(),
        "doors": doors_of(actor),
    }
    return render(request, "learning/receivers.html", context)


def receiver_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a body: when it was last reached, when it is time again, and every event."""
    actor = current_actor()
    receiver = get_object_or_404(queries.receivers_for(actor), handle=handle)
    [told] = queries.reached(queries.receivers_for(actor).filter(pk=receiver.pk))
    page = page_of(request, queries.events_for(actor).filter(receivers=receiver))
    context = {
        "receiver": receiver,
        "told": told,
        "page": page,
        "rows": [row_of(one) for one in page],
        "rule": _rule_in_words(),
        "may_change": may_at(actor, "change", "receiver", receiver.controller_id),
        "may_make": may_at(actor, "make", "event", receiver.controller_id),
    }
    return render(request, "learning/receiver.html", context)


def receiver_new(request: HttpRequest) -> HttpResponse:
    """Put a body into the register."""
    actor = current_actor()
    check_may(actor, "make", "receiver")
    home = next(iter(homes(actor, "make", "receiver")), None)
    initial = {"municipality": home.name if home else ""}
    form = ReceiverForm(request.POST or None, initial=initial)
    if home is not None and (
        row := sent(
            request,
            form,
            lambda: actions_receivers.add_receiver(by=actor, controller=home, **form.cleaned_data),
        )
    ):
        messages.success(request, _("Saved."))
        return redirect("receiver_page", row.handle)
    status = 422 if form.errors else 200
    return render(request, "learning/receiver_form.html", {"form": form}, status=status)


def receiver_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what stands about a body, or say that it is taught no more."""
    actor = current_actor()
    receiver = get_object_or_404(queries.receivers_for(actor, "change"), handle=handle)
    names = ("name", "kind", "municipality", "active")
    form = ChangeReceiver(
        request.POST or None, initial={name: getattr(receiver, name) for name in names}
    )
    if sent(
        request,
        form,
        lambda: actions_receivers.change_receiver(
            by=actor, receiver=receiver, **form.cleaned_data
        ),
    ):
        messages.success(request, _("Changed."))
        return redirect("receiver_page", handle)
    context = {"form": form, "receiver": receiver}
    status = 422 if form.errors else 200
    return render(request, "learning/receiver_form.html", context, status=status)


def school_classes(request: HttpRequest) -> HttpResponse:
    """Show the school classes of a school year, school by school."""
    actor = current_actor()
    check_may(actor, "read", "event")
    years = queries.school_years(actor)
    asked = request.GET.get("year", "")
    this = queries.school_year(timezone.localdate())
    year = next((one for one in years if str(one) == asked), years[0] if years else this)
    schools = queries.schools_in(actor, year)
    context = {
        "years": [(one, one + 1, one == year) for one in years],
        "year": year,
        "next_year": year + 1,
        "page": page_of(request, schools),
        "total": queries.school_year_of(actor, year),
        "may_make": may(actor, "make", "event"),
        "doors": doors_of(actor),
    }
    return render(request, "learning/school_classes.html", context)
