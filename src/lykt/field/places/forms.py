"""The forms of places and visits: taps first, and little that must be filled in."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.field.places import codes
from lykt.field.places.models import IndoorPlace, Visit
from lykt.field.places.rules import LONGEST, MOST
from lykt.learning.forms import number
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.people.forms import DateInput, taps
from lykt.people.models import Person
from lykt.people.names import languages
from lykt.people.queries import person_by_code


NO_ADDRESS = _("The name of a part of town. Never a street or a number.")
#: What parts the codes that somebody types in one line.
_PARTED = re.compile(r"[,;\n]+")


class _Zone(forms.TextInput):
    """A line with the names used before to choose among."""

    template_name = "indoor/zone_input.html"

    def __init__(self, zones: Sequence[str] = ()) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.zones = zones

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return the context with the names."""
        context = super().get_context(name, value, attrs)
        if self.zones:
            context["widget"]["attrs"]["list"] = f"{context['widget']['attrs']['id']}_names"
        return {**context, "zones": self.zones}


class PlaceForm(forms.Form):
    """What a place is, in which part of town, and since when it is open."""

    kind = forms.ChoiceField(
        label=_("What kind of place is it?"),
        choices=codes.PlaceKind.choices,
        widget=forms.RadioSelect,
    )
    zone = forms.CharField(
        label=_("In which zone?"), max_length=100, required=False, help_text=NO_ADDRESS
    )
    opened_on = forms.DateField(label=_("Open since, as far as you know"), widget=DateInput)

    def __init__(self, *args: Any, zones: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].widget = _Zone(zones)
        self.initial = {"opened_on": timezone.localdate(), **self.initial}


class PlaceChange(PlaceForm):
    """What a place is and where, put right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["opened_on"]

    @staticmethod
    def said(place: IndoorPlace) -> dict[str, Any]:
        """Return what is written of a place now."""
        return {"kind": place.kind, "zone": place.zone}


class OnDay(forms.Form):
    """The day on which a place closed or opened."""

    on = forms.DateField(label=_("When?"), widget=DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"on": timezone.localdate(), **self.initial}


class AddressForm(forms.Form):
    """Where a place is."""

    address = forms.CharField(
        label=_("Address, and how to get in"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("Only if the team needs it. Empty erases what stands here."),
    )


class Narrowed(forms.Form):
    """How the list of places is narrowed."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("indoor place", "Kind"),
        choices=[("", pgettext_lazy("no narrowing", "All")), *codes.PlaceKind.choices],
        required=False,
    )
    zone = forms.ChoiceField(label=_("Zone"), required=False)
    closed = forms.BooleanField(label=_("Closed ones too"), required=False)

    def __init__(self, *args: Any, zones: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone: Any = self.fields["zone"]
        zone.choices = [
            ("", pgettext_lazy("no narrowing", "All")),
            *((name, name) for name in zones),
        ]


class _VisitDetails(forms.Form):
    """What registering and correcting a visit have in common."""

    went = forms.ChoiceField(
        label=_("How did it go?"), choices=codes.Went.choices, widget=forms.RadioSelect
    )
    met = number(_("How many did you talk with?"), most=MOST, required=False)
    seen = number(
        _("How many were there?"),
        most=MOST,
        required=False,
        help_text=_("Empty when nobody counted."),
    )
    offered = taps(codes.Offer.choices, _("Offered?"))
    accepted = taps(codes.Offer.choices, _("What did somebody say yes to?"))
    date = forms.DateField(label=_("Date"), widget=DateInput)
    way = forms.ChoiceField(label=_("How?"), choices=codes.Way.choices, widget=forms.RadioSelect)
    mediator = forms.ChoiceField(label=_("Cultural mediator along, who speaks"), required=False)
    minutes = number(_("How many minutes?"), most=LONGEST, required=False)
    staff = number(_("How many of the team?"), least=1, most=MOST)

    def __init__(self, *args: Any, places: Iterable[IndoorPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {one.handle: one for one in places}
        mediator: Any = self.fields["mediator"]
        mediator.choices = [("", pgettext_lazy("a mediator", "None")), *languages()]
        place: Any = self.fields["place"]
        place.choices = [(handle, _told(one)) for handle, one in self.places.items()]

    def details(self) -> dict[str, Any]:
        """Return what a visit says, as the actions take it."""
        names = (
            "went", "seen", "offered", "accepted", "date", "way", "mediator", "minutes", "staff",
        )  # fmt: skip
        told = {name: self.cleaned_data[name] for name in names}
        return told | {"place": self.places[self.cleaned_data["place"]]}


def _told(place: IndoorPlace) -> str:
    return " · ".join(filter(None, [place.code, str(place.get_kind_display()), place.zone]))


class VisitForm(_VisitDetails):
    """A visit, and whom one met there."""

    place = forms.ChoiceField(label=_("Where?"))
    who = taps([], _("Met by code"))
    codes = forms.CharField(
        label=_("Other codes"),
        required=False,
        max_length=400,
        help_text=_("Parted by commas: BLÅ-KRONE-7, VARM-BEKK-12."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    anonymous = number(_("Anonymous"), most=MOST, required=False)

    def __init__(
        self, *args: Any, actor: Actor, unit: Unit, recent: Iterable[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.unit = actor, unit
        self.recent = {one.handle: one for one in recent}
        who: Any = self.fields["who"]
        who.choices = [(handle, one.code) for handle, one in self.recent.items()]
        self.initial = {
            "date": timezone.localdate(),
            "way": codes.Way.VISIT,
            "staff": 2,
            **self.initial,
        }

    def clean_codes(self) -> list[Person]:
        """Find those whose codes were typed."""
        found = []
        for text in filter(None, map(str.strip, _PARTED.split(self.cleaned_data["codes"]))):
            person = person_by_code(self.actor, self.unit, text)
            if person is None:
                raise forms.ValidationError(
                    _("Nobody here has the code %(code)s. Check it, or count them as anonymous."),
                    params={"code": text[:40]},
                )
            found.append(person)
        return found

    def entry(self) -> dict[str, Any]:
        """Return the arguments of `register_visit` that this form tells."""
        people = [self.recent[handle] for handle in self.cleaned_data["who"]]
        return self.details() | {
            "met": self.cleaned_data["met"],
            "people": [*people, *self.cleaned_data["codes"]],
            "anonymous": self.cleaned_data["anonymous"] or 0,
        }


class VisitCorrecting(_VisitDetails):
    """What a visit should have said, and why."""

    place = forms.ChoiceField(label=_("Where?"))
    reason = forms.ChoiceField(
        label=_("Why is it corrected?"),
        choices=codes.VisitReason.choices,
        widget=forms.RadioSelect,
    )

    @staticmethod
    def said(visit: Visit) -> dict[str, Any]:
        """Return what a visit says now."""
        names = (
            "went", "met", "seen", "offered", "accepted", "date", "way", "mediator", "minutes",
            "staff",
        )  # fmt: skip
        return {name: getattr(visit, name) for name in names} | {"place": visit.place.handle}

    def changes(self) -> dict[str, Any]:
        """Return the arguments of `correct_visit`."""
        told = self.details()
        told["offered"] = sorted({*told["offered"], *told["accepted"]})
        told["accepted"] = sorted(told["accepted"])
        return told | {
            "met": self.cleaned_data["met"] or 0,
            "reason": self.cleaned_data["reason"],
        }
