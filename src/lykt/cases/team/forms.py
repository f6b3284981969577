"""The forms of a team."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import Left
from lykt.cases.team.rules import LONGEST_DAY
from lykt.organisation.models import Controller, Staff
from lykt.privacy.consent.codes import ASKED, NAMED, InformationKind
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.codes import OWN_WAYS


#: A password manager must not fill a form about somebody else.
_NOT_MINE = {"autocomplete": "off"}
#: Bodies of which somebody can be invited: those who are no service are not.
BODIES = [one for one in ASKED if one not in ("family", "employer")]


class Day(forms.DateInput):
    """A day up to today, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the context with today as the latest day to choose."""
        latest = timezone.localdate().isoformat()
        return super().get_context(name, value, {**(attrs or {}), "max": latest})


class StaffField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who works with Lykt, by the handle of their account."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Staff.objects.none(), to_field_name="handle", empty_label=_("Choose"), **kwargs
        )


class Adding(forms.Form):
    """Whom of the house to take into the team."""

    staff = StaffField(
        label=_("Colleague"),
        help_text=_("They see the whole case from now on."),
    )

    def __init__(self, *args: Any, staff: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = staff  # type: ignore[attr-defined]


class Inviting(forms.Form):
    """Whom of another body to invite: by their account, or by their address at work."""

    body = forms.ChoiceField(
        label=_("Which body are they from?"),
        choices=[("", _("Choose")), *((one.value, one.label) for one in BODIES)],
    )
    body_named = forms.CharField(
        label=_("Which one?"),
        required=False,
        max_length=100,
        help_text=_("Only for another unit, another municipality or someone else."),
        widget=forms.TextInput(attrs=_NOT_MINE),
    )
    staff = StaffField(label=_("Somebody who has an account"), required=False)
    address = forms.EmailField(
        label=_("Or their e-mail at work"),
        required=False,
        max_length=200,
        help_text=_("The administrator is asked to make an account. Lykt sends nothing."),
        widget=forms.EmailInput(attrs=_NOT_MINE),
    )

    def __init__(self, *args: Any, staff: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = staff  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for one of account and address, and which body where there are several."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(told.get("staff")) == bool(told.get("address")) and "address" in told:
            self.add_error("address", _("Choose an account, or write an address: one of them."))
        if told.get("body") in NAMED and not told.get("body_named", "").strip():
            self.add_error("body_named", _("Write which."))
        return told


#: Why the coordinator may let somebody go; the other reasons follow from what happens.
REASONS = (Left.DONE, Left.LEFT_SERVICE, Left.MISTAKE)


class LettingGo(forms.Form):
    """Why somebody leaves the team."""

    why = forms.ChoiceField(
        label=_("Why?"),
        choices=[(one.value, one.label) for one in REASONS],
        initial=Left.DONE,
        widget=forms.RadioSelect,
    )


class HandingOver(forms.Form):
    """Who coordinates the case next, and what they must know."""

    to = StaffField(label=_("Who coordinates it next?"))
    stays = forms.BooleanField(label=_("I stay in the team as a helper"), required=False)
    note = forms.CharField(
        label=_("What must they know?"),
        required=False,
        max_length=4000,
        help_text=_("What is promised, what is safe to ask, what must not be forgotten."),
        widget=forms.Textarea(attrs={"rows": 5, **_NOT_MINE}),
    )

    def __init__(self, *args: Any, staff: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = staff  # type: ignore[attr-defined]


class LawyerForm(forms.Form):
    """What happened about a lawyer."""

    what = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("When?"), widget=Day)
    name = forms.CharField(
        label=_("Who is the lawyer?"),
        required=False,
        max_length=200,
        help_text=_("Only when there is one."),
        widget=forms.TextInput(attrs=_NOT_MINE),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = choices  # type: ignore[attr-defined]
        self.fields["day"].initial = timezone.localdate


class HoursForm(forms.Form):
    """Hours a lawyer used."""

    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=LONGEST_DAY, max_digits=4, decimal_places=2
    )
    day = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)
    before_reporting = forms.BooleanField(
        label=_("Before anything was reported"), required=False, initial=True
    )


class DomainForm(forms.Form):
    """A domain at which those of a body have their addresses."""

    controller = forms.ModelChoiceField(Controller.objects.none(), label=_("Organisation"))
    body = forms.ChoiceField(
        label=_("Body"),
        choices=[("", _("Choose")), *((one.value, one.label) for one in BODIES)],
    )
    domain = forms.CharField(
        label=_("Domain of their addresses"),
        max_length=100,
        help_text=_("What stands behind the @, such as nav.no."),
        widget=forms.TextInput(attrs=_NOT_MINE),
    )

    def __init__(self, *args: Any, controllers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["controller"]
        chosen.queryset = controllers
        if len(controllers) == 1:
            chosen.initial, chosen.widget = controllers[0].pk, forms.HiddenInput()


class Moving(forms.Form):
    """What another city is told, kind by kind, when it takes over."""

    city = forms.CharField(
        label=_("Which municipality?"),
        max_length=100,
        help_text=_("As it was named when the person was asked."),
        widget=forms.TextInput(attrs=_NOT_MINE),
    )
    way = forms.ChoiceField(
        label=_("In which way is it told?"),
        choices=[(one.value, one.label) for one in OWN_WAYS],
        widget=forms.RadioSelect,
    )
    once = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        for kind in kinds:
            self.fields[f"text_{kind}"] = forms.CharField(
                label=InformationKind(kind).label,
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2, **_NOT_MINE}),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for something to be told."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(told.get(f"text_{kind}", "").strip() for kind in self.kinds):
            self.add_error(None, _("Write what they must know, of one kind at least."))
        return told

    @property
    def texts(self) -> list[forms.BoundField]:
        """Return the field of each kind."""
        return [self[f"text_{kind}"] for kind in self.kinds]

    @property
    def items(self) -> list[Item]:
        """Return each kind that something is told of."""
        told = [(kind, self.cleaned_data[f"text_{kind}"].strip()) for kind in self.kinds]
        return [Item(kind, text) for kind, text in told if text]

    def told(self) -> dict[str, Any]:
        """Return the rest, for the action."""
        return {name: self.cleaned_data[name] for name in ("city", "way", "once")}
