"""From which day a page of plans is looked at: parsed once, for every such page."""

from datetime import date
from typing import Any

from django.http import HttpRequest
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
