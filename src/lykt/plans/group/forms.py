"""The forms of a reference group."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.plans.group.actions import LONGEST_TEXT
from lykt.plans.group.codes import Outcome
from lykt.plans.models import Plan


_NO_PERSON = _("About the work. Never about a person.")


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _text(label: Any, **rest: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_TEXT,
        help_text=_NO_PERSON,
        widget=forms.Textarea(attrs={"rows": 5}),
        **rest,
    )


class NewMember(forms.Form):
    """A body, or a role in it, that sits in the group."""

    name = forms.CharField(
        label=_("Body or role"),
        max_length=200,
        help_text=_("Such as a service and who speaks for it. No private names or addresses."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    since = _day(_("From"))


class Meeting(forms.Form):
    """A meeting of the group."""

    held_on = _day(_("Day"))
    members: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Who was there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = _text(_("What was talked about"), required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = plan.group_members.all()  # type: ignore[attr-defined]


class NewAdvice(forms.Form):
    """What the group advised."""

    text = _text(_("Advice"))
    measures: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("About these measures"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].queryset = plan.measures.all()  # type: ignore[attr-defined]


class Answering(forms.Form):
    """What came of advice, and why."""

    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reason = _text(_("Why"))
