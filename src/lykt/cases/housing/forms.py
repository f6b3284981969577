"""The forms of housing. Their fields go by the names that the actions take."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.cases.case.models import Member
from lykt.cases.housing.codes import (
    OfferState,
    PlaceKind,
    Priority,
    RunBy,
    Shielding,
    StayKind,
    WhereTo,
    WhoFor,
    WhyNot,
    WhyWithdrawn,
)
from lykt.cases.housing.models import Place, PlaceOffer, Stay, Waiting
from lykt.organisation.models import Staff, Unit
from lykt.privacy.consent.forms import Day


_QUIET = {"autocomplete": "off"}


def done(form: forms.Form, act: Callable[..., Any], **more: Any) -> Any:
    """Do what a form asks for, and return what came of it; None when it was refused.

    What is wrong stands at its field, and what the form says goes to the action by name.
    """
    if not form.is_valid():
        return None
    try:
        return act(**more, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem)
        return None


def _one_of(label: Any, choices: Any, *, required: bool = True, few: bool = True) -> Any:
    told = list(choices) if few and required else [("", "–"), *choices]
    widget = forms.RadioSelect if few and required else forms.Select
    return forms.ChoiceField(label=label, choices=told, required=required, widget=widget)


def _day(label: Any, *, required: bool = False, today: bool = False) -> forms.DateField:
    initial = timezone.localdate if today else None
    return forms.DateField(label=label, required=required, widget=Day, initial=initial)


def _remark(help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=1000,
        help_text=help_text,
        widget=forms.Textarea(attrs={**_QUIET, "rows": 3}),
    )


_NO_ADDRESS = _("Never an address: it has a page of its own.")


class PlaceForm(forms.Form):
    """What is known of a place."""

    name = forms.CharField(
        label=_("What it is called here"),
        max_length=30,
        help_text=_("Place 7, or a word. Never the address, and not the street."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    kind = _one_of(_("Kind"), PlaceKind.choices, few=False)
    run_by = _one_of(_("Who runs it"), RunBy.choices, few=False)
    capacity = forms.IntegerField(label=_("How many can live there"), min_value=1, max_value=200)
    who_for = forms.MultipleChoiceField(
        label=_("Whom it is for"), choices=WhoFor.choices, widget=forms.CheckboxSelectMultiple
    )
    shielding = _one_of(_("How it is shielded"), Shielding.choices)

    @staticmethod
    def said(place: Place) -> dict[str, Any]:
        """Return what stands now."""
        names = ("name", "kind", "run_by", "capacity", "who_for", "shielding")
        return {name: getattr(place, name) for name in names}


class NewPlace(PlaceForm):
    """A place that is taken into use."""

    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), to_field_name="handle", empty_label=None
    )
    active_from = _day(_("In use from"), required=True, today=True)

    field_order = ("unit",)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class GiveUp(forms.Form):
    """The last day of a place."""

    last_day = _day(_("Last day in use"), required=True, today=True)


class Address(forms.Form):
    """Where a place is. Empty each time: it is never shown in a form."""

    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        widget=forms.Textarea(attrs={**_QUIET, "rows": 2}),
    )


class NewAddress(Address):
    """The first writing, and who writes it a second time."""

    way_in = forms.CharField(
        label=_("How to get in"),
        required=False,
        max_length=500,
        help_text=_("Which bell, which door, whom to call first."),
        widget=forms.Textarea(attrs={**_QUIET, "rows": 2}),
    )
    second = forms.ModelChoiceField(
        label=_("Who else knows the address?"),
        queryset=Staff.objects.none(),
        to_field_name="handle",
        required=False,
        empty_label="–",
        help_text=_("They write it too. It counts when both have written the same."),
    )

    def __init__(self, *args: Any, seconds: QuerySet[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["second"].queryset = seconds  # type: ignore[attr-defined]


def _places(places: QuerySet[Place]) -> list[tuple[str, Any]]:
    told = [("", "–")]
    for place in places:
        whom = ", ".join(map(str, place.whom))
        free = _("%(n)s free") % {"n": place.free}
        told.append((place.handle, f"{place} · {place.get_kind_display()} · {whom} · {free}"))
    return told


class _AtPlace(forms.Form):
    """A form with a choice of the places in use."""

    place = forms.ChoiceField(label=_("Place"))

    def __init__(self, *args: Any, places: QuerySet[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        self.fields["place"].choices = _places(places)  # type: ignore[attr-defined]

    def clean_place(self) -> Place:
        """Return the place itself."""
        found = self.places.filter(handle=self.cleaned_data["place"]).first()
        if found is None:
            raise ValidationError(_("Choose one of the places of this unit."))
        return found


class NewStay(_AtPlace):
    """Somebody is placed."""

    kind = _one_of(_("Kind of stay"), StayKind.choices)
    first = _day(_("From"), required=True, today=True)
    planned_to = _day(_("Planned to"))
    shielded_until = _day(_("Shielded until"))
    beds = forms.IntegerField(
        label=_("How many beds"),
        min_value=1,
        max_value=20,
        initial=1,
        help_text=_("Count the children who come along."),
    )
    remark = _remark(_NO_ADDRESS)


class ChangeStay(forms.Form):
    """How long a stay is planned to last, and who goes on with it. Made where it can be opened."""

    planned_to = _day(_("Planned to"))
    shielded_until = _day(_("Shielded until"))
    goes_on_with = _one_of(
        _("When the case is closed, who answers for the housing?"), RunBy.choices, required=False
    )
    remark = _remark(_NO_ADDRESS)

    @staticmethod
    def said(stay: Stay) -> dict[str, Any]:
        """Return what stands now."""
        names = ("planned_to", "shielded_until", "goes_on_with", "remark")
        return {name: getattr(stay, name) for name in names}


class EndStay(forms.Form):
    """Somebody has left."""

    ended_on = _day(_("Left on"), required=True, today=True)
    where_to = _one_of(_("Where to"), WhereTo.choices, few=False)


class NewReader(forms.Form):
    """Who of the team may read the address."""

    member = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args: Any, members: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        told = [("", "–"), *((one.handle, str(one.staff)) for one in members)]
        self.fields["member"].choices = told  # type: ignore[attr-defined]

    def clean_member(self) -> Member:
        """Return the place in the team itself."""
        found = self.members.filter(handle=self.cleaned_data["member"]).first()
        if found is None:
            raise ValidationError(_("Choose somebody who is in the team."))
        return found


class NewWaiting(forms.Form):
    """Somebody comes on the waiting list."""

    who_for = _one_of(_("A place for"), WhoFor.choices)
    shielding = _one_of(_("How it must be shielded"), Shielding.choices)
    priority = _one_of(_("How much it hurries"), Priority.choices)
    beds = forms.IntegerField(label=_("How many beds"), min_value=1, max_value=20, initial=1)
    since = _day(_("Since"), required=True, today=True)
    remark = _remark(_("What must be thought of: pets, steps, a part of the city to avoid."))


class ChangeWaiting(forms.Form):
    """How much it hurries now."""

    priority = _one_of(_("How much it hurries"), Priority.choices)

    @staticmethod
    def said(waiting: Waiting) -> dict[str, Any]:
        """Return what stands now."""
        return {"priority": waiting.priority}


class LeaveList(forms.Form):
    """Somebody waits no more."""

    why = _one_of(_("Why"), WhyWithdrawn.choices, few=False)


class NewOffer(_AtPlace):
    """A place is asked."""

    asked_on = _day(_("Asked on"), required=True, today=True)
    remark = _remark()


class AnswerOffer(forms.Form):
    """What was answered. Made where it can be opened."""

    state = _one_of(
        pgettext_lazy("to a question", "Answer"),
        [choice for choice in OfferState.choices if choice[0] != OfferState.ASKED],
    )
    reason = _one_of(_("Why not"), WhyNot.choices, required=False)
    answered_on = _day(_("Answered on"), required=True, today=True)
    remark = _remark()

    @staticmethod
    def said(offer: PlaceOffer) -> dict[str, Any]:
        """Return what stands now."""
        return {"remark": offer.remark}
