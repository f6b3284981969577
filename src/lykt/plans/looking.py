"""What pages of plans share: the day they are looked at from, and a page that is one form."""

from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lykt.plans.forms import AsOf


def day_asked(request: HttpRequest) -> tuple[AsOf, date]:
    """Return the form of the day, and the day itself: today where none that can be read."""
    form = AsOf(request.GET if "on" in request.GET else None)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    return form, asked or timezone.localdate()


def as_of(form: AsOf, on: date) -> dict[str, Any]:
    """Return what every page says of the day one looks from."""
    today = timezone.localdate()
    return {
        "as_of": form,
        "on": on,
        "is_today": on == today,
        # Links keep the day.
        "day_query": "" if on == today else f"?on={on.isoformat()}",
    }


def show_form(request: HttpRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    """Show a page that is one form, anew where it was sent and something is amiss."""
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, **context}, status=status)
