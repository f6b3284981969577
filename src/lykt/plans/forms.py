"""The forms of plans: which day to look from, and how a measure stands."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.plans.actions_status import LONGEST_NOTE
from lykt.plans.codes import TAKEN_BACK, Phase
from lykt.plans.models import StatusEntry


class AsOf(forms.Form):
    """The day from which a plan is read; any day, today when none is said."""

    on = forms.DateField(
        label=_("As of"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class Reporting(forms.Form):
    """How a measure stood on a day, or in a month."""

    as_of = forms.CharField(
        label=_("As of"),
        max_length=10,
        help_text=_("A day such as 2011-05-01, or a month such as 2011-05."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    status = forms.ChoiceField(
        label=_("How far it has come"), choices=Phase.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What was done, and what changed because of it"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("About the work. Never about a person."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"as_of": timezone.localdate().isoformat()})
        super().__init__(*args, **kwargs)


class Correcting(Reporting):
    """What is right instead of what was said."""

    def __init__(self, *args: Any, entry: StatusEntry, **kwargs: Any) -> None:
        said = {"as_of": entry.as_of, "status": entry.status, "note": entry.note}
        super().__init__(*args, initial=said, **kwargs)
        status: Any = self.fields["status"]
        status.choices = [*Phase.choices, (TAKEN_BACK, _("Nothing of it holds: take it back"))]
