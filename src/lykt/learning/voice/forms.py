"""The forms of the users' voice. Nobody is asked who said it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.learning.forms import NO_PERSON, OfController, day, line, number
from lykt.learning.forms import text as words
from lykt.learning.voice.actions import MOST_CAME
from lykt.learning.voice.codes import Became, Channel, ComplaintState, Outcome, Theme
from lykt.learning.voice.models import Complaint, CouncilMeeting
from lykt.learning.voice.states import COMPLAINT
from lykt.organisation.models import Unit


class CouncilForm(OfController):
    """When the council meets, and about what."""

    day = day(_("Which day?"))
    agenda = words(_("What is on the agenda?"), required=False, help_text=NO_PERSON)
    came = number(
        _("How many members came?"),
        most=MOST_CAME,
        required=False,
        help_text=_("The number alone. Not who they were. Empty until the meeting has been."),
    )

    @staticmethod
    def said(meeting: CouncilMeeting) -> dict[str, Any]:
        """Return what is written of a meeting now."""
        return {name: getattr(meeting, name) for name in ("day", "agenda", "came")}


class WishForm(forms.Form):
    """What the council asked for."""

    text = line(_("What did the council ask for?"), help_text=NO_PERSON)


class AnswerForm(forms.Form):
    """What the council was answered."""

    text = words(
        _("What was it answered?"),
        required=False,
        help_text=_("What was changed, or why not. Empty takes the answer back."),
    )
    on = day(_("When was it answered?"), required=False)


class _SaidForm(forms.Form):
    """What was said, in which unit and when."""

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {one.handle: one for one in units}
        unit: Any = self.fields["unit"]
        unit.choices = [(handle, one.name) for handle, one in self.units.items()]
        if len(self.units) == 1:
            unit.initial = next(iter(self.units))
            unit.widget = forms.HiddenInput()
        self.initial = {"received_on": timezone.localdate(), **self.initial}

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {**self.cleaned_data, "unit": self.units[self.cleaned_data["unit"]]}


class FeedbackForm(_SaidForm):
    """What somebody said without saying who they are."""

    text = words(
        _("What was said?"),
        rows=5,
        help_text=_("As they said it. Leave out names, and what tells who it was."),
    )
    channel = forms.ChoiceField(label=_("How?"), choices=Channel.choices, widget=forms.RadioSelect)
    theme = forms.ChoiceField(
        label=_("About what?"), choices=Theme.choices, widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label=_("Which unit?"))
    received_on = day(_("When did it come in?"))


class ComplaintForm(_SaidForm):
    """What is complained about, and how the answer reaches them."""

    text = words(_("What is the complaint?"), rows=6, help_text=_("As they put it."))
    theme = forms.ChoiceField(
        label=_("About what?"), choices=Theme.choices, widget=forms.RadioSelect
    )
    reach = words(
        _("How does the answer reach them?"),
        rows=2,
        required=False,
        help_text=_("Only if they want an answer: they may come by, or leave a number."),
    )
    unit = forms.ChoiceField(label=_("Which service is it about?"))
    received_on = day(_("When did it come in?"))


class SettleForm(forms.Form):
    """What came of feedback."""

    became = forms.ChoiceField(
        label=_("What came of it?"), choices=Became.choices, widget=forms.RadioSelect
    )


class ComplaintStateForm(forms.Form):
    """What becomes of a complaint."""

    state = forms.ChoiceField(label=_("What becomes of it?"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=_("What was it answered with?"),
        choices=Outcome.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Only for an answer."),
    )
    on = day(_("When was it answered?"), required=False)

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state: Any = self.fields["state"]
        follows = COMPLAINT.states[complaint.state].to
        state.choices = [(code, ComplaintState(code).label) for code in follows]
        if ComplaintState.ANSWERED not in follows:
            del self.fields["outcome"], self.fields["on"]
