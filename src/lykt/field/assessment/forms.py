"""The forms of rapid assessments. Sources are counted and never named."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykt.field.assessment import codes
from lykt.field.assessment.actions import FACTS
from lykt.field.assessment.codes import Part
from lykt.field.assessment.models import RapidRound
from lykt.field.assessment.rules import MOST
from lykt.learning.forms import NO_PERSON, OfController, day, line, number, text
from lykt.people.forms import taps


class RoundForm(OfController):
    """What is asked, and of which time."""

    title = line(_("What is it called?"))
    question = text(_("What is asked?"), rows=3, help_text=NO_PERSON)
    starts = day(_("From"))
    ends = day(_("To"))

    @staticmethod
    def said(row: RapidRound) -> dict[str, Any]:
        """Return what is written of an assessment now."""
        return {name: getattr(row, name) for name in ("title", "question", "starts", "ends")}


class SourceForm(forms.Form):
    """A kind of source, and how many there were."""

    kind = forms.ChoiceField(
        label=_("What kind of source?"),
        choices=codes.SourceKind.choices,
        widget=forms.RadioSelect,
    )
    count = number(_("How many?"), least=1, most=MOST)
    note = line(
        _("How was it done?"),
        required=False,
        help_text=_("For instance: in Thai, with a mediator. Never who they were."),
    )


class FindingForm(forms.Form):
    """What was found, how well it stands and on what."""

    text = text(_("What was found?"), help_text=NO_PERSON)
    strength = forms.ChoiceField(
        label=_("How well does it stand?"),
        choices=codes.Strength.choices,
        widget=forms.RadioSelect,
    )
    sources = taps([], _("On which sources?"))

    def __init__(self, *args: Any, row: RapidRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = set(row.sources.values_list("kind", flat=True))
        sources: Any = self.fields["sources"]
        sources.choices = [one for one in codes.SourceKind.choices if one[0] in there]
        sources.help_text = "" if there else _("Write the sources down first.")


class GapForm(forms.Form):
    """What is needed, what there is, and what lacks."""

    need = text(_("What is needed?"), rows=3, help_text=NO_PERSON)
    there_is = text(_("What is there today?"), rows=3)
    gap = text(_("What lacks?"), rows=3)


class ConclusionForm(forms.Form):
    """What follows from what was found."""

    text = text(
        _("What follows from it?"),
        help_text=_("One thing at a time: a plan can make a measure of it."),
    )


def part_form(part: str, row: RapidRound, data: Any = None, there: Any = None) -> forms.Form:
    """Return the form of a part of an assessment, filled with what stands there."""
    initial = {name: getattr(there, name) for name in FACTS[part]} if there else {}
    if part == Part.FINDING:
        return FindingForm(data, row=row, initial=initial)
    kinds: dict[str, type[forms.Form]] = {
        Part.SOURCE: SourceForm,
        Part.GAP: GapForm,
        Part.CONCLUSION: ConclusionForm,
    }
    return kinds[part](data, initial=initial)
