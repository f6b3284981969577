"""Pages of interpreters in a case: parse, call, render. For the team alone."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case
from lykt.cases.case.queries import may_with, sight_for
from lykt.cases.case.views import case_of
from lykt.cases.interpreting import actions, queries
from lykt.cases.interpreting.forms import AnswerBooking, NewBooking, WishesForm
from lykt.organisation.acting import current_actor
from lykt.privacy.consent.in_words import language_name
from lykt.privacy.reading.showing import show


def _own(handle: str, act: str = "change") -> Case:
    """Return a case that whoever acts sees the whole of; a partner finds no such page."""
    case = case_of(handle, act)
    if not sight_for(current_actor(), case).everything:
        raise Http404
    return case


def case_interpreter(request: HttpRequest, case: str) -> HttpResponse:
    """Show what is wished of an interpreter, and every booking."""
    actor, found = current_actor(), _own(case, "read")
    wishes = queries.wishes_of(found)
    bookings = list(queries.bookings_of(found))

    def told() -> Mapping[str, Any]:
        return {
            "case": found,
            "wishes": wishes,
            "languages": [language_name(code) for code in wishes.languages] if wishes else [],
            "bookings": [(row, language_name(row.language)) for row in bookings],
            "law": actions.nobody_close_words(),
            "may_change": found.state != "closed" and may_with(actor, "change", found),
        }

    return show(request, "interpreting/case.html", told, people=[found.subject])


def _form_page(
    request: HttpRequest, case: Case, make: Any, title: str, lede: str = ""
) -> HttpResponse:
    def told() -> Mapping[str, Any]:
        return {
            "form": make(),
            "title": title,
            "lede": lede,
            "up": reverse("case_interpreter", kwargs={"case": case.handle}),
            "up_label": _("Interpreter in case %(number)s") % {"number": case.label},
        }

    return show(request, "interpreting/form.html", told, people=[case.subject])


def interpreter_wishes(request: HttpRequest, case: str) -> HttpResponse:
    """Write down what is wished of an interpreter."""
    actor, found = current_actor(), _own(case)
    form = WishesForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            actions.write_wishes(by=actor, case=found, **form.told())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("case_interpreter", case=case)

    def make() -> WishesForm:
        return form or WishesForm(initial=WishesForm.said(queries.wishes_of(found)))

    lede = _("Ask when nobody else hears. Some tell more to a woman, some to a stranger.")
    return _form_page(request, found, make, _("What they wish of an interpreter"), lede)


def booking_new(request: HttpRequest, case: str) -> HttpResponse:
    """Ask for an interpreter, or write down that one is booked."""
    actor, found = current_actor(), _own(case)
    wishes = queries.wishes_of(found)
    first = {"language": wishes.languages[0]} if wishes and wishes.languages else {}
    form = NewBooking(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            actions.book(by=actor, case=found, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Written down."))
            return redirect("case_interpreter", case=case)
    lede = _("Lykt books nobody: order from the service as you are used to, and write it here.")
    return _form_page(request, found, lambda: form, _("An interpreter for an occasion"), lede)


def booking_answer(request: HttpRequest, case: str, booking: str) -> HttpResponse:
    """Write down that one is booked, was there, or came to nothing."""
    actor, found = current_actor(), _own(case)
    row = get_object_or_404(queries.bookings_of(found), handle=booking)
    form = None
    if request.method == "POST":
        form = AnswerBooking(request.POST, booking=row)
        if form.is_valid():
            try:
                actions.set_booking(by=actor, booking=row, **form.cleaned_data)
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                messages.success(request, _("Saved."))
                return redirect("case_interpreter", case=case)

    def make() -> AnswerBooking:
        return form or AnswerBooking(booking=row, initial=AnswerBooking.said(row))

    return _form_page(request, found, make, str(row.get_occasion_display()))
