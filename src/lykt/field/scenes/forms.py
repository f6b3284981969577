"""The forms of scenes and signals: codes first, few words."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.field.scenes import codes
from lykt.field.scenes.models import Scene, Signal
from lykt.field.scenes.rules import LONGEST_WORDS
from lykt.people.forms import DateInput, taps


class SceneForm(forms.Form):
    """What a scene is, and what it is called."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=codes.SceneKind.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("What is it called here?"),
        max_length=100,
        help_text=_("A place or a milieu. Never the name of a person or a group of friends."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    zone = forms.CharField(
        label=_("In which zone?"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @staticmethod
    def said(scene: Scene) -> dict[str, Any]:
        """Return what is written of a scene now."""
        return {name: getattr(scene, name) for name in ("kind", "name", "zone")}


class SignalForm(forms.Form):
    """What was noticed, how it is known, and what was done."""

    kind = forms.ChoiceField(
        label=_("What was noticed?"), choices=codes.SignalKind.choices, widget=forms.RadioSelect
    )
    source = forms.ChoiceField(
        label=_("How is it known?"), choices=codes.SourceKind.choices, widget=forms.RadioSelect
    )
    strength = forms.ChoiceField(
        label=_("How sure is it?"), choices=codes.Strength.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_(
            "About the place or the milieu. Nothing that tells who somebody is. Empty where "
            "somebody may be under 18: that is written in a concern."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    done = taps(codes.Done.choices, _("What has been done?"))
    day = forms.DateField(label=_("When was it noticed?"), widget=DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"day": timezone.localdate(), **self.initial}


class DoneForm(forms.Form):
    """What was done with a signal."""

    done = taps(codes.Done.choices, _("What has been done?"))

    @staticmethod
    def said(signal: Signal) -> dict[str, Any]:
        """Return what is written down now."""
        return {"done": signal.done}
