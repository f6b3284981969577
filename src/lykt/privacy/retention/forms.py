"""The forms of erasure, holds and periods."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.models import Controller
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.models import MOST_MONTHS


class DayInput(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Erasing(forms.Form):
    """Why somebody is erased, and their code once more."""

    reason = forms.ChoiceField(
        label=_("Why?"), choices=EraseReason.choices, widget=forms.RadioSelect
    )
    code = forms.CharField(
        label=_("Write the code to confirm"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class Holding(forms.Form):
    """Why nothing may be erased, and until when."""

    reason = forms.CharField(
        label=_("What is it needed for?"),
        max_length=500,
        help_text=_("For instance which court, and the number of its case. It is sealed."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        help_text=_("Empty: until somebody lifts it."),
        widget=DayInput,
    )


class Deciding(forms.Form):
    """How long the organisation has decided to keep something."""

    home = forms.ChoiceField(label=_("Organisation"))
    months = forms.IntegerField(label=_("Months"), min_value=1, max_value=MOST_MONTHS)
    source = forms.CharField(
        label=_("Where it was decided"),
        max_length=200,
        help_text=_("The plan for what is discarded, or the decision with its number."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    decided_on = forms.DateField(label=_("Decided on"), widget=DayInput)

    def __init__(self, *args: Any, homes: Sequence[Controller], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._homes = homes
        if len(homes) > 1:
            places: Any = self.fields["home"]
            places.choices = [(str(n), home.name) for n, home in enumerate(homes)]
        else:
            del self.fields["home"]
        self.fields["decided_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def decision(self) -> dict[str, Any]:
        """Return what was decided, and by which organisation."""
        told = dict(self.cleaned_data)
        home = self._homes[int(told.pop("home", 0))]
        return told | {"controller": home}
