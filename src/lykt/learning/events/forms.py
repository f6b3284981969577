"""The forms of events. What must be told is little; the rest can be told later."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.learning.events import codes
from lykt.learning.events.actions import LONGEST_TEXT, may_hold
from lykt.learning.events.models import HIGHEST_GRADE, LOWEST_GRADE, Event, Receiver
from lykt.learning.forms import Day
from lykt.learning.told import theme_choices
from lykt.organisation.models import Controller, Staff, Unit


def _count(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        **more,
    )


class EventForm(forms.Form):
    """What an event is, when, for whom, and who is reached."""

    kind = forms.ChoiceField(
        label=_("What kind of event?"), choices=codes.EventKind.choices, widget=forms.RadioSelect
    )
    day = forms.DateField(label=_("Day"), widget=Day)
    title = forms.CharField(
        label=_("What is it called?"),
        max_length=200,
        help_text=_("About the event. Never a person who was helped."),
    )
    theme = forms.ChoiceField(label=_("Theme"), choices=())
    audience = forms.ChoiceField(label=_("For whom?"), choices=codes.Audience.choices)
    receivers = forms.ModelMultipleChoiceField(
        label=_("Which bodies are reached?"), queryset=Receiver.objects.none(),
        to_field_name="handle", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One that is missing is put into the register first."),
    )  # fmt: skip
    classes = _count(_("How many school classes?"), help_text=_("Only for a visit to a school."))
    place = forms.CharField(label=_("Place"), max_length=150, required=False)
    municipality = forms.CharField(label=_("Municipality"), max_length=100, required=False)
    unit = forms.ModelChoiceField(
        label=_("Which unit holds it?"),
        queryset=Unit.objects.none(),
        to_field_name="handle",
        empty_label=None,
    )
    held_by = forms.ModelMultipleChoiceField(
        label=_("Who teaches?"),
        queryset=Staff.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, units: Any, controller: Controller, event: Event | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        if event is not None:
            kwargs.setdefault("initial", _said(event))
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["theme"].choices = [("", _("Choose a theme")), *theme_choices()]
        fields["unit"].queryset = units
        bodies = Receiver.objects.filter(controller=controller)
        holders = may_hold(controller)
        if event is None:
            bodies = bodies.filter(active=True)
            self.initial.setdefault("day", timezone.localdate())
        else:
            # What stands there stays to be chosen, also when it is no longer in use.
            bodies = bodies.filter(active=True) | bodies.filter(events=event)
            holders = holders | event.held_by.all()
        fields["receivers"].queryset = bodies.distinct().order_by("name")
        fields["held_by"].queryset = holders.distinct()

    def facts(self) -> dict[str, Any]:
        """Return what was told, as the actions take it."""
        return dict(self.cleaned_data)


def _said(event: Event) -> dict[str, Any]:
    names = ("kind", "day", "title", "theme", "audience", "classes", "place", "municipality")
    return {
        **{name: getattr(event, name) for name in names},
        "unit": event.unit,
        "receivers": list(event.receivers.all()),
        "held_by": list(event.held_by.all()),
    }


class NewEvent(EventForm):
    """An event that is written down: how many came can be told at once."""

    participants = _count(
        _("How many came?"), help_text=_("Leave it empty when nobody counted, or it lies ahead.")
    )
    field_order = ("kind", "day", "title", "theme", "audience", "receivers", "participants")


class HowItWent(forms.Form):
    """How many came, and what they thought of it: about the event, never about a person."""

    participants = _count(_("How many came?"), help_text=_("Leave it empty when nobody counted."))
    evaluations = _count(_("How many evaluated it?"))
    grade = forms.DecimalField(
        label=_("Their mean grade"),
        required=False,
        max_digits=2,
        decimal_places=1,
        min_value=LOWEST_GRADE,
        max_value=HIGHEST_GRADE,
        help_text=_("From 1 to 6, where 6 is best."),
        localize=True,
    )
    evaluation = forms.CharField(
        label=_("What should be done otherwise next time?"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("About the event. Never about a person."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReceiverForm(forms.Form):
    """A body that is taught. No person stands here."""

    name = forms.CharField(
        label=_("What is it called?"),
        max_length=150,
        help_text=_("The name of the school, the ward or the station. No person's name."),
    )
    kind = forms.ChoiceField(label=_("What kind of body?"), choices=codes.ReceiverKind.choices)
    municipality = forms.CharField(label=_("Municipality"), max_length=100, required=False)


class ChangeReceiver(ReceiverForm):
    """A body as it stands, and whether it is still taught."""

    active = forms.BooleanField(
        label=_("It is still taught"),
        required=False,
        help_text=_(
            "Take the tick away when it is closed, or others teach it: it is due no more."
        ),
    )


class EventSearch(forms.Form):
    """What narrows the list of events."""

    year = forms.ChoiceField(label=_("Year"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    state = forms.ChoiceField(label=_("How it stands"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["year"].choices = [("", _("All")), *((str(one), str(one)) for one in years)]
        fields["kind"].choices = [("", _("All")), *codes.EventKind.choices]
        fields["theme"].choices = [("", _("All")), *theme_choices()]
        fields["state"].choices = [("", _("All")), *codes.State.choices]


class ReceiverSearch(forms.Form):
    """What narrows the register of those who are taught."""

    standing = forms.ChoiceField(label=_("Is it time again?"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["standing"].choices = [
            ("", _("All that are in use")),
            *((one, one.label) for one in codes.Standing if one is not codes.Standing.UNKNOWN),
            ("unused", _("No longer in use")),
        ]
        fields["kind"].choices = [("", _("All")), *codes.ReceiverKind.choices]
