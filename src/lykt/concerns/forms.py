"""The forms of concerns. One column; what must be told is little, and all words are sealed."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lykt.concerns import codes
from lykt.concerns.models import Concern
from lykt.concerns.queries import coordinating_units
from lykt.concerns.rules import CHILD_DUTIES, duty_for, explain_first
from lykt.organisation.models import Staff
from lykt.organisation.orphans import staff_of
from lykt.people.forms import DateInput
from lykt.privacy.disclosure.codes import Way
from lykt.privacy.disclosure.forms import Moment
from lykt.rulebook import NoRule, reporter_codes, rule


LONGEST_TEXT = 4_000

#: How one tells child welfare, which is no partner in a case here.
_WAYS = (Way.PHONE, Way.MEETING, Way.HANDED_OVER, Way.LETTER, Way.SECURE_MESSAGE)


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


def _choice(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)


def add_problems(form: forms.Form, problem: ValidationError) -> None:
    """Put what an action refuses at the fields it is about, and the rest above them."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class Described(forms.Form):
    """What taking a concern in and putting it right have in common."""

    source = _choice(
        _("Who told?"), [one for one in codes.Source.choices if one[0] != codes.Source.PUBLIC_FORM]
    )
    age = _choice(
        _("Adult or child?"),
        codes.Age.choices,
        initial=codes.Age.ADULT,
        help_text=_("In doubt counts as a child until it is settled."),
    )
    urgency = _choice(_("How soon?"), codes.Urgency.choices, initial=codes.Urgency.SOON)
    emergency = forms.BooleanField(
        label=_("Needs emergency help now"),
        required=False,
        help_text=_("Call 113, 112 or 110 first. Nothing here waits with that."),
    )
    seen = forms.CharField(
        label=_("What was seen or told?"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_(
            "In short: what you saw, not what you think. No names unless they are needed."
        ),
        widget=_words(5),
    )
    exploitation = forms.ChoiceField(
        label=_("What may it be?"),
        choices=codes.Exploitation.choices,
        required=False,
        initial=codes.Exploitation.UNKNOWN,
    )
    where = forms.CharField(
        label=_("Where?"), required=False, max_length=LONGEST_TEXT, widget=_words(2)
    )
    reach = forms.CharField(
        label=_("How can the person be reached safely?"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("Whom not to speak to, what not to say, when not to call."),
        widget=_words(2),
    )
    reporter = forms.CharField(
        label=_("Who told, and how are they reached?"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("Only if they want it. The person is never told who it was."),
        widget=_words(2),
    )
    received_at = forms.DateTimeField(label=_("When did it come in?"), widget=Moment)

    def clean_exploitation(self) -> str:
        """Take what nobody has chosen as unknown."""
        return str(self.cleaned_data["exploitation"] or codes.Exploitation.UNKNOWN)


class Raising(Described):
    """A concern that is taken in."""

    explained = forms.BooleanField(
        label=_("The duties have been explained"),
        required=False,
        help_text=_("Needed before the person tells you themselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_at", timezone.localtime())
        self.initial.setdefault("source", codes.Source.STAFF)

    def entry(self) -> dict[str, Any]:
        """Return the arguments of `raise_concern`."""
        told = {name: self.cleaned_data[name] for name in Described.base_fields}
        explained = self.cleaned_data["explained"]
        return told | {"duties_explained_at": told["received_at"] if explained else None}

    def clean(self) -> dict[str, Any]:
        """Ask for the tick where the person tells."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("source") == codes.Source.PERSON and not told.get("explained"):
            self.add_error("explained", explain_first())
        return told


class Correcting(Described):
    """What a concern should have said, and why."""

    duties_explained_at = forms.DateTimeField(
        label=_("When were the duties explained?"), required=False, widget=Moment
    )
    why = _choice(_("Why is it put right?"), codes.Why.choices)
    #: When it had last been changed, as whoever fills this in saw it.
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, concern: Concern, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.concern = concern
        if concern.source == codes.Source.PUBLIC_FORM:
            self.fields["source"].choices = codes.Source.choices  # type: ignore[attr-defined]

    @staticmethod
    def said(concern: Concern) -> dict[str, Any]:
        """Return what a concern says now. Call it where its key is at hand."""
        names = [*Described.base_fields, "duties_explained_at"]
        said = {name: getattr(concern, name) for name in names}
        return said | {"seen_at": concern.changed_at.isoformat()}

    def clean_seen_at(self) -> datetime | None:
        """Return the moment, or nothing where the form does not say."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen_at"])
        except ValueError:
            return None

    def _same_minute(self, name: str) -> Any:
        """Return the moment that stands, where the form says the same minute."""
        told, stands = self.cleaned_data[name], getattr(self.concern, name)
        if told and stands and told == stands.replace(second=0, microsecond=0):
            return stands
        return told

    def clean_received_at(self) -> Any:
        """Leave the seconds as they were."""
        return self._same_minute("received_at")

    def clean_duties_explained_at(self) -> Any:
        """Leave the seconds as they were."""
        return self._same_minute("duties_explained_at")

    def changes(self) -> dict[str, Any]:
        """Return the arguments of `correct_concern`."""
        names = [*Described.base_fields, "duties_explained_at", "why", "seen_at"]
        return {name: self.cleaned_data[name] for name in names}


class Triaging(forms.Form):
    """Where a concern goes."""

    becomes = _choice(_("Where does it go?"), [])
    urgency = _choice(_("How soon?"), codes.Urgency.choices)
    owner = forms.ModelChoiceField(
        label=_("Who sees to it here?"),
        queryset=Staff.objects.none(),
        to_field_name="handle",
        required=False,
        empty_label=_("I do"),
    )
    closing = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[("", _("Only where it is closed")), *codes.Closing.choices],
        required=False,
    )

    def __init__(self, *args: Any, concern: Concern, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {one.handle: one for one in coordinating_units(concern)}
        fields: dict[str, Any] = self.fields
        fields["becomes"].choices = [
            ("stays", _("It stays here")),
            *(
                (handle, _("To %(unit)s, which coordinates") % {"unit": unit})
                for handle, unit in self.units.items()
            ),
            *(
                [("no_ground", _("There is no ground for concern"))]
                if concern.age not in codes.AS_A_CHILD and concern.person is None
                else []
            ),
            ("closed", _("It is closed")),
        ]
        fields["owner"].queryset = staff_of(concern.unit_id).order_by("name")
        self.initial.setdefault("urgency", concern.urgency)
        self.initial.setdefault("becomes", "stays")

    def clean(self) -> dict[str, Any]:
        """Ask for the outcome where it is closed."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("becomes") == "closed" and not told.get("closing"):
            self.add_error("closing", _("Choose what became of it."))
        return told

    def decided(self) -> dict[str, Any]:
        """Return the arguments of `decide`."""
        told = dict(self.cleaned_data)
        told["to"] = self.units.get(told["becomes"])
        told["becomes"] = "handed_on" if told["to"] else told["becomes"]
        return told


class Notifying(forms.Form):
    """What child welfare was told."""

    told_at = forms.DateTimeField(label=_("When were they told?"), widget=Moment)
    body = forms.CharField(
        label=_("Which child welfare service?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    way = _choice(_("In which way?"), [(one.value, one.label) for one in _WAYS], initial=Way.PHONE)
    reporter_code = forms.ChoiceField(label=_("Who notifies?"))
    duty = _choice(_("Which duty?"), [])
    reason = forms.CharField(
        label=_("Why does the duty hold?"),
        max_length=LONGEST_TEXT,
        help_text=_("A sentence or two: others must be able to judge it."),
        widget=_words(2),
    )
    told = forms.CharField(
        label=_("Exactly what were they told?"),
        max_length=LONGEST_TEXT,
        help_text=_("Only what is needed."),
        widget=_words(4),
    )
    #: What this form is called: sent twice, it is one notice.
    once = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, age: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, today = get_language() or "en", timezone.localdate()
        fields: dict[str, Any] = self.fields
        fields["reporter_code"].choices = [
            ("", _("Choose")),
            *((one.code, f"{one.code} {one.title(language)}") for one in reporter_codes(today)),
        ]
        fields["duty"].choices = [
            (ref, title) for ref in CHILD_DUTIES if (title := _title(ref, language))
        ]
        self.initial.setdefault("told_at", timezone.localtime())
        self.initial.setdefault("duty", duty_for(age))


def _title(ref: str, language: str) -> str:
    try:
        return rule(ref, timezone.localdate()).title(language)
    except NoRule:
        return ""


class Answering(forms.Form):
    """What child welfare answered."""

    answer = _choice(_("What did they answer?"), codes.NoticeAnswer.choices)
    answered_on = forms.DateField(label=_("When?"), widget=DateInput)


class Joining(forms.Form):
    """Whom a concern is about, and why that may be written."""

    code = forms.CharField(
        label=_("The person's code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    ground = _choice(_("On which ground?"), codes.Ground.choices)
    duty = forms.ChoiceField(label=_("Which duty?"), required=False)
    reason = forms.CharField(
        label=_("Why does the duty hold?"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("Only for a duty. A sentence or two: others must be able to judge it."),
        widget=_words(2),
    )

    def __init__(self, *args: Any, duties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["duty"].choices = [("", _("Only where it is a duty")), *duties]


class CallingHelp(forms.Form):
    """Emergency help that was called."""

    what = _choice(_("What was called?"), codes.Help.choices)
    called_at = forms.DateTimeField(label=_("When?"), widget=Moment)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("called_at", timezone.localtime())


class Consulting(forms.Form):
    """A talk about nobody in particular. There is no place for words."""

    with_whom = _choice(_("With whom?"), codes.WithWhom.choices)
    theme = _choice(_("About what?"), codes.Theme.choices)
    age = _choice(_("About whom?"), codes.AgeGroup.choices, initial=codes.AgeGroup.UNKNOWN)
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=0,
        max_value=24 * 60,
        initial=15,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    date = forms.DateField(label=_("Date"), widget=DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("date", timezone.localdate())


class ConcernSearch(forms.Form):
    """What narrows the list of concerns."""

    state = forms.ChoiceField(label=_("How it stands"), required=False)
    urgency = forms.ChoiceField(label=_("How soon?"), required=False)
    age = forms.ChoiceField(label=_("Adult or child?"), required=False)
    source = forms.ChoiceField(label=_("Who told?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["state"].choices = [("", _("All that are open")), *codes.State.choices]
        fields["urgency"].choices = [("", _("All")), *codes.Urgency.choices]
        fields["age"].choices = [("", _("All")), *codes.Age.choices]
        fields["source"].choices = [("", _("All")), *codes.Source.choices]
