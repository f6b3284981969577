"""The forms of meetings apart from cases. No field takes a person."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.cases.meetings.forms import Day, line
from lykt.cases.meetings.general.codes import Purpose, Theme
from lykt.cases.meetings.general.rules import MOST_OF_A_BODY
from lykt.organisation.models import Staff, Unit
from lykt.privacy.consent.codes import Recipient


#: Those who can take part: a person's own family and employer are no bodies of a team.
BODIES = tuple(
    one
    for one in Recipient
    if one
    not in (Recipient.FAMILY, Recipient.EMPLOYER, Recipient.AMBULANCE, Recipient.FIRE_SERVICE)
)


class Writing(forms.Form):
    """A meeting: what for, when, about what, how many from which body, and the next."""

    unit = forms.ChoiceField(label=_("Whose meeting"))
    purpose = forms.ChoiceField(
        label=_("What is it for?"), choices=Purpose.choices, widget=forms.RadioSelect
    )
    day = forms.DateField(label=_("Day"), widget=Day)
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"), choices=Theme.choices, widget=forms.CheckboxSelectMultiple
    )
    next_on = forms.DateField(label=_("Next meeting"), required=False, widget=Day)

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.handle: unit for unit in units}
        unit: Any = self.fields["unit"]
        unit.choices = [(handle, one.name) for handle, one in self.units.items()]
        if len(self.units) == 1:
            unit.initial = next(iter(self.units))
            unit.widget = forms.HiddenInput()
        for one in BODIES:
            self.fields[f"from-{one.value}"] = forms.IntegerField(
                label=one.label,
                required=False,
                min_value=0,
                max_value=MOST_OF_A_BODY,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def bodies(self) -> dict[str, int]:
        """Return how many come from each body that takes part."""
        counts = {one.value: self.cleaned_data.get(f"from-{one.value}") for one in BODIES}
        return {code: count for code, count in counts.items() if count}

    def body_fields(self) -> list[Any]:
        """Return the fields of the bodies, for the template."""
        return [self[f"from-{one.value}"] for one in BODIES]

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        told = self.cleaned_data
        return {
            "unit": self.units[told["unit"]],
            "bodies": self.bodies(),
            **{name: told[name] for name in ("purpose", "day", "themes", "next_on")},
        }


class NewTask(forms.Form):
    """Something that was decided, who does it and by when."""

    text = line(
        _("What is to be done?"),
        required=True,
        help_text=_("About routines. Nobody who is met here, no code and no case is named."),
    )
    who = forms.ChoiceField(label=_("Who does it?"))
    due = forms.DateField(label=_("By"), required=False, widget=Day)

    def __init__(self, *args: Any, staff: Iterable[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(one.handle): one for one in staff}
        who: Any = self.fields["who"]
        who.choices = [
            ("", pgettext_lazy("nobody chosen yet", "Choose")),
            *((handle, str(one)) for handle, one in self.staff.items()),
            *((one.value, one.label) for one in BODIES if one is not Recipient.HERE),
        ]

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        who = self.cleaned_data["who"]
        owner = self.staff.get(who)
        return {
            "text": self.cleaned_data["text"],
            "due": self.cleaned_data["due"],
            "owner": owner,
            "body": "" if owner else who,
        }
