"""The forms of sharing: to whom and what kinds; then exactly what, on which ground."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.privacy.consent.codes import NAMED, InformationKind
from lykt.privacy.disclosure.attempts import RECIPIENTS, SHORTEST_REASON, Item
from lykt.privacy.disclosure.codes import OWN_WAYS, Afterwards
from lykt.privacy.disclosure.offers import Offer


LONGEST_TEXT = 4_000


class Moment(forms.DateTimeInput):
    """A day and a time, picked with the browser's own calendar and never in the future."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"autocomplete": "off"})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the context with now as the latest moment to choose."""
        latest = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
        return super().get_context(name, value, {**(attrs or {}), "max": latest})


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


class ToWhom(forms.Form):
    """Who is to be told, and about what."""

    recipient = forms.ChoiceField(
        label=_("Who is to be told?"),
        choices=[(one.value, one.label) for one in RECIPIENTS],
        widget=forms.RadioSelect,
    )
    recipient_named = forms.CharField(
        label=_("Who exactly?"),
        required=False,
        max_length=200,
        help_text=_("A consent to tell a sister does not cover a father."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("About what?"),
        choices=InformationKind.choices,
        help_text=_("Only what they need in order to help."),
        widget=forms.CheckboxSelectMultiple,
    )
    #: What this form is called: sent twice, it is one disclosure.
    once = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask which of them, where there are several."""
        told: dict[str, Any] = super().clean() or {}
        told["recipient_named"] = told.get("recipient_named", "").strip()
        if told.get("recipient") in NAMED and not told["recipient_named"]:
            self.add_error("recipient_named", _("Write who exactly."))
        return told


class What(forms.Form):
    """Exactly what is told of each kind, on which ground, when and in which way."""

    ground = forms.ChoiceField(label=_("On which ground?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why does the duty hold?"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("Only for a duty. A sentence or two: the leader must be able to judge it."),
        widget=_words(3),
    )
    way = forms.ChoiceField(
        label=_("In which way is it told?"),
        choices=[(one.value, one.label) for one in OWN_WAYS],
        widget=forms.RadioSelect,
    )
    told_at = forms.DateTimeField(
        label=_("When?"), widget=Moment, input_formats=["%Y-%m-%dT%H:%M"]
    )

    def __init__(
        self, *args: Any, kinds: Sequence[str], offers: Sequence[Offer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kinds, self.offers = kinds, {offer.key: offer for offer in offers}
        texts: dict[str, forms.Field] = {_name(kind): self._text(kind) for kind in kinds}
        self.fields = texts | self.fields
        ground: Any = self.fields["ground"]
        ground.choices = [(offer.key, offer.label) for offer in offers]
        if not any(offer.is_duty for offer in offers):
            del self.fields["reason"]

    def _text(self, kind: str) -> forms.CharField:
        label = InformationKind(kind).label
        return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=_words(2))

    def clean(self) -> dict[str, Any]:
        """Ask why a duty holds, and for a time that has come."""
        told: dict[str, Any] = super().clean() or {}
        offer = self.offers.get(told.get("ground", ""))
        reason = told.get("reason", "").strip()
        if offer and offer.is_duty and len(reason) < SHORTEST_REASON:
            self.add_error("reason", _("Say in a sentence why the duty holds."))
        return told

    def clean_told_at(self) -> datetime:
        """Refuse a time that lies ahead."""
        at: datetime = self.cleaned_data["told_at"]
        if at > timezone.now():
            raise forms.ValidationError(_("This time lies ahead. Share when it is told."))
        return at

    @property
    def items(self) -> list[Item]:
        """Return each kind with what is told of it."""
        return [Item(kind, self.cleaned_data[_name(kind)]) for kind in self.kinds]

    @property
    def offer(self) -> Offer:
        """Return the ground that was chosen."""
        return self.offers[self.cleaned_data["ground"]]

    def text_fields(self) -> Iterator[Any]:
        """Yield the field of each kind."""
        for kind in self.kinds:
            yield self[_name(kind)]

    def other_fields(self) -> Iterator[Any]:
        """Yield the other fields that are seen."""
        texts = {_name(kind) for kind in self.kinds}
        for field in self.visible_fields():
            if field.name not in texts:
                yield field


def _name(kind: str) -> str:
    return f"text_{kind}"


class Noting(forms.Form):
    """What was wrong with an entry, or what was done about it."""

    what = forms.ChoiceField(
        label=_("What about it?"), choices=Afterwards.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("In your own words"), max_length=LONGEST_TEXT, widget=_words(3))
