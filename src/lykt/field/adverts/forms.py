"""The forms of the advert watch. A number is typed in one field and shown in none."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.field.adverts.models import AdvertRound, Site
from lykt.field.adverts.rules import LONGEST_NAME, MOST_ADVERTS, MOST_MINUTES
from lykt.field.numbers.fields import NumberField
from lykt.learning.forms import Day
from lykt.organisation.models import Controller, Unit


class Round(forms.Form):
    """Where and when one looks, and for how long."""

    place = forms.CharField(
        label=_("Which place are the adverts for?"),
        max_length=LONGEST_NAME,
        help_text=_("A town or a part of it, as the adverts say."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "places"}),
    )
    on = forms.DateField(label=_("Day"), widget=Day)
    minutes = forms.IntegerField(
        label=_("How many minutes did it take?"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
        help_text=_("So that more adverts can be told from a longer look."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, round: AdvertRound | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if round is None:
            self.initial.setdefault("on", timezone.localdate())
        else:
            self.initial = {"place": round.place, "on": round.date, "minutes": round.minutes}


class Counting(forms.Form):
    """One advert: the site, and its number. Enter counts it and is ready for the next."""

    site = forms.ChoiceField(label=pgettext_lazy("with adverts", "Site"), widget=forms.RadioSelect)
    number = NumberField(
        label=_("Telephone number"),
        several=True,
        required=False,
        help_text=_("Several in one advert: a comma between. It is never kept as it stands."),
    )
    count = forms.IntegerField(
        label=_("How many adverts alike?"),
        min_value=1,
        max_value=MOST_ADVERTS,
        initial=1,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, sites: list[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sites = {one.handle: one for one in sites}
        site: Any = self.fields["site"]
        site.choices = [(one.handle, one.name) for one in sites]

    def clean(self) -> dict[str, Any]:
        """Ask for the number, unless the button says that there is none."""
        told = super().clean() or {}
        if "number" in told and not told["number"] and "without" not in self.data:
            self.add_error("number", _("Write the number, or choose “No number to read”."))
        return told

    def told(self) -> dict[str, Any]:
        """Return what is counted."""
        told = self.cleaned_data
        return {
            "site": self.sites[told["site"]],
            # The button says so, whatever was left in the field.
            "numbers": [] if "without" in self.data else told["number"],
            "count": told["count"] or 1,
        }


class SiteForm(forms.Form):
    """The name of a site, and whether one looks at it."""

    name = forms.CharField(
        label=_("Name of the site"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    active = forms.BooleanField(label=_("We look at it now"), required=False, initial=True)

    def __init__(
        self, *args: Any, homes: list[Controller], site: Site | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.homes = homes
        if site is None:
            del self.fields["active"]
        else:
            self.initial = {"name": site.name, "active": site.active}


class TakeIn(forms.Form):
    """A file of observations, sent in for a unit."""

    unit = forms.ChoiceField(label=_("Unit"))
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("Columns: date, site, place, number, count. The number may be empty."),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {one.handle: one for one in units}
        unit: Any = self.fields["unit"]
        unit.choices = [(one.handle, one.name) for one in units]
        if len(units) == 1:
            unit.widget = forms.HiddenInput()
            unit.initial = units[0].handle
