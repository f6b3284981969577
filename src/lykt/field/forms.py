"""The forms of the desk: a shift written down afterwards, put right, and the unit's lists."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.field import rules
from lykt.field.actions import LONGEST_NOTE
from lykt.field.codes import Region, Sight, WhyCorrected
from lykt.field.models import Group, Shift, Zone
from lykt.field.queries import Total
from lykt.learning.forms import day, number
from lykt.organisation.models import Unit
from lykt.people.codes import Gender, Origin


#: A total on one shift; more is a slip of the finger.
MOST_COUNTED = 999


def _time(label: Any, **more: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, required=False, **more)


class ShiftForm(forms.Form):
    """When, where, how long, and how many went."""

    date = day(_("The day the evening began"))
    zone = forms.ModelChoiceField(
        label=_("Zone"), queryset=Zone.objects.none(), to_field_name="handle", empty_label=None
    )
    started = _time(_("From"))
    ended = _time(_("To"))
    hours = forms.DecimalField(
        label=_("Hours"),
        min_value=0,
        max_value=rules.LONGEST_HOURS,
        decimal_places=2,
        required=False,
        help_text=_("Worked out from the times where both are there."),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.25"}),
    )
    staff = number(_("How many went"), 1, rules.MOST_STAFF)

    def __init__(self, *args: Any, zones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone: Any = self.fields["zone"]
        zone.queryset = zones


class CountForm(forms.Form):
    """The totals of each group, seen and met: a row of two fields for each."""

    def __init__(self, *args: Any, totals: Iterable[Total], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.totals = list(totals)
        for total in self.totals:
            for what, told in ((Sight.SEEN, total.seen), (Sight.MET, total.met)):
                label = f"{total.group.name}: {Sight(what).label}"
                field = number(label, 0, MOST_COUNTED, required=False)
                field.initial = told or None
                self.fields[self._name(total.group, what)] = field

    @staticmethod
    def _name(group: Group, what: str) -> str:
        return f"{what}_{group.handle}"

    def rows(self) -> list[tuple[Group, Any, Any]]:
        """Return each group with its two fields, for the table they stand in."""
        return [
            (
                one.group,
                self[self._name(one.group, Sight.SEEN)],
                self[self._name(one.group, Sight.MET)],
            )
            for one in self.totals
        ]

    def counted(self) -> dict[tuple[Group, str], int]:
        """Return what stands in the fields; an empty one is none."""
        return {
            (one.group, what): self.cleaned_data[self._name(one.group, what)] or 0
            for one in self.totals
            for what in Sight.values
        }


class NewShift(CountForm, ShiftForm):
    """A shift written down afterwards, with what was counted."""

    note = forms.CharField(
        label=_("About the scene"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("What it was like. Never about a person: that is written on their own page."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    #: The fields above the table of counts, and below it.
    ABOVE = ("date", "zone", "started", "ended", "hours", "staff")

    def above(self) -> list[Any]:
        """Return the fields about the shift itself."""
        return [self[name] for name in self.ABOVE]

    def facts(self) -> dict[str, Any]:
        """Return what `write_shift` takes."""
        told = {name: self.cleaned_data[name] for name in (*self.ABOVE, "note")}
        return told | {"counts": {key: n for key, n in self.counted().items() if n}}


def why() -> forms.ChoiceField:
    """Return the field that asks why something is put right."""
    return forms.ChoiceField(
        label=_("Why?"), choices=WhyCorrected.choices, widget=forms.RadioSelect
    )


class ShiftCorrection(ShiftForm):
    """What was wrong about a shift, and why."""

    reason = why()

    def __init__(self, *args: Any, shift: Shift, **kwargs: Any) -> None:
        names = ("date", "zone", "started", "ended", "hours", "staff")
        kwargs["initial"] = {name: getattr(shift, name) for name in names}
        super().__init__(*args, **kwargs)

    def changes(self) -> dict[str, Any]:
        """Return what `correct_shift` takes."""
        return {name: told for name, told in self.cleaned_data.items() if name != "reason"}


class CountCorrection(CountForm):
    """The totals as they should have been, and why."""

    reason = why()


class EndForm(forms.Form):
    """The end of a shift that a phone began and nobody ended."""

    ended = _time(_("To"))
    hours = ShiftForm.base_fields["hours"]
    staff = number(_("How many went"), 1, rules.MOST_STAFF)


class NoteForm(forms.Form):
    """What is to be said of the scene."""

    text = forms.CharField(
        label=_("About the scene"),
        max_length=LONGEST_NOTE,
        help_text=_("What it was like. Never about a person: that is written on their own page."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class ZoneForm(forms.Form):
    """What a zone is called, and whether it is in use."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("A part of town. Never an address: nobody must be found by it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    place = number(_("Place in the list"), 1, 99)
    active = forms.BooleanField(
        label=_("In use"),
        required=False,
        help_text=_("Out of use it stands in no list. What was counted by it stays."),
    )


class GroupForm(ZoneForm):
    """Those that are counted together."""

    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices)
    origin = forms.ChoiceField(label=_("Origin"), choices=Origin.choices)
    region = forms.ChoiceField(label=_("Part of the world"), choices=Region.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("As they seem from where one stands. Nobody is asked.")


class ShiftSearch(forms.Form):
    """Which shifts to show."""

    unit = forms.ModelChoiceField(
        label=_("Unit"),
        queryset=Unit.objects.none(),
        to_field_name="handle",
        required=False,
        empty_label=pgettext_lazy("units", "All"),
    )
    zone = forms.ChoiceField(label=_("Zone"), required=False)
    since = day(_("From"), required=False)
    until = day(_("To and including"), required=False)

    def __init__(self, *args: Any, units: Any, areas: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = units
        zone: Any = self.fields["zone"]
        zone.choices = [("", pgettext_lazy("zones", "All")), *((one, one) for one in areas)]

    def clean(self) -> dict[str, Any]:
        """Let no period end before it begins."""
        told = super().clean() or {}
        since, until = told.get("since"), told.get("until")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("until", _("The period ends before it begins."))
        return told
