"""Parts of the forms of learning, and the page that is one form."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from lykt.learning.words import LONGEST_LINE, LONGEST_TEXT
from lykt.organisation.models import Controller


NO_PERSON = _("About the work. Never about a person.")


class Day(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day(label: Any, **more: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, widget=Day, **more)


def line(label: Any, **more: Any) -> forms.CharField:
    """Return a field for one line."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST_LINE, widget=widget, **more)


def text(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    """Return a field for some lines."""
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=widget, **more)


def number(label: Any, least: int = 0, most: int = 100_000, **more: Any) -> forms.IntegerField:
    """Return a field for a whole number."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=widget, **more)


class OfController(forms.Form):
    """A form about something new: whose it is, which nobody is asked who works for one alone."""

    home = forms.ChoiceField(label=_("Whose is it?"))

    def __init__(self, *args: Any, homes: list[Controller], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.homes = {str(place): one for place, one in enumerate(homes)}
        home: Any = self.fields["home"]
        home.choices = [(place, one.name) for place, one in self.homes.items()]
        home.initial = "0"
        if len(homes) < 2:
            home.widget = forms.HiddenInput()
        if not homes:
            # What is there is changed: it stays whose it was.
            del self.fields["home"]

    @property
    def controller(self) -> Controller:
        """Return whose it shall be."""
        return self.homes[self.cleaned_data["home"]]

    def told(self) -> dict[str, Any]:
        """Return what was written, but for whose it is."""
        return {name: value for name, value in self.cleaned_data.items() if name != "home"}


def write_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    heading: Any,
    up: tuple[str, Any],
    lede: Any = "",
    button: Any = "",
    template: str = "components/write.html",
    **more: Any,
) -> HttpResponse:
    """Show a page that is one form. `up` is the address it belongs to, and its name."""
    context = {"form": form, "heading": heading, "lede": lede, "button": button, **more}
    context |= {"up_url": up[0], "up_label": up[1]}
    return render(request, template, context, status=422 if form.errors else 200)
