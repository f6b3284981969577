"""The forms of this room: what was asked, what was said, what was seen to before handing over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.organisation.forms import DayInput
from lykt.organisation.models import Staff
from lykt.privacy.answers.actions import Asked
from lykt.privacy.answers.codes import (
    ANSWERED_ON_PAPER,
    Against,
    AskedBy,
    Asks,
    Decision,
    Given,
    HealthPart,
    ObjectionState,
    Settled,
    State,
)
from lykt.privacy.answers.languages import choices
from lykt.privacy.answers.models import Request
from lykt.privacy.answers.rules import DECISIONS, Checklist
from lykt.privacy.answers.things import Thing


#: A text that somebody else has said; no browser should offer it again.
_WORDS = {"rows": 4, "autocomplete": "off"}
#: Longer than anybody tells at a time; a plan or a story has another place.
LONGEST = 4_000


def _words(label: Any, help_text: Any = "", *, needed: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=needed,
        max_length=LONGEST,
        widget=forms.Textarea(attrs=_WORDS),
    )


class NewRequest(forms.Form):
    """What somebody asks."""

    asks = forms.ChoiceField(
        label=_("What do they ask?"), choices=Asks.choices, widget=forms.RadioSelect
    )
    asked_by = forms.ChoiceField(
        label=_("Who asks?"),
        choices=AskedBy.choices,
        widget=forms.RadioSelect,
        initial=AskedBy.PERSON,
    )
    authority_seen = forms.BooleanField(
        label=_("I have seen that they may ask for the person"),
        help_text=_("Only where it is not the person who asks."),
        required=False,
    )
    asked_on = forms.DateField(
        label=_("When did they ask?"), widget=DayInput, initial=timezone.localdate
    )
    language = forms.ChoiceField(label=_("In which language do they want the answer?"))
    owner = forms.ModelChoiceField(
        label=_("Who answers?"), queryset=Staff.objects.none(), to_field_name="handle"
    )
    remark = _words(
        _("Remark"),
        _("How to reach them safely about it, or what they want to know most."),
        needed=False,
    )

    def __init__(self, *args: Any, owners: QuerySet[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = choices()
        owner: Any = self.fields["owner"]
        owner.queryset = owners

    def asked(self) -> Asked:
        """Return what was asked; call it on a form that is valid."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "owner"}
        return Asked(**told)


class Why(forms.Form):
    """A reason that the person is told."""

    reason = _words(_("Why?"), _("The person is told this."))


def _yes_or_no(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class HandOver(forms.Form):
    """What is seen to before an answer is given to the person."""

    alone = _yes_or_no(_("Are you alone with the person?"))
    somebody_waits = _yes_or_no(
        _("Is somebody waiting for them outside?"),
        _("Somebody who brought them may ask what they got."),
    )
    safe_paper = _yes_or_no(
        _("Is it safe for them to carry the paper?"),
        _("Ask them. Who could find it, and what would happen then?"),
    )
    given = forms.ChoiceField(
        label=_("How is it given?"),
        choices=Given.choices,
        widget=forms.RadioSelect,
        help_text=_("Where paper is not safe, read it aloud. It can stay here until another day."),
    )
    health_part = forms.ChoiceField(
        label=_("What health staff have written"),
        widget=forms.RadioSelect,
        help_text=_("Ask the same of everyone, whether or not you think there is any."),
    )

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if request.asks not in ANSWERED_ON_PAPER:
            del self.fields["health_part"]
            return
        ended = request.state == State.IN_PART
        health: Any = self.fields["health_part"]
        health.choices = [
            one
            for one in HealthPart.choices
            if one[0] != HealthPart.NOT_ASKED and not (ended and one[0] == HealthPart.LATER)
        ]

    def checklist(self) -> Checklist:
        """Return what was answered; call it on a form that is valid."""
        return Checklist(**{"health_part": HealthPart.NOT_ASKED, **self.cleaned_data})


class NewNote(forms.Form):
    """The person's own words."""

    thing = forms.ChoiceField(label=_("What is it about?"), required=False)
    words = _words(
        _("What does the person say?"),
        _("In their own words. It stands beside what is written, and replaces nothing."),
    )

    def __init__(self, *args: Any, things: Iterable[tuple[str, Thing]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        thing: Any = self.fields["thing"]
        thing.choices = [
            ("", _("All that is written about them")),
            *((f"{kind}:{one.handle}", one.label) for kind, one in things),
        ]

    def told(self) -> dict[str, str]:
        """Return the arguments of the action; call it on a form that is valid."""
        about, _colon, thing = self.cleaned_data["thing"].partition(":")
        return {"words": self.cleaned_data["words"], "about": about, "thing": thing}


class Settling(forms.Form):
    """What was done about what a person disputes."""

    settled = forms.ChoiceField(
        label=_("What was done?"), choices=Settled.choices, widget=forms.RadioSelect
    )


class NewObjection(forms.Form):
    """What the person does not want it used for."""

    against = forms.ChoiceField(
        label=_("What do they not want it used for?"),
        choices=Against.choices,
        widget=forms.RadioSelect,
    )
    words = _words(_("What does the person say?"), needed=False)


class Deciding(forms.Form):
    """What is decided about an objection."""

    decision = forms.ChoiceField(
        label=pgettext_lazy("about an objection", "What is decided?"), widget=forms.RadioSelect
    )
    reason = _words(_("Why?"), _("The person is told this."), needed=False)

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decision: Any = self.fields["decision"]
        moves = DECISIONS[ObjectionState(state)]
        decision.choices = [one for one in Decision.choices if one[0] in moves]
