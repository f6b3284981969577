"""The forms of people and contacts: taps first, nothing about a person required."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.people import codes, names
from lykt.people.models import Contact, Person
from lykt.people.queries import channels_for, person_by_code, recent_people, usual_choices
from lykt.people.rules import (
    Choice,
    age_band_codes,
    birth_year_problem,
    date_problem,
    most_used_first,
)


#: What the field "who" says besides the handle of someone met lately.
BY_CODE, NEW, ANONYMOUS = "code", "new", "anonymous"

#: The fields of many taps, and all that can be tapped in each.
_TAPS = {
    "needs": codes.Need.choices,
    "given": codes.Given.choices,
    "referred": codes.Referral.choices,
}
#: What both forms hand on to the actions.
_ENTRY = ("date", "channel", "person", "count", "needs", "given", "referred")

Choices = Iterable[Choice]


class DateInput(forms.DateInput):
    """A day, picked with the browser's own calendar and never in the future."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the context with today as the latest day to choose."""
        latest = timezone.localdate().isoformat()
        return super().get_context(name, value, {**(attrs or {}), "max": latest})


class Seen(forms.Form):
    """When what a form changes had last been changed, as whoever fills it in saw it."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> datetime | None:
        """Return the moment, or nothing where the form does not say."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None


def taps(choices: Choices, label: Any) -> forms.MultipleChoiceField:
    """Return a field of which any number can be tapped."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class ContactDetails(forms.Form):
    """What registering and correcting a contact have in common."""

    date = forms.DateField(label=_("Date"), widget=DateInput)
    channel = forms.ChoiceField(label=_("Where?"), widget=forms.RadioSelect)
    needs = taps([], _("Needs?"))
    given = taps([], _("Given?"))
    referred = taps([], _("Shown the way to?"))

    def offer(self, actor: Actor, unit: Unit, act: str) -> None:
        """Fill in the choices this actor has in `unit`, those the unit uses most first."""
        self.actor, self.unit = actor, unit
        used = usual_choices(actor, unit)
        self.choose("channel", channels_for(actor, unit, act), used["channel"])
        for field, choices in _TAPS.items():
            self.choose(field, choices, used[field])

    def choose(self, field: str, choices: Sequence[Choice], used: list[str]) -> None:
        """Offer `choices` in `field`, those the unit uses most first."""
        self.fields[field].choices = most_used_first(choices, used)  # type: ignore[attr-defined]

    def clean_date(self) -> Any:
        """Refuse a day that has not come."""
        day = self.cleaned_data["date"]
        if problem := date_problem(day, today=timezone.localdate()):
            raise forms.ValidationError(problem)
        return day

    def known_person(self, text: str) -> Person:
        """Return the person with the code in `text`, or say that nobody here has it."""
        if (person := person_by_code(self.actor, self.unit, text)) is None:
            raise forms.ValidationError(
                _("Nobody here has the code %(code)s. Check it, or choose a new person."),
                params={"code": text.strip()[:40]},
            )
        return person


class AboutPerson(forms.Form):
    """What someone may tell about themselves; every field can stay empty."""

    country = forms.ChoiceField(label=_("Country of origin"), required=False)
    # A select always sends something: what nobody has told must not be its first choice.
    origin = forms.ChoiceField(
        label=_("Origin"),
        choices=codes.Origin.choices,
        required=False,
        initial=codes.Origin.UNKNOWN,
    )
    gender = forms.ChoiceField(
        label=_("Gender"),
        choices=codes.Gender.choices,
        required=False,
        initial=codes.Gender.UNKNOWN,
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        help_text=_("Four digits. Leave it empty if it is not known."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    age_band = forms.ChoiceField(label=_("Age, about"), required=False)
    languages = taps([], _("Languages"))
    arenas = taps(codes.Arena.choices, _("Arenas"))
    first_contact = forms.DateField(
        label=_("First contact, if it was before Lykt"), required=False, widget=DateInput
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unknown = ("", pgettext_lazy("country or age", "Unknown"))
        fields: dict[str, Any] = self.fields
        fields["country"].choices = [unknown, *names.countries()]
        bands = age_band_codes(unit.age_bands)
        if current := self.initial.get("age_band"):
            bands = list(dict.fromkeys([*bands, current]))
        fields["age_band"].choices = [unknown, *((band, age_band_label(band)) for band in bands)]
        fields["languages"].choices = names.languages()

    def clean_birth_year(self) -> Any:
        """Refuse what cannot be a year of birth."""
        year = self.cleaned_data["birth_year"]
        if problem := birth_year_problem(year, earliest=timezone.localdate()):
            raise forms.ValidationError(problem)
        return year

    def facts(self) -> dict[str, Any]:
        """Return what has been told, with "unknown" where nothing was."""
        told = {name: self.cleaned_data[name] for name in AboutPerson.base_fields}
        told["origin"] = told["origin"] or codes.Origin.UNKNOWN
        told["gender"] = told["gender"] or codes.Gender.UNKNOWN
        return told


def age_band_label(band: str) -> str | Promise:
    """Return an age band in words, from its code in the register."""
    if band.startswith("under "):
        return _("Under %(age)s") % {"age": band.removeprefix("under ")}
    if band.endswith("+"):
        return _("%(age)s and over") % {"age": band.removesuffix("+")}
    return band.replace("-", "–")


class ChangedPerson(AboutPerson, Seen):
    """What has become known of a person."""


class NewContact(ContactDetails, AboutPerson):
    """One fast form for every channel: known, new, or anonymous with a count."""

    who = forms.ChoiceField(label=_("Who?"), widget=forms.RadioSelect)
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    count = forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=200,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, actor: Actor, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        self.offer(actor, unit, "make")
        self.recent = {person.handle: person for person in recent_people(actor, unit)}
        fields: dict[str, Any] = self.fields
        fields["who"].choices = [
            *((handle, person.code) for handle, person in self.recent.items()),
            (BY_CODE, _("Another code")),
            (NEW, _("New person")),
            (ANONYMOUS, _("Anonymous")),
        ]

    def clean(self) -> dict[str, Any]:
        """Find the person meant, so that what cannot be saved is told at the field."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        who = data.get("who")
        data["person"] = self.recent.get(who) if who else None
        if who == BY_CODE:
            try:
                data["person"] = self._by_code(data.get("code") or "")
            except forms.ValidationError as problem:
                self.add_error("code", problem)
        if who == ANONYMOUS:
            data["count"] = data.get("count") or 1
        else:
            data["count"] = 1
        return data

    def _by_code(self, text: str) -> Person:
        if not text.strip():
            raise forms.ValidationError(_("Write the code, for instance BLÅ-KRONE-7."))
        return self.known_person(text)

    @property
    def about_person(self) -> list[forms.BoundField]:
        """Return the fields about a new person, for the folded part of the page."""
        return [self[name] for name in AboutPerson.base_fields]

    @property
    def about_person_has_errors(self) -> bool:
        """Tell whether the folded part must be open, since something in it is wrong."""
        return any(name in self.errors for name in AboutPerson.base_fields)

    def entry(self) -> dict[str, Any]:
        """Return the arguments of `register_contact` that this form tells."""
        told = {name: self.cleaned_data[name] for name in _ENTRY}
        told["new_person"] = self.facts() if self.cleaned_data["who"] == NEW else None
        return told


class Correction(ContactDetails, Seen):
    """What a contact should have said, and why."""

    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        help_text=_("Empty means an anonymous contact."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=200)
    reason = forms.ChoiceField(
        label=_("Why is it corrected?"),
        choices=codes.CorrectionReason.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Actor, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(actor, unit, "correct")

    @staticmethod
    def said(contact: Contact) -> dict[str, Any]:
        """Return what the contact says now, as the form starts out."""
        said = {name: getattr(contact, name) for name in (*_ENTRY[:2], *_ENTRY[3:])}
        said["code"] = contact.person.code if contact.person else ""
        return said | {"seen": contact.changed_at.isoformat()}

    def clean(self) -> dict[str, Any]:
        """Find the person by code; a known person is one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["person"] = None
        if data.get("code"):
            try:
                data["person"] = self.known_person(data["code"])
            except forms.ValidationError as problem:
                self.add_error("code", problem)
            if data.get("count", 1) != 1:
                self.add_error("count", _("A known person is counted as one."))
        return data

    def changes(self) -> dict[str, Any]:
        """Return the arguments of `correct_contact`."""
        return {name: self.cleaned_data[name] for name in (*_ENTRY, "reason", "seen")}


class Merging(forms.Form):
    """Why two codes are taken to be one person."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=codes.MergeReason.choices,
        widget=forms.RadioSelect,
    )


class ContactSearch(forms.Form):
    """What narrows the list of contacts."""

    channel = forms.ChoiceField(label=_("Where?"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DateInput)
    until = forms.DateField(label=_("To"), required=False, widget=DateInput)
    mine = forms.BooleanField(label=_("Only mine"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every: list[tuple[str, Any]] = [("", _("Everywhere")), *codes.Channel.choices]
        self.fields["channel"].choices = every  # type: ignore[attr-defined]


def choices_of(enumeration: Any, values: Iterable[str]) -> list[str]:
    """Return the labels of `values`; a value no longer in the list stands as it is."""
    labels = dict(enumeration.choices)
    return [str(labels.get(value, value)) for value in values]
