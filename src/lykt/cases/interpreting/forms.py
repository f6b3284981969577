"""The forms of interpreting. Their fields go by the names that the actions take."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.cases.interpreting import states
from lykt.cases.interpreting.codes import (
    Background,
    BookingState,
    Occasion,
    Qualified,
    Way,
    Wish,
)
from lykt.cases.interpreting.models import Booking, Wishes
from lykt.privacy.consent import in_words


_QUIET = {"autocomplete": "off"}


class Moment(forms.DateTimeInput):
    """A day and an hour, picked with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def _one_of(label: Any, choices: Any, *, initial: Any = None) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(choices), initial=initial, widget=forms.RadioSelect
    )


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=1000,
        help_text=help_text,
        widget=forms.Textarea(attrs={**_QUIET, "rows": 2}),
    )


class WishesForm(forms.Form):
    """What the person wishes. Made where it can be opened."""

    language = forms.ChoiceField(label=_("The language they tell most in"))
    also = forms.MultipleChoiceField(
        label=_("Other languages that will do"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    gender = _one_of(_("Woman or man"), Wish.choices, initial=Wish.NOT_ASKED)
    background = _one_of(
        pgettext_lazy("of an interpreter", "Background"),
        Background.choices,
        initial=Background.NOT_ASKED,
    )
    avoid = _text(
        _("What must be avoided"),
        _("A dialect, a town, a church, a network: as they say it themselves."),
    )
    not_this_one = _text(_("An interpreter who must not come"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["language"].choices = [("", "–"), *in_words.languages()]
        fields["also"].choices = list(in_words.languages())

    @staticmethod
    def said(wishes: Wishes | None) -> dict[str, Any]:
        """Return what stands now."""
        if wishes is None:
            return {}
        first, *rest = wishes.languages or [""]
        names = ("gender", "background", "avoid", "not_this_one")
        return {"language": first, "also": rest, **{n: getattr(wishes, n) for n in names}}

    def told(self) -> dict[str, Any]:
        """Return what was written, for the action."""
        said = dict(self.cleaned_data)
        said["languages"] = [said.pop("language"), *said.pop("also")]
        return said


class NewBooking(forms.Form):
    """An interpreter is wanted, or booked."""

    when = forms.DateTimeField(
        label=_("When"), widget=Moment, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
    )
    language = forms.ChoiceField(label=_("Language"))
    occasion = forms.ChoiceField(label=_("What for"), choices=[("", "–"), *Occasion.choices])
    way = _one_of(_("How"), Way.choices)
    state = _one_of(
        _("Is it booked already?"),
        [(name, BookingState(name).label) for name in states.BOOKING.begins],
        initial=BookingState.WANTED,
    )
    agency = forms.CharField(
        label=_("Interpreting service"),
        required=False,
        max_length=60,
        help_text=_("The service, not the name of the interpreter."),
        widget=forms.TextInput(attrs=_QUIET),
    )
    qualified = forms.ChoiceField(
        label=_("Qualification"), choices=Qualified.choices, initial=Qualified.UNKNOWN
    )
    nobody_close = forms.BooleanField(
        label=_("It is no child, no relative, and nobody who came along"),
        required=False,
        help_text=_("Make sure before you tick."),
    )
    remark = _text(_("Remark"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["language"].choices = [("", "–"), *in_words.languages()]


class AnswerBooking(forms.Form):
    """How a booking goes on. Made where it can be opened."""

    state = _one_of(pgettext_lazy("of a booking", "How it stands"), BookingState.choices)
    agency = forms.CharField(
        label=_("Interpreting service"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=_QUIET),
    )
    qualified = forms.ChoiceField(label=_("Qualification"), choices=Qualified.choices)
    nobody_close = forms.BooleanField(
        label=_("It is no child, no relative, and nobody who came along"),
        required=False,
        help_text=_("Make sure before you tick."),
    )
    remark = _text(_("Remark"))

    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        follows = states.BOOKING.states[booking.state].to
        fields["state"].choices = [(name, BookingState(name).label) for name in follows]

    @staticmethod
    def said(booking: Booking) -> dict[str, Any]:
        """Return what stands now."""
        names = ("agency", "qualified", "nobody_close", "remark")
        return {name: getattr(booking, name) for name in names}
