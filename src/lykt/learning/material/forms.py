"""The forms of material."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.learning.forms import OfController, day, line, number, text
from lykt.learning.material.codes import SIGNS, CheckedBy, Kind, MoveKind, Where
from lykt.learning.material.models import Material
from lykt.learning.material.rules import MOST
from lykt.organisation.models import Unit
from lykt.privacy.consent.in_words import languages


class MaterialForm(OfController):
    """What it is called, what it is, and what for."""

    title = line(_("What is it called?"))
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Kind.choices, widget=forms.RadioSelect
    )
    purpose = text(_("What is it for?"), rows=3, help_text=_("Whom it is for, and what it says."))

    @staticmethod
    def said(material: Material) -> dict[str, Any]:
        """Return what is written of material now."""
        return {name: getattr(material, name) for name in ("title", "kind", "purpose")}


class Narrowed(forms.Form):
    """How the list is narrowed."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    kind = forms.ChoiceField(
        label=pgettext_lazy("material", "Kind"),
        choices=[("", pgettext_lazy("no narrowing", "All")), *Kind.choices],
        required=False,
    )
    owing = forms.BooleanField(label=_("Only what something is to be done with"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [("", pgettext_lazy("no narrowing", "All")), *languages()]


class VersionForm(forms.Form):
    """Which language, and when the text was finished."""

    language = forms.ChoiceField(label=_("Which language?"))
    made_on = day(_("When was the text finished?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [("", pgettext_lazy("nothing chosen yet", "Choose")), *languages()]
        self.initial = {"made_on": timezone.localdate(), **self.initial}


class CheckForm(forms.Form):
    """Which users have read a version, or why none has."""

    checked_by = forms.ChoiceField(
        label=_("Who has read it?"),
        choices=CheckedBy.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    on = day(_("When?"), required=False)
    why = text(
        _("Or why has nobody?"),
        rows=3,
        required=False,
        help_text=_("It can be printed then, and the reason stands on it."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for either of the two, and not for both."""
        told = super().clean() or {}
        if told.get("checked_by") and told.get("why"):
            self.add_error("why", _("Either somebody has read it, or nobody has."))
        elif not told.get("checked_by") and not told.get("why"):
            self.add_error("checked_by", _("Say who has read it, or why nobody has."))
        if told.get("checked_by") and not told.get("on"):
            told["on"] = timezone.localdate()
        return told


class ReviewForm(forms.Form):
    """When a version was read again."""

    on = day(_("When was it read again?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"on": timezone.localdate(), **self.initial}


class _OfUnit(forms.Form):
    """What a unit has done with a pile on a day."""

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {one.handle: one for one in units}
        unit: Any = self.fields["unit"]
        unit.choices = [(handle, one.name) for handle, one in self.units.items()]
        self.initial = {"day": timezone.localdate(), **self.initial}

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {**self.cleaned_data, "unit": self.units[self.cleaned_data["unit"]]}


class MoveForm(_OfUnit):
    """Some came to a pile, or went from it."""

    kind = forms.ChoiceField(
        label=_("What became of them?"),
        choices=[(kind.value, MoveKind(kind).label) for kind in SIGNS],
        widget=forms.RadioSelect,
    )
    count = number(_("How many?"), least=1, most=MOST)
    where = forms.ChoiceField(
        label=_("Where were they given out?"),
        choices=Where.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Only for what was given out."),
    )
    unit = forms.ChoiceField(label=_("Which unit?"))
    day = day(_("Which day?"))


class CountForm(_OfUnit):
    """How many there really are."""

    found = number(_("How many are there?"), most=MOST)
    unit = forms.ChoiceField(label=_("Which unit counted?"))
    day = day(_("Which day?"))
