"""The forms of names: what is kept, and the search."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.people.identity.models import Identity
from lykt.people.identity.rules import KINDS


_QUIET = {"autocomplete": "off"}


class Keeping(forms.Form):
    """What the person wants kept; only the fields they have said yes to are there.

    Make it where what is sealed can be opened, unless it is filled in.
    """

    name = forms.CharField(
        label=_("Name"), required=False, max_length=200, widget=forms.TextInput(attrs=_QUIET)
    )
    phone = forms.CharField(
        label=_("Telephone"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={**_QUIET, "inputmode": "tel"}),
    )
    address = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={**_QUIET, "rows": 2}),
    )
    heed = forms.CharField(
        label=_("How to reach them safely"),
        required=False,
        max_length=500,
        help_text=_("Whom not to speak to, what not to say, when not to call."),
        widget=forms.Textarea(attrs={**_QUIET, "rows": 2}),
    )

    def __init__(self, *args: Any, allowed: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in KINDS.keys() - allowed:
            del self.fields[field]

    @staticmethod
    def said(identity: Identity | None) -> dict[str, str]:
        """Return what is kept now; the sentence of what cannot be read changes nothing."""
        return {field: getattr(identity, field) for field in KINDS} if identity else {}

    def told(self) -> dict[str, str]:
        """Return what was written, by field."""
        return {field: self.cleaned_data[field] for field in self.fields}


class ByName(forms.Form):
    """Whom one looks for. Sent in the body of the request: no address holds a name."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("The whole name as they told it. Parts of a name find nobody."),
        widget=forms.TextInput(attrs=_QUIET),
    )
