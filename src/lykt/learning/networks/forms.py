"""The forms of networks. No field takes a person who is met here."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.learning.forms import NO_PERSON, OfController, day, line, number, text
from lykt.learning.networks.actions_meetings import MOST_CAME
from lykt.learning.networks.models import Meeting, Network
from lykt.learning.networks.rules import MOST_MONTHS, agenda_of
from lykt.organisation.models import Staff


class NetworkForm(OfController):
    """What a network is for, and how often it meets."""

    name = line(_("What is the network called?"))
    purpose = text(_("What is it for?"), help_text=NO_PERSON)
    every_months = number(
        _("How many months between meetings?"),
        least=1,
        most=MOST_MONTHS,
        required=False,
        help_text=_("Empty when it meets as needed. The list shows when it should have met."),
    )
    since = day(_("Since when?"), required=False)

    @staticmethod
    def said(network: Network) -> dict[str, Any]:
        """Return what is written of a network now."""
        names = ("name", "purpose", "every_months", "since")
        return {name: getattr(network, name) for name in names}


class _WhoForm(forms.Form):
    """Somebody who works here, or a body outside."""

    staff_field = "staff"

    def __init__(self, *args: Any, staff: Iterable[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {one.handle: one for one in staff}
        who: Any = self.fields[self.staff_field]
        who.choices = [
            ("", pgettext_lazy("nobody chosen yet", "Choose")),
            *((handle, str(one)) for handle, one in self.owners.items()),
        ]

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        told = dict(self.cleaned_data)
        told[self.staff_field] = self.owners.get(told[self.staff_field])
        return told


class MemberForm(_WhoForm):
    """Who comes into a network."""

    staff = forms.ChoiceField(label=_("Who works here?"), required=False)
    body = line(
        _("Or which body outside?"),
        required=False,
        help_text=_("The body, such as NAV or the police. Not the name of who comes."),
    )
    role = line(
        _("In which role?"),
        required=False,
        help_text=_("For instance leads the network, or public health nurse."),
    )


class MeetingForm(forms.Form):
    """When a meeting is, and what is on its agenda."""

    day = day(_("Which day?"))
    place = line(_("Where?"), required=False)
    agenda = text(
        _("What is on the agenda?"),
        rows=6,
        required=False,
        help_text=_(
            "A line for each point. About the work: meetings about one person are held in the "
            "case."
        ),
    )

    @staticmethod
    def said(meeting: Meeting) -> dict[str, Any]:
        """Return what is written of a meeting now."""
        points = "\n".join(point.title for point in meeting.points.all())
        return {"day": meeting.day, "place": meeting.place, "agenda": points}

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {**self.cleaned_data, "agenda": agenda_of(self.cleaned_data["agenda"])}


class MinutesForm(forms.Form):
    """What the minutes tell: of each point, and besides."""

    came = number(
        _("How many came?"), most=MOST_CAME, help_text=_("The number alone. Not who they were.")
    )
    more = text(
        _("What came up besides?"),
        required=False,
        help_text=_("About the work. Never about a person, also not without the name."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = list(meeting.points.all())
        self.initial = {"came": meeting.came, "more": meeting.more, **self.initial}
        for number_of, point in enumerate(self.points, 1):
            name = f"point-{number_of}"
            self.fields[name] = text(
                f"{number_of}. {point.title}", required=False, help_text=NO_PERSON
            )
            self.initial.setdefault(name, point.minutes)
        self.order_fields(["came", *(f"point-{n}" for n in range(1, len(self.points) + 1))])

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        points: dict[UUID, str] = {
            point.pk: self.cleaned_data[f"point-{number_of}"]
            for number_of, point in enumerate(self.points, 1)
        }
        told = self.cleaned_data
        return {"came": told["came"], "more": told["more"], "points": points}


class DecisionForm(_WhoForm):
    """What was decided, who does it and by when."""

    staff_field = "owner"

    text = line(_("What was decided?"), help_text=NO_PERSON)
    owner = forms.ChoiceField(label=_("Who here does it?"), required=False)
    body = line(
        _("Or which body outside?"),
        required=False,
        help_text=_("Nobody at all, when nothing has to be done."),
    )
    due = day(_("By when?"), required=False)
