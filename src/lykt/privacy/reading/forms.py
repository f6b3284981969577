"""The form by which the record is narrowed. It asks for no code: what is asked stands in
the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor
from lykt.organisation.forms import DayInput
from lykt.privacy.reading import pages
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.queries import MACHINE, Narrowing, readers_for


class ReadingFilter(forms.Form):
    """Narrows the record. What cannot be read narrows nothing."""

    who = forms.ChoiceField(label=_("Who has read"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To and including"), required=False, widget=DayInput)
    page = forms.ChoiceField(label=_("Page"), required=False)
    ground = forms.ChoiceField(
        label=_("On what ground"), required=False, choices=[("", _("All")), *Ground.choices]
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        staff = [(one.handle, f"{one.name} ({one.username})") for one in readers_for(actor)]
        machine = (MACHINE, _("The machine itself"))
        self._choose("who", [("", _("All")), *staff, machine])
        named = sorted((str(words), name) for name, words in pages.known().items())
        self._choose("page", [("", _("All")), *((name, words) for words, name in named)])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def narrowing(self) -> Narrowing:
        """Return what to narrow by; an answer that is none of the choices is left out."""
        self.full_clean()
        return Narrowing(**{name: value for name, value in self.cleaned_data.items() if value})
