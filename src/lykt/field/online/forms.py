"""The forms of chats and calls: taps, and little that must be filled in."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.field.numbers.fields import NumberField
from lykt.field.online import codes
from lykt.field.online.models import Chat
from lykt.field.online.rules import MOST_MESSAGES, MOST_MINUTES
from lykt.learning.forms import Day, number
from lykt.people.codes import Referral
from lykt.people.forms import taps
from lykt.people.names import languages


class ChatForm(forms.Form):
    """Where one talked, and with whom as a kind; the rest may be left."""

    channel = forms.ChoiceField(
        label=pgettext_lazy("online", "Where?"),
        choices=codes.Channel.choices,
        widget=forms.RadioSelect,
    )
    target = forms.ChoiceField(
        label=_("Do they belong to those we are here for?"),
        choices=codes.Target.choices,
        initial=codes.Target.UNSURE,
        widget=forms.RadioSelect,
    )
    themes = taps(codes.Theme.choices, _("About what?"))
    referred = taps(Referral.choices, _("Shown the way to"))
    minutes = number(_("How many minutes?"), most=MOST_MINUTES, required=False)
    count = number(
        _("How many messages?"),
        least=1,
        most=MOST_MESSAGES,
        initial=1,
        required=False,
        help_text=_("Messages to advertisers alone are counted several at once."),
    )
    on = forms.DateField(label=_("Day"), widget=Day)

    def __init__(self, *args: Any, chat: Chat | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if chat is None:
            self.initial.setdefault("on", timezone.localdate())
        else:
            names = ("channel", "target", "themes", "referred", "minutes", "count")
            self.initial = {name: getattr(chat, name) for name in names} | {"on": chat.date}

    def told(self) -> dict[str, Any]:
        """Return what was written."""
        return {**self.cleaned_data, "count": self.cleaned_data["count"] or 1}


class Asking(forms.Form):
    """The number one is about to call."""

    number = NumberField(label=_("The number you are about to call"))


class CallForm(forms.Form):
    """A call: the number, what came of it, and in which language."""

    number = NumberField(
        label=_("Telephone number"), help_text=_("It is never kept as it stands.")
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=codes.Outcome.choices, widget=forms.RadioSelect
    )
    mediator = forms.BooleanField(label=_("A cultural mediator called"), required=False)
    language = forms.ChoiceField(label=_("In which language?"), required=False)
    on = forms.DateField(label=_("Day"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [("", "–"), *languages()]
        self.initial.setdefault("on", timezone.localdate())

    def told(self) -> dict[str, Any]:
        """Return what was written."""
        told = dict(self.cleaned_data)
        (told["number"],) = told["number"]
        return told
