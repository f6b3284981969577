"""The form of a follow-up."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.people.forms import DateInput


class Following(forms.Form):
    """When the case was looked at with the person, and when the next one is agreed."""

    day = forms.DateField(label=_("Day"), widget=DateInput, initial=timezone.localdate)
    next_by = forms.DateField(
        label=_("Next one agreed"),
        required=False,
        help_text=_("Leave it empty, and the rule says when."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    note = forms.CharField(
        label=_("What came of it"),
        required=False,
        max_length=2000,
        help_text=_("The shortest: what is safe, what is missing, what is next."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
