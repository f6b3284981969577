"""The forms of rounds: their days, and what is answered in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.plans.actions_status import LONGEST_NOTE
from lykt.plans.codes import Phase
from lykt.plans.rounds.texts import LONGEST_BODY


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, help_text=help_text, widget=widget)


class Planning(forms.Form):
    """When a round opens, by when one answers, and of which day the report tells."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("Such as the half-year it is about."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    as_of = _day(_("Tells of the day"), _("The report says how the measures stood on this day."))
    opens_on = _day(_("Opens"))
    due_on = _day(_("Answers are due"))


class MoreTime(forms.Form):
    """Until when one may answer."""

    due_on = _day(_("Answers are due"))


class Answering(forms.Form):
    """How one measure stands, on the page of all that one owes."""

    status = forms.ChoiceField(
        label=_("How far it has come"), choices=Phase.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What was done, and what changed because of it"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("About the work. Never about a person."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReminderWords(forms.Form):
    """What reminders say. Both empty, and they say the usual."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST_BODY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
