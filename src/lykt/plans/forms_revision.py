"""The forms of a revision: how the next plan begins, and what becomes of each measure."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.plans.actions_revision import LONGEST_REASON, Choice
from lykt.plans.codes import Outcome
from lykt.plans.forms_writing import line, needed
from lykt.plans.models import Carryover, Plan


class BeginNext(forms.Form):
    """How the next plan is called, and from when it runs."""

    key = needed(
        _("Short name"), 60, help_text=_("Small letters a–z, numbers and hyphens: fjordby-2027.")
    )
    title = needed(_("Title"), 300)
    period_from = line(
        _("From"), 10, help_text=_("A day such as 2011-05-01, or a month such as 2011-05.")
    )
    period_to = line(_("To"), 10)


class Reopened(forms.Form):
    """Why a finished revision is opened again."""

    reason = forms.CharField(
        label=_("Why is it opened again?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class IntoThere(forms.Form):
    """A plan that is here already and goes on from this one."""

    plan = forms.ModelChoiceField(
        label=_("The plan that goes on from it"),
        queryset=Plan.objects.none(),
        to_field_name="handle",
        empty_label=None,
    )

    def __init__(self, *args: Any, others: Sequence[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["plan"]
        field.queryset = Plan.objects.filter(pk__in=[one.pk for one in others])
        field.label_from_instance = lambda plan: plan.title


class Outcomes(forms.Form):
    """What becomes of each measure of the old plan."""

    def __init__(self, *args: Any, rows: Sequence[Carryover], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.handle: row for row in rows}
        for handle, row in self.rows.items():
            as_it_stands = row.new or row.copy
            number = row.old.number
            self.fields[f"outcome-{handle}"] = forms.ChoiceField(
                label=_("What becomes of %(number)s?") % {"number": number},
                choices=[("", _("Not decided")), *Outcome.choices],
                required=False,
                initial=row.outcome,
            )
            self.fields[f"reason-{handle}"] = forms.CharField(
                label=_("Reason for %(number)s") % {"number": number},
                max_length=LONGEST_REASON,
                required=False,
                initial=row.reason,
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )
            self.fields[f"number-{handle}"] = forms.CharField(
                label=_("Number in the next plan"),
                max_length=60,
                required=False,
                initial=as_it_stands.number if as_it_stands else "",
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def choices(self) -> dict[str, Choice]:
        """Return what has been told of the measures of which something new is told."""
        found = {}
        for handle in self.rows:
            names = (f"outcome-{handle}", f"reason-{handle}", f"number-{handle}")
            if any(name in self.changed_data for name in names):
                found[handle] = Choice(*(self.cleaned_data[name] for name in names))
        return found

    def fields_of(self, handle: str) -> dict[str, Any]:
        """Return the three fields of a measure, for the template."""
        return {name: self[f"{name}-{handle}"] for name in ("outcome", "reason", "number")}
