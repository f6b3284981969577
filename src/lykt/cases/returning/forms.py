"""The forms of a return."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import Track
from lykt.cases.case.models import Case
from lykt.cases.case.queries import team_of
from lykt.cases.case.tracks import label
from lykt.cases.returning.lists import News, Reason
from lykt.organisation.models import Staff
from lykt.people.forms import DateInput
from lykt.privacy.consent.codes import ASKED, Recipient
from lykt.privacy.disclosure.codes import OWN_WAYS, Way


def _later(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _day() -> forms.DateField:
    return forms.DateField(label=_("Day"), widget=DateInput, initial=timezone.localdate)


def _note(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class State(forms.Form):
    """What has happened with the return or settling."""

    state = forms.ChoiceField(label=_("What has happened?"), widget=forms.RadioSelect)
    day = _day()
    until = _later(
        _("Followed up until"),
        _("Only for a journey: the last day agreed with the programme. Empty: the rule says."),
    )
    note = _note(_("Note"))

    def __init__(self, *args: Any, states: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["state"]
        choice.choices = [(state, label(Track.RETURN, state)) for state in states]
        if "travelled" not in states:
            del self.fields["until"]


class AsStep(forms.Form):
    """Who does it, and by when."""

    owner = forms.ModelChoiceField(
        label=_("Who in the team?"), queryset=Staff.objects.none(), required=False
    )
    owner_body = forms.ChoiceField(label=_("Or which body?"), required=False)
    due = _later(_("By"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = Staff.objects.filter(pk__in=team_of(case).values("staff"))
        body: Any = self.fields["owner_body"]
        body.choices = [("", "–"), *((one.value, Recipient(one).label) for one in ASKED)]


class NewsForm(forms.Form):
    """What the return programme told."""

    how = forms.ChoiceField(
        label=_("How does it go?"), choices=News.choices, widget=forms.RadioSelect
    )
    day = _day()
    next_by = _later(_("Next one agreed"), _("Leave it empty, and the rule says when."))
    note = _note(_("Note"), _("The shortest. Never where the person lives."))


class Stop(forms.Form):
    """Why a return is stopped."""

    reason = forms.ChoiceField(label=_("Why?"), choices=Reason.choices, widget=forms.RadioSelect)
    day = _day()
    note = _note(_("Note"), _("What the person wants others to know of it, no more."))


class Documents(forms.Form):
    """Exactly what the return programme is told, and in which way."""

    text = forms.CharField(
        label=_("Exactly what is told"),
        max_length=4000,
        help_text=_("Only what the programme needs to get the documents."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    way = forms.ChoiceField(
        label=_("In which way is it told?"),
        choices=[(way.value, Way(way).label) for way in OWN_WAYS],
        widget=forms.RadioSelect,
    )
    #: What this form is called: sent twice, it is one disclosure.
    once = forms.CharField(max_length=16, widget=forms.HiddenInput)
