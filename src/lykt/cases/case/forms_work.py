"""The forms of the daily work in a case: events, assurances, steps."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.codes import VERIFIERS, AssuredState, Track, WentTo
from lykt.cases.case.forms import StaffChoice, words
from lykt.cases.case.models import Case
from lykt.cases.case.queries import team_of
from lykt.cases.case.tracks import TRACKS, allowed, asks
from lykt.organisation.models import Staff
from lykt.people.forms import DateInput
from lykt.privacy.consent.codes import Recipient
from lykt.privacy.retention.forms import DayInput


#: Bodies that can own or do something, or say something.
_OTHERS = [one for one in Recipient if one not in (Recipient.HERE, Recipient.FAMILY)]
BODIES = [("", "–"), *((one.value, one.label) for one in _OTHERS)]
#: Who can have said that a track is so: ourselves among them.
SAYERS = [("", "–"), (Recipient.HERE.value, Recipient.HERE.label), *BODIES[1:]]


class Becoming(forms.Form):
    """Which state a track has entered: only those that may follow are there."""

    state = forms.ChoiceField(label=_("What has happened?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, track: str, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one, TRACKS[track][one].label) for one in allowed(track, now)]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]


class Happening(forms.Form):
    """What is told of a state that a track has entered: only what that state asks is there."""

    day = forms.DateField(label=_("Which day?"), widget=DateInput)
    body = forms.ChoiceField(label=_("Who said it?"), choices=SAYERS, required=False)
    went_to = forms.ChoiceField(
        label=_("Where was the person shown the way?"),
        choices=[("", "–"), *WentTo.choices],
        required=False,
    )
    until = forms.DateField(
        label=_("The last day, as it says"),
        help_text=_("Empty where it says none: the length is then the usual one."),
        required=False,
        widget=DayInput,
    )
    reference = forms.CharField(
        label=_("Reference"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = words(_("What else is there to say?"))

    def __init__(self, *args: Any, track: str, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = asks(track, state)
        for field in ("body", "went_to", "until", "reference"):
            if field not in wanted:
                del self.fields[field]
        if track == Track.IDENTIFICATION and state == "verified":
            choices = [("", "–"), *((one.value, one.label) for one in VERIFIERS)]
            self.fields["body"].choices = choices  # type: ignore[attr-defined]
        self.fields["day"].initial = timezone.localdate


class Owned(forms.Form):
    """Something of a case that somebody owns: a colleague of the team, or a body."""

    owner = StaffChoice(_("Who sees to it?"), empty="–", required=False)
    owner_body = forms.ChoiceField(label=_("Or which body?"), choices=BODIES, required=False)
    due = forms.DateField(label=_("By which day?"), required=False, widget=DayInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = team_of(case).values("staff")
        self.fields["owner"].queryset = Staff.objects.filter(pk__in=team)  # type: ignore[attr-defined]


class Assuring(Owned):
    """How one of the nine stands now."""

    state = forms.ChoiceField(
        label=_("How does it stand?"), choices=AssuredState.choices, widget=forms.RadioSelect
    )
    next_step = words(_("What is next?"), rows=2, most=500)
    day = forms.DateField(label=_("From which day?"), widget=DateInput)
    field_order = ("state", "next_step", "due", "owner", "owner_body", "day")


class NewStep(Owned):
    """Something to be done."""

    what = forms.CharField(
        label=_("What is to be done?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    field_order = ("what", "due", "owner", "owner_body")
