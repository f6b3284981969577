"""The forms of consents. No answer is chosen before the person has given it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.privacy.consent import in_words, rules
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import (
    ASKED,
    KEPT_HERE,
    NAMED,
    SHARING,
    Answer,
    GivenBy,
    Guardian,
    How,
    InformationKind,
    Purpose,
    Recipient,
    Told,
    WithdrawnVia,
)
from lykt.privacy.consent.matters import Matter
from lykt.privacy.consent.rules import Target


#: A no to every kind that is not ticked as yes.
THE_REST = "rest"


class Day(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _ticks(label: Any, choices: Iterable[tuple[str, Any]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class HowAsked(forms.Form):
    """How somebody was asked, and what they were told first."""

    told = _ticks(_("Explained, before they answered"), Told.choices)
    how = forms.ChoiceField(
        label=_("How did they answer?"), choices=How.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"))
    helped = _ticks(
        _("Help with the language"),
        [("read_aloud", _("Read aloud")), ("interpreted", _("With an interpreter"))],
    )
    given_by = forms.ChoiceField(
        label=_("Who answered?"),
        choices=GivenBy.choices,
        initial=GivenBy.PERSON,
        widget=forms.RadioSelect,
    )
    guardian = forms.ChoiceField(
        label=_("What is the guardian to the person?"),
        choices=[("", "–"), *Guardian.choices],
        required=False,
    )
    until = forms.DateField(label=_("To and including"), widget=Day)
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["language"].choices = [("", "–"), *in_words.languages()]
        fields["until"].initial = longest = rules.longest(timezone.localdate())
        if longest:
            fields["until"].widget.attrs["max"] = longest.isoformat()

    def asking(self) -> Asking:
        """Return how they were asked, for the actions."""
        told: dict[str, Any] = self.cleaned_data
        return Asking(
            how=told["how"],
            language=told["language"],
            given_by=told["given_by"],
            guardian=told["guardian"],
            read_aloud="read_aloud" in told["helped"],
            interpreted="interpreted" in told["helped"],
            told=told["told"],
            remark=told["remark"],
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields about one recipient, for the page."""

    label: Any
    yes: forms.BoundField
    no: forms.BoundField
    named: forms.BoundField | None

    @property
    def open(self) -> bool:
        """Tell whether something is filled in, so that it must not be folded away."""
        fields = [self.yes, self.no, *([self.named] if self.named else [])]
        return any(field.value() or field.errors for field in fields)


class NewConsent(HowAsked):
    """What somebody answered: for each recipient yes to some, no to some, the rest not asked."""

    field_order = ("purpose", "matter")

    def __init__(
        self, *args: Any, kept: bool, matters: Sequence[Matter] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept
        self.matters = {one.handle: one for one in matters}
        self.recipients = (Recipient.HERE,) if kept else ASKED
        kinds = KEPT_HERE if kept else tuple(InformationKind)
        self.kinds = [(one.value, one.label) for one in kinds]
        if not kept:
            self.fields["purpose"] = forms.ChoiceField(
                label=_("What is it for?"),
                choices=[(one.value, one.label) for one in SHARING],
                widget=forms.RadioSelect,
            )
        if self.matters and not kept:
            self._ask_for_which()
        for one in self.recipients:
            self._ask_about(one)
        self.order_fields(self.field_order)

    def _ask_for_which(self) -> None:
        choices = [(one.handle, _("Only for %(case)s") % {"case": one.label})
                   for one in self.matters.values()]  # fmt: skip
        self.fields["matter"] = forms.ChoiceField(
            label=_("Does it hold for one case?"),
            choices=[("", _("No, for all our help")), *choices],
            required=False,
            widget=forms.RadioSelect,
            help_text=_("What is said for a case ends when the case is closed."),
        )

    @property
    def matter(self) -> UUID | None:
        """Return the key of the case it holds for, None for whatever comes."""
        chosen = self.matters.get(self.cleaned_data.get("matter", ""))
        return chosen.key if chosen else None

    def _ask_about(self, one: Recipient) -> None:
        yes, no = (
            (_("Yes: we may keep"), _("No: we must not keep"))
            if self.kept
            else (_("Yes: may be told"), _("No: must not be told"))
        )
        self.fields[f"yes_{one.value}"] = _ticks(yes, self.kinds)
        rest = (THE_REST, _("Everything that is not a yes"))
        self.fields[f"no_{one.value}"] = _ticks(no, [rest, *self.kinds])
        if one in NAMED:
            self.fields[f"named_{one.value}"] = forms.CharField(
                label=_("Which? A yes needs to say. A no without it is to all of them."),
                required=False,
                max_length=100,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    @property
    def asked(self) -> list[Asked]:
        """Return the fields recipient by recipient."""
        return [
            Asked(
                one.label,
                self[f"yes_{one.value}"],
                self[f"no_{one.value}"],
                self[f"named_{one.value}"] if one in NAMED else None,
            )
            for one in self.recipients
        ]

    @property
    def folded(self) -> bool:
        """Tell whether the recipients are so many that each is folded away."""
        return len(self.recipients) > 1

    def clean(self) -> dict[str, Any]:
        """Refuse what says both yes and no."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for one in self.recipients:
            both = set(data.get(f"yes_{one.value}", ())) & set(data.get(f"no_{one.value}", ()))
            if both:
                self.add_error(f"no_{one.value}", _("The same was answered twice. Choose one."))
        return data

    def said(self) -> list[Said]:
        """Return every answer, for the action."""
        return [said for one in self.recipients for said in self._said_of(one)]

    def _said_of(self, one: Recipient) -> list[Said]:
        data = self.cleaned_data
        named = data.get(f"named_{one.value}", "").strip()
        yes, no = data[f"yes_{one.value}"], data[f"no_{one.value}"]
        if THE_REST in no:
            no = [kind for kind, _label in self.kinds if kind not in yes]
        return [
            *(Said(one, kind, Answer.YES, named) for kind in yes),
            *(Said(one, kind, Answer.NO, named) for kind in no),
        ]

    @property
    def purpose(self) -> str:
        """Return what it is for."""
        return Purpose.IDENTITY if self.kept else self.cleaned_data["purpose"]


#: What is taken back.
EVERYTHING, SOME = "everything", "some"


class TakingBack(forms.Form):
    """What somebody takes back, and how they said it. Nothing more is asked of them."""

    some = _ticks(_("What do they take back?"), [])
    via = forms.ChoiceField(
        label=_("How did they say it?"),
        choices=WithdrawnVia.choices,
        initial=WithdrawnVia.SPOKEN,
        required=False,
    )
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["some"].choices = list(choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask what, where it is not everything."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.data.get("what") != EVERYTHING and not data.get("some"):
            self.add_error("some", _("Choose what they take back."))
        return data

    def targets(self) -> set[Target] | None:
        """Return what is taken back; None is everything."""
        if self.data.get("what") == EVERYTHING:
            return None
        chosen = (in_words.target_from(value) for value in self.cleaned_data["some"])
        return {target for target in chosen if target is not None}
