"""The forms of a case itself: opening, what is known, closing, reopening."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import Closing
from lykt.cases.case.overview import STATES, WHOSE
from lykt.concerns.codes import Age, Exploitation
from lykt.organisation.models import Staff
from lykt.people.forms import DateInput


def add_problem(form: forms.Form, problem: ValidationError) -> None:
    """Put what an action refused beside the fields it is about, the rest above the form."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for field, errors in problem.error_dict.items():
        form.add_error(field if field in form.fields else None, errors)


def words(label: Any, help_text: Any = "", *, rows: int = 3, most: int = 2000) -> forms.CharField:
    """Return a field of free text, which is sealed and never suggested again by a browser."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
    )


class StaffChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague, by the random handle and not by the key."""

    def __init__(self, label: Any, empty: Any = None, **told: Any) -> None:
        super().__init__(
            Staff.objects.none(),
            label=label,
            to_field_name="handle",
            empty_label=empty,
            **told,
        )


class Choosing(forms.Form):
    """Which cases the list shows."""

    state = forms.ChoiceField(
        label=_("State"), choices=[(key, one[0]) for key, one in STATES.items()], required=False
    )
    whose = forms.ChoiceField(label=_("Whose"), choices=list(WHOSE.items()), required=False)

    def told(self) -> dict[str, str]:
        """Return what was chosen; what is none counts as the first."""
        self.full_clean()
        found = getattr(self, "cleaned_data", {})
        return {
            "state": found.get("state") or next(iter(STATES)),
            "whose": found.get("whose") or next(iter(WHOSE)),
        }


class Known(forms.Form):
    """What is known of a case."""

    age = forms.ChoiceField(label=_("Is it about an adult?"), choices=Age.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A doubt counts as a child. Child welfare is then told first, and the case is locked "
            "until they have been. Emergency help is never locked."
        ),
    )  # fmt: skip
    exploitation = forms.ChoiceField(
        label=_("What may they be used for?"), choices=Exploitation.choices
    )
    summary = words(
        _("What is it about?"),
        _("Two sentences, no names. Only the team reads them."),
    )


class Opening(Known):
    """A new case: what is known, and who coordinates it."""

    coordinator = StaffChoice(_("Who coordinates it?"))
    field_order = ("age", "exploitation", "summary", "coordinator")

    def __init__(self, *args: Any, coordinators: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].queryset = coordinators  # type: ignore[attr-defined]


class Ending(forms.Form):
    """How a case ended."""

    closing = forms.ChoiceField(
        label=_("How did it end?"), choices=Closing.choices, widget=forms.RadioSelect
    )
    closed_on = forms.DateField(label=_("Which day?"), widget=DateInput)
    note = words(_("What else is there to say?"))
    sure = forms.BooleanField(label=_("I have read what happens now"))


class Reopening(forms.Form):
    """Why a case is opened again."""

    note = words(_("Why is it opened again?"))
