"""The forms of children: who, what they are to the person, and how they have it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.cases.children.codes import LivesWith, Notice, Relation, School, WhyEnded
from lykt.people.codes import Gender
from lykt.privacy.consent.codes import ASKED, Recipient


class Noting(forms.Form):
    """A child: a code it has here already, or a new person with what little is known."""

    relation = forms.ChoiceField(
        label=_("What is the child to them?"), choices=Relation.choices, widget=forms.RadioSelect
    )
    code = forms.CharField(
        label=_("The child's code, if it has one here"),
        required=False,
        max_length=40,
        help_text=_("Left empty, the child gets a code of its own."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        help_text=_("Four digits. Leave it empty if it is not known."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    gender = forms.ChoiceField(
        label=_("Gender"), choices=Gender.choices, required=False, initial=Gender.UNKNOWN
    )

    optional = ("code", "birth_year", "gender")


class Situation(forms.Form):
    """How a child has it now, and which body answers for it."""

    body = forms.ChoiceField(
        label=_("Which body is responsible for the child?"),
        required=False,
        choices=[
            ("", _("Not named yet")),
            (Recipient.HERE, Recipient.HERE.label),
            *((one.value, one.label) for one in ASKED),
        ],
    )
    body_named = forms.CharField(
        label=_("Who there"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    lives_with = forms.ChoiceField(
        label=_("Where does the child live?"),
        choices=LivesWith.choices,
        widget=forms.RadioSelect,
        help_text=_("Never the address."),
    )
    school = forms.ChoiceField(
        label=_("Kindergarten or school?"), choices=School.choices, widget=forms.RadioSelect
    )
    notice = forms.ChoiceField(
        label=_("Must child welfare be told?"),
        choices=Notice.choices,
        widget=forms.RadioSelect,
        help_text=_("Everybody who works here has a duty of their own to tell child welfare."),
    )
    needs = forms.CharField(
        label=_("What does the child need?"),
        required=False,
        max_length=1_000,
        help_text=_("About the child alone. Nothing of what the parent has been through."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )

    optional = ("body", "body_named", "needs")

    @staticmethod
    def start() -> dict[str, Any]:
        """Return what the form says where nothing has been written yet."""
        return {
            "lives_with": LivesWith.UNKNOWN,
            "school": School.UNKNOWN,
            "notice": Notice.NOT_YET,
        }


class Ending(forms.Form):
    """Why a child belongs to the case no more."""

    why = forms.ChoiceField(label=_("Why?"), choices=WhyEnded.choices, widget=forms.RadioSelect)
