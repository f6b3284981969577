"""The forms of hours and room."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.capacity.actions import LONGEST_DAY, MOST_AT_ONCE, MOST_POSITIONS
from lykt.cases.capacity.codes import Work
from lykt.organisation.models import Unit


class Day(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HoursForm(forms.Form):
    """Hours used in a case."""

    what = forms.ChoiceField(label=_("What for?"), choices=Work.choices, widget=forms.RadioSelect)
    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=LONGEST_DAY, max_digits=4, decimal_places=2
    )
    day = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)


class CapacityForm(forms.Form):
    """How many cases there is room for."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), to_field_name="handle", label=_("Unit"), empty_label=_("Choose")
    )
    at_once = forms.IntegerField(
        label=_("Cases at once in a full position"), min_value=1, max_value=MOST_AT_ONCE
    )
    positions = forms.DecimalField(
        label=_("Full positions that coordinate cases"),
        min_value=0,
        max_value=MOST_POSITIONS,
        max_digits=5,
        decimal_places=2,
    )
    since = forms.DateField(label=_("From"), widget=Day)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["unit"]
        chosen.queryset = units
        if len(units) == 1:
            chosen.initial, chosen.widget = units[0].handle, forms.HiddenInput()
        self.fields["since"].initial = timezone.localdate
