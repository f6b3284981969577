"""The form of an emergency."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.privacy.emergency.codes import Why


class Opening(forms.Form):
    """Whose record, why, and for how long."""

    label = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("The whole code, for instance BLÅ-KRONE-7."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    why = forms.ChoiceField(
        label=_("What makes it an emergency?"), choices=Why.choices, widget=forms.RadioSelect
    )
    story = forms.CharField(
        label=_("What has happened?"),
        max_length=1_000,
        help_text=_("A sentence or two. The leader of the unit reads it."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    hours = forms.TypedChoiceField(
        label=_("For how long?"), coerce=int, widget=forms.RadioSelect, initial=1
    )

    def __init__(self, *args: Any, longest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hours: Any = self.fields["hours"]
        hours.choices = [
            (n, _("1 hour") if n == 1 else _("%(n)s hours") % {"n": n})
            for n in range(1, longest + 1)
        ]
