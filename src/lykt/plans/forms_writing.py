"""The forms in which a plan is written by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.organisation.models import Controller, Staff
from lykt.plans.actions import may_be_contact
from lykt.plans.checking import LONGEST_BODY
from lykt.plans.codes import AreaKind, BodyRole, DeadlineKind
from lykt.plans.models import Area, Decision, Measure, Money, Plan, Responsible


if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

_DAY_HELP = _("A day such as 2011-05-01, or a month such as 2011-05. Leave out what is not known.")
_OFF = {"autocomplete": "off"}


def line(label: "Words", most: int, *, help_text: "Words" = "") -> forms.CharField:
    """Return a field of one line that may be left empty."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=False,
        help_text=help_text,
        widget=forms.TextInput(attrs=_OFF),
    )


def needed(label: "Words", most: int, *, help_text: "Words" = "") -> forms.CharField:
    """Return a field of one line that must be filled in."""
    field = line(label, most, help_text=help_text)
    field.required = field.widget.is_required = True
    return field


def lines(label: "Words", *, rows: int = 3, help_text: "Words" = "") -> forms.CharField:
    """Return a field of several lines that may be left empty."""
    return forms.CharField(
        label=label,
        max_length=10_000,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, **_OFF}),
    )


class PlanFacts(forms.Form):
    """What stands on the front page of a plan."""

    title = needed(_("Title"), 300)
    municipality = needed(_("Municipality"), 100)
    period_from = line(_("From"), 10, help_text=_DAY_HELP)
    period_to = line(_("To"), 10, help_text=_DAY_HELP)
    adopted_by = line(_("Adopted by"), 200)
    adopted_on = line(
        _("Adopted on"), 10, help_text=_("Until it is adopted, nothing in the plan is late.")
    )
    case_number = line(_("Case number"), 200)
    supersedes = forms.ModelChoiceField(
        label=_("Takes the place of"),
        queryset=Plan.objects.none(),
        required=False,
        to_field_name="handle",
        empty_label=_("No other plan"),
    )
    source = line(_("Where it is printed"), 300)

    def __init__(self, *args: Any, others: Sequence[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        supersedes: Any = self.fields["supersedes"]
        supersedes.queryset = Plan.objects.filter(pk__in=[one.pk for one in others])
        supersedes.label_from_instance = lambda plan: plan.title


class NewPlan(PlanFacts):
    """A plan that is not here yet: whose it is and the short name it goes by."""

    key = needed(
        _("Short name"), 60, help_text=_("Small letters a–z, numbers and hyphens: fjordby-2027.")
    )
    controller = forms.ModelChoiceField(
        label=_("For"), queryset=Controller.objects.none(), empty_label=None, to_field_name="name"
    )
    field_order = ("controller", "key")

    def __init__(self, *args: Any, controllers: Sequence[Controller], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["controller"]
        field.queryset = Controller.objects.filter(pk__in=[one.pk for one in controllers])
        if len(controllers) == 1:
            field.initial = controllers[0].name
            field.widget = forms.HiddenInput()


class AreaFacts(forms.Form):
    """An area of a plan."""

    key = needed(_("Number"), 60, help_text=_("As it is printed, or a short word."))
    kind = forms.ChoiceField(
        label=_("What the plan calls it"), choices=AreaKind.choices, initial=AreaKind.AREA
    )
    title = needed(_("Title"), 300)
    goal = lines(_("Goal"), help_text=_("What the plan wants to reach here."))


class MeasureFacts(forms.Form):
    """A measure: what shall be done, by when."""

    area = forms.ModelChoiceField(
        label=_("Area"), queryset=Area.objects.none(), empty_label=None, to_field_name="handle"
    )
    number = needed(_("Number"), 60, help_text=_("As it is printed: 1a, 6.2."))
    title = needed(_("What shall be done"), 500)
    parent = forms.ModelChoiceField(
        label=_("Part of"),
        queryset=Measure.objects.none(),
        required=False,
        to_field_name="handle",
        empty_label=_("No other measure"),
    )
    deadline_kind = forms.ChoiceField(
        label=_("Kind of deadline"), choices=DeadlineKind.choices, initial=DeadlineKind.NONE
    )
    deadline = line(
        _("Deadline, as printed"),
        20,
        help_text=_(
            "Day: 2011-05-01. Month: 2011-05. Season: 2011-spring, 2011-summer, 2011-autumn or "
            "2011-winter. School year: 2011/2012. Again and again: P6M for every six months, P1Y "
            "for every year. All the time and no deadline: leave it empty."
        ),
    )
    note = lines(
        _("Note"), help_text=_("For instance a deadline that was printed in another way.")
    )

    def __init__(
        self, *args: Any, plan: Plan, measure: Measure | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        area: Any = self.fields["area"]
        area.queryset = plan.areas.all()
        area.label_from_instance = lambda one: f"{one.key} {one.title}"
        parent: Any = self.fields["parent"]
        others = plan.measures.all()
        parent.queryset = others.exclude(pk=measure.pk) if measure else others


class NewMeasure(MeasureFacts):
    """A measure that is not in the plan yet."""

    responsible = line(
        _("Responsible bodies"),
        1000,
        help_text=_("Parted by a semicolon. Contacts are named on the page of the measure."),
    )
    field_order = ("area", "number", "title", "responsible")

    def clean_responsible(self) -> str:
        """Refuse a body whose name is longer than one can be."""
        told: str = self.cleaned_data["responsible"]
        for name in told.split(";"):
            MaxLengthValidator(LONGEST_BODY)(name.strip())
        return told

    def bodies(self) -> list[str]:
        """Return the names of bodies, each once, in the order they were written."""
        names = (name.strip() for name in self.cleaned_data["responsible"].split(";"))
        return list(dict.fromkeys(name for name in names if name))


class BodyFacts(forms.Form):
    """What a body has to do with a measure, and who there is asked."""

    role = forms.ChoiceField(
        label=_("Role"), choices=BodyRole.choices, initial=BodyRole.RESPONSIBLE
    )
    contact = forms.ModelChoiceField(
        label=_("Contact person"),
        queryset=Staff.objects.none(),
        required=False,
        to_field_name="handle",
        empty_label=_("Nobody named"),
        help_text=_("Somebody with an account here. They may read the plan and tell how it goes."),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact: Any = self.fields["contact"]
        contact.queryset = may_be_contact(plan)


class NewBody(BodyFacts):
    """A body that is not named at the measure yet."""

    name = needed(
        pgettext_lazy("of a plan", "Body"),
        200,
        help_text=_("A service, an agency or an organisation."),
    )
    field_order = ("name",)


class DecisionFacts(forms.Form):
    """What a council or a board has decided."""

    body = needed(_("Decided by"), 200)
    decided_on = line(pgettext_lazy("by a council", "Decided on"), 10, help_text=_DAY_HELP)
    case_number = line(_("Case number"), 200)
    text = lines(_("What was decided"), rows=5)
    link = forms.URLField(
        label=_("Link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs=_OFF),
    )
    measures = forms.ModelMultipleChoiceField(
        label=_("Which measures it is about"),
        queryset=Measure.objects.none(),
        required=False,
        to_field_name="handle",
        help_text=_("None: it is about the whole plan."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True
        measures: Any = self.fields["measures"]
        measures.queryset = plan.measures.all()


class MoneyFacts(forms.Form):
    """Money for a plan, or for one of its measures."""

    source = needed(_("From whom"), 200)
    amount = forms.DecimalField(
        label=_("Amount in kroner"),
        required=False,
        max_digits=14,
        decimal_places=2,
        min_value=0,
        localize=True,
        help_text=_("Leave it empty when it is not known."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", **_OFF}),
    )
    period = line(_("Period"), 60, help_text=_("Such as 2011, or 2011–2013."))
    measure = forms.ModelChoiceField(
        label=_("For"),
        queryset=Measure.objects.none(),
        required=False,
        to_field_name="handle",
        empty_label=_("The whole plan"),
    )
    note = lines(_("Note"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure: Any = self.fields["measure"]
        measure.queryset = plan.measures.all()


def facts_of(row: Plan | Area | Measure | Responsible | Decision | Money) -> dict[str, Any]:
    """Return what a form begins with for a row that is there; others by their handles."""
    told: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.name)
        told[field.name] = getattr(value, "handle", value)
    return told
