"""The forms of evaluation: what is chosen, and what is counted by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor
from lykt.plans.evaluation import sources
from lykt.plans.evaluation.codes import Wanted
from lykt.plans.evaluation.models import HandCount
from lykt.plans.models import Plan


_DAY = _("A day such as 2011-05-01, or a month such as 2011-05.")


def _day(label: Any, **rest: Any) -> forms.CharField:
    plain = {"autocomplete": "off", "inputmode": "numeric"}
    widget = forms.TextInput(attrs=plain)
    return forms.CharField(label=label, max_length=10, help_text=_DAY, widget=widget, **rest)


def _number(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        max_digits=14,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


class Choosing(forms.Form):
    """What a plan, or one of its measures, is judged by."""

    name = forms.CharField(
        label=_("What is counted"),
        max_length=200,
        help_text=_("As one would say it: different people in follow-up, calls answered."),
    )
    measure: Any = forms.ModelChoiceField(
        queryset=None, label=_("Measure"), required=False, empty_label=_("The whole plan")
    )
    figure = forms.ChoiceField(
        label=_("Where the number comes from"),
        required=False,
        help_text=_("Figures are read anew each time. What is counted by hand is written in."),
    )
    wanted = forms.ChoiceField(
        label=_("Which way it should go"), choices=Wanted.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("What it shows, and what it does not"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    counted_in = forms.CharField(label=_("Counted in"), required=False, max_length=60)
    baseline = _number(_("Where it began"))
    baseline_as_of = _day(_("Where it began, as of"), required=False)
    target = _number(_("Target"))
    target_by = _day(_("To be reached by"), required=False)

    def __init__(self, *args: Any, actor: Actor, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure: Any = self.fields["measure"]
        measure.queryset = plan.measures.all()
        figure: Any = self.fields["figure"]
        figure.choices = [("", _("Counted by hand")), *sources.choices_of(actor, plan)]


class Counting(forms.Form):
    """A number that was counted by hand, as of a day."""

    as_of = _day(_("As of"))
    value = _number(_("Number"))
    low = _number(_("At least"))
    high = _number(_("At most"))
    note = forms.CharField(
        label=_("How it was counted"),
        required=False,
        max_length=2000,
        help_text=_("About the work. Never about a person."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectingCount(Counting):
    """What is right instead of what was counted, of the same day."""

    def __init__(self, *args: Any, count: HandCount, **kwargs: Any) -> None:
        said = {key: getattr(count, key) for key in ("as_of", "value", "low", "high", "note")}
        super().__init__(*args, **{"initial": said, **kwargs})
        del self.fields["as_of"]
