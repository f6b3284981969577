"""The forms of meetings: when and who, about what, and what became of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Member
from lykt.cases.meetings.actions import Called
from lykt.cases.meetings.codes import KINDS, PRACTICAL, Room, Who, WhyCancelled
from lykt.cases.meetings.models import Participant
from lykt.privacy.consent.codes import ASKED, InformationKind, Recipient


#: A line that can be read in a glance; nothing here is for telling a story.
LONGEST_LINE = 300
_FORMAT = "%Y-%m-%dT%H:%M"


class Moment(forms.DateTimeInput):
    """A day and a time, picked with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=_FORMAT, attrs={"autocomplete": "off"})


class Day(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _moment(label: Any, *, required: bool = True) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, required=required, widget=Moment, input_formats=[_FORMAT]
    )


def line(label: Any, *, help_text: Any = "", required: bool = False) -> forms.CharField:
    """Return a field for one short line."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WhenAndWhere(forms.Form):
    """When a meeting is, and in what kind of room."""

    starts_at = _moment(_("Begins"))
    ends_at = _moment(_("Ends"), required=False)
    room = forms.ChoiceField(
        label=_("Where?"), choices=Room.choices, widget=forms.RadioSelect, initial=Room.OURS
    )
    place = line(_("Which room"), help_text=_("Never the address where the person lives."))

    #: Fields that may be left empty.
    optional = ("ends_at", "place")


def in_the_team(member: Member) -> str:
    """Return a member of the team as one chooses among them."""
    if member.place == Place.PARTNER:
        return f"{member.staff}, {Recipient(member.body).label}"
    return f"{member.staff}, {Place(member.place).label}"


class Planning(WhenAndWhere):
    """A new meeting: when, where, and who of the team is called; bodies come afterwards."""

    members = forms.MultipleChoiceField(
        label=_("Who of the team is called?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.MultipleChoiceField(
        label=_("Who else?"),
        choices=[(Who.PERSON, Who.PERSON.label), (Who.INTERPRETER, Who.INTERPRETER.label)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bodies outside the team are called from the page of the meeting."),
    )

    def __init__(self, *args: Any, team: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {member.handle: member for member in team}
        members: Any = self.fields["members"]
        members.choices = [(handle, in_the_team(one)) for handle, one in self.team.items()]

    def clean(self) -> dict[str, Any]:
        """Ask for somebody to be called."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("members") and not told.get("others"):
            self.add_error("members", _("Choose who is called."))
        return told

    def called(self) -> list[Called]:
        """Return who was chosen."""
        return [
            *(Called(Who.MEMBER, member=self.team[one]) for one in self.cleaned_data["members"]),
            *(Called(one) for one in self.cleaned_data["others"]),
        ]


class Calling(forms.Form):
    """One more who is called: of the team, of a body, the person, or who interprets."""

    who = forms.ChoiceField(label=_("Who comes?"), widget=forms.RadioSelect)
    body = forms.ChoiceField(
        label=_("From which body?"),
        required=False,
        choices=[("", "–"), *((one.value, one.label) for one in ASKED)],
        help_text=_("Only for somebody from outside the team. A live consent must cover it."),
    )
    body_named = line(_("Which, where there are several"))
    name = line(_("Who they are, if you know"))

    optional = ("body", "body_named", "name")

    def __init__(self, *args: Any, team: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {member.handle: member for member in team}
        who: Any = self.fields["who"]
        who.choices = [
            *((handle, in_the_team(one)) for handle, one in self.team.items()),
            *((one.value, one.label) for one in (Who.BODY, Who.PERSON, Who.INTERPRETER)),
        ]

    def called(self) -> Called:
        """Return who was chosen."""
        told = self.cleaned_data
        member = self.team.get(told["who"])
        return Called(
            who=Who.MEMBER if member else told["who"],
            member=member,
            body=told["body"],
            body_named=told["body_named"],
            name=told["name"],
        )


class NewItem(forms.Form):
    """An item: what, and which kinds of information it touches."""

    title = line(_("What"), help_text=_("In a few words."))
    kinds = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who may be in the room follows from this. Choose all that will be touched."),
    )

    optional = ("title",)


class Cancelling(forms.Form):
    """Why a meeting is not held."""

    why = forms.ChoiceField(
        label=_("Why?"), choices=WhyCancelled.choices, widget=forms.RadioSelect
    )


class Among(forms.Form):
    """A form in which participants are ticked. Who they are is sealed, and told last."""

    #: The field they are ticked in.
    ticked = ""

    def __init__(self, *args: Any, participants: Sequence[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {one.handle: one for one in participants}
        self._offer({handle: handle for handle in self.known})

    def _offer(self, words: Mapping[str, str]) -> None:
        field: Any = self.fields[self.ticked]
        field.choices = list(words.items())

    def tell(self, words: Callable[[Participant], str]) -> None:
        """Say who they are, where the reading has been written down."""
        self._offer({handle: words(one) for handle, one in self.known.items()})

    def keys(self) -> list[UUID]:
        """Return the keys of those who were ticked."""
        return [self.known[handle].pk for handle in self.cleaned_data[self.ticked]]


class Present(Among):
    """Who is there as the meeting begins."""

    present = forms.MultipleChoiceField(
        label=_("Who is there?"), widget=forms.CheckboxSelectMultiple
    )
    ticked = "present"


class ItemMinutes(Among):
    """What was told under an item, and who was out of the room for it."""

    left = forms.MultipleChoiceField(
        label=_("Who left the room?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever is not covered for it is written down as having left."),
    )
    ticked = "left"

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = [kind for kind in kinds if kind != PRACTICAL]
        for kind in self.kinds:
            self.fields[f"told-{kind}"] = line(
                _("What was told: %(kind)s") % {"kind": InformationKind(kind).label},
                help_text=_("Exactly what those from outside were told. Empty if nothing was."),
            )

    def told(self) -> dict[str, str]:
        """Return what was told, by kind."""
        return {kind: self.cleaned_data[f"told-{kind}"] for kind in self.kinds}


class Deciding(forms.Form):
    """What was decided, who does it, and by when."""

    what = line(_("Decided"), required=True, help_text=_("One sentence. No talk."))
    who = forms.ChoiceField(label=_("Who does it?"))
    due = forms.DateField(label=_("By"), widget=Day)

    def __init__(self, *args: Any, team: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {member.handle: member for member in team}
        who: Any = self.fields["who"]
        who.choices = [
            ("", pgettext_lazy("nobody chosen yet", "Choose")),
            *((handle, in_the_team(one)) for handle, one in self.team.items()),
            *((one.value, one.label) for one in ASKED),
        ]

    def told(self) -> dict[str, Any]:
        """Return it as the action takes it."""
        who = self.cleaned_data["who"]
        member = self.team.get(who)
        return {
            "what": self.cleaned_data["what"],
            "due": self.cleaned_data["due"],
            "owner": member.staff if member else None,
            "owner_body": "" if member else who,
        }


class Correcting(forms.Form):
    """What is right, where closed minutes are wrong."""

    text = forms.CharField(
        label=_("What is right?"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


def first_moment() -> datetime:
    """Return what a new meeting is proposed for: ten in the morning tomorrow."""
    tomorrow = timezone.localtime() + timedelta(days=1)
    return tomorrow.replace(hour=10, minute=0, second=0, microsecond=0)
