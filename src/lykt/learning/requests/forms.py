"""The form of a request for advice: three touches, and the rest is filled in."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.learning.forms import Day
from lykt.learning.requests import codes
from lykt.learning.requests.actions import MOST_MINUTES, USUAL_MINUTES
from lykt.learning.told import theme_choices


class Counting(forms.Form):
    """Who asked, and about what. How, for how long and when are filled in as is usual."""

    asked_by = forms.ChoiceField(
        label=_("Who asked?"), choices=codes.AskedBy.choices, widget=forms.RadioSelect
    )
    theme = forms.ChoiceField(label=_("About what?"), widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("How?"),
        choices=codes.Way.choices,
        initial=codes.Way.TELEPHONE,
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=codes.Outcome.choices,
        initial=codes.Outcome.ANSWERED,
        widget=forms.RadioSelect,
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=0,
        max_value=MOST_MINUTES,
        initial=USUAL_MINUTES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    day = forms.DateField(label=_("Day"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["theme"].choices = theme_choices()
        self.initial.setdefault("day", timezone.localdate())
