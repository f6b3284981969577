"""Events in words, on pages and in files."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lykt.learning.events.models import Event, EventChange
from lykt.learning.told import csv_of, theme_in_words


#: What the fields of an event are called in its history.
_FIELDS = {"unit_id": "unit"}


def fields_in_words(change: EventChange) -> str:
    """Return the names of the fields that a change was about, or ""."""
    names = [
        str(Event._meta.get_field(_FIELDS.get(name, name)).verbose_name)  # type: ignore[union-attr]
        for name in change.fields.split()
    ]
    return ", ".join(names)


def events_csv(events: Iterable[Event]) -> str:
    """Return events as a file, one row each, under heads in the reader's language."""
    head = [
        _("Day"), _("Kind"), _("What it is called"), _("Theme"), _("For whom"),
        _("Bodies reached"), _("Place"), _("Municipality"), _("Unit"), _("How it stands"),
        _("School classes"), _("How many came"), _("How many evaluated it"), _("Their mean grade"),
    ]  # fmt: skip
    rows = [
        [
            one.day.isoformat(), one.get_kind_display(), one.title, theme_in_words(one.theme),
            one.get_audience_display(), "; ".join(body.name for body in one.receivers.all()),
            one.place, one.municipality, one.unit.name, one.get_state_display(), one.classes,
            one.participants, one.evaluations, one.grade,
        ]
        for one in events
    ]  # fmt: skip
    return csv_of([head, *rows])
