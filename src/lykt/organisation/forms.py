"""The forms of accounts, posts and units."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Staff, StaffPost, Unit, valid_age_bands
from lykt.organisation.queries import Narrowing, administered, units_of, units_read_by
from lykt.organisation.roles import CONTROLLER_WIDE, Role, UnitKind
from lykt.organisation.rules import earliest_end


#: Of many accounts; where it is said of one, the word is another in Norwegian.
_OPEN, _CLOSED = pgettext_lazy("accounts", "Open"), pgettext_lazy("accounts", "Closed")

#: A password manager must not fill a form about somebody else.
_NOT_MINE = {"autocomplete": "off"}


class DayInput(forms.DateInput):
    """A day, picked with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class AccountFilter(forms.Form):
    """Narrows the list of accounts. What cannot be read narrows nothing."""

    search = forms.CharField(
        label=_("Name or user name"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", **_NOT_MINE}),
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices]
    )
    state = forms.ChoiceField(
        label=_("Accounts"),
        required=False,
        initial="open",
        choices=[("open", _OPEN), ("closed", _CLOSED), ("all", _("All"))],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        # A list opened without an answer shows the open accounts.
        super().__init__({"state": "open", **data.dict()})
        units = units_read_by(actor).values_list("handle", "name")
        self.fields["unit"].choices = [("", _("All units")), *units]  # type: ignore[attr-defined]

    def narrowing(self) -> Narrowing:
        """Return what to narrow by; an answer that is no choice is left out."""
        self.full_clean()
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return Narrowing(**told)


class PlaceField(forms.ChoiceField):
    """Where a post is held: a unit in use, or the whole of a controller."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Where"), **kwargs)
        self._places: dict[str, tuple[Controller, Unit | None]] = {}

    def offer(self, actor: Actor) -> None:
        """Offer what the actor governs."""
        controllers = list(administered(actor))
        units = [unit for unit in units_of(actor, "change") if unit.active]
        whole = {f"all:{controller.pk}": (controller, None) for controller in controllers}
        parts = {unit.handle: (unit.controller, unit) for unit in units}
        self._places = {**parts, **whole}
        several = len(controllers) > 1
        self.choices = [
            ("", _("Choose")),
            *(
                (key, f"{unit} ({controller})" if several else str(unit))
                for key, (controller, unit) in parts.items()
            ),
            *(
                (key, gettext("The whole of %(name)s") % {"name": controller.name})
                for key, (controller, _unit) in whole.items()
            ),
        ]

    def clean(self, value: Any) -> tuple[Controller, Unit | None]:
        """Return the controller, and the unit where it is one."""
        return self._places[super().clean(value)]


class RoleField(forms.ChoiceField):
    """One of the roles."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", _("Choose")), *Role.choices]
        super().__init__(label=_("Role"), choices=choices, **kwargs)


class _Post(forms.Form):
    """What a new account and a new post have in common."""

    role = RoleField()
    place = PlaceField(
        help_text=_("Administrators and data-protection officers oversee the whole."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        assert isinstance(place, PlaceField)  # noqa: S101 - declared above
        place.offer(actor)

    def clean(self) -> dict[str, Any]:
        """Say at the field when role and place do not fit together."""
        told = super().clean() or {}
        if "place" in told and told.get("role"):
            controller, unit = told.pop("place")
            wide = told["role"] in CONTROLLER_WIDE
            if wide and unit is not None:
                self.add_error("place", _("This role is held for the whole organisation."))
            elif not wide and unit is None:
                self.add_error("place", _("This role is held in a unit. Choose which."))
            told |= {"controller": controller, "unit": unit}
        return told


def language_field() -> forms.ChoiceField:
    """Return the choice of language, where none is what the browser asks for."""
    choices = [("", _("As the browser asks")), *settings.LANGUAGES]
    return forms.ChoiceField(label=_("Language"), required=False, choices=choices)


class AccountForm(forms.Form):
    """What is written about an account, for whoever governs it."""

    name = forms.CharField(
        label=_("Name"), max_length=100, widget=forms.TextInput(attrs=_NOT_MINE)
    )
    email = forms.EmailField(
        label=_("Work e-mail"),
        required=False,
        widget=forms.EmailInput(attrs=_NOT_MINE),
        help_text=_("May be left empty. Nothing is sent to it."),
    )
    language = language_field()


class NewAccountForm(AccountForm, _Post):
    """A new account with its first post."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("What one signs in with. Small letters; it cannot be changed later."),
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", **_NOT_MINE}
        ),
        validators=Staff._meta.get_field("username").validators,
    )
    field_order = ("name", "username", "email", "language", "role", "place")


class PostForm(_Post):
    """One more post for someone who has an account."""

    since = forms.DateField(label=_("From"), widget=DayInput, initial=timezone.localdate)
    until = forms.DateField(
        label=_("To and including"),
        widget=DayInput,
        required=False,
        help_text=_("Leave empty when the end is not known."),
    )
    field_order = ("role", "place", "since", "until")


class EndPostForm(forms.Form):
    """The last day of a post."""

    until = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        help_text=_("The post is held to the end of this day. Yesterday ends it at once."),
    )

    def __init__(self, data: Any = None, *, post: StaffPost) -> None:
        today = timezone.localdate()
        last = {"until": post.until or today}
        # Several stand on one page, so each has names of its own.
        super().__init__(data, initial=last, prefix=post.handle)
        first = earliest_end(post.since, today=today)
        limits = {"min": first.isoformat()}
        if post.until:
            limits["max"] = post.until.isoformat()
        self.fields["until"].widget.attrs |= limits


class UnitForm(forms.Form):
    """What a unit is called, what it does, and how it tells ages apart."""

    name = forms.CharField(
        label=_("Name"), max_length=100, widget=forms.TextInput(attrs=_NOT_MINE)
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices)
    age_bands = forms.CharField(
        label=_("Age bands begin at"),
        max_length=100,
        initial=Unit._meta.get_field("age_bands").get_default(),
        validators=[valid_age_bands],
        help_text=_("18, 24, 30 gives under 18, 18–23, 24–29, and 30 and over."),
    )
    active = forms.BooleanField(
        label=_("In use"),
        required=False,
        initial=True,
        help_text=_("Out of use, it is hidden from forms and stays in the figures."),
    )

    def __init__(self, *args: Any, controllers: list[Controller], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._controllers = {str(one.pk): one for one in controllers}
        if len(controllers) > 1:
            choices = [(key, one.name) for key, one in self._controllers.items()]
            field = forms.ChoiceField(label=_("Organisation"), choices=choices)
            self.fields = {"controller": field, **self.fields}

    def controller(self) -> Controller:
        """Return the controller the unit is made in."""
        told = self.cleaned_data.pop("controller", None)
        return self._controllers[told] if told else next(iter(self._controllers.values()))


class OwnAccountForm(forms.Form):
    """What one may change about oneself."""

    name = forms.CharField(
        label=_("Name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = language_field()
